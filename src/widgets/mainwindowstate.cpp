// SPDX-License-Identifier: GPL-3.0-or-later
// What of the window survives a restart, and presentation mode.
#include "mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QJsonArray>
#include <QSplitter>
#include <QTabBar>
#include <QToolButton>

#include "clientpanel.h"
#include "endpointtabs.h"
#include "logpanel.h"
#include "messagedesk.h"
#include "serverpanel.h"
#include "settings.h"
#include "workspacedesk.h"

namespace sw {

namespace {

constexpr qreal presentationScale = 1.5;
constexpr int tabSign = 12; ///< side of what stands in a tab
constexpr int latestMs = 2000; ///< until the panels are made
constexpr QLatin1StringView placeName("panelPlace"); ///< of what stands where the panels come

QJsonArray statesOf(const EndpointTabs &tabs)
{
    QJsonArray states;
    for (const EndpointPanel *panel : tabs.panels()) {
        QJsonObject state = panel->saveState();
        state.insert(QStringLiteral("kind"), panelKindKey(panel->kind()));
        state.insert(QStringLiteral("current"), panel == tabs.currentPanel());
        state.insert(QStringLiteral("stepByStep"), panel->wantedMode() == PanelMode::StepByStep);
        states.append(state);
    }
    return states;
}

void selectCurrent(EndpointTabs &tabs, const QJsonArray &states)
{
    for (int i = 0; i < states.size() && i < tabs.count(); ++i) {
        if (states.at(i).toObject().value(QLatin1StringView("current")).toBool())
            tabs.setCurrentIndex(i);
    }
}

} // namespace

void MainWindow::restorePanel(WhoRole side, const QJsonObject &state)
{
    EndpointPanel *panel = addPanel(side, panelKindFrom(state.value(QLatin1StringView("kind")).toString()));
    panel->restoreState(state);
    if (state.value(QLatin1StringView("stepByStep")).toBool())
        panel->setMode(PanelMode::StepByStep);
}

void MainWindow::restorePanels()
{
    const bool known = m_settings.contains(Setting::Servers) || m_settings.contains(Setting::Clients);
    const QJsonArray servers = m_settings.array(Setting::Servers);
    const QJsonArray clients = m_settings.array(Setting::Clients);
    if (!known)
        firstPanels();
    for (const QJsonValue &state : servers)
        restorePanel(WhoRole::Server, state.toObject());
    for (const QJsonValue &state : clients)
        restorePanel(WhoRole::Client, state.toObject());
    selectCurrent(*m_servers, servers);
    selectCurrent(*m_clients, clients);
}

void MainWindow::restoreBorders()
{
    m_sides->restoreState(m_settings.bytes(Setting::SidesSplitter));
    m_ownHeights = m_main->restoreState(m_settings.bytes(Setting::MainSplitter));
}

void MainWindow::restoreState()
{
    m_restoring = true;
    m_history.restore(m_settings.array(Setting::ComposerHistory));
    const bool known = m_settings.contains(Setting::Servers) || m_settings.contains(Setting::Clients);
    if (!m_waiting)
        restorePanels();
    m_log->restoreState(m_settings.object(Setting::LogView).toVariantMap());
    restoreViews();
    restoreGeometry(m_settings.bytes(Setting::WindowGeometry));
    m_ownDock = QMainWindow::restoreState(m_settings.bytes(Setting::WindowState));
    restoreBorders();
    m_lastSide = m_servers;
    m_restoring = false;
    if (!known && !m_waiting)
        m_workspaces->startedFresh();
}

void MainWindow::holdPlaces()
{
    QToolButton like; // as the one that closes a tab
    like.setIconSize({tabSign, tabSign});
    for (EndpointTabs *tabs : {m_servers, m_clients}) {
        auto *place = new QWidget(tabs);
        place->setObjectName(placeName);
        tabs->addTab(place, QStringLiteral(" "));
        auto *room = new QWidget(tabs->tabBar());
        room->setFixedSize(like.sizeHint());
        tabs->tabBar()->setTabButton(0, QTabBar::RightSide, room);
    }
    // As for the server that comes: the buttons beside them stay where they are.
    const QString name = EndpointNames::tr("server");
    m_start->setText(tr("%1 %2", "Start server").arg(ServerPanel::tr("Start"), name));
    m_stop->setText(tr("%1 %2", "Stop server").arg(ServerPanel::tr("Stop"), name));
    // One that is not seen is not painted. Counted from when events are handled, however long it took until then.
    QTimer::singleShot(0, this, [this] {
        QTimer::singleShot(latestMs, this, [this] {
            if (!m_completesSoon)
                complete();
        });
    });
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (!m_waiting)
        return;
    // Before the first picture, so that nothing moves after it; twice, as the log says what it needs once it has its width.
    shareHeight();
    shareHeight();
}

void MainWindow::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    if (!m_waiting || m_completesSoon)
        return;
    m_completesSoon = true;
    QTimer::singleShot(0, this, &MainWindow::complete); // once this picture is on screen
}

void MainWindow::complete()
{
    if (!m_waiting)
        return;
    m_waiting = false;
    const bool known = m_settings.contains(Setting::Servers) || m_settings.contains(Setting::Clients);
    m_restoring = true;
    for (const EndpointTabs *tabs : {m_servers, m_clients})
        delete tabs->findChild<QWidget *>(placeName); // wherever it stands by now
    restorePanels();
    restoreBorders();
    m_lastSide = m_servers;
    m_restoring = false;
    if (!known)
        m_workspaces->startedFresh();
    showCurrent();
    renewNames();
    shareHeight();
    setProperty(completeProperty, true);
}

void MainWindow::firstPanels()
{
    // The same port on both sides: Start, Connect, and a first message works.
    addServer();
    addClient();
}

void MainWindow::saveState()
{
    m_saveSoon.stop();
    writeState();
    if (!m_settings.sync())
        say(tr("The settings could not be written; they are lost at the end of this run."));
    m_workspaces->stateChanged();
}

void MainWindow::writeState()
{
    complete(); // or what is kept would have no panels
    m_settings.setArray(Setting::Servers, statesOf(*m_servers));
    m_settings.setArray(Setting::Clients, statesOf(*m_clients));
    m_settings.setArray(Setting::ComposerHistory, m_history.toJson());
    m_settings.setObject(Setting::LogView, QJsonObject::fromVariantMap(m_log->saveState()));
    saveViews();
    m_messages->save();
    if (m_normalPointSize == 0) {
        m_settings.setBytes(Setting::WindowGeometry, saveGeometry());
        if (m_ownDock)
            m_settings.setBytes(Setting::WindowState, QMainWindow::saveState());
        m_settings.setBytes(Setting::SidesSplitter, m_sides->saveState());
        if (m_ownHeights)
            m_settings.setBytes(Setting::MainSplitter, m_main->saveState());
    }
}

void MainWindow::setPresentation(bool on)
{
    if (on == (m_normalPointSize > 0))
        return;
    const qreal before = QApplication::font().pointSizeF();
    if (on)
        saveState();
    const qreal after = on ? before * presentationScale : m_normalPointSize;
    m_normalPointSize = on ? before : 0;
    QFont font = QApplication::font();
    font.setPointSizeF(after);
    QApplication::setFont(font);
    // Fonts that were set by hand (monospaced, small) do not follow the application's.
    const auto widgets = findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        QFont own = widget->font();
        if (widget->testAttribute(Qt::WA_SetFont) && own.pointSizeF() > 0 && !qFuzzyCompare(own.pointSizeF(), after)) {
            own.setPointSizeF(own.pointSizeF() * after / before);
            widget->setFont(own);
        }
    }
    m_presentation->setChecked(on);
    on ? showFullScreen() : showNormal();
}

} // namespace sw
