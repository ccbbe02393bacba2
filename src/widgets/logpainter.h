// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QFontMetrics>

#include "logcells.h"
#include "logcolors.h"

class QHeaderView;
class QPainter;

namespace sw {

enum class LogColumn : quint8 { Time, Who, Mark, Call, Bytes, Took, Result, Count };

/// Paints one line of the log below its header. A value made for one paint event; main thread.
class LogPainter final
{
public:
    enum State : quint8 { Plain = 0, Selected = 1, Current = 2, InProgress = 4 };

    LogPainter(QPainter &painter, const QHeaderView &header, const LogColors &colors, const QFont &font);

    void paint(const LogLine &line, const QRect &row, int states);
    void paintCaption(const QString &text, const QRect &row); ///< above the calls in progress

private:
    void cell(LogColumn column, const QRect &row, const QString &text, const QColor &color,
              Qt::Alignment alignment = Qt::AlignLeft);
    void mark(LogMark mark, const QRect &row);
    void call(const LogLine &line, const QRect &row);
    void pieces(const LogLine &line, const QRect &row);
    [[nodiscard]] QRect cellRect(LogColumn column, const QRect &row) const;
    [[nodiscard]] QColor roleColor(WhoRole role) const;

    QPainter &m_painter;
    const QHeaderView &m_header;
    const LogColors &m_colors;
    QFontMetrics m_metrics;
};

} // namespace sw
