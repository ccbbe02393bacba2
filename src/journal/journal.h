// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "journalrow.h"
#include "monotonic.h"

namespace sw {

class JournalChunk;

/// The journal's numbers at one moment.
struct JournalCounts
{
    quint64 rows = 0; ///< ever appended, notices too
    quint64 bytesIn = 0; ///< taken from the kernel; a composite call's bytes count in its inner calls only
    quint64 bytesOut = 0; ///< given to the kernel
    quint64 droppedRows = 0; ///< lost to the budget; what a person cleared is not lost
    quint64 droppedBytes = 0; ///< of their data
    quint64 memoryBytes = 0; ///< what the rows kept now cost
};

/// The session's log in memory: rows numbered from 0 in order of ending. A row never changes its number and, once there, never
/// changes. Over its budget the oldest rows go, counted and announced by a notice row. Every function: any thread.
class Journal final
{
public:
    static constexpr quint64 defaultBudget = 256ULL * 1024 * 1024;
    static constexpr quint64 minimumBudget = 1024ULL * 1024;
    /// Drops that follow each other within this time share one notice.
    static constexpr qint64 announceEveryNs = 1'000'000'000;

    explicit Journal(quint64 budgetBytes = defaultBudget);
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

private:
    using ChunkPtr = std::shared_ptr<JournalChunk>;

    quint64 appendLocked(CallRecord &&record);
    std::vector<ChunkPtr> dropLocked();
    void announceLocked(bool now);
    [[nodiscard]] quint64 chunkByteLimit() const;
    /// The chunk that has the row (or the oldest after it), and how many rows of it may be read.
    [[nodiscard]] std::pair<std::shared_ptr<const JournalChunk>, quint32> find(quint64 number) const;

    const SessionClock m_clock;
    mutable std::mutex m_mutex;
    std::deque<ChunkPtr> m_chunks; ///< oldest first; only the last one still grows
    quint64 m_budget;
    quint64 m_endRow = 0;
    quint64 m_pendingRows = 0; ///< dropped, not yet announced
    quint64 m_pendingBytes = 0;
    qint64 m_announcedNs = 0;
    JournalCounts m_counts;
};

} // namespace sw
