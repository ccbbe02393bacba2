// SPDX-License-Identifier: GPL-3.0-or-later
// What the rows tell of sockets, and which connections there are.
#include "wirepackets.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include "socketconstants.h"
#include "wirenames.h"

namespace sw {

namespace wire {

QByteArray keyOf(const SocketAddress &address)
{
    const SocketAddress plain = address.unmapped();
    QByteArray key = plain.hostBytes().toByteArray();
    const quint16 port = plain.port();
    key.append(static_cast<char>(port >> 8U));
    key.append(static_cast<char>(port));
    return key;
}

/// The same for both ends.
QByteArray keyOf(const SocketAddress &one, const SocketAddress &other)
{
    const QByteArray a = keyOf(one);
    const QByteArray b = keyOf(other);
    return a < b ? a + b : b + a;
}

bool isUsable(const SocketAddress &address)
{
    return !address.hostBytes().isEmpty() && address.port() != 0;
}

} // namespace wire

namespace {

constexpr size_t keptLeft = 4096; // connections whose late rows still find them
constexpr int protocolTcp = 6; // of socket(2): all others of the same type (MPTCP, ICMP) are other packets
constexpr int protocolUdp = 17;

bool isInternet(const CallRecord &record)
{
    return record.arguments[0] == constant::afInet || record.arguments[0] == constant::afInet6;
}

/// struct linger of socket(7): on, and no time to wait.
bool isAbortive(QByteArrayView option)
{
    std::array<int, 2> linger{};
    if (option.size() != qsizetype(sizeof linger))
        return false;
    std::memcpy(linger.data(), option.data(), sizeof linger);
    return linger[0] != 0 && linger[1] == 0;
}

} // namespace

void WirePackets::pass(const CallRecord &record, QByteArrayView bytes)
{
    if (record.kind == RecordKind::Notice)
        return;
    learn(record, bytes);
    if (record.call == Call::Close && record.error == 0 && !record.flags.testFlag(RecordFlag::Composite))
        leave(record.socket);
}

void WirePackets::expectSendsOf(const QSet<SocketId> &senders)
{
    m_senders = senders;
    m_datagramNames.clear();
    for (auto socket = m_sockets.cbegin(); socket != m_sockets.cend(); ++socket) {
        const SocketAddress local = socket->local.address();
        if (socket->type == constant::sockDgram && wire::isUsable(local))
            countDatagramName(socket.key(), local);
        if (socket->connection)
            socket->connection->ends[socket->side].sends = false;
    }
    for (auto socket = m_sockets.cbegin(); socket != m_sockets.cend(); ++socket) {
        if (socket->connection && mayTell(socket.key()))
            socket->connection->ends[socket->side].sends = true;
    }
}

void WirePackets::leaveOut(const CallRecord &record, QByteArrayView bytes)
{
    if (record.kind == RecordKind::Notice)
        return;
    learn(record, bytes);
    // Only an end that is known from the begin on can tell which of two rows has bytes first.
    const SocketId opened = openedBy(record);
    if (const auto known = m_sockets.find(opened); opened != 0 && known != m_sockets.end()) {
        bool isNew = false;
        const auto connection = join(opened, *known, isNew);
        if (connection && isNew) {
            connection->untold = true;
            connection->caller = record.call == Call::Accept ? 1 - known->side : known->side;
        }
    }
    if (record.call == Call::Close && record.error == 0 && !record.flags.testFlag(RecordFlag::Composite))
        leave(record.socket);
}

SocketId WirePackets::openedBy(const CallRecord &record)
{
    if (record.error != 0 || record.local.isNull())
        return 0;
    if (record.call == Call::Accept || record.call == Call::CreateConnection)
        return record.newSocket;
    const bool connects = record.call == Call::Connect || record.call == Call::ConnectEx;
    return connects && record.result == 0 ? record.socket : 0;
}

WirePackets WirePackets::restarted() const
{
    WirePackets anew;
    anew.m_sockets = m_sockets;
    anew.m_datagramNames = m_datagramNames;
    for (auto at = anew.m_sockets.begin(); at != anew.m_sockets.end(); ++at) {
        Known &socket = *at;
        const auto before = std::exchange(socket.connection, nullptr);
        const size_t side = std::exchange(socket.side, 0);
        bool isNew = false;
        // One whose connect went on in the background is taken for connected once it moved bytes.
        const auto connection = before || socket.connected ? anew.join(at.key(), socket, isNew) : nullptr;
        if (!connection)
            continue;
        if (isNew) {
            connection->untold = true;
            connection->caller = socket.accepted ? 1 - socket.side : socket.side;
        }
        if (before) {
            connection->dead = before->dead;
            connection->ends[socket.side].finished = before->ends[side].finished;
            connection->ends[1 - socket.side].finished = before->ends[1 - side].finished;
        }
    }
    return anew;
}

void WirePackets::learn(const CallRecord &record, QByteArrayView bytes)
{
    const bool fine = record.error == 0;
    if (record.call == Call::Socket && fine && isInternet(record)) {
        const int type = record.arguments[1] & constant::sockTypeMask;
        const int protocol = record.arguments[2];
        Known made;
        if (protocol == 0 || protocol == (type == constant::sockStream ? protocolTcp : protocolUdp))
            made.type = type;
        m_sockets.insert(record.socket, made);
        return;
    }
    if (record.call == Call::Dup && fine && m_sockets.contains(record.socket)) {
        const Known same = m_sockets.value(record.socket);
        if (same.connection) {
            End &end = same.connection->ends[same.side];
            ++end.sockets;
            end.sends = end.sends || mayTell(record.newSocket);
        }
        m_sockets.insert(record.newSocket, same);
        return;
    }
    if (record.call == Call::Accept && fine && record.newSocket != 0 && !record.local.hostBytes().isEmpty()) {
        Known accepted;
        accepted.type = constant::sockStream;
        accepted.local = KeptAddress(record.local);
        accepted.peer = KeptAddress(record.address);
        accepted.connected = accepted.accepted = true;
        m_sockets.insert(record.newSocket, accepted);
        return;
    }
    const SocketId id = record.call == Call::CreateConnection ? record.newSocket : record.socket;
    const auto known = m_sockets.find(id);
    if (known == m_sockets.end())
        return;
    if (!record.local.hostBytes().isEmpty()) {
        const SocketAddress before = known->local.address();
        if (known->type == constant::sockDgram && wire::isUsable(before))
            dropDatagramName(id, before);
        known->local = KeptAddress(record.local);
        if (known->type == constant::sockDgram && wire::isUsable(record.local))
            countDatagramName(id, record.local);
        m_arrival = {};
    }
    const bool connects = record.call == Call::Connect || record.call == Call::ConnectEx
        || record.call == Call::CreateConnection;
    if (connects && (fine || record.error == EINPROGRESS))
        known->peer = KeptAddress(record.address);
    known->connected = known->connected || (connects && fine && record.result == 0);
    if (record.call == Call::Setsockopt && fine && record.arguments[0] == constant::solSocket
        && record.arguments[1] == constant::soLinger)
        known->abortive = isAbortive(bytes);
}

std::shared_ptr<WirePackets::Connection> WirePackets::join(SocketId id, Known &socket, bool &isNew)
{
    isNew = false;
    if (socket.connection || socket.type != constant::sockStream)
        return socket.connection;
    const SocketAddress local = socket.local.address();
    const SocketAddress peer = socket.peer.address();
    if (!wire::isUsable(local) || !wire::isUsable(peer) || local.unmapped().family() != peer.unmapped().family())
        return nullptr;
    const QByteArray key = wire::keyOf(local, peer);
    auto &connection = m_connections[key];
    // The same two addresses anew, after this end was closed before: another connection.
    const auto sideOf = [&](const Connection &of) {
        return wire::keyOf(of.ends[0].address.address()) == wire::keyOf(local) ? 0U : 1U;
    };
    if (!connection || connection->dead || connection->ends[sideOf(*connection)].known) {
        connection = std::make_shared<Connection>();
        connection->ends[0].address = socket.local;
        connection->ends[1].address = socket.peer;
        isNew = true;
    }
    socket.connection = connection;
    socket.side = sideOf(*connection);
    End &own = connection->ends[socket.side];
    own.known = true;
    own.sends = own.sends || mayTell(id);
    ++own.sockets;
    return connection;
}

void WirePackets::countDatagramName(SocketId id, const SocketAddress &local)
{
    if (mayTell(id))
        ++m_datagramNames[wire::keyOf(local)];
}

void WirePackets::dropDatagramName(SocketId id, const SocketAddress &local)
{
    m_arrival = {};
    if (!mayTell(id))
        return;
    const auto name = m_datagramNames.find(wire::keyOf(local));
    if (name != m_datagramNames.end() && --*name <= 0)
        m_datagramNames.erase(name);
}

void WirePackets::leave(SocketId id)
{
    const auto known = m_sockets.find(id);
    if (known == m_sockets.end())
        return;
    const SocketAddress local = known->local.address();
    if (known->type == constant::sockDgram && wire::isUsable(local))
        dropDatagramName(id, local);
    if (const auto connection = known->connection) {
        --connection->ends[known->side].sockets;
        if (connection->ends[0].sockets <= 0 && connection->ends[1].sockets <= 0)
            m_left.push_back(wire::keyOf(local, known->peer.address()));
    }
    m_sockets.erase(known);
    for (; m_left.size() > keptLeft; m_left.pop_front()) {
        const auto old = m_connections.constFind(m_left.front());
        if (old != m_connections.cend() && (*old)->ends[0].sockets <= 0 && (*old)->ends[1].sockets <= 0)
            m_connections.erase(old);
    }
}

} // namespace sw
