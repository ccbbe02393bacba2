// SPDX-License-Identifier: GPL-3.0-or-later
// Menus, tool bar and shortcuts of the window.
#include "mainwindow.h"

#include <algorithm>
#include <array>

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QTabBar>
#include <QToolBar>
#include <QToolButton>

#include "aboutdialog.h"
#include "checksumwindow.h"
#include "connectionactions.h"
#include "endpointtabs.h"
#include "icons.h"
#include "languages.h"
#include "lessondesk.h"
#include "logpanel.h"
#include "messagedesk.h"
#include "modeswitch.h"
#include "optionsdock.h"
#include "panelwords.h"
#include "recordtabs.h"
#include "scenariodesk.h"
#include "sessiondesk.h"
#include "settings.h"
#include "shortcutsdialog.h"
#include "stepactor.h"
#include "tcpstatespanel.h"
#include "toolbarfit.h"
#include "toolcaller.h"

namespace sw {

namespace {

struct LogShortcut
{
    const char *name;
    const char *text;
};

// The log's own actions, which the Edit menu shows.
constexpr std::array<LogShortcut, 8> logShortcuts{{
    {"logFindShortcut", QT_TRANSLATE_NOOP("sw::MainWindow", "&Find in log")},
    {"logFindNextShortcut", QT_TRANSLATE_NOOP("sw::MainWindow", "Find &next")},
    {"logFindPreviousShortcut", QT_TRANSLATE_NOOP("sw::MainWindow", "Find &previous")},
    {"logGoToShortcut", QT_TRANSLATE_NOOP("sw::MainWindow", "&Go to a row or time…")},
    {"logMarkShortcut", QT_TRANSLATE_NOOP("sw::MainWindow", "&Mark the row in use")},
    {"logNextMarkShortcut", QT_TRANSLATE_NOOP("sw::MainWindow", "Next m&arked row")},
    {"logPreviousMarkShortcut", QT_TRANSLATE_NOOP("sw::MainWindow", "Previous ma&rked row")},
    {"logClearShortcut", QT_TRANSLATE_NOOP("sw::MainWindow", "&Clear log")},
}};

} // namespace

QAction *MainWindow::make(const char *name, const char *icon, const QKeySequence &keys,
                          const std::function<void()> &what)
{
    auto *action = new QAction(this);
    action->setObjectName(QLatin1StringView(name));
    if (icon)
        action->setIcon(themedIcon(m_theme, QLatin1StringView(icon)));
    action->setShortcut(keys);
    addAction(action);
    connect(action, &QAction::triggered, this, what);
    return action;
}

void MainWindow::buildActions()
{
    m_newServer = make("newServerAction", "server", QKeySequence(Qt::CTRL | Qt::Key_T), [this] { addServer(); });
    m_newClient = make("newClientAction", "client", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T),
                       [this] { addClient(); });
    m_closeTab = make("closeTabAction", nullptr, QKeySequence(Qt::CTRL | Qt::Key_W), [this] {
        if (EndpointPanel *panel = currentPanel()) {
            EndpointTabs *tabs = panel->role() == WhoRole::Server ? m_servers : m_clients;
            tabs->closePanel(tabs->indexOfPanel(panel));
        }
    });
    m_saveLog = make("saveLogAction", "save", QKeySequence(Qt::CTRL | Qt::Key_S), [this] { m_log->askAndSave(); });
    m_openScenario = make("openScenarioAction", nullptr, QKeySequence(Qt::CTRL | Qt::Key_O),
                          [this] { m_scenarios->askAndPlay(); });
    m_saveScenario = make("saveScenarioAction", nullptr, {}, [this] { m_scenarios->askAndSave(); });
    m_stopScenario = make("stopScenarioAction", nullptr, {}, [this] { m_scenarios->stop(); });
    m_mode = new ModeSwitch(this);
    m_quit = make("quitAction", nullptr, QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
    m_quit->setMenuRole(QAction::QuitRole);
    m_start = make("startAction", "play", QKeySequence(Qt::Key_F5), [this] {
        if (EndpointPanel *panel = currentPanel())
            panel->begin();
    });
    m_stop = make("stopAction", "stop", QKeySequence(Qt::SHIFT | Qt::Key_F5), [this] {
        if (EndpointPanel *panel = currentPanel())
            panel->end();
    });
    m_showLog = make("showLogAction", nullptr, QKeySequence(Qt::Key_F9),
                     [this] { m_records->setVisible(m_showLog->isChecked()); });
    m_showLog->setCheckable(true);
    m_showLog->setChecked(true);
    m_showLadder = make("showLadderAction", nullptr, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
                        [this] { showLadder(); });
    m_showStreams = make("showStreamsAction", nullptr, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B),
                         [this] { showStreams(); });
    m_showPipe = make("showPipeAction", nullptr, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Y),
                      [this] { showPipe(); });
    m_showThroughput = make("showThroughputAction", nullptr, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U),
                            [this] { showThroughput(); });
    m_showStates = make("showStatesAction", nullptr, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D),
                        [this] { showStates(); });
    m_showOptions = make("showOptionsAction", nullptr, QKeySequence(Qt::Key_F8), [this] {
        m_ownDock = true;
        m_options->setVisible(m_showOptions->isChecked());
        m_saveSoon.start();
    });
    m_showOptions->setCheckable(true);
    connect(m_options, &QDockWidget::visibilityChanged, this,
            [this] { m_showOptions->setChecked(!m_options->isHidden()); });
    m_showCode = make("showCodeAction", nullptr, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K),
                      [this] { showCode(); });
    m_presentation = make("presentationAction", nullptr, QKeySequence(Qt::Key_F11),
                          [this] { setPresentation(m_presentation->isChecked()); });
    m_presentation->setCheckable(true);
    m_switchTheme = make("switchThemeAction", "theme", {},
                         [this] { (m_theme.isDark() ? m_lightTheme : m_darkTheme)->trigger(); });
    m_shortcuts = make("shortcutsAction", nullptr, QKeySequence(Qt::Key_F1), [this] { showShortcuts(); });
    m_about = make("aboutAction", nullptr, {}, [this] { showAbout(); });
    m_about->setMenuRole(QAction::AboutRole);
}

void MainWindow::buildMenus()
{
    const auto menu = [this](const char *name) {
        QMenu *made = menuBar()->addMenu(QString());
        made->setObjectName(QLatin1StringView(name));
        made->setToolTipsVisible(true);
        return made;
    };
    m_fileMenu = menu("fileMenu");
    m_fileMenu->addActions({m_newServer, m_newClient, m_closeTab});
    m_fileMenu->addSeparator();
    m_fileMenu->addActions({m_openScenario, m_stopScenario, m_saveScenario});
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_saveLog);
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_quit);
    m_editMenu = menu("editMenu");
    for (const LogShortcut &shortcut : logShortcuts) {
        // In the menu they work wherever the keyboard is.
        if (auto *action = m_log->findChild<QAction *>(QLatin1StringView(shortcut.name))) {
            action->setShortcutContext(Qt::WindowShortcut);
            m_editMenu->addAction(action);
        }
    }
    m_viewMenu = menu("viewMenu");
    m_themeMenu = m_viewMenu->addMenu(QString());
    m_themeMenu->setObjectName(QStringLiteral("themeMenu"));
    auto *themes = new QActionGroup(this);
    const auto theme = [this, themes](const char *name, ThemeChoice choice) {
        QAction *action = m_themeMenu->addAction(QString());
        action->setObjectName(QLatin1StringView(name));
        action->setCheckable(true);
        action->setChecked(m_theme.choice() == choice);
        themes->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] {
            m_theme.setChoice(choice);
            m_settings.setText(Setting::Theme, themeChoiceName(choice));
        });
        return action;
    };
    m_systemTheme = theme("systemThemeAction", ThemeChoice::System);
    m_lightTheme = theme("lightThemeAction", ThemeChoice::Light);
    m_darkTheme = theme("darkThemeAction", ThemeChoice::Dark);
    m_viewMenu->addActions({m_showLog, m_showLadder, m_showStreams, m_showPipe, m_showStates, m_showThroughput,
                            m_showCode, m_showOptions, m_messages->showAction(), m_lessons->showAction(),
                            m_lessons->nextAction(), m_presentation});
    m_endpointMenu = menu("endpointMenu");
    connect(m_endpointMenu, &QMenu::aboutToShow, this, &MainWindow::fillEndpointMenu);
    m_toolsMenu = menu("toolsMenu");
    buildTools();
    m_languageMenu = menu("languageMenu");
    m_languageGroup = new QActionGroup(this);
    for (const Languages::Language &language : Languages::all()) {
        QAction *action = m_languageMenu->addAction(language.name);
        action->setObjectName(QStringLiteral("language_%1").arg(language.code));
        action->setCheckable(true);
        action->setData(language.code);
        action->setChecked(m_languages.current() == language.code);
        m_languageGroup->addAction(action);
        connect(action, &QAction::triggered, this, [this, code = language.code] {
            m_settings.setText(Setting::Language, code);
            m_languages.choose(code);
        });
    }
    m_helpMenu = menu("helpMenu");
    m_helpMenu->addActions({m_shortcuts, m_about});
    fillEndpointMenu();
}

void MainWindow::buildToolBar()
{
    m_toolBar = addToolBar(QString());
    m_toolBar->setObjectName(QStringLiteral("toolBar"));
    m_toolBar->setMovable(false);
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toolBar->setIconSize({16, 16});
    m_toolBar->addActions({m_newServer, m_newClient});
    m_toolBar->addSeparator();
    m_toolBar->addActions(m_mode->actions());
    m_toolBar->addSeparator();
    m_toolBar->addActions({m_start, m_stop});
    m_toolBar->addSeparator();
    m_toolBar->addActions({m_messages->showAction(), m_lessons->showAction()});
    auto *space = new QWidget(m_toolBar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolBar->addWidget(space);
    m_toolBar->addAction(m_switchTheme);
    buildNewMenus();
    m_languageButton = new QToolButton(m_toolBar);
    m_languageButton->setObjectName(QStringLiteral("languageButton"));
    m_languageButton->setIcon(themedIcon(m_theme, QLatin1StringView("language")));
    m_languageButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_languageButton->setText(QStringLiteral("中文 / EN"));
    connect(m_languageButton, &QToolButton::clicked, this, [this] {
        const QList<QAction *> languages = m_languageGroup->actions();
        const auto next = (languages.indexOf(m_languageGroup->checkedAction()) + 1) % languages.size();
        languages.at(next)->trigger();
    });
    m_toolBar->addWidget(m_languageButton);
    addToolBarBreak();
    addToolBar(&m_messages->bar());
    for (QToolButton *button : m_toolBar->findChildren<QToolButton *>())
        button->setFocusPolicy(Qt::TabFocus);
    auto *theme = qobject_cast<QToolButton *>(m_toolBar->widgetForAction(m_switchTheme));
    new ToolBarFit(m_toolBar, {theme, m_languageButton});
}

void MainWindow::fillEndpointMenu()
{
    m_endpointMenu->clear();
    m_endpointMenu->addActions({m_start, m_stop});
    m_endpointMenu->addSeparator();
    m_endpointMenu->addActions(m_mode->actions());
    EndpointPanel *panel = currentPanel();
    if (!panel)
        return;
    m_endpointMenu->addSeparator();
    const auto all = panel->actions().all();
    for (QAction *action : all)
        m_endpointMenu->addAction(action ? action : PanelWords::separator(m_endpointMenu));
}

void MainWindow::showCurrent()
{
    EndpointPanel *panel = currentPanel();
    const QString name = panel ? m_names.who(panel->endpoint().id(), 0).text : QString();
    const QString none = tr("There is no panel.");
    const bool steps = panel && panel->isStepByStep();
    const bool begins = panel && panel->canBegin();
    const bool ends = panel && panel->canEnd();
    m_mode->show(panel, name);
    m_start->setText(panel ? tr("%1 %2", "Start server").arg(panel->beginWord(), name) : tr("Start"));
    m_stop->setText(panel ? tr("%1 %2", "Stop server").arg(panel->endWord(), name) : tr("Stop"));
    m_start->setEnabled(begins);
    m_stop->setEnabled(ends);
    m_start->setToolTip(!panel       ? none
                            : begins ? tr("%1 (F5)").arg(m_start->text())
                            : steps  ? tr("Everything is being closed; this takes a moment.")
                                     : tr("It is running already."));
    m_stop->setToolTip(!panel      ? none
                           : ends  ? tr("%1 (Shift+F5)").arg(m_stop->text())
                           : steps ? tr("No thread of it is in a call.")
                                   : tr("It is not running."));
    m_closeTab->setEnabled(panel != nullptr);
    followOptions();
}

void MainWindow::followOptions()
{
    const EndpointPanel *panel = currentPanel();
    const OptionTarget target = panel ? panel->shownOptions() : OptionTarget();
    const QString who = target.endpoint == 0 ? QString()
        : target.connection != 0             ? tr("connection #%1").arg(target.connection)
                                             : m_names.who(target.endpoint, 0).text;
    m_options->follow(target, who);
    if (m_states != nullptr)
        m_states->feed().followPanel(target.endpoint, target.socket);
}

void MainWindow::showScenarioActions()
{
    const bool playing = m_scenarios->isPlaying();
    const bool clicked = std::any_of(m_steps.actors().begin(), m_steps.actors().end(),
                                     [](const StepActor *actor) { return !actor->calls().empty(); });
    m_openScenario->setEnabled(!playing);
    m_openScenario->setToolTip(playing ? tr("A scenario is being played.")
                                       : tr("Plays the calls of a file; the log shows them"));
    m_stopScenario->setEnabled(playing);
    m_stopScenario->setToolTip(playing ? tr("Interrupts its calls and closes its sockets")
                                       : tr("No scenario is being played."));
    m_saveScenario->setEnabled(clicked);
    m_saveScenario->setToolTip(clicked ? tr("Writes what was clicked step by step into a file that plays it again")
                                       : tr("Change a panel to 'Step by step' and make a call first."));
}

void MainWindow::retranslate()
{
    const auto bars = findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly);
    for (QTabBar *bar : bars)
        bar->setAccessibleName(tr("What stands at the side"));
    nameNewMenus();
    m_fileMenu->setTitle(tr("&File"));
    m_editMenu->setTitle(tr("&Edit"));
    m_viewMenu->setTitle(tr("&View"));
    m_themeMenu->setTitle(tr("&Theme"));
    m_endpointMenu->setTitle(tr("E&ndpoint"));
    m_toolsMenu->setTitle(tr("&Tools"));
    m_nameResolution->setText(tr("&Name resolution…"));
    m_byteOrder->setText(tr("&Byte order…"));
    ChecksumWindow::nameAction(findChild<QAction *>(QStringLiteral("checksumsAction")));
    m_compareBackends->setText(tr("&Compare the backends…"));
    m_compareBackends->setToolTip(tr("Plays a scenario natively and with Qt, and lays the steps side by side"));
    m_compareMessages->setText(tr("Compare two &messages…"));
    m_compareMessages->setToolTip(tr("The rows selected in the log, aligned as two hex dumps"));
    m_names.addActor(m_toolCaller->endpoint(), tr("tools", "endpoint in the log"), WhoRole::Actor);
    // Both words: who has landed in the wrong language must find the way back.
    m_languageMenu->setTitle(m_languages.current() == QLatin1String("en") ? QStringLiteral("&Language / 语言")
                                                                          : QStringLiteral("语言 / &Language"));
    m_helpMenu->setTitle(tr("&Help"));
    m_toolBar->setWindowTitle(tr("Tool bar"));
    m_newServer->setText(tr("New &server"));
    m_newServer->setIconText(tr("Server"));
    m_newServer->setToolTip(tr("New server (Ctrl+T)"));
    m_newClient->setText(tr("New &client"));
    m_newClient->setIconText(tr("Client"));
    m_newClient->setToolTip(tr("New client (Ctrl+Shift+T)"));
    m_closeTab->setText(tr("Close &tab"));
    m_saveLog->setText(tr("&Export the log…"));
    m_openScenario->setText(tr("&Open scenario and play it…"));
    m_saveScenario->setText(tr("Save clicked calls as s&cenario…"));
    m_stopScenario->setText(tr("Sto&p the scenario"));
    showScenarioActions();
    if (m_sessions)
        m_sessions->retranslate();
    m_quit->setText(tr("&Quit"));
    m_showLog->setText(tr("&Log and other views"));
    m_showLadder->setText(tr("La&dder"));
    m_showStreams->setText(tr("&Streams"));
    m_showPipe->setText(tr("P&ipe"));
    m_showPipe->setToolTip(tr("Where the bytes of a connection are, and how full its queues"));
    m_showStates->setText(tr("T&CP states"));
    m_showThroughput->setText(tr("Thro&ughput"));
    m_showThroughput->setToolTip(tr("Bytes, calls, round trip and window over time"));
    m_showCode->setText(tr("Cod&e"));
    m_showCode->setToolTip(tr("The rows of the log as a program that makes the same calls"));
    m_showOptions->setText(tr("&Options"));
    m_lessons->retranslate();
    m_messages->retranslate();
    m_presentation->setText(tr("&Presentation mode"));
    m_presentation->setToolTip(tr("Everything larger, full screen"));
    m_systemTheme->setText(tr("As the &system"));
    m_lightTheme->setText(tr("&Light"));
    m_darkTheme->setText(tr("&Dark"));
    m_switchTheme->setText(tr("Switch light and dark"));
    m_switchTheme->setIconText(tr("Light / dark"));
    m_shortcuts->setText(tr("&Keyboard shortcuts"));
    m_about->setText(tr("&About Socket Workbench"));
    m_languageButton->setToolTip(tr("Changes the language of everything at once"));
    m_languageButton->setAccessibleName(tr("Language"));
    for (const LogShortcut &shortcut : logShortcuts) {
        if (auto *action = m_log->findChild<QAction *>(QLatin1StringView(shortcut.name)))
            action->setText(tr(shortcut.text));
    }
    const auto languages = m_languageGroup->actions();
    for (QAction *action : languages)
        action->setChecked(action->data().toString() == m_languages.current());
}

void MainWindow::showShortcuts()
{
    auto *dialog = new ShortcutsDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showAbout()
{
    auto *dialog = new AboutDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace sw
