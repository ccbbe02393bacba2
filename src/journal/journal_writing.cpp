// SPDX-License-Identifier: GPL-3.0-or-later
// What a journal does for the thread that writes the session file.
#include "journal.h"

#include <algorithm>

#include "journalchunk.h"
#include "storedrows.h"
#include "wirepackets.h"

namespace sw {

namespace {

constexpr qint64 tellWaitsFromNs = 20'000'000; // shorter ones are no news

} // namespace

quint64 Journal::beginWriting()
{
    const std::scoped_lock lock(m_mutex);
    m_writing = true;
    // Where an earlier file ended, if its rows join those in memory.
    const quint64 first = m_chunks.empty() ? m_endRow : m_chunks.front()->firstRow();
    if (m_stored.empty() || m_writtenRow < first) {
        m_stored.clear();
        m_writtenRow = first;
    }
    m_backlog = 0;
    m_unwritten.clear(); // what came without a writer has nobody to wait for it
    for (const ChunkPtr &chunk : m_chunks) {
        if (chunk->endRow() > m_writtenRow)
            m_backlog += chunk->dataBytes() + chunk->count() * rowCost;
    }
    return m_writtenRow;
}

WirePackets Journal::socketsBefore() const
{
    const std::scoped_lock lock(m_mutex);
    return m_before->restarted();
}

void Journal::rowsWritten(quint64 endRow, quint64 cost, const std::shared_ptr<const StoredRows> &stored)
{
    std::vector<ChunkPtr> dropped;
    bool open = false;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_stored.empty() || m_stored.back() != stored)
            m_stored.push_back(stored);
        m_writtenRow = endRow;
        m_backlog -= std::min(m_backlog, cost);
        m_unwritten.written(endRow, m_endRow);
        open = !m_gate.isOpen() && m_backlog <= m_backlogLimit / 2
            && m_unwritten.ageNs(monotonicNs()) <= mostUnwrittenNs / 2;
        if (m_counts.memoryBytes > m_budget)
            dropped = dropLocked();
        // Those that were cleared while they were not written yet.
        while (!m_chunks.empty() && m_chunks.front()->endRow() <= std::min(m_firstShown, m_writtenRow)) {
            m_counts.memoryBytes -= m_chunks.front()->memoryBytes();
            dropped.push_back(std::move(m_chunks.front()));
            m_chunks.pop_front();
        }
        announceWaitsLocked();
    }
    if (open)
        m_gate.open();
}

void Journal::announceWaitsLocked()
{
    const RoomGate::Waits waits = m_gate.waits();
    const qint64 untold = waits.ns - m_waitsTold.ns;
    const qint64 now = untold >= tellWaitsFromNs ? monotonicNs() : 0;
    if (untold < tellWaitsFromNs || now - m_waitsToldNs < announceEveryNs)
        return;
    CallRecord notice;
    notice.kind = RecordKind::Notice;
    notice.notice = Notice::ReadingWaited;
    notice.beganNs = now;
    notice.result = untold / 1'000'000;
    notice.asked = qint64(waits.times - m_waitsTold.times);
    m_waitsTold = waits;
    m_waitsToldNs = now;
    appendLocked(std::move(notice));
}

void Journal::setBacklogLimit(quint64 cost)
{
    const std::scoped_lock lock(m_mutex);
    m_backlogLimit = cost;
}

void Journal::endWriting(const WirePackets &known)
{
    std::vector<ChunkPtr> dropped;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_writing)
            *m_before = known;
        m_writing = false;
        m_backlog = 0;
        m_unwritten.clear();
        dropped = dropLocked();
        announceLocked(true);
    }
    m_gate.open();
}

bool Journal::waitForRow(quint64 number, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    m_writerWaits = true;
    return m_newRows.wait(lock, stop, [&] { return m_endRow > number; });
}

quint64 Journal::visitAll(quint64 from, quint64 to, const Look &look) const
{
    return visit(from, to, look, true);
}

} // namespace sw
