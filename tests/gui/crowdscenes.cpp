// SPDX-License-Identifier: GPL-3.0-or-later
#include "crowdscenes.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QMessageBox>
#include <QSpinBox>

#include "crowdpanel.h"
#include "patience.h"
#include "pingscenes.h"

namespace sw::scenes {

namespace {

using Fix = WindowFixture;

CrowdPanel *addCrowd(const Fix &app, int clients)
{
    auto *panel = qobject_cast<CrowdPanel *>(app.window->addPanel(WhoRole::Client, PanelKind::Crowd));
    Fix::part<QSpinBox>(*panel, "clientsBox")->setValue(clients);
    Fix::part<QSpinBox>(*panel, "rampBox")->setValue(500);
    return panel;
}

} // namespace

QPixmap manyClients(WindowFixture &app, const Look &)
{
    Fix::part<QComboBox>(app.server(), "kindCombo")->setCurrentIndex(static_cast<int>(ReplyKind::Echo));
    Fix::part<QSpinBox>(app.server(), "backlogBox")->setValue(4096);
    Fix::click(app.server(), "startButton");
    if (!sw::waitUntil([&] { return app.server().server().state() == EndpointState::Listening; }))
        return {};
    const CrowdPanel *panel = addCrowd(app, 1000);
    Fix::part<QDoubleSpinBox>(*panel, "rateBox")->setValue(2);
    Fix::click(*panel, "startButton");
    return sw::waitUntil([&] { return panel->crowd().figures().elapsedNs > 6'000'000'000; }) ? pictureOf(app)
                                                                                             : QPixmap();
}

QPixmap manyClientsRefused(WindowFixture &app, const Look &)
{
    const CrowdPanel *panel = addCrowd(app, 200);
    Fix::click(*panel, "moreButton");
    Fix::click(*panel, "startButton");
    return sw::waitUntil([&] { return panel->crowd().figures().failed == 200; }) ? pictureOf(app) : QPixmap();
}

QPixmap manyClientsAsked(WindowFixture &app, const Look &)
{
    const CrowdPanel *panel = addCrowd(app, 1000);
    Fix::type(*panel, "hostEdit", QStringLiteral("192.0.2.1"));
    Fix::click(*panel, "startButton");
    auto *question = panel->findChild<QMessageBox *>(QStringLiteral("crowdQuestion"));
    letBlock();
    return question ? question->grab() : QPixmap();
}

} // namespace sw::scenes
