// SPDX-License-Identifier: GPL-3.0-or-later
#include "optionrow.h"

#include <linux/udp.h>
#include <netinet/in.h>

namespace sw {

namespace {

using enum OptionKind;

constexpr NamedNumber encapsulations[] = {
    {"none", 0}, // the kernel has no name for it
    {"UDP_ENCAP_ESPINUDP_NON_IKE", UDP_ENCAP_ESPINUDP_NON_IKE},
    {"UDP_ENCAP_ESPINUDP", UDP_ENCAP_ESPINUDP},
    {"UDP_ENCAP_L2TPINUDP", UDP_ENCAP_L2TPINUDP},
    {"UDP_ENCAP_GTP0", UDP_ENCAP_GTP0},
    {"UDP_ENCAP_GTP1U", UDP_ENCAP_GTP1U},
};

// clang-format off
#define ROW(symbol, kind) OptionRow(IPPROTO_UDP, symbol, #symbol, kind).on(OnIp, OnDatagram)
constexpr SocketOption rows[] = {
    ROW(UDP_CORK, Switch).from("2.5.44"),
    ROW(UDP_ENCAP, Choice).of(encapsulations).from("2.5.67"),
    ROW(UDP_GRO, Switch).from("5.0"),
    ROW(UDP_NO_CHECK6_RX, Switch).on(OnInet6, OnDatagram).from("3.16"),
    ROW(UDP_NO_CHECK6_TX, Switch).on(OnInet6, OnDatagram).from("3.16"),
    ROW(UDP_SEGMENT, Integer).in(OptionUnit::Bytes).range(0, 65535).from("4.18"),
};
// clang-format on
#undef ROW

} // namespace

std::span<const SocketOption> udpLevelOptions()
{
    return rows;
}

} // namespace sw
