// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QColor>
#include <QFont>
#include <QFontMetrics>
#include <QRectF>

#include "laddercolumns.h"
#include "laddertext.h"

class QPainter;

namespace sw {

class Theme;

/// The colours of a ladder as the theme has them. A value.
struct LadderColors
{
    QColor base, window, text, dim, line, accent, selection;
    QColor server, client, plain, blocked, blockedSoft, error, errorSoft, bytes, bytesSoft;

    static LadderColors of(const Theme &theme);
};

/// Paints what of a ladder lies between two heights, and its head. Everything given outlives it. One thread, any.
class LadderPainter final
{
public:
    struct Scene
    {
        const LadderLayout &layout;
        const LadderColumns &columns;
        const LadderColors &colors;
        LadderText &text;
        QFont mono;
        QFont small;
        std::optional<quint64> current; ///< the chosen row
        bool focused = false;
        qint64 nowNs = 0;
    };

    LadderPainter(QPainter &painter, const Scene &scene);

    /// `area`: where to paint; its corner shows `left` and `top` of the ladder. `stop`, asked now and then: true ends it.
    void paint(const QRectF &area, double left, double top, const std::function<bool()> &stop = {});
    /// The times beside the calls, over the left edge of the area.
    void paintTimes(const QRectF &area, double top);
    void paintHead(const QRectF &area, double left);
    [[nodiscard]] static int headHeight(const QFont &mono, const QFont &small);

private:
    struct Text ///< of a bar, until the next one of its line tells how much room there is
    {
        const LadderLayout::Bar *bar = nullptr;
        double end = 0; ///< of the text before
    };

    void paintLines();
    void paintFolds();
    void paintBar(const LadderLayout::Bar &bar);
    void paintText(const LadderLayout::Bar &bar, double room);
    void paintArrow(const LadderLayout::Arrow &arrow);
    void paintArrowHead(const QPointF &from, const QPointF &to, const QColor &color);
    void paintPill(const LadderLayout::Arrow &arrow, const QPointF &from, const QPointF &to, const QColor &color);
    [[nodiscard]] QRectF barRect(const LadderLayout::Bar &bar) const;
    [[nodiscard]] QColor lineColor(int line) const;
    [[nodiscard]] bool isCurrent(const LadderBar &bar) const { return !bar.isRunning() && m_scene.current == bar.row; }

    QPainter &m_painter;
    const Scene &m_scene;
    const QFontMetrics m_mono;
    const QFontMetrics m_small;
    QRectF m_area;
    double m_dx = 0; ///< added to what the ladder says
    double m_dy = 0;
    std::vector<Text> m_texts; ///< of each line
    std::vector<QRectF> m_pills;
};

} // namespace sw
