// SPDX-License-Identifier: GPL-3.0-or-later
#include "codeview.h"

#include <algorithm>

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

#include "styleproperty.h"
#include "theme.h"

namespace sw {

namespace {

constexpr int gap = 6;
constexpr int linesBefore = 4; // the head of the function that makes the first call
constexpr QChar sign(0x25b6); // a mark that is no colour

} // namespace

CodeView::CodeView(const Theme &theme, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
    , m_numbers(new QWidget(this))
{
    setReadOnly(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_numbers->setObjectName(QStringLiteral("codeLineNumbers"));
    m_numbers->installEventFilter(this);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_numbers->scroll(0, dy);
        else
            m_numbers->update(0, rect.y(), m_numbers->width(), rect.height());
    });
    connect(&m_theme, &Theme::changed, this, &CodeView::applyTheme);
    applyTheme();
}

void CodeView::applyTheme()
{
    setFont(m_theme.monospace());
    setTabStopDistance(4 * fontMetrics().horizontalAdvance(u' '));
    setMargin();
    mark(false);
}

void CodeView::setMargin()
{
    const int digits = qMax(3, static_cast<int>(QString::number(blockCount()).size()));
    const int width = (digits + 2) * fontMetrics().horizontalAdvance(u'9') + 2 * gap;
    setViewportMargins(width, 0, 0, 0);
    m_numbers->setGeometry(contentsRect().left(), contentsRect().top(), width, contentsRect().height());
}

void CodeView::setProgram(const CodeProgram &program)
{
    m_program = program;
    // Who has not gone elsewhere sees the calls, not what comes before them.
    const bool atStart = verticalScrollBar()->value() == m_start;
    const int top = atStart ? startLine() : verticalScrollBar()->value();
    const int left = horizontalScrollBar()->value();
    showText(program.text.endsWith(u'\n') ? program.text.chopped(1) : program.text);
    setMargin();
    verticalScrollBar()->setValue(top);
    if (atStart)
        m_start = verticalScrollBar()->value();
    horizontalScrollBar()->setValue(left);
    mark(false);
}

// Only what differs: a long program that grows at its end is not laid out anew.
void CodeView::showText(const QString &text)
{
    if (text.contains(u'\r')) { // the document counts it otherwise
        m_text.clear();
        setPlainText(text);
        return;
    }
    if (m_text.isEmpty())
        clear();
    const auto fromStart = std::mismatch(m_text.cbegin(), m_text.cend(), text.cbegin(), text.cend());
    const auto same = qsizetype(fromStart.first - m_text.cbegin());
    qsizetype end = 0;
    const qsizetype most = std::min(m_text.size(), text.size()) - same;
    while (end < most && m_text[m_text.size() - 1 - end] == text[text.size() - 1 - end])
        ++end;
    QTextCursor cursor(document());
    cursor.setPosition(int(same));
    cursor.setPosition(int(m_text.size() - end), QTextCursor::KeepAnchor);
    cursor.insertText(text.mid(same, text.size() - end - same));
    m_text = text;
}

int CodeView::startLine() const
{
    for (std::size_t line = 0; line < m_program.rowOfLine.size(); ++line) {
        if (m_program.rowOfLine[line] != CodeProgram::noRow)
            return qMax(0, static_cast<int>(line) - linesBefore);
    }
    return 0;
}

void CodeView::setCurrentRow(std::optional<quint64> row)
{
    if (m_row == row)
        return;
    m_row = row;
    mark(true);
}

void CodeView::mark(bool scroll)
{
    QList<QTextEdit::ExtraSelection> marks;
    const int first = m_row ? m_program.lineOf(*m_row) : -1;
    for (int line = first; line >= 0 && line < static_cast<int>(m_program.rowOfLine.size()); ++line) {
        if (m_program.rowOfLine[static_cast<std::size_t>(line)] != static_cast<qint64>(*m_row))
            continue;
        QTextEdit::ExtraSelection one;
        one.cursor = QTextCursor(document()->findBlockByNumber(line));
        one.format.setBackground(m_theme.color(ColorRole::AccentSoft));
        one.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks.append(one);
    }
    setExtraSelections(marks);
    m_numbers->update();
    if (scroll && first >= 0) {
        setTextCursor(QTextCursor(document()->findBlockByNumber(first)));
        ensureCursorVisible();
    }
}

void CodeView::chooseLine(int line)
{
    if (line < 0 || line >= static_cast<int>(m_program.rowOfLine.size()))
        return;
    const qint64 row = m_program.rowOfLine[static_cast<std::size_t>(line)];
    if (row == CodeProgram::noRow)
        return;
    if (m_row != static_cast<quint64>(row)) {
        m_row = static_cast<quint64>(row);
        mark(false);
    }
    Q_EMIT rowChosen(static_cast<quint64>(row));
}

void CodeView::mouseReleaseEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    // Who selects text to copy it does not choose a row.
    if (event->button() == Qt::LeftButton && !textCursor().hasSelection())
        chooseLine(cursorForPosition(event->pos()).blockNumber());
}

void CodeView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        chooseLine(textCursor().blockNumber());
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void CodeView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    setMargin();
}

void CodeView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_numbers)
        setMargin();
}

bool CodeView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_numbers)
        return QPlainTextEdit::eventFilter(watched, event);
    if (event->type() == QEvent::Paint) {
        paintNumbers();
        return true;
    }
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        chooseLine(cursorForPosition(QPoint(0, mouse->pos().y())).blockNumber());
        return true;
    }
    return false;
}

void CodeView::paintNumbers()
{
    QPainter painter(m_numbers);
    painter.fillRect(m_numbers->rect(), m_theme.color(ColorRole::Window));
    painter.setFont(font());
    const int height = fontMetrics().height();
    const int right = m_numbers->width() - gap;
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const int top = qRound(blockBoundingGeometry(block).translated(contentOffset()).top());
        if (top > m_numbers->height())
            break;
        const auto line = static_cast<std::size_t>(block.blockNumber());
        const bool marked = m_row && line < m_program.rowOfLine.size()
            && m_program.rowOfLine[line] == static_cast<qint64>(*m_row);
        painter.setPen(m_theme.color(marked ? ColorRole::Accent : ColorRole::MutedText));
        painter.drawText(0, top, right, height, Qt::AlignRight, QString::number(line + 1));
        if (marked)
            painter.drawText(gap / 2, top, right, height, Qt::AlignLeft, sign);
    }
}

} // namespace sw
