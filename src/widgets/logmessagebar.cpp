// SPDX-License-Identifier: GPL-3.0-or-later
#include "logmessagebar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include "theme.h"

namespace sw {

LogMessageBar::LogMessageBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_message(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
{
    setObjectName(QStringLiteral("logMessageBar"));
    m_message->setObjectName(QStringLiteral("logMessage"));
    m_message->setTextFormat(Qt::PlainText);
    // A long path or sentence must not widen the window.
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress->setObjectName(QStringLiteral("logSaveProgress"));
    m_progress->setMaximumWidth(160);
    m_cancel->setObjectName(QStringLiteral("logSaveCancel"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->addWidget(m_message, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QToolButton::clicked, this, &LogMessageBar::cancelled);
    hide();
    retranslate();
}

void LogMessageBar::setText(const QString &text, bool bad)
{
    m_message->setText((bad ? QStringLiteral("✕ ") : QString()) + text);
    QPalette colors = palette();
    if (bad)
        colors.setColor(QPalette::WindowText, m_theme.color(ColorRole::Error));
    m_message->setPalette(colors);
    show();
}

void LogMessageBar::showMessage(const QString &text, bool bad)
{
    m_progress->hide();
    m_cancel->hide();
    setText(text, bad);
}

void LogMessageBar::showWork(const QString &text, int percent)
{
    m_progress->setValue(percent);
    m_progress->show();
    m_cancel->show();
    setText(text, false);
}

bool LogMessageBar::showsWork() const
{
    return !isHidden() && !m_cancel->isHidden();
}

void LogMessageBar::setPercent(int percent)
{
    m_progress->setValue(percent);
}

void LogMessageBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LogMessageBar::retranslate()
{
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel this work"));
    m_progress->setAccessibleName(tr("Done so far"));
}

} // namespace sw
