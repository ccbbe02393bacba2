// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include "address.h"

namespace sw {

/// IP packets with right checksums around bytes, see RFC 791, 8200, 9293 and 768. Pure functions, any thread.
namespace ipheaders {

enum TcpFlag : quint8 { Fin = 0x01, Syn = 0x02, Rst = 0x04, Psh = 0x08, Ack = 0x10 };

struct Segment
{
    quint32 sequence = 0;
    quint32 acknowledged = 0;
    quint8 flags = 0;
    quint16 window = 0;
};

/// What stands before `payload` in the packet. Both addresses of one family, IPv4 or IPv6, mapped ones taken as IPv4; empty
/// for others. A SYN carries options for its segment size and window scale.
QByteArray tcp(const SocketAddress &from, const SocketAddress &to, const Segment &segment, QByteArrayView payload);
QByteArray udp(const SocketAddress &from, const SocketAddress &to, QByteArrayView payload);

/// What `packet` carries above TCP or UDP; empty for all other packets. Takes any bytes.
QByteArrayView payloadOf(QByteArrayView packet);

} // namespace ipheaders

} // namespace sw
