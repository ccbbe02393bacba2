// SPDX-License-Identifier: GPL-3.0-or-later
#include "logactions.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLocale>
#include <QMenu>

#include "checksumwindow.h"
#include "copyrows.h"
#include "logformat.h"
#include "logview.h"

namespace sw {

LogActions::LogActions(LogView *view, const Theme &theme)
    : QObject(view)
    , m_view(*view)
    , m_theme(theme)
{
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view, &QWidget::customContextMenuRequested, this, &LogActions::openMenu);
    auto *copy = new QAction(view);
    copy->setObjectName(QStringLiteral("logCopyShortcut"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    view->addAction(copy);
    connect(copy, &QAction::triggered, this, &LogActions::copyRows);
}

std::optional<JournalRow> LogActions::currentRow() const
{
    const auto number = m_view.currentRow();
    return number ? m_view.rows().journal().row(*number) : std::nullopt;
}

void LogActions::openMenu(const QPoint &place)
{
    auto *menu = new QMenu(&m_view);
    menu->setObjectName(QStringLiteral("logMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    fill(*menu);
    menu->popup(m_view.viewport()->mapToGlobal(place));
}

QAction *LogActions::add(QMenu &menu, const char *name, const QString &text, const QString &whyNot,
                         const std::function<void()> &doIt)
{
    QAction *action = menu.addAction(text);
    action->setObjectName(QLatin1StringView(name));
    action->setEnabled(whyNot.isEmpty());
    action->setToolTip(whyNot.isEmpty() ? text : whyNot);
    connect(action, &QAction::triggered, this, doIt);
    return action;
}

void LogActions::fill(QMenu &menu)
{
    const auto row = currentRow();
    const bool hasBytes = row && row->entry().byteCount > 0;
    const bool hasEndpoint = hasBytes && row->entry().endpoint != 0;
    // The row is looked up again when the action runs: it may be dropped while the menu is open, its bytes must not.
    const QByteArray bytes = hasBytes ? row->bytes().toByteArray() : QByteArray();
    const EndpointId endpoint = row ? row->entry().endpoint : 0;
    const quint32 connection = row ? row->entry().connection : 0;
    const QString noData = m_past ? tr("This is the log of an earlier session") : tr("This row has no data");
    add(menu, "logSendAgain", tr("Send again"), hasEndpoint && !m_past ? QString() : noData,
        [=, this] { Q_EMIT sendAgain(endpoint, connection, bytes); });
    add(menu, "logEditAndSend", tr("Edit and send…"), hasEndpoint && !m_past ? QString() : noData,
        [=, this] { Q_EMIT editAndSend(endpoint, connection, bytes); });
    if (!m_past)
        add(menu, "logKeepMessage", tr("Keep as a message…"), hasBytes ? QString() : noData,
            [=, this] { Q_EMIT keepWanted(bytes); });
    const bool received = hasEndpoint && traitsOf(row->entry().call).direction == Direction::In;
    add(menu, "logMakeRule", tr("Make a reply rule of it…"),
        !hasEndpoint || m_past ? noData
            : received         ? QString()
                               : tr("Only what was received can be answered"),
        [=, this] { Q_EMIT ruleWanted(endpoint, bytes); });
    menu.addSeparator();
    fillRow(menu);
    menu.addSeparator();
    add(menu, "logMenuCopy", tr("Copy rows"), m_view.selection().isEmpty() ? tr("No row is selected") : QString(),
        [this] { copyRows(); });
    auto *copies = new CopyMenu([this] { return copySource(); }, &menu);
    connect(copies, &CopyMenu::message, this, &LogActions::message);
    menu.addMenu(copies);
    const auto &ranges = m_view.selection().ranges();
    const bool several = ranges.size() > 1 || (ranges.size() == 1 && ranges[0].first != ranges[0].last);
    add(menu, "logCompare", tr("Compare…"), hasBytes || several ? QString() : noData, [this] { compare(); });
    add(menu, "logChecksums", ChecksumWindow::menuText(), hasBytes || several ? QString() : noData,
        [this] { checksums(); });
    menu.addSeparator();
    add(menu, "logSelectAll", tr("Select all"), m_view.rows().count() > 0 ? QString() : tr("The log is empty"),
        [this] { m_view.selectAll(); });
}

void LogActions::fillRow(QMenu &menu)
{
    const auto row = currentRow();
    const QString noRow = row ? QString() : tr("No row is selected");
    const RowEntry *entry = row ? &row->entry() : nullptr;
    const EndpointId endpoint = entry ? entry->endpoint : 0;
    const quint32 connection = entry ? entry->connection : 0;
    const SocketId socket = entry ? entry->socket : 0;
    add(menu, "logFollowConnection", tr("Follow this connection…"),
        row && socket == 0 ? tr("This row belongs to no socket") : noRow,
        [=, this] { Q_EMIT followConnection(endpoint, connection, socket); });
    const bool marked = row && m_view.cells().notes().isMarked(row->number());
    add(menu, "logMarkRow", marked ? tr("Remove the mark") : tr("Mark this row"), noRow, [this] { toggleMark(); });
    add(menu, "logNoteRow", tr("Note on this row…"), noRow, [this] { askNote(); });
}

void LogActions::toggleMark()
{
    const auto number = m_view.currentRow();
    if (!number)
        return Q_EMIT message(tr("Choose a row first: the mark goes to the row in use."));
    m_view.cells().notes().toggle(*number);
    m_view.relayout();
}

void LogActions::askNote()
{
    const auto number = m_view.currentRow();
    if (!number)
        return Q_EMIT message(tr("Choose a row first: the note goes to the row in use."));
    auto *dialog = new QInputDialog(&m_view);
    dialog->setObjectName(QStringLiteral("logNoteDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Note on row %1").arg(QLocale().toString(*number)));
    dialog->setLabelText(tr("The note shows in the row, and is written by exports:"));
    dialog->setTextValue(m_view.cells().notes().note(*number));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, number = *number](const QString &note) {
        m_view.cells().notes().setNote(number, note);
        m_view.relayout();
    });
    dialog->open();
}

void LogActions::goToMark(bool forward)
{
    const RowNotes &notes = m_view.cells().notes();
    const LogRows &rows = m_view.rows();
    const auto at = m_view.currentRow();
    // Marked rows that the filter hides, or that were dropped, are passed over.
    std::optional<quint64> first;
    for (auto next = notes.next(at, forward); next && next != first; next = notes.next(next, forward)) {
        if (rows.set().contains(*next))
            return m_view.setCurrentRow(*next);
        if (!first)
            first = next;
    }
    Q_EMIT message(notes.isEmpty() ? tr("No row is marked; Ctrl+M marks the row in use.")
                                   : tr("None of the marked rows passes the filter."));
}

void LogActions::askPlace()
{
    auto *dialog = new QInputDialog(&m_view);
    dialog->setObjectName(QStringLiteral("logPlaceDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Go to"));
    dialog->setLabelText(tr("Row number, time of day (14:02:11.5), or time since the start (+12.5, +300ms):"));
    connect(dialog, &QInputDialog::textValueSelected, this, &LogActions::goTo);
    dialog->open();
}

void LogActions::goTo(const QString &place)
{
    const LogRows &rows = m_view.rows();
    const LogPlace wanted = logPlace(rows.journal().clock(), place);
    if (!wanted.isValid())
        return Q_EMIT message(
            tr("“%1” is no row and no time. Write for example 1200, 14:02:11.5 or +12.5.").arg(place));
    if (rows.count() == 0)
        return Q_EMIT message(tr("No row is shown, so there is none to go to."));
    const qint64 index = wanted.row ? rows.indexOf(*wanted.row) : rows.indexOfTime(*wanted.timeNs);
    const quint64 number = rows.at(qMin(index, rows.count() - 1));
    m_view.setCurrentRow(number);
    m_view.setFocus();
    if (wanted.row && *wanted.row != number)
        Q_EMIT message(tr("Row %1 is not shown; this is the nearest one.").arg(QLocale().toString(*wanted.row)));
}

QString LogActions::selectedText() const
{
    const LogRows &rows = m_view.rows();
    QString text;
    qint64 left = copyLimit;
    for (const LogSelection::Range &range : m_view.selection().ranges()) {
        const qint64 end = rows.indexOf(range.last + 1);
        for (qint64 index = rows.indexOf(range.first); index < end && left > 0; ++index) {
            const auto line = m_view.lineAt(index);
            if (!line)
                continue;
            text += line->toText() + u'\n';
            --left;
        }
    }
    return text;
}

void LogActions::copyRows()
{
    qint64 selected = 0;
    for (const LogSelection::Range &range : m_view.selection().ranges())
        selected += m_view.rows().indexOf(range.last + 1) - m_view.rows().indexOf(range.first);
    if (selected == 0)
        return;
    QGuiApplication::clipboard()->setText(selectedText());
    const QLocale locale;
    if (selected > copyLimit)
        Q_EMIT message(tr("Copied the first %1 of %2 rows. An export takes all of them.")
                           .arg(locale.toString(copyLimit), locale.toString(selected)));
    else
        Q_EMIT message(tr("Rows copied: %1").arg(locale.toString(selected)));
}

void LogActions::checksums()
{
    ChecksumWindow *window = ChecksumWindow::open(m_view, m_theme, copySource());
    window->setSelection([this] { return copySource(); });
    // What it takes comes from this view.
    connect(this, &QObject::destroyed, window, &QWidget::close);
}

CopySource LogActions::copySource() const
{
    return copyrows::ofSelection(m_view.rows(), m_view.selection(), m_view.cells().encoding());
}

} // namespace sw
