// SPDX-License-Identifier: GPL-3.0-or-later
#include "optionrow.h"

#include <netinet/in.h>
// After glibc's header, which has other names for some of it.
#include <linux/in6.h>

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
    NAMED(IPV6_PMTUDISC_DONT), NAMED(IPV6_PMTUDISC_WANT), NAMED(IPV6_PMTUDISC_DO), NAMED(IPV6_PMTUDISC_PROBE),
    NAMED(IPV6_PMTUDISC_INTERFACE), NAMED(IPV6_PMTUDISC_OMIT),
};
constexpr NamedNumber preferences[] = {
    NAMED(IPV6_PREFER_SRC_TMP), NAMED(IPV6_PREFER_SRC_PUBLIC), NAMED(IPV6_PREFER_SRC_COA),
    NAMED(IPV6_PREFER_SRC_CGA), NAMED(IPV6_PREFER_SRC_PUBTMP_DEFAULT), NAMED(IPV6_PREFER_SRC_HOME),
    NAMED(IPV6_PREFER_SRC_NONCGA),
};

#define ROW(symbol, kind) OptionRow(IPPROTO_IPV6, symbol, #symbol, kind).on(OnInet6)
constexpr SocketOption rows[] = {
    ROW(IPV6_2292DSTOPTS, Switch).on(OnInet6, packets),
    ROW(IPV6_2292HOPLIMIT, Switch).on(OnInet6, packets),
    ROW(IPV6_2292HOPOPTS, Switch).on(OnInet6, packets),
    ROW(IPV6_2292PKTINFO, Switch).on(OnInet6, packets),
    ROW(IPV6_2292PKTOPTIONS, Bytes),
    ROW(IPV6_2292RTHDR, Switch).on(OnInet6, packets),
    ROW(IPV6_ADDRFORM, Integer).only(W::Connected),
    ROW(IPV6_ADDR_PREFERENCES, Flags).of(preferences).from("2.6.26"),
    ROW(IPV6_ADD_MEMBERSHIP, Membership6).writeOnly().on(OnInet6, packets),
    ROW(IPV6_AUTHHDR, Bytes).writeOnly(),
    ROW(IPV6_AUTOFLOWLABEL, Switch).from("3.17"),
    ROW(IPV6_CHECKSUM, Integer).in(U::Bytes).on(OnInet6, OnRaw).from("2.2"),
    ROW(IPV6_DONTFRAG, Switch).from("2.6.35"),
    ROW(IPV6_DROP_MEMBERSHIP, Membership6).writeOnly().on(OnInet6, packets),
    ROW(IPV6_DSTOPTS, Bytes).from("2.6.14").needs("CAP_NET_RAW"),
    ROW(IPV6_FLOWINFO, Switch).from("2.2"),
    ROW(IPV6_FLOWINFO_SEND, Switch).from("2.2"),
    ROW(IPV6_FLOWLABEL_MGR, Bytes).from("2.2"),
    ROW(IPV6_FREEBIND, Switch).only(W::BeforeBind).from("4.15"),
    ROW(IPV6_HDRINCL, Switch).on(OnInet6, OnRaw).from("4.5"),
    ROW(IPV6_HOPOPTS, Bytes).from("2.6.14").needs("CAP_NET_RAW"),
    ROW(IPV6_IPSEC_POLICY, Bytes).writeOnly().from("2.5.59").needs("CAP_NET_ADMIN"),
    ROW(IPV6_JOIN_ANYCAST, Membership6).writeOnly().from("2.3.99").on(OnInet6, packets).mayNeed("CAP_NET_ADMIN"),
    ROW(IPV6_LEAVE_ANYCAST, Membership6).writeOnly().from("2.3.99").on(OnInet6, packets),
    ROW(IPV6_MINHOPCOUNT, Integer).in(U::Hops).range(0, 255).from("2.6.35"),
    ROW(IPV6_MTU, Integer).in(U::Bytes).from("2.2"),
    ROW(IPV6_MTU_DISCOVER, Choice).of(pathMtu).from("2.2"),
    ROW(IPV6_MULTICAST_ALL, Switch).from("4.20").on(OnInet6, packets),
    ROW(IPV6_MULTICAST_HOPS, Integer).in(U::Hops).range(-1, 255).on(OnInet6, packets),
    ROW(IPV6_MULTICAST_IF, InterfaceIndex).on(OnInet6, packets),
    ROW(IPV6_MULTICAST_LOOP, Switch).on(OnInet6, packets),
    ROW(IPV6_NEXTHOP, Bytes).writeOnly(),
    ROW(IPV6_PATHMTU, Bytes).readOnly().from("2.6.35"),
    ROW(IPV6_PKTINFO, Bytes).writeOnly().from("2.6.14"),
    ROW(IPV6_RECVDSTOPTS, Switch).from("2.6.14").on(OnInet6, packets),
    ROW(IPV6_RECVERR, Switch).from("2.2"),
    ROW(IPV6_RECVERR_RFC4884, Switch).from("5.9").on(OnInet6, packets),
    ROW(IPV6_RECVFRAGSIZE, Switch).from("4.10").on(OnInet6, packets),
    ROW(IPV6_RECVHOPLIMIT, Switch).from("2.6.14"),
    ROW(IPV6_RECVHOPOPTS, Switch).from("2.6.14").on(OnInet6, packets),
    ROW(IPV6_RECVORIGDSTADDR, Switch).from("2.6.37").on(OnInet6, packets),
    ROW(IPV6_RECVPATHMTU, Switch).from("2.6.35").on(OnInet6, packets),
    ROW(IPV6_RECVPKTINFO, Switch).from("2.6.14"),
    ROW(IPV6_RECVRTHDR, Switch).from("2.6.14").on(OnInet6, packets),
    ROW(IPV6_RECVTCLASS, Switch).from("2.6.14"),
    ROW(IPV6_ROUTER_ALERT, Integer).on(OnInet6, OnRaw),
    ROW(IPV6_ROUTER_ALERT_ISOLATE, Switch).from("5.1").on(OnInet6, OnRaw),
    ROW(IPV6_RTHDR, Bytes).from("2.6.14").mayNeed("CAP_NET_RAW"),
    ROW(IPV6_RTHDRDSTOPTS, Bytes).from("2.6.14").needs("CAP_NET_RAW"),
    ROW(IPV6_TCLASS, Integer).range(-1, 255).from("2.6.14"),
    ROW(IPV6_TRANSPARENT, Switch).only(W::BeforeBind).from("2.6.37").needs("CAP_NET_ADMIN"),
    ROW(IPV6_UNICAST_HOPS, Integer).in(U::Hops).range(-1, 255),
    ROW(IPV6_UNICAST_IF, InterfaceIndexNet).from("3.3"),
    ROW(IPV6_V6ONLY, Switch).only(W::BeforeBind).from("2.4.21"),
    ROW(IPV6_XFRM_POLICY, Bytes).writeOnly().from("2.5.64").needs("CAP_NET_ADMIN"),
    ROW(MCAST_BLOCK_SOURCE, GroupSource).writeOnly().from("2.5.68").on(OnInet6, packets),
    ROW(MCAST_JOIN_GROUP, GroupMembership).writeOnly().from("2.5.68").on(OnInet6, packets),
    ROW(MCAST_JOIN_SOURCE_GROUP, GroupSource).writeOnly().from("2.5.68").on(OnInet6, packets),
    ROW(MCAST_LEAVE_GROUP, GroupMembership).writeOnly().from("2.5.68").on(OnInet6, packets),
    ROW(MCAST_LEAVE_SOURCE_GROUP, GroupSource).writeOnly().from("2.5.68").on(OnInet6, packets),
    ROW(MCAST_MSFILTER, Bytes).from("2.5.68").on(OnInet6, packets),
    ROW(MCAST_UNBLOCK_SOURCE, GroupSource).writeOnly().from("2.5.68").on(OnInet6, packets),
};
// clang-format on
#undef ROW
#undef NAMED

} // namespace

std::span<const SocketOption> ipv6LevelOptions()
{
    return rows;
}

} // namespace sw
