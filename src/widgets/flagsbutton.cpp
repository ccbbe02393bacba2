// SPDX-License-Identifier: GPL-3.0-or-later
#include "flagsbutton.h"

#include <QEvent>
#include <QMenu>
#include <QMouseEvent>

namespace sw {

FlagsButton::FlagsButton(const QStringList &names, QWidget *parent)
    : QToolButton(parent)
{
    setProperty("outlined", true);
    setProperty("mono", true);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    auto *menu = new QMenu(this);
    menu->installEventFilter(this);
    for (const QString &name : names) {
        QAction *action = menu->addAction(name);
        action->setObjectName(name);
        action->setCheckable(true);
        connect(action, &QAction::toggled, this, [this] {
            showPicked();
            Q_EMIT edited();
        });
    }
    setMenu(menu);
    showPicked();
}

// A click picks and leaves the menu open, so that several flags are one visit.
bool FlagsButton::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        auto *menu = qobject_cast<QMenu *>(watched);
        QAction *action = menu ? menu->actionAt(static_cast<QMouseEvent *>(event)->pos()) : nullptr;
        if (action) {
            action->toggle();
            return true;
        }
    }
    return QToolButton::eventFilter(watched, event);
}

QStringList FlagsButton::picked() const
{
    QStringList names;
    const auto actions = menu()->actions();
    for (const QAction *action : actions) {
        if (action->isChecked())
            names.append(action->text());
    }
    return names;
}

void FlagsButton::setPicked(const QStringList &names)
{
    const auto actions = menu()->actions();
    for (QAction *action : actions)
        action->setChecked(names.contains(action->text()));
}

void FlagsButton::setMostChars(int chars)
{
    m_mostChars = chars;
    showPicked();
}

void FlagsButton::showPicked()
{
    const QStringList names = picked();
    const QString all = names.isEmpty() ? QStringLiteral("0") : names.join(QStringLiteral(" | "));
    setText(m_mostChars > 0
                ? fontMetrics().elidedText(all, Qt::ElideRight, fontMetrics().averageCharWidth() * m_mostChars)
                : all);
}

} // namespace sw
