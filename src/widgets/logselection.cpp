// SPDX-License-Identifier: GPL-3.0-or-later
#include "logselection.h"

#include <algorithm>

namespace sw {

void LogSelection::setRange(quint64 one, quint64 other)
{
    m_ranges = {Range{qMin(one, other), qMax(one, other)}};
}

void LogSelection::add(quint64 one, quint64 other)
{
    Range joined{qMin(one, other), qMax(one, other)};
    std::vector<Range> ranges;
    for (const Range &range : m_ranges) {
        // Neighbours melt into one as well.
        if (range.first <= joined.last + 1 && joined.first <= range.last + 1)
            joined = {qMin(range.first, joined.first), qMax(range.last, joined.last)};
        else
            ranges.push_back(range);
    }
    ranges.push_back(joined);
    std::sort(ranges.begin(), ranges.end(), [](const Range &a, const Range &b) { return a.first < b.first; });
    m_ranges = std::move(ranges);
}

void LogSelection::toggle(quint64 row)
{
    if (contains(row))
        remove(row);
    else
        add(row, row);
}

void LogSelection::remove(quint64 row)
{
    std::vector<Range> ranges;
    for (const Range &range : m_ranges) {
        if (row < range.first || row > range.last) {
            ranges.push_back(range);
            continue;
        }
        if (row > range.first)
            ranges.push_back({range.first, row - 1});
        if (row < range.last)
            ranges.push_back({row + 1, range.last});
    }
    m_ranges = std::move(ranges);
}

bool LogSelection::contains(quint64 row) const
{
    const auto after = std::upper_bound(m_ranges.begin(), m_ranges.end(), row,
                                        [](quint64 wanted, const Range &range) { return wanted < range.first; });
    return after != m_ranges.begin() && row <= std::prev(after)->last;
}

} // namespace sw
