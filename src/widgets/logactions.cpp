// SPDX-License-Identifier: GPL-3.0-or-later
#include "logactions.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>

#include "encodings.h"
#include "hexdump.h"
#include "logview.h"

namespace sw {

LogActions::LogActions(LogView *view)
    : QObject(view)
    , m_view(*view)
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

void LogActions::fill(QMenu &menu)
{
    const auto row = currentRow();
    const bool hasRow = row.has_value();
    const bool hasBytes = hasRow && row->entry().byteCount > 0;
    const bool hasEndpoint = hasBytes && row->entry().endpoint != 0;
    const auto add = [&](const char *name, const QString &text, bool enabled, const QString &whyNot, auto &&doIt) {
        QAction *action = menu.addAction(text);
        action->setObjectName(QLatin1StringView(name));
        action->setEnabled(enabled);
        action->setToolTip(enabled ? text : whyNot);
        connect(action, &QAction::triggered, this, doIt);
    };
    // The row is looked up again when the action runs: it may be dropped while the menu is open, its bytes must not.
    const QByteArray bytes = hasBytes ? row->bytes().toByteArray() : QByteArray();
    const EndpointId endpoint = hasRow ? row->entry().endpoint : 0;
    const quint32 connection = hasRow ? row->entry().connection : 0;
    const QString noData = tr("This row has no data");
    add("logSendAgain", tr("Send again"), hasEndpoint, noData,
        [=, this] { Q_EMIT sendAgain(endpoint, connection, bytes); });
    add("logEditAndSend", tr("Edit and send…"), hasEndpoint, noData,
        [=, this] { Q_EMIT editAndSend(endpoint, connection, bytes); });
    menu.addSeparator();
    add("logMenuCopy", tr("Copy rows"), !m_view.selection().isEmpty(), tr("No row is selected"),
        [this] { copyRows(); });
    add("logCopyText", tr("Copy data as text"), hasBytes, noData, [this] { copyData(false); });
    add("logCopyHex", tr("Copy data as hex"), hasBytes, noData, [this] { copyData(true); });
    menu.addSeparator();
    add("logSelectAll", tr("Select all"), m_view.rows().count() > 0, tr("The log is empty"),
        [this] { m_view.selectAll(); });
}

QString LogActions::selectedText() const
{
    const LogRows &rows = m_view.rows();
    QString text;
    qint64 left = copyLimit;
    for (const LogSelection::Range &range : m_view.selection().ranges()) {
        const qint64 end = rows.indexOf(range.last + 1);
        for (qint64 index = rows.indexOf(range.first); index < end && left > 0; ++index) {
            const auto row = rows.row(index);
            if (!row)
                continue;
            text += m_view.cells().line(*row).toText() + u'\n';
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
        Q_EMIT message(tr("Copied the first %1 of %2 rows. Save as text takes all of them.")
                           .arg(locale.toString(copyLimit), locale.toString(selected)));
    else
        Q_EMIT message(tr("Rows copied: %1").arg(locale.toString(selected)));
}

void LogActions::copyData(bool asHex)
{
    const auto row = currentRow();
    if (!row)
        return;
    QGuiApplication::clipboard()->setText(asHex ? toHex(row->bytes())
                                                : decode(row->bytes(), m_view.cells().encoding()));
    Q_EMIT message(tr("Bytes copied: %1").arg(QLocale().toString(row->entry().byteCount)));
}

} // namespace sw
