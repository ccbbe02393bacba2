// SPDX-License-Identifier: GPL-3.0-or-later
#include "optiontexttable.h"

#include <QtGlobal>

namespace sw {

namespace {

// clang-format off
constexpr OptionTextRow rows[] = {
    {"UDP_CORK",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Collects what is sent into one datagram until it is switched off again. A forgotten cork sends "
                        "nothing.")},
    {"UDP_ENCAP",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The kernel takes packets of a tunnel (IPsec, L2TP, GTP) out of this socket's datagrams. For programs"
                        " that run such tunnels.")},
    {"UDP_GRO",
     QT_TRANSLATE_NOOP("OptionWording",
                        "The kernel may join several datagrams of one sender into one large receive; recvmsg() tells their "
                        "size.")},
    {"UDP_NO_CHECK6_RX",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Accepts IPv6 datagrams whose checksum is zero; otherwise they are dropped.")},
    {"UDP_NO_CHECK6_TX",
     QT_TRANSLATE_NOOP("OptionWording",
                        "Sends IPv6 datagrams with a checksum of zero. The receiver must allow it.")},
    {"UDP_SEGMENT",
     QT_TRANSLATE_NOOP("OptionWording",
                        "One large send() is cut into datagrams of this size by the kernel or the network card; 0: off.")},
};
// clang-format on

} // namespace

std::span<const OptionTextRow> udpOptionTexts()
{
    return rows;
}

} // namespace sw
