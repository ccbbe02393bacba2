// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecyclestrip.h"

#include <algorithm>
#include <cmath>

#include <QAccessible>
#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "lifecyclestripaccessible.h"
#include "lifecyclestrippainter.h"
#include "monotonic.h"
#include "plaintooltip.h"
#include "theme.h"

namespace sw {

namespace {

constexpr int countIntervalMs = 200;
constexpr int usualCells = 6;
constexpr int minimumTextChars = 8; // of a place, before '…'
constexpr int longestTextChars = 17; // an IPv4 address with its port; paths may be longer

} // namespace

LifecycleStrip::LifecycleStrip(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    LifecycleStripAccessible::install();
    setObjectName(QStringLiteral("lifecycleStrip"));
    setAccessibleName(tr("Lifecycle of the socket"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_timer.setInterval(countIntervalMs);
    connect(&m_timer, &QTimer::timeout, this, &LifecycleStrip::refresh);
    connect(&theme, &Theme::changed, this, [this] {
        m_geometry.reset();
        update();
    });
}

void LifecycleStrip::setSteps(const std::vector<LifecycleStep> &steps, Role role)
{
    m_steps = steps;
    m_role = role;
    refresh();
    followTimer();
}

// Repaints the places that differ. Assistive tools hear of a new state, not of every tenth of a second.
void LifecycleStrip::refresh()
{
    std::vector<StripCell> cells = stripCells(m_steps, m_role, monotonicNs(), m_callable);
    if (cells == m_cells)
        return;
    const bool sameCount = cells.size() == m_cells.size();
    const LifecycleStripGeometry before = geometryNow();
    m_cells.swap(cells);
    m_geometry.reset();
    if (!sameCount) {
        m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_cells.size()) - 1));
    }
    updateHeight();
    const LifecycleStripGeometry now = geometryNow();
    for (int i = 0; i < now.cells(); ++i) {
        if (!sameCount || now.cell(i) != before.cell(i)) {
            tellStates(cells, sameCount);
            return update();
        }
    }
    for (size_t i = 0; i < m_cells.size(); ++i) {
        if (!(m_cells[i] == cells[i]))
            update(now.cell(int(i)).toAlignedRect().adjusted(-1, -1, 1, 1));
    }
    tellStates(cells, sameCount);
}

void LifecycleStrip::tellStates(const std::vector<StripCell> &before, bool sameCount)
{
    for (size_t i = 0; i < m_cells.size(); ++i) {
        if (sameCount && m_cells[i].phase == before[i].phase)
            continue;
        QAccessibleValueChangeEvent event(this, m_cells[i].title + QStringLiteral(": ") + m_cells[i].spoken);
        QAccessible::updateAccessibility(&event);
    }
}

void LifecycleStrip::followTimer()
{
    const bool blocked = std::any_of(m_cells.begin(), m_cells.end(),
                                     [](const StripCell &cell) { return cell.blockedSinceNs != 0; });
    if (!blocked || !isVisible())
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start();
}

void LifecycleStrip::setCallable(bool callable)
{
    m_callable = callable;
    callable ? setCursor(Qt::PointingHandCursor) : unsetCursor();
    refresh();
    update();
}

void LifecycleStrip::setChosenCall(Call call)
{
    m_chosen = call;
    for (size_t i = 0; i < m_cells.size(); ++i) {
        if (m_cells[i].call == call)
            m_current = static_cast<int>(i);
    }
    update();
}

LifecycleStripGeometry LifecycleStrip::geometryNow() const
{
    if (m_geometry && m_geometry->size == size())
        return *m_geometry;
    const QFontMetricsF title(LifecycleStripPainter::titleFont(m_theme));
    const QFontMetricsF detail(LifecycleStripPainter::detailFont(m_theme));
    LifecycleStripGeometry geometry;
    geometry.size = size();
    geometry.lineHeight = std::ceil(title.height());
    geometry.detailHeight = std::ceil(detail.height());
    geometry.sign = std::round(title.ascent() * 0.8);
    geometry.point = std::round(title.height() * 0.4);
    std::vector<qreal> widths;
    for (const StripCell &cell : m_cells) {
        const qreal titleWidth = title.horizontalAdvance(cell.title) + 1;
        // Measured with digits of one width, so that the places keep still while a time counts.
        QString text = cell.detail;
        for (QChar &c : text) {
            if (c.isDigit())
                c = u'8';
        }
        // The second line also has the room below the sign.
        const qreal detailWidth = detail.horizontalAdvance(text) + 1 - geometry.sign - geometry.padding;
        widths.push_back(std::max(titleWidth, detailWidth));
    }
    geometry.layOut(widths, detail.averageCharWidth() * longestTextChars, title.averageCharWidth() * minimumTextChars);
    m_geometry = geometry;
    return geometry;
}

void LifecycleStrip::setCurrentCell(int index)
{
    const int last = static_cast<int>(m_cells.size()) - 1;
    const int wanted = std::clamp(index, 0, std::max(last, 0));
    if (wanted == m_current || last < 0)
        return;
    m_current = wanted;
    update();
    if (QAccessible::isActive()) {
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(m_current);
        QAccessible::updateAccessibility(&event);
    }
}

// The height follows the width that it has: a narrow strip has two rows.
QSize LifecycleStrip::sizeHint() const
{
    const LifecycleStripGeometry geometry = geometryNow();
    const QFontMetrics metrics(LifecycleStripPainter::titleFont(m_theme));
    const int places = std::max(geometry.cells(), usualCells);
    const qreal width = places * (geometry.frameWidth() + metrics.horizontalAdvance(QStringLiteral("connect()")))
        + geometry.point;
    return QSizeF(width, geometry.minimumHeight()).toSize();
}

QSize LifecycleStrip::minimumSizeHint() const
{
    const LifecycleStripGeometry geometry = geometryNow();
    const QFontMetrics metrics(LifecycleStripPainter::titleFont(m_theme));
    const int places = (std::max(geometry.cells(), usualCells) + 1) / 2;
    const qreal width = places * (geometry.frameWidth() + metrics.averageCharWidth() * minimumTextChars)
        + geometry.point;
    return QSizeF(width, geometry.minimumHeight()).toSize();
}

void LifecycleStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateHeight();
}

void LifecycleStrip::updateHeight()
{
    const int height = sizeHint().height();
    if (height == m_heightHint)
        return;
    m_heightHint = height;
    updateGeometry();
}

bool LifecycleStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        showToolTip(geometryNow().cellAt(help->pos()), help->globalPos());
        return true;
    }
    return QWidget::event(event);
}

void LifecycleStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Lifecycle of the socket"));
        refresh();
    }
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::LanguageChange) {
        m_geometry.reset();
        updateHeight();
        update();
    }
}

void LifecycleStrip::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    followTimer();
}

void LifecycleStrip::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    followTimer();
}

void LifecycleStrip::keyPressEvent(QKeyEvent *event)
{
    const int step = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return setCurrentCell(m_current - step);
    case Qt::Key_Right:
        return setCurrentCell(m_current + step);
    case Qt::Key_Home:
        return setCurrentCell(0);
    case Qt::Key_End:
        return setCurrentCell(static_cast<int>(m_cells.size()) - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_callable && m_current < static_cast<int>(m_cells.size()))
            return Q_EMIT callWanted(m_cells[static_cast<size_t>(m_current)].call);
        return QWidget::keyPressEvent(event);
    case Qt::Key_Space: {
        if (m_callable && m_current < static_cast<int>(m_cells.size()))
            return Q_EMIT callChosen(m_cells[static_cast<size_t>(m_current)].call);
        const QPointF below = geometryNow().cell(m_current).bottomLeft();
        return showToolTip(m_current, mapToGlobal(below.toPoint()));
    }
    default:
        QWidget::keyPressEvent(event);
    }
}

void LifecycleStrip::mousePressEvent(QMouseEvent *event)
{
    const int index = geometryNow().cellAt(event->position());
    if (event->button() == Qt::LeftButton && index >= 0) {
        setCurrentCell(index);
        if (m_callable)
            Q_EMIT callChosen(m_cells[static_cast<size_t>(index)].call);
    }
    QWidget::mousePressEvent(event);
}

void LifecycleStrip::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int index = geometryNow().cellAt(event->position());
    if (m_callable && event->button() == Qt::LeftButton && index >= 0)
        Q_EMIT callWanted(m_cells[static_cast<size_t>(index)].call);
    else
        QWidget::mouseDoubleClickEvent(event);
}

void LifecycleStrip::showToolTip(int index, const QPoint &globalPosition)
{
    if (index < 0 || index >= static_cast<int>(m_cells.size()))
        return QToolTip::hideText();
    const QString text = m_cells[static_cast<size_t>(index)].toolTip;
    QToolTip::showText(globalPosition, plainToolTip(text), this, geometryNow().cell(index).toAlignedRect());
}

void LifecycleStrip::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const LifecycleStripGeometry geometry = geometryNow();
    const LifecycleStripPainter strip(m_theme, m_role);
    for (int i = 0; i < geometry.cells(); ++i) {
        if (!event->rect().intersects(geometry.cell(i).toAlignedRect().adjusted(-1, -1, 1, 1)))
            continue;
        const StripCell &cell = m_cells[static_cast<size_t>(i)];
        const bool chosen = m_callable && m_chosen != Call::None && cell.call == m_chosen;
        strip.paint(painter, geometry, i, cell, chosen || (hasFocus() && i == m_current));
    }
}

} // namespace sw
