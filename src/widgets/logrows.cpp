// SPDX-License-Identifier: GPL-3.0-or-later
#include "logrows.h"

#include <algorithm>

#include <QElapsedTimer>

namespace sw {

namespace {

constexpr qint64 sliceNs = 8'000'000; ///< half a frame
constexpr int rowsPerLookAtTheClock = 256;
constexpr quint32 bytesPerLookAtTheClock = 64 * 1024;

} // namespace

LogRows::LogRows(Journal &journal, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
{
    m_again.setSingleShot(true);
    m_again.setInterval(0);
    connect(&m_again, &QTimer::timeout, this, &LogRows::refresh);
}

void LogRows::setFilter(const LogFilter &filter)
{
    m_filter = filter;
    m_runs.clear();
    m_begin = 0;
    m_end = 0;
    m_next = m_journal.firstRow();
    Q_EMIT restarted();
    refresh();
    // The rows of the filter before are gone, also while none of this one has been found yet.
    if (m_end == 0 && isSearching())
        Q_EMIT changed();
}

void LogRows::refresh()
{
    const qint64 before = m_end;
    const bool trimmed = trim();
    searchSlice();
    if (isSearching() && !m_again.isActive())
        m_again.start();
    if (trimmed || m_end != before || !isSearching())
        Q_EMIT changed();
}

void LogRows::searchSlice()
{
    const quint64 end = m_journal.endRow();
    if (m_next >= end)
        return;
    QElapsedTimer timer;
    timer.start();
    int untilLook = rowsPerLookAtTheClock;
    m_next = m_journal.visit(m_next, end, [&](const JournalRow &row) {
        if (m_filter.matches(row))
            take(row.number());
        if (--untilLook > 0 && row.entry().byteCount < bytesPerLookAtTheClock)
            return true;
        untilLook = rowsPerLookAtTheClock;
        return timer.nsecsElapsed() < sliceNs;
    });
}

void LogRows::take(quint64 number)
{
    if (m_runs.empty() || number != m_lastTaken + 1)
        m_runs.push_back({number, m_end});
    m_lastTaken = number;
    ++m_end;
}

bool LogRows::trim()
{
    const quint64 first = m_journal.firstRow();
    const qint64 before = m_begin;
    while (!m_runs.empty()) {
        Run &run = m_runs.front();
        const qint64 length = runLength(0);
        if (run.first >= first)
            break;
        const qint64 gone = qMin(length, qint64(first - run.first));
        m_begin = run.index + gone;
        if (gone == length) {
            m_runs.pop_front();
            continue;
        }
        run = {first, m_begin};
    }
    m_next = qMax(m_next, first);
    return m_begin != before;
}

qint64 LogRows::runLength(size_t run) const
{
    return (run + 1 < m_runs.size() ? m_runs[run + 1].index : m_end) - m_runs[run].index;
}

quint64 LogRows::at(qint64 index) const
{
    Q_ASSERT(index >= 0 && index < count());
    const qint64 wanted = m_begin + index;
    const auto after = std::upper_bound(m_runs.begin(), m_runs.end(), wanted,
                                        [](qint64 value, const Run &run) { return value < run.index; });
    const Run &run = *std::prev(after);
    return run.first + quint64(wanted - run.index);
}

qint64 LogRows::indexOf(quint64 number) const
{
    const auto after = std::upper_bound(m_runs.begin(), m_runs.end(), number,
                                        [](quint64 value, const Run &run) { return value < run.first; });
    if (after == m_runs.begin())
        return 0;
    const auto run = std::prev(after);
    const qint64 length = runLength(size_t(run - m_runs.begin()));
    return run->index + qMin(length, qint64(number - run->first)) - m_begin;
}

std::optional<JournalRow> LogRows::row(qint64 index) const
{
    if (index < 0 || index >= count())
        return std::nullopt;
    return m_journal.row(at(index));
}

int LogRows::percentSearched() const
{
    const quint64 first = m_journal.firstRow();
    const quint64 end = m_journal.endRow();
    return end <= first || m_next >= end ? 100 : int((qMax(m_next, first) - first) * 100 / (end - first));
}

} // namespace sw
