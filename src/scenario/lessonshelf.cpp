// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessonshelf.h"

#include <algorithm>
#include <utility>

#include <QDir>
#include <QFileInfo>

#include "scenarioloader.h"

namespace sw {

namespace {

constexpr int soonMs = 100;

ShelfLesson load(const QString &file, bool shipped)
{
    LoadResult loaded = loadScenarioFile(file);
    return {file, shipped, std::move(loaded.scenario), std::move(loaded.errors)};
}

QStringList filesIn(const QString &folder)
{
    QStringList files;
    if (folder.isEmpty())
        return files; // and not the one that the program was started in
    const QDir dir(folder);
    for (const QString &name : dir.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        if (files.size() < LessonShelf::mostFiles)
            files.append(dir.absoluteFilePath(name));
    }
    return files;
}

double orderOf(const ShelfLesson &one)
{
    return one.lesson && one.lesson->order != 0 ? one.lesson->order : 1e9;
}

} // namespace

LessonShelf::LessonShelf(const QString &shipped, QObject *parent)
    : QObject(parent)
    , m_shipped(shipped)
{
    for (const QString &file : filesIn(m_shipped))
        m_shippedLessons.push_back(load(file, true));
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &LessonShelf::read);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &LessonShelf::readSoon);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_soon.start(); });
    readAll();
}

void LessonShelf::setFolder(const QString &folder)
{
    if (m_folder == folder)
        return;
    m_folder = folder;
    readAll();
    Q_EMIT changed();
}

void LessonShelf::addFile(const QString &file)
{
    const QString path = QFileInfo(file).absoluteFilePath();
    if (!m_files.contains(path))
        m_files.append(path);
    readAll();
    Q_EMIT changed();
}

const ShelfLesson *LessonShelf::find(const QString &file) const
{
    const auto found = std::find_if(m_lessons.begin(), m_lessons.end(),
                                    [&](const ShelfLesson &one) { return one.file == file; });
    return found == m_lessons.end() ? nullptr : &*found;
}

void LessonShelf::readSoon(const QString &file)
{
    if (!m_touched.contains(file))
        m_touched.append(file);
    m_soon.start();
}

void LessonShelf::read()
{
    readAll();
    Q_EMIT changed();
    for (const QString &file : std::exchange(m_touched, {}))
        Q_EMIT fileChanged(file);
}

void LessonShelf::readAll()
{
    m_lessons = m_shippedLessons;
    QStringList files = filesIn(m_folder);
    for (const QString &file : std::as_const(m_files)) {
        if (!files.contains(file))
            files.append(file);
    }
    for (const QString &file : std::as_const(files))
        m_lessons.push_back(load(file, false));
    std::stable_sort(m_lessons.begin(), m_lessons.end(), [](const ShelfLesson &one, const ShelfLesson &other) {
        return one.shipped != other.shipped ? one.shipped : orderOf(one) < orderOf(other);
    });
    // A file that is replaced by another of its name is no longer watched. The folder itself may not be there yet.
    QStringList watched = files;
    for (const QString &file : std::as_const(files)) {
        const QString folder = QFileInfo(file).absolutePath();
        if (!watched.contains(folder))
            watched.append(folder);
    }
    if (!m_folder.isEmpty() && !watched.contains(m_folder))
        watched.append(m_folder);
    QStringList now = m_watcher.files() + m_watcher.directories();
    QStringList gone;
    for (const QString &one : std::as_const(now)) {
        if (!watched.contains(one))
            gone.append(one);
    }
    if (!gone.isEmpty())
        m_watcher.removePaths(gone);
    watched.removeIf([&now](const QString &one) { return now.contains(one) || !QFileInfo::exists(one); });
    if (!watched.isEmpty())
        m_watcher.addPaths(watched);
}

} // namespace sw
