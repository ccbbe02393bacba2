// SPDX-License-Identifier: GPL-3.0-or-later
#include "logrows.h"

#include <QElapsedTimer>
#include <QMetaObject>

namespace sw {

namespace {

// What is looked at here: less than a thread costs, and far less than a frame.
constexpr quint64 rowsHere = 20'000;
constexpr qint64 sliceNs = 3'000'000;
constexpr quint64 bytesHere = 256 * 1024;
constexpr int rowsPerLookAtTheClock = 64;

} // namespace

LogRows::LogRows(Journal &journal, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_scan(journal, m_peers, [this] { QMetaObject::invokeMethod(this, &LogRows::collect, Qt::QueuedConnection); })
{
}

void LogRows::setFilter(const LogFilter &filter)
{
    m_scan.cancel();
    m_stopped = false;
    m_filter = filter;
    m_set.clear();
    m_next = m_journal.firstRow();
    Q_EMIT restarted();
    refresh();
    // The rows of the filter before are gone, also while none of this one has been found yet.
    if (m_set.isEmpty() && isSearching())
        Q_EMIT changed();
}

void LogRows::stopSearching()
{
    if (!isSearching())
        return;
    m_scan.cancel();
    m_stopped = true;
    Q_EMIT changed();
}

void LogRows::refresh()
{
    const qint64 before = m_set.count();
    const bool trimmed = trim();
    if (!m_scan.isRunning() && !m_stopped) {
        lookHere();
        startScan();
    }
    if (trimmed || m_set.count() != before || !isSearching())
        Q_EMIT changed();
}

void LogRows::lookHere()
{
    const quint64 end = m_journal.endRow();
    if (m_next >= end || end - m_next > rowsHere || m_filter.expression().hasPattern())
        return;
    QElapsedTimer timer;
    timer.start();
    int untilLook = rowsPerLookAtTheClock;
    quint64 bytes = 0;
    const bool countsBytes = m_filter.needsBytes();
    m_next = m_journal.visit(m_next, end, [&](const JournalRow &row) {
        m_peers->learn(row);
        if (m_filter.matches(row))
            m_set.append(row.number(), row.number() + 1);
        bytes += countsBytes ? row.entry().byteCount : 0;
        if (--untilLook > 0 && bytes < bytesHere)
            return true;
        untilLook = rowsPerLookAtTheClock;
        return bytes < bytesHere && timer.nsecsElapsed() < sliceNs;
    });
}

void LogRows::startScan()
{
    const quint64 end = m_journal.endRow();
    if (m_next < end)
        m_scan.start(m_filter, m_next, end);
}

void LogRows::collect()
{
    if (!m_scan.isRunning())
        return; // told by a search that was given up
    const RowScan::Found found = m_scan.take();
    for (const RowScan::Range &range : found.ranges)
        m_set.append(range.first, range.end);
    m_next = qMax(m_next, found.next);
    if (found.ended)
        return refresh(); // for what came meanwhile
    trim();
    Q_EMIT changed();
}

bool LogRows::trim()
{
    const quint64 first = m_journal.firstRow();
    m_next = qMax(m_next, first);
    return m_set.removeBelow(first) > 0;
}

std::optional<JournalRow> LogRows::row(qint64 index) const
{
    if (index < 0 || index >= count())
        return std::nullopt;
    return m_journal.row(at(index));
}

qint64 LogRows::indexOfTime(qint64 timeNs) const
{
    qint64 low = 0;
    qint64 high = count();
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        const auto entry = m_journal.entry(at(middle));
        if (!entry || entry->beganNs + entry->tookNs < timeNs)
            low = middle + 1; // a row that was dropped just now is old
        else
            high = middle;
    }
    return low;
}

std::function<bool(const JournalRow &)> LogRows::chooser() const
{
    return [set = m_set, filter = m_filter, searched = m_next, stopped = m_stopped](const JournalRow &row) {
        return row.number() < searched ? set.contains(row.number()) : !stopped && filter.matches(row);
    };
}

int LogRows::percentSearched() const
{
    const quint64 first = m_journal.firstRow();
    const quint64 end = m_journal.endRow();
    return end <= first || m_next >= end ? 100 : int((qMax(m_next, first) - first) * 100 / (end - first));
}

} // namespace sw
