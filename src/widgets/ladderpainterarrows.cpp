// SPDX-License-Identifier: GPL-3.0-or-later
// The arrows of LadderPainter.
#include "ladderpainter.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QPainterPath>

namespace sw {

namespace {

constexpr size_t mostPills = 400;

} // namespace

void LadderPainter::paintArrow(const LadderLayout::Arrow &arrow)
{
    const auto &columns = m_scene.columns.columns;
    const bool current = m_scene.current
        && (m_scene.current == arrow.arrow.fromRow || m_scene.current == arrow.arrow.toRow);
    const bool carries = arrow.arrow.kind == ArrowKind::Bytes || arrow.arrow.kind == ArrowKind::Datagram;
    QColor color = carries ? m_scene.colors.bytes : m_scene.colors.dim;
    if (arrow.arrow.kind == ArrowKind::Rst)
        color = m_scene.colors.error;
    QPen pen(color, current ? 2.4 : 1.4);
    if (arrow.arrow.inferred)
        pen.setDashPattern({4, 3});
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    const double half = m_scene.columns.barWidth / 2.0 + 1;
    const double fromX = columns[size_t(arrow.fromLine)].x + m_dx;
    const double toX = columns[size_t(arrow.toLine)].x + m_dx;
    if (arrow.fromLine == arrow.toLine) {
        // One thread that talks to itself: out to the side where no text is, and back.
        const double side = columns[size_t(arrow.fromLine)].textBefore ? 1 : -1;
        const QPointF from(fromX + side * half, arrow.fromY + m_dy);
        const QPointF to(toX + side * half, arrow.toY + m_dy);
        const QPointF out(side * half * 3, 0);
        QPainterPath path(from);
        path.cubicTo(from + out, to + out, to);
        m_painter.drawPath(path);
        paintArrowHead(to + out, to, color);
        return;
    }
    const double side = toX > fromX ? 1 : -1;
    const QPointF from(fromX + side * half, arrow.fromY + m_dy);
    const QPointF to(toX - side * half, arrow.toY + m_dy);
    m_painter.drawLine(from, to);
    paintArrowHead(from, to, color);
    paintPill(arrow, from, to, color);
}

void LadderPainter::paintArrowHead(const QPointF &from, const QPointF &to, const QColor &color)
{
    const QPointF way = from - to;
    const double length = std::hypot(way.x(), way.y());
    if (length < 1)
        return;
    const QPointF back = way / length * 9;
    const QPointF across(-back.y() * 0.42, back.x() * 0.42);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    m_painter.drawPolygon(QPolygonF({to, to + back + across, to + back - across}));
}

void LadderPainter::paintPill(const LadderLayout::Arrow &arrow, const QPointF &from, const QPointF &to,
                              const QColor &color)
{
    const QString text = LadderText::arrow(arrow.arrow);
    const double width = m_small.horizontalAdvance(text) + 14;
    if (std::abs(to.x() - from.x()) < width + 20 || m_pills.size() > mostPills)
        return;
    QRectF pill(0, 0, width, m_small.height() + 2);
    // Where the two sides meet no text stands: there, if the arrow comes by.
    double part = 0.5;
    const auto &columns = m_scene.columns.columns;
    for (size_t i = 1; i < columns.size(); ++i) {
        if (!columns[i - 1].textBefore || columns[i].textBefore)
            continue;
        const double middle = (columns[i - 1].x + columns[i].x) / 2.0 + m_dx;
        if ((middle - from.x()) * (middle - to.x()) < 0)
            part = (middle - from.x()) / (to.x() - from.x());
    }
    pill.moveCenter(from + (to - from) * part);
    if (std::any_of(m_pills.begin(), m_pills.end(), [&](const QRectF &other) { return other.intersects(pill); }))
        return;
    m_pills.push_back(pill);
    const bool bytes = arrow.arrow.kind == ArrowKind::Bytes || arrow.arrow.kind == ArrowKind::Datagram;
    m_painter.setPen(bytes ? QPen(color, 1) : QPen(Qt::NoPen));
    m_painter.setBrush(bytes ? m_scene.colors.bytesSoft : m_scene.colors.base);
    m_painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    m_painter.setFont(m_scene.small);
    m_painter.setPen(bytes ? m_scene.colors.text : color);
    m_painter.drawText(pill, Qt::AlignCenter, text);
}

} // namespace sw
