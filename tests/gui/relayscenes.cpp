// SPDX-License-Identifier: GPL-3.0-or-later
#include "relayscenes.h"

#include <QCheckBox>
#include <QDialog>
#include <QToolButton>
#include <QTreeWidget>

#include "patience.h"
#include "pingscenes.h"
#include "relaypanel.h"
#include "windowfixture.h"

namespace sw::scenes {

namespace {

using Fix = WindowFixture;
/// A server, a relay with faults towards it, and a client that calls the relay.
RelayPanel *through(const Fix &app, const Faults &up, const Faults &down)
{
    ServerPanel &server = app.server();
    ServerSettings settings;
    settings.port = 0;
    settings.reply.rule.kind = ReplyKind::Echo;
    server.setSettings(settings);
    server.start();
    auto *panel = qobject_cast<RelayPanel *>(app.window->addPanel(WhoRole::Server, PanelKind::TcpRelay));
    if (!sw::waitUntil([&] { return server.server().state() == EndpointState::Listening; }))
        return nullptr;
    RelaySettings relay;
    relay.port = 8800;
    relay.targetPort = server.server().address().port();
    relay.up = up;
    relay.down = down;
    panel->setSettings(relay);
    panel->start();
    if (!sw::waitUntil([&] { return panel->relay().state() == EndpointState::Listening; }))
        return nullptr;
    Fix::type(app.client(), "portEdit", QStringLiteral("8800"));
    Fix::click(app.client(), "connectButton");
    const bool open = sw::waitUntil([&] {
        return !panel->relay().talks().empty() && panel->relay().talks().front().state == RelayTalk::State::Open;
    });
    return open ? panel : nullptr;
}

QPixmap pictureOfDialog(const RelayPanel &panel, const char *name)
{
    auto *dialog = Fix::part<QDialog>(panel, name);
    dialog->show();
    letBlock();
    return dialog->grab();
}

Faults slowPieces()
{
    Faults faults;
    faults.delayMinMs = 10;
    faults.delayMaxMs = 50;
    faults.splitMin = 1;
    faults.splitMax = 8;
    faults.seed = 7;
    return faults;
}

} // namespace

QPixmap relay(WindowFixture &app, const Look &)
{
    Faults throttled;
    throttled.throttle = 200;
    const RelayPanel *panel = through(app, slowPieces(), throttled);
    if (!panel)
        return {};
    Fix::compose(app.client(), QStringLiteral("Hello, server! This goes through a relay."));
    const auto back = [panel] { return panel->relay().talks().front().down->passedBytes() >= 41; };
    return sw::waitUntil(back) ? pictureOf(app) : QPixmap();
}

QPixmap relayFaults(WindowFixture &app, const Look &)
{
    const RelayPanel *panel = through(app, slowPieces(), {});
    return panel ? pictureOfDialog(*panel, "relayFaultsDialog") : QPixmap();
}

QPixmap relayHold(WindowFixture &app, const Look &)
{
    const RelayPanel *panel = through(app, {}, {});
    if (!panel)
        return {};
    Fix::click(*panel, "holdButton");
    Fix::part<QCheckBox>(*panel, "holdUpBox")->setChecked(true);
    Fix::compose(app.client(), QStringLiteral("a message that waits"));
    const auto *list = Fix::part<QTreeWidget>(*panel, "heldList");
    if (!sw::waitUntil([list] { return list->topLevelItemCount() == 1; }))
        return {};
    return pictureOfDialog(*panel, "relayHoldDialog");
}

QPixmap relayMore(WindowFixture &app, const Look &)
{
    RelayPanel *panel = through(app, {}, {});
    if (!panel)
        return {};
    Fix::part<QToolButton>(*panel, "moreButton")->setChecked(true);
    return pictureOf(app);
}

} // namespace sw::scenes
