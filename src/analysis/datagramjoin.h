// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <vector>

#include <QHash>

#include "journal.h"

namespace sw {

/// A datagram that one call sent and another one received.
struct DatagramHop
{
    quint64 sentRow = 0;
    quint64 gotRow = 0;
    quint64 length = 0; ///< received, which may be less than was sent
    bool guessed = false; ///< the sender's address was not told before, or there was more than one such datagram
};

/// Joins the sending of a datagram to the calls that received it: by the addresses of both sockets as far as rows told them, and the
/// bytes. Of several alike the oldest that the receiver has not had is taken, and that is a guess: datagrams may be lost. Fed with
/// rows in their order. Used by one thread; the journal outlives it.
class DatagramJoin final
{
public:
    static constexpr size_t most = 16384; ///< of each kind that wait for their other side; the oldest go first

    explicit DatagramJoin(const Journal &journal);

    void take(const JournalRow &row, std::vector<DatagramHop> &found);
    void forgetAll(); ///< rows were lost: what waits may wait for them

private:
    struct Name
    {
        SocketAddress local;
        SocketAddress peer; ///< of connect
        SocketId pair = 0; ///< the other end, of socketpair
    };
    struct Piece
    {
        quint64 row = 0;
        SocketId socket = 0;
        SocketAddress other; ///< where it was sent to, or where it came from
        std::vector<SocketId> had; ///< of a sent one: who received it
    };
    using Waiting = QHash<size_t, std::deque<Piece>>; ///< by the bytes and the receiving port or path

    void learn(const JournalRow &row);
    void takeSent(const JournalRow &row, std::vector<DatagramHop> &found);
    void takeGot(const JournalRow &row, std::vector<DatagramHop> &found);
    [[nodiscard]] bool fits(const Piece &sent, const Piece &got) const;
    [[nodiscard]] bool isSure(const Piece &sent, const Piece &got) const;
    void settle(Piece &sent, const Piece &got, bool only, std::vector<DatagramHop> &found);
    static void keep(Waiting &waiting, std::deque<size_t> &order, size_t key, Piece piece);

    const Journal &m_journal;
    QHash<SocketId, Name> m_names; ///< of datagram sockets
    Waiting m_sent;
    Waiting m_got; ///< rows may come before those of the calls that sent
    std::deque<size_t> m_sentOrder;
    std::deque<size_t> m_gotOrder;
};

} // namespace sw
