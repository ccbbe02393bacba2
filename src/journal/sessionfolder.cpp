// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfolder.h"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <thread>

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QStandardPaths>

#include "pcapngblocks.h"
#include "sessiondecoder.h"
#include "sessionfile.h"

namespace sw::sessionfolder {

namespace {

constexpr qsizetype headBytes = 4096;
constexpr quint64 mostByDefault = 4ULL * 1024 * 1024 * 1024;
constexpr quint64 freePart = 10;

QFileInfoList filesIn(const QString &folder)
{
    return QDir(folder).entryInfoList({QStringLiteral("*.pcapng")}, QDir::Files | QDir::NoSymLinks | QDir::Hidden,
                                      QDir::Name | QDir::Reversed);
}

/// The end of a file says how the session ended.
void readEnd(const SessionFile &file, SessionEntry &entry)
{
    entry.ending = SessionEntry::Ending::Torn;
    for (const qsizetype size : {sessiondecoder::endBytes, sessiondecoder::mendedEndBytes}) {
        const QByteArray tail = file.read(std::max<qint64>(file.size() - size, 0), size);
        if (sessiondecoder::endAt(tail) != size)
            continue;
        entry.ending = size == sessiondecoder::endBytes ? SessionEntry::Ending::InOrder
                                                        : SessionEntry::Ending::Recovered;
        entry.rows = pcapng::number64(tail, 8);
    }
}

} // namespace

QString defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/socket-workbench/sessions");
}

std::vector<SessionEntry> list(const QString &folder)
{
    std::vector<SessionEntry> entries;
    for (const QFileInfo &info : filesIn(folder)) {
        const auto opened = SessionFile::openToRead(info.absoluteFilePath());
        if (!opened.file)
            continue;
        SessionEntry entry;
        entry.path = info.absoluteFilePath();
        entry.bytes = opened.file->size();
        if (const auto head = sessiondecoder::headOf(opened.file->read(0, headBytes)))
            entry.beganNs = head->clock.wallNs;
        if (opened.file->isWrittenByOther())
            entry.ending = SessionEntry::Ending::InUse;
        else
            readEnd(*opened.file, entry);
        entries.push_back(std::move(entry));
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const SessionEntry &a, const SessionEntry &b) { return a.beganNs > b.beganNs; });
    return entries;
}

quint64 bytesIn(const QString &folder)
{
    quint64 bytes = 0;
    for (const QFileInfo &info : filesIn(folder))
        bytes += static_cast<quint64>(info.size());
    return bytes;
}

int remove(const QString &path)
{
    auto opened = SessionFile::openToMend(path);
    if (!opened.file && opened.fault == SessionFile::Fault::InUse)
        return EBUSY;
    if (!opened.file)
        return opened.error != 0 ? opened.error : EINVAL;
    const int error = opened.file->unlink();
    // The file system gives the room of gigabytes back at the last close, which may take it a second: not on this thread.
    try {
        std::thread([file = std::move(opened.file)] {}).detach();
    } catch (const std::system_error &) {
        // No thread can be had: it was closed here.
    }
    return error;
}

QString newPath(const QString &folder)
{
    const QString base = QStringLiteral("%1/session-%2-%3")
                             .arg(folder, QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"))
                             .arg(QCoreApplication::applicationPid());
    QString path = base + QStringLiteral(".pcapng");
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = base + QStringLiteral("-%1.pcapng").arg(number);
    return path;
}

quint64 defaultBudget(const QString &folder)
{
    const DiskRoom room = diskRoomAt(folder);
    return room.known ? std::min(mostByDefault, (room.free + bytesIn(folder)) / freePart) : mostByDefault;
}

} // namespace sw::sessionfolder
