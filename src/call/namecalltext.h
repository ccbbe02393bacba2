// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "callrecord.h"

namespace sw {

/// The parts of straceLine() that the name functions and the byte-order functions have. Inside the room only: others use
/// calltext.h. Pure functions, any thread.
namespace namecalltext {

// What stands between the parentheses.
QStringList addressQuestion(const CallRecord &r); ///< getaddrinfo: host, service, hints
QStringList addressList(const CallRecord &r);
QStringList nameQuestion(const CallRecord &r); ///< getnameinfo: address, flags
QStringList hostAndService(const CallRecord &r);
QStringList text(const CallRecord &r); ///< the one text that is asked for
QStringList serviceName(const CallRecord &r);
QStringList servicePort(const CallRecord &r); ///< in network byte order, as the C function takes it: htons(80)
QStringList number(const CallRecord &r);
QStringList familyAndText(const CallRecord &r);
QStringList hex(const CallRecord &r);
QStringList familyAndHex(const CallRecord &r);
QStringList packed(const CallRecord &r); ///< the bytes of the address

/// What stands behind the equals sign when the function gives more than a number; empty for others and when it failed.
QString result(const CallRecord &r);
/// " (h_errno 1 HOST_NOT_FOUND)" of the functions that have it; else empty.
QString hostError(const CallRecord &r);

} // namespace namecalltext

} // namespace sw
