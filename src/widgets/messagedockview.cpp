// SPDX-License-Identifier: GPL-3.0-or-later
// What the dock of messages shows: its parts, the tree, the words.
#include "messagedock.h"

#include <algorithm>

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "messageform.h"
#include "messagelibrary.h"
#include "messagewords.h"
#include "plaintooltip.h"
#include "theme.h"

namespace sw {

void MessageDock::build()
{
    auto *head = new QWidget(this);
    auto *headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(10, 7, 10, 7);
    m_title->setObjectName(QStringLiteral("messagesTitle"));
    m_count->setObjectName(QStringLiteral("messagesCount"));
    m_note->setObjectName(QStringLiteral("messagesNote"));
    m_empty->setObjectName(QStringLiteral("messagesEmpty"));
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    for (QLabel *label : {m_title, m_count, m_note, m_empty})
        label->setTextFormat(Qt::PlainText);
    m_count->setProperty("ink", QStringLiteral("muted"));
    m_empty->setProperty("ink", QStringLiteral("muted"));
    m_empty->setWordWrap(true);
    m_empty->setMargin(12);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_note->setWordWrap(true);
    headRow->addWidget(m_title, 1);
    headRow->addWidget(m_count);
    setTitleBarWidget(head);

    m_search->setObjectName(QStringLiteral("messageSearch"));
    m_search->setClearButtonEnabled(true);
    m_duplicate->setObjectName(QStringLiteral("duplicateMessageAction"));
    m_remove->setObjectName(QStringLiteral("removeMessageAction"));
    m_menu->setObjectName(QStringLiteral("messagesMenu"));
    m_menu->setToolTipsVisible(true);
    m_menu->addActions({m_duplicate, m_remove});
    m_menu->addSeparator();
    m_menu->addActions({m_import, m_export, m_examples});
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_menu);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 0);
    bar->setSpacing(4);
    bar->addWidget(m_search, 1);
    bar->addWidget(m_new);
    bar->addWidget(m_send);
    bar->addWidget(m_more);

    m_tree->setObjectName(QStringLiteral("messageTree"));
    m_tree->setColumnCount(2);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setUniformRowHeights(true);
    m_tree->setExpandsOnDoubleClick(true);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Interactive);
    m_tree->header()->resizeSection(0, leastWidth * 3 / 5);
    m_tree->header()->setStretchLastSection(true);
    m_tree->installEventFilter(this);

    auto *noteRow = new QHBoxLayout(m_noteRow);
    noteRow->setContentsMargins(10, 0, 8, 0);
    noteRow->addWidget(m_note, 1);
    noteRow->addWidget(m_undo);
    m_noteRow->hide();

    auto *upper = new QWidget(m_split);
    auto *upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins(0, 0, 0, 0);
    upperColumn->setSpacing(4);
    upperColumn->addLayout(bar);
    upperColumn->addWidget(m_noteRow);
    upperColumn->addWidget(m_tree, 1);
    upperColumn->addWidget(m_empty, 1);
    m_split->setObjectName(QStringLiteral("messageSplitter"));
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(upper);
    m_split->addWidget(m_form);
    m_split->setStretchFactor(0, 1);
    setWidget(m_split);
}

QTreeWidgetItem *MessageDock::folderItem(const QStringList &folder)
{
    QTreeWidgetItem *parent = m_tree->invisibleRootItem();
    for (qsizetype depth = 1; depth <= folder.size(); ++depth) {
        const QString key = folder.first(depth).join(u'\n');
        QTreeWidgetItem *found = nullptr;
        for (int i = 0; i < parent->childCount() && !found; ++i) {
            if (parent->child(i)->data(0, folderRole).toString() == key)
                found = parent->child(i);
        }
        if (!found) {
            found = new QTreeWidgetItem(parent, {folder[depth - 1]});
            found->setData(0, folderRole, key);
            found->setFirstColumnSpanned(true);
            QFont bold = found->font(0);
            bold.setBold(true);
            found->setFont(0, bold);
        }
        parent = found;
    }
    return parent;
}

void MessageDock::fill()
{
    m_fillSoon.stop();
    m_filling = true;
    const int current = m_current;
    m_tree->clear();
    std::vector<const Message *> shown;
    for (const Message &message : m_library.messages()) {
        if (isFound(message, m_search->text()))
            shown.push_back(&message);
    }
    std::ranges::stable_sort(
        shown, [](const Message *a, const Message *b) { return a->name.localeAwareCompare(b->name) < 0; });
    // Folders in their order first, so that they stand above the messages.
    const QList<QStringList> folders = m_library.folders();
    for (const QStringList &folder : folders) {
        const bool any = std::ranges::any_of(shown, [&folder](const Message *one) {
            return one->folder.size() >= folder.size() && one->folder.first(folder.size()) == folder;
        });
        if (any)
            folderItem(folder);
    }
    QTreeWidgetItem *chosen = nullptr;
    for (const Message *message : shown) {
        auto *item = new QTreeWidgetItem(folderItem(message->folder), {message->name, MessageWords::brief(*message)});
        item->setData(0, idRole, message->id);
        item->setFont(1, m_theme.monospace());
        const QString keys =
            QKeySequence(message->shortcut, QKeySequence::PortableText).toString(QKeySequence::NativeText);
        const QString tip = message->name + u'\n' + MessageWords::target(*message)
            + (keys.isEmpty() ? QString() : u'\n' + keys);
        item->setToolTip(0, plainToolTip(tip));
        item->setToolTip(1, plainToolTip(MessageWords::brief(*message)));
        if (message->id == current)
            chosen = item;
    }
    for (QTreeWidgetItemIterator at(m_tree); *at; ++at) {
        const QString folder = (*at)->data(0, folderRole).toString();
        (*at)->setExpanded(!m_search->text().isEmpty() || !m_folded.contains(folder));
    }
    if (!chosen && m_library.message(current) == nullptr)
        m_current = 0;
    m_tree->setCurrentItem(chosen);
    m_filling = false;
    m_tree->setVisible(!shown.empty());
    m_empty->setVisible(shown.empty());
    showState();
}

void MessageDock::showState()
{
    const bool any = m_current != 0;
    const QString none = tr("Choose a message first");
    m_form->setVisible(any);
    m_send->setEnabled(any);
    m_send->setToolTip(plainToolTip(any ? tr("Send the chosen message (Enter, or a double click)") : none));
    m_duplicate->setEnabled(any);
    m_duplicate->setToolTip(any ? m_duplicate->text() : none);
    m_remove->setEnabled(!selectedIds().isEmpty());
    m_remove->setToolTip(m_remove->isEnabled() ? m_remove->text() : none);
    m_export->setEnabled(!m_library.messages().empty());
    m_export->setToolTip(m_export->isEnabled() ? m_export->text() : tr("There is no message yet"));
    m_count->setText(QLocale().toString(qulonglong(m_library.messages().size())));
    m_empty->setText(
        m_library.messages().empty()
            ? tr("No message is kept yet. “New” makes one; “More” brings some examples, or reads a file of this "
                 "program or of Packet Sender. In a panel, the history's menu keeps what was typed, and in the "
                 "log the menu of a row keeps its bytes.")
            : tr("No message has these words."));
}

void MessageDock::retranslate()
{
    m_title->setText(tr("Messages"));
    m_count->setAccessibleName(tr("How many messages there are"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search messages"));
    m_new->setText(tr("New"));
    m_new->setToolTip(plainToolTip(tr("A new message")));
    m_new->setAccessibleName(tr("New message"));
    m_send->setText(tr("Send"));
    m_send->setAccessibleName(tr("Send the chosen message"));
    m_more->setText(tr("More"));
    m_more->setToolTip(plainToolTip(tr("Duplicate, delete, import, export, examples")));
    m_more->setAccessibleName(tr("More about messages"));
    m_duplicate->setText(tr("D&uplicate"));
    m_remove->setText(tr("&Delete"));
    m_import->setText(tr("&Import…"));
    m_import->setToolTip(tr("Reads a file of messages, or the packets of Packet Sender (JSON or INI)"));
    m_export->setText(tr("&Export…"));
    m_examples->setText(tr("Add e&xamples"));
    m_examples->setToolTip(tr("HTTP, redis, MQTT, Modbus, DNS and SMTP, to begin with"));
    m_tree->setHeaderLabels({tr("Name"), tr("What it sends")});
    m_tree->setAccessibleName(tr("Messages"));
    m_undo->setText(tr("Undo"));
    m_undo->setToolTip(plainToolTip(tr("Bring the deleted messages back")));
    m_undo->setAccessibleName(tr("Undo the deletion"));
    m_note->setAccessibleName(tr("What happened"));
    showState();
}

} // namespace sw
