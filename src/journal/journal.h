// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

#include "journalrow.h"
#include "monotonic.h"
#include "roomgate.h"
#include "unwritten.h"

namespace sw {

class JournalChunk;
class StoredRows;
class WirePackets;

/// The journal's numbers at one moment.
struct JournalCounts
{
    quint64 rows = 0; ///< ever appended, notices too
    quint64 bytesIn = 0; ///< taken from the kernel; a composite call's bytes count in its inner calls only
    quint64 bytesOut = 0; ///< given to the kernel
    quint64 droppedRows = 0; ///< lost to the budget; what a person cleared is not lost
    quint64 droppedBytes = 0; ///< of their data
    quint64 memoryBytes = 0; ///< what the rows in memory now cost
    qint64 waitedNs = 0; ///< that receiving loops have waited for the session file, in sum
    int waiting = 0; ///< loops that wait for it now
};

/// The session's log: rows numbered from 0 in order of ending. A row never changes its number and, once there, never changes. What
/// is over the budget of memory goes, oldest first: rows that a session file has are read from there (StoredRows), others are
/// counted and announced by a notice row. While a writer follows, what is not written yet stays. Every function: any thread.
class Journal final
{
public:
    static constexpr quint64 defaultBudget = 256ULL * 1024 * 1024;
    static constexpr quint64 minimumBudget = 1024ULL * 1024;
    /// Drops that follow each other within this time share one notice.
    static constexpr qint64 announceEveryNs = 1'000'000'000;
    /// Loops that receive wait when a row has waited that long for the session file. A process that is killed may lose what came
    /// in 200 ms: the rest of them is for the writer.
    static constexpr qint64 mostUnwrittenNs = 50'000'000;

    explicit Journal(quint64 budgetBytes = defaultBudget);
    /// A session of the past: its rows are those of the file.
    Journal(const SessionClock &clock, std::shared_ptr<const StoredRows> rows);
    ~Journal();
    Q_DISABLE_COPY_MOVE(Journal)

    /// Keeps the record; gives its row number. One short lock, no allocation in the common case.
    quint64 append(CallRecord &&record);

    [[nodiscard]] quint64 firstRow() const; ///< the oldest row kept; == endRow() when there is none
    [[nodiscard]] quint64 endRow() const; ///< the number that the next row will get
    [[nodiscard]] quint64 rowCount() const; ///< rows kept

    /// A look at one row that stays valid after the row was dropped; nothing when it is not kept (any more, or yet).
    [[nodiscard]] std::optional<JournalRow> row(quint64 number) const;
    [[nodiscard]] std::optional<RowEntry> entry(quint64 number) const;
    [[nodiscard]] std::optional<CallRecord> record(quint64 number) const;
    /// Shows the kept rows of [from, to) in order until `look` gives false. No lock is held while it looks. Gives the number
    /// after the last row shown (`to`, when it showed all), so that one can go on there.
    quint64 visit(quint64 from, quint64 to, const std::function<bool(const JournalRow &)> &look) const;

    void setBudget(quint64 bytes); ///< at least minimumBudget; takes effect at once
    [[nodiscard]] quint64 budget() const;
    /// A person's clear: rows go, numbers go on, nothing counts as dropped.
    void clear();

    /// Puts the notice for drops that wait for it into the log if announceEveryNs have passed (or `now`). Who shows or ends
    /// the log calls it, so that the last drop of a run is announced too.
    void announceDrops(bool now = false);

    [[nodiscard]] JournalCounts counts() const;
    [[nodiscard]] quint64 droppedRows() const { return counts().droppedRows; }
    [[nodiscard]] quint64 droppedBytes() const { return counts().droppedBytes; }
    [[nodiscard]] const SessionClock &clock() const { return m_clock; }

    // For the one who writes the session file:
    /// Rows stay from now on until they are written, and loops that receive wait when too much is not. Gives the first row to be
    /// written.
    quint64 beginWriting();
    /// What the rows before that one told of sockets that are still open, without their connections' state. Call it after beginWriting().
    [[nodiscard]] WirePackets socketsBefore() const;
    /// The rows below that number are in `stored`. `cost`: of those that came to it, see costOf().
    void rowsWritten(quint64 endRow, quint64 cost, const std::shared_ptr<const StoredRows> &stored);
    void setBacklogLimit(quint64 cost); ///< more than that does not wait to be written
    /// The newest in memory are kept again. What was written can be read for as long as it joins those in memory.
    /// `known`: what the writer knows of sockets.
    void endWriting(const WirePackets &known);
    /// Waits until there is a row with that number; false when asked to stop before.
    bool waitForRow(quint64 number, const std::stop_token &stop);
    /// As visit(), also rows that were cleared and are not written yet.
    quint64 visitAll(quint64 from, quint64 to, const std::function<bool(const JournalRow &)> &look) const;
    [[nodiscard]] static quint64 costOf(quint64 dataBytes) { return dataBytes + rowCost; }

    // As of RecordSink:
    [[nodiscard]] bool hasRoom() const { return m_gate.isOpen(); }
    void whenRoom(std::function<void()> wake) { m_gate.whenOpen(std::move(wake)); }

private:
    using ChunkPtr = std::shared_ptr<JournalChunk>;
    using Look = std::function<bool(const JournalRow &)>;
    /// A chunk and which of its rows may be read.
    struct Found
    {
        std::shared_ptr<const JournalChunk> chunk;
        quint64 first = 0;
        quint64 end = 0;
    };
    static constexpr quint64 rowCost = 256;
    static constexpr quint64 firstBacklog = 4ULL * 1024 * 1024;

    quint64 appendLocked(CallRecord &&record);
    std::vector<ChunkPtr> dropLocked();
    void announceLocked(bool now);
    void announceWaitsLocked();
    void countLostLocked(const JournalChunk &chunk);
    void learnSocketsLocked(const ChunkPtr &chunk);
    [[nodiscard]] quint64 firstLocked() const;
    [[nodiscard]] quint64 chunkByteLimit() const;
    /// Where the row is, or the oldest after it. `all`: also those that were cleared.
    [[nodiscard]] Found find(quint64 number, bool all = false) const;
    quint64 visit(quint64 from, quint64 to, const Look &look, bool all) const;

    const SessionClock m_clock;
    mutable std::mutex m_mutex;
    std::deque<ChunkPtr> m_chunks; ///< oldest first; only the last one still grows
    quint64 m_budget;
    quint64 m_endRow = 0;
    quint64 m_pendingRows = 0; ///< dropped, not yet announced
    quint64 m_pendingBytes = 0;
    qint64 m_announcedNs = 0;
    JournalCounts m_counts;

    std::vector<std::shared_ptr<const StoredRows>>
        m_stored; ///< they join each other and the rows in memory without a hole
    bool m_writing = false;
    quint64 m_firstShown = 0; ///< those before were cleared
    quint64 m_writtenRow = 0; ///< those before are on disk, or nobody wants them there
    quint64 m_backlog = 0; ///< not written yet, see costOf()
    quint64 m_backlogLimit = firstBacklog;
    Unwritten m_unwritten;
    std::unique_ptr<WirePackets> m_before; ///< sockets as known before the first row in memory that no file has
    RoomGate m_gate;
    RoomGate::Waits m_waitsTold;
    qint64 m_waitsToldNs = 0;
    bool m_writerWaits = false;
    std::condition_variable_any m_newRows;
};

} // namespace sw
