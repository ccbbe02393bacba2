// SPDX-License-Identifier: GPL-3.0-or-later
#include "logpanel.h"

#include <QAction>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include "logdetails.h"
#include "logfindbar.h"
#include "logformat.h"
#include "logtoolbar.h"
#include "theme.h"
#include "unitwords.h"

namespace sw {

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
    m_view = new LogView(m_rows, m_cells, theme, m_splitter);
    m_actions = new LogActions(m_view);
    m_details = new LogDetails(m_journal, theme, m_splitter);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_details);
    m_details->hide(); // until a row is chosen: the rows need the room
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);
    m_findBar = new LogFindBar(theme, this);

    m_messageBar = new QWidget(this);
    m_message = new QLabel(m_messageBar);
    m_message->setObjectName(QStringLiteral("logMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress = new QProgressBar(m_messageBar);
    m_progress->setObjectName(QStringLiteral("logSaveProgress"));
    m_progress->setMaximumWidth(160);
    m_cancel = new QToolButton(m_messageBar);
    m_cancel->setObjectName(QStringLiteral("logSaveCancel"));
    auto *messages = new QHBoxLayout(m_messageBar);
    messages->setContentsMargins(8, 2, 8, 2);
    messages->addWidget(m_message, 1);
    messages->addWidget(m_progress);
    messages->addWidget(m_cancel);
    m_messageBar->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tools);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_findBar);
    layout->addWidget(m_messageBar);
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
    add("logClearShortcut", QKeySequence(Qt::CTRL | Qt::Key_L), &LogPanel::clearLog);
}

void LogPanel::connectControls()
{
    connect(m_tools, &LogToolBar::criteriaChanged, this, &LogPanel::applyCriteria);
    connect(m_tools, &LogToolBar::displayChanged, this, &LogPanel::applyDisplay);
    connect(m_tools, &LogToolBar::followClicked, this, [this](bool on) { m_view->setFollowing(on); });
    connect(m_tools, &LogToolBar::findClicked, this, &LogPanel::openFindBar);
    connect(m_tools, &LogToolBar::clearClicked, this, &LogPanel::clearLog);
    connect(m_tools, &LogToolBar::saveClicked, this, &LogPanel::askAndSave);
    connect(m_tools, &LogToolBar::copyClicked, m_actions, &LogActions::copyRows);
    connect(m_view, &LogView::followingChanged, this, &LogPanel::updateStatus);
    connect(m_view, &LogView::currentRowChanged, this, [this] {
        m_details->showRow(m_view->currentRow());
        if (m_view->currentRow())
            showDetails(true);
    });
    connect(m_view, &LogView::activated, this, [this] { m_details->setFocus(); });
    connect(m_actions, &LogActions::sendAgain, this, &LogPanel::sendAgain);
    connect(m_actions, &LogActions::editAndSend, this, &LogPanel::editAndSend);
    connect(m_actions, &LogActions::message, this, [this](const QString &text) { showMessage(text); });
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
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        m_saver.cancel();
        showMessage(tr("Saving was cancelled; no file was written."));
    });
    connect(&m_saver, &LogSaver::progress, m_progress, &QProgressBar::setValue);
    connect(&m_saver, &LogSaver::saved, this, [this](const QString &path, quint64 count, quint64 dropped) {
        const QLocale locale;
        QString text = tr("Saved %1 rows to %2").arg(locale.toString(count), path);
        if (dropped > 0)
            text = UnitWords::oneAfterOther(
                text,
                tr("(%1 rows were dropped from the log before they could be saved)").arg(locale.toString(dropped)));
        showMessage(text);
    });
    connect(&m_saver, &LogSaver::failed, this, [this](const QString &path, const QString &reason) {
        showMessage(tr("The log could not be saved to %1: %2").arg(path, reason), true);
    });
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
    if (!m_announce.isActive())
        m_announce.start();
}

void LogPanel::applyCriteria()
{
    WhoName name;
    if (m_who)
        name = [who = m_who](EndpointId endpoint, quint32 connection) { return who(endpoint, connection).text; };
    const LogFilter filter(m_tools->criteria(), name);
    m_tools->setFilterValid(filter.isValid());
    // While hex digits are being typed the rows stay as they were.
    if (filter.isValid())
        m_rows.setFilter(filter);
}

void LogPanel::applyDisplay()
{
    m_cells.setForm(m_tools->form());
    const bool encodingChanged = m_cells.encoding() != m_tools->encoding();
    m_cells.setEncoding(m_tools->encoding());
    if (encodingChanged && !m_tools->criteria().text.isEmpty())
        applyCriteria();
    m_view->relayout();
}

void LogPanel::updateStatus()
{
    const QLocale locale;
    const auto kept = qint64(m_journal.rowCount());
    QString text = m_rows.count() == kept
        ? tr("%1 rows").arg(locale.toString(kept))
        : tr("%1 of %2 rows").arg(locale.toString(m_rows.count()), locale.toString(kept));
    if (m_rows.isSearching() && m_rows.percentSearched() < 99)
        text = tr("%1 · %2", "parts of the status").arg(text, tr("searching %1 %").arg(m_rows.percentSearched()));
    if (m_view->isFollowing())
        text = tr("%1 · %2", "parts of the status").arg(text, tr("following"));
    m_tools->setStatus(text);
    m_tools->setFollowing(m_view->isFollowing());
}

void LogPanel::openFindBar()
{
    m_findBar->open();
}

void LogPanel::find(bool forward)
{
    if (m_findBar->isHidden())
        return openFindBar();
    WhoName name;
    if (m_who)
        name = [who = m_who](EndpointId endpoint, quint32 connection) { return who(endpoint, connection).text; };
    const RowSearch search(m_findBar->text(), m_cells.encoding(), name);
    if (search.isEmpty())
        return m_findBar->setResult(QString());
    if (!search.isValid())
        return m_findBar->setResult(tr("hex: wants whole pairs of hex digits"));
    m_findBar->setResult(tr("Searching…"));
    const auto current = m_view->currentRow();
    m_finder.find(search, current ? m_rows.indexOf(*current) : -1, forward);
}

void LogPanel::clearLog()
{
    m_journal.clear();
    m_rows.refresh();
    m_details->showRow(std::nullopt);
    showDetails(false);
    m_messageBar->hide();
}

void LogPanel::askAndSave()
{
    auto *dialog = new QFileDialog(this, tr("Save the log as text"));
    dialog->setObjectName(QStringLiteral("logSaveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Text files (*.txt *.log)"));
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    connect(dialog, &QFileDialog::fileSelected, this, &LogPanel::saveTo);
    dialog->open();
}

void LogPanel::saveTo(const QString &path)
{
    m_progress->setValue(0);
    showMessage(tr("Saving to %1").arg(path));
    m_progress->show();
    m_cancel->show();
    const SessionClock &clock = m_journal.clock();
    const QString head = tr("Socket Workbench log; the session began %1").arg(logDateTime(clock, clock.zeroNs))
        + QStringLiteral("\n\n");
    m_saver.start(path, head.toUtf8(), m_rows.filter(),
                  [this](const JournalRow &row) { return m_cells.wholeLine(row).toText().toUtf8() + '\n'; });
}

void LogPanel::showMessage(const QString &text, bool bad)
{
    m_message->setText((bad ? QStringLiteral("✕ ") : QString()) + text);
    QPalette colors = palette();
    if (bad)
        colors.setColor(QPalette::WindowText, m_theme.color(ColorRole::Error));
    m_message->setPalette(colors);
    m_progress->hide();
    m_cancel->hide();
    m_messageBar->show();
}

void LogPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrangeDetails();
}

int LogPanel::leastHeight() const
{
    return m_tools->heightForWidth(width()) + m_view->leastHeight();
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
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LogPanel::retranslate()
{
    setAccessibleName(tr("Log"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel saving"));
    m_progress->setAccessibleName(tr("Saved so far"));
    updateStatus();
}

} // namespace sw
