// SPDX-License-Identifier: GPL-3.0-or-later
#include "ladderpainter.h"

#include <algorithm>
#include <limits>

#include <QPainter>

#include "logformat.h"
#include "theme.h"

namespace sw {

namespace {

constexpr double hold = 60; ///< pixels beyond the area that shapes are cut at: coordinates of long ones stay small

} // namespace

LadderColors LadderColors::of(const Theme &theme)
{
    LadderColors colors;
    colors.base = theme.color(ColorRole::Surface);
    colors.window = theme.color(ColorRole::Window);
    colors.text = theme.color(ColorRole::Text);
    colors.dim = theme.color(ColorRole::MutedText);
    colors.line = theme.color(ColorRole::Line);
    colors.accent = theme.color(ColorRole::Accent);
    colors.selection = theme.color(ColorRole::AccentSoft);
    colors.server = theme.color(ColorRole::Server);
    colors.client = theme.color(ColorRole::Client);
    colors.plain = theme.color(ColorRole::MutedText);
    colors.blocked = theme.color(ColorRole::Blocked);
    colors.blockedSoft = theme.color(ColorRole::BlockedSoft);
    colors.error = theme.color(ColorRole::Error);
    colors.errorSoft = theme.color(ColorRole::ErrorSoft);
    colors.bytes = theme.color(ColorRole::Sent);
    colors.bytesSoft = theme.color(ColorRole::SentSoft);
    return colors;
}

LadderPainter::LadderPainter(QPainter &painter, const Scene &scene)
    : m_painter(painter)
    , m_scene(scene)
    , m_mono(scene.mono)
    , m_small(scene.small)
{
    // Calls are written from left to right in every language.
    m_painter.setLayoutDirection(Qt::LeftToRight);
}

int LadderPainter::headHeight(const QFont &mono, const QFont &small)
{
    return QFontMetrics(mono).height() + QFontMetrics(small).height() + 10;
}

QColor LadderPainter::lineColor(int line) const
{
    switch (m_scene.text.who(m_scene.layout.lines()[size_t(line)]).role) {
    case WhoRole::Server:
        return m_scene.colors.server;
    case WhoRole::Client:
        return m_scene.colors.client;
    case WhoRole::Actor:
    case WhoRole::None:
        break;
    }
    return m_scene.colors.plain;
}

void LadderPainter::paint(const QRectF &area, double left, double top, const std::function<bool()> &stop)
{
    m_area = area;
    m_dx = area.left() - left;
    m_dy = area.top() - top;
    m_texts.assign(m_scene.layout.lines().size(), {});
    m_pills.clear();
    m_painter.save();
    m_painter.setClipRect(area);
    m_painter.setRenderHint(QPainter::Antialiasing);
    paintLines();
    paintFolds();
    const double end = top + area.height();
    const auto [first, last] = m_scene.columns.within(int(left), int(left + area.width()));
    const auto seen = [first = first, last = last](int line) { return size_t(line) >= first && size_t(line) < last; };
    int count = 0;
    bool stopped = false;
    const auto asked = [&] {
        stopped = stopped || (stop && ++count % 64 == 0 && stop());
        return stopped;
    };
    m_scene.layout.visitArrows(top - hold, end + hold, [&](const LadderLayout::Arrow &arrow) {
        const auto [a, b] = std::minmax(arrow.fromLine, arrow.toLine);
        if (!asked() && size_t(b) >= first && size_t(a) < last)
            paintArrow(arrow);
    });
    const double room = std::numeric_limits<double>::max();
    m_scene.layout.visitBars(top - hold, end + hold, [&](const LadderLayout::Bar &bar, size_t) {
        if (asked() || !seen(bar.line))
            return;
        paintBar(bar);
        Text &text = m_texts[size_t(bar.line)];
        if (text.bar)
            paintText(*text.bar, bar.top - text.bar->top);
        text.bar = &bar;
    });
    for (const Text &text : m_texts) {
        if (text.bar && !stopped)
            paintText(*text.bar, room);
    }
    m_painter.restore();
}

void LadderPainter::paintLines()
{
    const auto &columns = m_scene.columns.columns;
    const auto [first, end] = m_scene.columns.within(int(m_area.left() - m_dx), int(m_area.right() - m_dx));
    m_painter.setPen(QPen(m_scene.colors.line, 1.5));
    for (size_t i = first; i < end; ++i) {
        const double x = columns[i].x + m_dx;
        m_painter.drawLine(QPointF(x, m_area.top()), QPointF(x, m_area.bottom()));
    }
}

void LadderPainter::paintFolds()
{
    const auto &folds = m_scene.layout.axis().folds();
    const double top = m_area.top() - m_dy;
    auto fold = std::lower_bound(folds.begin(), folds.end(), top,
                                 [](const LadderAxis::Fold &one, double y) { return one.bottom < y; });
    for (; fold != folds.end() && fold->top + m_dy < m_area.bottom(); ++fold) {
        const QRectF band(m_area.left(), fold->top + m_dy + 6, m_area.width(), fold->bottom - fold->top - 12);
        m_painter.setPen(QPen(m_scene.colors.dim, 1, Qt::DotLine));
        m_painter.setBrush(m_scene.colors.window);
        m_painter.drawRect(band.adjusted(-2, 0, 2, 0));
        m_painter.setPen(m_scene.colors.dim);
        m_painter.setFont(m_scene.small);
        m_painter.drawText(band.adjusted(m_scene.columns.timesWidth, 0, 0, 0), Qt::AlignCenter,
                           LadderText::quiet(fold->toNs - fold->fromNs));
    }
}

QRectF LadderPainter::barRect(const LadderLayout::Bar &bar) const
{
    const double width = m_scene.columns.barWidth;
    const double x = m_scene.columns.columns[size_t(bar.line)].x + m_dx - width / 2;
    const double top = std::max(bar.top + m_dy, m_area.top() - hold);
    const double bottom = std::min(std::max(bar.bottom + m_dy, top + 1), m_area.bottom() + hold);
    const QRectF whole(x, top, width, std::max(1.0, bottom - top));
    return bar.depth > 0 ? whole.adjusted(width / 4, 0, -width / 4, 0) : whole;
}

void LadderPainter::paintBar(const LadderLayout::Bar &bar)
{
    const LadderColors &colors = m_scene.colors;
    const QRectF rect = barRect(bar);
    QColor fill = lineColor(bar.line);
    QColor edge = fill;
    Qt::BrushStyle style = Qt::SolidPattern;
    switch (bar.call.tone) {
    case BarTone::Plain:
        break;
    case BarTone::Blocked:
        edge = colors.blocked;
        fill = colors.blockedSoft;
        break;
    case BarTone::Failed:
        edge = fill = colors.error;
        break;
    case BarTone::Cancelled:
        edge = fill = colors.blocked;
        style = Qt::BDiagPattern; // by its pattern too, not by colour alone
        break;
    }
    if (isCurrent(bar.call)) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colors.selection);
        m_painter.drawRoundedRect(rect.adjusted(-5, -4, 5, 4), 5, 5);
        edge = colors.accent;
    }
    m_painter.setPen(QPen(edge, isCurrent(bar.call) ? 2 : 1));
    m_painter.setBrush(QBrush(fill, style));
    if (rect.height() < 4)
        m_painter.drawRect(rect);
    else
        m_painter.drawRoundedRect(rect, 2, 2);
    if (!bar.call.isRunning())
        return;
    // Open at its end: it goes on.
    m_painter.setPen(QPen(edge, 2, Qt::DotLine));
    m_painter.drawLine(QPointF(rect.center().x(), rect.bottom()), QPointF(rect.center().x(), rect.bottom() + 14));
}

void LadderPainter::paintText(const LadderLayout::Bar &bar, double room)
{
    const LadderColors &colors = m_scene.colors;
    const LadderColumns::Column &column = m_scene.columns.columns[size_t(bar.line)];
    const double line = m_mono.height();
    Text &state = m_texts[size_t(bar.line)];
    // Of a call that is still blocked while the person scrolls on, the text stays in sight.
    const double top = std::min(std::max(bar.top + m_dy, m_area.top() + 2),
                                std::max(bar.top, bar.bottom - line) + m_dy);
    room -= top - m_dy - bar.top;
    if (top < state.end - 1 && !isCurrent(bar.call))
        return;
    const LadderText::Label label = m_scene.text.label(bar.call, m_scene.nowNs);
    const bool blocked = bar.call.tone == BarTone::Blocked || bar.call.tone == BarTone::Cancelled;
    const QColor told = bar.call.tone == BarTone::Failed ? colors.error : colors.text;
    const int align = (column.textBefore ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop;
    const double indent = bar.depth > 0 ? m_mono.averageCharWidth() * 2 : 0;
    const double width = m_scene.columns.textWidth - indent;
    const double left = column.textLeft + m_dx + (column.textBefore ? 0 : indent);
    const auto draw = [&](double y, const QString &text, const QColor &color) {
        const QString shown = m_mono.elidedText(text, Qt::ElideRight, int(width));
        const QRectF rect(left, y, width, line);
        const double drawn = m_mono.horizontalAdvance(shown);
        const double from = column.textBefore ? rect.right() - drawn : rect.left();
        // Arrows go under it, not through it.
        QColor behind = isCurrent(bar.call) ? colors.selection : colors.base;
        behind.setAlphaF(0.85F);
        m_painter.fillRect(QRectF(from - 2, y, drawn + 4, line), behind);
        m_painter.setPen(color);
        m_painter.drawText(rect, align | Qt::TextSingleLine, shown);
    };
    m_painter.setFont(m_scene.mono);
    const double height = std::max(bar.bottom + m_dy - top, 0.0);
    const double space = std::max(std::min(room, std::numeric_limits<double>::max()), height);
    if (height >= 3 * line && !label.told.isEmpty()) {
        draw(top, label.asked, colors.text);
        draw(top + line, label.took, blocked ? colors.blocked : colors.dim);
        draw(bar.bottom + m_dy - line, label.told, told);
        // Between them there is room for what lies inside.
        state.end = top + 2 * line;
        return;
    }
    if (space >= 2 * line && (blocked || bar.call.isRunning())) {
        draw(top, label.asked, colors.text);
        draw(top + line, label.told.isEmpty() ? label.took : label.took + u' ' + label.told,
             bar.call.tone == BarTone::Failed ? colors.error : colors.blocked);
        state.end = top + 2 * line;
        return;
    }
    draw(top, label.told.isEmpty() ? label.asked + u' ' + label.took : label.asked + u' ' + label.told,
         bar.call.tone == BarTone::Failed ? colors.error : colors.text);
    state.end = top + line;
}

void LadderPainter::paintTimes(const QRectF &area, double top)
{
    const QRectF column(area.left(), area.top(), m_scene.columns.timesWidth, area.height());
    QColor behind = m_scene.colors.base;
    behind.setAlphaF(0.94F);
    m_painter.save();
    m_painter.setClipRect(column);
    m_painter.fillRect(column, behind);
    m_painter.setFont(m_scene.small);
    m_painter.setPen(m_scene.colors.dim);
    double end = area.top() - m_small.height();
    const double dy = area.top() - top;
    m_scene.layout.visitBars(top, top + area.height(), [&](const LadderLayout::Bar &bar, size_t) {
        const double y = bar.top + dy;
        if (y < end)
            return;
        end = y + m_small.height();
        m_painter.drawText(QRectF(column.left(), y, column.width() - m_small.averageCharWidth(), m_small.height()),
                           Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                           logSince(m_scene.text.journal().clock().sinceStart(bar.call.beganNs)));
    });
    m_painter.restore();
}

void LadderPainter::paintHead(const QRectF &area, double left)
{
    const LadderColors &colors = m_scene.colors;
    m_painter.save();
    m_painter.setClipRect(area);
    m_painter.fillRect(area, colors.window);
    m_painter.setPen(colors.line);
    m_painter.drawLine(area.bottomLeft(), area.bottomRight());
    const auto [first, end] = m_scene.columns.within(int(left), int(left + area.width()));
    QFont bold = m_scene.mono;
    bold.setBold(true);
    const QFontMetrics names(bold);
    for (size_t i = first; i < end; ++i) {
        const LadderColumns::Column &column = m_scene.columns.columns[i];
        const LadderLayout::Line &line = m_scene.layout.lines()[i];
        const int half = m_scene.columns.barWidth / 2;
        const int width = m_scene.columns.textWidth + m_scene.columns.barWidth;
        const double x = (column.textBefore ? column.x + half - width : column.x - half) + area.left() - left;
        const int align = (column.textBefore ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
        QRectF rect(x, area.top() + 4, width, names.height());
        m_painter.setFont(bold);
        m_painter.setPen(lineColor(int(i)));
        m_painter.drawText(rect, align | Qt::TextSingleLine,
                           names.elidedText(m_scene.text.who(line).text, Qt::ElideRight, width));
        rect.translate(0, names.height());
        rect.setHeight(m_small.height());
        m_painter.setFont(m_scene.small);
        m_painter.setPen(colors.dim);
        m_painter.drawText(rect, align | Qt::TextSingleLine, LadderText::thread(line));
    }
    m_painter.fillRect(QRectF(area.left(), area.top(), m_scene.columns.timesWidth, area.height() - 1), colors.window);
    m_painter.restore();
}

} // namespace sw
