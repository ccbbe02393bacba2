// SPDX-License-Identifier: GPL-3.0-or-later
#include "socketswatch.h"

#include <algorithm>
#include <climits>
#include <utility>

#include "monotonic.h"
#include "workbench.h"

namespace sw {

namespace {

constexpr int soonMs = 20; ///< after a quiet time
constexpr int leastMs = 70; ///< between two looks
constexpr int restFactor =
    4; ///< with thousands of sockets a look takes a while: at most a fifth of the time goes into looking

} // namespace

SocketsWatch::SocketsWatch(Workbench &workbench, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
{
    m_timer.setInterval(everyMs);
    m_soon.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SocketsWatch::look);
    connect(&m_soon, &QTimer::timeout, this, &SocketsWatch::look);
}

SocketsWatch::~SocketsWatch()
{
    setTableWatched(false);
}

void SocketsWatch::addWatcher()
{
    if (m_watchers++ > 0)
        return;
    m_timer.start(everyMs);
    hurry();
}

void SocketsWatch::removeWatcher()
{
    if (m_watchers == 0 || --m_watchers > 0)
        return;
    setTableWatched(false);
    m_timer.stop();
    m_soon.stop();
}

void SocketsWatch::hurry()
{
    if (m_watchers == 0 || m_soon.isActive())
        return;
    const qint64 since = m_sinceLook.isValid() ? m_sinceLook.elapsed() : leastMs;
    m_soon.start(std::max(soonMs, std::max(leastMs, m_restMs) - int(std::min<qint64>(since, INT_MAX))));
}

void SocketsWatch::setTableWatched(bool on)
{
    if (m_tableWatched == on)
        return;
    m_tableWatched = on;
    m_tableSinceNs = monotonicNs();
    m_workbench.watchKernel(on);
}

void SocketsWatch::look()
{
    m_soon.stop();
    QElapsedTimer timer;
    timer.start();
    SocketsWanted wanted;
    Q_EMIT wanting(&wanted);
    setTableWatched(wanted.all || wanted.sockets.size() > SocketsWanted::most);
    auto table = m_tableWatched ? m_workbench.kernel() : nullptr;
    if (table && table->takenNs < m_tableSinceNs)
        table.reset();
    Q_EMIT looked(SocketsNow::take(m_workbench, wanted, m_query, std::move(table)));
    m_restMs = static_cast<int>(timer.elapsed()) * restFactor;
    m_sinceLook.start();
    if (m_watchers > 0)
        m_timer.start(std::max(everyMs, m_restMs)); // counted from this one
}

} // namespace sw
