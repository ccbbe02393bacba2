// SPDX-License-Identifier: GPL-3.0-or-later
#include "ladderfeed.h"

#include <algorithm>
#include <cmath>

#include "monotonic.h"

namespace sw {

namespace {

constexpr int soonMs = 80;
constexpr int tickMs = 250;
constexpr qint64 turnNs = 8'000'000; ///< for arrows, in one go
constexpr int restFactor = 20; ///< laying out takes a twentieth of the time at most
constexpr qint64 runningFromNs = 20'000'000; ///< shorter calls would only flicker

} // namespace

LadderFeed::LadderFeed(LogRows &rows, QObject *parent)
    : QObject(parent)
    , m_rows(rows)
    , m_arrows(rows.journal())
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    m_ticks.setInterval(tickMs);
    connect(&m_soon, &QTimer::timeout, this, &LadderFeed::turn);
    connect(&m_ticks, &QTimer::timeout, this, &LadderFeed::tick);
    connect(&m_rows, &LogRows::changed, this, &LadderFeed::renew);
    connect(&m_rows, &LogRows::restarted, this, [this] {
        m_around.reset();
        renew();
    });
}

void LadderFeed::setWatched(bool on)
{
    if (m_watched == on)
        return;
    m_watched = on;
    if (on) {
        m_ticks.start();
        m_soon.start(0);
    } else {
        m_ticks.stop();
        m_soon.stop();
    }
}

void LadderFeed::setLook(const LadderLook &look)
{
    m_look = look;
    if (m_watched) // else when it is shown, arrows and all
        layOut();
}

void LadderFeed::renew()
{
    if (m_watched && !m_soon.isActive())
        m_soon.start();
}

void LadderFeed::turn()
{
    m_complete = m_arrows.catchUp(monotonicNs() + turnNs);
    const qint64 began = monotonicNs();
    layOut();
    const int took = int((monotonicNs() - began) / 1'000'000);
    m_soon.setInterval(std::max(soonMs, took * restFactor));
    if (!m_complete)
        m_soon.start(std::max(1, took)); // in between, the window lives
}

std::vector<RunningCall> LadderFeed::runningNow() const
{
    std::vector<RunningCall> calls = m_running && !m_around ? m_running() : std::vector<RunningCall>();
    const qint64 now = monotonicNs();
    const LogCriteria &criteria = m_rows.filter().criteria();
    std::erase_if(calls, [&](const RunningCall &call) {
        return now - call.beganNs < runningFromNs || (criteria.endpoint != 0 && call.endpoint != criteria.endpoint)
            || (criteria.socket != 0 && call.socket != criteria.socket);
    });
    return calls;
}

void LadderFeed::layOut()
{
    const RowSet &rows = m_rows.set();
    qint64 end = rows.count();
    if (m_around)
        end = std::min(end, rows.indexOf(*m_around) + mostCalls / 2);
    m_calls = rows.count();
    std::vector<LadderBar> bars = ladderBars(m_rows.journal(), rows, std::max(0LL, end - mostCalls), end);
    m_shownRunning.clear();
    const qint64 now = monotonicNs();
    for (const RunningCall &call : runningNow()) {
        bars.push_back(ladderBar(call, now));
        m_shownRunning.push_back(quint64(call.beganNs));
    }
    m_arrows.blocking().mend(bars);
    m_ladder = LadderLayout(std::move(bars), m_arrows.arrows(), m_look);
    ++m_layouts;
    Q_EMIT changed();
}

void LadderFeed::tick()
{
    std::vector<quint64> began;
    for (const RunningCall &call : runningNow())
        began.push_back(quint64(call.beganNs));
    const bool grows = m_look.axis == LadderLook::Axis::Time && !m_look.fold && !began.empty();
    if (began != m_shownRunning || grows)
        renew();
    else if (!began.empty())
        Q_EMIT ticked();
}

bool LadderFeed::bring(quint64 row)
{
    if (m_ladder.barOfRow(row))
        return true;
    const RowSet &rows = m_rows.set();
    if (!rows.contains(row))
        return false;
    if (rows.indexOf(row) >= rows.count() - mostCalls)
        m_around.reset();
    else
        m_around = row;
    layOut();
    return m_ladder.barOfRow(row).has_value();
}

void LadderFeed::followNewest()
{
    if (!m_around)
        return;
    m_around.reset();
    layOut();
}

double LadderFeed::nsPerPixelToFit(double height) const
{
    std::vector<qint64> moments;
    for (const LadderLayout::Bar &bar : m_ladder.bars()) {
        moments.push_back(bar.call.beganNs);
        moments.push_back(bar.call.endNs);
    }
    std::sort(moments.begin(), moments.end());
    double low = 1;
    double high = 1e10;
    // What is folded depends on the scale, so there is no formula; by halves of its exponent it is near enough soon.
    for (int i = 0; i < 24; ++i) {
        const double middle = std::sqrt(low * high);
        const LadderAxis axis = LadderAxis::ofTime(moments, middle, m_look.fold ? m_look.foldFrom : 0,
                                                   m_look.foldHeight);
        (axis.height() > height ? low : high) = middle;
    }
    return high;
}

} // namespace sw
