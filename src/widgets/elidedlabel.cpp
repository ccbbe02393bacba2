// SPDX-License-Identifier: GPL-3.0-or-later
#include "elidedlabel.h"

#include <algorithm>

#include <QEvent>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include "plaintooltip.h"

namespace sw {

namespace {

constexpr int mostToolTipChars = 2000;
constexpr int mostInkChars = 200;
constexpr int mostHintChars = 40; // a long line must not widen the window

} // namespace

ElidedLabel::ElidedLabel(QWidget *parent)
    : QFrame(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    QString line = text;
    line.replace(u'\n', u' ').replace(u'\r', u' ').replace(QChar(QChar::LineSeparator), u' ');
    if (line == m_text)
        return;
    m_text = line;
    setAccessibleDescription(line);
    updateGeometry();
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

bool ElidedLabel::isElided() const
{
    return fontMetrics().horizontalAdvance(m_text) > contentsRect().width();
}

QSize ElidedLabel::sizeHint() const
{
    const QMargins margins = contentsMargins();
    const int width = std::min(fontMetrics().horizontalAdvance(m_text) + 1,
                               fontMetrics().averageCharWidth() * mostHintChars);
    return {width + margins.left() + margins.right(), minimumSizeHint().height()};
}

/// Of what can be seen of the text, around the beginning of its baseline.
QRect ElidedLabel::ink() const
{
    return fontMetrics().tightBoundingRect(m_text.left(mostInkChars));
}

/// Above the baseline. Fonts that are substituted for CJK letters may be higher than the font itself.
int ElidedLabel::ascent() const
{
    return std::max(fontMetrics().ascent(), -ink().top());
}

int ElidedLabel::baseline() const
{
    const QMargins margins = contentsMargins();
    const int needed = minimumSizeHint().height() - margins.top() - margins.bottom();
    return std::max(0, contentsRect().height() - needed) / 2 + ascent();
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QMargins margins = contentsMargins();
    const int height = ascent() + std::max(fontMetrics().descent(), ink().bottom() + 1);
    return {fontMetrics().horizontalAdvance(QStringLiteral("MMM…")), height + margins.top() + margins.bottom()};
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && isElided()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString own = toolTip().isEmpty() ? QString() : toolTip() + u'\n';
        QToolTip::showText(help->globalPos(), plainToolTip(own + m_text.left(mostToolTipChars)), this);
        return true;
    }
    return QFrame::event(event);
}

void ElidedLabel::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight);
    const QString shown = fontMetrics().elidedText(m_text, m_mode, contentsRect().width());
    painter.setPen(palette().color(foregroundRole()));
    // On the baseline of the label's own font: a substituted font, as for CJK letters, would move the line as a whole, away
    // from the labels beside it.
    const QRect area = contentsRect();
    const Qt::Alignment aligned = QStyle::visualAlignment(layoutDirection(), m_alignment);
    const int free = std::max(0, area.width() - fontMetrics().horizontalAdvance(shown));
    const int left = aligned.testFlag(Qt::AlignRight) ? free : aligned.testFlag(Qt::AlignHCenter) ? free / 2 : 0;
    painter.setClipRect(area);
    painter.drawText(area.left() + left, area.top() + baseline(), shown);
}

} // namespace sw
