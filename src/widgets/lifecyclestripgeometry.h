// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <vector>

#include <QPolygonF>
#include <QRectF>
#include <QSizeF>

namespace sw {

/// Where the chevrons of the strip lie and what room their text has. A value without a window; all in pixels of the widget.
struct LifecycleStripGeometry
{
    struct Place
    {
        qreal left = 0;
        qreal right = 0; ///< where the next one begins
        int row = 0;
        bool first = true; ///< of its row: begins straight
    };

    QSizeF size;
    qreal lineHeight = 16; ///< of the title
    qreal detailHeight = 14; ///< of the second line
    qreal point = 9; ///< how far the tip stands out
    qreal gap = 2; ///< between two chevrons, and between two rows
    qreal padding = 3;
    qreal sign = 12; ///< edge of the sign that tells the state
    int rows = 1; ///< 2 in a narrow panel, 3 in a narrower place
    std::vector<Place> places; ///< made by layOut()

    /// Shares the width of `size` (its height does not matter): every place gets the room that its text wants and the same
    /// part of what is left over; when there is too little, the strip has two rows, then the longest texts give way first.
    /// No text alone makes a second row by more than `most` of its width: a long one is cut instead. Where two rows would
    /// leave less than `least` to a text, there are three.
    void layOut(const std::vector<qreal> &textWidths, qreal most = std::numeric_limits<qreal>::max(), qreal least = 0);

    [[nodiscard]] int cells() const { return static_cast<int>(places.size()); }
    [[nodiscard]] QRectF cell(int index) const; ///< with its tip
    [[nodiscard]] QPolygonF chevron(int index) const;
    [[nodiscard]] QRectF signRect(int index) const;
    [[nodiscard]] QRectF titleRect(int index) const;
    [[nodiscard]] QRectF detailRect(int index) const;
    [[nodiscard]] int cellAt(const QPointF &position) const; ///< -1: none
    [[nodiscard]] qreal rowHeight() const { return lineHeight + detailHeight + 2 * padding; }
    [[nodiscard]] qreal minimumHeight() const { return rows * rowHeight() + (rows - 1) * gap; }
    /// Of a place whose text has no room at all, its tip left out.
    [[nodiscard]] qreal frameWidth() const { return gap + point + padding + sign + padding; }

private:
    void layOutRow(const std::vector<qreal> &textWidths, size_t from, size_t to, int row);
};

} // namespace sw
