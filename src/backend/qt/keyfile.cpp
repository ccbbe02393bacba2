// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyfile.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QByteArray>
#include <QFile>

namespace sw {

namespace {

int refusal(const QByteArray &path)
{
    struct stat there
    {
    };
    if (::lstat(path.constData(), &there) != 0)
        return errno == ENOENT ? 0 : errno;
    if (S_ISREG(there.st_mode))
        return 0;
    return S_ISDIR(there.st_mode) ? EISDIR : S_ISLNK(there.st_mode) ? ELOOP : EINVAL;
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
    return ::fsync(fd) == 0 ? 0 : errno;
}

} // namespace

int writeKeyFile(const QString &path, QByteArrayView key)
{
    if (path.isEmpty() || path.contains(QChar::Null))
        return EINVAL;
    const QByteArray target = QFile::encodeName(path);
    if (const int refused = refusal(target); refused != 0)
        return refused;
    QByteArray beside = target + ".XXXXXX";
    const int fd = ::mkostemp(beside.data(), O_CLOEXEC); // made with 0600
    if (fd < 0)
        return errno;
    int error = writeAll(fd, key);
    if (::close(fd) != 0 && error == 0)
        error = errno;
    if (error == 0 && std::rename(beside.constData(), target.constData()) != 0)
        error = errno;
    if (error != 0)
        ::unlink(beside.constData());
    return error;
}

} // namespace sw
