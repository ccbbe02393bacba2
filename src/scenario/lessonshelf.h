// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include "loaderror.h"
#include "scenario.h"

namespace sw {

/// A lesson on the shelf, or what is wrong with its file. A value.
struct ShelfLesson
{
    QString file;
    bool shipped = false; ///< comes with the program
    std::optional<Scenario> lesson;
    LoadErrors errors;
};

/// The lessons there are: those of the program, those in a folder of a person's own, and single files. Files that change are
/// read again. Main thread.
class LessonShelf final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostFiles =
        500; ///< of the own folder, by name; a folder of everything must not hold up the window

    /// `shipped`: the folder of the program's own; its files never change.
    explicit LessonShelf(const QString &shipped, QObject *parent = nullptr);

    void setFolder(const QString &folder); ///< empty: none
    [[nodiscard]] const QString &folder() const { return m_folder; }
    void addFile(const QString &file);
    [[nodiscard]] const std::vector<ShelfLesson> &lessons() const { return m_lessons; } ///< in the order of showing
    [[nodiscard]] const ShelfLesson *find(const QString &file) const; ///< null when it is not there

Q_SIGNALS:
    void changed();
    void fileChanged(const QString &file); ///< after changed()

private:
    void readSoon(const QString &file);
    void read();
    void readAll();

    const QString m_shipped;
    QString m_folder;
    QStringList m_files;
    std::vector<ShelfLesson> m_shippedLessons;
    std::vector<ShelfLesson> m_lessons;
    QFileSystemWatcher m_watcher;
    QTimer m_soon; ///< editors write in several steps
    QStringList m_touched;
};

} // namespace sw
