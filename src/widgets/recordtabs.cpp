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

void RecordTabs::bringForward(QWidget *view)
{
    setCurrentWidget(view);
    show();
}

QString RecordTabs::currentName() const
{
    return currentWidget() ? currentWidget()->objectName() : QString();
}

void RecordTabs::setCurrentName(const QString &name)
{
    for (int i = 0; i < count(); ++i) {
        if (widget(i)->objectName() == name)
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
