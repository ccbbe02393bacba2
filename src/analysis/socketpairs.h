// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <utility>
#include <vector>

#include <QHash>

#include "journalrow.h"

namespace sw {

/// Two connected stream sockets of this program. The first one connected (or came first from socketpair), the second accepted.
struct SocketPair
{
    SocketId connected = 0;
    SocketId accepted = 0;
    quint64 connectRow = 0; ///< of both for socketpair: its row
    quint64 acceptRow = 0;
    bool byOrder = false; ///< unix: told apart only by the order of connecting and accepting
};

/// Which stream sockets are the two ends of one connection, learned from the rows that settle their addresses (accept, connect,
/// getsockname, getpeername, socketpair). Duplicates count as the socket that they were made of. Used by one thread.
class SocketPairs final
{
public:
    /// Rows in their order. Gives the pair that this row completed; its members are 0 when there is none.
    SocketPair learn(const JournalRow &row);
    /// The socket that a duplicate stands for; others are themselves.
    [[nodiscard]] SocketId original(SocketId socket) const { return m_originals.value(socket, socket); }
    [[nodiscard]] bool isStream(SocketId socket) const { return m_ends.contains(original(socket)); }
    [[nodiscard]] bool isInet(SocketId socket) const; ///< over TCP, as far as its own address is known
    [[nodiscard]] QList<SocketId> streams() const { return m_ends.keys(); }
    /// Its own address and that of the other end, IPv4 never mapped; null as far as no row told them.
    [[nodiscard]] std::pair<SocketAddress, SocketAddress> addressesOf(SocketId socket) const;
    [[nodiscard]] bool isAccepted(SocketId socket) const { return m_ends.value(original(socket)).accepted; }
    void forget(SocketId socket); ///< it is closed since long
    [[nodiscard]] SocketId otherEnd(SocketId socket) const; ///< 0: elsewhere, or not known

private:
    struct End
    {
        SocketAddress local;
        SocketAddress peer;
        SocketId other = 0;
        quint64 row = 0; ///< of its connect or accept
        bool accepted = false;
        bool joined = false; ///< such a row was seen
    };
    struct Waiting ///< on one path, ends that have no other one yet, oldest first
    {
        std::deque<SocketId> connected;
        std::deque<SocketId> accepted;
    };

    SocketPair learnCreated(const JournalRow &row); ///< create_connection
    SocketPair pairUp(SocketId socket);
    SocketPair pairByPath(SocketId socket);
    SocketPair join(SocketId one, SocketId other, bool byOrder);
    SocketPair learnAccept(const JournalRow &row);
    SocketPair learnPair(const JournalRow &row);

    QHash<SocketId, End> m_ends; ///< stream sockets
    QHash<SocketId, SocketId> m_originals;
    QHash<QString, SocketId> m_byAddresses; ///< "local peer" of those without another end
    QHash<QString, Waiting> m_byPath;
};

} // namespace sw
