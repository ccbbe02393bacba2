// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <vector>

#include <QHash>

#include "blockingbook.h"
#include "datagramjoin.h"
#include "ladder.h"
#include "socketpairs.h"
#include "streamjoin.h"

namespace sw {

/// Finds the arrows of a ladder, row by row: the bytes that went from a call to another, and the segments SYN, FIN and RST that nobody saw
/// but that must have been there, because a call told so. Only between sockets of this program. Used by one thread; the journal
/// outlives it.
class LadderArrows final
{
public:
    static constexpr size_t most = 65536; ///< arrows kept; the oldest go first
    static constexpr size_t mostClosed = 16384; ///< closed sockets that are remembered

    explicit LadderArrows(const Journal &journal);

    /// Looks at the rows that it has not seen, at most until `untilNs` (monotonicNs()). True: all were seen.
    bool catchUp(qint64 untilNs);
    [[nodiscard]] quint64 nextRow() const { return m_next; } ///< all below were looked at
    [[nodiscard]] const std::deque<LadderArrow> &arrows() const { return m_arrows; } ///< in order of foundAt
    [[nodiscard]] const SocketPairs &pairs() const { return m_pairs; }
    [[nodiscard]] const BlockingBook &blocking() const { return m_blocking; }

private:
    struct Moment
    {
        quint64 row = noRow;
        LifeLine line = 0;
        qint64 ns = 0;
    };
    struct Ends ///< what is known of the end of the bytes that one socket sends
    {
        Moment ended; ///< its shutdown or close
        bool closed = false;
        Moment seen; ///< the recv of the other end that told it
        bool reset = false; ///< it told of a reset
        bool drawn = false;
    };

    void take(const JournalRow &row);
    void addHandshake(const SocketPair &pair, quint64 foundAt);
    void addRibbon(const StreamRibbon &ribbon, quint64 foundAt);
    void addHop(const DatagramHop &hop, quint64 foundAt);
    void noteEnds(const JournalRow &row);
    void addEnd(SocketId socket, Ends &ends, quint64 foundAt);
    void forgetOldest(SocketId closed);
    void add(const LadderArrow &arrow);
    static Moment endOf(const JournalRow &row);

    const Journal &m_journal;
    SocketPairs m_pairs;
    StreamJoin m_join;
    DatagramJoin m_datagrams;
    BlockingBook m_blocking;
    quint64 m_next = 0;
    quint64 m_expected = 0; ///< the row that comes next when none is missing
    std::deque<SocketId> m_closed; ///< of whom something is kept
    std::deque<LadderArrow> m_arrows;
    QHash<SocketId, Ends> m_ends; ///< by the socket whose bytes end
    QHash<SocketId, qint64> m_lastSent; ///< when a socket last sent: what a closed other end answers with RST
    std::vector<StreamRibbon> m_found; ///< kept for its memory
    std::vector<DatagramHop> m_hops; ///< the same
};

} // namespace sw
