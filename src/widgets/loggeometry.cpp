// SPDX-License-Identifier: GPL-3.0-or-later
#include "loggeometry.h"

#include <limits>

namespace sw {

namespace {

/// Some room below the largest int: QScrollBar adds the page to the maximum.
constexpr qint64 barMaximum = std::numeric_limits<int>::max() / 2;

} // namespace

qint64 LogGeometry::pageRows() const
{
    return qMax(1, height / rowHeight);
}

qint64 LogGeometry::maximumTop() const
{
    return qMax(0LL, rows - pageRows());
}

qint64 LogGeometry::clamped(qint64 wantedTop) const
{
    return qBound(0LL, wantedTop, maximumTop());
}

qint64 LogGeometry::endVisible() const
{
    return qMin(rows, top + (height + rowHeight - 1) / rowHeight);
}

qint64 LogGeometry::rowAt(int y) const
{
    if (y < 0 || y >= height)
        return -1;
    const qint64 row = top + y / rowHeight;
    return row < rows ? row : -1;
}

int LogGeometry::yOf(qint64 row) const
{
    const qint64 far = 1'000'000;
    return int(qBound(-far, (row - top) * rowHeight, far));
}

qint64 LogGeometry::topToShow(qint64 row) const
{
    if (row < top)
        return clamped(row);
    if (row >= top + pageRows())
        return clamped(row - pageRows() + 1);
    return clamped(top);
}

int LogGeometry::scrollMaximum() const
{
    return int(qMin(maximumTop(), barMaximum));
}

int LogGeometry::toScroll(qint64 row) const
{
    const qint64 most = maximumTop();
    const qint64 at = clamped(row);
    if (most <= barMaximum)
        return int(at);
    return int(double(at) / double(most) * double(barMaximum));
}

qint64 LogGeometry::fromScroll(int value) const
{
    const qint64 most = maximumTop();
    if (most <= barMaximum)
        return clamped(value);
    return value >= barMaximum ? most : clamped(qint64(double(value) / double(barMaximum) * double(most)));
}

} // namespace sw
