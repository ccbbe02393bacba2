// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonValue>

namespace sw {

/// The value of a socket option as files write it and as the kernel takes it; the table of options (socketoption.h) says
/// which. Pure functions, any thread; only a membership looks at this machine's interfaces. See socket(7), tcp(7), ip(7).
///
/// A number (0 and 1 for a switch; true and false too), a text (name of a device, of a congestion control, of a value such as
/// "IP_PMTUDISC_DO"), {"onoff", "linger"}, {"seconds"}, {"group", "interface", "source"}, {"low", "high"}; {"hex"} for all
/// others and, instead of every other form, for bytes that shall be passed on as they are.
namespace optionvalue {

/// Nothing when the value does not fit the option. An option without a row takes a number, a text or {"hex"}.
std::optional<QByteArray> encode(int level, int name, const QJsonValue &value);
/// The reverse; {"hex"} for what has another length than the option's kind.
QJsonValue decode(int level, int name, QByteArrayView bytes);
/// How long a buffer getsockopt(2) needs for it.
int length(int level, int name);

} // namespace optionvalue

} // namespace sw
