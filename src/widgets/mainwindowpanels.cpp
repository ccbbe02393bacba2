// SPDX-License-Identifier: GPL-3.0-or-later
// The panels of the window: how they are made, by menu, from a session, or as another protocol of the same tab.
#include "mainwindow.h"

#include <QAction>
#include <QJsonObject>
#include <QMenu>
#include <QToolBar>
#include <QToolButton>

#include "clientpanel.h"
#include "composer.h"
#include "crowdpanel.h"
#include "datagrampanel.h"
#include "endpointtabs.h"
#include "messagedesk.h"
#include "pingpanel.h"
#include "relaypanel.h"
#include "scenariodesk.h"
#include "serverpanel.h"

namespace sw {

namespace {

/// Where the address and the port stand in the settings of a kind of panel.
struct AddressKeys
{
    const char *host;
    const char *port; ///< null: has none
};

AddressKeys keysOf(WhoRole side, PanelKind kind)
{
    if (isUnixKind(kind)) {
        const char *bound = kind == PanelKind::UnixDatagram ? "localPath" : "path";
        const char *remote = kind == PanelKind::UnixDatagram ? "remotePath" : "path";
        return {side == WhoRole::Server ? bound : remote, nullptr};
    }
    if (isPingKind(kind))
        return {"host", nullptr};
    if (kind == PanelKind::Tcp || isCrowdKind(kind) || isRelayKind(kind))
        return {"host", "port"};
    return side == WhoRole::Server ? AddressKeys{"localHost", "localPort"} : AddressKeys{"remoteHost", "remotePort"};
}

/// What another kind of panel can take over: address, port, replies, what is typed, and the sequence.
QJsonObject carriedOver(const QJsonObject &state, WhoRole side, PanelKind from, PanelKind to)
{
    const QJsonObject before = state.value(QLatin1StringView("settings")).toObject();
    const AddressKeys old = keysOf(side, from);
    const AddressKeys keys = keysOf(side, to);
    QJsonObject settings{{QStringLiteral("reply"), before.value(QLatin1StringView("reply"))},
                         {QStringLiteral("backend"), before.value(QLatin1StringView("backend"))}};
    if (isUnixKind(from) == isUnixKind(to)) {
        settings.insert(QLatin1StringView(keys.host), before.value(QLatin1StringView(old.host)));
        if (keys.port && old.port)
            settings.insert(QLatin1StringView(keys.port), before.value(QLatin1StringView(old.port)));
    }
    QJsonObject carried{{QStringLiteral("settings"), settings},
                        {QStringLiteral("composer"), state.value(QLatin1StringView("composer"))}};
    if (const QJsonValue sequence = state.value(QLatin1StringView("sequence")); sequence.isObject())
        carried.insert(QStringLiteral("sequence"), sequence);
    return carried;
}

} // namespace

void MainWindow::take(EndpointPanel *panel, EndpointTabs *tabs, int index)
{
    m_names.add(panel->endpoint().id(), panel->role());
    connect(panel, &EndpointPanel::message, this, &MainWindow::say);
    connect(&panel->composer(), &Composer::keepRequested, m_messages.get(),
            [this, panel] { m_messages->keepFrom(*panel); });
    connect(panel, &EndpointPanel::dataViewRequested, this, &MainWindow::openDataView);
    connect(panel, &EndpointPanel::saveStepsWanted, m_scenarios.get(), &ScenarioDesk::askAndSave);
    connect(panel, &EndpointPanel::playStepsWanted, m_scenarios.get(), &ScenarioDesk::playAgain);
    // The box that asked for it must have returned before its panel goes.
    connect(
        panel, &EndpointPanel::kindWanted, this, [this, panel](PanelKind kind) { switchKind(panel, kind); },
        Qt::QueuedConnection);
    connect(panel, &EndpointPanel::optionTargetChanged, this, [this, panel] {
        if (panel == currentPanel())
            followOptions();
    });
    connect(panel, &EndpointPanel::changed, this, [this, panel] {
        if (!m_restoring)
            m_saveSoon.start();
        if (panel == currentPanel())
            showCurrent();
    });
    tabs->addPanel(panel, index);
    renewNames();
}

EndpointPanel *MainWindow::makePanel(WhoRole side, PanelKind kind, QWidget *parent)
{
    const PanelParts parts{m_workbench, m_watch, m_theme, m_history, m_steps, m_offer};
    if (isPingKind(kind) && side == WhoRole::Client)
        return new PingPanel(parts, kind, parent);
    if (isCrowdKind(kind) && side == WhoRole::Client)
        return new CrowdPanel(parts, parent);
    if (isRelayKind(kind) && side == WhoRole::Server)
        return new RelayPanel(parts, kind, parent);
    if (isPingKind(kind) || isCrowdKind(kind) || isRelayKind(kind)) // of a file that somebody else wrote
        kind = PanelKind::Tcp;
    if (!isStreamKind(kind))
        return new DatagramPanel(parts, side, kind, parent);
    if (side == WhoRole::Server)
        return new ServerPanel(parts, kind, parent);
    return new ClientPanel(parts, kind, parent);
}

EndpointPanel *MainWindow::addPanel(WhoRole side, PanelKind kind, int index)
{
    complete(); // those that are kept come first
    EndpointTabs *tabs = side == WhoRole::Server ? m_servers : m_clients;
    EndpointPanel *panel = makePanel(side, kind, tabs);
    take(panel, tabs, index);
    return panel;
}

ServerPanel *MainWindow::addServer()
{
    return qobject_cast<ServerPanel *>(addPanel(WhoRole::Server, PanelKind::Tcp));
}

ClientPanel *MainWindow::addClient()
{
    return qobject_cast<ClientPanel *>(addPanel(WhoRole::Client, PanelKind::Tcp));
}

void MainWindow::switchKind(EndpointPanel *panel, PanelKind kind)
{
    EndpointTabs *tabs = panel->role() == WhoRole::Server ? m_servers : m_clients;
    const int index = tabs->indexOfPanel(panel);
    if (index < 0 || !panel->canStart())
        return;
    const QJsonObject state = carriedOver(panel->saveState(), panel->role(), panel->kind(), kind);
    EndpointPanel *made = addPanel(panel->role(), kind, index);
    made->restoreState(state);
    made->setMode(panel->wantedMode());
    tabs->closePanel(tabs->indexOfPanel(panel));
    tabs->setCurrentIndex(tabs->indexOfPanel(made));
    if (auto *box = made->findChild<QWidget *>(QStringLiteral("protocolBox")))
        box->setFocus();
}

void MainWindow::buildNewMenus()
{
    for (const WhoRole side : {WhoRole::Server, WhoRole::Client}) {
        const bool server = side == WhoRole::Server;
        QMenu *&menu = server ? m_newServerMenu : m_newClientMenu;
        menu = new QMenu(this);
        menu->setToolTipsVisible(true);
        menu->setObjectName(server ? QStringLiteral("newServerMenu") : QStringLiteral("newClientMenu"));
        for (const PanelKind kind : panelKindsOf(side)) {
            QAction *action = menu->addAction(QString(), this, [this, side, kind] { addPanel(side, kind); });
            action->setData(static_cast<int>(kind));
            action->setObjectName(
                QStringLiteral("new-%1-%2")
                    .arg(panelKindKey(kind), server ? QStringLiteral("server") : QStringLiteral("client")));
        }
        auto *button = qobject_cast<QToolButton *>(m_toolBar->widgetForAction(server ? m_newServer : m_newClient));
        if (button) {
            button->setMenu(menu);
            button->setPopupMode(QToolButton::MenuButtonPopup);
        }
    }
    connect(&m_offer, &PanelOffer::changed, this, &MainWindow::nameNewMenus);
}

void MainWindow::nameNewMenus()
{
    const auto name = [this](const QMenu &menu, const QString &pattern) {
        const auto actions = menu.actions();
        for (QAction *action : actions) {
            const auto kind = static_cast<PanelKind>(action->data().toInt());
            const QString why = m_offer.whyNot(kind);
            action->setText(pattern.arg(panelKindName(kind)));
            action->setEnabled(why.isEmpty());
            action->setToolTip(why.isEmpty() ? action->text() : why);
        }
    };
    name(*m_newServerMenu, tr("%1, bound here", "protocol of a new panel on the left"));
    name(*m_newClientMenu, tr("%1, to a fixed address", "protocol of a new panel on the right"));
}

} // namespace sw
