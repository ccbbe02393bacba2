// SPDX-License-Identifier: GPL-3.0-or-later
// How HexView copies the bytes that are selected.
#include "hexview.h"

#include <algorithm>
#include <memory>

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTextBlock>

#include "checksumwindow.h"
#include "hexdump.h"

namespace sw {

namespace {

/// How many bytes of a line stand before a column, in the half of the line that the column is in.
int bytesBefore(int column, int digits, bool whole)
{
    const int chars = hexDumpCharColumn(0, digits);
    if (column >= chars)
        return std::min(column - chars, hexDumpBytesPerLine);
    int count = 0;
    // A pair counts when it is begun, at the end of a selection; at its beginning only when it is passed.
    while (count < hexDumpBytesPerLine && column > hexDumpHexColumn(count, digits) + (whole ? 1 : 0))
        ++count;
    return count;
}

} // namespace

std::pair<qsizetype, qsizetype> HexView::selectedBytes() const
{
    const QTextCursor cursor = m_dump->textCursor();
    if (!cursor.hasSelection())
        return {0, 0};
    const int digits = hexDumpOffsetDigits(m_bytes.size());
    const QTextBlock first = m_dump->document()->findBlock(cursor.selectionStart());
    const QTextBlock last = m_dump->document()->findBlock(cursor.selectionEnd());
    const int from = cursor.selectionStart() - first.position();
    const int to = cursor.selectionEnd() - last.position();
    const int chars = hexDumpCharColumn(0, digits);
    const qsizetype page = m_page * pageBytes;
    qsizetype begin = page + qsizetype(first.blockNumber()) * hexDumpBytesPerLine;
    qsizetype end = page + qsizetype(last.blockNumber()) * hexDumpBytesPerLine;
    const int hexEnd = hexDumpHexColumn(hexDumpBytesPerLine - 1, digits) + 2;
    // From the pairs into the characters of the same line: both halves are touched, so all of it.
    const bool bothHalves = first == last && from < hexEnd && to > chars;
    begin += bothHalves || (from >= hexEnd && from < chars) ? 0 : bytesBefore(from, digits, true);
    end += bothHalves ? hexDumpBytesPerLine : bytesBefore(to, digits, false);
    end = std::min(end, m_bytes.size());
    return {std::min(begin, end), end};
}

CopySource HexView::copySource() const
{
    CopySource source;
    source.encoding = m_encoding;
    const auto [from, to] = selectedBytes();
    source.bytes = from < to ? m_bytes.mid(from, to - from) : m_bytes;
    source.cut = source.bytes.size() > CopySource::mostBytes;
    source.bytes.truncate(CopySource::mostBytes);
    if (source.bytes.isEmpty())
        source.whyNot = tr("There are no bytes");
    return source;
}

void HexView::openMenu(const QPoint &place)
{
    QMenu *menu = m_dump->createStandardContextMenu(place);
    menu->setObjectName(QStringLiteral("hexMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSeparator();
    auto *copies = new CopyMenu([this] { return copySource(); }, menu);
    connect(copies, &CopyMenu::message, m_found, &QLabel::setText);
    menu->addMenu(copies);
    QAction *sums = menu->addAction(ChecksumWindow::menuText());
    sums->setObjectName(QStringLiteral("hexChecksums"));
    connect(sums, &QAction::triggered, this, [this] { ChecksumWindow::open(*this, m_theme, copySource()); });
    menu->popup(m_dump->viewport()->mapToGlobal(place));
}

} // namespace sw
