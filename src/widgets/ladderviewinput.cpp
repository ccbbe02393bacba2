// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keyboard of LadderView.
#include "ladderview.h"

#include <algorithm>
#include <cmath>

#include <QAccessible>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include "monotonic.h"
#include "plaintooltip.h"

namespace sw {

namespace {

constexpr double slack = 4; ///< pixels beside a bar that count as it
constexpr double zoomStep = 1.25;
constexpr int rangeFrom = 8; ///< pixels; a shorter drag is a click

} // namespace

std::optional<size_t> LadderView::barAt(const QPoint &place) const
{
    const int line = m_columns.lineAt(place.x() + horizontalScrollBar()->value());
    if (line < 0 || place.y() < m_headHeight)
        return std::nullopt;
    const double y = place.y() - m_headHeight + m_top - margin;
    if (const auto bar = m_feed.ladder().barAt(line, y, slack))
        return bar;
    // Its text goes on below a short bar.
    const double text = QFontMetrics(m_mono).height();
    const auto above = m_feed.ladder().barAt(line, y - text / 2, text / 2);
    return above && m_feed.ladder().bars()[*above].top <= y ? above : std::nullopt;
}

void LadderView::setCurrentRow(std::optional<quint64> row)
{
    if (row == m_current || (row && !m_feed.bring(*row)))
        return;
    m_current = row;
    if (m_following && !m_feed.hasNewest()) {
        m_following = false;
        Q_EMIT followingChanged(false);
    }
    if (row) {
        if (const auto index = m_feed.ladder().barOfRow(*row))
            showBar(*index);
    }
    viewport()->update();
}

void LadderView::choose(std::optional<size_t> index)
{
    if (!index)
        return;
    const LadderBar &call = m_feed.ladder().bars()[*index].call;
    if (call.isRunning())
        return; // it has no row yet
    const bool other = m_current != call.row;
    m_current = call.row;
    showBar(*index);
    viewport()->update();
    if (!other)
        return;
    announceCurrent();
    Q_EMIT currentRowChosen(call.row);
}

void LadderView::showBar(size_t index)
{
    const LadderLayout::Bar &bar = m_feed.ladder().bars()[index];
    const double top = bar.top;
    const double bottom = std::min(bar.bottom + QFontMetrics(m_mono).height() + 2 * margin, top + pageHeight());
    if (top < m_top || bottom > m_top + pageHeight()) {
        // Who looks at an older call must not be carried away by new ones.
        if (m_following && bottom < wholeHeight() - pageHeight()) {
            m_following = false;
            Q_EMIT followingChanged(false);
        }
        setTop(top < m_top ? top : bottom - pageHeight());
    }
    const QRect rect = barRect(index);
    QScrollBar *across = horizontalScrollBar();
    if (rect.left() < m_columns.timesWidth)
        across->setValue(across->value() + rect.left() - m_columns.timesWidth);
    else if (rect.right() > viewport()->width())
        across->setValue(across->value() + rect.right() - viewport()->width());
}

void LadderView::step(int by)
{
    const auto &bars = m_feed.ladder().bars();
    if (bars.empty())
        return;
    const auto now = m_current ? m_feed.ladder().barOfRow(*m_current) : std::nullopt;
    const auto visible = visibleBars();
    qint64 index = now ? qint64(*now) + by : visible.empty() ? 0 : qint64(visible.front());
    index = std::clamp(index, 0LL, qint64(bars.size()) - 1);
    while (index > 0 && bars[size_t(index)].call.isRunning())
        --index;
    choose(size_t(index));
}

void LadderView::stepAside(int by)
{
    const auto now = m_current ? m_feed.ladder().barOfRow(*m_current) : std::nullopt;
    if (!now)
        return step(0);
    const auto &bars = m_feed.ladder().bars();
    const int line = bars[*now].line + by;
    std::optional<size_t> best;
    for (size_t i = 0; i < bars.size(); ++i) {
        const double away = std::abs(bars[i].top - bars[*now].top);
        if (bars[i].line == line && !bars[i].call.isRunning()
            && (!best || away < std::abs(bars[*best].top - bars[*now].top)))
            best = i;
    }
    choose(best);
}

void LadderView::announceCurrent()
{
    if (!QAccessible::isActive() || !m_current)
        return;
    const auto visible = visibleBars();
    const auto index = m_feed.ladder().barOfRow(*m_current);
    const auto at = index ? std::find(visible.begin(), visible.end(), *index) : visible.end();
    if (at == visible.end())
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(int(at - visible.begin()));
    QAccessible::updateAccessibility(&event);
}

void LadderView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier))
        return QAbstractScrollArea::wheelEvent(event);
    zoomAt(std::pow(zoomStep, event->angleDelta().y() / 120.0), event->position().y());
    event->accept();
}

void LadderView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QAbstractScrollArea::mousePressEvent(event);
    const QPoint place = event->position().toPoint();
    choose(barAt(place));
    m_pressed = place;
    m_rangeEnd.reset();
}

void LadderView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressed || !(event->buttons() & Qt::LeftButton))
        return;
    const int y = std::clamp(event->position().toPoint().y(), m_headHeight, viewport()->height() - 1);
    if (m_rangeEnd || std::abs(y - m_pressed->y()) >= rangeFrom) {
        m_rangeEnd = y;
        viewport()->update();
    }
}

void LadderView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    const int pressed = m_pressed->y();
    const int released = std::clamp(event->position().toPoint().y(), m_headHeight, viewport()->height() - 1);
    const int low = std::min(pressed, released);
    const int high = std::max(pressed, released);
    m_pressed.reset();
    m_rangeEnd.reset();
    const bool ranged = high - low >= rangeFrom;
    viewport()->update();
    if (!ranged)
        return;
    if (m_following) {
        m_following = false;
        Q_EMIT followingChanged(false);
    }
    const qint64 from = m_feed.ladder().axis().timeAt(low - m_headHeight + m_top - margin);
    zoomAt(pageHeight() / (high - low), low);
    setTop(m_feed.ladder().axis().yOf(from));
}

void LadderView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (barAt(event->position().toPoint()) && m_current)
        Q_EMIT activated(*m_current);
}

bool LadderView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto index = barAt(help->pos());
    if (!index) {
        QToolTip::hideText();
        return true;
    }
    const LadderLayout::Bar &bar = m_feed.ladder().bars()[*index];
    QToolTip::showText(
        help->globalPos(),
        plainToolTip(m_text.sentence(bar.call, m_feed.ladder().lines()[size_t(bar.line)], monotonicNs())), viewport());
    return true;
}

void LadderView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        return step(-1);
    case Qt::Key_Down:
        return step(1);
    case Qt::Key_Left:
        return stepAside(-1);
    case Qt::Key_Right:
        return stepAside(1);
    case Qt::Key_PageUp:
        return verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
    case Qt::Key_PageDown:
        return verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
    case Qt::Key_Home:
        return verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMinimum);
    case Qt::Key_End:
        return setFollowing(true);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomAt(zoomStep, m_headHeight + pageHeight() / 2);
    case Qt::Key_Minus:
        return zoomAt(1 / zoomStep, m_headHeight + pageHeight() / 2);
    case Qt::Key_0:
        return zoomToFit();
    case Qt::Key_Escape:
        if (!m_pressed)
            break;
        m_pressed.reset();
        m_rangeEnd.reset();
        return viewport()->update();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current)
            Q_EMIT activated(*m_current);
        return;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void LadderView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
    announceCurrent();
}

void LadderView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace sw
