// SPDX-License-Identifier: GPL-3.0-or-later
#include "socketswatch.h"

#include <algorithm>

#include <QElapsedTimer>

#include "workbench.h"

namespace sw {

namespace {

constexpr int soonMs = 20;
constexpr int restFactor =
    4; ///< with thousands of sockets a look takes a while: at most a fifth of the time goes into looking

} // namespace

SocketsWatch::SocketsWatch(Workbench &workbench, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
{
    m_timer.setInterval(everyMs);
    m_soon.setInterval(soonMs);
    m_soon.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SocketsWatch::look);
    connect(&m_soon, &QTimer::timeout, this, &SocketsWatch::look);
}

SocketsWatch::~SocketsWatch()
{
    if (m_watchers > 0)
        m_workbench.watchKernel(false);
}

void SocketsWatch::addWatcher()
{
    if (m_watchers++ > 0)
        return;
    m_workbench.watchKernel(true);
    m_timer.start();
    hurry();
}

void SocketsWatch::removeWatcher()
{
    if (m_watchers == 0 || --m_watchers > 0)
        return;
    m_workbench.watchKernel(false);
    m_timer.stop();
    m_soon.stop();
}

void SocketsWatch::hurry()
{
    if (m_watchers > 0 && !m_soon.isActive())
        m_soon.start();
}

void SocketsWatch::look()
{
    m_soon.stop();
    QElapsedTimer timer;
    timer.start();
    Q_EMIT looked(SocketsNow::take(m_workbench));
    const int rest = static_cast<int>(timer.elapsed()) * restFactor;
    m_soon.setInterval(std::max(soonMs, rest));
    if (const int every = std::max(everyMs, rest); every != m_timer.interval())
        m_timer.setInterval(every);
}

} // namespace sw
