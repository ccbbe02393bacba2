// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"

#include <algorithm>

#include <QApplication>
#include <QCloseEvent>
#include <QSplitter>
#include <QTabBar>

#include "codepanel.h"
#include "composer.h"
#include "connectionactions.h"
#include "dataviewwindow.h"
#include "endpointtabs.h"
#include "ladderpanel.h"
#include "languages.h"
#include "lessondesk.h"
#include "lessondock.h"
#include "logpanel.h"
#include "messagedesk.h"
#include "messagedock.h"
#include "optionsdock.h"
#include "recordtabs.h"
#include "scenariodesk.h"
#include "statusline.h"
#include "stepbench.h"
#include "streamspanel.h"
#include "tcpstatespanel.h"
#include "theme.h"
#include "unitwords.h"
#include "workbench.h"

namespace sw {

namespace {

constexpr int saveSoonMs = 2000;
constexpr int logPaceMs = 80;
constexpr qsizetype editableBytes = 64 * 1024; // a text field with much more in a line holds up the window
constexpr QSize firstSize(1280, 860);
constexpr int panelPercent = 58;
constexpr int panelPercentInLesson = 38; ///< what a lesson does is seen in the views below
constexpr int widthForOptions = 1500; ///< from here on the options are shown unless the person decides
constexpr int leastViewLines = 14; ///< of another view than the log
constexpr int panelLines = 33; ///< lines of text that a panel is high

} // namespace

MainWindow::MainWindow(Workbench &workbench, Settings &settings, Theme &theme, Languages &languages, Start start)
    : m_workbench(workbench)
    , m_settings(settings)
    , m_theme(theme)
    , m_languages(languages)
    , m_watch(workbench)
    , m_steps(workbench)
    , m_scenarios(std::make_unique<ScenarioDesk>(workbench, m_steps, settings, theme, *this))
    , m_waiting(start == Start::FrameFirst)
{
    setObjectName(QStringLiteral("mainWindow"));
    resize(firstSize);
    build();
    buildActions();
    buildMenus();
    buildToolBar();
    connectParts();
    retranslate();
    restoreState();
    showCurrent();
    renewNames();
    if (m_waiting)
        holdPlaces();
    else
        setProperty(completeProperty, true);
}

MainWindow::~MainWindow()
{
    // Panels look at the watch and the history, which are members and would go before the children.
    disconnect(qApp, nullptr, this, nullptr);
    closeTools();
    disconnect(&m_steps, nullptr, this, nullptr);
    // Each view that goes brings another tab forward, whose rows nobody has to show any more.
    disconnect(m_records, nullptr, this, nullptr);
    disconnect(&m_log->view(), nullptr, this, nullptr);
    m_lessons.reset();
    m_messages.reset();
    delete m_code;
    delete m_ladder; // looks at the rows of the log
    delete m_streams;
    delete m_states;
    delete m_options;
    delete m_main;
}

void MainWindow::build()
{
    m_main = new QSplitter(Qt::Vertical, this);
    m_main->setObjectName(QStringLiteral("mainSplitter"));
    m_sides = new QSplitter(Qt::Horizontal, m_main);
    m_sides->setObjectName(QStringLiteral("sidesSplitter"));
    m_sides->setChildrenCollapsible(false);
    m_main->setChildrenCollapsible(false);
    m_servers = new EndpointTabs(WhoRole::Server, m_theme, m_sides);
    m_clients = new EndpointTabs(WhoRole::Client, m_theme, m_sides);
    m_lastSide = m_servers;
    m_records = new RecordTabs(m_main);
    buildViews();
    m_sides->addWidget(m_servers);
    m_sides->addWidget(m_clients);
    m_sides->setSizes({1, 1});
    m_sides->setStretchFactor(0, 1);
    m_sides->setStretchFactor(1, 1);
    m_main->addWidget(m_sides);
    m_main->addWidget(m_records);
    m_main->setStretchFactor(0, 1);
    m_main->setStretchFactor(1, 1);
    setCentralWidget(m_main);
    m_options = new OptionsDock(m_workbench, m_theme, this);
    m_options->hide();
    addDockWidget(Qt::RightDockWidgetArea, m_options);
    m_lessons = std::make_unique<LessonDesk>(m_workbench, m_settings, m_theme, *this);
    addDockWidget(Qt::RightDockWidgetArea, &m_lessons->dock());
    m_lessons->dock().hide();
    tabifyDockWidget(&m_lessons->dock(), m_options);
    m_messages = std::make_unique<MessageDesk>(m_settings, m_theme, m_history, *this);
    addDockWidget(Qt::RightDockWidgetArea, &m_messages->dock());
    m_messages->dock().hide();
    tabifyDockWidget(&m_lessons->dock(), &m_messages->dock());
    m_status = new StatusLine(m_workbench, this);
    setStatusBar(m_status);
}

void MainWindow::connectParts()
{
    connect(m_main, &QSplitter::splitterMoved, this, [this] { m_ownHeights = true; });
    connect(m_lessons.get(), &LessonDesk::openChanged, this, &MainWindow::shareHeight);
    connect(&m_options->session(), &OptionSession::presetsChanged, this,
            [this](EndpointId endpoint, const PresetOptions &presets) {
                if (EndpointPanel *panel = panelOf(endpoint))
                    panel->setPresets(presets);
            });
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(saveSoonMs);
    connect(&m_saveSoon, &QTimer::timeout, this, &MainWindow::saveState);
    connectViews();
    m_log->setWho(
        [names = m_names](EndpointId endpoint, quint32 connection) { return names.who(endpoint, connection); });
    m_log->setRunningCalls([this] { return m_workbench.backend().runningCalls(); });
    // Twelve pictures a second are as many as anybody reads; the first row after a quiet time shows at once.
    auto *pace = new QTimer(this);
    pace->setSingleShot(true);
    pace->setInterval(logPaceMs);
    connect(&m_workbench, &Workbench::rowsAdded, pace, [this, pace] {
        if (pace->isActive()) {
            pace->setProperty("more", true);
            return;
        }
        m_log->rowsAdded();
        pace->start();
    });
    connect(pace, &QTimer::timeout, this, [this, pace] {
        if (!pace->property("more").toBool())
            return;
        pace->setProperty("more", false);
        m_log->rowsAdded();
        pace->start();
    });
    connect(m_log, &LogPanel::sendAgain, this,
            [this](EndpointId endpoint, quint32 connection, const QByteArray &bytes) {
                sendAgain(endpoint, connection, bytes, false);
            });
    connect(m_log, &LogPanel::ruleWanted, this, &MainWindow::makeRule);
    connect(m_log, &LogPanel::editAndSend, this,
            [this](EndpointId endpoint, quint32 connection, const QByteArray &bytes) {
                sendAgain(endpoint, connection, bytes, true);
            });
    connect(m_log, &LogPanel::keepWanted, m_messages.get(), &MessageDesk::keepBytes);
    connect(m_log, &LogPanel::followConnection, this, [this](EndpointId endpoint, quint32 connection, SocketId socket) {
        const QString who = m_names.who(endpoint, connection).text;
        DataViewWindow::follow(m_workbench, m_theme, socket, who, this);
    });
    connect(m_servers, &EndpointTabs::addRequested, this, [this] { addServer(); });
    connect(m_clients, &EndpointTabs::addRequested, this, [this] { addClient(); });
    for (EndpointTabs *tabs : {m_servers, m_clients}) {
        connect(tabs, &EndpointTabs::panelsChanged, this, [this] {
            m_status->setEndpointCount(m_servers->count() + m_clients->count());
            m_saveSoon.start();
            showCurrent();
        });
        connect(tabs, &QTabWidget::currentChanged, this, [this, tabs] {
            m_lastSide = tabs;
            showCurrent();
        });
    }
    connect(qApp, &QApplication::focusChanged, this,
            [this](const QWidget *, const QWidget *focused) { noteFocus(focused); });
    connect(&m_steps, &StepSession::changed, this, &MainWindow::showScenarioActions);
    connect(m_scenarios.get(), &ScenarioDesk::playingChanged, this, &MainWindow::showScenarioActions);
    connect(&m_history, &ComposerHistory::changed, &m_saveSoon, qOverload<>(&QTimer::start));
}

void MainWindow::renewNames()
{
    std::vector<std::pair<EndpointId, QString>> all;
    for (const EndpointTabs *tabs : {m_servers, m_clients}) {
        for (const EndpointPanel *panel : tabs->panels()) {
            const EndpointId id = panel->endpoint().id();
            all.emplace_back(id, m_names.who(id, 0).text);
        }
    }
    m_log->setEndpoints(all);
    renewViewNames();
}

void MainWindow::nameActor(EndpointId endpoint, const QString &name, WhoRole look)
{
    if (endpoint == 0 || m_names.who(endpoint, 0).role != WhoRole::None)
        return;
    m_names.addActor(endpoint, name, look);
    m_log->view().relayout();
    renewViewNames();
}

EndpointPanel *MainWindow::currentPanel() const
{
    if (EndpointPanel *panel = m_lastSide->currentPanel())
        return panel;
    return (m_lastSide == m_servers ? m_clients : m_servers)->currentPanel();
}

EndpointPanel *MainWindow::panelOf(EndpointId endpoint) const
{
    for (const EndpointTabs *tabs : {m_servers, m_clients}) {
        for (EndpointPanel *panel : tabs->panels()) {
            if (panel->endpoint().id() == endpoint)
                return panel;
        }
    }
    return nullptr;
}

void MainWindow::noteFocus(const QWidget *focused)
{
    for (EndpointTabs *tabs : {m_servers, m_clients}) {
        if (focused && tabs->isAncestorOf(focused) && m_lastSide != tabs) {
            m_lastSide = tabs;
            showCurrent();
        }
    }
}

void MainWindow::makeRule(EndpointId endpoint, const QByteArray &message)
{
    EndpointPanel *panel = panelOf(endpoint);
    if (!panel || !panel->takesMessages() || panel->isStepByStep())
        return say(panel ? tr("This panel answers nothing by itself.") : tr("Its endpoint is gone."));
    EndpointTabs *tabs = panel->role() == WhoRole::Server ? m_servers : m_clients;
    tabs->setCurrentIndex(tabs->indexOfPanel(panel));
    panel->makeRule(message);
}

void MainWindow::sendAgain(EndpointId endpoint, quint32 connection, const QByteArray &bytes, bool edit)
{
    EndpointPanel *panel = panelOf(endpoint);
    const bool own = panel != nullptr;
    if (!panel)
        panel = currentPanel();
    if (!panel) {
        say(tr("There is no server and no client to send with."));
        return;
    }
    EndpointTabs *tabs = panel->role() == WhoRole::Server ? m_servers : m_clients;
    tabs->setCurrentIndex(tabs->indexOfPanel(panel));
    if (panel->isStepByStep()) {
        panel->bench()->offerData(bytes);
        return;
    }
    QString why;
    if (!edit && own && panel->sendOn(connection, bytes, why)) {
        say(tr("Sent again: %1").arg(UnitWords::size(static_cast<quint64>(bytes.size()))));
        return;
    }
    if (!panel->takesMessages()) {
        say(why.isEmpty() ? tr("This panel makes its messages itself.") : why);
        return;
    }
    if (bytes.size() > editableBytes) {
        say(why.isEmpty() ? tr("Too large to be edited; 'Send again' sends it as it is.") : why);
        return;
    }
    panel->composer().setPayload(bytes);
    panel->composer().setFocus();
    if (!edit)
        say(why.isEmpty() ? tr("Its endpoint is gone; the bytes are in the composer.")
                          : tr("%1 The bytes are in the composer.").arg(why));
}

void MainWindow::openDataView(EndpointId endpoint, quint32 connection)
{
    DataViewWindow::open(m_workbench, m_theme, endpoint, connection, m_names.who(endpoint, connection).text, this);
}

void MainWindow::say(const QString &text)
{
    m_status->say(text);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveState();
    event->accept();
}

void MainWindow::shareHeight()
{
    if (m_ownHeights)
        return;
    // Panels first get what they need to show all of themselves, then most of the rest; the log keeps a few rows.
    const int all = m_main->height() - m_main->handleWidth();
    const bool inLesson = m_lessons->run() != nullptr;
    const int wanted = inLesson ? all * panelPercentInLesson / 100
                                : std::max(all * panelPercent / 100, fontMetrics().height() * panelLines);
    // Behind another tab the log has not been laid out for this width: it cannot say what it needs.
    const int least = m_log->isVisible() ? m_log->leastHeight() : fontMetrics().height() * leastViewLines;
    // The tabs take their captions and, in some styles, a frame.
    const int beside = m_log->isVisible() ? m_records->height() - m_log->height() : 0;
    const int panels = std::min(wanted, all - least - std::max(beside, m_records->barHeight()));
    m_main->setSizes({std::max(panels, 1), std::max(all - panels, 1)});
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    // On a small window the panels need the width.
    if (!m_ownDock)
        m_options->setVisible(width() >= widthForOptions);
    // Once the layout has followed.
    QTimer::singleShot(0, this, &MainWindow::shareHeight);
}

void MainWindow::childEvent(QChildEvent *event)
{
    QMainWindow::childEvent(event);
    // Qt makes this bar by itself, whenever docks share a place, and names it for nobody.
    auto *bar = event->polished() ? qobject_cast<QTabBar *>(event->child()) : nullptr;
    if (bar)
        bar->setAccessibleName(tr("What stands at the side"));
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::LanguageChange || !m_about)
        return;
    retranslate();
    showCurrent();
    renewNames();
    QTimer::singleShot(0, this, &MainWindow::shareHeight);
}

} // namespace sw
