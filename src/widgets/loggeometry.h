// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace sw {

/// Scroll arithmetic of a view of equally high rows, in row units, for more rows than pixels fit into an int. A value without
/// a window. Heights and y are pixels from the top of the rows' area.
struct LogGeometry
{
    qint64 rows = 0;
    int rowHeight = 20; ///< > 0
    int height = 0; ///< of the area
    qint64 top = 0; ///< the first row shown

    [[nodiscard]] qint64 pageRows() const; ///< rows that fit whole, at least 1
    [[nodiscard]] qint64 maximumTop() const;
    [[nodiscard]] qint64 clamped(qint64 wantedTop) const;
    [[nodiscard]] qint64 endVisible() const; ///< the row after the last one that shows, also when it shows in part
    [[nodiscard]] qint64 rowAt(int y) const; ///< -1: none there
    [[nodiscard]] int yOf(qint64 row) const; ///< only for rows near the area; others are far outside
    /// The top nearest to the current one that shows the row whole.
    [[nodiscard]] qint64 topToShow(qint64 row) const;
    [[nodiscard]] bool atEnd() const { return top >= maximumTop(); }

    /// A scroll bar counts in int: beyond that range its steps stand for several rows.
    [[nodiscard]] int scrollMaximum() const;
    [[nodiscard]] int toScroll(qint64 row) const;
    [[nodiscard]] qint64 fromScroll(int value) const;
};

} // namespace sw
