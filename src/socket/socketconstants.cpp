// SPDX-License-Identifier: GPL-3.0-or-later
#include "socketconstants.h"

#include <algorithm>
#include <array>
#include <span>

#include <linux/icmp.h>
#include <linux/icmpv6.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include "socketoption.h"

namespace sw {

namespace constant {
const int afUnspec = AF_UNSPEC;
const int afUnix = AF_UNIX;
const int afInet = AF_INET;
const int afInet6 = AF_INET6;
const int sockStream = SOCK_STREAM;
const int sockDgram = SOCK_DGRAM;
const int sockRaw = SOCK_RAW;
const int sockRdm = SOCK_RDM;
const int sockSeqpacket = SOCK_SEQPACKET;
const int sockTypeMask = ~(SOCK_NONBLOCK | SOCK_CLOEXEC);
const int sockNonBlock = SOCK_NONBLOCK;
const int shutRd = SHUT_RD;
const int shutWr = SHUT_WR;
const int shutRdwr = SHUT_RDWR;
const int solSocket = SOL_SOCKET;
const int soReuseAddr = SO_REUSEADDR;
const int soReusePort = SO_REUSEPORT;
const int soBroadcast = SO_BROADCAST;
const int soRcvBuf = SO_RCVBUF;
const int soSndBuf = SO_SNDBUF;
const int soKeepAlive = SO_KEEPALIVE;
const int soRxqOvfl = SO_RXQ_OVFL;
const int soMemInfo = SO_MEMINFO;
const int soLinger = SO_LINGER;
const int soError = SO_ERROR;
const int soDomain = SO_DOMAIN;
const int soType = SO_TYPE;
const int soProtocol = SO_PROTOCOL;
const int soAcceptConn = SO_ACCEPTCONN;
const int soBindToDevice = SO_BINDTODEVICE;
const int ipprotoIpv6 = IPPROTO_IPV6;
const int ipv6V6Only = IPV6_V6ONLY;
const int ipv6RecvErr = IPV6_RECVERR;
const int ipv6RecvPktInfo = IPV6_RECVPKTINFO;
const int ipv6RecvHopLimit = IPV6_RECVHOPLIMIT;
const int ipv6UnicastHops = IPV6_UNICAST_HOPS;
const int ipv6MulticastHops = IPV6_MULTICAST_HOPS;
const int ipv6MulticastLoop = IPV6_MULTICAST_LOOP;
const int ipv6MulticastIf = IPV6_MULTICAST_IF;
const int ipprotoIp = IPPROTO_IP;
const int ipRecvErr = IP_RECVERR;
const int ipPktInfo = IP_PKTINFO;
const int ipRecvTtl = IP_RECVTTL;
const int ipTtl = IP_TTL;
const int ipMulticastTtl = IP_MULTICAST_TTL;
const int ipMulticastLoop = IP_MULTICAST_LOOP;
const int ipMulticastIf = IP_MULTICAST_IF;
const int ipAddMembership = IP_ADD_MEMBERSHIP;
const int ipDropMembership = IP_DROP_MEMBERSHIP;
const int ipAddSourceMembership = IP_ADD_SOURCE_MEMBERSHIP;
const int ipDropSourceMembership = IP_DROP_SOURCE_MEMBERSHIP;
const int mcastJoinSourceGroup = MCAST_JOIN_SOURCE_GROUP;
const int mcastLeaveSourceGroup = MCAST_LEAVE_SOURCE_GROUP;
const int ipv6JoinGroup = IPV6_ADD_MEMBERSHIP;
const int ipv6LeaveGroup = IPV6_DROP_MEMBERSHIP;
const int msgTrunc = MSG_TRUNC;
const int msgErrQueue = MSG_ERRQUEUE;
const int msgDontWait = MSG_DONTWAIT;
const int ipprotoTcp = IPPROTO_TCP;
const int ipprotoIcmp = IPPROTO_ICMP;
const int ipprotoIcmpV6 = IPPROTO_ICMPV6;
const int solRaw = SOL_RAW;
const int icmpFilter = ICMP_FILTER;
const int icmpV6Filter = ICMPV6_FILTER;
const int ipprotoUdp = IPPROTO_UDP;
const int ipTos = IP_TOS;
const int tcpNoDelay = TCP_NODELAY;
const int tcpInfo = TCP_INFO;
const int msgPeek = MSG_PEEK;
const int pollIn = POLLIN;
const int pollErr = POLLERR;
const int pollOut = POLLOUT;
const int pollRdHup = POLLRDHUP;
const int eaiNoName = EAI_NONAME;
const int aiPassive = AI_PASSIVE;
} // namespace constant

namespace {

struct Entry
{
    QLatin1StringView name;
    int number;
};
using Entries = std::span<const Entry>;

#define ENTRY(symbol) \
    Entry \
    { \
        QLatin1StringView(#symbol), static_cast<int>(symbol) \
    }
// Where two names of a table share a number (AF_UNIX, AF_LOCAL), the first one is printed.
// clang-format off
constexpr std::array familyEntries{
    ENTRY(AF_INET), ENTRY(AF_INET6), ENTRY(AF_UNIX), ENTRY(AF_UNSPEC), ENTRY(AF_AX25), ENTRY(AF_IPX),
    ENTRY(AF_APPLETALK), ENTRY(AF_NETROM), ENTRY(AF_BRIDGE), ENTRY(AF_ATMPVC), ENTRY(AF_X25), ENTRY(AF_ROSE),
    ENTRY(AF_DECnet), ENTRY(AF_NETBEUI), ENTRY(AF_SECURITY), ENTRY(AF_KEY), ENTRY(AF_NETLINK), ENTRY(AF_PACKET),
    ENTRY(AF_ASH), ENTRY(AF_ECONET), ENTRY(AF_ATMSVC), ENTRY(AF_RDS), ENTRY(AF_SNA), ENTRY(AF_IRDA), ENTRY(AF_PPPOX),
    ENTRY(AF_WANPIPE), ENTRY(AF_LLC), ENTRY(AF_IB), ENTRY(AF_MPLS), ENTRY(AF_CAN), ENTRY(AF_TIPC), ENTRY(AF_BLUETOOTH),
    ENTRY(AF_IUCV), ENTRY(AF_RXRPC), ENTRY(AF_ISDN), ENTRY(AF_PHONET), ENTRY(AF_IEEE802154), ENTRY(AF_CAIF),
    ENTRY(AF_ALG), ENTRY(AF_NFC), ENTRY(AF_VSOCK), ENTRY(AF_KCM), ENTRY(AF_QIPCRTR), ENTRY(AF_SMC), ENTRY(AF_XDP),
    ENTRY(AF_LOCAL),
};
constexpr std::array typeEntries{
    ENTRY(SOCK_STREAM), ENTRY(SOCK_DGRAM), ENTRY(SOCK_RAW), ENTRY(SOCK_RDM), ENTRY(SOCK_SEQPACKET), ENTRY(SOCK_DCCP),
    ENTRY(SOCK_PACKET),
};
constexpr std::array protocolEntries{
    ENTRY(IPPROTO_IP), ENTRY(IPPROTO_TCP), ENTRY(IPPROTO_UDP), ENTRY(IPPROTO_ICMP), ENTRY(IPPROTO_ICMPV6),
    ENTRY(IPPROTO_SCTP), ENTRY(IPPROTO_UDPLITE), ENTRY(IPPROTO_DCCP), ENTRY(IPPROTO_MPTCP), ENTRY(IPPROTO_RAW),
    ENTRY(IPPROTO_IPV6), ENTRY(IPPROTO_IGMP), ENTRY(IPPROTO_IPIP), ENTRY(IPPROTO_EGP), ENTRY(IPPROTO_PUP),
    ENTRY(IPPROTO_IDP), ENTRY(IPPROTO_TP), ENTRY(IPPROTO_RSVP), ENTRY(IPPROTO_GRE), ENTRY(IPPROTO_ESP),
    ENTRY(IPPROTO_AH), ENTRY(IPPROTO_MTP), ENTRY(IPPROTO_BEETPH), ENTRY(IPPROTO_ENCAP), ENTRY(IPPROTO_PIM),
    ENTRY(IPPROTO_COMP), ENTRY(IPPROTO_MPLS), ENTRY(IPPROTO_ETHERNET), ENTRY(IPPROTO_HOPOPTS), ENTRY(IPPROTO_ROUTING),
    ENTRY(IPPROTO_FRAGMENT), ENTRY(IPPROTO_NONE), ENTRY(IPPROTO_DSTOPTS), ENTRY(IPPROTO_MH),
};
constexpr std::array shutdownEntries{
    ENTRY(SHUT_RD), ENTRY(SHUT_WR), ENTRY(SHUT_RDWR),
};
constexpr std::array messageFlagEntries{
    ENTRY(MSG_OOB), ENTRY(MSG_PEEK), ENTRY(MSG_DONTROUTE), ENTRY(MSG_CTRUNC), ENTRY(MSG_PROXY), ENTRY(MSG_TRUNC),
    ENTRY(MSG_DONTWAIT), ENTRY(MSG_EOR), ENTRY(MSG_WAITALL), ENTRY(MSG_CONFIRM), ENTRY(MSG_ERRQUEUE),
    ENTRY(MSG_NOSIGNAL), ENTRY(MSG_MORE), ENTRY(MSG_WAITFORONE), ENTRY(MSG_BATCH), ENTRY(MSG_ZEROCOPY),
    ENTRY(MSG_FASTOPEN), ENTRY(MSG_CMSG_CLOEXEC),
};
constexpr std::array pollEventEntries{
    ENTRY(POLLIN), ENTRY(POLLPRI), ENTRY(POLLOUT), ENTRY(POLLERR), ENTRY(POLLHUP), ENTRY(POLLNVAL), ENTRY(POLLRDHUP),
    ENTRY(POLLRDNORM), ENTRY(POLLRDBAND), ENTRY(POLLWRNORM), ENTRY(POLLWRBAND), ENTRY(POLLMSG),
};
constexpr std::array optionLevelEntries{
    ENTRY(SOL_SOCKET), ENTRY(IPPROTO_IP), ENTRY(IPPROTO_IPV6), ENTRY(IPPROTO_TCP), ENTRY(IPPROTO_UDP),
    ENTRY(IPPROTO_ICMPV6), ENTRY(IPPROTO_SCTP), ENTRY(SOL_NETLINK), ENTRY(SOL_PACKET),
    ENTRY(SOL_IP), ENTRY(SOL_IPV6), ENTRY(SOL_ICMPV6), ENTRY(SOL_RAW), ENTRY(IPPROTO_RAW),
};
constexpr std::array addressInfoFlagEntries{
    ENTRY(AI_PASSIVE), ENTRY(AI_CANONNAME), ENTRY(AI_NUMERICHOST), ENTRY(AI_V4MAPPED), ENTRY(AI_ALL),
    ENTRY(AI_ADDRCONFIG), ENTRY(AI_IDN), ENTRY(AI_CANONIDN), ENTRY(AI_NUMERICSERV),
};
constexpr std::array nameInfoFlagEntries{
    ENTRY(NI_NUMERICHOST), ENTRY(NI_NUMERICSERV), ENTRY(NI_NOFQDN), ENTRY(NI_NAMEREQD), ENTRY(NI_DGRAM), ENTRY(NI_IDN),
};
// clang-format on
#undef ENTRY

/// Options of levels that have no table of their own (raw(7)).
struct OtherOption
{
    int level;
    int number;
    QLatin1StringView name;
};
constexpr std::array otherOptions{
    OtherOption{SOL_RAW, ICMP_FILTER, QLatin1StringView("ICMP_FILTER")},
    OtherOption{IPPROTO_ICMPV6, ICMPV6_FILTER, QLatin1StringView("ICMPV6_FILTER")},
};

Entries entriesOf(SymbolTable table)
{
    switch (table) {
    case SymbolTable::Family:
        return familyEntries;
    case SymbolTable::Type:
        return typeEntries;
    case SymbolTable::Protocol:
        return protocolEntries;
    case SymbolTable::Shutdown:
        return shutdownEntries;
    case SymbolTable::MessageFlag:
        return messageFlagEntries;
    case SymbolTable::PollEvent:
        return pollEventEntries;
    case SymbolTable::OptionLevel:
        return optionLevelEntries;
    case SymbolTable::AddressInfoFlag:
        return addressInfoFlagEntries;
    case SymbolTable::NameInfoFlag:
        return nameInfoFlagEntries;
    }
    return {};
}

std::optional<int> numberIn(Entries entries, QByteArrayView name)
{
    for (const Entry &entry : entries) {
        if (entry.name == QLatin1StringView(name))
            return entry.number;
    }
    return std::nullopt;
}

QString nameIn(Entries entries, int number)
{
    for (const Entry &entry : entries) {
        if (entry.number == number)
            return entry.name;
    }
    return QString::number(number);
}

} // namespace

std::optional<int> symbolNumber(SymbolTable table, QByteArrayView name)
{
    return numberIn(entriesOf(table), name);
}

QString symbolName(SymbolTable table, int number)
{
    return nameIn(entriesOf(table), number);
}

QString symbolSet(SymbolTable table, int flags)
{
    QStringList names;
    auto left = static_cast<unsigned>(flags);
    for (const Entry &entry : entriesOf(table)) {
        const auto bit = static_cast<unsigned>(entry.number);
        if (bit != 0 && (left & bit) == bit) {
            names.append(entry.name);
            left &= ~bit;
        }
    }
    if (left != 0)
        names.append(QStringLiteral("0x") + QString::number(left, 16));
    return names.isEmpty() ? QStringLiteral("0") : names.join(u'|');
}

QStringList symbolNames(SymbolTable table)
{
    QStringList names;
    for (const Entry &entry : entriesOf(table))
        names.append(entry.name);
    return names;
}

QString optionName(int level, int name)
{
    if (const SocketOption *option = findOption(level, name))
        return QString::fromLatin1(option->name);
    const auto found = std::find_if(otherOptions.begin(), otherOptions.end(),
                                    [&](const OtherOption &one) { return one.level == level && one.number == name; });
    return found == otherOptions.end() ? QString::number(name) : QString(found->name);
}

std::optional<int> optionNumber(int level, QByteArrayView name)
{
    if (const SocketOption *option = findOption(level, name))
        return option->number;
    const auto found = std::find_if(otherOptions.begin(), otherOptions.end(), [&](const OtherOption &one) {
        return one.level == level && one.name == QLatin1StringView(name);
    });
    return found == otherOptions.end() ? std::nullopt : std::optional(found->number);
}

QStringList optionNames(int level)
{
    QStringList names;
    for (const SocketOption &option : optionsOfLevel(level))
        names.append(QLatin1StringView(option.name));
    return names;
}

} // namespace sw
