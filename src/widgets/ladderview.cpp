// SPDX-License-Identifier: GPL-3.0-or-later
#include "ladderview.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QPainter>
#include <QScrollBar>

#include "ladderaccessible.h"
#include "monotonic.h"
#include "theme.h"

namespace sw {

namespace {

constexpr double normalNsPerPixel = 2000;
constexpr double leastZoom = 1e-6;
constexpr double mostZoom = 400;
constexpr double leastOrderZoom = 0.2;
constexpr double mostOrderZoom = 4;

constexpr double farthest = 1e9; ///< units of a scroll bar

} // namespace

LadderView::LadderView(LadderFeed &feed, LadderText &text, const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_feed(feed)
    , m_text(text)
    , m_theme(theme)
{
    LadderAccessible::install();
    setObjectName(QStringLiteral("ladderView"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(true);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setMouseTracking(false);
    connect(&m_theme, &Theme::changed, this, &LadderView::updateLook);
    connect(&m_feed, &LadderFeed::changed, this, &LadderView::updateAll);
    connect(&m_feed, &LadderFeed::ticked, viewport(), qOverload<>(&QWidget::update));
    retranslate();
    updateLook();
}

void LadderView::retranslate()
{
    m_text.forget();
    setAccessibleName(tr("Ladder of calls"));
    viewport()->update();
}

void LadderView::updateLook()
{
    m_mono = m_theme.monospace();
    m_small = m_theme.smallFont();
    m_colors = LadderColors::of(m_theme);
    m_headHeight = LadderPainter::headHeight(m_mono, m_small);
    setZoom(m_zoom);
}

void LadderView::relayout()
{
    m_text.forget();
    m_feed.setLook(m_feed.look());
}

LadderPainter::Scene LadderView::scene() const
{
    return {m_feed.ladder(), m_columns, m_colors, m_text, m_mono, m_small, m_current, hasFocus(), monotonicNs()};
}

double LadderView::pageHeight() const
{
    return std::max(1, viewport()->height() - m_headHeight);
}

double LadderView::wholeHeight() const
{
    // Below the last call there is room for what it told.
    return m_feed.ladder().height() + 2 * margin + 2 * QFontMetrics(m_mono).height();
}

double LadderView::scrollScale() const
{
    return std::max(1.0, wholeHeight() / farthest);
}

void LadderView::updateAll()
{
    const int em = QFontMetrics(m_mono).averageCharWidth();
    m_columns = LadderColumns::of(m_feed.ladder().lines(), viewport()->width(), em);
    const qint64 first = m_feed.ladder().axis().timeAt(0);
    // Calls that are not laid out any more must not move what a person reads.
    const bool moved = std::exchange(m_firstNs, first) != first && m_topNs > 0;
    setTop(m_following ? wholeHeight() : moved ? m_feed.ladder().axis().yOf(m_topNs) + margin : m_top);
}

void LadderView::updateBars()
{
    m_updating = true;
    const double scale = scrollScale();
    QScrollBar *bar = verticalScrollBar();
    bar->setPageStep(int(pageHeight() / scale));
    bar->setSingleStep(QFontMetrics(m_mono).height());
    bar->setRange(0, int(std::max(0.0, wholeHeight() - pageHeight()) / scale));
    bar->setValue(int(m_top / scale));
    QScrollBar *across = horizontalScrollBar();
    across->setPageStep(viewport()->width());
    across->setSingleStep(40);
    across->setRange(0, std::max(0, m_columns.width - viewport()->width()));
    m_updating = false;
}

void LadderView::setTop(double top)
{
    m_top = std::clamp(top, 0.0, std::max(0.0, wholeHeight() - pageHeight()));
    m_topNs = m_feed.ladder().axis().timeAt(m_top - margin);
    updateBars();
    viewport()->update();
}

void LadderView::setFollowing(bool on)
{
    if (on) {
        m_feed.followNewest();
        setTop(wholeHeight());
    }
    if (m_following == on)
        return;
    m_following = on;
    Q_EMIT followingChanged(on);
}

void LadderView::scrollContentsBy(int, int)
{
    if (m_updating)
        return;
    const QScrollBar *bar = verticalScrollBar();
    m_top = bar->value() * scrollScale();
    m_topNs = m_feed.ladder().axis().timeAt(m_top - margin);
    viewport()->update();
    const bool atEnd = bar->value() >= bar->maximum() && m_feed.hasNewest();
    if (atEnd != m_following) {
        m_following = atEnd;
        Q_EMIT followingChanged(atEnd);
    }
}

void LadderView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateAll();
}

void LadderView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateLook();
}

void LadderView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    m_feed.setWatched(true);
}

void LadderView::hideEvent(QHideEvent *event)
{
    QAbstractScrollArea::hideEvent(event);
    m_feed.setWatched(false);
}

void LadderView::setAxis(LadderLook::Axis axis)
{
    if (axis == m_feed.look().axis)
        return;
    const qint64 middle = m_feed.ladder().axis().timeAt(m_top + pageHeight() / 2 - margin);
    LadderLook look = m_feed.look();
    look.axis = axis;
    m_feed.setLook(look);
    m_zoom = 1;
    setZoom(1);
    if (!m_following)
        setTop(m_feed.ladder().axis().yOf(middle) + margin - pageHeight() / 2);
}

void LadderView::setFolds(bool on)
{
    if (on == m_feed.look().fold)
        return;
    LadderLook look = m_feed.look();
    look.fold = on;
    m_feed.setLook(look);
    Q_EMIT lookChanged();
}

double LadderView::zoom() const
{
    return m_zoom;
}

void LadderView::setZoom(double zoom)
{
    const double middle = m_headHeight + pageHeight() / 2;
    m_zoom = std::max(m_zoom, leastZoom);
    zoomAt(zoom / m_zoom, middle);
}

void LadderView::zoomAt(double factor, double y)
{
    const bool inTime = m_feed.look().axis == LadderLook::Axis::Time;
    m_zoom = std::clamp(m_zoom * factor, inTime ? leastZoom : leastOrderZoom, inTime ? mostZoom : mostOrderZoom);
    const double place = y - m_headHeight;
    const qint64 moment = m_feed.ladder().axis().timeAt(m_top + place - margin);
    LadderLook look = m_feed.look();
    look.nsPerPixel = normalNsPerPixel / (inTime ? m_zoom : 1);
    look.step = QFontMetrics(m_mono).height() * (inTime ? 1 : m_zoom);
    look.foldHeight = QFontMetrics(m_small).height() + 18;
    m_feed.setLook(look);
    if (!m_following)
        setTop(m_feed.ladder().axis().yOf(moment) + margin - place);
    Q_EMIT lookChanged();
}

void LadderView::zoomToFit()
{
    const double room = pageHeight() - 2 * margin - 2 * QFontMetrics(m_mono).height();
    if (m_feed.look().axis == LadderLook::Axis::Time)
        setZoom(normalNsPerPixel / m_feed.nsPerPixelToFit(room));
    else if (m_feed.ladder().height() > 0)
        setZoom(m_zoom * room / m_feed.ladder().height());
}

std::vector<size_t> LadderView::visibleBars() const
{
    std::vector<size_t> all;
    const auto [first, end] = m_columns.within(horizontalScrollBar()->value(),
                                               horizontalScrollBar()->value() + viewport()->width());
    m_feed.ladder().visitBars(m_top - margin, m_top - margin + pageHeight(),
                              [&, first = first, end = end](const LadderLayout::Bar &bar, size_t index) {
                                  if (size_t(bar.line) >= first && size_t(bar.line) < end)
                                      all.push_back(index);
                              });
    return all;
}

QRect LadderView::barRect(size_t index) const
{
    const LadderLayout::Bar &bar = m_feed.ladder().bars()[index];
    const LadderColumns::Column &column = m_columns.columns[size_t(bar.line)];
    const int half = m_columns.barWidth / 2;
    const int left = column.textBefore ? column.textLeft : column.x - half;
    const double top = std::max(bar.top + margin - m_top, 0.0);
    const double bottom = std::min(bar.bottom + margin - m_top, pageHeight());
    return QRect(left - horizontalScrollBar()->value(), int(top) + m_headHeight,
                 m_columns.textWidth + m_columns.barWidth + half,
                 std::max(int(bottom - top), QFontMetrics(m_mono).height()));
}

QString LadderView::emptyText() const
{
    if (!m_feed.isComplete())
        return tr("Reading the rows…");
    return m_feed.journal().rowCount() > 0 ? tr("No call passes the filter of the log.")
                                           : tr("No calls yet. Start a server or connect a client.");
}

void LadderView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const QRect body(0, m_headHeight, viewport()->width(), viewport()->height() - m_headHeight);
    if (m_feed.ladder().isEmpty()) {
        painter.setPen(m_colors.dim);
        painter.drawText(viewport()->rect(), int(Qt::AlignCenter) | int(Qt::TextWordWrap), emptyText());
        return;
    }
    const LadderPainter::Scene what = scene();
    LadderPainter ladder(painter, what);
    ladder.paint(body, horizontalScrollBar()->value(), m_top - margin);
    ladder.paintTimes(body, m_top - margin);
    ladder.paintHead(QRectF(0, 0, viewport()->width(), m_headHeight), horizontalScrollBar()->value());
    if (m_pressed && m_rangeEnd) {
        QColor band = m_colors.accent;
        painter.setPen(band);
        band.setAlphaF(0.15F);
        painter.setBrush(band);
        painter.drawRect(QRect(QPoint(0, m_pressed->y()), QPoint(viewport()->width() - 1, *m_rangeEnd)).normalized());
    }
    if (hasFocus()) {
        painter.setPen(m_colors.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

} // namespace sw
