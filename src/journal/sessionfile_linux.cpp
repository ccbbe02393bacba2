// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfile.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <QFile>
#include <QFileInfo>

namespace sw {

namespace {

constexpr mode_t forOwner = 0600;
constexpr mode_t folderForOwner = 0700;

} // namespace

SessionFile::SessionFile(QString path, int descriptor, qint64 size)
    : m_path(std::move(path))
    , m_descriptor(descriptor)
    , m_size(size)
{
}

SessionFile::~SessionFile()
{
    ::close(m_descriptor); // the lock goes with it
}

SessionFile::Opened SessionFile::open(const QString &path, int flags, bool locked)
{
    // O_NONBLOCK: a pipe that stands there must not hold us up before it is seen for what it is.
    const int descriptor = ::open(QFile::encodeName(path).constData(),
                                  flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, forOwner);
    if (descriptor < 0) {
        const int error = errno;
        const bool other = error == ELOOP || error == EISDIR || error == ENXIO;
        return {nullptr, other ? Fault::NotAFile : Fault::System, error};
    }
    struct stat facts = {};
    const bool known = ::fstat(descriptor, &facts) == 0;
    auto file = std::shared_ptr<SessionFile>(new SessionFile(path, descriptor, known ? facts.st_size : 0));
    if (!known)
        return {nullptr, Fault::System, errno};
    if (!S_ISREG(facts.st_mode))
        return {nullptr, Fault::NotAFile, 0};
    if (locked && ::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int error = errno;
        return {nullptr, error == EWOULDBLOCK ? Fault::InUse : Fault::System, error};
    }
    return {std::move(file), Fault::None, 0};
}

SessionFile::Opened SessionFile::create(const QString &path)
{
    Opened opened = open(path, O_RDWR | O_CREAT, true);
    if (!opened.file)
        return opened;
    int error = ::fchmod(opened.file->m_descriptor, forOwner) == 0 ? 0 : errno;
    if (error == 0)
        error = opened.file->cut(0);
    return error == 0 ? opened : Opened{nullptr, Fault::System, error};
}

SessionFile::Opened SessionFile::openToMend(const QString &path)
{
    return open(path, O_RDWR, true);
}

SessionFile::Opened SessionFile::openToRead(const QString &path)
{
    return open(path, O_RDONLY, false);
}

int SessionFile::append(QByteArrayView bytes)
{
    const qint64 before = m_size;
    for (qsizetype at = 0; at < bytes.size();) {
        const ssize_t written = ::pwrite(m_descriptor, bytes.data() + at, static_cast<std::size_t>(bytes.size() - at),
                                         before + at);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            const int error = written == 0 ? ENOSPC : errno;
            cut(before);
            return error;
        }
        at += written;
    }
    m_size = before + bytes.size();
    return 0;
}

int SessionFile::cut(qint64 size)
{
    if (::ftruncate(m_descriptor, size) != 0)
        return errno;
    m_size = size;
    return 0;
}

QByteArray SessionFile::read(qint64 at, qsizetype size) const
{
    QByteArray bytes(std::clamp<qint64>(m_size - at, 0, size), Qt::Uninitialized);
    qsizetype got = 0;
    while (got < bytes.size()) {
        const ssize_t part = ::pread(m_descriptor, bytes.data() + got, static_cast<std::size_t>(bytes.size() - got),
                                     at + got);
        if (part < 0 && errno == EINTR)
            continue;
        if (part <= 0)
            break;
        got += part;
    }
    bytes.truncate(got);
    return bytes;
}

bool SessionFile::isWrittenByOther() const
{
    if (::flock(m_descriptor, LOCK_SH | LOCK_NB) != 0)
        return errno == EWOULDBLOCK;
    ::flock(m_descriptor, LOCK_UN);
    return false;
}

int SessionFile::unlink() const
{
    return ::unlink(QFile::encodeName(m_path).constData()) == 0 ? 0 : errno;
}

void SessionFile::unlock()
{
    ::flock(m_descriptor, LOCK_UN);
}

DiskRoom diskRoomAt(const QString &path)
{
    struct statvfs facts = {};
    // A folder that is not there yet is going to be made on the disk of the one above it.
    for (QString at = path; !at.isEmpty(); at = QFileInfo(at).path()) {
        if (::statvfs(QFile::encodeName(at).constData(), &facts) == 0)
            return {quint64(facts.f_bavail) * facts.f_frsize, quint64(facts.f_blocks) * facts.f_frsize, true};
        if (errno != ENOENT || at == QFileInfo(at).path())
            break;
    }
    return {};
}

int makePrivateFolder(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    int error = ::mkdir(name.constData(), folderForOwner) == 0 ? 0 : errno;
    if (error == ENOENT) {
        const QString above = QFileInfo(path).path();
        if (above != path)
            makePrivateFolder(above);
        error = ::mkdir(name.constData(), folderForOwner) == 0 ? 0 : errno;
    }
    if (error != 0 && error != EEXIST)
        return error;
    struct stat facts = {};
    if (::lstat(name.constData(), &facts) != 0)
        return errno;
    if (!S_ISDIR(facts.st_mode))
        return ENOTDIR;
    if (facts.st_uid != ::geteuid())
        return EPERM;
    if ((facts.st_mode & 0777U) != folderForOwner && ::chmod(name.constData(), folderForOwner) != 0)
        return errno;
    return 0;
}

} // namespace sw
