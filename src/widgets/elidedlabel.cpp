// SPDX-License-Identifier: GPL-3.0-or-later
#include "elidedlabel.h"

#include <algorithm>

#include <QEvent>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "plaintooltip.h"

namespace sw {

namespace {

constexpr int mostToolTipChars = 2000;
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

QSize ElidedLabel::minimumSizeHint() const
{
    const QMargins margins = contentsMargins();
    // Fonts that are substituted for CJK letters may be higher than the font itself.
    const int height = std::max(fontMetrics().height(), fontMetrics().boundingRect(m_text).height());
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
    painter.drawText(contentsRect(), static_cast<int>(m_alignment) | Qt::TextSingleLine, shown);
}

} // namespace sw
