// SPDX-License-Identifier: GPL-3.0-or-later
// The windows of the menu Tools, and the sessions of the menu File.
#include "mainwindow.h"

#include <QAction>
#include <QMenu>

#include "byteorderwindow.h"
#include "checksumwindow.h"
#include "comparewindow.h"
#include "copymenu.h"
#include "hexview.h"
#include "logpanel.h"
#include "messagediffwindow.h"
#include "nameresolutionwindow.h"
#include "sessiondesk.h"
#include "sessionindicator.h"
#include "statusline.h"
#include "toolcaller.h"
#include "workspacedesk.h"

namespace sw {

namespace {

/// Brings forward the one that is open, or a new one.
template<typename Window, typename Make>
void bringForward(QWidget *parent, Make &&make)
{
    auto *window = parent->findChild<Window *>(QString(), Qt::FindDirectChildrenOnly);
    if (!window)
        window = make();
    window->setVisible(true);
    window->raise();
    window->activateWindow();
}

} // namespace

void MainWindow::buildTools()
{
    m_toolCaller = new ToolCaller(m_workbench, this);
    m_nameResolution = make("nameResolutionAction", nullptr, QKeySequence(Qt::CTRL | Qt::Key_R),
                            [this] { openNameResolution(); });
    m_byteOrder = make("byteOrderAction", nullptr, QKeySequence(Qt::CTRL | Qt::Key_B), [this] { openByteOrder(); });
    m_compareBackends = make("compareBackendsAction", nullptr, {}, [this] { openCompare(); });
    m_compareMessages = make("compareMessagesAction", nullptr, {}, [this] { m_log->actions().compare(); });
    QAction *sums = make("checksumsAction", nullptr, {}, [this] { m_log->actions().checksums(); });
    m_toolsMenu->addActions({m_nameResolution, m_byteOrder, sums, m_compareBackends, m_compareMessages});
    buildCopying();
    m_workspaces = new WorkspaceDesk(m_settings, m_theme, *this);
    m_workspaces->addTo(*m_fileMenu, m_openScenario);
}

void MainWindow::buildCopying()
{
    // From the hex dump that has the keyboard, else from the log.
    auto *copies = new CopyMenu(
        [this] {
            for (QWidget *one = focusWidget(); one; one = one->parentWidget()) {
                if (const auto *dump = qobject_cast<HexView *>(one))
                    return dump->copySource();
            }
            return m_log->copySource();
        },
        m_editMenu);
    connect(copies, &CopyMenu::message, this, &MainWindow::say);
    const auto others = m_editMenu->actions();
    m_editMenu->insertMenu(others.isEmpty() ? nullptr : others.first(), copies);
    m_editMenu->insertSeparator(others.isEmpty() ? nullptr : others.first());
}

void MainWindow::closeTools()
{
    // They keep what they asked last, and give up what runs: while everything is still there.
    qDeleteAll(findChildren<NameResolutionWindow *>(QString(), Qt::FindDirectChildrenOnly));
    qDeleteAll(findChildren<CompareWindow *>(QString(), Qt::FindDirectChildrenOnly));
    qDeleteAll(findChildren<ChecksumWindow *>(QString(), Qt::FindDirectChildrenOnly));
    qDeleteAll(findChildren<MessageDiffWindow *>(QString(), Qt::FindDirectChildrenOnly));
    qDeleteAll(findChildren<ByteOrderWindow *>(QString(), Qt::FindDirectChildrenOnly));
}

void MainWindow::openNameResolution()
{
    bringForward<NameResolutionWindow>(
        this, [this] { return new NameResolutionWindow(*m_toolCaller, m_theme, m_settings, this); });
}

void MainWindow::openByteOrder()
{
    bringForward<ByteOrderWindow>(this,
                                  [this] { return new ByteOrderWindow(*m_toolCaller, m_theme, m_settings, this); });
}

void MainWindow::keepSessions(SessionKeeper &keeper)
{
    m_names.whenAdded([names = &m_names, &keeper] { keeper.setNames(names->all()); });
    keeper.setNames(m_names.all());
    m_sessions = new SessionDesk(keeper, m_settings, m_theme, *this);
    m_fileMenu->insertActions(m_saveLog, m_sessions->actions());
    m_status->addToLog(&m_sessions->indicator());
}

void MainWindow::openCompare()
{
    bringForward<CompareWindow>(this, [this] { return new CompareWindow(m_workbench, *this, m_theme, m_settings); });
}

} // namespace sw
