// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QMainWindow>
#include <QTimer>

#include "composerhistory.h"
#include "endpointnames.h"
#include "endpointpanel.h"
#include "paneloffer.h"
#include "socketswatch.h"
#include "stepsession.h"

class QActionGroup;
class QSplitter;
class QToolButton;

namespace sw {

class ClientPanel;
class CodePanel;
class EndpointTabs;
class Languages;
class LadderPanel;
class LessonDesk;
class LogPanel;
class MessageDesk;
class ModeSwitch;
class ScenarioDesk;
class OptionsDock;
class PipePanel;
class RecordTabs;
class ServerPanel;
class SessionDesk;
class SessionKeeper;
class Settings;
class StatusLine;
class StreamsPanel;
class TcpStatesPanel;
class ThroughputPanel;
class ToolCaller;
class WorkspaceDesk;
class Workbench;

/// The window: servers left, clients right, the log below. Main thread; all that it is given outlives it.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// With its panels at once, or these in the turn of the event loop after its first picture: a program is seen sooner then.
    enum class Start : quint8 { Whole, FrameFirst };
    /// A dynamic property, true once the panels stand.
    static constexpr const char *completeProperty = "complete";

    MainWindow(Workbench &workbench, Settings &settings, Theme &theme, Languages &languages,
               Start start = Start::Whole);
    ~MainWindow() override;

    ServerPanel *addServer();
    ClientPanel *addClient();
    EndpointPanel *addPanel(WhoRole side, PanelKind kind, int index = -1);
    [[nodiscard]] EndpointTabs &servers() const { return *m_servers; }
    [[nodiscard]] EndpointTabs &clients() const { return *m_clients; }
    [[nodiscard]] LogPanel &log() const { return *m_log; }
    // These are made when they are first shown or asked for.
    [[nodiscard]] LadderPanel &ladder();
    [[nodiscard]] StreamsPanel &streams();
    [[nodiscard]] TcpStatesPanel &states();
    [[nodiscard]] PipePanel &pipe();
    [[nodiscard]] ThroughputPanel &throughput();
    [[nodiscard]] RecordTabs &records() const { return *m_records; }
    [[nodiscard]] CodePanel &code();
    [[nodiscard]] PanelOffer &offer() { return m_offer; }
    [[nodiscard]] SocketsWatch &watch() { return m_watch; }
    /// How the log calls an actor of a scenario.
    void nameActor(EndpointId endpoint, const QString &name, WhoRole look);
    /// The panel that the keyboard was in last, of either side; null when there is none at all.
    [[nodiscard]] EndpointPanel *currentPanel() const;
    /// Names or panels changed: the log shows them anew.
    void renewNames();

    /// From now on the log is kept as the settings say, and earlier sessions can be opened. Once; the keeper outlives the window.
    void keepSessions(SessionKeeper &keeper);
    [[nodiscard]] SessionDesk *sessions() const { return m_sessions; } ///< null before keepSessions()
    [[nodiscard]] LessonDesk &lessons() const { return *m_lessons; }
    [[nodiscard]] ScenarioDesk &scenarios() const { return *m_scenarios; }
    [[nodiscard]] MessageDesk &messages() const { return *m_messages; }
    [[nodiscard]] WorkspaceDesk &workspaces() const { return *m_workspaces; }
    /// What a workspace keeps: panels with their composers, log, views, layout.
    [[nodiscard]] QJsonObject workspace();
    /// Closes the panels and makes those of the workspace, all stopped. False, with nothing changed, while a scenario or a lesson runs.
    bool setWorkspace(const QJsonObject &workspace);
    [[nodiscard]] bool hasRunning() const; ///< an endpoint, or sockets of a panel in step mode
    void saveState();
    void setPresentation(bool on);
    void say(const QString &text); ///< at the bottom, plain text

protected:
    void closeEvent(QCloseEvent *event) override;
    void childEvent(QChildEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void holdPlaces(); ///< of the panels that wait
    void complete(); ///< makes them
    void restorePanels();
    void restoreBorders();
    void shareHeight();
    void build();
    void buildActions();
    void buildMenus();
    void buildToolBar();
    void connectParts();
    void restoreState();
    void writeState(); ///< into the settings
    void restorePanel(WhoRole side, const QJsonObject &state);
    void firstPanels();
    void take(EndpointPanel *panel, EndpointTabs *tabs, int index = -1);
    [[nodiscard]] EndpointPanel *makePanel(WhoRole side, PanelKind kind, QWidget *parent);
    void switchKind(EndpointPanel *panel, PanelKind kind);
    void buildNewMenus();
    void nameNewMenus();
    void retranslate();
    void showCurrent();
    void showScenarioActions();
    void followOptions();
    void fillEndpointMenu();
    void noteFocus(const QWidget *focused);
    void makeRule(EndpointId endpoint, const QByteArray &message);
    void sendAgain(EndpointId endpoint, quint32 connection, const QByteArray &bytes, bool edit);
    void openDataView(EndpointId endpoint, quint32 connection);
    [[nodiscard]] EndpointPanel *panelOf(EndpointId endpoint) const;
    void buildViews();
    void connectViews();
    // What a view that is made later gets; each takes its state from the settings.
    QWidget *makeLadder(QWidget *page);
    QWidget *makeStreams(QWidget *page);
    QWidget *makePipe(QWidget *page);
    QWidget *makeStates(QWidget *page);
    QWidget *makeThroughput(QWidget *page);
    QWidget *makeCode(QWidget *page);
    [[nodiscard]] WhoOf whoOf() const;
    [[nodiscard]] QJsonObject viewState(const char *key) const;
    void renewViewNames();
    void chooseRow(quint64 row); ///< in the log
    void showLog();
    void restoreViews();
    void saveViews();
    void shareRow(); ///< the chosen row of the log
    void showLadder();
    void showCode();
    void showStreams();
    void showStates();
    void showPipe();
    void showThroughput();
    void buildTools();
    void buildCopying();
    void closeTools();
    void openNameResolution();
    void openByteOrder();
    void openCompare();
    void showShortcuts();
    void showAbout();
    QAction *make(const char *name, const char *icon, const QKeySequence &keys, const std::function<void()> &what);

    Workbench &m_workbench;
    Settings &m_settings;
    Theme &m_theme;
    Languages &m_languages;
    SocketsWatch m_watch;
    ComposerHistory m_history;
    StepSession m_steps;
    std::unique_ptr<ScenarioDesk> m_scenarios;
    std::unique_ptr<LessonDesk> m_lessons;
    std::unique_ptr<MessageDesk> m_messages;
    PanelOffer m_offer;
    EndpointNames m_names;
    QTimer m_saveSoon;
    qreal m_normalPointSize = 0; ///< of the application's font; 0 unless presenting
    bool m_waiting = false; ///< the panels of the settings are not made yet
    bool m_completesSoon = false;
    bool m_restoring = false;
    bool m_ownDock = false; ///< the person, or an earlier run, has decided whether the options are shown
    bool m_ownHeights = false; ///< the person has moved the border above the log

    EndpointTabs *m_servers = nullptr;
    EndpointTabs *m_clients = nullptr;
    EndpointTabs *m_lastSide = nullptr;
    LadderPanel *m_ladder = nullptr;
    StreamsPanel *m_streams = nullptr;
    TcpStatesPanel *m_states = nullptr;
    PipePanel *m_pipe = nullptr;
    ThroughputPanel *m_throughput = nullptr;
    QAction *m_showLadder = nullptr;
    QAction *m_showStreams = nullptr;
    QAction *m_showStates = nullptr;
    QAction *m_showPipe = nullptr;
    QAction *m_showThroughput = nullptr;
    RecordTabs *m_records = nullptr;
    LogPanel *m_log = nullptr;
    ToolCaller *m_toolCaller = nullptr;
    OptionsDock *m_options = nullptr;
    CodePanel *m_code = nullptr;
    StatusLine *m_status = nullptr;
    SessionDesk *m_sessions = nullptr;
    WorkspaceDesk *m_workspaces = nullptr;
    QSplitter *m_sides = nullptr;
    QSplitter *m_main = nullptr;

    QMenu *m_fileMenu = nullptr;
    QMenu *m_editMenu = nullptr;
    QMenu *m_viewMenu = nullptr;
    QMenu *m_themeMenu = nullptr;
    QMenu *m_endpointMenu = nullptr;
    QMenu *m_toolsMenu = nullptr;
    QMenu *m_languageMenu = nullptr;
    QMenu *m_helpMenu = nullptr;
    QMenu *m_newServerMenu = nullptr;
    QMenu *m_newClientMenu = nullptr;
    QToolBar *m_toolBar = nullptr;
    ModeSwitch *m_mode = nullptr;
    QToolButton *m_languageButton = nullptr;
    QAction *m_newServer = nullptr;
    QAction *m_newClient = nullptr;
    QAction *m_closeTab = nullptr;
    QAction *m_saveLog = nullptr;
    QAction *m_openScenario = nullptr;
    QAction *m_saveScenario = nullptr;
    QAction *m_stopScenario = nullptr;
    QAction *m_quit = nullptr;
    QAction *m_start = nullptr;
    QAction *m_stop = nullptr;
    QAction *m_showLog = nullptr;
    QAction *m_showOptions = nullptr;
    QAction *m_showCode = nullptr;
    QAction *m_presentation = nullptr;
    QAction *m_systemTheme = nullptr;
    QAction *m_lightTheme = nullptr;
    QAction *m_darkTheme = nullptr;
    QAction *m_switchTheme = nullptr;
    QAction *m_nameResolution = nullptr;
    QAction *m_byteOrder = nullptr;
    QAction *m_compareBackends = nullptr;
    QAction *m_compareMessages = nullptr;
    QAction *m_shortcuts = nullptr;
    QAction *m_about = nullptr;
    QActionGroup *m_languageGroup = nullptr;
};

} // namespace sw
