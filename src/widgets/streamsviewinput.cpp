// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keyboard of StreamsView.
#include "streamsview.h"

#include <algorithm>
#include <cmath>

#include <QAccessible>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include "plaintooltip.h"

namespace sw {

namespace {

constexpr double zoomStep = 1.25;

} // namespace

void StreamsView::setCurrentRow(std::optional<quint64> row)
{
    if (m_current == row)
        return;
    m_current = row;
    if (const auto place = currentPlace()) {
        const StreamPiece &piece = *pieceAt(*place);
        const double page = (viewport()->width() - m_names - m_em) / m_scale;
        if (double(piece.offset) < m_start || double(piece.end()) > m_start + page)
            setStart(double(piece.offset) - std::max(0.0, page - double(piece.length)) / 2);
    }
    viewport()->update();
}

void StreamsView::choose(const Place &place)
{
    const StreamPiece *piece = pieceAt(place);
    setAccessibleDescription(sentence(place));
    if (!piece || m_current == piece->row)
        return;
    setCurrentRow(piece->row);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    Q_EMIT currentRowChosen(piece->row);
}

void StreamsView::step(int by)
{
    Place place = currentPlace().value_or(Place{0, countOf(0, Track::Written) > 0 ? Track::Written : Track::Read, 0});
    const auto count = qint64(countOf(place.direction, place.track));
    if (count == 0)
        return;
    if (currentPlace())
        place.index = size_t(std::clamp(qint64(place.index) + by, 0LL, count - 1));
    choose(place);
}

void StreamsView::changeTrack(int by)
{
    const auto now = currentPlace();
    if (!now)
        return step(0);
    const quint64 offset = pieceAt(*now)->offset;
    // Over those that have nothing.
    for (int at = int(now->direction) * 2 + int(now->track) + by; at >= 0 && at < 4; at += by) {
        const Place place{size_t(at / 2), at % 2 == 0 ? Track::Written : Track::Read, 0};
        const StreamDirection &one = m_feed.tracks().directions()[place.direction];
        const auto &pieces = place.track == Track::Written ? one.written : one.read;
        if (pieces.empty())
            continue;
        const auto found = std::upper_bound(
            pieces.begin(), pieces.end(), offset,
            [](quint64 wanted, const StreamPiece &piece) { return wanted < piece.end(); });
        return choose(
            {place.direction, place.track, size_t(std::min(found, std::prev(pieces.end())) - pieces.begin())});
    }
}

bool StreamsView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const auto place = placeAt(help->pos()))
        QToolTip::showText(help->globalPos(), plainToolTip(sentence(*place)), viewport());
    else
        QToolTip::hideText();
    return true;
}

void StreamsView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier)
        zoom(std::pow(zoomStep, event->angleDelta().y() / 120.0));
    else
        QAbstractScrollArea::wheelEvent(event);
    event->accept();
}

void StreamsView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        if (const auto place = placeAt(event->position().toPoint()))
            choose(*place);
    }
}

void StreamsView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto place = placeAt(event->position().toPoint());
    if (place && pieceAt(*place) && m_current)
        Q_EMIT activated(*m_current);
}

void StreamsView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return step(-1);
    case Qt::Key_Right:
        return step(1);
    case Qt::Key_Up:
        return changeTrack(-1);
    case Qt::Key_Down:
        return changeTrack(1);
    case Qt::Key_Home:
        return setStart(0);
    case Qt::Key_End:
        return setStart(double(mostBytes()));
    case Qt::Key_PageUp:
        return horizontalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
    case Qt::Key_PageDown:
        return horizontalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(zoomStep);
    case Qt::Key_Minus:
        return zoom(1 / zoomStep);
    case Qt::Key_0:
        return zoomToFit();
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

void StreamsView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void StreamsView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace sw
