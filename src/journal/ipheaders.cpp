// SPDX-License-Identifier: GPL-3.0-or-later
#include "ipheaders.h"

#include <cstring>

#include <QtEndian>

namespace sw::ipheaders {

namespace {

constexpr quint8 protocolTcp = 6;
constexpr quint8 protocolUdp = 17;
constexpr quint8 hops = 64;
constexpr qsizetype ipv4Head = 20;
constexpr qsizetype ipv6Head = 40;
constexpr qsizetype tcpHead = 20;
constexpr qsizetype udpHead = 8;
// Maximum segment size 65495, no operation, window scale 14 (the largest): so no window of these packets is ever full.
constexpr char synOptions[] = {2, 4, char(0xff), char(0xd7), 1, 3, 3, 14};

void append8(QByteArray &out, quint8 number)
{
    out.append(static_cast<char>(number));
}

void append16(QByteArray &out, quint16 number)
{
    append8(out, static_cast<quint8>(number >> 8U));
    append8(out, static_cast<quint8>(number));
}

void append32(QByteArray &out, quint32 number)
{
    append16(out, static_cast<quint16>(number >> 16U));
    append16(out, static_cast<quint16>(number));
}

/// The sum of RFC 1071, in the byte order of memory: one's complement sums may be taken in any order of bytes and width.
quint64 sum(QByteArrayView bytes, quint64 before = 0)
{
    quint64 total = before;
    const char *at = bytes.data();
    qsizetype rest = bytes.size();
    for (; rest >= 4; rest -= 4, at += 4) {
        quint32 word = 0;
        std::memcpy(&word, at, sizeof word);
        total += word;
    }
    if (rest > 0) {
        quint32 word = 0;
        std::memcpy(&word, at, static_cast<size_t>(rest));
        total += word;
    }
    return total;
}

/// As it goes into the header, byte for byte.
quint16 folded(quint64 total)
{
    while (total >> 16U)
        total = (total & 0xffffU) + (total >> 16U);
    return static_cast<quint16>(~total);
}

void put(QByteArray &packet, qsizetype at, quint16 inMemoryOrder)
{
    std::memcpy(packet.data() + at, &inMemoryOrder, sizeof inMemoryOrder);
}

/// The IP header; gives the sum of the pseudo header. Nothing is appended when the addresses are of no use.
quint64 appendIp(QByteArray &out, QByteArrayView from, QByteArrayView to, quint8 protocol, qsizetype size)
{
    if (from.size() == 4) {
        append16(out, 0x4500);
        append16(out, static_cast<quint16>(ipv4Head + size));
        append32(out, 0x4000); // identification 0, do not fragment
        append8(out, hops);
        append8(out, protocol);
        append16(out, 0);
        out.append(from);
        out.append(to);
        put(out, 10, folded(sum(out)));
    } else {
        append32(out, 0x60000000);
        append16(out, static_cast<quint16>(size));
        append8(out, protocol);
        append8(out, hops);
        out.append(from);
        out.append(to);
    }
    return sum(to, sum(from)) + qToBigEndian<quint32>(static_cast<quint32>(size)) + qToBigEndian<quint32>(protocol);
}

bool fit(QByteArrayView from, QByteArrayView to, qsizetype size)
{
    const qsizetype most = from.size() == 4 ? 65535 - ipv4Head : 65535;
    return !from.isEmpty() && from.size() == to.size() && size <= most;
}

} // namespace

QByteArray tcp(const SocketAddress &from, const SocketAddress &to, const Segment &segment, QByteArrayView payload)
{
    const SocketAddress source = from.unmapped();
    const SocketAddress target = to.unmapped();
    const bool syn = (segment.flags & Syn) != 0;
    const qsizetype head = tcpHead + (syn ? qsizetype(sizeof synOptions) : 0);
    if (!fit(source.hostBytes(), target.hostBytes(), head + payload.size()))
        return {};
    QByteArray out;
    out.reserve(ipv6Head + head);
    const quint64 pseudo = appendIp(out, source.hostBytes(), target.hostBytes(), protocolTcp, head + payload.size());
    const qsizetype begin = out.size();
    append16(out, source.port());
    append16(out, target.port());
    append32(out, segment.sequence);
    append32(out, segment.acknowledged);
    append8(out, static_cast<quint8>((head / 4) << 4U));
    append8(out, segment.flags);
    append16(out, segment.window);
    append32(out, 0);
    if (syn)
        out.append(synOptions, sizeof synOptions);
    put(out, begin + 16, folded(sum(payload, sum(QByteArrayView(out).sliced(begin), pseudo))));
    return out;
}

QByteArray udp(const SocketAddress &from, const SocketAddress &to, QByteArrayView payload)
{
    const SocketAddress source = from.unmapped();
    const SocketAddress target = to.unmapped();
    const qsizetype size = udpHead + payload.size();
    if (!fit(source.hostBytes(), target.hostBytes(), size))
        return {};
    QByteArray out;
    out.reserve(ipv6Head + udpHead);
    const quint64 pseudo = appendIp(out, source.hostBytes(), target.hostBytes(), protocolUdp, size);
    const qsizetype begin = out.size();
    append16(out, source.port());
    append16(out, target.port());
    append16(out, static_cast<quint16>(size));
    append16(out, 0);
    const quint16 check = folded(sum(payload, sum(QByteArrayView(out).sliced(begin), pseudo)));
    put(out, begin + 6, check == 0 ? quint16(0xffff) : check); // 0 would say that there is none
    return out;
}

QByteArrayView payloadOf(QByteArrayView packet)
{
    if (packet.isEmpty())
        return {};
    const bool v4 = (static_cast<quint8>(packet[0]) >> 4U) == 4;
    const qsizetype ip = v4 ? ipv4Head : ipv6Head;
    if (packet.size() < ip + udpHead)
        return {};
    const auto protocol = static_cast<quint8>(packet[v4 ? 9 : 6]);
    qsizetype head = ip + udpHead;
    if (protocol == protocolTcp)
        head = packet.size() < ip + tcpHead ? packet.size() : ip + (static_cast<quint8>(packet[ip + 12]) >> 4U) * 4;
    else if (protocol != protocolUdp)
        return {};
    return head < packet.size() ? packet.sliced(head) : QByteArrayView();
}

} // namespace sw::ipheaders
