// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal.h"

#include <algorithm>

#include "journalchunk.h"

namespace sw {

Journal::Journal(quint64 budgetBytes)
    : m_clock(SessionClock::startNow())
    , m_budget(qMax(budgetBytes, minimumBudget))
{
}

Journal::~Journal() = default;

quint64 Journal::append(CallRecord &&record)
{
    std::vector<ChunkPtr> dropped; // freed after the lock is gone
    const std::scoped_lock lock(m_mutex);
    const quint64 number = appendLocked(std::move(record));
    if (m_counts.memoryBytes > m_budget)
        dropped = dropLocked();
    if (m_pendingRows > 0)
        announceLocked(false);
    return number;
}

quint64 Journal::appendLocked(CallRecord &&record)
{
    if (m_chunks.empty() || m_chunks.back()->isFull(chunkByteLimit())) {
        m_chunks.push_back(std::make_shared<JournalChunk>(m_endRow));
        m_counts.memoryBytes += m_chunks.back()->memoryBytes();
    }
    if (record.kind != RecordKind::Notice && !record.flags.testAnyFlags(RecordFlag::Composite | RecordFlag::Peeked)) {
        const Direction direction = traitsOf(record.call).direction;
        if (direction == Direction::In)
            m_counts.bytesIn += quint64(record.data.size());
        else if (direction == Direction::Out)
            m_counts.bytesOut += quint64(record.data.size());
    }
    JournalChunk &chunk = *m_chunks.back();
    m_counts.memoryBytes -= chunk.memoryBytes();
    chunk.append(std::move(record));
    m_counts.memoryBytes += chunk.memoryBytes();
    ++m_counts.rows;
    return m_endRow++;
}

std::vector<Journal::ChunkPtr> Journal::dropLocked()
{
    std::vector<ChunkPtr> dropped;
    while (m_counts.memoryBytes > m_budget && m_chunks.size() > 1) {
        ChunkPtr oldest = std::move(m_chunks.front());
        m_chunks.pop_front();
        m_counts.memoryBytes -= oldest->memoryBytes();
        m_counts.droppedRows += oldest->count();
        m_counts.droppedBytes += oldest->dataBytes();
        m_pendingRows += oldest->count();
        m_pendingBytes += oldest->dataBytes();
        dropped.push_back(std::move(oldest));
    }
    return dropped;
}

void Journal::announceLocked(bool now)
{
    const qint64 time = monotonicNs();
    if (m_pendingRows == 0 || (!now && m_announcedNs != 0 && time - m_announcedNs < announceEveryNs))
        return;
    CallRecord notice;
    notice.kind = RecordKind::Notice;
    notice.notice = Notice::RowsDropped;
    notice.beganNs = time;
    notice.result = qint64(m_pendingRows);
    notice.asked = qint64(m_pendingBytes);
    m_pendingRows = 0;
    m_pendingBytes = 0;
    m_announcedNs = time;
    appendLocked(std::move(notice));
}

void Journal::announceDrops(bool now)
{
    const std::scoped_lock lock(m_mutex);
    announceLocked(now);
}

quint64 Journal::chunkByteLimit() const
{
    // A drop takes a whole chunk: a small part of the budget, so that most of the log stays.
    return m_budget / 16;
}

std::pair<std::shared_ptr<const JournalChunk>, quint32> Journal::find(quint64 number) const
{
    const std::scoped_lock lock(m_mutex);
    const auto after = std::upper_bound(
        m_chunks.begin(), m_chunks.end(), number,
        [](quint64 wanted, const ChunkPtr &chunk) { return wanted < chunk->firstRow(); });
    if (m_chunks.empty() || number >= m_endRow)
        return {};
    const ChunkPtr &chunk = after == m_chunks.begin() ? *after : *std::prev(after);
    return {chunk, chunk->count()};
}

quint64 Journal::firstRow() const
{
    const std::scoped_lock lock(m_mutex);
    return m_chunks.empty() ? m_endRow : m_chunks.front()->firstRow();
}

quint64 Journal::endRow() const
{
    const std::scoped_lock lock(m_mutex);
    return m_endRow;
}

quint64 Journal::rowCount() const
{
    const std::scoped_lock lock(m_mutex);
    return m_chunks.empty() ? 0 : m_endRow - m_chunks.front()->firstRow();
}

std::optional<JournalRow> Journal::row(quint64 number) const
{
    auto [chunk, count] = find(number);
    if (!chunk || number < chunk->firstRow() || number - chunk->firstRow() >= count)
        return std::nullopt;
    JournalRow row;
    row.m_entry = &chunk->entry(quint32(number - chunk->firstRow()));
    row.m_number = number;
    row.m_chunk = std::move(chunk);
    return row;
}

std::optional<RowEntry> Journal::entry(quint64 number) const
{
    const auto found = row(number);
    return found ? std::optional(found->entry()) : std::nullopt;
}

std::optional<CallRecord> Journal::record(quint64 number) const
{
    const auto found = row(number);
    return found ? std::optional(found->record()) : std::nullopt;
}

quint64 Journal::visit(quint64 from, quint64 to, const std::function<bool(const JournalRow &)> &look) const
{
    JournalRow row;
    quint64 number = from;
    while (number < to) {
        auto [chunk, count] = find(number);
        if (!chunk)
            return qMin(number, endRow());
        number = qMax(number, chunk->firstRow());
        const quint64 end = qMin(to, chunk->firstRow() + count);
        row.m_chunk = chunk;
        for (; number < end; ++number) {
            row.m_entry = &chunk->entry(quint32(number - chunk->firstRow()));
            row.m_number = number;
            if (!look(row))
                return number + 1;
        }
    }
    return to;
}

void Journal::setBudget(quint64 bytes)
{
    std::vector<ChunkPtr> dropped;
    const std::scoped_lock lock(m_mutex);
    m_budget = qMax(bytes, minimumBudget);
    dropped = dropLocked();
    announceLocked(true);
}

quint64 Journal::budget() const
{
    const std::scoped_lock lock(m_mutex);
    return m_budget;
}

void Journal::clear()
{
    std::deque<ChunkPtr> cleared;
    const std::scoped_lock lock(m_mutex);
    cleared.swap(m_chunks);
    m_counts.memoryBytes = 0;
    m_pendingRows = 0;
    m_pendingBytes = 0;
}

JournalCounts Journal::counts() const
{
    const std::scoped_lock lock(m_mutex);
    return m_counts;
}

} // namespace sw
