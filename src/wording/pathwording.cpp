// SPDX-License-Identifier: GPL-3.0-or-later
#include "pathwording.h"

#include <array>
#include <cerrno>

#include <QCoreApplication>

#include "errnotable.h"

namespace sw {

namespace {

// clang-format off
// In the order of UnixPathState.
constexpr std::array<const char *, 5> taken{
    QT_TRANSLATE_NOOP("PathWording", "%1 was taken a moment ago and is free now. Try again."),
    QT_TRANSLATE_NOOP("PathWording", "%1 exists and is no socket. bind() makes its file itself and never takes one that is there. Choose another path."),
    QT_TRANSLATE_NOOP("PathWording", "%1 is a stale socket file: its socket was closed and nobody is reached there, but bind() refuses every file that exists. Remove the file, or choose another path."),
    QT_TRANSLATE_NOOP("PathWording", "A socket is bound to %1 and alive; its file must not be removed. Stop the program that has it, or choose another path."),
    QT_TRANSLATE_NOOP("PathWording", "%1 exists, and this user may not see whether anybody uses it. Choose another path."),
};
// clang-format on

} // namespace

QString pathTakenText(UnixPathState state, const QString &path)
{
    const auto index = static_cast<std::size_t>(state);
    return index < taken.size() ? QCoreApplication::translate("PathWording", taken[index]).arg(path) : QString();
}

QString pathUnreachedText(const QString &path)
{
    return QCoreApplication::translate(
               "PathWording",
               "%1 is a stale socket file: the socket that was bound to it was closed, and only its file is left. "
               "Start the server; where it finds the file in its way, the file has to be removed first.")
        .arg(path);
}

QString pathRemovedText(int error, const QString &path)
{
    switch (error) {
    case 0:
        return QCoreApplication::translate("PathWording", "The socket file %1 was removed.").arg(path);
    case ENOENT:
        return QCoreApplication::translate("PathWording", "%1 was gone already.").arg(path);
    case EADDRINUSE:
        return QCoreApplication::translate("PathWording", "%1 was not removed: a socket is bound to it now.").arg(path);
    case ENOTSOCK:
        return QCoreApplication::translate("PathWording", "%1 was not removed: it is no socket any more.").arg(path);
    default:
        return QCoreApplication::translate("PathWording", "%1 was not removed (%2). Check the rights of the folder.")
            .arg(path, errnoName(error));
    }
}

} // namespace sw
