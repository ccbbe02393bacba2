// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <vector>

#include "callslot.h"
#include "journal.h"
#include "rowset.h"

namespace sw {

/// What a ladder is made of: calls as bars on the life lines of their threads, and arrows between them. Values.

inline constexpr quint64 noRow = std::numeric_limits<quint64>::max();
/// A call that may wait and took longer than this counts as blocked: what it took then is nearly all waiting.
inline constexpr qint64 blockedFromNs = 50'000;

/// A life line: the lane that made the calls, or the thread of calls that know no lane.
using LifeLine = quint64;
inline LifeLine lifeLineOf(LaneId lane, int thread)
{
    return lane != 0 ? LifeLine(lane) : (LifeLine(1) << 32 | quint32(thread));
}

enum class BarTone : quint8 { Plain, Blocked, Failed, Cancelled };

struct LadderBar
{
    quint64 row = noRow; ///< noRow: it has not returned yet
    LifeLine line = 0;
    qint64 beganNs = 0; ///< monotonicNs()
    qint64 endNs = 0; ///< of a running call: now
    EndpointId endpoint = 0;
    quint32 connection = 0;
    SocketId socket = 0;
    int thread = 0;
    Call call = Call::None;
    BarTone tone = BarTone::Plain;
    bool inner = false; ///< inside a composite call
    bool pends = false; ///< of the Qt backend: while it waits no thread is in it

    [[nodiscard]] bool isRunning() const { return row == noRow; }
};

enum class ArrowKind : quint8 {
    Bytes, ///< from a send to the recv that got them
    Datagram, ///< whole, from the call that sent it to the one that received it
    Syn, ///< this one and the next three were not seen but follow from what calls told
    SynAck,
    Fin,
    Rst,
};

struct LadderArrow
{
    ArrowKind kind = ArrowKind::Bytes;
    bool inferred = false;
    bool tcp = true; ///< false: a unix socket, which has no segments
    quint64 foundAt = 0; ///< the row that settled it
    quint64 fromRow = noRow;
    quint64 toRow = noRow;
    LifeLine fromLine = 0;
    LifeLine toLine = 0;
    qint64 fromNs = 0;
    qint64 toNs = 0;
    quint64 offset = 0; ///< of Bytes: from the beginning of their direction
    quint64 length = 0;
};

/// The calls among the rows with the indexes [first, end) of the set; rows that were dropped meanwhile and notices are left out.
/// Any thread.
std::vector<LadderBar> ladderBars(const Journal &journal, const RowSet &rows, qint64 first, qint64 end);
LadderBar ladderBar(const RowEntry &entry, quint64 row, bool failed);
LadderBar ladderBar(const RunningCall &call, qint64 nowNs);

} // namespace sw
