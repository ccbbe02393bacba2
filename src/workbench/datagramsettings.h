// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "endpointsettings.h"

namespace sw {

/// A multicast group that a socket is, or shall be, a member of. A value.
struct Membership
{
    QString group; ///< numeric
    QString interfaceName; ///< empty = the system picks
    QString source; ///< numeric: only what this one sends; empty = everybody

    bool operator==(const Membership &other) const = default;
};

/// What a datagram panel asks for. A value.
struct DatagramSettings
{
    BackendKind backend = BackendKind::Native; ///< of AF_UNIX native always
    bool isUnix = false; ///< AF_UNIX, else IPv4 or IPv6 as the addresses say
    bool binds = true; ///< to the local address; without, the system picks one at the first send
    QString localHost = QStringLiteral("127.0.0.1"); ///< numeric or a name; empty = any IPv4 address
    quint16 localPort = 9999; ///< 0 = the system picks
    QString localPath; ///< of AF_UNIX: a path, "@name" (abstract), empty = the system picks a name (autobind)
    QString remoteHost; ///< where datagrams go unless said otherwise; empty = nowhere
    quint16 remotePort = 9999;
    QString remotePath; ///< of AF_UNIX
    bool connects = false; ///< connect() to the remote: only its datagrams get in, and errors come back
    QString interfaceName; ///< SO_BINDTODEVICE; empty = any
    bool reuseAddress = false; ///< SO_REUSEADDR: of UDP, the last binder gets what comes
    bool reusePort = false; ///< SO_REUSEPORT: the kernel shares out what comes
    bool broadcast = false; ///< SO_BROADCAST
    bool dualStack = true; ///< on an IPv6 address: IPV6_V6ONLY off
    int ttl = -1; ///< IP_TTL or IPV6_UNICAST_HOPS; -1 = as the system has it
    std::vector<Membership> groups; ///< to join at the start
    int multicastTtl = -1; ///< IP_MULTICAST_TTL or IPV6_MULTICAST_HOPS; -1 = as the system has it, which is 1
    bool multicastLoop = true; ///< IP_MULTICAST_LOOP: this machine hears what it sends
    QString multicastInterface; ///< IP_MULTICAST_IF; empty = by route
    bool tellsDestination = true; ///< IP_PKTINFO and IP_RECVTTL: destination, interface and TTL of what comes
    bool countsDrops = true; ///< SO_RXQ_OVFL
    bool errorQueue = false; ///< IP_RECVERR
    int receiveBuffer = 0; ///< SO_RCVBUF; 0 = as the system has it
    int bufferSize = 65536; ///< what one call takes; the rest of a longer datagram is lost
    bool tellsWholeSize = true; ///< MSG_TRUNC: a call returns how long the datagram was, also when it did not fit
    PresetOptions options; ///< set before the bind
    ReplySettings reply;

    /// Whether the control messages of recvmsg(2) are wanted; otherwise recvfrom(2) does.
    [[nodiscard]] bool needsRecvmsg() const
    {
        return !isUnix && !isQt() && (tellsDestination || countsDrops || errorQueue);
    }
    [[nodiscard]] bool isQt() const { return backend == BackendKind::Qt && !isUnix; }
    [[nodiscard]] bool hasRemote() const { return isUnix ? !remotePath.isEmpty() : !remoteHost.isEmpty(); }
};

QJsonObject toJson(const DatagramSettings &settings);
/// Missing or wrong members keep their defaults.
DatagramSettings datagramSettingsFrom(const QJsonObject &object);

} // namespace sw
