// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <vector>

#include <QHash>

#include "journal.h"
#include "socketpairs.h"

namespace sw {

/// Bytes of one direction of a stream that one call gave to the kernel and another one got from it.
struct StreamRibbon
{
    quint64 sentRow = 0;
    quint64 gotRow = 0;
    SocketId from = 0;
    SocketId to = 0;
    quint64 offset = 0; ///< of the first one, counted from the beginning of the direction
    quint64 length = 0;
    bool byOrder = false; ///< see SocketPair
};

/// Joins the bytes of a send to the recv that got them: by their offset in the stream, and only where the bytes are the same, so that
/// what was not seen (urgent data, a call of another program on the same socket) ends the joining and never makes a wrong
/// arrow. Fed with rows in their order, none left out. Used by one thread; the journal outlives it.
class StreamJoin final
{
public:
    /// So many calls of one direction wait for their other side; with more, and nobody to get them, they are given up.
    static constexpr size_t mostWaiting = 65536;
    static constexpr size_t mostWaitingAlone = 4096;

    explicit StreamJoin(const Journal &journal);

    /// `pair`: what SocketPairs learned from the row. Ribbons that come of it are added to `found`.
    void take(const JournalRow &row, const SocketPairs &pairs, const SocketPair &pair,
              std::vector<StreamRibbon> &found);
    void forget(SocketId socket); ///< it is closed since long
    /// Rows were lost: offsets of the streams so far are not known any more.
    void giveUpAll(const SocketPairs &pairs);

private:
    struct Piece
    {
        quint64 row;
        quint64 skipped; ///< bytes at its beginning that are joined already
        quint64 length;
    };
    struct Flow ///< the bytes that one socket sends
    {
        std::deque<Piece> sent;
        std::deque<Piece> got;
        quint64 offset = 0; ///< joined so far
        SocketId to = 0;
        bool byOrder = false;
        bool givenUp = false;
    };

    void join(SocketId from, Flow &flow, std::vector<StreamRibbon> &found);
    [[nodiscard]] bool same(const Piece &sent, const Piece &got, quint64 length) const;
    static void giveUp(Flow &flow);

    const Journal &m_journal;
    QHash<SocketId, Flow> m_flows; ///< by sender
    QHash<SocketId, std::deque<Piece>> m_early; ///< got by sockets whose sender is not known yet
};

/// Whether the row moved bytes of a stream by itself: no composite call, whose inner ones do, no look ahead.
bool movesStreamBytes(const JournalRow &row);

} // namespace sw
