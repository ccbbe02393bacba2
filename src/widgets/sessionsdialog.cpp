// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionsdialog.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QEvent>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "journal.h"
#include "plaintooltip.h"
#include "sessionwords.h"
#include "settings.h"
#include "unitwords.h"

namespace sw {

namespace {

constexpr QSize firstSize(760, 460);
constexpr quint64 mebi = 1024ULL * 1024;
constexpr int mostDiskMiB = 1024 * 1024;
constexpr quint64 freedPart = 4; // of the budget
enum Column { Began, Size, Rows, Ended, Name };

} // namespace

SessionsDialog::SessionsDialog(SessionKeeper &keeper, QWidget *parent)
    : QDialog(parent)
    , m_keeper(keeper)
    , m_list(new QTreeWidget(this))
    , m_sum(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_open(new QPushButton(this))
    , m_delete(new QPushButton(this))
    , m_close(new QPushButton(this))
    , m_memoryLabel(new QLabel(this))
    , m_memory(new QSpinBox(this))
    , m_diskLabel(new QLabel(this))
    , m_disk(new QSpinBox(this))
{
    setObjectName(QStringLiteral("sessionsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(firstSize);
    build();
    retranslate();
    refresh();
}

void SessionsDialog::build()
{
    m_list->setObjectName(QStringLiteral("sessionsList"));
    m_list->setRootIsDecorated(false);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setUniformRowHeights(true);
    m_list->setColumnCount(5);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(true);
    m_sum->setObjectName(QStringLiteral("sessionsSum"));
    m_problem->setObjectName(QStringLiteral("sessionsProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    for (QLabel *label : {m_sum, m_problem})
        label->setTextFormat(Qt::PlainText);
    m_open->setObjectName(QStringLiteral("sessionsOpen"));
    m_delete->setObjectName(QStringLiteral("sessionsDelete"));
    m_close->setObjectName(QStringLiteral("sessionsClose"));
    m_open->setDefault(true);
    m_memory->setObjectName(QStringLiteral("sessionsMemory"));
    m_memory->setRange(int(Settings::minimum(Setting::LogBudgetMiB)), int(Settings::maximum(Setting::LogBudgetMiB)));
    m_memory->setValue(int(m_keeper.journal().budget() / mebi));
    m_memory->setSuffix(QStringLiteral(" MiB"));
    m_memory->setKeyboardTracking(false);
    m_disk->setObjectName(QStringLiteral("sessionsDisk"));
    m_disk->setRange(0, mostDiskMiB);
    m_disk->setSingleStep(256);
    m_disk->setValue(int(m_keeper.diskBudget() / mebi));
    m_disk->setSuffix(QStringLiteral(" MiB"));
    m_disk->setKeyboardTracking(false);
    m_memoryLabel->setBuddy(m_memory);
    m_diskLabel->setBuddy(m_disk);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_sum, 1);
    buttons->addWidget(m_open);
    buttons->addWidget(m_delete);
    auto *budgets = new QFormLayout;
    budgets->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    budgets->addRow(m_memoryLabel, m_memory);
    budgets->addRow(m_diskLabel, m_disk);
    auto *end = new QHBoxLayout;
    end->addStretch(1);
    end->addWidget(m_close);
    auto *all = new QVBoxLayout(this);
    all->addWidget(m_list, 1);
    all->addWidget(m_problem);
    all->addLayout(buttons);
    all->addLayout(budgets);
    all->addLayout(end);

    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &SessionsDialog::showButtons);
    connect(m_list, &QTreeWidget::itemActivated, this, &SessionsDialog::openChosen);
    connect(m_open, &QPushButton::clicked, this, &SessionsDialog::openChosen);
    connect(m_delete, &QPushButton::clicked, this, &SessionsDialog::askAndDelete);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_memory, &QSpinBox::valueChanged, this, &SessionsDialog::applyBudgets);
    connect(m_disk, &QSpinBox::valueChanged, this, &SessionsDialog::applyBudgets);
}

void SessionsDialog::retranslate()
{
    setWindowTitle(tr("Sessions"));
    m_list->setAccessibleName(windowTitle());
    m_list->setHeaderLabels({tr("Began"), tr("Size"), tr("Rows"), tr("Ended"), tr("File")});
    m_open->setText(tr("&Open"));
    m_delete->setText(tr("&Delete…"));
    m_close->setText(tr("&Close"));
    m_memoryLabel->setText(tr("&Memory for the log:"));
    m_memory->setAccessibleName(tr("Memory for the log"));
    m_memory->setToolTip(tr("Rows beyond that are read from the session file, or are dropped when there is none"));
    m_diskLabel->setText(tr("Dis&k for all sessions:"));
    m_disk->setAccessibleName(tr("Disk for all sessions"));
    m_disk->setSpecialValueText(tr("Automatic", "budget of the disk"));
    m_disk->setToolTip(tr("Automatic: 4 GiB, or a tenth of the free space when that is less"));
    fill();
}

void SessionsDialog::refresh()
{
    m_entries = sessionfolder::list(m_keeper.folder());
    fill();
}

void SessionsDialog::fill()
{
    const QLocale locale;
    m_list->clear();
    for (const SessionEntry &entry : m_entries) {
        auto *item = new QTreeWidgetItem(m_list);
        item->setText(Began, SessionWords::began(entry.beganNs));
        item->setText(Size, UnitWords::size(quint64(entry.bytes)));
        item->setText(Rows, entry.rows > 0 ? locale.toString(entry.rows) : QString());
        item->setText(Ended, SessionWords::ending(entry.ending));
        item->setText(Name, QFileInfo(entry.path).fileName());
        item->setToolTip(Name, plainToolTip(entry.path));
        item->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
        item->setTextAlignment(Rows, Qt::AlignRight | Qt::AlignVCenter);
    }
    const SessionKeeper::State state = m_keeper.state();
    m_sum->setText(m_entries.empty() ? tr("There is no session on disk.")
                                     : tr("All sessions: %1 of %2")
                                           .arg(UnitWords::size(sessionfolder::bytesIn(m_keeper.folder())),
                                                UnitWords::size(state.budget)));
    m_sum->setToolTip(plainToolTip(m_keeper.folder()));
    showButtons();
}

std::vector<SessionEntry> SessionsDialog::chosen() const
{
    std::vector<SessionEntry> all;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (m_list->topLevelItem(int(i)) && m_list->topLevelItem(int(i))->isSelected())
            all.push_back(m_entries[i]);
    }
    return all;
}

void SessionsDialog::chooseOldest()
{
    const SessionKeeper::State state = m_keeper.state();
    const quint64 taken = state.others + state.file.bytes;
    const quint64 allowed = state.budget - state.budget / freedPart;
    qint64 tooMuch = qint64(taken) - qint64(allowed);
    for (size_t i = m_entries.size(); i-- > 0 && tooMuch > 0;) {
        if (m_entries[i].ending == SessionEntry::Ending::InUse)
            continue;
        m_list->topLevelItem(int(i))->setSelected(true);
        tooMuch -= m_entries[i].bytes;
    }
    showButtons();
}

void SessionsDialog::showButtons()
{
    const auto all = chosen();
    const bool inUse = std::any_of(all.begin(), all.end(),
                                   [](const SessionEntry &one) { return one.ending == SessionEntry::Ending::InUse; });
    const QString none = tr("Choose a session in the list.");
    m_open->setEnabled(all.size() == 1);
    m_open->setToolTip(all.empty()          ? none
                           : all.size() > 1 ? tr("Choose a single session.")
                                            : tr("Shows its rows in a window of their own"));
    m_delete->setEnabled(!all.empty() && !inUse);
    m_delete->setToolTip(all.empty() ? none
                             : inUse ? tr("A session that still runs cannot be deleted.")
                                     : tr("Deletes the chosen sessions for good"));
}

void SessionsDialog::openChosen()
{
    const auto all = chosen();
    if (all.size() == 1)
        Q_EMIT openRequested(all.front().path);
}

void SessionsDialog::askAndDelete()
{
    const auto all = chosen();
    if (all.empty())
        return;
    quint64 bytes = 0;
    for (const SessionEntry &entry : all)
        bytes += quint64(entry.bytes);
    auto *box = new QMessageBox(
        QMessageBox::Question, tr("Delete sessions"),
        tr("Delete the chosen sessions (%1)? Their rows cannot be brought back.").arg(UnitWords::size(bytes)),
        QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("sessionsDeleteBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    auto *yes = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    yes->setObjectName(QStringLiteral("sessionsDeleteYes"));
    connect(yes, &QAbstractButton::clicked, this, [this, all] {
        QStringList failed;
        for (const SessionEntry &entry : all) {
            if (const int error = sessionfolder::remove(entry.path); error != 0)
                failed.append(
                    tr("%1 was not deleted: %2").arg(QFileInfo(entry.path).fileName(), SessionWords::failure(error)));
        }
        m_problem->setText(failed.join(u'\n'));
        m_problem->setVisible(!failed.isEmpty());
        m_keeper.roomChanged();
        refresh();
    });
    box->open();
}

void SessionsDialog::applyBudgets()
{
    Q_EMIT budgetsChanged(m_memory->value(), m_disk->value());
    fill();
}

void SessionsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace sw
