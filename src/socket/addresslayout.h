// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "address.h"

namespace sw {

/// What a part of a socket address means.
enum class AddressPart : quint8 {
    Family, ///< in the order of this machine
    Port, ///< in network order
    Ipv4, ///< in network order
    Padding, ///< zero
    FlowInfo,
    Ipv6, ///< in network order
    Scope, ///< index of an interface, in the order of this machine
};

/// One member of a sockaddr_in or sockaddr_in6, in the order of memory; see ip(7), ipv6(7).
struct AddressField
{
    QLatin1StringView name; ///< "sin_port"
    AddressPart part;
    int offset = 0;
    QByteArray bytes;
};

/// All bytes of an IPv4 or IPv6 address as the kernel is given them; empty for other families. Pure, any thread.
std::vector<AddressField> addressLayout(const SocketAddress &address);

} // namespace sw
