// SPDX-License-Identifier: GPL-3.0-or-later
#include "panelwords.h"

#include <QAction>
#include <QDir>
#include <QMenu>
#include <QToolButton>

#include "errnotable.h"
#include "errnowording.h"
#include "tlswording.h"

namespace sw {

namespace {

constexpr const char *tipProperty = "ownToolTip";

QString nameOf(const CallRecord &record)
{
    const QString name = record.gaiError != 0 ? gaiErrorName(record.gaiError) : errnoName(record.error);
    return name.isEmpty() ? QStringLiteral("errno %1").arg(record.error) : name;
}

} // namespace

PanelWords::Message PanelWords::failure(const CallRecord &record)
{
    const ErrnoText words = record.gaiError != 0
        ? gaiText(record.gaiError)
        : errnoText(callName(record.call), record.error, record.address, record.flags.testFlag(RecordFlag::TimedOut));
    Message message;
    message.title = QStringLiteral("%1(): %2").arg(callName(record.call), nameOf(record));
    const QString about = !record.address.isNull() ? record.address.toString() : record.text;
    if (!about.isEmpty())
        message.title += QStringLiteral(" – %1").arg(about);
    if (const TlsResult tls = TlsResult::fromJson(record.value); tls.fault != TlsFault::None) {
        message.title = QStringLiteral("%1: %2").arg(tlsFaultTitle(tls.fault), nameOf(record));
        message.text = tlsFailureText(tls);
        return message;
    }
    message.text = words.advice.isEmpty()
        ? words.meaning
        : tr("%1 %2", "meaning, advice: two sentences").arg(words.meaning, words.advice);
    return message;
}

QString PanelWords::firstPath()
{
    return QDir::temp().filePath(QStringLiteral("socket-workbench.sock"));
}

StreamProtocol PanelWords::protocolOf(PanelKind kind)
{
    return kind == PanelKind::UnixStream   ? StreamProtocol::UnixStream
        : kind == PanelKind::UnixSeqpacket ? StreamProtocol::UnixSeqpacket
                                           : StreamProtocol::Tcp;
}

QToolButton *PanelWords::actionButton(QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(action->objectName().replace(QLatin1StringView("Action"), QLatin1StringView("Button")));
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setProperty("outlined", true);
    button->setFocusPolicy(Qt::StrongFocus);
    if (!action->isVisible())
        button->hide();
    QObject::connect(action, &QAction::visibleChanged, button,
                     [action, button] { button->setVisible(action->isVisible()); });
    return button;
}

QToolButton *PanelWords::menuButton(const char *objectName, const QList<QAction *> &actions, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QLatin1StringView(objectName));
    button->setProperty("outlined", true);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::StrongFocus);
    auto *menu = new QMenu(button);
    menu->setToolTipsVisible(true);
    menu->addActions(actions);
    button->setMenu(menu);
    return button;
}

QAction *PanelWords::separator(QObject *parent)
{
    auto *action = new QAction(parent);
    action->setSeparator(true);
    return action;
}

void PanelWords::rememberToolTips(std::initializer_list<QWidget *> fields)
{
    for (QWidget *field : fields)
        field->setProperty(tipProperty, field->toolTip());
}

void PanelWords::restoreToolTips(std::span<QWidget *const> fields)
{
    for (QWidget *field : fields) {
        if (!field->property("invalid").toBool())
            field->setToolTip(field->property(tipProperty).toString());
    }
}

} // namespace sw
