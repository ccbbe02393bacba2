// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>
#include <QSet>
#include <QTimer>

class QAction;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace sw {

class ComposerHistory;
class MessageForm;
class MessageLibrary;
class Theme;
struct Message;

/// The dock of the messages that are kept: found, sent, edited. Its parts are made when it is first shown or asked for something.
/// Main thread; all that it is given outlives it.
class MessageDock final : public QDockWidget
{
    Q_OBJECT

public:
    MessageDock(MessageLibrary &library, const Theme &theme, ComposerHistory &history, QWidget *parent = nullptr);

    [[nodiscard]] MessageForm &form();
    [[nodiscard]] int currentId() const { return m_current; } ///< 0: none
    void choose(int id); ///< shows and selects it
    void tell(const QString &text); ///< in its own line, plain text
    /// Says that they are gone, with a button that brings them back.
    void removeSelected();

Q_SIGNALS:
    void furnished(); ///< its parts were made
    void sendWanted(int id);
    void newWanted();
    void importWanted();
    void exportWanted();
    void examplesWanted();
    void edited(const sw::Message &message); ///< by the form

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static constexpr int idRole = Qt::UserRole;
    static constexpr int folderRole = Qt::UserRole + 1;
    static constexpr int leastWidth = 380;

    void furnish(); ///< once
    void build();
    void connectParts();
    QAction *addMenuAction(const char *name, void (MessageDock::*signal)());
    void fill();
    void fillSoon();
    QTreeWidgetItem *folderItem(const QStringList &folder);
    void currentChanged();
    void takeForm();
    void sendCurrent();
    void duplicateCurrent();
    void openMenu(const QPoint &place);
    void showState();
    void retranslate();
    [[nodiscard]] QList<int> selectedIds() const;

    MessageLibrary &m_library;
    const Theme &m_theme;
    ComposerHistory &m_history;
    QLabel *m_title = nullptr;
    QLabel *m_count = nullptr;
    QLineEdit *m_search = nullptr;
    QToolButton *m_new = nullptr;
    QToolButton *m_send = nullptr;
    QToolButton *m_more = nullptr;
    QMenu *m_menu = nullptr;
    QAction *m_duplicate = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_import = nullptr;
    QAction *m_export = nullptr;
    QAction *m_examples = nullptr;
    QTreeWidget *m_tree = nullptr;
    QLabel *m_empty = nullptr;
    QLabel *m_note = nullptr;
    QToolButton *m_undo = nullptr;
    QWidget *m_noteRow = nullptr;
    QSplitter *m_split = nullptr;
    MessageForm *m_form = nullptr; ///< null: not furnished
    QTimer m_fillSoon;
    QSet<QString> m_folded; ///< folders that the person has closed
    int m_current = 0;
    bool m_filling = false;
};

} // namespace sw
