// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callrecord.h"

namespace sw::qttext {

/// Whether the row is a function or signal of Qt: the rows that line() is for.
inline bool isEvent(const CallRecord &record)
{
    return record.kind == RecordKind::Inner && record.qtEvent != QtEvent::None;
}
/// "QTcpSocket::connectToHost"; signals too.
QString name(const CallRecord &record);
/// As it would stand in a program: "QTcpSocket::write("hello", 5) = 5", "signal QTcpSocket::stateChanged(ConnectedState)".
QString line(const CallRecord &record);

} // namespace sw::qttext
