// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keyboard of LogView.
#include "logview.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>

namespace sw {

qint64 LogView::currentIndex() const
{
    if (!m_current || m_rows.count() == 0)
        return -1;
    return qMin(m_rows.indexOf(*m_current), m_rows.count() - 1);
}

void LogView::setCurrentRow(quint64 number)
{
    moveTo(m_rows.indexOf(number), Qt::NoModifier);
}

void LogView::selectAll()
{
    if (m_rows.count() == 0)
        return;
    m_selection.setRange(m_rows.at(0), m_rows.at(m_rows.count() - 1));
    viewport()->update();
    Q_EMIT selectionChanged();
}

void LogView::selectRows(const std::vector<quint64> &numbers)
{
    if (numbers.empty())
        return;
    setCurrentRow(numbers.front());
    for (const quint64 number : numbers)
        m_selection.add(number, number);
    viewport()->update();
    Q_EMIT selectionChanged();
}

void LogView::moveTo(qint64 index, Qt::KeyboardModifiers modifiers)
{
    if (m_rows.count() == 0)
        return;
    index = qBound(0LL, index, m_rows.count() - 1);
    const quint64 number = m_rows.at(index);
    if (modifiers & Qt::ShiftModifier && m_current) {
        m_selection.setRange(m_anchor, number);
    } else {
        m_anchor = number;
        if (modifiers & Qt::ControlModifier)
            m_selection.toggle(number);
        else
            m_selection.setRange(number, number);
    }
    const bool moved = m_current != number;
    m_current = number;
    const qint64 top = m_geometry.topToShow(index);
    // Who goes to an older row wants to read it: it must not run away with the tail.
    const bool staysAtTail = top == m_geometry.maximumTop() && m_following;
    setTop(top);
    setFollowing(staysAtTail);
    updateScrollBar();
    if (moved) {
        Q_EMIT currentRowChanged();
        announceCurrent();
    }
    Q_EMIT selectionChanged();
}

void LogView::announceCurrent()
{
    const qint64 index = currentIndex() - m_geometry.top;
    if (!QAccessible::isActive() || index < 0)
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(int(index));
    QAccessible::updateAccessibility(&event);
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    const qint64 index = m_geometry.rowAt(event->position().toPoint().y());
    if (index < 0)
        return;
    // A menu over a selection is meant for all of it.
    if (event->button() == Qt::RightButton && m_selection.contains(m_rows.at(index)))
        return;
    moveTo(index, event->modifiers());
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton) || m_rows.count() == 0 || !m_current)
        return;
    const int y = event->position().toPoint().y();
    qint64 index = m_geometry.rowAt(y);
    if (index < 0)
        index = y < 0 ? m_geometry.top - 1 : qMin(m_geometry.endVisible(), m_geometry.rows - 1);
    moveTo(index, Qt::ShiftModifier);
}

void LogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const qint64 index = m_geometry.rowAt(event->position().toPoint().y());
    if (index >= 0)
        Q_EMIT activated(m_rows.at(index));
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    const qint64 page = m_geometry.pageRows();
    const qint64 last = m_rows.count() - 1;
    // With no row current, the keys start from what is on screen.
    const qint64 current = currentIndex();
    const qint64 up = current < 0 ? m_geometry.endVisible() - 1 : current - 1;
    const qint64 down = current < 0 ? m_geometry.top : current + 1;
    const Qt::KeyboardModifiers shift = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
    case Qt::Key_Up:
        return moveTo(up, shift);
    case Qt::Key_Down:
        return moveTo(down, shift);
    case Qt::Key_PageUp:
        return moveTo((current < 0 ? m_geometry.endVisible() : current) - page, shift);
    case Qt::Key_PageDown:
        return moveTo((current < 0 ? m_geometry.top : current) + page, shift);
    case Qt::Key_Home:
        return moveTo(0, shift);
    case Qt::Key_End:
        moveTo(last, shift);
        return setFollowing(true);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current)
            Q_EMIT activated(*m_current);
        return;
    default:
        break;
    }
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    QAbstractScrollArea::keyPressEvent(event);
}

void LogView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
    announceCurrent();
}

} // namespace sw
