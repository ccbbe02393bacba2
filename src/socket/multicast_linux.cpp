// SPDX-License-Identifier: GPL-3.0-or-later
#include "multicast.h"

#include <cstring>

#include <netinet/in.h>
#include <sys/socket.h>

namespace sw {

namespace {

template<typename Structure>
QByteArray bytesOf(const Structure &structure)
{
    return {static_cast<const char *>(static_cast<const void *>(&structure)), static_cast<qsizetype>(sizeof structure)};
}

void put(sockaddr_storage &place, const SocketAddress &address)
{
    std::memcpy(&place, address.data(), address.length());
}

} // namespace

bool isMulticast(const SocketAddress &address)
{
    if (address.family() == AF_INET) {
        sockaddr_in four{};
        std::memcpy(&four, address.data(), sizeof four);
        return IN_MULTICAST(ntohl(four.sin_addr.s_addr));
    }
    if (address.family() != AF_INET6)
        return false;
    sockaddr_in6 six{};
    std::memcpy(&six, address.data(), sizeof six);
    return six.sin6_addr.s6_addr[0] == 0xff;
}

std::optional<RawOption> membershipOption(const SocketAddress &group, int interfaceIndex, const SocketAddress &source,
                                          bool join)
{
    const bool four = group.family() == AF_INET;
    if (!four && group.family() != AF_INET6)
        return std::nullopt;
    const int level = four ? IPPROTO_IP : IPPROTO_IPV6;
    if (!source.isNull()) {
        if (source.family() != group.family())
            return std::nullopt;
        group_source_req request{};
        request.gsr_interface = static_cast<quint32>(interfaceIndex);
        put(request.gsr_group, group);
        put(request.gsr_source, source);
        return RawOption{level, join ? MCAST_JOIN_SOURCE_GROUP : MCAST_LEAVE_SOURCE_GROUP, bytesOf(request)};
    }
    if (four) {
        sockaddr_in address{};
        std::memcpy(&address, group.data(), sizeof address);
        ip_mreqn request{};
        request.imr_multiaddr = address.sin_addr;
        request.imr_ifindex = interfaceIndex;
        return RawOption{level, join ? IP_ADD_MEMBERSHIP : IP_DROP_MEMBERSHIP, bytesOf(request)};
    }
    sockaddr_in6 address{};
    std::memcpy(&address, group.data(), sizeof address);
    ipv6_mreq request{};
    request.ipv6mr_multiaddr = address.sin6_addr;
    request.ipv6mr_interface = static_cast<unsigned>(interfaceIndex);
    return RawOption{level, join ? IPV6_ADD_MEMBERSHIP : IPV6_DROP_MEMBERSHIP, bytesOf(request)};
}

RawOption multicastInterfaceOption(int family, int interfaceIndex)
{
    if (family == AF_INET6)
        return {IPPROTO_IPV6, IPV6_MULTICAST_IF, bytesOf(interfaceIndex)};
    ip_mreqn request{};
    request.imr_ifindex = interfaceIndex;
    return {IPPROTO_IP, IP_MULTICAST_IF, bytesOf(request)};
}

} // namespace sw
