// SPDX-License-Identifier: GPL-3.0-or-later
#include "laterview.h"

#include <utility>

#include <QEvent>
#include <QVBoxLayout>

namespace sw {

LaterView::LaterView(const QString &viewName, Title title, Make make, QWidget *parent)
    : QWidget(parent)
    , m_viewName(viewName)
    , m_title(title)
    , m_make(std::move(make))
{
    setWindowTitle(m_title());
}

void LaterView::make()
{
    if (!m_make)
        return;
    // Taken first: making the view may ask for it.
    QWidget *view = std::exchange(m_make, {})(this);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(view);
    // At once, where the layout would do both in the next turn: no picture with an empty page.
    view->show();
    all->activate();
}

void LaterView::showEvent(QShowEvent *event)
{
    make();
    QWidget::showEvent(event);
}

void LaterView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setWindowTitle(m_title());
}

} // namespace sw
