// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessiondesk.h"

#include <algorithm>
#include <array>

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

#include "journal.h"
#include "logpanel.h"
#include "mainwindow.h"
#include "sessioncontents.h"
#include "sessionindicator.h"
#include "sessionsdialog.h"
#include "sessionwindow.h"
#include "sessionwords.h"
#include "settings.h"
#include "unitwords.h"

namespace sw {

namespace {

constexpr quint64 mebi = 1024ULL * 1024;
constexpr std::array policyKeys{QLatin1StringView("file"), QLatin1StringView("newest"), QLatin1StringView("wait")};
constexpr double crowded = 0.9; // of the budget

/// Mends what ended without order; gives those that have rows. Those without go.
std::vector<SessionEntry> mendAll(const QString &folder, const std::stop_token &stop)
{
    std::vector<QString> mended;
    for (const SessionEntry &entry : sessionfolder::list(folder)) {
        if (entry.ending == SessionEntry::Ending::Torn && entry.beganNs != 0 && mendSession(entry.path, stop) == 0)
            mended.push_back(entry.path);
    }
    std::vector<SessionEntry> torn;
    for (SessionEntry &entry : sessionfolder::list(folder)) {
        if (std::find(mended.begin(), mended.end(), entry.path) == mended.end())
            continue;
        if (entry.rows == 0)
            sessionfolder::remove(entry.path);
        else
            torn.push_back(std::move(entry));
    }
    return torn;
}

} // namespace

SessionDesk::SessionDesk(SessionKeeper &keeper, Settings &settings, const Theme &theme, MainWindow &window)
    : QObject(&window)
    , m_keeper(keeper)
    , m_settings(settings)
    , m_theme(theme)
    , m_window(window)
    , m_openFile(new QAction(this))
    , m_manage(new QAction(this))
    , m_indicator(new SessionIndicator(keeper, &window))
{
    m_openFile->setObjectName(QStringLiteral("openSessionAction"));
    m_manage->setObjectName(QStringLiteral("sessionsAction"));
    connect(m_openFile, &QAction::triggered, this, &SessionDesk::askForFile);
    connect(m_manage, &QAction::triggered, this, &SessionDesk::showSessions);
    connect(m_indicator, &SessionIndicator::policyChosen, this, &SessionDesk::choose);
    connect(m_indicator, &SessionIndicator::rowsCame, &window.log(), &LogPanel::rowsAdded);
    connect(&m_job, &SessionJob::finished, this, &SessionDesk::offerTorn);
    m_indicator->addMenuActions(actions());
    m_keeper.setDiskBudget(quint64(settings.number(Setting::SessionBudgetMiB)) * mebi);
    const auto key = std::find(policyKeys.begin(), policyKeys.end(), settings.text(Setting::KeepPolicy));
    m_keeper.setPolicy(static_cast<KeepPolicy>(key - policyKeys.begin()));
    m_indicator->renew();
    retranslate();
}

SessionDesk::~SessionDesk() = default;

void SessionDesk::retranslate()
{
    m_openFile->setText(tr("Open session &file…"));
    m_openFile->setToolTip(tr("Shows the rows of a pcapng file that this program wrote"));
    m_manage->setText(tr("S&essions…"));
    m_manage->setToolTip(tr("Earlier sessions on disk: open, delete; budgets of memory and disk"));
}

void SessionDesk::choose(KeepPolicy policy)
{
    m_keeper.setPolicy(policy);
    m_settings.setText(Setting::KeepPolicy, policyKeys[static_cast<size_t>(policy)]);
    m_indicator->renew();
}

void SessionDesk::applyBudgets(int memoryMiB, int diskMiB)
{
    m_settings.setNumber(Setting::LogBudgetMiB, memoryMiB);
    m_settings.setNumber(Setting::SessionBudgetMiB, diskMiB);
    m_keeper.journal().setBudget(quint64(memoryMiB) * mebi);
    m_keeper.setDiskBudget(quint64(diskMiB) * mebi);
    m_indicator->renew();
}

void SessionDesk::lookForTorn()
{
    m_torn = std::make_shared<std::vector<SessionEntry>>();
    m_job.start([torn = m_torn, folder = m_keeper.folder()](const std::stop_token &stop, const SessionJob::Tell &) {
        *torn = mendAll(folder, stop);
    });
}

void SessionDesk::offerTorn()
{
    if (m_dialog)
        m_dialog->refresh();
    tellWhenCrowded();
    if (!m_torn->empty()) {
        quint64 rows = 0;
        quint64 bytes = 0;
        for (const SessionEntry &entry : *m_torn) {
            rows += entry.rows;
            bytes += quint64(entry.bytes);
        }
        auto *box = new QMessageBox(
            QMessageBox::Information, tr("Recovered sessions"),
            tr("Sessions that ended unexpectedly: %1. What they had recorded until then is there: %2 rows, %3. The last one "
               "began %4.")
                .arg(QLocale().toString(m_torn->size()), QLocale().toString(rows), UnitWords::size(bytes),
                     SessionWords::began(m_torn->front().beganNs)),
            QMessageBox::NoButton, &m_window);
        box->setObjectName(QStringLiteral("tornSessionsBox"));
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setWindowModality(Qt::NonModal);
        box->setTextFormat(Qt::PlainText);
        auto *open = box->addButton(tr("&Open the last"), QMessageBox::AcceptRole);
        open->setObjectName(QStringLiteral("tornOpen"));
        auto *discard = box->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
        discard->setObjectName(QStringLiteral("tornDelete"));
        auto *keep = box->addButton(tr("&Keep"), QMessageBox::RejectRole);
        keep->setObjectName(QStringLiteral("tornKeep"));
        keep->setToolTip(tr("File, Sessions… lists them"));
        box->setDefaultButton(open);
        box->setEscapeButton(keep);
        connect(open, &QAbstractButton::clicked, this, [this, path = m_torn->front().path] { openFile(path); });
        connect(discard, &QAbstractButton::clicked, this, [this, all = *m_torn] {
            for (const SessionEntry &entry : all)
                sessionfolder::remove(entry.path);
            m_keeper.roomChanged();
        });
        box->show();
    }
    Q_EMIT looked();
}

void SessionDesk::tellWhenCrowded()
{
    const SessionKeeper::State state = m_keeper.state();
    if (state.policy != KeepPolicy::Newest && double(state.others) > crowded * double(state.budget))
        m_window.say(
            tr("Old sessions take %1 of the %2 that sessions may have: File, Sessions… offers the oldest for deletion.")
                .arg(UnitWords::size(state.others), UnitWords::size(state.budget)));
}

void SessionDesk::askForFile()
{
    auto *dialog = new QFileDialog(&m_window, tr("Open session file"), m_keeper.folder());
    dialog->setObjectName(QStringLiteral("openSessionDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Sessions (*.pcapng)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &SessionDesk::openFile);
    dialog->open();
}

void SessionDesk::openFile(const QString &path)
{
    auto *window = new SessionWindow(path, m_theme, &m_window);
    window->show();
}

void SessionDesk::showSessions()
{
    if (!m_dialog) {
        m_dialog = new SessionsDialog(m_keeper, &m_window);
        connect(m_dialog, &SessionsDialog::openRequested, this, &SessionDesk::openFile);
        connect(m_dialog, &SessionsDialog::budgetsChanged, this, &SessionDesk::applyBudgets);
        connect(m_dialog, &QObject::destroyed, m_indicator, &SessionIndicator::renew);
    }
    m_dialog->refresh();
    const SessionKeeper::State state = m_keeper.state();
    if (state.file.stopped == SessionStop::Budget || double(state.others) > crowded * double(state.budget))
        m_dialog->chooseOldest();
    m_dialog->show();
    m_dialog->raise();
}

} // namespace sw
