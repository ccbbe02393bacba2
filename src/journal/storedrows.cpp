// SPDX-License-Identifier: GPL-3.0-or-later
#include "storedrows.h"

#include <algorithm>

#include "journalchunk.h"
#include "sessiondecoder.h"
#include "sessionfile.h"

namespace sw {

namespace {

CallRecord unreadable()
{
    CallRecord record;
    record.kind = RecordKind::Notice;
    record.notice = Notice::RowUnreadable;
    return record;
}

} // namespace

StoredRows::StoredRows(std::shared_ptr<const SessionFile> file)
    : m_file(std::move(file))
{
}

StoredRows::~StoredRows() = default;

void StoredRows::add(quint64 number, qint64 at, qint64 bytes)
{
    Run *last = m_added.empty() ? nullptr : &m_added.back();
    // A row whose number does not follow begins a run too, so that a run is without holes.
    if (!last || number != last->endRow || number - last->firstRow >= JournalChunk::capacity
        || at + bytes - last->at > runBytes)
        last = &m_added.emplace_back(Run{number, number, at, at});
    last->endRow = number + 1;
    last->end = at + bytes;
}

void StoredRows::publish()
{
    if (m_added.empty())
        return;
    const std::scoped_lock lock(m_mutex);
    if (!m_runs.empty() && m_runs.back().firstRow == m_added.front().firstRow)
        m_runs.pop_back();
    m_runs.insert(m_runs.end(), m_added.begin(), m_added.end());
    m_added.erase(m_added.begin(), m_added.end() - 1);
}

quint64 StoredRows::firstRow() const
{
    const std::scoped_lock lock(m_mutex);
    return m_runs.empty() ? 0 : m_runs.front().firstRow;
}

quint64 StoredRows::endRow() const
{
    const std::scoped_lock lock(m_mutex);
    return m_runs.empty() ? 0 : m_runs.back().endRow;
}

std::shared_ptr<const JournalChunk> StoredRows::chunkWith(quint64 number) const
{
    Run run;
    {
        const std::scoped_lock lock(m_mutex);
        const auto kept = std::find_if(m_kept.begin(), m_kept.end(), [number](const auto &chunk) {
            return number >= chunk->firstRow() && number < chunk->endRow();
        });
        if (kept != m_kept.end()) {
            auto chunk = *kept;
            if (kept != m_kept.begin()) {
                m_kept.erase(kept);
                m_kept.push_front(chunk);
            }
            return chunk;
        }
        const auto found = std::upper_bound(m_runs.begin(), m_runs.end(), number,
                                            [](quint64 wanted, const Run &one) { return wanted < one.endRow; });
        if (found == m_runs.end())
            return nullptr;
        run = *found;
    }
    auto chunk = load(run);
    const std::scoped_lock lock(m_mutex);
    m_kept.push_front(chunk);
    if (m_kept.size() > keptChunks)
        m_kept.pop_back();
    return chunk;
}

std::shared_ptr<const JournalChunk> StoredRows::load(const Run &run) const
{
    const QByteArray bytes = m_file->read(run.at, static_cast<qsizetype>(run.end - run.at));
    auto chunk = std::make_shared<JournalChunk>(run.firstRow);
    QByteArrayView rest(bytes);
    while (chunk->endRow() < run.endRow) {
        auto row = sessiondecoder::rowAt(rest, sessiondecoder::RowData::Borrowed); // the chunk copies it
        if (!row || row->number != chunk->endRow())
            break;
        rest = rest.sliced(row->size);
        chunk->append(std::move(row->record));
    }
    while (chunk->endRow() < run.endRow)
        chunk->append(unreadable());
    return chunk;
}

} // namespace sw
