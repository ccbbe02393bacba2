// SPDX-License-Identifier: GPL-3.0-or-later
#include "wirepackets.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <QJsonObject>

#include "ipheaders.h"
#include "socketconstants.h"
#include "wirenames.h"

namespace sw {

namespace {

using pcapng::PacketDirection;

constexpr qsizetype mostPayload = 32768; // of a packet; 64 KiB, a usual size of a call, are two
constexpr int acknowledgeEvery = 64; // packets; other programs keep all that is not acknowledged

/// Whether the row itself moved bytes through the kernel: a composite one tells of its inner calls once more.
bool isTransfer(const CallRecord &record)
{
    return record.kind != RecordKind::Notice && !record.flags.testAnyFlags(RecordFlag::Composite | RecordFlag::Look)
        && traitsOf(record.call).direction != Direction::None;
}

/// The address that a datagram of a socket without one has as far as can be said: that of the family's loopback when the
/// other side is there.
SocketAddress sourceFor(const SocketAddress &own, const SocketAddress &other)
{
    const SocketAddress plain = own.unmapped();
    if (own.isAnyHost() && other.isLoopback()) {
        const bool v4 = other.unmapped().family() == constant::afInet;
        if (const auto loopback = SocketAddress::fromHost(v4 ? QStringLiteral("127.0.0.1") : QStringLiteral("::1"),
                                                          own.port()))
            return *loopback;
    }
    if (own.isAnyHost() && other.unmapped().family() == constant::afInet)
        return *SocketAddress::fromHost(QStringLiteral("0.0.0.0"), own.port());
    return plain;
}

} // namespace

struct WirePackets::Row
{
    QByteArray &out;
    qint64 wallNs;
    QByteArrayView comment; ///< empty once a packet has it
    PacketDirection direction = PacketDirection::Unknown;
    const char *synthesised = nullptr; ///< what the next packets say of themselves

    void put(QByteArrayView header, QByteArrayView payload)
    {
        QByteArray text;
        if (synthesised)
            text.append("synthesised (").append(synthesised).append(')');
        if (!comment.isEmpty())
            text.append(text.isEmpty() ? "" : ", for ").append(comment);
        comment = {};
        pcapng::appendPacket(out, {wallNs, header, payload, text, direction});
    }
};

bool WirePackets::concerns(const CallRecord &record) const
{
    if (record.kind == RecordKind::Notice)
        return false;
    const auto known = m_sockets.constFind(record.socket);
    return record.newSocket != 0
        || (known != m_sockets.cend() && (known->connection || wire::isUsable(known->local.address())))
        || !record.local.isNull();
}

bool WirePackets::append(QByteArray &out, const CallRecord &record, QByteArrayView bytes, qint64 wallNs,
                         QByteArrayView comment)
{
    if (record.kind == RecordKind::Notice)
        return false;
    learn(record, bytes);
    Row row{out, wallNs, comment};
    bool carried = false;
    if (const SocketId opened = openedBy(record); opened != 0)
        open(row, opened, record.call == Call::Accept);
    else if (isTransfer(record))
        carried = transfer(row, record, bytes);
    else if (const auto socket = m_sockets.constFind(record.socket); socket != m_sockets.cend() && socket->connection)
        finish(row, *socket, record);
    if (record.call == Call::Close && record.error == 0 && !record.flags.testFlag(RecordFlag::Composite))
        leave(record.socket);
    return carried;
}

void WirePackets::open(Row &row, SocketId id, bool accepted)
{
    const auto known = m_sockets.find(id);
    if (known == m_sockets.end())
        return;
    bool isNew = false;
    const auto connection = join(id, *known, isNew);
    if (!connection)
        return;
    // Where the other end's row was first but no packet yet tells of it, the handshake is told here.
    if (!std::exchange(connection->untold, false) && !isNew) {
        row.synthesised = "the connection is told above";
        acknowledge(row, *connection, known->side);
        return;
    }
    const size_t caller = accepted ? 1 - known->side : known->side;
    row.synthesised = "handshake";
    handshake(row, *connection, caller);
}

void WirePackets::handshake(Row &row, Connection &connection, size_t caller)
{
    for (End &end : connection.ends)
        end.next = 0;
    segment(row, connection, caller, ipheaders::Syn);
    segment(row, connection, 1 - caller, ipheaders::Syn | ipheaders::Ack);
    acknowledge(row, connection, caller);
}

void WirePackets::segment(Row &row, Connection &connection, size_t side, quint8 flags, QByteArrayView payload)
{
    if (std::exchange(connection.untold, false)) {
        Row start{row.out, row.wallNs, {}, PacketDirection::Unknown, "handshake, of a connection older than this file"};
        handshake(start, connection, connection.caller);
    }
    End &from = connection.ends[side];
    End &to = connection.ends[1 - side];
    ipheaders::Segment segment;
    segment.sequence = from.next;
    segment.acknowledged = (flags & ipheaders::Ack) != 0 ? to.next : 0;
    segment.flags = flags;
    segment.window = from.odd ? 65534 : 65535;
    const QByteArray header = ipheaders::tcp(from.address.address(), to.address.address(), segment, payload);
    if (header.isEmpty())
        return;
    row.put(header, payload);
    from.next += static_cast<quint32>(payload.size()) + ((flags & (ipheaders::Syn | ipheaders::Fin)) != 0 ? 1U : 0U);
    to.unacknowledged = (flags & ipheaders::Ack) != 0 ? 0 : to.unacknowledged;
    from.unacknowledged += payload.isEmpty() ? 0 : 1;
}

void WirePackets::acknowledge(Row &row, Connection &connection, size_t side)
{
    connection.ends[side].odd = !connection.ends[side].odd;
    segment(row, connection, side, ipheaders::Ack);
}

void WirePackets::reset(Row &row, Connection &connection, size_t side)
{
    segment(row, connection, side, ipheaders::Rst | ipheaders::Ack);
    connection.dead = true;
}

bool WirePackets::transfer(Row &row, const CallRecord &record, QByteArrayView bytes)
{
    const auto known = m_sockets.find(record.socket);
    if (known == m_sockets.end())
        return false;
    if (known->type == constant::sockDgram)
        return datagram(row, *known, record, bytes);
    bool isNew = false;
    const auto connection = join(record.socket, *known, isNew); // one that went on in the background after its connect
    if (!connection || connection->dead)
        return false;
    const bool out = traitsOf(record.call).direction == Direction::Out;
    const size_t from = out ? known->side : 1 - known->side;
    End &sender = connection->ends[from];
    End &taker = connection->ends[1 - from];
    row.direction = out ? PacketDirection::Outbound : PacketDirection::Inbound;
    if (record.error != 0 || record.isEndOfStream()) {
        // Where only some rows come, that of the other end's close may be missing: this one tells of it in any case.
        const bool tells = !out && (!sender.known || m_senders);
        if (tells && record.error == ECONNRESET) {
            row.synthesised = "the peer's reset";
            reset(row, *connection, from);
        } else if (tells && record.isEndOfStream() && !sender.finished) {
            row.synthesised = "the peer's end of stream";
            sender.finished = true;
            segment(row, *connection, from, ipheaders::Fin | ipheaders::Ack);
        }
        return false;
    }
    const bool carries = !bytes.isEmpty() && !sender.finished && (out || !sender.known || !sender.sends)
        && !record.flags.testFlag(RecordFlag::Peeked);
    if (!carries) {
        row.direction = PacketDirection::Unknown;
        row.synthesised = "acknowledgement";
        if (!out && !bytes.isEmpty())
            acknowledge(row, *connection, known->side);
        return false;
    }
    for (qsizetype at = 0; at < bytes.size(); at += mostPayload) {
        const QByteArrayView part = bytes.sliced(at, std::min(mostPayload, bytes.size() - at));
        const bool last = at + part.size() == bytes.size();
        segment(row, *connection, from, ipheaders::Ack | (last ? ipheaders::Psh : 0), part);
    }
    if (sender.unacknowledged >= acknowledgeEvery && (!taker.known || m_senders)) {
        row.synthesised = "acknowledgement";
        row.direction = PacketDirection::Unknown;
        acknowledge(row, *connection, 1 - from);
        sender.unacknowledged = 0;
    }
    return true;
}

bool WirePackets::datagram(Row &row, const Known &socket, const CallRecord &record, QByteArrayView bytes)
{
    const bool out = traitsOf(record.call).direction == Direction::Out;
    const SocketAddress local = socket.local.address();
    const SocketAddress other = record.address.isNull() ? socket.peer.address() : record.address;
    if (record.error != 0 || record.flags.testFlag(RecordFlag::Peeked) || record.result != bytes.size()
        || !wire::isUsable(other) || local.port() == 0)
        return false;
    SocketAddress own = sourceFor(local, other);
    if (!out) {
        const Arrival &arrival = arrivalOf(record, other, own);
        if (arrival.sentHere)
            return false;
        own = arrival.at;
    }
    const QByteArray header = out ? ipheaders::udp(own, other, bytes) : ipheaders::udp(other, own, bytes);
    if (header.isEmpty())
        return false;
    row.direction = out ? PacketDirection::Outbound : PacketDirection::Inbound;
    row.put(header, bytes);
    return !bytes.isEmpty();
}

const WirePackets::Arrival &WirePackets::arrivalOf(const CallRecord &record, const SocketAddress &other,
                                                   const SocketAddress &own)
{
    if (m_arrival.from == other && m_arrival.local == own && m_arrival.told == record.value)
        return m_arrival;
    const SocketAddress plain = other.unmapped();
    const auto any = SocketAddress::fromHost(QStringLiteral("0.0.0.0"), plain.port());
    const auto any6 = SocketAddress::fromHost(QStringLiteral("::"), plain.port());
    const bool sentHere = m_datagramNames.contains(wire::keyOf(plain))
        || (plain.isLoopback()
            && (m_datagramNames.contains(wire::keyOf(*any)) || m_datagramNames.contains(wire::keyOf(*any6))));
    const QString told = record.value.toObject().value(QLatin1StringView("destination")).toString();
    const auto destination = SocketAddress::fromHost(told, own.port());
    m_arrival = {other, own, record.value, destination ? destination->unmapped() : own, sentHere};
    return m_arrival;
}

void WirePackets::finish(Row &row, const Known &socket, const CallRecord &record)
{
    Connection &connection = *socket.connection;
    End &own = connection.ends[socket.side];
    if (record.error != 0 || connection.dead || record.flags.testFlag(RecordFlag::Composite))
        return;
    const bool halfClose = record.call == Call::Shutdown && record.arguments[0] != constant::shutRd;
    const bool close = record.call == Call::Close && own.sockets <= 1;
    row.direction = PacketDirection::Outbound;
    if (close && socket.abortive) {
        row.synthesised = "reset by close";
        reset(row, connection, socket.side);
    } else if ((halfClose || close) && !own.finished) {
        row.synthesised = halfClose ? "end of stream by shutdown" : "end of stream by close";
        own.finished = true;
        segment(row, connection, socket.side, ipheaders::Fin | ipheaders::Ack);
    }
}

} // namespace sw
