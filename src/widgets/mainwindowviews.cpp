// SPDX-License-Identifier: GPL-3.0-or-later
// The views over the records, as tabs below the panels.
#include "mainwindow.h"

#include <QAction>
#include <QJsonObject>

#include "codepanel.h"
#include "codeview.h"
#include "ladderpanel.h"
#include "logpanel.h"
#include "pipepanel.h"
#include "recordtabs.h"
#include "settings.h"
#include "streamspanel.h"
#include "tcpstatespanel.h"
#include "throughputpanel.h"

namespace sw {

namespace {

// In the settings.
constexpr const char *ladderKey = "ladder";
constexpr const char *streamsKey = "streams";
constexpr const char *throughputKey = "throughput";
constexpr const char *codeKey = "code";

} // namespace

void MainWindow::buildViews()
{
    m_log = new LogPanel(m_workbench.journal(), m_theme, m_records);
    m_records->addView(m_log);
    // The order of the tabs. These are made when they are first wanted, each for its own page.
    const auto later = [this](const char *name, LaterView::Title title, QWidget *(MainWindow::*makeView)(QWidget *)) {
        m_records->addLater(QLatin1StringView(name), title,
                            [this, makeView](QWidget *page) { return (this->*makeView)(page); });
    };
    later(recordview::ladder, &LadderPanel::title, &MainWindow::makeLadder);
    later(recordview::streams, &StreamsPanel::title, &MainWindow::makeStreams);
    later(recordview::pipe, &PipePanel::title, &MainWindow::makePipe);
    later(recordview::states, &TcpStatesPanel::title, &MainWindow::makeStates);
    later(recordview::throughput, &ThroughputPanel::title, &MainWindow::makeThroughput);
    later(recordview::code, &CodePanel::title, &MainWindow::makeCode);
}

WhoOf MainWindow::whoOf() const
{
    return [names = m_names](EndpointId endpoint, quint32 connection) { return names.who(endpoint, connection); };
}

QJsonObject MainWindow::viewState(const char *key) const
{
    return m_settings.object(Setting::RecordViews).value(QLatin1StringView(key)).toObject();
}

void MainWindow::chooseRow(quint64 row)
{
    m_log->rowsAdded(); // it is told of new rows in steps, and would take the newest it knows for this one
    m_log->view().setCurrentRow(row);
}

QWidget *MainWindow::makeLadder(QWidget *page)
{
    m_ladder = new LadderPanel(m_log->rows(), m_theme, page);
    m_ladder->setWho(whoOf());
    m_ladder->setRunningCalls([this] { return m_workbench.backend().runningCalls(); });
    // As the panels stand above: servers left, clients right.
    m_ladder->setSides(
        [names = m_names](EndpointId endpoint) { return names.who(endpoint, 0).role == WhoRole::Server ? 0 : 1; });
    connect(&m_workbench, &Workbench::rowsAdded, &m_ladder->feed(), &LadderFeed::renew);
    connect(&m_ladder->view(), &LadderView::currentRowChosen, this, &MainWindow::chooseRow);
    connect(&m_ladder->view(), &LadderView::activated, this, &MainWindow::showLog);
    m_ladder->restoreState(viewState(ladderKey));
    return m_ladder;
}

QWidget *MainWindow::makeStreams(QWidget *page)
{
    m_streams = new StreamsPanel(m_workbench.journal(), m_theme, page);
    m_streams->setWho(whoOf());
    connect(&m_workbench, &Workbench::rowsAdded, &m_streams->feed(), &StreamsFeed::renew);
    connect(&m_streams->view(), &StreamsView::currentRowChosen, this, &MainWindow::chooseRow);
    connect(&m_streams->view(), &StreamsView::activated, this, &MainWindow::showLog);
    m_streams->restoreState(viewState(streamsKey));
    return m_streams;
}

QWidget *MainWindow::makePipe(QWidget *page)
{
    m_pipe = new PipePanel(m_workbench, m_theme, page);
    m_pipe->setWho(whoOf());
    connect(&m_workbench, &Workbench::rowsAdded, &m_pipe->feed(), &PipeFeed::renew);
    return m_pipe;
}

QWidget *MainWindow::makeStates(QWidget *page)
{
    m_states = new TcpStatesPanel(m_workbench.journal(), m_watch, m_theme, page);
    m_states->setWho(whoOf());
    connect(&m_workbench, &Workbench::rowsAdded, &m_states->feed(), &TcpStatesFeed::renew);
    if (const EndpointPanel *panel = currentPanel()) {
        const OptionTarget target = panel->shownOptions();
        m_states->feed().followPanel(target.endpoint, target.socket);
    }
    return m_states;
}

QWidget *MainWindow::makeThroughput(QWidget *page)
{
    m_throughput = new ThroughputPanel(m_workbench.journal(), m_theme, page);
    m_throughput->setWho(whoOf());
    connect(&m_workbench, &Workbench::rowsAdded, &m_throughput->feed(), &ThroughputFeed::renew);
    m_throughput->restoreState(viewState(throughputKey));
    return m_throughput;
}

QWidget *MainWindow::makeCode(QWidget *page)
{
    m_code = new CodePanel(m_log->rows(), m_theme, page);
    m_code->setWho(whoOf());
    connect(&m_code->view(), &CodeView::rowChosen, this, &MainWindow::chooseRow);
    m_code->restoreState(viewState(codeKey));
    return m_code;
}

void MainWindow::connectViews()
{
    connect(m_records, &QTabWidget::currentChanged, this, [this] {
        if (!m_restoring)
            m_saveSoon.start();
    });
    connect(&m_log->view(), &LogView::currentRowChanged, this, [this] { shareRow(); });
    connect(m_records, &QTabWidget::currentChanged, this, [this] { shareRow(); });
    // What the Edit menu does to the log is to be seen.
    for (const char *name : {"logFindShortcut", "logFindNextShortcut", "logFindPreviousShortcut", "logGoToShortcut",
                             "logMarkShortcut", "logNextMarkShortcut", "logPreviousMarkShortcut"}) {
        if (auto *action = m_log->findChild<QAction *>(QLatin1StringView(name)))
            connect(action, &QAction::triggered, this,
                    [this] { m_records->bringForward(QLatin1StringView(recordview::log)); });
    }
    if (auto *find = m_log->findChild<QAction *>(QStringLiteral("logFindShortcut")))
        connect(find, &QAction::triggered, m_log, &LogPanel::openFindBar); // now that its field can have the keyboard
}

void MainWindow::showLog()
{
    m_records->bringForward(QLatin1StringView(recordview::log));
    m_log->view().setFocus();
}

void MainWindow::shareRow()
{
    // Only what is on screen has to follow.
    if (m_ladder != nullptr && m_ladder->isVisible())
        m_ladder->view().setCurrentRow(m_log->view().currentRow());
    if (m_streams != nullptr && m_streams->isVisible())
        m_streams->setCurrentRow(m_log->view().currentRow());
    if (m_pipe != nullptr && m_pipe->isVisible())
        m_pipe->setCurrentRow(m_log->view().currentRow());
    if (m_throughput != nullptr && m_throughput->isVisible())
        m_throughput->setCurrentRow(m_log->view().currentRow());
    if (m_states != nullptr && m_states->isVisible())
        m_states->setCurrentRow(m_log->view().currentRow());
    if (m_code != nullptr && m_code->isVisible())
        m_code->view().setCurrentRow(m_log->view().currentRow());
}

void MainWindow::renewViewNames()
{
    if (m_ladder != nullptr)
        m_ladder->renewNames();
    if (m_code != nullptr)
        m_code->renewNames();
}

void MainWindow::showLadder()
{
    m_records->bringForward(QLatin1StringView(recordview::ladder));
    ladder().view().setFocus();
}

void MainWindow::showStreams()
{
    m_records->bringForward(QLatin1StringView(recordview::streams));
    streams().view().setFocus();
}

void MainWindow::showPipe()
{
    m_records->bringForward(QLatin1StringView(recordview::pipe));
    pipe().view().setFocus();
}

void MainWindow::showThroughput()
{
    m_records->bringForward(QLatin1StringView(recordview::throughput));
    throughput().view().setFocus();
}

void MainWindow::showStates()
{
    m_records->bringForward(QLatin1StringView(recordview::states));
    states().view().setFocus();
}

void MainWindow::showCode()
{
    m_records->bringForward(QLatin1StringView(recordview::code));
    code().view().setFocus();
}

void MainWindow::restoreViews()
{
    // Each takes its own state when it is made.
    const QJsonObject state = m_settings.object(Setting::RecordViews);
    m_records->setCurrentName(state.value(QLatin1StringView("current")).toString());
}

void MainWindow::saveViews()
{
    // Of what was not made, the state of before stays.
    QJsonObject state = m_settings.object(Setting::RecordViews);
    state.insert(QStringLiteral("current"), m_records->currentName());
    if (m_ladder != nullptr)
        state.insert(QLatin1StringView(ladderKey), m_ladder->saveState());
    if (m_streams != nullptr)
        state.insert(QLatin1StringView(streamsKey), m_streams->saveState());
    if (m_throughput != nullptr)
        state.insert(QLatin1StringView(throughputKey), m_throughput->saveState());
    if (m_code != nullptr)
        state.insert(QLatin1StringView(codeKey), m_code->saveState());
    m_settings.setObject(Setting::RecordViews, state);
}

LadderPanel &MainWindow::ladder()
{
    m_records->make(QLatin1StringView(recordview::ladder));
    return *m_ladder;
}

StreamsPanel &MainWindow::streams()
{
    m_records->make(QLatin1StringView(recordview::streams));
    return *m_streams;
}

PipePanel &MainWindow::pipe()
{
    m_records->make(QLatin1StringView(recordview::pipe));
    return *m_pipe;
}

TcpStatesPanel &MainWindow::states()
{
    m_records->make(QLatin1StringView(recordview::states));
    return *m_states;
}

ThroughputPanel &MainWindow::throughput()
{
    m_records->make(QLatin1StringView(recordview::throughput));
    return *m_throughput;
}

CodePanel &MainWindow::code()
{
    m_records->make(QLatin1StringView(recordview::code));
    return *m_code;
}

} // namespace sw
