// SPDX-License-Identifier: GPL-3.0-or-later
#include "icmpecho.h"

#include <algorithm>
#include <array>

#include <QtEndian>

namespace sw {

namespace {

constexpr qsizetype headerSize = 8;
constexpr qsizetype ipHeaderLeast = 20;
constexpr int requestV4 = 8;
constexpr int replyV4 = 0;
constexpr int requestV6 = 128;
constexpr int replyV6 = 129;
constexpr qsizetype headerSizeV6 = 40; // RFC 8200
constexpr qsizetype nextHeaderPlace = 6;
constexpr int protocolV4 = 1;
constexpr int protocolV6 = 58;
// Destination unreachable, source quench, redirect, time exceeded, parameter problem; the first four of ICMPv6.
constexpr std::array errorsV4{3, 4, 5, 11, 12};
constexpr std::array errorsV6{1, 2, 3, 4};

quint8 byteAt(QByteArrayView bytes, qsizetype index)
{
    return static_cast<quint8>(bytes[index]);
}

quint16 wordAt(QByteArrayView bytes, qsizetype index)
{
    return qFromBigEndian<quint16>(bytes.data() + index);
}

bool isError(bool v6, int type)
{
    return v6 ? std::find(errorsV6.begin(), errorsV6.end(), type) != errorsV6.end()
              : std::find(errorsV4.begin(), errorsV4.end(), type) != errorsV4.end();
}

/// What follows the header of the quoted packet, if that is of ICMP.
std::optional<QByteArrayView> quotedMessage(bool v6, QByteArrayView packet)
{
    if (!v6) {
        const auto header = ipHeader(packet);
        return header && header->protocol == protocolV4 ? withoutIpHeader(packet) : std::nullopt;
    }
    if (packet.size() < headerSizeV6 || byteAt(packet, 0) >> 4 != 6 || byteAt(packet, nextHeaderPlace) != protocolV6)
        return std::nullopt;
    return packet.sliced(headerSizeV6);
}

} // namespace

quint16 internetChecksum(QByteArrayView bytes)
{
    quint64 sum = 0;
    qsizetype i = 0;
    for (; i + 1 < bytes.size(); i += 2)
        sum += wordAt(bytes, i);
    if (i < bytes.size())
        sum += static_cast<quint64>(byteAt(bytes, i)) << 8;
    while ((sum >> 16) != 0)
        sum = (sum & 0xffff) + (sum >> 16);
    return static_cast<quint16>(~sum & 0xffff);
}

QByteArray icmpEchoRequest(bool v6, quint16 id, quint16 sequence, QByteArrayView payload)
{
    QByteArray message(headerSize, '\0');
    message[0] = static_cast<char>(v6 ? requestV6 : requestV4);
    qToBigEndian(id, message.data() + 4);
    qToBigEndian(sequence, message.data() + 6);
    message.append(payload);
    if (!v6)
        qToBigEndian(internetChecksum(message), message.data() + 2);
    return message;
}

std::optional<IcmpKind> icmpKind(QByteArrayView message)
{
    if (message.size() < headerSize)
        return std::nullopt;
    return IcmpKind{byteAt(message, 0), byteAt(message, 1), wordAt(message, 2)};
}

std::optional<IcmpEcho> parseIcmpEcho(bool v6, QByteArrayView message)
{
    const auto kind = icmpKind(message);
    const int request = v6 ? requestV6 : requestV4;
    const int reply = v6 ? replyV6 : replyV4;
    if (!kind || kind->code != 0 || (kind->type != request && kind->type != reply))
        return std::nullopt;
    IcmpEcho echo;
    echo.reply = kind->type == reply;
    echo.id = wordAt(message, 4);
    echo.sequence = wordAt(message, 6);
    echo.payload = message.sliced(headerSize).toByteArray();
    // Over a message with its right checksum in place the sum comes out as 0.
    echo.checksumRight = v6 || internetChecksum(message) == 0;
    return echo;
}

std::optional<IcmpEcho> quotedIcmpEcho(bool v6, QByteArrayView message)
{
    const auto kind = icmpKind(message);
    if (!kind || !isError(v6, kind->type))
        return std::nullopt;
    const auto quoted = quotedMessage(v6, message.sliced(headerSize));
    auto echo = quoted ? parseIcmpEcho(v6, *quoted) : std::nullopt;
    if (!echo || echo->reply)
        return std::nullopt;
    echo->checksumRight = true; // what is cut has no sum
    return echo;
}

std::optional<QuotedPacket> quotedPacket(bool v6, QByteArrayView message)
{
    constexpr qsizetype addressPlaceV4 = 12;
    constexpr qsizetype addressPlaceV6 = 8;
    constexpr int tcp = 6;
    constexpr int udp = 17;
    const auto kind = icmpKind(message);
    if (!kind || !isError(v6, kind->type))
        return std::nullopt;
    const QByteArrayView packet = message.sliced(headerSize);
    const auto header = ipHeader(packet);
    if (v6 ? packet.size() < headerSizeV6 || byteAt(packet, 0) >> 4 != 6 : !header.has_value())
        return std::nullopt;
    const qsizetype place = v6 ? addressPlaceV6 : addressPlaceV4;
    const qsizetype size = v6 ? 16 : 4;
    QuotedPacket quoted;
    quoted.protocol = v6 ? byteAt(packet, nextHeaderPlace) : header->protocol;
    quoted.source = packet.sliced(place, size).toByteArray();
    quoted.destination = packet.sliced(place + size, size).toByteArray();
    const QByteArrayView inside = packet.sliced(v6 ? headerSizeV6 : header->size);
    if ((quoted.protocol == tcp || quoted.protocol == udp) && inside.size() >= 4) {
        quoted.sourcePort = wordAt(inside, 0);
        quoted.destinationPort = wordAt(inside, 2);
    }
    return quoted;
}

std::optional<IpHeader> ipHeader(QByteArrayView packet)
{
    constexpr int wordSize = 4;
    constexpr qsizetype ttlPlace = 8;
    constexpr qsizetype protocolPlace = 9;
    if (packet.size() < ipHeaderLeast || byteAt(packet, 0) >> 4 != 4)
        return std::nullopt;
    const qsizetype size = (byteAt(packet, 0) & 0x0f) * wordSize;
    if (size < ipHeaderLeast || size > packet.size())
        return std::nullopt;
    return IpHeader{byteAt(packet, ttlPlace), byteAt(packet, protocolPlace), size};
}

std::optional<QByteArrayView> withoutIpHeader(QByteArrayView packet)
{
    const auto header = ipHeader(packet);
    return header ? std::optional(packet.sliced(header->size)) : std::nullopt;
}

} // namespace sw
