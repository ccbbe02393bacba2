// SPDX-License-Identifier: GPL-3.0-or-later
#include "ownfile.h"

#include <array>
#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QByteArray>
#include <QFile>
#include <QRandomGenerator>

namespace sw {

namespace {

constexpr char mark[] = "Made by Socket Workbench, which replaces this file when it makes another one.\n";
constexpr int markSize = sizeof mark - 1;
constexpr int mostTries = 20;

/// Of what is no regular file.
int refusal(mode_t mode)
{
    return S_ISREG(mode) ? 0 : S_ISDIR(mode) ? EISDIR : S_ISLNK(mode) ? ELOOP : EINVAL;
}

bool beginsWithMark(int fd)
{
    std::array<char, markSize> head{};
    std::size_t got = 0;
    while (got < head.size()) {
        const ssize_t count = ::read(fd, head.data() + got, head.size() - got);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        got += static_cast<std::size_t>(count);
    }
    return QByteArrayView(head.data(), markSize) == ownFileMark();
}

/// Whether a file can be made beside what stands there; 0, or an errno of access(2).
int folderRefuses(const QByteArray &path)
{
    const qsizetype end = path.lastIndexOf('/');
    const QByteArray folder = end < 0 ? QByteArray(".") : path.left(end + 1);
    return ::access(folder.constData(), W_OK | X_OK) == 0 ? 0 : errno;
}

int obstacle(const QByteArray &path)
{
    struct stat there
    {
    };
    if (::lstat(path.constData(), &there) != 0)
        return errno == ENOENT ? folderRefuses(path) : errno;
    if (const int refused = refusal(there.st_mode); refused != 0)
        return refused; // a device is not even opened
    const int fd = ::open(path.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return errno;
    const bool own = ::fstat(fd, &there) == 0 && S_ISREG(there.st_mode) && beginsWithMark(fd);
    ::close(fd);
    return own ? folderRefuses(path) : EEXIST;
}

int writeAll(int fd, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(fd, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return errno;
        bytes = bytes.sliced(written);
    }
    return 0;
}

/// A file of a new name beside that one. -1 with errno.
int openBeside(const QByteArray &target, mode_t mode, QByteArray &beside)
{
    int fd = -1;
    for (int i = 0; i < mostTries && fd < 0; ++i) {
        beside = target + '.' + QByteArray::number(QRandomGenerator::system()->generate(), 36);
        fd = ::open(beside.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
        if (fd < 0 && errno != EEXIST)
            break;
    }
    return fd;
}

} // namespace

QByteArrayView ownFileMark()
{
    return {mark, markSize};
}

int obstacleTo(const QString &path)
{
    return path.isEmpty() || path.contains(QChar::Null) ? EINVAL : obstacle(QFile::encodeName(path));
}

int writeOwnFile(const QString &path, QByteArrayView pem, OwnFile what)
{
    if (const int refused = obstacleTo(path); refused != 0)
        return refused;
    const QByteArray target = QFile::encodeName(path);
    const mode_t mode = what == OwnFile::Key ? 0600 : 0666;
    QByteArray beside;
    const int fd = openBeside(target, mode, beside);
    if (fd < 0)
        return errno;
    int error = what == OwnFile::Key && ::fchmod(fd, mode) != 0 ? errno : 0;
    for (const QByteArrayView part : {ownFileMark(), pem}) {
        if (error == 0)
            error = writeAll(fd, part);
    }
    if (error == 0 && ::fsync(fd) != 0)
        error = errno;
    if (::close(fd) != 0 && error == 0)
        error = errno;
    if (error == 0 && std::rename(beside.constData(), target.constData()) != 0)
        error = errno;
    if (error != 0)
        ::unlink(beside.constData());
    return error;
}

} // namespace sw
