// SPDX-License-Identifier: GPL-3.0-or-later
#include "logpainter.h"

#include <QHeaderView>
#include <QPainter>

namespace sw {

namespace {

constexpr int padding = 6;
constexpr int markWidth = 4;
// Whatever letters a peer sends, a line runs from left to right: its columns must not change places.
constexpr int textFlags = int(Qt::TextSingleLine) | int(Qt::TextForceLeftToRight);

} // namespace

LogPainter::LogPainter(QPainter &painter, const QHeaderView &header, const LogColors &colors, const QFont &font)
    : m_painter(painter)
    , m_header(header)
    , m_colors(colors)
    , m_metrics(font)
{
    m_painter.setFont(font);
}

void LogPainter::paint(const LogLine &line, const QRect &row, int states)
{
    if (states & Selected)
        m_painter.fillRect(row, m_colors.selection);
    else if (states & InProgress)
        m_painter.fillRect(row, m_colors.blockedBase);
    m_painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), m_colors.grid);
    if (states & Current) {
        m_painter.setPen(m_colors.selectionEdge);
        m_painter.drawRect(row.adjusted(0, 0, -1, -1));
    }
    if (line.marked)
        m_painter.fillRect(QRect(row.left(), row.top(), markWidth, row.height() - 1), m_colors.blocked);
    cell(LogColumn::Time, row, line.time, m_colors.dim);
    cell(LogColumn::Who, row, line.who, roleColor(line.role));
    mark(line.mark, row);
    call(line, row);
    cell(LogColumn::Bytes, row, line.bytes, m_colors.text, Qt::AlignRight);
    cell(LogColumn::Took, row, line.took, states & InProgress ? m_colors.blocked : m_colors.dim, Qt::AlignRight);
    pieces(line, row);
}

void LogPainter::paintCaption(const QString &text, const QRect &row)
{
    m_painter.fillRect(row, m_colors.blockedBase);
    m_painter.fillRect(QRect(row.left(), row.top(), row.width(), 1), m_colors.blocked);
    m_painter.setPen(m_colors.blocked);
    m_painter.drawText(row.adjusted(padding, 0, -padding, 0), textFlags | Qt::AlignVCenter, text);
}

QRect LogPainter::cellRect(LogColumn column, const QRect &row) const
{
    const int section = int(column);
    return {m_header.sectionViewportPosition(section) + padding, row.top(), m_header.sectionSize(section) - 2 * padding,
            row.height()};
}

QColor LogPainter::roleColor(WhoRole role) const
{
    switch (role) {
    case WhoRole::Server:
        return m_colors.server;
    case WhoRole::Client:
        return m_colors.client;
    case WhoRole::Actor:
    case WhoRole::None:
        break;
    }
    return m_colors.text;
}

void LogPainter::cell(LogColumn column, const QRect &row, const QString &text, const QColor &color,
                      Qt::Alignment alignment)
{
    const QRect rect = cellRect(column, row);
    if (text.isEmpty() || rect.width() <= 0)
        return;
    m_painter.setPen(color);
    m_painter.drawText(rect, textFlags | int(Qt::AlignVCenter) | int(alignment),
                       m_metrics.elidedText(text, Qt::ElideRight, rect.width()));
}

// The layer as a word in a box before the name: a box that is filled for a function of Qt, an outline for a signal.
void LogPainter::call(const LogLine &line, const QRect &row)
{
    QRect rest = cellRect(LogColumn::Call, row);
    const QString word = line.layerText();
    const int width = m_metrics.horizontalAdvance(word) + padding;
    if (!word.isEmpty() && rest.width() > width) {
        const QRectF box(rest.left() + 0.5, row.top() + 2.5, width - 1, row.height() - 6);
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(m_colors.qtLayer);
        m_painter.setBrush(line.layer == RecordLayer::QtCall ? QBrush(m_colors.qtLayerBase) : QBrush(Qt::NoBrush));
        m_painter.drawRoundedRect(box, 3, 3);
        m_painter.drawText(box, int(Qt::AlignCenter) | textFlags, word);
        m_painter.restore();
        rest.setLeft(rest.left() + width + padding / 2);
    }
    if (line.call.isEmpty() || rest.width() <= 0)
        return;
    m_painter.setPen(m_colors.text);
    m_painter.drawText(rest, textFlags | int(Qt::AlignVCenter),
                       m_metrics.elidedText(line.call, Qt::ElideRight, rest.width()));
}

void LogPainter::mark(LogMark mark, const QRect &row)
{
    const QRect cellArea = cellRect(LogColumn::Mark, row);
    const int size = qMin(m_metrics.ascent() - 2, qMax(cellArea.width(), 6));
    const QRectF box(cellArea.left(), row.top() + (row.height() - size) / 2.0, size, size);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    switch (mark) {
    case LogMark::None:
        break;
    case LogMark::Received:
        m_painter.setBrush(m_colors.received);
        m_painter.drawPolygon(QPolygonF{box.topLeft(), box.topRight(), {box.center().x(), box.bottom()}});
        break;
    case LogMark::Sent:
        m_painter.setBrush(m_colors.sent);
        m_painter.drawPolygon(QPolygonF{box.bottomLeft(), box.bottomRight(), {box.center().x(), box.top()}});
        break;
    case LogMark::Failed:
        m_painter.setPen(QPen(m_colors.error, 2));
        m_painter.drawLine(box.topLeft(), box.bottomRight());
        m_painter.drawLine(box.topRight(), box.bottomLeft());
        break;
    case LogMark::Blocked:
        // An hourglass: two triangles tip to tip.
        m_painter.setBrush(m_colors.blocked);
        m_painter.drawPolygon(QPolygonF{box.topLeft(), box.topRight(), box.center()});
        m_painter.drawPolygon(QPolygonF{box.bottomLeft(), box.bottomRight(), box.center()});
        break;
    case LogMark::Notice:
        m_painter.setBrush(m_colors.blocked);
        m_painter.drawEllipse(box.adjusted(2, 2, -2, -2));
        break;
    }
    m_painter.restore();
}

void LogPainter::pieces(const LogLine &line, const QRect &row)
{
    QRect rest = cellRect(LogColumn::Result, row);
    const int gap = m_metrics.horizontalAdvance(u' ') * 2;
    for (const LogPiece &piece : line.pieces) {
        if (rest.width() <= gap)
            return;
        const QString text = m_metrics.elidedText(piece.text, Qt::ElideRight, rest.width());
        switch (piece.tone) {
        case LogPiece::Tone::Plain:
            m_painter.setPen(m_colors.text);
            break;
        case LogPiece::Tone::Dim:
            m_painter.setPen(m_colors.dim);
            break;
        case LogPiece::Tone::Error:
            m_painter.setPen(m_colors.error);
            break;
        case LogPiece::Tone::Blocked:
            m_painter.setPen(m_colors.blocked);
            break;
        }
        m_painter.drawText(rest, textFlags | int(Qt::AlignVCenter) | int(Qt::AlignLeft), text);
        rest.setLeft(rest.left() + m_metrics.horizontalAdvance(text) + gap);
    }
}

} // namespace sw
