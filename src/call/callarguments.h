// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "callrecord.h"

namespace sw {

/// What stands between the parentheses of a call, as strace writes it; any thread. Before: known when the call begins.
QStringList argumentsBefore(const CallRecord &record);
/// Known when it has ended: what it told.
QStringList argumentsAfter(const CallRecord &record);
/// A change of O_NONBLOCK inside another call: there it is the kernel's own fcntl(2).
bool isInnerMode(const CallRecord &record);

} // namespace sw
