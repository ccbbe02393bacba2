// SPDX-License-Identifier: GPL-3.0-or-later
#include "logfinder.h"

#include <QElapsedTimer>

namespace sw {

namespace {

constexpr qint64 sliceNs = 8'000'000;

} // namespace

LogFinder::LogFinder(LogRows &rows, QObject *parent)
    : QObject(parent)
    , m_rows(rows)
{
    m_again.setSingleShot(true);
    m_again.setInterval(0);
    connect(&m_again, &QTimer::timeout, this, &LogFinder::searchSlice);
}

void LogFinder::find(const RowSearch &search, qint64 from, bool forward)
{
    cancel();
    m_search = search;
    m_forward = forward;
    m_wrapped = false;
    m_left = m_rows.count();
    if (m_left == 0 || search.isEmpty() || !search.isValid()) {
        Q_EMIT notFound();
        return;
    }
    // With no row to start from, the first step arrives at the first (or last) row.
    m_at = from >= 0 ? m_rows.at(qMin(from, m_left - 1)) : m_rows.at(forward ? m_left - 1 : 0);
    searchSlice();
}

void LogFinder::searchSlice()
{
    const qint64 count = m_rows.count();
    if (count == 0) {
        Q_EMIT notFound();
        return;
    }
    QElapsedTimer timer;
    timer.start();
    qint64 index = m_rows.indexOf(m_at);
    for (; m_left > 0; --m_left) {
        index += m_forward ? 1 : -1;
        if (index < 0 || index >= count) {
            index = m_forward ? 0 : count - 1;
            m_wrapped = true;
        }
        m_at = m_rows.at(index);
        const auto row = m_rows.journal().row(m_at);
        if (row && m_search.matches(*row)) {
            Q_EMIT found(m_at, m_wrapped);
            return;
        }
        if ((m_left & 63) == 0 && timer.nsecsElapsed() > sliceNs) {
            --m_left;
            m_again.start();
            return;
        }
    }
    Q_EMIT notFound();
}

} // namespace sw
