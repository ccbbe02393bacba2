// SPDX-License-Identifier: GPL-3.0-or-later
#include "optionrow.h"

#include <limits>

#include <linux/net_tstamp.h>
#include <netinet/in.h>
#include <sys/socket.h>

// Newer than the headers of Debian 12; the numbers of <asm-generic/socket.h>.
#ifndef SO_PASSPIDFD
#define SO_PASSPIDFD 76
#define SO_PEERPIDFD 77
#endif
#ifndef SO_DEVMEM_DONTNEED
#define SO_DEVMEM_DONTNEED 80
#endif
#ifndef SO_RCVPRIORITY
#define SO_RCVPRIORITY 82
#endif
#ifndef SO_PASSRIGHTS
#define SO_PASSRIGHTS 83
#endif
#ifndef SO_INQ
#define SO_INQ 84
#endif

namespace sw {

namespace {

using enum OptionKind;
using U = OptionUnit;
using W = OptionWhen;
using R = OptionReading;

constexpr qint64 intMax = std::numeric_limits<int>::max();
constexpr qint64 uintMax = std::numeric_limits<quint32>::max();

#define NAMED(symbol) \
    NamedNumber \
    { \
#symbol, static_cast < int>(symbol) \
    }
// clang-format off
constexpr NamedNumber types[] = {
    NAMED(SOCK_STREAM), NAMED(SOCK_DGRAM), NAMED(SOCK_RAW), NAMED(SOCK_RDM), NAMED(SOCK_SEQPACKET),
};
constexpr NamedNumber domains[] = {
    NAMED(AF_UNIX), NAMED(AF_INET), NAMED(AF_INET6), NAMED(AF_NETLINK), NAMED(AF_PACKET), NAMED(AF_VSOCK),
};
constexpr NamedNumber protocols[] = {
    NAMED(IPPROTO_IP), NAMED(IPPROTO_ICMP), NAMED(IPPROTO_TCP), NAMED(IPPROTO_UDP), NAMED(IPPROTO_ICMPV6),
    NAMED(IPPROTO_SCTP), NAMED(IPPROTO_UDPLITE), NAMED(IPPROTO_RAW), NAMED(IPPROTO_MPTCP),
};
constexpr NamedNumber stampFlags[] = {
    NAMED(SOF_TIMESTAMPING_TX_HARDWARE), NAMED(SOF_TIMESTAMPING_TX_SOFTWARE), NAMED(SOF_TIMESTAMPING_RX_HARDWARE),
    NAMED(SOF_TIMESTAMPING_RX_SOFTWARE), NAMED(SOF_TIMESTAMPING_SOFTWARE), NAMED(SOF_TIMESTAMPING_RAW_HARDWARE),
    NAMED(SOF_TIMESTAMPING_OPT_ID), NAMED(SOF_TIMESTAMPING_TX_SCHED), NAMED(SOF_TIMESTAMPING_TX_ACK),
    NAMED(SOF_TIMESTAMPING_OPT_CMSG), NAMED(SOF_TIMESTAMPING_OPT_TSONLY), NAMED(SOF_TIMESTAMPING_OPT_STATS),
    NAMED(SOF_TIMESTAMPING_OPT_PKTINFO), NAMED(SOF_TIMESTAMPING_OPT_TX_SWHW), NAMED(SOF_TIMESTAMPING_BIND_PHC),
};
constexpr NamedNumber bufferLocks[] = {{"SOCK_SNDBUF_LOCK", 1}, {"SOCK_RCVBUF_LOCK", 2}};
constexpr NamedNumber rehash[] = {{"SOCK_TXREHASH_DISABLED", 0}, {"SOCK_TXREHASH_ENABLED", 1},
                                  {"SOCK_TXREHASH_DEFAULT", 255}};

#define ROW(symbol, kind) OptionRow(SOL_SOCKET, symbol, #symbol, kind)
constexpr SocketOption rows[] = {
    ROW(SO_ACCEPTCONN, Switch).readOnly(),
    ROW(SO_ATTACH_BPF, Integer).writeOnly().from("3.19"),
    ROW(SO_ATTACH_FILTER, Program).writeOnly().from("2.2"),
    ROW(SO_ATTACH_REUSEPORT_CBPF, Program).writeOnly().from("4.5").on(OnIp),
    ROW(SO_ATTACH_REUSEPORT_EBPF, Integer).writeOnly().from("4.5").on(OnIp),
    ROW(SO_BINDTODEVICE, Device).from("2.0.30").on(OnIp | OnOthers).only(W::BeforeBind).mayNeed("CAP_NET_RAW"),
    ROW(SO_BINDTOIFINDEX, InterfaceIndex).from("5.1").on(OnIp | OnOthers).only(W::BeforeBind).mayNeed("CAP_NET_RAW"),
    ROW(SO_BPF_EXTENSIONS, Integer).readOnly().from("3.14"),
    ROW(SO_BROADCAST, Switch).on(OnInet, OnDatagram | OnRaw),
    ROW(SO_BSDCOMPAT, Switch),
    ROW(SO_BUF_LOCK, Flags).of(bufferLocks).from("5.15"),
    ROW(SO_BUSY_POLL, Integer).in(U::Microseconds).range(0, intMax).from("3.11").on(OnIp).mayNeed("CAP_NET_ADMIN"),
    ROW(SO_BUSY_POLL_BUDGET, Integer).range(0, 65535).writeOnly().from("5.11").on(OnIp).mayNeed("CAP_NET_ADMIN"),
    ROW(SO_CNX_ADVICE, Switch).writeOnly().from("4.6").on(OnIp),
    ROW(SO_COOKIE, Wide).readOnly().from("4.12"),
    ROW(SO_DEBUG, Switch).mayNeed("CAP_NET_ADMIN"),
    ROW(SO_DETACH_FILTER, Integer).writeOnly().from("2.2"),
    ROW(SO_DETACH_REUSEPORT_BPF, Integer).writeOnly().from("5.3").on(OnIp),
    ROW(SO_DEVMEM_DONTNEED, Bytes).writeOnly().from("6.12").on(OnIp, OnStream),
    ROW(SO_DOMAIN, Choice).of(domains).readOnly().from("2.6.32"),
    ROW(SO_DONTROUTE, Switch).on(OnIp),
    ROW(SO_ERROR, Integer).readOnly().reads(R::ClearsError),
    ROW(SO_INCOMING_CPU, Integer).from("3.19").on(OnIp),
    ROW(SO_INCOMING_NAPI_ID, Integer).readOnly().from("4.12").on(OnIp),
    ROW(SO_INQ, Switch).writeOnly().from("6.17").on(OnUnix, OnStream),
    ROW(SO_KEEPALIVE, Switch).on(OnIp, OnStream),
    ROW(SO_LINGER, Linger).in(U::Seconds).on(OnAnyFamily, OnStream | OnSeqpacket),
    ROW(SO_LOCK_FILTER, Switch).from("3.9"),
    ROW(SO_MARK, Integer).range(0, uintMax).from("2.6.25").needs("CAP_NET_ADMIN"),
    ROW(SO_MAX_PACING_RATE, Integer).in(U::BytesPerSecond).range(0, uintMax).from("3.13").on(OnIp),
    ROW(SO_MEMINFO, Numbers).readOnly().from("4.12"),
    ROW(SO_NETNS_COOKIE, Wide).readOnly().from("5.14"),
    ROW(SO_NO_CHECK, Switch).on(OnInet, OnDatagram),
    ROW(SO_NOFCS, Switch).from("3.4").on(OnOthers),
    ROW(SO_OOBINLINE, Switch).on(OnAnyFamily, OnStream),
    ROW(SO_PASSCRED, Switch).from("2.2").on(OnUnix | OnOthers),
    ROW(SO_PASSPIDFD, Switch).from("6.5").on(OnUnix),
    ROW(SO_PASSRIGHTS, Switch).from("6.16").on(OnUnix),
    ROW(SO_PASSSEC, Switch).from("2.6.18").on(OnUnix | OnOthers),
    ROW(SO_PEEK_OFF, Integer).in(U::Bytes).range(-1, intMax).from("3.4"),
    ROW(SO_PEERCRED, Credentials).readOnly().from("2.2").on(OnUnix),
    ROW(SO_PEERGROUPS, Numbers).readOnly().from("4.13").on(OnUnix),
    ROW(SO_PEERNAME, Address).readOnly().from("2.4"),
    ROW(SO_PEERPIDFD, Integer).readOnly().from("6.5").on(OnUnix).reads(R::OpensDescriptor),
    ROW(SO_PEERSEC, Text).readOnly().from("2.6.2").on(OnUnix | OnIp, OnStream | OnSeqpacket),
    ROW(SO_PREFER_BUSY_POLL, Switch).from("5.11").on(OnIp).mayNeed("CAP_NET_ADMIN"),
    ROW(SO_PRIORITY, Integer).range(0, intMax).mayNeed("CAP_NET_ADMIN"),
    ROW(SO_PROTOCOL, Choice).of(protocols).readOnly().from("2.6.32"),
    ROW(SO_RCVBUF, Integer).in(U::Bytes).range(0, intMax).cappedBy("net.core.rmem_max"),
    ROW(SO_RCVBUFFORCE, Integer).in(U::Bytes).range(0, intMax).writeOnly().from("2.6.14").needs("CAP_NET_ADMIN"),
    ROW(SO_RCVLOWAT, Integer).in(U::Bytes).range(0, intMax).from("2.4"),
    ROW(SO_RCVMARK, Switch).from("5.19").on(OnIp | OnOthers).needs("CAP_NET_ADMIN"),
    ROW(SO_RCVPRIORITY, Switch).from("6.14").on(OnIp | OnOthers),
    ROW(SO_RCVTIMEO, Time).in(U::Seconds).from("2.4"),
    ROW(SO_RESERVE_MEM, Integer).in(U::Bytes).range(0, intMax).from("5.16").on(OnIp),
    ROW(SO_REUSEADDR, Switch).only(W::BeforeBind),
    ROW(SO_REUSEPORT, Switch).only(W::BeforeBind).from("3.9").on(OnIp),
    ROW(SO_RXQ_OVFL, Switch).from("2.6.33").on(OnAnyFamily, OnDatagram | OnRaw),
    ROW(SO_SELECT_ERR_QUEUE, Switch).from("3.10"),
    ROW(SO_SNDBUF, Integer).in(U::Bytes).range(0, intMax).cappedBy("net.core.wmem_max"),
    ROW(SO_SNDBUFFORCE, Integer).in(U::Bytes).range(0, intMax).writeOnly().from("2.6.14").needs("CAP_NET_ADMIN"),
    ROW(SO_SNDLOWAT, Integer).in(U::Bytes).readOnly().from("2.4"),
    ROW(SO_SNDTIMEO, Time).in(U::Seconds).from("2.4"),
    ROW(SO_TIMESTAMP, Switch).from("2.2"),
    ROW(SO_TIMESTAMPING, Flags).of(stampFlags).from("2.6.30"),
    ROW(SO_TIMESTAMPNS, Switch).from("2.6.22"),
    ROW(SO_TXREHASH, Choice).of(rehash).from("5.19").on(OnIp, OnStream),
    ROW(SO_TXTIME, Bytes).from("4.19").on(OnIp, OnDatagram | OnRaw).mayNeed("CAP_NET_ADMIN"),
    ROW(SO_TYPE, Choice).of(types).readOnly(),
    ROW(SO_WIFI_STATUS, Switch).from("3.3"),
    ROW(SO_ZEROCOPY, Switch).from("4.14").on(OnIp, OnStream | OnDatagram),
};
// clang-format on
#undef ROW
#undef NAMED

} // namespace

std::span<const SocketOption> socketLevelOptions()
{
    return rows;
}

} // namespace sw
