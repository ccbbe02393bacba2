// SPDX-License-Identifier: GPL-3.0-or-later
#include "optionrow.h"

#include <netinet/in.h>
// After glibc's header, which has other names for some of it.
#include <linux/in.h>

namespace sw {

namespace {

using enum OptionKind;
using U = OptionUnit;
using W = OptionWhen;

constexpr quint8 packets = OnDatagram | OnRaw;

#define NAMED(symbol) \
    NamedNumber \
    { \
#symbol, symbol \
    }
// clang-format off
constexpr NamedNumber pathMtu[] = {
    NAMED(IP_PMTUDISC_DONT), NAMED(IP_PMTUDISC_WANT), NAMED(IP_PMTUDISC_DO), NAMED(IP_PMTUDISC_PROBE),
    NAMED(IP_PMTUDISC_INTERFACE), NAMED(IP_PMTUDISC_OMIT),
};

#define ROW(symbol, kind) OptionRow(IPPROTO_IP, symbol, #symbol, kind).on(OnIp)
constexpr SocketOption rows[] = {
    ROW(IP_ADD_MEMBERSHIP, Membership).writeOnly().from("1.2").on(OnInet, packets),
    ROW(IP_ADD_SOURCE_MEMBERSHIP, SourceMembership).writeOnly().from("2.4.22").on(OnInet, packets),
    ROW(IP_BIND_ADDRESS_NO_PORT, Switch).only(W::BeforeBind).from("4.2"),
    ROW(IP_BLOCK_SOURCE, SourceMembership).writeOnly().from("2.4.22").on(OnInet, packets),
    ROW(IP_CHECKSUM, Switch).from("4.0").on(OnIp, OnDatagram),
    ROW(IP_DROP_MEMBERSHIP, Membership).writeOnly().from("1.2").on(OnInet, packets),
    ROW(IP_DROP_SOURCE_MEMBERSHIP, SourceMembership).writeOnly().from("2.4.22").on(OnInet, packets),
    ROW(IP_FREEBIND, Switch).only(W::BeforeBind).from("2.4"),
    ROW(IP_HDRINCL, Switch).from("2.0").on(OnInet, OnRaw),
    ROW(IP_IPSEC_POLICY, Bytes).writeOnly().from("2.5.47").needs("CAP_NET_ADMIN"),
    ROW(IP_LOCAL_PORT_RANGE, PortRange).only(W::BeforeBind).from("6.3"),
    ROW(IP_MINTTL, Integer).in(U::Hops).range(0, 255).from("2.6.34"),
    ROW(IP_MSFILTER, Bytes).from("2.4.22").on(OnInet, packets),
    ROW(IP_MTU, Integer).in(U::Bytes).readOnly().from("2.2"),
    ROW(IP_MTU_DISCOVER, Choice).of(pathMtu).from("2.2"),
    ROW(IP_MULTICAST_ALL, Switch).from("2.6.31").on(OnInet, packets),
    ROW(IP_MULTICAST_IF, MulticastInterface).from("1.2").on(OnInet, packets),
    ROW(IP_MULTICAST_LOOP, Switch).from("1.2").on(OnInet, packets),
    ROW(IP_MULTICAST_TTL, Integer).in(U::Hops).range(-1, 255).from("1.2").on(OnInet, packets),
    ROW(IP_NODEFRAG, Switch).from("2.6.36").on(OnInet, OnRaw),
    ROW(IP_OPTIONS, Bytes).from("2.0"),
    ROW(IP_PASSSEC, Switch).from("2.6.17"),
    ROW(IP_PKTINFO, Switch).from("2.2").on(OnIp, packets),
    ROW(IP_PKTOPTIONS, Bytes).readOnly().from("2.2").on(OnInet, OnStream),
    ROW(IP_PROTOCOL, Integer).readOnly().from("6.4").on(OnInet, OnRaw),
    ROW(IP_RECVERR, Switch).from("2.2"),
    ROW(IP_RECVERR_RFC4884, Switch).from("5.9").on(OnIp, packets),
    ROW(IP_RECVFRAGSIZE, Switch).from("4.10").on(OnIp, packets),
    ROW(IP_RECVOPTS, Switch).from("2.2").on(OnIp, packets),
    ROW(IP_RECVORIGDSTADDR, Switch).from("2.6.29").on(OnIp, packets),
    ROW(IP_RECVTOS, Switch).from("2.2"),
    ROW(IP_RECVTTL, Switch).from("2.2"),
    ROW(IP_RETOPTS, Switch).from("2.2").on(OnIp, packets),
    ROW(IP_ROUTER_ALERT, Switch).from("2.2").on(OnInet, OnRaw),
    ROW(IP_TOS, Integer).range(0, 255).from("1.0").mayNeed("CAP_NET_ADMIN"),
    ROW(IP_TRANSPARENT, Switch).only(W::BeforeBind).from("2.6.24").needs("CAP_NET_ADMIN"),
    ROW(IP_TTL, Integer).in(U::Hops).range(-1, 255).from("1.0"),
    ROW(IP_UNBLOCK_SOURCE, SourceMembership).writeOnly().from("2.4.22").on(OnInet, packets),
    ROW(IP_UNICAST_IF, InterfaceIndexNet).from("3.3"),
    ROW(IP_XFRM_POLICY, Bytes).writeOnly().from("2.5.64").needs("CAP_NET_ADMIN"),
    ROW(MCAST_BLOCK_SOURCE, GroupSource).writeOnly().from("2.5.68").on(OnInet, packets),
    ROW(MCAST_JOIN_GROUP, GroupMembership).writeOnly().from("2.5.68").on(OnInet, packets),
    ROW(MCAST_JOIN_SOURCE_GROUP, GroupSource).writeOnly().from("2.5.68").on(OnInet, packets),
    ROW(MCAST_LEAVE_GROUP, GroupMembership).writeOnly().from("2.5.68").on(OnInet, packets),
    ROW(MCAST_LEAVE_SOURCE_GROUP, GroupSource).writeOnly().from("2.5.68").on(OnInet, packets),
    ROW(MCAST_MSFILTER, Bytes).from("2.5.68").on(OnInet, packets),
    ROW(MCAST_UNBLOCK_SOURCE, GroupSource).writeOnly().from("2.5.68").on(OnInet, packets),
};
// clang-format on
#undef ROW
#undef NAMED

} // namespace

std::span<const SocketOption> ipLevelOptions()
{
    return rows;
}

} // namespace sw
