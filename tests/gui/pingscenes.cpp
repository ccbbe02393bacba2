// SPDX-License-Identifier: GPL-3.0-or-later
#include "pingscenes.h"

#include <QComboBox>
#include <QSpinBox>

#include "logpanel.h"
#include "logview.h"
#include "missingcapability.h"
#include "paneloffer.h"
#include "patience.h"
#include "pingpanel.h"
#include "privatenetwork.h"

namespace sw::scenes {

namespace {

using Fix = WindowFixture;

PingPanel *addPing(const Fix &app, PanelKind kind)
{
    if (!sw::waitUntil([&] { return app.window->offer().isKnown(); }))
        return nullptr;
    auto *panel = qobject_cast<PingPanel *>(app.window->addPanel(WhoRole::Client, kind));
    Fix::part<QSpinBox>(*panel, "intervalBox")->setValue(100);
    return panel;
}

bool selectReply(const Fix &app)
{
    LogView &log = app.window->findChild<LogPanel *>()->view();
    for (quint64 number = app.journal->endRow(); number-- > app.journal->firstRow();) {
        bool reply = false;
        app.journal->visit(number, number + 1, [&](const JournalRow &row) {
            reply = row.entry().call == Call::Recvmsg && row.entry().error == 0;
            return true;
        });
        if (reply) {
            log.setCurrentRow(number);
            return true;
        }
    }
    return false;
}

} // namespace

/// Without rights on this machine the panel says what to do; with them it shows its requests.
QPixmap pings(WindowFixture &app, const Look &)
{
    const PingPanel *panel = addPing(app, PanelKind::Ping);
    if (!panel)
        return {};
    Fix::click(*panel, "startButton");
    if (!sw::waitUntil([&] { return panel->pings().isIdle(); }))
        return {};
    letBlock();
    (void)selectReply(app);
    return pictureOf(app);
}

QPixmap pingsThatFail(WindowFixture &app, const Look &)
{
    const PingPanel *panel = addPing(app, PanelKind::Ping);
    if (!panel)
        return {};
    Fix::part<QComboBox>(*panel, "pingSocketBox")->setCurrentIndex(1);
    Fix::type(*panel, "hostEdit", QStringLiteral("192.0.2.1"));
    Fix::click(*panel, "startButton");
    return sw::waitUntil([&] { return panel->pings().isIdle(); }) ? pictureOf(app) : QPixmap();
}

QPixmap pingsRefused(WindowFixture &app, const Look &)
{
    const MissingCapability missing(MissingCapability::rawSockets);
    (void)allowPingSockets(false);
    app.window->offer().probeAgain();
    const PingPanel *panel = addPing(app, PanelKind::Ping);
    if (!panel)
        return {};
    Fix::click(*panel, "startButton");
    letBlock();
    const QPixmap picture = pictureOf(app);
    (void)allowPingSockets(true);
    return picture;
}

} // namespace sw::scenes
