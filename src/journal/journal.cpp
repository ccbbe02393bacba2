// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal.h"

#include <algorithm>
#include <utility>

#include <QStringList>

#include "journalchunk.h"
#include "sessionfile.h"
#include "storedrows.h"
#include "wirepackets.h"

namespace sw {

namespace {

/// `text` and `value`, where there are any: the files that rows are in which the log does not show any more, and how many.
CallRecord droppedNotice(quint64 rows, quint64 bytes, qint64 time)
{
    CallRecord notice;
    notice.kind = RecordKind::Notice;
    notice.notice = Notice::RowsDropped;
    notice.beganNs = time;
    notice.result = qint64(rows);
    notice.asked = qint64(bytes);
    return notice;
}

} // namespace

Journal::Journal(quint64 budgetBytes)
    : m_clock(SessionClock::startNow())
    , m_budget(qMax(budgetBytes, minimumBudget))
    , m_before(std::make_unique<WirePackets>())
{
}

Journal::Journal(const SessionClock &clock, std::shared_ptr<const StoredRows> rows)
    : m_clock(clock)
    , m_budget(minimumBudget)
    , m_endRow(rows->endRow())
    , m_stored{std::move(rows)}
    , m_writtenRow(m_endRow)
    , m_before(std::make_unique<WirePackets>())
{
    m_counts.rows = m_endRow - m_stored.front()->firstRow();
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
    if (m_writing) {
        const qint64 now = monotonicNs();
        m_unwritten.came(number, now);
        if (m_backlog > m_backlogLimit || m_unwritten.ageNs(now) > mostUnwrittenNs)
            m_gate.close();
    }
    if (m_writerWaits) {
        m_writerWaits = false;
        m_newRows.notify_all();
    }
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
    m_backlog += m_writing ? costOf(quint64(record.data.size())) : 0;
    m_counts.memoryBytes -= chunk.memoryBytes();
    chunk.append(std::move(record));
    m_counts.memoryBytes += chunk.memoryBytes();
    ++m_counts.rows;
    return m_endRow++;
}

std::vector<Journal::ChunkPtr> Journal::dropLocked()
{
    std::vector<ChunkPtr> dropped;
    std::vector<std::shared_ptr<const StoredRows>> hidden;
    quint64 firstShown = 0;
    while (m_counts.memoryBytes > m_budget && m_chunks.size() > 1) {
        const quint64 end = m_chunks.front()->endRow();
        if (m_writing && end > m_writtenRow)
            break; // the writer will call again
        ChunkPtr oldest = std::move(m_chunks.front());
        m_chunks.pop_front();
        m_counts.memoryBytes -= oldest->memoryBytes();
        learnSocketsLocked(oldest);
        if (end > std::max(m_firstShown, m_writtenRow)) {
            if (!m_stored.empty()) { // their rows would not join those in memory any more
                firstShown = firstLocked();
                hidden = std::exchange(m_stored, {});
            }
            countLostLocked(*oldest);
        }
        dropped.push_back(std::move(oldest));
    }
    if (!hidden.empty() && hidden.back()->endRow() > firstShown) {
        // At once: the views lose these rows now.
        CallRecord notice = droppedNotice(m_pendingRows, m_pendingBytes, monotonicNs());
        QStringList files;
        for (const auto &stored : hidden)
            files.append(stored->file()->path());
        notice.text = files.join(QStringLiteral(", "));
        notice.value = qint64(hidden.back()->endRow() - firstShown);
        m_pendingRows = 0;
        m_pendingBytes = 0;
        m_announcedNs = notice.beganNs;
        appendLocked(std::move(notice));
    }
    return dropped;
}

void Journal::countLostLocked(const JournalChunk &chunk)
{
    // What a file has, or a person cleared, is not lost.
    const quint64 first = std::max({m_firstShown, m_writtenRow, chunk.firstRow()});
    quint64 bytes = first == chunk.firstRow() ? chunk.dataBytes() : 0;
    for (quint64 row = first; first != chunk.firstRow() && row < chunk.endRow(); ++row)
        bytes += chunk.entry(quint32(row - chunk.firstRow())).byteCount;
    m_counts.droppedRows += chunk.endRow() - first;
    m_counts.droppedBytes += bytes;
    m_pendingRows += chunk.endRow() - first;
    m_pendingBytes += bytes;
}

void Journal::learnSocketsLocked(const ChunkPtr &chunk)
{
    // A writer knows them from the rows that it has written.
    if (!chunk->tellsOfSockets() || chunk->endRow() <= m_writtenRow)
        return;
    JournalRow row;
    row.m_chunk = chunk;
    for (quint64 number = std::max(m_writtenRow, chunk->firstRow()); number < chunk->endRow(); ++number) {
        row.m_entry = &chunk->entry(quint32(number - chunk->firstRow()));
        row.m_number = number;
        if (JournalChunk::tellsOfSockets(row.entry()))
            m_before->pass(row.recordWithoutBytes(), row.bytes());
    }
}

void Journal::announceLocked(bool now)
{
    const qint64 time = monotonicNs();
    if (m_pendingRows == 0 || (!now && m_announcedNs != 0 && time - m_announcedNs < announceEveryNs))
        return;
    CallRecord notice = droppedNotice(m_pendingRows, m_pendingBytes, time);
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

Journal::Found Journal::find(quint64 number, bool all) const
{
    std::shared_ptr<const StoredRows> stored;
    quint64 first = 0;
    {
        const std::scoped_lock lock(m_mutex);
        first = all ? 0 : firstLocked();
        number = std::max(number, first);
        if (number >= m_endRow)
            return {};
        const auto after = std::upper_bound(
            m_chunks.begin(), m_chunks.end(), number,
            [](quint64 wanted, const ChunkPtr &chunk) { return wanted < chunk->firstRow(); });
        if (after != m_chunks.begin()) {
            const ChunkPtr &chunk = *std::prev(after);
            return {chunk, std::max(first, chunk->firstRow()), chunk->endRow()};
        }
        const auto file = std::find_if(m_stored.begin(), m_stored.end(),
                                       [number](const auto &one) { return number < one->endRow(); });
        if (file == m_stored.end())
            return {};
        stored = *file;
    }
    // Without the lock: whoever appends must not wait for a disk.
    auto chunk = stored->chunkWith(number);
    if (!chunk)
        return {};
    const quint64 begin = std::max(first, chunk->firstRow());
    const quint64 end = chunk->endRow();
    return {std::move(chunk), begin, end};
}

quint64 Journal::firstLocked() const
{
    const quint64 first = !m_stored.empty() ? m_stored.front()->firstRow()
        : m_chunks.empty()                  ? m_endRow
                                            : m_chunks.front()->firstRow();
    return std::max(first, m_firstShown);
}

quint64 Journal::firstRow() const
{
    const std::scoped_lock lock(m_mutex);
    return firstLocked();
}

quint64 Journal::endRow() const
{
    const std::scoped_lock lock(m_mutex);
    return m_endRow;
}

quint64 Journal::rowCount() const
{
    const std::scoped_lock lock(m_mutex);
    return m_endRow - firstLocked();
}

std::optional<JournalRow> Journal::row(quint64 number) const
{
    Found found = find(number);
    if (!found.chunk || number < found.first || number >= found.end)
        return std::nullopt;
    JournalRow row;
    row.m_entry = &found.chunk->entry(quint32(number - found.chunk->firstRow()));
    row.m_number = number;
    row.m_chunk = std::move(found.chunk);
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

quint64 Journal::visit(quint64 from, quint64 to, const Look &look) const
{
    return visit(from, to, look, false);
}

quint64 Journal::visit(quint64 from, quint64 to, const Look &look, bool all) const
{
    JournalRow row;
    quint64 number = from;
    while (number < to) {
        Found found = find(number, all);
        if (!found.chunk)
            return qMin(number, endRow());
        number = qMax(number, found.first);
        const quint64 end = qMin(to, found.end);
        const JournalChunk *chunk = found.chunk.get();
        row.m_chunk = std::move(found.chunk);
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
    std::vector<ChunkPtr> cleared;
    const std::scoped_lock lock(m_mutex);
    m_firstShown = m_endRow;
    if (!m_writing)
        m_stored.clear();
    // A session file still gets what it lacks.
    while (!m_chunks.empty() && (!m_writing || m_chunks.front()->endRow() <= m_writtenRow)) {
        m_counts.memoryBytes -= m_chunks.front()->memoryBytes();
        learnSocketsLocked(m_chunks.front());
        cleared.push_back(std::move(m_chunks.front()));
        m_chunks.pop_front();
    }
    m_pendingRows = 0;
    m_pendingBytes = 0;
}

JournalCounts Journal::counts() const
{
    const RoomGate::Waits waits = m_gate.waits();
    const std::scoped_lock lock(m_mutex);
    JournalCounts counts = m_counts;
    counts.waitedNs = waits.ns;
    counts.waiting = waits.now;
    return counts;
}

} // namespace sw
