// SPDX-License-Identifier: GPL-3.0-or-later
#include "socketoption.h"

#include <algorithm>
#include <array>

#include <netinet/in.h>
#include <sys/socket.h>

#include "optionrow.h"

namespace sw {

namespace {

constexpr std::array levels{SOL_SOCKET, int(IPPROTO_TCP), int(IPPROTO_IP), int(IPPROTO_IPV6), int(IPPROTO_UDP)};

/// Second names of options that have a row.
struct Alias
{
    int level;
    const char *name;
    const char *row;
};
constexpr std::array aliases{
    Alias{SOL_SOCKET, "SO_DETACH_BPF", "SO_DETACH_FILTER"},
    Alias{SOL_SOCKET, "SO_GET_FILTER", "SO_ATTACH_FILTER"},
    Alias{IPPROTO_TCP, "TCP_CM_INQ", "TCP_INQ"},
    Alias{IPPROTO_IP, "IP_RECVRETOPTS", "IP_RETOPTS"},
    Alias{IPPROTO_IP, "IP_ORIGDSTADDR", "IP_RECVORIGDSTADDR"},
    Alias{IPPROTO_IPV6, "IPV6_JOIN_GROUP", "IPV6_ADD_MEMBERSHIP"},
    Alias{IPPROTO_IPV6, "IPV6_LEAVE_GROUP", "IPV6_DROP_MEMBERSHIP"},
    Alias{IPPROTO_IPV6, "IPV6_ORIGDSTADDR", "IPV6_RECVORIGDSTADDR"},
};

template<typename Matches>
const SocketOption *firstOf(int level, Matches &&matches)
{
    const auto options = optionsOfLevel(level);
    const auto found = std::find_if(options.begin(), options.end(), matches);
    return found == options.end() ? nullptr : &*found;
}

} // namespace

std::span<const int> optionLevels()
{
    return levels;
}

std::span<const SocketOption> optionsOfLevel(int level)
{
    switch (level) {
    case SOL_SOCKET:
        return socketLevelOptions();
    case IPPROTO_TCP:
        return tcpLevelOptions();
    case IPPROTO_IP:
        return ipLevelOptions();
    case IPPROTO_IPV6:
        return ipv6LevelOptions();
    case IPPROTO_UDP:
        return udpLevelOptions();
    default:
        return {};
    }
}

const SocketOption *findOption(int level, int number)
{
    return firstOf(level, [number](const SocketOption &one) { return one.number == number; });
}

const SocketOption *findOption(int level, QByteArrayView name)
{
    for (const Alias &alias : aliases) {
        if (alias.level == level && name == alias.name)
            return findOption(level, QByteArrayView(alias.row));
    }
    return firstOf(level, [name](const SocketOption &one) { return name == one.name; });
}

int optionLength(const SocketOption &option, int family)
{
    if (option.size != 0)
        return option.size;
    switch (option.kind) {
    case OptionKind::Linger:
    case OptionKind::Wide:
        return 8;
    case OptionKind::Time:
        return 16;
    case OptionKind::Text:
    case OptionKind::Device:
        return 128;
    case OptionKind::Address:
        return family == AF_INET6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in);
    case OptionKind::Credentials:
        return 12;
    case OptionKind::Numbers:
        return 1024;
    case OptionKind::Program:
        return 0; // SO_GET_FILTER counts instructions, not bytes: with another length it would write beyond the buffer
    case OptionKind::Membership:
    case OptionKind::SourceMembership:
    case OptionKind::Membership6:
    case OptionKind::GroupMembership:
    case OptionKind::GroupSource:
    case OptionKind::Bytes:
        return 512;
    default:
        return sizeof(int);
    }
}

bool levelSuits(int level, int family, int type, int protocol)
{
    const bool overIp = family == AF_INET || family == AF_INET6;
    switch (level) {
    case SOL_SOCKET:
        return true;
    case IPPROTO_TCP:
        return overIp && type == SOCK_STREAM && (protocol == 0 || protocol == IPPROTO_TCP || protocol == IPPROTO_MPTCP);
    case IPPROTO_UDP:
        return overIp && type == SOCK_DGRAM
            && (protocol == 0 || protocol == IPPROTO_UDP || protocol == IPPROTO_UDPLITE);
    case IPPROTO_IP: // also on an IPv6 socket, which may carry IPv4
        return family == AF_INET || (family == AF_INET6 && type != SOCK_RAW);
    case IPPROTO_IPV6:
        return family == AF_INET6;
    default:
        return false;
    }
}

bool optionSuits(const SocketOption &option, int family, int type)
{
    const quint8 familyBit = family == AF_INET ? OnInet
        : family == AF_INET6                   ? OnInet6
        : family == AF_UNIX                    ? OnUnix
                                               : OnOthers;
    const quint8 typeBit = type == SOCK_STREAM ? OnStream
        : type == SOCK_DGRAM                   ? OnDatagram
        : type == SOCK_RAW                     ? OnRaw
        : type == SOCK_SEQPACKET               ? OnSeqpacket
                                               : OnOtherTypes;
    return (option.families & familyBit) != 0 && (option.types & typeBit) != 0;
}

} // namespace sw
