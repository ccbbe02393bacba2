// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>
#include <QStringList>

#include "socketoption.h"

namespace sw {

/// The words for a row of the table of socket options, in the language of the person. Plain text; any thread.
namespace optionwording {

/// What it does, how the kernel changes the value, what to look out for: one to four sentences.
QString explanation(const SocketOption &option);
/// Kind and unit: "number, bytes, 0 to 32767".
QString type(const SocketOption &option);
QString access(const SocketOption &option); ///< "read only"
QString when(const SocketOption &option); ///< "before bind()"; empty for a read-only one
QString since(const SocketOption &option); ///< "since Linux 3.9"
QString right(const SocketOption &option); ///< what setting it needs; empty: nothing
QString reading(const SocketOption &option); ///< what reading it changes; empty: nothing
QString readWord(const SocketOption &option); ///< of the button that reads it: "Read", "Read and clear"
QString unit(OptionUnit unit); ///< "s", "bytes"; empty for none
/// A value as optionvalue::decode() gives it, for a person: "on", "7200 s", "off", "IP_PMTUDISC_WANT", "212992 bytes".
QString value(const SocketOption &option, const QJsonValue &value);
/// What a structure holds that `value` tells in short, "name number" each: of TCP_INFO and SO_MEMINFO; else nothing.
QStringList members(const SocketOption &option, const QJsonValue &value);
QString cap(const SocketOption &option); ///< which setting of this machine cuts larger values; empty: none
/// A warning when the kernel is known not to take it as it is; empty: nothing is known against it.
QString outOfRange(const SocketOption &option, const QJsonValue &value);
/// What ENOPROTOOPT or EOPNOTSUPP at reading means here: `suits` this kind of socket, was found `nowhere` on this kernel.
QString absence(const SocketOption &option, int error, bool suits, bool nowhere);
/// Why the kernel gave no value, or did not take one: a short sentence, with what to do.
QString refusal(const SocketOption &option, int error, bool setting);

} // namespace optionwording

} // namespace sw
