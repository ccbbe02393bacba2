// SPDX-License-Identifier: GPL-3.0-or-later
// How ThroughputView is painted.
#include "throughputview.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include "theme.h"

namespace sw {

namespace {

constexpr int valueChars = 13; ///< left of the plots
constexpr int timeChars = 12; ///< between two times
constexpr double fillAlpha = 0.10;

/// 1, 2 or 5 times a power of ten, at least `least`.
double niceStep(double least)
{
    if (least <= 0)
        return 1;
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= least)
            return factor * power;
    }
    return 10 * power;
}

} // namespace

QRectF ThroughputView::plotOf(size_t index, size_t count) const
{
    const double leftEdge = double(valueChars) * m_em;
    const double bottom = height() - 1.6 * m_line;
    const double each = bottom / double(std::max<size_t>(count, 1));
    return {leftEdge, double(index) * each + 1.7 * m_line, std::max(width() - leftEdge - 2.0 * m_em, 10.0),
            std::max(each - 2.2 * m_line, 10.0)};
}

void ThroughputView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter);
    if (hasFocus()) {
        painter.setPen(m_theme.color(ColorRole::Accent));
        painter.setBrush(Qt::NoBrush);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

QImage ThroughputView::picture(double scale) const
{
    QImage image(size() * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(m_theme.color(ColorRole::Surface));
    QPainter painter(&image);
    paint(painter);
    return image;
}

void ThroughputView::paint(QPainter &painter) const
{
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_small);
    const auto quantities = shown();
    if (!m_feed.hasAny() || quantities.empty()) {
        painter.setPen(m_theme.color(ColorRole::MutedText));
        painter.drawText(rect(), int(Qt::AlignCenter) | int(Qt::TextWordWrap),
                         m_feed.hasAny() ? tr("Choose above what is to be shown.")
                                         : tr("No connection yet. Start a server and connect a client."));
        return;
    }
    for (size_t i = 0; i < quantities.size(); ++i)
        paintPlot(painter, plotOf(i, quantities.size()), quantities[i], i + 1 == quantities.size());
}

void ThroughputView::paintPlot(QPainter &painter, const QRectF &plot, Quantity quantity, bool last) const
{
    std::array<ThroughputFeed::Line, 2> lines;
    double most = 0;
    for (const size_t which : {0U, 1U}) {
        lines[which] = m_feed.line(quantity, which, left(), right());
        for (const QPointF &point : lines[which]) {
            if (!std::isnan(point.y()))
                most = std::max(most, point.y());
        }
    }
    const double rows = std::clamp(std::floor(plot.height() / (2.0 * m_line)), 1.0, 6.0);
    const double least = quantity == Quantity::RoundTrip ? 1e-6 : 1;
    const double step = niceStep(std::max(most, least) / rows);
    const double top = step * std::ceil(std::max(most, least) / step);
    paintTimes(painter, plot, last);
    for (double value = 0; value <= top * 1.0001; value += step) {
        const double y = plot.bottom() - plot.height() * value / top;
        painter.setPen(m_theme.color(ColorRole::Line));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(m_theme.color(ColorRole::MutedText));
        painter.drawText(QRectF(0, y - m_line, plot.left() - m_em, 2.0 * m_line), Qt::AlignRight | Qt::AlignVCenter,
                         valueText(quantity, value));
    }
    painter.setPen(m_theme.color(ColorRole::Text));
    QFont bold = m_small;
    bold.setBold(true);
    painter.setFont(bold);
    const QString name = quantityName(quantity);
    const QRectF head(plot.left(), plot.top() - 1.4 * m_line, plot.width(), m_line);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, name);
    double x = plot.left() + QFontMetrics(bold).horizontalAdvance(name) + 3.0 * m_em;
    painter.setFont(m_small);
    for (const size_t which : {0U, 1U}) {
        if (lines[which].empty())
            continue;
        const QColor color = lineColor(quantity, which);
        painter.setPen(QPen(color, 2, which == 0 ? Qt::SolidLine : Qt::DashLine));
        painter.drawLine(QPointF(x, head.center().y()), QPointF(x + 3.0 * m_em, head.center().y()));
        x += 4.0 * m_em;
        const double value = lines[which].back().y();
        const QString text = tr("%1: %2", "a line and its value")
                                 .arg(lineName(quantity, which), valueText(quantity, std::isnan(value) ? 0 : value));
        const QString shortened = QFontMetrics(m_small).elidedText(text, Qt::ElideRight, int(plot.width() / 2.5));
        painter.setPen(m_theme.color(ColorRole::Text));
        painter.drawText(QRectF(x, head.top(), plot.right() - x, head.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         shortened);
        x += QFontMetrics(m_small).horizontalAdvance(shortened) + 3.0 * m_em;
    }
    painter.save();
    painter.setClipRect(plot.adjusted(0, -2, 1, 2));
    for (const size_t which : {1U, 0U})
        paintLine(painter, plot, lines[which], top, lineColor(quantity, which), which == 1);
    painter.restore();
}

void ThroughputView::paintTimes(QPainter &painter, const QRectF &plot, bool labels) const
{
    const double step = niceStep(m_span * timeChars * m_em / plot.width());
    for (double time = std::ceil(left() / step) * step; time <= right(); time += step) {
        if (time < 0)
            continue;
        const double x = plot.left() + plot.width() * (time - left()) / m_span;
        painter.setPen(m_theme.color(ColorRole::Line));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        if (!labels)
            continue;
        painter.setPen(m_theme.color(ColorRole::MutedText));
        const QString text =
            tr("%1 s", "seconds").arg(QLocale().toString(time, 'f', step < 1 ? int(std::ceil(-std::log10(step))) : 0));
        painter.drawText(QRectF(x - timeChars * m_em / 2.0, plot.bottom() + 3, double(timeChars) * m_em, m_line),
                         Qt::AlignCenter, text);
    }
}

void ThroughputView::paintLine(QPainter &painter, const QRectF &plot, const ThroughputFeed::Line &line, double top,
                               const QColor &color, bool second) const
{
    const auto place = [&](const QPointF &point) {
        return QPointF(plot.left() + plot.width() * (point.x() - left()) / m_span,
                       plot.bottom() - plot.height() * point.y() / top);
    };
    QColor soft = color;
    soft.setAlphaF(float(fillAlpha));
    QPainterPath path;
    QPointF first;
    bool begun = false; // a path with one point calls itself empty
    const auto finish = [&] {
        if (!std::exchange(begun, false))
            return;
        QPainterPath area = path;
        area.lineTo(path.currentPosition().x(), plot.bottom());
        area.lineTo(first.x(), plot.bottom());
        painter.fillPath(area, soft);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, 1.6, second ? Qt::DashLine : Qt::SolidLine));
        painter.drawPath(path);
        path = QPainterPath();
    };
    for (const QPointF &point : line) {
        if (std::isnan(point.y())) {
            finish();
            continue;
        }
        if (!std::exchange(begun, true)) {
            first = place(point);
            path.moveTo(first);
        } else {
            path.lineTo(place(point));
        }
    }
    finish();
}

} // namespace sw
