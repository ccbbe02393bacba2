// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecyclestripgeometry.h"

#include <algorithm>
#include <numeric>

namespace sw {

void LifecycleStripGeometry::layOut(const std::vector<qreal> &textWidths, qreal most, qreal least)
{
    places.clear();
    const size_t count = textWidths.size();
    const qreal wanted = std::accumulate(textWidths.begin(), textWidths.end(),
                                         static_cast<qreal>(count) * frameWidth() + point,
                                         [most](qreal sum, qreal width) { return sum + std::min(width, most); });
    const auto textRoom = [this](size_t inRow) {
        return (size.width() - point) / static_cast<qreal>(inRow) - frameWidth();
    };
    const size_t half = (count + 1) / 2;
    rows = wanted <= size.width() || count < 2 ? 1 : count > 2 && textRoom(half) < least - 1 ? 3 : 2;
    const size_t inRow = (count + static_cast<size_t>(rows) - 1) / static_cast<size_t>(rows);
    int row = 0;
    for (size_t from = 0; from < count; from += inRow)
        layOutRow(textWidths, from, std::min(from + inRow, count), row++);
    rows = std::max(row, 1);
}

void LifecycleStripGeometry::layOutRow(const std::vector<qreal> &textWidths, size_t from, size_t to, int row)
{
    if (from == to)
        return;
    const auto count = static_cast<qreal>(to - from);
    const qreal room = std::max<qreal>(size.width() - point - count * frameWidth(), 0);
    std::vector<qreal> sorted(textWidths.begin() + static_cast<std::ptrdiff_t>(from),
                              textWidths.begin() + static_cast<std::ptrdiff_t>(to));
    std::sort(sorted.begin(), sorted.end());
    // The most that one text may have: all shorter ones have what they want, the others share what these leave.
    qreal left = room;
    qreal most = sorted.back();
    for (size_t i = 0; i < sorted.size(); ++i) {
        const qreal share = left / static_cast<qreal>(sorted.size() - i);
        if (sorted[i] > share) {
            most = share;
            break;
        }
        left -= sorted[i];
    }
    qreal used = 0;
    for (const qreal width : sorted)
        used += std::min(width, most);
    const qreal extra = std::max<qreal>(room - used, 0) / count;
    qreal x = 0;
    for (size_t i = from; i < to; ++i) {
        const qreal next = x + frameWidth() + std::min(textWidths[i], most) + extra;
        places.push_back({x, next, row, i == from});
        x = next;
    }
}

// Neighbours overlap by the tip: the next chevron's notch takes it up.
QRectF LifecycleStripGeometry::cell(int index) const
{
    if (index < 0 || index >= cells())
        return {};
    const Place &place = places[static_cast<size_t>(index)];
    const qreal height = (size.height() - (rows - 1) * gap) / rows;
    return {place.left, place.row * (height + gap), place.right - place.left + point - gap, height};
}

QPolygonF LifecycleStripGeometry::chevron(int index) const
{
    const QRectF r = cell(index);
    if (r.isEmpty())
        return {};
    QPolygonF shape{r.topLeft(), QPointF(r.right() - point, r.top()), QPointF(r.right(), r.center().y()),
                    QPointF(r.right() - point, r.bottom()), r.bottomLeft()};
    if (!places[static_cast<size_t>(index)].first)
        shape << QPointF(r.left() + point, r.center().y());
    return shape;
}

QRectF LifecycleStripGeometry::signRect(int index) const
{
    const QRectF title = titleRect(index);
    const qreal left = title.left() - sign - padding;
    return title.isEmpty() ? QRectF() : QRectF(left, title.center().y() - sign / 2, sign, sign);
}

QRectF LifecycleStripGeometry::titleRect(int index) const
{
    const QRectF r = cell(index);
    if (r.isEmpty())
        return {};
    const qreal notch = places[static_cast<size_t>(index)].first ? 0 : point;
    const qreal left = r.left() + notch + padding + sign + padding;
    const qreal right = std::max(r.right() - point, left); // the tip stays free
    const qreal top = r.center().y() - (lineHeight + detailHeight) / 2;
    return {left, top, right - left, lineHeight};
}

// Below the sign, too: the second line needs all the room there is.
QRectF LifecycleStripGeometry::detailRect(int index) const
{
    const QRectF title = titleRect(index);
    if (title.isEmpty())
        return {};
    const qreal left = title.left() - sign - padding;
    return {left, title.bottom(), title.right() - left, detailHeight};
}

int LifecycleStripGeometry::cellAt(const QPointF &position) const
{
    for (int i = 0; i < cells(); ++i) {
        if (chevron(i).containsPoint(position, Qt::OddEvenFill))
            return i;
    }
    return -1;
}

} // namespace sw
