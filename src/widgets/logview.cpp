// SPDX-License-Identifier: GPL-3.0-or-later
#include "logview.h"

#include <algorithm>
#include <array>

#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTimer>

#include "logaccessible.h"
#include "logpainter.h"
#include "theme.h"

namespace sw {

namespace {

constexpr int runningShown = 5;
constexpr qint64 runningFromNs = 50'000'000; ///< shorter calls would only flicker
constexpr int runningIntervalMs = 250;
/// Characters that each column is wide at first.
constexpr std::array<int, size_t(LogColumn::Count)> columnWidths{17, 13, 3, 12, 9, 10, 40};

} // namespace

LogView::LogView(LogRows &rows, LogCells &cells, const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_rows(rows)
    , m_cells(cells)
    , m_theme(theme)
    , m_header(new QHeaderView(Qt::Horizontal, this))
    , m_titles(new QStandardItemModel(0, int(LogColumn::Count), this))
    , m_runningTimer(new QTimer(this))
{
    LogAccessible::install();
    setObjectName(QStringLiteral("logView"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(true);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setCursor(Qt::ArrowCursor);
    // Columns keep their order in every language: they are aligned with painted left-to-right text.
    m_header->setLayoutDirection(Qt::LeftToRight);
    m_header->setObjectName(QStringLiteral("logHeader"));
    m_header->setModel(m_titles);
    m_header->setStretchLastSection(true);
    m_header->setMinimumSectionSize(16);
    m_header->setHighlightSections(false);
    m_header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    updateFont();
    const int charWidth = QFontMetrics(m_font).horizontalAdvance(u'0');
    for (int column = 0; column < m_header->count(); ++column)
        m_header->resizeSection(column, columnWidths[size_t(column)] * charWidth + 12);
    m_runningTimer->setInterval(runningIntervalMs);
    connect(m_runningTimer, &QTimer::timeout, this, &LogView::updateRunning);
    connect(m_header, &QHeaderView::sectionResized, viewport(), qOverload<>(&QWidget::update));
    connect(m_header, &QHeaderView::geometriesChanged, this, &LogView::updateHeader);
    connect(&m_theme, &Theme::changed, this, &LogView::relook);
    connect(&m_rows, &LogRows::changed, this, &LogView::updateRows);
    connect(&m_rows, &LogRows::restarted, this, [this] {
        m_selection.clear();
        if (m_current)
            m_selection.setRange(*m_current, *m_current);
    });
    retranslate();
    updateRows();
}

void LogView::setRunningCalls(RunningCalls running)
{
    m_askRunning = std::move(running);
    updateRunning();
}

void LogView::retranslate()
{
    const QStringList titles{tr("Time"),  tr("Who"),  QString(),          tr("Call"),
                             tr("Bytes"), tr("Took"), tr("Data / result")};
    m_titles->setHorizontalHeaderLabels(titles);
    m_titles->horizontalHeaderItem(int(LogColumn::Mark))->setToolTip(tr("Direction: ▼ received, ▲ sent, ✕ failed"));
    for (LogColumn column : {LogColumn::Bytes, LogColumn::Took})
        m_titles->horizontalHeaderItem(int(column))->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_header->setAccessibleName(tr("Columns of the log"));
    setAccessibleName(tr("Log of calls and data"));
    relayout();
}

QString LogView::columnTitle(int column) const
{
    return m_titles->horizontalHeaderItem(column)->text();
}

void LogView::updateFont()
{
    m_font = m_theme.monospace();
    m_geometry.rowHeight = QFontMetrics(m_font).height() + 6;
}

void LogView::updateHeader()
{
    const int height = m_header->sizeHint().height();
    if (viewportMargins().top() != height)
        setViewportMargins(0, height, 0, 0);
    const QRect area = viewport()->geometry();
    m_header->setGeometry(area.left(), area.top() - height, area.width(), height);
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateHeader();
    updateRows();
}

void LogView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        relook();
}

void LogView::relook()
{
    updateFont();
    updateHeader();
    updateRows();
}

void LogView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    updateRunning();
    m_runningTimer->start();
}

void LogView::hideEvent(QHideEvent *event)
{
    QAbstractScrollArea::hideEvent(event);
    m_runningTimer->stop();
}

void LogView::updateRunning()
{
    const bool hadAny = m_runningTotal > 0;
    const int before = runningHeight();
    // Of thousands a few are kept, so that the room for all of them is not.
    std::vector<RunningCall> all = m_askRunning ? m_askRunning() : std::vector<RunningCall>();
    const qint64 now = monotonicNs();
    std::erase_if(all, [now](const RunningCall &call) { return now - call.beganNs < runningFromNs; });
    std::sort(all.begin(), all.end(), [](const RunningCall &a, const RunningCall &b) { return a.beganNs < b.beganNs; });
    m_runningTotal = qsizetype(all.size());
    // At most a third of a low view, and what is above a few rows of the log: what has happened needs the room more, and the
    // caption still counts them.
    const int rows = viewport()->height() / qMax(1, m_geometry.rowHeight);
    const int fitting = qMax(0, qMin(rows / 3, rows - leastRows) - 1);
    m_running.assign(all.begin(), all.begin() + qMin(m_runningTotal, qsizetype(qMin(runningShown, fitting))));
    if (runningHeight() != before)
        updateRows();
    else if (hadAny)
        viewport()->update();
}

int LogView::leastHeight() const
{
    // Beside the rows stand the columns' titles, and whatever frame and scroll bar the style gives.
    const int beside = std::max(height() - viewport()->height(), m_header->sizeHint().height());
    return beside + (leastRows + 1) * m_geometry.rowHeight;
}

int LogView::runningHeight() const
{
    return m_runningTotal == 0 ? 0 : int(m_running.size() + 1) * m_geometry.rowHeight;
}

void LogView::updateRows()
{
    m_geometry.rows = m_rows.count();
    m_geometry.height = qMax(0, viewport()->height() - runningHeight());
    // Rows that went at the beginning must not move what a person reads.
    setTop(m_following ? m_geometry.maximumTop() : m_geometry.clamped(m_rows.indexOf(m_topNumber)));
    updateScrollBar();
}

void LogView::updateScrollBar()
{
    m_updatingBar = true;
    QScrollBar *bar = verticalScrollBar();
    bar->setSingleStep(1);
    bar->setPageStep(int(m_geometry.pageRows()));
    bar->setRange(0, m_geometry.scrollMaximum());
    bar->setValue(m_geometry.toScroll(m_geometry.top));
    m_updatingBar = false;
}

void LogView::scrollContentsBy(int, int)
{
    if (m_updatingBar)
        return;
    const qint64 top = m_geometry.fromScroll(verticalScrollBar()->value());
    setTop(top);
    setFollowing(m_geometry.atEnd());
}

void LogView::setTop(qint64 top)
{
    m_geometry.top = m_geometry.clamped(top);
    if (m_geometry.rows > 0)
        m_topNumber = m_rows.at(m_geometry.top);
    viewport()->update();
}

void LogView::setFollowing(bool on)
{
    if (on) {
        setTop(m_geometry.maximumTop());
        updateScrollBar();
    }
    if (m_following == on)
        return;
    m_following = on;
    Q_EMIT followingChanged(on);
}

void LogView::relayout()
{
    updateRows();
    viewport()->update();
}

std::optional<LogLine> LogView::lineAt(qint64 index) const
{
    const auto row = m_rows.row(index);
    if (!row)
        return std::nullopt;
    std::optional<qint64> before;
    if (m_cells.time() == LogTime::SinceRowBefore) {
        if (const auto previous = m_rows.row(index - 1))
            before = previous->entry().beganNs;
    }
    return m_cells.line(*row, before);
}

QRect LogView::rowRect(qint64 index) const
{
    return {0, m_geometry.yOf(index), viewport()->width(), m_geometry.rowHeight};
}

QString LogView::emptyText() const
{
    if (m_rows.isSearching())
        return tr("Searching… %1 %").arg(m_rows.percentSearched());
    return m_rows.journal().rowCount() > 0 ? tr("No row passes the filter.")
                                           : tr("No calls yet. Start a server or connect a client.");
}

void LogView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const LogColors colors = LogColors::of(m_theme);
    LogPainter rows(painter, *m_header, colors, m_font);
    if (m_geometry.rows == 0) {
        painter.setPen(colors.dim);
        painter.setFont(font());
        painter.drawText(QRect(0, 0, viewport()->width(), m_geometry.height),
                         int(Qt::AlignCenter) | int(Qt::TextWordWrap), emptyText());
        painter.setFont(m_font);
    }
    painter.setClipRect(0, 0, viewport()->width(), m_geometry.height);
    const qint64 end = qMin(m_geometry.endVisible(), m_rows.count());
    for (qint64 index = m_geometry.top; index < end; ++index) {
        const quint64 number = m_rows.at(index);
        const auto line = lineAt(index);
        if (!line)
            continue; // dropped just now; the next refresh takes it off the view
        int states = m_selection.contains(number) ? LogPainter::Selected : LogPainter::Plain;
        if (hasFocus() && m_current == number)
            states |= LogPainter::Current;
        rows.paint(*line, rowRect(index), states);
    }
    if (m_runningTotal == 0)
        return;
    painter.setClipping(false);
    QRect line(0, m_geometry.height, viewport()->width(), m_geometry.rowHeight);
    rows.paintCaption(tr("In progress: %1").arg(m_runningTotal), line);
    const qint64 now = monotonicNs();
    for (const RunningCall &call : m_running) {
        line.translate(0, m_geometry.rowHeight);
        rows.paint(m_cells.line(call, now), line, LogPainter::InProgress);
    }
}

QByteArray LogView::saveColumns() const
{
    return m_header->saveState();
}

bool LogView::restoreColumns(const QByteArray &state)
{
    return m_header->restoreState(state);
}

} // namespace sw
