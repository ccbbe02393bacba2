// SPDX-License-Identifier: GPL-3.0-or-later
#include "ladderlayout.h"

#include <algorithm>
#include <unordered_map>

namespace sw {

namespace {

constexpr double leastBar = 3; // pixels: less is not seen
constexpr double ownPart = 0.6; // Order: of a step, between the two ends of a call that nothing happened in

template<typename Item, typename Look>
void visit(const std::vector<Item> &items, const std::vector<double> &ends, double top, double bottom,
           double Item::*from, const Look &look)
{
    // Before this one everything ends above.
    const auto first = std::lower_bound(ends.begin(), ends.end(), top);
    for (auto i = size_t(first - ends.begin()); i < items.size() && items[i].*from <= bottom; ++i)
        look(items[i], i);
}

} // namespace

LadderLayout::LadderLayout(std::vector<LadderBar> bars, const std::deque<LadderArrow> &arrows, const LadderLook &look)
{
    m_bars.reserve(bars.size());
    for (LadderBar &bar : bars)
        m_bars.push_back({std::move(bar), 0, 0, 0, 0});
    std::stable_sort(m_bars.begin(), m_bars.end(),
                     [](const Bar &a, const Bar &b) { return a.call.beganNs < b.call.beganNs; });
    placeLines(look);
    if (look.axis == LadderLook::Axis::Time)
        placeInTime(look);
    else
        placeInOrder(look);
    finish();
    placeArrows(arrows);
}

void LadderLayout::placeLines(const LadderLook &look)
{
    std::unordered_map<LifeLine, size_t> known;
    for (const Bar &bar : m_bars) {
        const auto [at, isNew] = known.try_emplace(bar.call.line, m_lines.size());
        if (isNew) {
            m_lines.push_back(
                {bar.call.line, bar.call.endpoint, bar.call.connection, bar.call.thread, 0, bar.call.beganNs});
            continue;
        }
        Line &line = m_lines[at->second];
        if (line.endpoint != bar.call.endpoint)
            line.endpoint = 0;
        if (line.endpoint == 0 || line.connection != bar.call.connection)
            line.connection = 0;
        if (line.thread == 0)
            line.thread = bar.call.thread;
    }
    for (Line &line : m_lines)
        line.side = look.sideOf ? look.sideOf(line.endpoint) : 0;
    std::stable_sort(m_lines.begin(), m_lines.end(), [](const Line &a, const Line &b) { return a.side < b.side; });
    for (size_t i = 0; i < m_lines.size(); ++i)
        known[m_lines[i].key] = i;
    // Calls of a life line do not overlap, but those inside a composite one lie in it.
    std::vector<qint64> within(m_lines.size(), 0);
    for (Bar &bar : m_bars) {
        const size_t line = known[bar.call.line];
        bar.line = int(line);
        bar.depth = bar.call.inner && bar.call.beganNs < within[line] ? 1 : 0;
        if (bar.depth == 0)
            within[line] = std::max(within[line], bar.call.endNs);
    }
}

void LadderLayout::placeInTime(const LadderLook &look)
{
    std::vector<qint64> moments;
    moments.reserve(m_bars.size() * 2);
    for (const Bar &bar : m_bars) {
        moments.push_back(bar.call.beganNs);
        moments.push_back(bar.call.endNs);
    }
    std::sort(moments.begin(), moments.end());
    m_axis = LadderAxis::ofTime(moments, look.nsPerPixel, look.fold ? look.foldFrom : 0, look.foldHeight);
    for (Bar &bar : m_bars) {
        bar.top = m_axis.yOf(bar.call.beganNs);
        bar.bottom = std::max(m_axis.yOf(bar.call.endNs), bar.top + leastBar);
    }
}

void LadderLayout::placeInOrder(const LadderLook &look)
{
    std::vector<Event> events;
    events.reserve(m_bars.size() * 2);
    for (size_t i = 0; i < m_bars.size(); ++i) {
        events.push_back({m_bars[i].call.beganNs, quint32(i), false});
        events.push_back({m_bars[i].call.endNs, quint32(i), true});
    }
    // Of events at the same moment a call that began before ends first, and no call ends before it begins.
    std::stable_sort(events.begin(), events.end(), [](const Event &a, const Event &b) { return a.ns < b.ns; });
    std::vector<qint64> moments;
    std::vector<double> heights;
    moments.reserve(events.size());
    heights.reserve(events.size());
    double y = 0;
    for (size_t i = 0; i < events.size(); ++i) {
        const Event &event = events[i];
        Bar &bar = m_bars[event.bar];
        if (i > 0) {
            const Event &before = events[i - 1];
            const bool sameCall = before.bar == event.bar;
            const bool sameLine = m_bars[before.bar].line == bar.line;
            y += look.step * (sameLine && !sameCall ? 1.0 : ownPart);
        }
        (event.end ? bar.bottom : bar.top) = y;
        moments.push_back(event.ns);
        heights.push_back(y);
    }
    m_axis = LadderAxis::ofPlaces(std::move(moments), std::move(heights));
}

void LadderLayout::finish()
{
    std::stable_sort(m_bars.begin(), m_bars.end(), [](const Bar &a, const Bar &b) { return a.top < b.top; });
    m_barsEnd.reserve(m_bars.size());
    double end = 0;
    for (size_t i = 0; i < m_bars.size(); ++i) {
        end = std::max(end, m_bars[i].bottom);
        m_barsEnd.push_back(end);
        if (!m_bars[i].call.isRunning())
            m_byRow.emplace_back(m_bars[i].call.row, quint32(i));
    }
    std::sort(m_byRow.begin(), m_byRow.end());
}

const LadderLayout::Bar *LadderLayout::shownBar(quint64 row, LifeLine line, qint64 ns) const
{
    if (const auto index = barOfRow(row))
        return &m_bars[*index];
    // A call inside a composite one that is shown instead.
    const auto after = std::upper_bound(m_byRow.begin(), m_byRow.end(), std::pair(row, quint32(0)));
    constexpr int looks = 64; // rows of one composite call stand near each other, and before its own
    auto at = after;
    for (int i = 0; i < looks && at != m_byRow.end(); ++i, ++at) {
        const Bar &bar = m_bars[at->second];
        if (bar.call.line == line && bar.call.beganNs <= ns && ns <= bar.call.endNs)
            return &bar;
    }
    return nullptr;
}

void LadderLayout::placeArrows(const std::deque<LadderArrow> &arrows)
{
    if (m_byRow.empty())
        return;
    const quint64 oldest = m_byRow.front().first;
    for (auto arrow = arrows.rbegin(); arrow != arrows.rend() && arrow->foundAt >= oldest; ++arrow) {
        const Bar *from = shownBar(arrow->fromRow, arrow->fromLine, arrow->fromNs);
        const Bar *to = from ? shownBar(arrow->toRow, arrow->toLine, arrow->toNs) : nullptr;
        if (!from || !to)
            continue;
        Arrow placed{*arrow, from->line, to->line, m_axis.yOf(arrow->fromNs), m_axis.yOf(arrow->toNs)};
        // Ends of a bar are where the bar ends, even if it is drawn higher than it was long.
        if (arrow->fromNs == from->call.endNs)
            placed.fromY = from->bottom;
        if (arrow->toNs == to->call.endNs)
            placed.toY = std::max(to->bottom, placed.fromY);
        m_arrows.push_back(placed);
    }
    std::stable_sort(m_arrows.begin(), m_arrows.end(),
                     [](const Arrow &a, const Arrow &b) { return a.fromY < b.fromY; });
    m_arrowsEnd.reserve(m_arrows.size());
    double end = 0;
    for (const Arrow &arrow : m_arrows) {
        end = std::max({end, arrow.fromY, arrow.toY});
        m_arrowsEnd.push_back(end);
    }
}

void LadderLayout::visitBars(double top, double bottom, const std::function<void(const Bar &, size_t)> &look) const
{
    visit(m_bars, m_barsEnd, top, bottom, &Bar::top, [&](const Bar &bar, size_t index) {
        if (bar.bottom >= top)
            look(bar, index);
    });
}

void LadderLayout::visitArrows(double top, double bottom, const std::function<void(const Arrow &)> &look) const
{
    visit(m_arrows, m_arrowsEnd, top, bottom, &Arrow::fromY, [&](const Arrow &arrow, size_t) {
        if (std::max(arrow.fromY, arrow.toY) >= top)
            look(arrow);
    });
}

std::optional<size_t> LadderLayout::barAt(int line, double y, double slack) const
{
    std::optional<size_t> found;
    double best = 0;
    visitBars(y - slack, y + slack, [&](const Bar &bar, size_t index) {
        if (bar.line != line)
            return;
        const double away = std::max({0.0, bar.top - y, y - bar.bottom});
        const bool deeper = found && bar.depth > m_bars[*found].depth;
        if (!found || away < best || (away <= best && deeper)) {
            found = index;
            best = away;
        }
    });
    return found;
}

std::optional<size_t> LadderLayout::barOfRow(quint64 row) const
{
    const auto at = std::lower_bound(m_byRow.begin(), m_byRow.end(), std::pair(row, quint32(0)));
    return at != m_byRow.end() && at->first == row ? std::optional<size_t>(at->second) : std::nullopt;
}

} // namespace sw
