// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <span>

#include <QCoreApplication>
#include <QList>

#include "callrecord.h"
#include "endpointsettings.h"
#include "panelkind.h"

class QAction;
class QObject;
class QToolButton;
class QWidget;

namespace sw {

/// What both kinds of panels say of failures, and small parts that both make. Main thread.
class PanelWords final
{
    Q_DECLARE_TR_FUNCTIONS(sw::PanelWords)

public:
    struct Message
    {
        QString title; ///< "connect(): ECONNREFUSED"
        QString text; ///< meaning and advice
    };

    /// Why the call of that record failed.
    static Message failure(const CallRecord &record);
    /// Where a first unix socket may be bound: a path in the folder for temporary files.
    static QString firstPath();
    static StreamProtocol protocolOf(PanelKind kind); ///< of a kind that has connections

    /// A button with the action's text that follows it; its name is the action's with "Button" for "Action".
    static QToolButton *actionButton(QAction *action, QWidget *parent);

    /// A button whose caption stands for the actions in its menu.
    static QToolButton *menuButton(const char *objectName, const QList<QAction *> &actions, QWidget *parent);
    static QAction *separator(QObject *parent);

    /// A disabled field says why in its tool tip; these keep its own one meanwhile.
    static void rememberToolTips(std::initializer_list<QWidget *> fields);
    static void restoreToolTips(std::span<QWidget *const> fields);
};

} // namespace sw
