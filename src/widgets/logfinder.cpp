// SPDX-License-Identifier: GPL-3.0-or-later
#include "logfinder.h"

#include <QMetaObject>

namespace sw {

namespace {

constexpr int progressMs = 250;

} // namespace

LogFinder::LogFinder(LogRows &rows, QObject *parent)
    : QObject(parent)
    , m_rows(rows)
    , m_find(rows.journal(), [this] { QMetaObject::invokeMethod(this, &LogFinder::ended, Qt::QueuedConnection); })
{
    m_progress.setInterval(progressMs);
    connect(&m_progress, &QTimer::timeout, this, [this] { Q_EMIT progress(m_find.percent()); });
}

void LogFinder::find(const FilterExpression &wanted, std::optional<quint64> from, bool forward)
{
    cancel();
    if (m_rows.count() == 0 || wanted.isEmpty() || !wanted.isValid()) {
        Q_EMIT notFound();
        return;
    }
    m_find.start(wanted, m_rows.set(), from, forward);
    m_progress.start();
}

void LogFinder::cancel()
{
    m_progress.stop();
    m_find.cancel();
}

void LogFinder::ended()
{
    const auto outcome = m_find.take();
    if (!outcome)
        return; // told by a search that was given up
    m_progress.stop();
    if (outcome->row)
        Q_EMIT found(*outcome->row, outcome->wrapped);
    else
        Q_EMIT notFound();
}

} // namespace sw
