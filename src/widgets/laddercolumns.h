// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include "ladderlayout.h"

namespace sw {

/// Where the life lines of a ladder stand from left to right, in pixels: the text of those on the left is left of them, so that the
/// arrows in the middle cross none. A value.
struct LadderColumns
{
    struct Column
    {
        int x = 0; ///< middle of its bars
        int textLeft = 0;
        bool textBefore = false; ///< left of the bars
    };

    std::vector<Column> columns;
    int textWidth = 0;
    int barWidth = 0;
    int timesWidth = 0; ///< at the left edge, for the times
    int width = 0; ///< of all

    /// `available`: the width that there is; `em`: of a character.
    static LadderColumns of(const std::vector<LadderLayout::Line> &lines, int available, int em);

    [[nodiscard]] std::pair<size_t, size_t> within(int left, int right) const; ///< [first, end) that can be seen there
    [[nodiscard]] int lineAt(int x) const; ///< by its bars or its text; -1: none
};

} // namespace sw
