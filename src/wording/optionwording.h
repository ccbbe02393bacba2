// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

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
QString unit(OptionUnit unit); ///< "s", "bytes"; empty for none
/// A value as optionvalue::decode() gives it, for a person: "on", "7200 s", "off", "IP_PMTUDISC_WANT", "212992 bytes".
QString value(const SocketOption &option, const QJsonValue &value);
/// Why the kernel gave no value, or did not take one: a short sentence, with what to do.
QString refusal(const SocketOption &option, int error, bool setting);

} // namespace optionwording

} // namespace sw
