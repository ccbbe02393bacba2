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

/// The dock of the messages that are kept: found, sent, edited. Main thread; all that it is given outlives it.
class MessageDock final : public QDockWidget
{
    Q_OBJECT

public:
    MessageDock(MessageLibrary &library, const Theme &theme, ComposerHistory &history, QWidget *parent = nullptr);

    [[nodiscard]] MessageForm &form() const { return *m_form; }
    [[nodiscard]] int currentId() const { return m_current; } ///< 0: none
    void choose(int id); ///< shows and selects it
    void tell(const QString &text); ///< in its own line, plain text
    /// Says that they are gone, with a button that brings them back.
    void removeSelected();

Q_SIGNALS:
    void sendWanted(int id);
    void newWanted();
    void importWanted();
    void exportWanted();
    void examplesWanted();
    void edited(const sw::Message &message); ///< by the form

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static constexpr int idRole = Qt::UserRole;
    static constexpr int folderRole = Qt::UserRole + 1;
    static constexpr int leastWidth = 380;

    void build();
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
    QLabel *m_title;
    QLabel *m_count;
    QLineEdit *m_search;
    QToolButton *m_new;
    QToolButton *m_send;
    QToolButton *m_more;
    QMenu *m_menu;
    QAction *m_duplicate;
    QAction *m_remove;
    QAction *m_import;
    QAction *m_export;
    QAction *m_examples;
    QTreeWidget *m_tree;
    QLabel *m_empty;
    QLabel *m_note;
    QToolButton *m_undo;
    QWidget *m_noteRow;
    QSplitter *m_split;
    MessageForm *m_form;
    QTimer m_fillSoon;
    QSet<QString> m_folded; ///< folders that the person has closed
    int m_current = 0;
    bool m_filling = false;
};

} // namespace sw
