// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordtabs.h"

#include <QEvent>
#include <QTabBar>

namespace sw {

RecordTabs::RecordTabs(QWidget *parent)
    : QTabWidget(parent)
{
    setObjectName(QStringLiteral("recordTabs"));
    setDocumentMode(true);
    tabBar()->setObjectName(QStringLiteral("recordTabBar"));
    // One view needs no caption: the room is for the rows.
    tabBar()->setAutoHide(true);
    tabBar()->setDrawBase(false);
    retranslate();
}

void RecordTabs::addView(QWidget *view)
{
    addTab(view, view->windowTitle());
    connect(view, &QWidget::windowTitleChanged, this,
            [this, view](const QString &title) { setTabText(indexOf(view), title); });
}

void RecordTabs::addLater(const QString &name, LaterView::Title title, LaterView::Make make)
{
    addView(new LaterView(name, title, std::move(make), this));
}

void RecordTabs::make(const QString &name)
{
    for (int i = 0; i < count(); ++i) {
        auto *later = qobject_cast<LaterView *>(widget(i));
        if (later != nullptr && later->viewName() == name)
            later->make();
    }
}

void RecordTabs::bringForward(const QString &name)
{
    setCurrentName(name);
    show();
}

QString RecordTabs::nameOf(int index) const
{
    const auto *later = qobject_cast<const LaterView *>(widget(index));
    return later != nullptr ? later->viewName() : widget(index)->objectName();
}

QString RecordTabs::currentName() const
{
    return count() > 0 ? nameOf(currentIndex()) : QString();
}

void RecordTabs::setCurrentName(const QString &name)
{
    for (int i = 0; i < count(); ++i) {
        if (nameOf(i) == name)
            setCurrentIndex(i);
    }
}

int RecordTabs::barHeight() const
{
    return count() > 1 ? tabBar()->sizeHint().height() : 0;
}

void RecordTabs::changeEvent(QEvent *event)
{
    QTabWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RecordTabs::retranslate()
{
    setAccessibleName(tr("Views of the records"));
    tabBar()->setAccessibleName(tr("Which view of the records"));
}

} // namespace sw
