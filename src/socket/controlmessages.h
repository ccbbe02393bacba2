// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QByteArrayView>
#include <QJsonObject>

namespace sw {

/// What the kernel told of a message besides its bytes. A value.
struct ControlMessages
{
    /// "destination", "interface_index", "interface", "ttl" (hop limit of IPv6), "tos" (traffic class), "drops"
    /// (SO_RXQ_OVFL: since the socket was made), "gro", "fragment_size", "original_destination", "mark", "timestamp"
    /// (seconds of the wall clock, as text), "timestamping", "credentials", "descriptors" (how many were passed), "pidfd" (true), "error"
    /// ({"errno", "origin", "type", "code", "info", "offender"}) and "other" for what has no name here.
    QJsonObject value;
    /// SCM_RIGHTS and SCM_PIDFD put these into this process; they belong to the caller now.
    std::vector<int> descriptors;
};

/// Reads the control buffer of recvmsg(2), see cmsg(3), ip(7), ipv6(7), udp(7), socket(7), unix(7). A buffer that was cut
/// short gives what is whole in it. Any thread.
ControlMessages decodeControl(QByteArrayView control);

} // namespace sw
