// SPDX-License-Identifier: GPL-3.0-or-later
#include "optionrow.h"

#include <limits>

#include <linux/tcp.h>
#include <netinet/in.h>

// Newer than the headers of Debian 12; the numbers of <linux/tcp.h>.
#ifndef TCP_AO_ADD_KEY
#define TCP_AO_ADD_KEY 38
#define TCP_AO_DEL_KEY 39
#define TCP_AO_INFO 40
#define TCP_AO_GET_KEYS 41
#define TCP_AO_REPAIR 42
#endif
#ifndef TCP_IS_MPTCP
#define TCP_IS_MPTCP 43
#endif
#ifndef TCP_RTO_MAX_MS
#define TCP_RTO_MAX_MS 44
#endif
#ifndef TCP_RTO_MIN_US
#define TCP_RTO_MIN_US 45
#endif
#ifndef TCP_DELACK_MAX_US
#define TCP_DELACK_MAX_US 46
#endif

namespace sw {

namespace {

using enum OptionKind;
using U = OptionUnit;
using W = OptionWhen;

constexpr qint64 intMax = std::numeric_limits<int>::max();
constexpr qint64 uintMax = std::numeric_limits<quint32>::max();

constexpr NamedNumber repairModes[] = {{"TCP_REPAIR_OFF", 0}, {"TCP_REPAIR_ON", 1}, {"TCP_REPAIR_OFF_NO_WP", -1}};
constexpr NamedNumber repairQueues[] = {{"TCP_NO_QUEUE", 0}, {"TCP_RECV_QUEUE", 1}, {"TCP_SEND_QUEUE", 2}};

// clang-format off
#define ROW(symbol, kind) OptionRow(IPPROTO_TCP, symbol, #symbol, kind).on(OnIp, OnStream)
constexpr SocketOption rows[] = {
    ROW(TCP_AO_ADD_KEY, Bytes).writeOnly().from("6.7"),
    ROW(TCP_AO_DEL_KEY, Bytes).writeOnly().from("6.7"),
    ROW(TCP_AO_GET_KEYS, Bytes).readOnly().from("6.7"),
    ROW(TCP_AO_INFO, Bytes).from("6.7"),
    ROW(TCP_AO_REPAIR, Bytes).from("6.7").only(W::InRepair).needs("CAP_NET_ADMIN"),
    ROW(TCP_CC_INFO, Bytes).readOnly().from("4.1"),
    ROW(TCP_CONGESTION, Text).from("2.6.13").mayNeed("CAP_NET_ADMIN"),
    ROW(TCP_CORK, Switch).from("2.2"),
    ROW(TCP_DEFER_ACCEPT, Integer).in(U::Seconds).range(0, intMax).from("2.4").only(W::BeforeListen),
    ROW(TCP_DELACK_MAX_US, Integer).in(U::Microseconds).range(1, 200'000).from("6.15"),
    ROW(TCP_FASTOPEN, Integer).in(U::Count).range(0, intMax).from("3.6").only(W::BeforeListen),
    ROW(TCP_FASTOPEN_CONNECT, Switch).from("4.11").only(W::BeforeConnect),
    ROW(TCP_FASTOPEN_KEY, Bytes).from("4.15").only(W::BeforeListen),
    ROW(TCP_FASTOPEN_NO_COOKIE, Switch).from("4.15").only(W::BeforeConnect),
    ROW(TCP_INFO, Bytes).readOnly().from("2.4"),
    ROW(TCP_INQ, Switch).from("4.18"),
    ROW(TCP_IS_MPTCP, Switch).readOnly().from("5.16"),
    ROW(TCP_KEEPCNT, Integer).in(U::Count).range(1, 127).from("2.4"),
    ROW(TCP_KEEPIDLE, Integer).in(U::Seconds).range(1, 32767).from("2.4"),
    ROW(TCP_KEEPINTVL, Integer).in(U::Seconds).range(1, 32767).from("2.4"),
    ROW(TCP_LINGER2, Integer).in(U::Seconds).range(-1, 120).from("2.4"),
    ROW(TCP_MAXSEG, Integer).in(U::Bytes).range(0, 32767).only(W::BeforeConnect),
    ROW(TCP_MD5SIG, Bytes).writeOnly().from("2.6.20"),
    ROW(TCP_MD5SIG_EXT, Bytes).writeOnly().from("4.14"),
    ROW(TCP_NODELAY, Switch),
    ROW(TCP_NOTSENT_LOWAT, Integer).in(U::Bytes).range(0, uintMax).from("3.12"),
    ROW(TCP_QUEUE_SEQ, Integer).range(0, uintMax).from("3.5").only(W::InRepair).needs("CAP_NET_ADMIN"),
    ROW(TCP_QUICKACK, Switch).from("2.4.4").eachConnection(),
    ROW(TCP_REPAIR, Choice).of(repairModes).from("3.5").needs("CAP_NET_ADMIN"),
    ROW(TCP_REPAIR_OPTIONS, Bytes).writeOnly().from("3.5").only(W::InRepair).needs("CAP_NET_ADMIN"),
    ROW(TCP_REPAIR_QUEUE, Choice).of(repairQueues).from("3.5").only(W::InRepair).needs("CAP_NET_ADMIN"),
    ROW(TCP_REPAIR_WINDOW, Bytes).sized(sizeof(tcp_repair_window)).from("4.8").only(W::InRepair).needs("CAP_NET_ADMIN"),
    ROW(TCP_RTO_MAX_MS, Integer).in(U::Milliseconds).range(1000, 120'000).from("6.15"),
    ROW(TCP_RTO_MIN_US, Integer).in(U::Microseconds).range(1, 200'000).from("6.15"),
    ROW(TCP_SAVED_SYN, Bytes).readOnly().from("4.2").reads(OptionReading::TakesOnce),
    ROW(TCP_SAVE_SYN, Integer).range(0, 2).from("4.2").only(W::BeforeListen),
    ROW(TCP_SYNCNT, Integer).in(U::Count).range(1, 127).from("2.4").only(W::BeforeConnect),
    ROW(TCP_THIN_DUPACK, Switch).from("2.6.34"),
    ROW(TCP_THIN_LINEAR_TIMEOUTS, Switch).from("2.6.34"),
    ROW(TCP_TIMESTAMP, Integer).range(0, uintMax).from("3.9").only(W::InRepair).needs("CAP_NET_ADMIN"),
    ROW(TCP_TX_DELAY, Integer).in(U::Microseconds).range(0, intMax).from("5.3"),
    ROW(TCP_ULP, Text).from("4.13").only(W::Connected).eachConnection(),
    ROW(TCP_USER_TIMEOUT, Integer).in(U::Milliseconds).range(0, intMax).from("2.6.37"),
    ROW(TCP_WINDOW_CLAMP, Integer).in(U::Bytes).range(0, intMax).from("2.4"),
    ROW(TCP_ZEROCOPY_RECEIVE, Bytes).readOnly().from("4.18").reads(OptionReading::MapsData),
};
// clang-format on
#undef ROW

} // namespace

std::span<const SocketOption> tcpLevelOptions()
{
    return rows;
}

} // namespace sw
