// SPDX-License-Identifier: GPL-3.0-or-later
#include "addresslayout.h"

#include <array>
#include <cstddef>

#include <netinet/in.h>
#include <sys/socket.h>

namespace sw {

namespace {

struct Row
{
    int family;
    QLatin1StringView name;
    AddressPart part;
    std::size_t offset;
    std::size_t size;
};

#define MEMBER(type, family, member, part) \
    Row \
    { \
        family, QLatin1StringView(#member), AddressPart::part, offsetof(type, member), sizeof(type::member) \
    }
constexpr std::array rows{
    MEMBER(sockaddr_in, AF_INET, sin_family, Family),
    MEMBER(sockaddr_in, AF_INET, sin_port, Port),
    MEMBER(sockaddr_in, AF_INET, sin_addr, Ipv4),
    MEMBER(sockaddr_in, AF_INET, sin_zero, Padding),
    MEMBER(sockaddr_in6, AF_INET6, sin6_family, Family),
    MEMBER(sockaddr_in6, AF_INET6, sin6_port, Port),
    MEMBER(sockaddr_in6, AF_INET6, sin6_flowinfo, FlowInfo),
    MEMBER(sockaddr_in6, AF_INET6, sin6_addr, Ipv6),
    MEMBER(sockaddr_in6, AF_INET6, sin6_scope_id, Scope),
};
#undef MEMBER

} // namespace

std::vector<AddressField> addressLayout(const SocketAddress &address)
{
    const auto *bytes = static_cast<const char *>(static_cast<const void *>(address.data()));
    std::vector<AddressField> fields;
    for (const Row &row : rows) {
        if (row.family != address.family() || row.offset + row.size > address.length())
            continue;
        fields.push_back({row.name, row.part, static_cast<int>(row.offset),
                          QByteArray(bytes + row.offset, static_cast<qsizetype>(row.size))});
    }
    return fields;
}

} // namespace sw
