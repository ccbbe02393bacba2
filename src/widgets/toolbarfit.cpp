// SPDX-License-Identifier: GPL-3.0-or-later
#include "toolbarfit.h"

#include <QEvent>
#include <QToolBar>
#include <QToolButton>

namespace sw {

namespace {

/// What the button would take with its text, whatever it shows now.
int widthWithText(const QToolButton &button)
{
    if (button.toolButtonStyle() == Qt::ToolButtonTextBesideIcon)
        return button.sizeHint().width();
    // QToolButton: the text with two spaces round it, beside the icon. Rather too much than too little, which would flicker.
    const int text = button.fontMetrics().size(Qt::TextShowMnemonic, button.text()).width();
    return button.sizeHint().width() + text + 2 * button.fontMetrics().horizontalAdvance(u' ') + 12;
}

} // namespace

ToolBarFit::ToolBarFit(QToolBar *toolBar, QList<QToolButton *> yielding)
    : QObject(toolBar)
    , m_toolBar(toolBar)
    , m_yielding(std::move(yielding))
{
    m_toolBar->installEventFilter(this);
}

bool ToolBarFit::eventFilter(QObject *watched, QEvent *event)
{
    // A text that changes in the bar is a LayoutRequest.
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        fit();
    return QObject::eventFilter(watched, event);
}

int ToolBarFit::wanted() const
{
    int wanted = m_toolBar->sizeHint().width();
    for (const QToolButton *button : m_yielding)
        wanted += widthWithText(*button) - button->sizeHint().width();
    return wanted;
}

void ToolBarFit::fit()
{
    const auto style = wanted() > m_toolBar->width() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
    for (QToolButton *button : m_yielding) {
        if (button->toolButtonStyle() != style)
            button->setToolButtonStyle(style);
    }
}

} // namespace sw
