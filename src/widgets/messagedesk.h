// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include "logwho.h"

class QAction;
class QToolBar;

namespace sw {

class ComposerFile;
class ComposerHistory;
class EndpointPanel;
class MainWindow;
class MessageDock;
class MessageLibrary;
class Settings;
class Theme;
struct Message;

/// The messages that are kept, in the window: the dock, the bar, shortcuts, files, and the way of a message to its panel. Main
/// thread; all that it is given outlives it.
class MessageDesk final : public QObject
{
    Q_OBJECT

public:
    MessageDesk(Settings &settings, const Theme &theme, ComposerHistory &history, MainWindow &window);
    ~MessageDesk() override;

    [[nodiscard]] QAction *showAction() const { return m_show; }
    [[nodiscard]] MessageDock &dock() const { return *m_dock; }
    [[nodiscard]] MessageLibrary &library() const { return *m_library; }
    [[nodiscard]] QToolBar &bar() const { return *m_bar; }
    /// Keeps them in that file from now on, and reads what is in it; says so when it cannot be read.
    void keepIn(const QString &path);
    void save(); ///< what has changed, now

    [[nodiscard]] QJsonObject libraryJson() const; ///< as messagefile::load() reads it
    /// From now on these are kept, beside the person's own, which come back by becomeOwn(). A message whose keys are taken loses
    /// them; gives their names.
    QStringList becomeWorkspace(const QJsonObject &library);
    void keepAsWorkspace(); ///< what is there now belongs to a workspace from now on
    void becomeOwn();
    void resumeWorkspace() { m_ofWorkspace = true; } ///< before keepIn(): the last run ended in one

    void send(int id); ///< to where it says
    void keepFrom(const EndpointPanel &panel); ///< what is in its composer
    void keepBytes(const QByteArray &bytes);
    void importFile(const QString &path);
    bool exportFile(const QString &path);
    void addExamples();
    void show(); ///< the dock
    void retranslate();

Q_SIGNALS:
    void libraryChanged();

private:
    [[nodiscard]] QString workspacePath() const; ///< where those of a workspace are kept; empty: nowhere
    void makeNew();
    void keep(Message message);
    void take(const Message &edited);
    void refuse(const QString &why);
    [[nodiscard]] QString whoHasShortcut(const QString &shortcut, int otherThan) const; ///< empty: nobody
    void renewActions();
    void askImport();
    void askExport();
    void sayLines(const QString &title, const QStringList &lines);
    void sendMessage(const Message &message, const QByteArray &fileBytes);
    EndpointPanel *panelFor(const Message &message);
    void sendTo(EndpointPanel &panel, const Message &message, const QByteArray &fileBytes);
    void sendOnceOpen(EndpointPanel &panel, const Message &message, const QByteArray &fileBytes);

    Settings &m_settings;
    MainWindow &m_window;
    MessageLibrary *m_library;
    MessageDock *m_dock;
    QToolBar *m_bar;
    QAction *m_show;
    ComposerFile *m_file;
    QString m_ownPath; ///< of the person's own messages
    bool m_ofWorkspace = false; ///< what is there belongs to a workspace
    int m_fileMessage = 0; ///< that waits for its file
    bool m_refuses = false; ///< what is being edited, until it fits again
    QHash<int, QAction *> m_actions; ///< of messages on the bar or with a shortcut
    QHash<int, quint64> m_counters;
    QTimer m_saveSoon;
};

} // namespace sw
