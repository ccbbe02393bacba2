// SPDX-License-Identifier: GPL-3.0-or-later
#include "logpanel.h"

#include <algorithm>

#include <QAction>
#include <QEvent>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "logdetails.h"
#include "logfindbar.h"
#include "logmessagebar.h"
#include "logtoolbar.h"
#include "messagespanel.h"
#include "theme.h"

namespace sw {

namespace {

constexpr int searchToldMs = 400; ///< shorter searches would only flicker

} // namespace

LogPanel::LogPanel(Journal &journal, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_journal(journal)
    , m_cells(journal)
    , m_rows(journal)
    , m_finder(m_rows)
    , m_saver(journal)
{
    setObjectName(QStringLiteral("logPanel"));
    m_announce.setSingleShot(true);
    m_announce.setInterval(int(Journal::announceEveryNs / 1'000'000) + 50);
    m_searchTold.setInterval(searchToldMs);
    build(theme);
    addShortcuts();
    connectControls();
    connectWork();
    retranslate();
    applyCriteria();
}

// The view looks at members of this class, so it must go before them, not with the other children after them.
LogPanel::~LogPanel()
{
    delete m_splitter;
}

void LogPanel::build(const Theme &theme)
{
    m_tools = new LogToolBar(theme, this);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setObjectName(QStringLiteral("logSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_stack = new QStackedWidget(m_splitter);
    m_view = new LogView(m_rows, m_cells, theme, m_stack);
    m_stack->addWidget(m_view);
    m_actions = new LogActions(m_view, theme);
    m_details = new LogDetails(m_journal, theme, m_splitter);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_details);
    m_details->hide(); // until a row is chosen: the rows need the room
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);
    m_findBar = new LogFindBar(theme, this);

    m_messages = new LogMessageBar(theme, this);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tools);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_findBar);
    layout->addWidget(m_messages);
}

void LogPanel::addShortcuts()
{
    const auto add = [this](const char *name, const QKeySequence &keys, auto slot) {
        auto *action = new QAction(this);
        action->setObjectName(QLatin1StringView(name));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        connect(action, &QAction::triggered, this, slot);
    };
    add("logFindShortcut", QKeySequence(Qt::CTRL | Qt::Key_F), &LogPanel::openFindBar);
    add("logFindNextShortcut", QKeySequence(Qt::Key_F3), [this] { find(true); });
    add("logFindPreviousShortcut", QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { find(false); });
    add("logGoToShortcut", QKeySequence(Qt::CTRL | Qt::Key_G), [this] { m_actions->askPlace(); });
    add("logMarkShortcut", QKeySequence(Qt::CTRL | Qt::Key_M), [this] { m_actions->toggleMark(); });
    add("logNextMarkShortcut", QKeySequence(Qt::Key_F2), [this] { m_actions->goToMark(true); });
    add("logPreviousMarkShortcut", QKeySequence(Qt::SHIFT | Qt::Key_F2), [this] { m_actions->goToMark(false); });
    add("logClearShortcut", QKeySequence(Qt::CTRL | Qt::Key_L), &LogPanel::clearLog);
}

void LogPanel::connectControls()
{
    connect(m_tools, &LogToolBar::criteriaChanged, this, &LogPanel::applyCriteria);
    connect(m_tools, &LogToolBar::displayChanged, this, &LogPanel::applyDisplay);
    connect(m_tools, &LogToolBar::messagesToggled, this, &LogPanel::showMessages);
    connect(m_tools, &LogToolBar::followClicked, this, [this](bool on) { m_view->setFollowing(on); });
    connect(m_tools, &LogToolBar::findClicked, this, &LogPanel::openFindBar);
    connect(m_tools, &LogToolBar::helpClicked, this, &LogPanel::openFilterHelp);
    connect(m_tools, &LogToolBar::clearClicked, this, &LogPanel::clearLog);
    connect(m_tools, &LogToolBar::saveClicked, this, &LogPanel::askAndSave);
    connect(m_tools, &LogToolBar::copyClicked, m_actions, &LogActions::copyRows);
    connect(m_view, &LogView::followingChanged, this, &LogPanel::updateStatus);
    connect(m_view, &LogView::selectionChanged, this, &LogPanel::showSelected);
    connect(m_view, &LogView::activated, this, [this] { m_details->setFocus(); });
    connectPlaces();
    connect(m_actions, &LogActions::sendAgain, this, &LogPanel::sendAgain);
    connect(m_actions, &LogActions::ruleWanted, this, &LogPanel::ruleWanted);
    connect(m_actions, &LogActions::editAndSend, this, &LogPanel::editAndSend);
    connect(m_actions, &LogActions::keepWanted, this, &LogPanel::keepWanted);
    connect(m_actions, &LogActions::message, m_messages,
            [this](const QString &text) { m_messages->showMessage(text); });
}

void LogPanel::connectPlaces()
{
    connect(m_tools, &LogToolBar::goToClicked, m_actions, &LogActions::askPlace);
    connect(m_tools, &LogToolBar::markClicked, m_actions, &LogActions::toggleMark);
    connect(m_tools, &LogToolBar::nextMarkClicked, m_actions, [this] { m_actions->goToMark(true); });
    connect(m_actions, &LogActions::followConnection, this, &LogPanel::followConnection);
}

void LogPanel::connectWork()
{
    connect(&m_rows, &LogRows::changed, this, &LogPanel::updateStatus);
    connect(&m_announce, &QTimer::timeout, this, [this] {
        m_journal.announceDrops();
        m_rows.refresh();
    });
    connect(m_findBar, &LogFindBar::find, this, &LogPanel::find);
    connect(m_findBar, &LogFindBar::closed, this, [this] {
        m_finder.cancel();
        m_view->setFocus();
    });
    connect(&m_finder, &LogFinder::found, this, [this](quint64 number, bool wrapped) {
        m_view->setCurrentRow(number);
        m_findBar->setResult(wrapped ? tr("Went on from the other end") : QString());
    });
    connect(&m_finder, &LogFinder::notFound, this, [this] { m_findBar->setResult(tr("Not found")); });
    connect(&m_finder, &LogFinder::progress, m_findBar, &LogFindBar::setProgress);
    connect(m_findBar, &LogFindBar::cancelled, this, [this] {
        m_finder.cancel();
        m_findBar->setResult(tr("The search was cancelled."));
    });
    connect(&m_searchTold, &QTimer::timeout, this, &LogPanel::showSearch);
    connect(m_messages, &LogMessageBar::cancelled, this, &LogPanel::cancelWork);
    connectSaving();
}

void LogPanel::setWho(const WhoOf &who)
{
    m_who = who;
    m_cells.setWho(who);
    m_details->setWho(who);
    applyCriteria();
    m_view->relayout();
}

void LogPanel::setRunningCalls(const RunningCalls &running)
{
    m_view->setRunningCalls(running);
}

void LogPanel::setEndpoints(const std::vector<std::pair<EndpointId, QString>> &endpoints)
{
    m_tools->setEndpoints(endpoints);
    m_view->relayout();
}

void LogPanel::showEndpoint(EndpointId endpoint)
{
    LogCriteria criteria = m_tools->criteria();
    criteria.endpoint = endpoint;
    m_tools->setCriteria(criteria);
}

void LogPanel::rowsAdded()
{
    m_rows.refresh();
    if (m_framed)
        m_framed->rowsAdded();
    if (!m_announce.isActive())
        m_announce.start();
}

void LogPanel::applyDisplay()
{
    m_cells.setForm(m_tools->form());
    m_cells.setTime(m_tools->time());
    const bool encodingChanged = m_cells.encoding() != m_tools->encoding();
    m_cells.setEncoding(m_tools->encoding());
    m_details->setEncoding(m_tools->encoding());
    if (encodingChanged && !m_tools->criteria().text.isEmpty())
        applyCriteria();
    m_view->relayout();
    if (m_framed)
        m_framed->redraw();
}

void LogPanel::updateStatus()
{
    const QLocale locale;
    const auto kept = qint64(m_journal.rowCount());
    QString text = m_rows.count() == kept
        ? tr("%1 rows").arg(locale.toString(kept))
        : tr("%1 of %2 rows").arg(locale.toString(m_rows.count()), locale.toString(kept));
    if (m_rows.isStopped())
        text = tr("%1 · %2", "parts of the status").arg(text, tr("search cancelled"));
    if (m_rows.isSearching() && m_rows.percentSearched() < 99)
        text = tr("%1 · %2", "parts of the status").arg(text, tr("searching %1 %").arg(m_rows.percentSearched()));
    if (m_view->isFollowing())
        text = tr("%1 · %2", "parts of the status").arg(text, tr("following"));
    m_tools->setStatus(text);
    m_tools->setFollowing(m_view->isFollowing());
    if (m_rows.isSearching() && m_rows.percentSearched() < 99) {
        if (!m_searchTold.isActive())
            m_searchTold.start();
    } else {
        endSearch();
    }
}

void LogPanel::openFindBar()
{
    m_findBar->open();
}

void LogPanel::clearLog()
{
    m_journal.clear();
    m_cells.notes().clear();
    m_rows.refresh();
    if (m_framed)
        m_framed->rowsAdded();
    m_details->showRow(std::nullopt);
    showDetails(false);
    m_messages->hide();
}

void LogPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrangeDetails();
}

int LogPanel::leastHeight() const
{
    return m_tools->heightForWidth(width())
        + (m_framed && m_framed->isOn() ? std::max(m_view->leastHeight(), m_framed->leastHeight())
                                        : m_view->leastHeight());
}

void LogPanel::showSelected()
{
    const auto &ranges = m_view->selection().ranges();
    const bool several = ranges.size() > 1 || (ranges.size() == 1 && ranges[0].first != ranges[0].last);
    if (several)
        m_details->showRows(m_rows, m_view->selection());
    else
        m_details->showRow(m_view->currentRow());
    if (m_view->currentRow() || several)
        showDetails(true);
}

void LogPanel::arrangeDetails()
{
    // Beside the rows where a hex dump fits there, else below them.
    const auto wanted = width() >= fontMetrics().averageCharWidth() * 190 ? Qt::Horizontal : Qt::Vertical;
    if (m_splitter->orientation() != wanted)
        m_splitter->setOrientation(wanted);
}

void LogPanel::showDetails(bool on)
{
    if (on != m_details->isHidden())
        return;
    if (on) {
        m_details->show();
        m_splitter->restoreState(m_detailsState);
        arrangeDetails();
    } else {
        m_detailsState = m_splitter->saveState();
        m_details->hide();
    }
}

void LogPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    const bool framed = m_framed != nullptr && m_framed->isOn();
    if (!framed && !m_details->isHidden())
        showSelected();
}

void LogPanel::retranslate()
{
    setAccessibleName(tr("Log"));
    setWindowTitle(tr("Log"));
    updateStatus();
}

} // namespace sw
