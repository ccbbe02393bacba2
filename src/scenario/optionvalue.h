// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonValue>

namespace sw {

/// The value of a socket option as files write it (number, text, {"onoff", "linger"}, {"seconds"}, {"hex"}) and as the kernel
/// takes it: an int in the machine's byte order, struct linger, struct timeval, bytes of a name. See socket(7), tcp(7).
namespace optionvalue {

/// Nothing when the value does not fit the option.
std::optional<QByteArray> encode(int level, int name, const QJsonValue &value);
QJsonValue decode(int level, int name, QByteArrayView bytes);
/// How long a buffer getsockopt(2) needs for it.
int length(int level, int name);

} // namespace optionvalue

} // namespace sw
