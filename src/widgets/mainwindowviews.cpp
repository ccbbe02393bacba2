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

void MainWindow::buildViews()
{
    m_log = new LogPanel(m_workbench.journal(), m_theme, m_records);
    m_records->addView(m_log);
    m_ladder = new LadderPanel(m_log->rows(), m_theme, m_records);
    m_records->addView(m_ladder);
    m_streams = new StreamsPanel(m_workbench.journal(), m_theme, m_records);
    m_records->addView(m_streams);
    m_pipe = new PipePanel(m_workbench, m_theme, m_records);
    m_records->addView(m_pipe);
    m_states = new TcpStatesPanel(m_workbench.journal(), m_watch, m_theme, m_records);
    m_records->addView(m_states);
    m_throughput = new ThroughputPanel(m_workbench.journal(), m_theme, m_records);
    m_records->addView(m_throughput);
    m_code = new CodePanel(m_log->rows(), m_theme, m_records);
    m_records->addView(m_code);
}

void MainWindow::connectViews()
{
    connect(m_records, &QTabWidget::currentChanged, this, [this] {
        if (!m_restoring)
            m_saveSoon.start();
    });
    const auto who = [names = m_names](EndpointId endpoint, quint32 connection) {
        return names.who(endpoint, connection);
    };
    m_ladder->setWho(who);
    m_streams->setWho(who);
    m_states->setWho(who);
    m_pipe->setWho(who);
    m_throughput->setWho(who);
    m_code->setWho(who);
    connect(&m_workbench, &Workbench::rowsAdded, &m_states->feed(), &TcpStatesFeed::renew);
    connect(&m_workbench, &Workbench::rowsAdded, &m_pipe->feed(), &PipeFeed::renew);
    connect(&m_workbench, &Workbench::rowsAdded, &m_throughput->feed(), &ThroughputFeed::renew);
    connect(&m_workbench, &Workbench::rowsAdded, &m_streams->feed(), &StreamsFeed::renew);
    m_ladder->setRunningCalls([this] { return m_workbench.backend().runningCalls(); });
    // As the panels stand above: servers left, clients right.
    m_ladder->setSides(
        [names = m_names](EndpointId endpoint) { return names.who(endpoint, 0).role == WhoRole::Server ? 0 : 1; });
    connect(&m_workbench, &Workbench::rowsAdded, &m_ladder->feed(), &LadderFeed::renew);
    connect(&m_log->view(), &LogView::currentRowChanged, this, [this] { shareRow(); });
    connect(m_records, &QTabWidget::currentChanged, this, [this] { shareRow(); });
    const auto choose = [this](quint64 row) {
        m_log->rowsAdded(); // it is told of new rows in steps, and would take the newest it knows for this one
        m_log->view().setCurrentRow(row);
    };
    connect(&m_ladder->view(), &LadderView::currentRowChosen, m_log, choose);
    connect(&m_streams->view(), &StreamsView::currentRowChosen, m_log, choose);
    connect(&m_code->view(), &CodeView::rowChosen, m_log, choose);
    const auto showLog = [this] {
        m_records->bringForward(m_log);
        m_log->view().setFocus();
    };
    connect(&m_ladder->view(), &LadderView::activated, this, showLog);
    connect(&m_streams->view(), &StreamsView::activated, this, showLog);
    // What the Edit menu does to the log is to be seen.
    for (const char *name : {"logFindShortcut", "logFindNextShortcut", "logFindPreviousShortcut", "logGoToShortcut",
                             "logMarkShortcut", "logNextMarkShortcut", "logPreviousMarkShortcut"}) {
        if (auto *action = m_log->findChild<QAction *>(QLatin1StringView(name)))
            connect(action, &QAction::triggered, this, [this] { m_records->bringForward(m_log); });
    }
    if (auto *find = m_log->findChild<QAction *>(QStringLiteral("logFindShortcut")))
        connect(find, &QAction::triggered, m_log, &LogPanel::openFindBar); // now that its field can have the keyboard
}

void MainWindow::shareRow()
{
    // Only what is on screen has to follow.
    if (m_ladder->isVisible())
        m_ladder->view().setCurrentRow(m_log->view().currentRow());
    if (m_streams->isVisible())
        m_streams->setCurrentRow(m_log->view().currentRow());
    if (m_pipe->isVisible())
        m_pipe->setCurrentRow(m_log->view().currentRow());
    if (m_throughput->isVisible())
        m_throughput->setCurrentRow(m_log->view().currentRow());
    if (m_states->isVisible())
        m_states->setCurrentRow(m_log->view().currentRow());
    if (m_code->isVisible())
        m_code->view().setCurrentRow(m_log->view().currentRow());
}

void MainWindow::showLadder()
{
    m_records->bringForward(m_ladder);
    m_ladder->view().setFocus();
}

void MainWindow::showStreams()
{
    m_records->bringForward(m_streams);
    m_streams->view().setFocus();
}

void MainWindow::showPipe()
{
    m_records->bringForward(m_pipe);
    m_pipe->view().setFocus();
}

void MainWindow::showThroughput()
{
    m_records->bringForward(m_throughput);
    m_throughput->view().setFocus();
}

void MainWindow::showStates()
{
    m_records->bringForward(m_states);
    m_states->view().setFocus();
}

void MainWindow::showCode()
{
    m_records->bringForward(m_code);
    m_code->view().setFocus();
}

void MainWindow::restoreViews()
{
    const QJsonObject state = m_settings.object(Setting::RecordViews);
    m_records->setCurrentName(state.value(QLatin1StringView("current")).toString());
    m_ladder->restoreState(state.value(QLatin1StringView("ladder")).toObject());
    m_streams->restoreState(state.value(QLatin1StringView("streams")).toObject());
    m_throughput->restoreState(state.value(QLatin1StringView("throughput")).toObject());
    m_code->restoreState(state.value(QLatin1StringView("code")).toObject());
}

void MainWindow::saveViews()
{
    QJsonObject state;
    state.insert(QStringLiteral("current"), m_records->currentName());
    state.insert(QStringLiteral("ladder"), m_ladder->saveState());
    state.insert(QStringLiteral("streams"), m_streams->saveState());
    state.insert(QStringLiteral("throughput"), m_throughput->saveState());
    state.insert(QStringLiteral("code"), m_code->saveState());
    m_settings.setObject(Setting::RecordViews, state);
}

} // namespace sw
