// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QString>

#include "address.h"

namespace sw {

/// One option as setsockopt(2) takes it. A value.
struct RawOption
{
    int level = 0;
    int name = 0;
    QByteArray value;
};

/// 224.0.0.0/4 or ff00::/8. Any thread.
bool isMulticast(const SocketAddress &address);

/// Joins or leaves a group on an interface, only for what `source` sends unless that is null, see ip(7) and ipv6(7)
/// (IP_ADD_MEMBERSHIP, IPV6_ADD_MEMBERSHIP, MCAST_JOIN_SOURCE_GROUP and their opposites). Nothing unless the group is an
/// IPv4 or IPv6 address and the source of the same family. Any thread.
std::optional<RawOption> membershipOption(const SocketAddress &group, int interfaceIndex, const SocketAddress &source,
                                          bool join);

/// IP_MULTICAST_IF or IPV6_MULTICAST_IF: where multicast datagrams leave. Any thread.
RawOption multicastInterfaceOption(int family, int interfaceIndex);

} // namespace sw
