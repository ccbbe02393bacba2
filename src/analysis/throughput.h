// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QHash>

#include "journal.h"
#include "rateseries.h"

namespace sw {

/// Bytes and calls over time, of all sockets together and of those that moved bytes last, counted from the rows of the log. Used by one
/// thread; the journal outlives it.
class Throughput final
{
public:
    static constexpr qsizetype mostSockets = 128; ///< with a series of their own; who rested longest goes first

    /// `original`: the socket that a duplicate stands for.
    Throughput(const Journal &journal, std::function<SocketId(SocketId)> original);

    /// Looks at new rows, at most until `untilNs` (monotonicNs()). True: all were seen.
    bool catchUp(qint64 untilNs);
    [[nodiscard]] const RateSeries &all() const { return m_all; }
    [[nodiscard]] const RateSeries *
    of(SocketId socket) const; ///< null: it moved nothing, or so long ago that it is forgotten

private:
    void take(const JournalRow &row);
    void forgetOne();

    const Journal &m_journal;
    const std::function<SocketId(SocketId)> m_original;
    quint64 m_next = 0;
    RateSeries m_all;
    QHash<SocketId, RateSeries> m_sockets;
};

} // namespace sw
