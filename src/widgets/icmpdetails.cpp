// SPDX-License-Identifier: GPL-3.0-or-later
#include "icmpdetails.h"

#include <algorithm>
#include <array>

#include <QLocale>

#include "byteorder.h"
#include "icmpecho.h"
#include "socketconstants.h"

namespace sw {

namespace {

constexpr int anyCode = -1;

struct Meaning
{
    bool v6;
    int type;
    int code;
    const char *text;
};

// The first row that fits: codes before their type alone.
constexpr std::array meanings{
    Meaning{false, 0, anyCode, QT_TRANSLATE_NOOP("sw::IcmpDetails", "echo reply")},
    Meaning{false, 8, anyCode, QT_TRANSLATE_NOOP("sw::IcmpDetails", "echo request")},
    Meaning{false, 3, 0, QT_TRANSLATE_NOOP("sw::IcmpDetails", "network unreachable")},
    Meaning{false, 3, 1, QT_TRANSLATE_NOOP("sw::IcmpDetails", "host unreachable")},
    Meaning{false, 3, 2, QT_TRANSLATE_NOOP("sw::IcmpDetails", "protocol unreachable")},
    Meaning{false, 3, 3, QT_TRANSLATE_NOOP("sw::IcmpDetails", "port unreachable")},
    Meaning{false, 3, 4, QT_TRANSLATE_NOOP("sw::IcmpDetails", "too long to pass, and may not be split")},
    Meaning{false, 3, 9, QT_TRANSLATE_NOOP("sw::IcmpDetails", "forbidden by an administrator")},
    Meaning{false, 3, 10, QT_TRANSLATE_NOOP("sw::IcmpDetails", "forbidden by an administrator")},
    Meaning{false, 3, 13, QT_TRANSLATE_NOOP("sw::IcmpDetails", "forbidden by an administrator")},
    Meaning{false, 3, anyCode, QT_TRANSLATE_NOOP("sw::IcmpDetails", "destination unreachable")},
    Meaning{false, 4, anyCode, QT_TRANSLATE_NOOP("sw::IcmpDetails", "source quench")},
    Meaning{false, 5, anyCode, QT_TRANSLATE_NOOP("sw::IcmpDetails", "redirect")},
    Meaning{false, 11, 0, QT_TRANSLATE_NOOP("sw::IcmpDetails", "TTL used up on the way")},
    Meaning{false, 11, anyCode, QT_TRANSLATE_NOOP("sw::IcmpDetails", "time exceeded")},
    Meaning{false, 12, anyCode, QT_TRANSLATE_NOOP("sw::IcmpDetails", "parameter problem")},
    Meaning{true, 129, anyCode, QT_TRANSLATE_NOOP("sw::IcmpDetails", "echo reply")},
    Meaning{true, 128, anyCode, QT_TRANSLATE_NOOP("sw::IcmpDetails", "echo request")},
    Meaning{true, 1, 0, QT_TRANSLATE_NOOP("sw::IcmpDetails", "network unreachable")},
    Meaning{true, 1, 1, QT_TRANSLATE_NOOP("sw::IcmpDetails", "forbidden by an administrator")},
    Meaning{true, 1, 3, QT_TRANSLATE_NOOP("sw::IcmpDetails", "host unreachable")},
    Meaning{true, 1, 4, QT_TRANSLATE_NOOP("sw::IcmpDetails", "port unreachable")},
    Meaning{true, 1, anyCode, QT_TRANSLATE_NOOP("sw::IcmpDetails", "destination unreachable")},
    Meaning{true, 2, anyCode, QT_TRANSLATE_NOOP("sw::IcmpDetails", "too long to pass")},
    Meaning{true, 3, 0, QT_TRANSLATE_NOOP("sw::IcmpDetails", "TTL used up on the way")},
    Meaning{true, 3, anyCode, QT_TRANSLATE_NOOP("sw::IcmpDetails", "time exceeded")},
    Meaning{true, 4, anyCode, QT_TRANSLATE_NOOP("sw::IcmpDetails", "parameter problem")},
};

QString protocolName(int protocol)
{
    struct Name
    {
        int number;
        const char *name;
    };
    static const std::array names{Name{constant::ipprotoIcmp, "ICMP"}, Name{constant::ipprotoIcmpV6, "ICMPv6"},
                                  Name{constant::ipprotoTcp, "TCP"}, Name{constant::ipprotoUdp, "UDP"}};
    const auto found = std::find_if(names.begin(), names.end(),
                                    [protocol](const Name &one) { return one.number == protocol; });
    return found == names.end() ? QString() : QLatin1StringView(found->name);
}

QString placeName(const QByteArray &address, std::optional<quint16> port)
{
    const bool v6 = address.size() > 4;
    const QString host = byteorder::inetNtop(v6 ? constant::afInet6 : constant::afInet, address).text;
    if (!port)
        return host;
    return (v6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(host).arg(*port);
}

bool isReceived(const JournalRow &row)
{
    return traitsOf(row.entry().call).direction == Direction::In;
}

bool isOfErrorQueue(const JournalRow &row)
{
    return row.side() && (row.side()->messageFlags & constant::msgErrQueue) != 0;
}

} // namespace

QString IcmpDetails::meaning(bool v6, int type, int code)
{
    const auto found = std::find_if(meanings.begin(), meanings.end(), [&](const Meaning &one) {
        return one.v6 == v6 && one.type == type && (one.code == anyCode || one.code == code);
    });
    return found == meanings.end() ? tr("type %1, code %2").arg(type).arg(code) : tr(found->text);
}

QByteArrayView IcmpDetails::withoutHeader(const JournalRow &row)
{
    const RowEntry &entry = row.entry();
    const bool v6 = entry.has(RecordFlag::IcmpV6);
    const bool moves = traitsOf(entry.call).direction != Direction::None;
    if (entry.kind == RecordKind::Notice || entry.error != 0 || !moves || (!v6 && !entry.has(RecordFlag::Icmp)))
        return {};
    // The error queue gives what was sent, without a header.
    if (v6 || !entry.has(RecordFlag::RawSocket) || !isReceived(row) || isOfErrorQueue(row))
        return row.bytes();
    return withoutIpHeader(row.bytes()).value_or(QByteArrayView());
}

QString IcmpDetails::inShort(const JournalRow &row)
{
    const bool v6 = row.entry().has(RecordFlag::IcmpV6);
    const QByteArrayView message = withoutHeader(row);
    const auto kind = icmpKind(message);
    if (!kind)
        return {};
    const QString what = meaning(v6, kind->type, kind->code);
    const auto echo = parseIcmpEcho(v6, message);
    const auto about = echo ? echo : quotedIcmpEcho(v6, message);
    return about ? tr("%1, id %2, seq %3").arg(what).arg(about->id).arg(about->sequence) : what;
}

QStringList IcmpDetails::of(const JournalRow &row)
{
    const RowEntry &entry = row.entry();
    const bool v6 = entry.has(RecordFlag::IcmpV6);
    if (entry.kind == RecordKind::Notice || entry.error != 0 || (!v6 && !entry.has(RecordFlag::Icmp)))
        return {};
    const QByteArrayView bytes = row.bytes();
    // The error queue gives what was sent, without a header.
    if (v6 || !entry.has(RecordFlag::RawSocket) || !isReceived(row) || isOfErrorQueue(row))
        return message(row, v6, bytes);
    const auto header = ipHeader(bytes);
    if (!header)
        return {tr("IP header: cut or broken; nothing can be said of the message")};
    return QStringList{tr("IP header: %1 bytes, TTL %2, protocol %3 (a raw IPv4 socket gives it, too)")
                           .arg(header->size)
                           .arg(header->ttl)
                           .arg(header->protocol)}
    + message(row, false, bytes.sliced(header->size));
}

QStringList IcmpDetails::message(const JournalRow &row, bool v6, QByteArrayView bytes)
{
    const QString protocol = v6 ? QStringLiteral("ICMPv6") : QStringLiteral("ICMP");
    const auto kind = icmpKind(bytes);
    if (!kind)
        return {tr("%1: too short for a message (%2 bytes of 8)").arg(protocol).arg(bytes.size())};
    QStringList lines{tr("%1: type %2, code %3: %4")
                          .arg(protocol)
                          .arg(kind->type)
                          .arg(kind->code)
                          .arg(meaning(v6, kind->type, kind->code))};
    const auto echo = parseIcmpEcho(v6, bytes);
    const auto quoted = quotedIcmpEcho(v6, bytes);
    if (echo) {
        lines.append(tr("Identifier: %1, sequence number: %2, payload: %3 bytes")
                         .arg(echo->id)
                         .arg(echo->sequence)
                         .arg(QLocale().toString(echo->payload.size())));
    }
    lines += quotation(v6, bytes);
    if (quoted) {
        lines.append(tr("It answers the echo request with identifier %1, sequence number %2")
                         .arg(quoted->id)
                         .arg(quoted->sequence));
    }
    return lines << checksum(row, v6, bytes, kind->checksum);
}

QStringList IcmpDetails::quotation(bool v6, QByteArrayView bytes)
{
    const auto packet = quotedPacket(v6, bytes);
    if (!packet)
        return {};
    const QString name = protocolName(packet->protocol);
    return {tr("It quotes the packet that it is about: %1, %2 → %3", "protocol, address, address")
                .arg(name.isEmpty() ? tr("protocol %1").arg(packet->protocol) : name,
                     placeName(packet->source, packet->sourcePort),
                     placeName(packet->destination, packet->destinationPort))};
}

QString IcmpDetails::checksum(const JournalRow &row, bool v6, QByteArrayView bytes, quint16 sum)
{
    const QString shown = QStringLiteral("0x%1").arg(sum, 4, 16, QLatin1Char('0'));
    if (!isReceived(row) && !row.entry().has(RecordFlag::RawSocket))
        return tr("Checksum: %1; on its way the kernel writes identifier and checksum of a ping socket anew")
            .arg(shown);
    if (v6)
        return isReceived(row)
            ? tr("Checksum: %1; it covers the IPv6 addresses as well, and the kernel has checked it").arg(shown)
            : tr("Checksum: %1; the kernel fills it in, as it covers the IPv6 addresses as well").arg(shown);
    // Over a message with its right checksum in place the sum comes out as 0.
    const bool cut = row.side() && (row.side()->messageFlags & constant::msgTrunc) != 0;
    if (cut)
        return tr("Checksum: %1; cannot be checked, as the message is cut").arg(shown);
    return internetChecksum(bytes) == 0 ? tr("Checksum: %1, right").arg(shown) : tr("Checksum: %1, wrong").arg(shown);
}

} // namespace sw
