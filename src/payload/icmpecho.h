// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>

namespace sw {

/// An ICMP echo request or reply, RFC 792 (IPv4) and RFC 4443 (IPv6). A value.
struct IcmpEcho
{
    bool reply = false;
    quint16 id = 0; ///< a ping socket's is its local port: the kernel writes it over what was given (icmp(7))
    quint16 sequence = 0;
    QByteArray payload;
    bool checksumRight = true; ///< always so for IPv6, whose checksum covers addresses and is the kernel's to check
};

/// Type, code and checksum of any ICMP message.
struct IcmpKind
{
    int type = 0;
    int code = 0;
    quint16 checksum = 0;
};

/// What is looked at of an IPv4 header (RFC 791).
struct IpHeader
{
    int ttl = 0;
    int protocol = 0;
    qsizetype size = 0; ///< bytes, options included
};

/// The packet that an error message quotes, as far as it goes: at least the IP header and 8 bytes of what follows (RFC 792).
struct QuotedPacket
{
    int protocol = 0; ///< IANA's number: 1 ICMP, 6 TCP, 17 UDP, 58 ICMPv6
    QByteArray source; ///< 4 or 16 bytes
    QByteArray destination;
    std::optional<quint16> sourcePort; ///< of TCP and UDP
    std::optional<quint16> destinationPort;
};

/// RFC 1071: the one's complement of the one's complement sum of 16-bit words; an odd last byte counts as its high half.
quint16 internetChecksum(QByteArrayView bytes);
/// The bytes of an echo request. The checksum of IPv6 is left 0: the kernel fills it in (RFC 3542, 3.1).
QByteArray icmpEchoRequest(bool v6, quint16 id, quint16 sequence, QByteArrayView payload);
/// Nothing when the message is cut or no echo. Without an IP header, see withoutIpHeader().
std::optional<IcmpEcho> parseIcmpEcho(bool v6, QByteArrayView message);
std::optional<IcmpKind> icmpKind(QByteArrayView message); ///< nothing when it is cut
/// The echo request that an error message (unreachable, time exceeded ...) quotes; its payload may be cut, and its checksum
/// is not looked at. Nothing when it is no error, or quotes something else.
std::optional<IcmpEcho> quotedIcmpEcho(bool v6, QByteArrayView message);
/// Nothing when the message is no error, or its quotation is cut before the end of the addresses.
std::optional<QuotedPacket> quotedPacket(bool v6, QByteArrayView message);
std::optional<IpHeader> ipHeader(QByteArrayView packet); ///< nothing when the header is cut or not IPv4
/// A raw IPv4 socket gives the IP header too (raw(7)); this is what follows it. Nothing when the header is cut or not IPv4.
std::optional<QByteArrayView> withoutIpHeader(QByteArrayView packet);

} // namespace sw
