// SPDX-License-Identifier: GPL-3.0-or-later
#include "socketpairs.h"

#include "socketconstants.h"

namespace sw {

namespace {

QString keyOf(const SocketAddress &local, const SocketAddress &peer)
{
    return local.toString() + u' ' + peer.toString();
}

bool isPath(const SocketAddress &address)
{
    return address.family() == constant::afUnix;
}

/// Connecting to any host means this one: the kernel takes the address that it gives the socket itself (ip(7)).
SocketAddress reached(const SocketAddress &peer, const SocketAddress &local)
{
    return peer.isAnyHost() && !local.isNull() ? local.withPort(peer.port()) : peer;
}

} // namespace

SocketPair SocketPairs::learn(const JournalRow &row)
{
    const RowEntry &entry = row.entry();
    const RowSide *side = row.side();
    // A connect that is under way, or was interrupted, has its addresses already.
    const bool connects = entry.call == Call::Connect || entry.call == Call::ConnectEx;
    if (entry.kind == RecordKind::Notice || (row.failed() && !connects))
        return {};
    const SocketId socket = original(entry.socket);
    switch (entry.call) {
    case Call::Socket: {
        const SocketId made = side && side->newSocket != 0 ? side->newSocket : entry.socket;
        if (side && (side->arguments[1] & constant::sockTypeMask) == constant::sockStream && !m_ends.contains(made))
            m_ends.insert(made, {});
        return {};
    }
    case Call::Dup:
    case Call::Makefile: // a file is another name of the socket
        if (side && m_ends.contains(socket))
            m_originals.insert(side->newSocket, socket);
        return {};
    case Call::Accept:
        return learnAccept(row);
    case Call::CreateConnection:
        return learnCreated(row);
    case Call::Socketpair:
        return learnPair(row);
    default:
        break;
    }
    const auto end = m_ends.find(socket);
    if (end == m_ends.end() || !side || end->other != 0)
        return {};
    if (connects) {
        if (side->local)
            end->local = *side->local;
        end->peer = reached(side->address, end->local).unmapped();
        end->local = end->local.unmapped();
        end->row = row.number();
        end->joined = true;
        if (isPath(end->peer))
            return row.failed() ? SocketPair() : pairByPath(socket);
    } else if (entry.call == Call::Bind) {
        end->local = side->local ? side->local->unmapped() : side->address.unmapped();
        return {};
    } else if (entry.call == Call::Getsockname) {
        end->local = side->address.unmapped();
    } else if (entry.call == Call::Getpeername) {
        end->peer = side->address.unmapped();
    } else {
        return {};
    }
    return end->joined ? pairUp(socket) : SocketPair();
}

SocketPair SocketPairs::learnAccept(const JournalRow &row)
{
    const RowSide *side = row.side();
    const SocketId listener = original(row.entry().socket);
    const auto listens = m_ends.constFind(listener);
    // Of a listener whose making is not kept any more, the family tells: over IP, only TCP accepts.
    const bool known = listens != m_ends.cend();
    if (!side || side->newSocket == 0 || (!known && side->address.hostBytes().isEmpty()))
        return {};
    const SocketAddress own = known ? listens->local : SocketAddress(); // before the insertion moves it
    End &end = m_ends[side->newSocket];
    if (end.joined)
        return {}; // told twice: by the call and by the one inside it
    end.accepted = true;
    end.joined = true;
    end.row = row.number();
    end.peer = side->address.unmapped();
    end.local = side->local ? side->local->unmapped() : own;
    return isPath(end.local) ? pairByPath(side->newSocket) : pairUp(side->newSocket);
}

SocketPair SocketPairs::learnCreated(const JournalRow &row)
{
    const RowSide *side = row.side();
    if (!side || side->newSocket == 0)
        return {};
    End &end = m_ends[side->newSocket];
    if (end.other != 0)
        return {};
    end.joined = true;
    end.row = row.number();
    end.peer = side->address.unmapped();
    if (side->local)
        end.local = side->local->unmapped();
    return pairUp(side->newSocket);
}

SocketPair SocketPairs::learnPair(const JournalRow &row)
{
    const RowSide *side = row.side();
    if (!side || side->newSocket == 0 || side->newSocket2 == 0
        || (side->arguments[1] & constant::sockTypeMask) != constant::sockStream
        || m_ends.value(side->newSocket).other != 0)
        return {};
    m_ends[side->newSocket].row = row.number();
    m_ends[side->newSocket2].row = row.number();
    return join(side->newSocket, side->newSocket2, false);
}

SocketPair SocketPairs::pairUp(SocketId socket)
{
    const End &end = m_ends[socket];
    if (end.local.isNull() || end.peer.isNull() || end.local.port() == 0)
        return {};
    const auto other = m_byAddresses.constFind(keyOf(end.peer, end.local));
    if (end.local == end.peer || other == m_byAddresses.cend()) {
        // A socket that talks to itself is its own other end.
        if (end.local == end.peer)
            return join(socket, socket, false);
        m_byAddresses.insert(keyOf(end.local, end.peer), socket);
        return {};
    }
    const SocketId found = *other;
    m_byAddresses.erase(other);
    m_byAddresses.remove(keyOf(end.local, end.peer));
    return m_ends.value(found).accepted ? join(socket, found, false) : join(found, socket, false);
}

SocketPair SocketPairs::pairByPath(SocketId socket)
{
    const End &end = m_ends[socket];
    Waiting &waiting = m_byPath[(end.accepted ? end.local : end.peer).toString()];
    std::deque<SocketId> &others = end.accepted ? waiting.connected : waiting.accepted;
    if (others.empty()) {
        (end.accepted ? waiting.accepted : waiting.connected).push_back(socket);
        return {};
    }
    const SocketId other = others.front();
    others.pop_front();
    return end.accepted ? join(other, socket, true) : join(socket, other, true);
}

SocketPair SocketPairs::join(SocketId one, SocketId other, bool byOrder)
{
    m_ends[one].other = other;
    m_ends[other].other = one;
    return {one, other, m_ends[one].row, m_ends[other].row, byOrder};
}

void SocketPairs::forget(SocketId socket)
{
    const End end = m_ends.take(socket);
    m_originals.remove(socket);
    m_byAddresses.remove(keyOf(end.local, end.peer));
}

std::pair<SocketAddress, SocketAddress> SocketPairs::addressesOf(SocketId socket) const
{
    const End end = m_ends.value(original(socket));
    return {end.local, end.peer};
}

bool SocketPairs::isInet(SocketId socket) const
{
    return !m_ends.value(original(socket)).local.hostBytes().isEmpty();
}

SocketId SocketPairs::otherEnd(SocketId socket) const
{
    return m_ends.value(original(socket)).other;
}

} // namespace sw
