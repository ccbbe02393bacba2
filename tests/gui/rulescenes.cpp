// SPDX-License-Identifier: GPL-3.0-or-later
#include "rulescenes.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QGroupBox>
#include <QSpinBox>
#include <QTreeWidget>

#include "patience.h"
#include "replyeditor.h"
#include "rulepresets.h"
#include "rulesdialog.h"

namespace sw::scenes {

namespace {

using Fix = WindowFixture;

void giveRules(const EndpointPanel &panel, RulePreset preset)
{
    panel.findChild<ReplyEditor *>()->setRules(rulePreset(preset), true);
}

bool say(const Fix &app, const QString &text, quint64 answers)
{
    app.compose(app.client(), text);
    return sw::waitUntil([&] { return app.client().client().facts()->bytesReceived >= answers; });
}

bool talkBySmtp(const Fix &app)
{
    giveRules(app.server(), RulePreset::Smtp);
    if (!app.connectBoth())
        return false;
    return say(app, QStringLiteral("EHLO me\n"), 23) && say(app, QStringLiteral("NOOP\n"), 60);
}

} // namespace

QPixmap rulesScene(WindowFixture &app, const Look &)
{
    if (!talkBySmtp(app))
        return {};
    app.server().openRules();
    auto *dialog = app.server().findChild<RulesDialog *>();
    auto *list = Fix::part<QTreeWidget>(*dialog, "rulesList");
    list->setCurrentItem(list->topLevelItem(4));
    Fix::type(*dialog, "ruleTestState", QStringLiteral("commands"));
    Fix::type(*dialog, "ruleTestMessage", QStringLiteral("RCPT TO:<b@example.org>\\r"));
    // The counters are looked at in a while.
    (void)sw::waitUntil([list] { return list->topLevelItem(0)->text(3) == QStringLiteral("1"); });
    return dialog->grab();
}

QPixmap rulesLogScene(WindowFixture &app, const Look &)
{
    return talkBySmtp(app) ? app.window->grab() : QPixmap();
}

QPixmap longScene(WindowFixture &app, const Look &)
{
    app.client().findChild<QAction *>(QStringLiteral("longAction"))->trigger();
    auto *dialog = app.client().findChild<QDialog *>(QStringLiteral("longDialog"));
    Fix::part<QGroupBox>(*dialog, "heartbeatBox")->setChecked(true);
    auto *match = Fix::part<QComboBox>(*dialog, "heartbeatMatch");
    match->setCurrentIndex(match->findData(int(RuleMatch::Regex)));
    Fix::type(*dialog, "heartbeatExpected", QStringLiteral("^PI[MN]G"));
    Fix::part<QGroupBox>(*dialog, "reconnectBox")->setChecked(true);
    Fix::part<QGroupBox>(*dialog, "keepaliveBox")->setChecked(true);
    return dialog->grab();
}

QPixmap longPanelScene(WindowFixture &app, const Look &look)
{
    giveRules(app.server(), RulePreset::EchoWithCrc);
    if (longScene(app, look).isNull())
        return {};
    auto *dialog = app.client().findChild<QDialog *>(QStringLiteral("longDialog"));
    Fix::part<QSpinBox>(*dialog, "heartbeatInterval")->setValue(100);
    dialog->close();
    if (!app.connectBoth() || !sw::waitUntil([&] { return app.client().client().facts()->bytesReceived >= 30; }))
        return {};
    return app.window->grab();
}

} // namespace sw::scenes
