// SPDX-License-Identifier: GPL-3.0-or-later
// What of the window is a workspace.
#include "mainwindow.h"

#include <algorithm>
#include <array>

#include <QDockWidget>
#include <QJsonArray>
#include <QJsonObject>
#include <QSplitter>

#include "endpointtabs.h"
#include "lessondesk.h"
#include "messagedesk.h"
#include "optionsdock.h"
#include "scenariodesk.h"
#include "settings.h"

namespace sw {

namespace {

/// Of the log only what is a choice: widths belong to the screen, and their bytes are no format for other people's files.
constexpr std::array logMembers{"data", "calls",    "errorsOnly", "inner",  "form",
                                "time", "encoding", "messages",   "framing"};

struct AreaName
{
    Qt::DockWidgetArea area;
    QLatin1StringView name;
};

constexpr std::array areas{
    AreaName{Qt::LeftDockWidgetArea, QLatin1StringView("left")},
    AreaName{Qt::RightDockWidgetArea, QLatin1StringView("right")},
    AreaName{Qt::TopDockWidgetArea, QLatin1StringView("top")},
    AreaName{Qt::BottomDockWidgetArea, QLatin1StringView("bottom")},
};

bool isAtSide(Qt::DockWidgetArea area)
{
    return area == Qt::LeftDockWidgetArea || area == Qt::RightDockWidgetArea;
}

QJsonArray sizesOf(const QSplitter &splitter)
{
    QJsonArray sizes;
    for (const int size : splitter.sizes())
        sizes.append(size);
    return sizes;
}

/// False when the file says nothing that fits.
bool setSizes(QSplitter &splitter, const QJsonValue &value)
{
    QList<int> sizes;
    int sum = 0;
    const QJsonArray list = value.toArray();
    for (const QJsonValue &size : list) {
        sizes.append(std::max(0, size.toInt()));
        sum += sizes.constLast();
    }
    if (sizes.size() != splitter.count() || sum == 0)
        return false;
    splitter.setSizes(sizes);
    return true;
}

QJsonObject docksOf(const MainWindow &window)
{
    QJsonObject docks;
    const auto all = window.findChildren<QDockWidget *>(QString(), Qt::FindDirectChildrenOnly);
    for (QDockWidget *dock : all) {
        const Qt::DockWidgetArea area = window.dockWidgetArea(dock);
        QJsonObject one{{QStringLiteral("shown"), !dock->isHidden()}};
        for (const AreaName &name : areas) {
            if (name.area == area)
                one.insert(QStringLiteral("area"), QString(name.name));
        }
        if (!dock->isHidden())
            one.insert(QStringLiteral("size"), isAtSide(area) ? dock->width() : dock->height());
        docks.insert(dock->objectName(), one);
    }
    return docks;
}

void setDock(MainWindow &window, QDockWidget &dock, const QJsonObject &one)
{
    const QString wanted = one.value(QLatin1StringView("area")).toString();
    for (const AreaName &name : areas) {
        if (name.name == wanted && name.area != window.dockWidgetArea(&dock) && dock.isAreaAllowed(name.area))
            window.addDockWidget(name.area, &dock);
    }
    dock.setVisible(one.value(QLatin1StringView("shown")).toBool());
    const int size = one.value(QLatin1StringView("size")).toInt();
    if (size > 0)
        window.resizeDocks({&dock}, {size}, isAtSide(window.dockWidgetArea(&dock)) ? Qt::Horizontal : Qt::Vertical);
}

} // namespace

QJsonObject MainWindow::workspace()
{
    writeState();
    QJsonObject log;
    const QJsonObject logNow = m_settings.object(Setting::LogView);
    for (const char *member : logMembers)
        log.insert(QLatin1StringView(member), logNow.value(QLatin1StringView(member)));
    QJsonObject layout{{QStringLiteral("docks"), docksOf(*this)}, {QStringLiteral("sides"), sizesOf(*m_sides)}};
    if (m_ownHeights)
        layout.insert(QStringLiteral("main"), sizesOf(*m_main));
    return {{QStringLiteral("servers"), m_settings.array(Setting::Servers)},
            {QStringLiteral("clients"), m_settings.array(Setting::Clients)},
            {QStringLiteral("messages"), m_messages->libraryJson()},
            {QStringLiteral("log"), log},
            {QStringLiteral("views"), m_settings.object(Setting::RecordViews)},
            {QStringLiteral("layout"), layout}};
}

bool MainWindow::hasRunning() const
{
    for (const EndpointTabs *tabs : {m_servers, m_clients}) {
        const std::vector<EndpointPanel *> panels = tabs->panels();
        if (std::any_of(panels.begin(), panels.end(),
                        [](const EndpointPanel *panel) { return !panel->canStart() || panel->hasOpenSteps(); }))
            return true;
    }
    return false;
}

bool MainWindow::setWorkspace(const QJsonObject &workspace)
{
    if (m_scenarios->isPlaying() || m_lessons->run())
        return false;
    writeState();
    const auto part = [&workspace](const char *key) { return workspace.value(QLatin1StringView(key)).toObject(); };
    m_settings.setArray(Setting::Servers, workspace.value(QLatin1StringView("servers")).toArray());
    m_settings.setArray(Setting::Clients, workspace.value(QLatin1StringView("clients")).toArray());
    QJsonObject log = m_settings.object(Setting::LogView);
    const QJsonObject logThere = part("log");
    for (auto one = logThere.begin(); one != logThere.end(); ++one)
        log.insert(one.key(), one.value());
    m_settings.setObject(Setting::LogView, log);
    QJsonObject views = m_settings.object(Setting::RecordViews);
    const QJsonObject viewsThere = part("views");
    for (auto one = viewsThere.begin(); one != viewsThere.end(); ++one)
        views.insert(one.key(), one.value());
    m_settings.setObject(Setting::RecordViews, views);
    m_restoring = true;
    for (EndpointTabs *tabs : {m_servers, m_clients}) {
        while (tabs->count() > 0)
            tabs->closePanel(0);
    }
    restoreState();
    const QJsonObject layout = part("layout");
    const QJsonObject docks = layout.value(QLatin1StringView("docks")).toObject();
    const auto all = findChildren<QDockWidget *>(QString(), Qt::FindDirectChildrenOnly);
    for (QDockWidget *dock : all) {
        if (const QJsonValue one = docks.value(dock->objectName()); one.isObject())
            setDock(*this, *dock, one.toObject());
    }
    m_ownDock = m_ownDock || docks.contains(m_options->objectName());
    setSizes(*m_sides, layout.value(QLatin1StringView("sides")));
    m_ownHeights = setSizes(*m_main, layout.value(QLatin1StringView("main"))) || m_ownHeights;
    showCurrent();
    renewNames();
    return true;
}

} // namespace sw
