// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagedock.h"

#include <algorithm>

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
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

namespace {

constexpr int fillSoonMs = 100; // a library of thousands is not laid out anew for each letter

/// Asks for no more width than the dock needs: the controls of the message wrap, and the panels beside it need the rest.
class DockSplitter final : public QSplitter
{
public:
    explicit DockSplitter(int width)
        : QSplitter(Qt::Vertical)
        , m_width(width)
    {
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const QSize hint = QSplitter::sizeHint();
        return {std::min(hint.width(), std::max(m_width, minimumSizeHint().width())), hint.height()};
    }

private:
    const int m_width;
};

QToolButton *button(const char *name, QWidget *parent)
{
    auto *made = new QToolButton(parent);
    made->setObjectName(QLatin1StringView(name));
    made->setProperty("outlined", true);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

} // namespace

MessageDock::MessageDock(MessageLibrary &library, const Theme &theme, ComposerHistory &history, QWidget *parent)
    : QDockWidget(parent)
    , m_library(library)
    , m_theme(theme)
    , m_history(history)
{
    setObjectName(QStringLiteral("messageDock"));
    setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    setMinimumWidth(leastWidth);
    setWindowTitle(tr("Messages"));
}

void MessageDock::furnish()
{
    if (m_form)
        return;
    m_title = new QLabel;
    m_count = new QLabel;
    m_search = new QLineEdit;
    m_new = button("newMessageButton", this);
    m_send = button("sendMessageButton", this);
    m_more = button("moreMessagesButton", this);
    m_menu = new QMenu(this);
    m_duplicate = new QAction(this);
    m_remove = new QAction(this);
    m_import = addMenuAction("importMessagesAction", &MessageDock::importWanted);
    m_export = addMenuAction("exportMessagesAction", &MessageDock::exportWanted);
    m_examples = addMenuAction("exampleMessagesAction", &MessageDock::examplesWanted);
    m_tree = new QTreeWidget;
    m_empty = new QLabel;
    m_note = new QLabel;
    m_undo = button("undoRemovalButton", this);
    m_noteRow = new QWidget;
    m_split = new DockSplitter(leastWidth);
    m_form = new MessageForm(m_theme, m_history);
    build();
    connectParts();
    retranslate();
    fill();
    Q_EMIT furnished();
}

void MessageDock::connectParts()
{
    m_fillSoon.setSingleShot(true);
    m_fillSoon.setInterval(fillSoonMs);
    connect(&m_fillSoon, &QTimer::timeout, this, &MessageDock::fill);
    connect(&m_library, &MessageLibrary::changed, this, &MessageDock::fillSoon);
    connect(m_search, &QLineEdit::textChanged, this, &MessageDock::fill);
    connect(m_new, &QToolButton::clicked, this, &MessageDock::newWanted);
    connect(m_send, &QToolButton::clicked, this, &MessageDock::sendCurrent);
    connect(m_duplicate, &QAction::triggered, this, &MessageDock::duplicateCurrent);
    connect(m_remove, &QAction::triggered, this, &MessageDock::removeSelected);
    connect(m_undo, &QToolButton::clicked, this, [this] {
        m_library.undoRemoval();
        m_noteRow->hide();
    });
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &MessageDock::currentChanged);
    connect(m_tree, &QTreeWidget::itemDoubleClicked, this, [this](QTreeWidgetItem *item) {
        if (item->data(0, idRole).toInt() != 0)
            sendCurrent();
    });
    connect(m_tree, &QTreeWidget::itemCollapsed, this,
            [this](QTreeWidgetItem *item) { m_folded.insert(item->data(0, folderRole).toString()); });
    connect(m_tree, &QTreeWidget::itemExpanded, this,
            [this](QTreeWidgetItem *item) { m_folded.remove(item->data(0, folderRole).toString()); });
    connect(m_tree, &QTreeWidget::customContextMenuRequested, this, &MessageDock::openMenu);
    connect(m_form, &MessageForm::edited, this, &MessageDock::takeForm);
    connect(m_form, &MessageForm::sendWanted, this, &MessageDock::sendCurrent);
}

MessageForm &MessageDock::form()
{
    furnish();
    return *m_form;
}

QAction *MessageDock::addMenuAction(const char *name, void (MessageDock::*signal)())
{
    auto *action = new QAction(this);
    action->setObjectName(QLatin1StringView(name));
    connect(action, &QAction::triggered, this, signal);
    return action;
}

void MessageDock::fillSoon()
{
    m_fillSoon.start();
}

void MessageDock::choose(int id)
{
    furnish();
    m_current = id;
    if (const Message *message = m_library.message(id)) {
        if (!isFound(*message, m_search->text()))
            m_search->clear();
        m_form->show(*message, m_library.folders());
    }
    fill();
}

void MessageDock::currentChanged()
{
    if (m_filling)
        return;
    const QTreeWidgetItem *item = m_tree->currentItem();
    m_current = item ? item->data(0, idRole).toInt() : 0;
    if (const Message *message = m_library.message(m_current))
        m_form->show(*message, m_library.folders());
    showState();
}

void MessageDock::takeForm()
{
    const Message *old = m_library.message(m_current);
    if (!old)
        return;
    Message now = *old;
    m_form->readInto(now);
    Q_EMIT edited(now);
}

QList<int> MessageDock::selectedIds() const
{
    QList<int> ids;
    const auto items = m_tree->selectedItems();
    for (QTreeWidgetItem *item : items) {
        // A folder stands for all that is shown in it.
        QList<QTreeWidgetItem *> open{item};
        while (!open.isEmpty()) {
            const QTreeWidgetItem *one = open.takeLast();
            const int id = one->data(0, idRole).toInt();
            if (id != 0 && !ids.contains(id))
                ids.append(id);
            for (int i = 0; i < one->childCount(); ++i)
                open.append(one->child(i));
        }
    }
    return ids;
}

void MessageDock::removeSelected()
{
    furnish();
    const QList<int> ids = selectedIds();
    if (ids.isEmpty())
        return;
    m_library.remove(ids);
    m_note->setText(tr("Messages deleted: %1").arg(QLocale().toString(ids.size())));
    m_undo->show();
    m_noteRow->show();
}

void MessageDock::tell(const QString &text)
{
    if (!m_form && text.isEmpty())
        return;
    furnish();
    m_note->setText(text);
    m_undo->hide();
    m_noteRow->setVisible(!text.isEmpty());
}

void MessageDock::sendCurrent()
{
    if (m_current != 0)
        Q_EMIT sendWanted(m_current);
}

void MessageDock::duplicateCurrent()
{
    const Message *message = m_library.message(m_current);
    if (!message)
        return;
    Message copy = *message;
    copy.name = tr("%1 (copy)").arg(message->name);
    copy.shortcut.clear(); // one key sends one message
    choose(m_library.add(copy));
    m_form->nameFirst();
}

void MessageDock::openMenu(const QPoint &place)
{
    m_menu->popup(m_tree->viewport()->mapToGlobal(place));
}

bool MessageDock::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete) {
            removeSelected();
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            sendCurrent();
            return true;
        }
    }
    return QDockWidget::eventFilter(watched, event);
}

void MessageDock::changeEvent(QEvent *event)
{
    QDockWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    setWindowTitle(tr("Messages"));
    if (m_form)
        retranslate();
}

void MessageDock::showEvent(QShowEvent *event)
{
    // Whoever shows it: a button, or the state of an earlier run.
    furnish();
    QDockWidget::showEvent(event);
}

} // namespace sw
