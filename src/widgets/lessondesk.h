// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>

#include <QObject>
#include <QSet>

#include "lessonshelf.h"

class QAction;

namespace sw {

class LessonDock;
class LessonRun;
class MainWindow;
class Settings;
class Theme;
class Workbench;

/// Lessons in the window: the dock with its actions, files that are dropped or watched, the acceptance of a stranger's, the
/// names of the actors, and the views that follow. Main thread; all that it is given outlives it.
class LessonDesk final : public QObject
{
    Q_OBJECT

public:
    LessonDesk(Workbench &workbench, Settings &settings, Theme &theme, MainWindow &window);
    ~LessonDesk() override;

    [[nodiscard]] QAction *showAction() const { return m_show; }
    [[nodiscard]] QAction *nextAction() const { return m_next; }
    [[nodiscard]] LessonDock &dock() const { return *m_dock; }
    [[nodiscard]] LessonRun *run() const { return m_run.get(); } ///< null: none is open
    /// Starts a lesson of the shelf, or shows what it will do when it comes from a file.
    void open(const QString &file);
    void openFile(const QString &file); ///< from anywhere
    void setFolder(const QString &folder); ///< of one's own lessons
    void leave(); ///< closes its sockets, back to the list
    void show(); ///< the dock
    void retranslate();

Q_SIGNALS:
    void openChanged(); ///< a lesson was opened or left

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    LessonDock &furnished(); ///< the dock; lessons are read when they are first wanted
    void askFile();
    void askFolder();
    void start(const Scenario &lesson);
    void begun();
    void changed();
    void fileChanged(const QString &file);
    void filterRows(bool on);
    void bringViewForward() const;
    void save();

    Workbench &m_workbench;
    Settings &m_settings;
    MainWindow &m_window;
    std::unique_ptr<LessonShelf> m_shelf; ///< null until furnished()
    LessonDock *m_dock;
    std::unique_ptr<LessonRun> m_run;
    std::map<QString, QStringList> m_accepted; ///< by file: what it may reach, until the end of the program
    QString m_file; ///< that is open or being reviewed
    std::optional<Scenario> m_reviewed; ///< as it is shown, whatever becomes of its file
    QSet<QString> m_done; ///< ids
    QString m_filterBefore; ///< of the log, while only this run is shown
    QString m_ownFilter; ///< that was set here
    QAction *m_show;
    QAction *m_next;
};

} // namespace sw
