// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecyclestrippainter.h"

#include <algorithm>

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

#include "theme.h"

namespace sw {

namespace {

using Phase = LifecycleStep::Phase;

struct PhaseColors
{
    ColorRole back;
    ColorRole ink;
};

PhaseColors colorsOf(Phase phase, StripRole role)
{
    switch (phase) {
    case Phase::Blocked:
        return {ColorRole::BlockedSoft, ColorRole::Blocked};
    case Phase::Failed:
        return {ColorRole::ErrorSoft, ColorRole::Error};
    case Phase::Done:
        return role == StripRole::Server ? PhaseColors{ColorRole::ServerSoft, ColorRole::Server}
                                         : PhaseColors{ColorRole::ClientSoft, ColorRole::Client};
    case Phase::Idle:
        break;
    }
    return {ColorRole::IdleSoft, ColorRole::MutedText};
}

QPainterPath hourglass(const QRectF &r)
{
    QPainterPath path;
    path.moveTo(r.topLeft());
    path.lineTo(r.topRight());
    path.lineTo(r.bottomLeft());
    path.lineTo(r.bottomRight());
    path.closeSubpath();
    return path;
}

} // namespace

LifecycleStripPainter::LifecycleStripPainter(const Theme &theme, StripRole role)
    : m_theme(theme)
    , m_role(role)
{
}

QFont LifecycleStripPainter::titleFont(const Theme &theme)
{
    QFont font = theme.smallFont();
    font.setBold(true);
    return font;
}

QFont LifecycleStripPainter::detailFont(const Theme &theme)
{
    return theme.smallFont();
}

void LifecycleStripPainter::paint(QPainter &painter, const LifecycleStripGeometry &geometry, int index,
                                  const StripCell &cell, bool focused) const
{
    const PhaseColors colors = colorsOf(cell.phase, m_role);
    const QColor ink = m_theme.color(colors.ink);
    QPen edge(Qt::NoPen);
    if (focused)
        edge = QPen(m_theme.color(ColorRole::Accent), 2);
    painter.setPen(edge);
    painter.setBrush(m_theme.color(colors.back));
    QPolygonF shape = geometry.chevron(index);
    if (focused) { // the pen must stay inside
        const QRectF box = shape.boundingRect();
        const qreal sx = (box.width() - 2) / box.width();
        const qreal sy = (box.height() - 2) / box.height();
        shape = QTransform::fromTranslate(box.center().x(), box.center().y())
                    .scale(sx, sy)
                    .translate(-box.center().x(), -box.center().y())
                    .map(shape);
    }
    painter.drawPolygon(shape);

    painter.setPen(ink);
    paintSign(painter, geometry.signRect(index), cell.phase);
    painter.setLayoutDirection(Qt::LeftToRight);
    const auto line = [&](const QFont &font, const QRectF &rect, const QString &text, Qt::TextElideMode elide) {
        painter.setFont(font);
        painter.setPen(ink);
        const QString shown = QFontMetricsF(font).elidedText(text, elide, rect.width());
        painter.drawText(rect, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    };
    line(titleFont(m_theme), geometry.titleRect(index), cell.title, Qt::ElideRight);
    line(detailFont(m_theme), geometry.detailRect(index), cell.detail, Qt::ElideMiddle); // ports and names end it
}

// A tick, an hourglass, a cross, an empty ring: the state without its colour.
void LifecycleStripPainter::paintSign(QPainter &painter, const QRectF &rect, Phase phase) const
{
    const qreal inset = rect.width() * 0.12;
    const QRectF r = rect.adjusted(inset, inset, -inset, -inset);
    QPen pen(painter.pen().color(), std::max<qreal>(1.4, rect.width() * 0.13));
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    switch (phase) {
    case Phase::Done:
        painter.drawPolyline(QPolygonF{QPointF(r.left(), r.center().y()),
                                       QPointF(r.left() + r.width() * 0.38, r.bottom() - r.height() * 0.1),
                                       QPointF(r.right(), r.top() + r.height() * 0.1)});
        break;
    case Phase::Blocked:
        painter.drawPath(hourglass(r.adjusted(r.width() * 0.12, 0, -r.width() * 0.12, 0)));
        break;
    case Phase::Failed:
        painter.drawLine(r.topLeft(), r.bottomRight());
        painter.drawLine(r.topRight(), r.bottomLeft());
        break;
    case Phase::Idle:
        painter.drawEllipse(r.center(), r.width() * 0.3, r.height() * 0.3);
        break;
    }
}

} // namespace sw
