// SPDX-License-Identifier: GPL-3.0-or-later
#include "logfindbar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include "icons.h"

namespace sw {

LogFindBar::LogFindBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_text(new QLineEdit(this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_result(new QLabel(this))
    , m_cancel(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("logFindBar"));
    m_text->setObjectName(QStringLiteral("logFindText"));
    m_previous->setObjectName(QStringLiteral("logFindPrevious"));
    m_next->setObjectName(QStringLiteral("logFindNext"));
    m_result->setObjectName(QStringLiteral("logFindResult"));
    m_close->setObjectName(QStringLiteral("logFindClose"));
    m_text->setMaximumWidth(520);
    m_text->setClearButtonEnabled(true);
    m_previous->setArrowType(Qt::UpArrow);
    m_next->setArrowType(Qt::DownArrow);
    m_cancel->setObjectName(QStringLiteral("logFindCancel"));
    m_cancel->hide();
    m_close->setIcon(themedIcon(theme, QLatin1StringView("close")));
    m_result->setTextFormat(Qt::PlainText);
    // A long sentence must not widen the window.
    m_result->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_result->setWordWrap(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->setSpacing(4);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    layout->addWidget(m_cancel);
    layout->addWidget(m_result, 1);
    layout->addWidget(m_close);
    connect(m_previous, &QToolButton::clicked, this, [this] { Q_EMIT find(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT find(true); });
    connect(m_text, &QLineEdit::textChanged, this, [this] { setResult(QString()); });
    connect(m_cancel, &QToolButton::clicked, this, &LogFindBar::cancelled);
    connect(m_close, &QToolButton::clicked, this, &LogFindBar::closeBar);
    setFocusProxy(m_text);
    hide();
    retranslate();
}

void LogFindBar::open()
{
    show();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

QString LogFindBar::text() const
{
    return m_text->text();
}

void LogFindBar::setResult(const QString &result)
{
    m_cancel->hide();
    m_result->setText(result);
}

void LogFindBar::setProgress(int percent)
{
    m_cancel->show();
    m_result->setText(tr("Searching… %1 %").arg(percent));
}

void LogFindBar::closeBar()
{
    hide();
    Q_EMIT closed();
}

void LogFindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return closeBar();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT find(!(event->modifiers() & Qt::ShiftModifier));
        return;
    }
    QWidget::keyPressEvent(event);
}

void LogFindBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LogFindBar::retranslate()
{
    m_text->setPlaceholderText(tr("Find: text, hex:48 65, call:recv"));
    m_text->setAccessibleName(tr("Find in the log"));
    m_previous->setAccessibleName(tr("Find previous"));
    m_previous->setToolTip(tr("Find previous (Shift+Enter)"));
    m_next->setAccessibleName(tr("Find next"));
    m_next->setToolTip(tr("Find next (Enter)"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel the search"));
    m_cancel->setToolTip(tr("Stop looking; the row in use stays"));
    m_close->setAccessibleName(tr("Close the find bar"));
    m_close->setToolTip(tr("Close (Esc)"));
}

} // namespace sw
