// SPDX-License-Identifier: GPL-3.0-or-later
#include "laddercolumns.h"

#include <algorithm>

namespace sw {

namespace {

constexpr int timeChars = 13; ///< "+12.345 678"
constexpr int leastChars = 20; ///< of a text
constexpr int mostChars = 56;
constexpr int leastMiddle = 22; ///< in characters, between the two sides: for arrows
constexpr int mostMiddle = 44;

} // namespace

LadderColumns LadderColumns::of(const std::vector<LadderLayout::Line> &lines, int available, int em)
{
    LadderColumns all;
    all.barWidth = em + 4;
    all.timesWidth = timeChars * em + em;
    if (lines.empty()) {
        all.width = available;
        return all;
    }
    // Servers have their text on the left, unless they are alone.
    const int count = int(lines.size());
    int before = int(std::count_if(lines.begin(), lines.end(), [](const auto &line) { return line.side == 0; }));
    if (before == count)
        before = 0;
    const int gap = em; // between bar and text, and beside a text
    const int fixed = all.timesWidth + count * (all.barWidth + 2 * gap) + (before > 0 ? leastMiddle * em : 0);
    all.textWidth = std::clamp((available - fixed) / count, leastChars * em, mostChars * em);
    const int spare = std::max(0, available - fixed - count * all.textWidth);
    const int middle = before > 0 ? std::min(leastMiddle * em + spare, mostMiddle * em) : 0;
    int x = all.timesWidth;
    for (int i = 0; i < count; ++i) {
        Column column;
        column.textBefore = i < before;
        if (i == before)
            x += middle;
        if (column.textBefore) {
            column.textLeft = x + gap;
            column.x = column.textLeft + all.textWidth + gap + all.barWidth / 2;
        } else {
            column.x = x + all.barWidth / 2;
            column.textLeft = x + all.barWidth + gap;
        }
        x += all.barWidth + all.textWidth + 2 * gap;
        all.columns.push_back(column);
    }
    all.width = x;
    return all;
}

std::pair<size_t, size_t> LadderColumns::within(int left, int right) const
{
    const auto reach = textWidth + 4 * barWidth;
    const auto first = std::lower_bound(columns.begin(), columns.end(), left - reach,
                                        [](const Column &column, int x) { return column.x < x; });
    const auto end = std::upper_bound(first, columns.end(), right + reach,
                                      [](int x, const Column &column) { return x < column.x; });
    return {size_t(first - columns.begin()), size_t(end - columns.begin())};
}

int LadderColumns::lineAt(int x) const
{
    const auto [first, end] = within(x, x);
    for (size_t i = first; i < end; ++i) {
        const Column &column = columns[i];
        const int left = column.textBefore ? column.textLeft : column.x - barWidth;
        const int right = column.textBefore ? column.x + barWidth : column.textLeft + textWidth;
        if (x >= left && x <= right)
            return int(i);
    }
    return -1;
}

} // namespace sw
