// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagediffview.h"

#include <algorithm>

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include "hexdump.h"
#include "theme.h"

namespace sw {

namespace {

constexpr int wide = 16; ///< bytes per line
constexpr int narrow = 8;
constexpr int lineGap = 3; ///< pixels between lines
constexpr int edge = 8; ///< pixels left of the dumps
constexpr int marksChars = 5; ///< between the two dumps

QChar shownChar(char byte)
{
    return byte >= 0x20 && byte <= 0x7E ? QChar(QLatin1Char(byte)) : QChar(u'.');
}

} // namespace

MessageDiffView::MessageDiffView(const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("diffView"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    connect(&theme, &Theme::changed, this, &MessageDiffView::relayout);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, viewport(), qOverload<>(&QWidget::update));
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, viewport(), qOverload<>(&QWidget::update));
    relayout();
    retranslate();
}

void MessageDiffView::setDiff(std::shared_ptr<const MessageDiff> diff)
{
    m_diff = std::move(diff);
    m_columns.clear();
    m_differences.clear();
    qsizetype column = 0;
    const std::vector<DiffSpan> none;
    const std::vector<DiffSpan> &spans = m_diff ? m_diff->diff.spans : none;
    for (size_t i = 0; i < spans.size(); ++i) {
        m_columns.push_back(column);
        column += std::max(spans[i].leftSize, spans[i].rightSize);
        if (!spans[i].same)
            m_differences.push_back(i);
    }
    m_columns.push_back(column);
    m_current = -1;
    relayout();
    verticalScrollBar()->setValue(0);
    setCurrent(0);
    Q_EMIT currentChanged();
}

const DiffSpan &MessageDiffView::difference(int index) const
{
    return m_diff->diff.spans[m_differences[size_t(index)]];
}

void MessageDiffView::setCurrent(int index)
{
    if (index < 0 || index >= count())
        return;
    m_current = index;
    const auto line = int(m_columns[m_differences[size_t(index)]] / m_perLine);
    QScrollBar *bar = verticalScrollBar();
    if (line < bar->value() || line >= bar->value() + bar->pageStep())
        bar->setValue(line - bar->pageStep() / 3);
    viewport()->update();
    setAccessibleDescription(lineText(line));
    Q_EMIT currentChanged();
}

qsizetype MessageDiffView::lineCount() const
{
    return m_columns.empty() ? 0 : (m_columns.back() + m_perLine - 1) / m_perLine;
}

int MessageDiffView::halfChars() const
{
    return hexDumpCharColumn(0, m_digits, m_perLine) + m_perLine;
}

void MessageDiffView::relayout()
{
    viewport()->setFont(m_theme.monospace());
    const QFontMetrics metrics(m_theme.monospace());
    m_charWidth = metrics.horizontalAdvance(u'0');
    m_lineHeight = metrics.height() + lineGap;
    m_perLine = wide;
    if ((2 * halfChars() + marksChars) * m_charWidth + 2 * edge > viewport()->width())
        m_perLine = narrow;
    updateBars();
    viewport()->update();
}

void MessageDiffView::updateBars()
{
    const int page = std::max(1, viewport()->height() / m_lineHeight);
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, int(std::max(qsizetype(0), lineCount() - page)));
    const int needed = (2 * halfChars() + marksChars) * m_charWidth + 2 * edge;
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, needed - viewport()->width()));
}

std::vector<MessageDiffView::Cell> MessageDiffView::cellsOf(qsizetype line) const
{
    std::vector<Cell> cells;
    const qsizetype first = line * m_perLine;
    if (!m_diff || first < 0 || first >= m_columns.back())
        return cells;
    const qsizetype end = std::min(first + m_perLine, m_columns.back());
    auto span = size_t(std::upper_bound(m_columns.begin(), m_columns.end(), first) - m_columns.begin()) - 1;
    for (qsizetype column = first; column < end; ++column) {
        while (column >= m_columns[span + 1])
            ++span;
        const DiffSpan &at = m_diff->diff.spans[span];
        const qsizetype inside = column - m_columns[span];
        cells.push_back(
            {inside < at.leftSize ? at.left + inside : -1, inside < at.rightSize ? at.right + inside : -1, span});
    }
    return cells;
}

QChar MessageDiffView::markOf(const std::vector<Cell> &cells) const
{
    bool removed = false;
    bool added = false;
    for (const Cell &cell : cells) {
        if (m_diff->diff.spans[cell.span].same)
            continue;
        removed = removed || cell.left >= 0;
        added = added || cell.right >= 0;
    }
    return removed && added ? QChar(u'≠') : removed ? QChar(u'−') : added ? QChar(u'+') : QChar(u' ');
}

QString MessageDiffView::lineText(qsizetype line) const
{
    const std::vector<Cell> cells = cellsOf(line);
    if (cells.empty())
        return {};
    const auto half = [&](bool left) {
        QString hex;
        QString text;
        qsizetype offset = -1;
        for (const Cell &cell : cells) {
            const qsizetype at = left ? cell.left : cell.right;
            const QByteArray &bytes = left ? m_diff->left : m_diff->right;
            offset = offset < 0 ? at : offset;
            hex += at < 0 ? QStringLiteral("   ") : toHex(QByteArrayView(bytes).sliced(at, 1)) + u' ';
            text += at < 0 ? QChar(u' ') : shownChar(bytes[at]);
        }
        const QString place = offset < 0 ? QString(m_digits, u' ')
                                         : QString::number(offset, 16).rightJustified(m_digits, u'0');
        return QStringLiteral("%1  %2 %3").arg(place, hex, text);
    };
    return half(true) + QStringLiteral("  ") + markOf(cells) + QStringLiteral("  ") + half(false);
}

void MessageDiffView::paintCells(QPainter &painter, const std::vector<Cell> &cells, bool left, int x, int top) const
{
    const QByteArray &bytes = left ? m_diff->left : m_diff->right;
    const int baseline = top + QFontMetrics(painter.font()).ascent() + lineGap / 2;
    const size_t chosen = m_current < 0 ? size_t(-1) : m_differences[size_t(m_current)];
    const auto first = std::find_if(cells.begin(), cells.end(),
                                    [left](const Cell &cell) { return (left ? cell.left : cell.right) >= 0; });
    if (first != cells.end()) {
        const qsizetype offset = left ? first->left : first->right;
        painter.setPen(m_theme.color(ColorRole::MutedText));
        painter.drawText(x, baseline, QString::number(offset, 16).rightJustified(m_digits, u'0'));
    }
    for (size_t i = 0; i < cells.size(); ++i) {
        const qsizetype at = left ? cells[i].left : cells[i].right;
        const qsizetype other = left ? cells[i].right : cells[i].left;
        const bool same = m_diff->diff.spans[cells[i].span].same;
        const int hexX = x + hexDumpHexColumn(int(i), m_digits) * m_charWidth;
        const int charX = x + hexDumpCharColumn(int(i), m_digits, m_perLine) * m_charWidth;
        const QRect hexRect(hexX - m_charWidth / 2, top, 3 * m_charWidth, m_lineHeight);
        const QRect charRect(charX, top, m_charWidth, m_lineHeight);
        ColorRole ink = ColorRole::Text;
        if (!same) {
            // Changed ones are amber on both sides; what the other side lacks has the colour of its side.
            const bool changed = at >= 0 && other >= 0;
            ink = changed ? ColorRole::Blocked : left ? ColorRole::Sent : ColorRole::Received;
            const ColorRole back = at < 0 ? ColorRole::IdleSoft
                : changed                 ? ColorRole::BlockedSoft
                : left                    ? ColorRole::SentSoft
                                          : ColorRole::ReceivedSoft;
            painter.fillRect(hexRect, m_theme.color(back));
            painter.fillRect(charRect, m_theme.color(back));
            if (cells[i].span == chosen) {
                painter.fillRect(QRect(hexRect.left(), hexRect.bottom() - 1, hexRect.width(), 2),
                                 m_theme.color(ColorRole::Accent));
                painter.fillRect(QRect(charRect.left(), charRect.bottom() - 1, charRect.width(), 2),
                                 m_theme.color(ColorRole::Accent));
            }
        }
        if (at < 0)
            continue;
        painter.setPen(m_theme.color(ink));
        QFont font = painter.font();
        font.setBold(!same);
        painter.setFont(font);
        painter.drawText(hexX, baseline, toHex(QByteArrayView(bytes).sliced(at, 1)));
        painter.drawText(charX, baseline, QString(shownChar(bytes[at])));
        font.setBold(false);
        painter.setFont(font);
    }
}

void MessageDiffView::paintLine(QPainter &painter, qsizetype line, int top) const
{
    const std::vector<Cell> cells = cellsOf(line);
    const int x = edge - horizontalScrollBar()->value();
    paintCells(painter, cells, true, x, top);
    paintCells(painter, cells, false, x + (halfChars() + marksChars) * m_charWidth, top);
    painter.setPen(m_theme.color(ColorRole::Accent));
    painter.drawText(QRect(x + halfChars() * m_charWidth, top, marksChars * m_charWidth, m_lineHeight), Qt::AlignCenter,
                     QString(markOf(cells)));
}

void MessageDiffView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.fillRect(viewport()->rect(), m_theme.color(ColorRole::Surface));
    if (!m_diff)
        return;
    painter.setFont(m_theme.monospace());
    const qsizetype first = verticalScrollBar()->value();
    const qsizetype end = std::min(lineCount(), first + viewport()->height() / m_lineHeight + 1);
    for (qsizetype line = first; line < end; ++line)
        paintLine(painter, line, int(line - first) * m_lineHeight);
}

void MessageDiffView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    relayout();
}

void MessageDiffView::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *bar = verticalScrollBar();
    if (event->key() == Qt::Key_Home)
        bar->setValue(bar->minimum());
    else if (event->key() == Qt::Key_End)
        bar->setValue(bar->maximum());
    else
        QAbstractScrollArea::keyPressEvent(event); // arrows and pages
}

void MessageDiffView::mousePressEvent(QMouseEvent *event)
{
    const std::vector<Cell> cells = cellsOf(verticalScrollBar()->value()
                                            + qsizetype(event->position().y()) / m_lineHeight);
    for (const Cell &cell : cells) {
        const auto found = std::find(m_differences.begin(), m_differences.end(), cell.span);
        if (found != m_differences.end())
            return setCurrent(int(found - m_differences.begin()));
    }
}

void MessageDiffView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        relayout();
}

void MessageDiffView::retranslate()
{
    setAccessibleName(tr("Both messages, aligned"));
}

} // namespace sw
