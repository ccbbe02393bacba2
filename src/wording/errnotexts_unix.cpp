// SPDX-License-Identifier: GPL-3.0-or-later
#include "errnotexttable.h"

#include <cerrno>

#include <QtGlobal>

namespace sw {

namespace {

// Where the address is a path or an abstract name, the same errno has other reasons (unix(7)).
constexpr ErrnoTextRow rows[] = {
    {QLatin1StringView("bind"), EADDRINUSE,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "A file or a socket of that name is there already, and bind never takes one that is there."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Choose another name. A file that a closed socket has left behind has to be removed first.")},
    {QLatin1StringView("bind"), EACCES,
     QT_TRANSLATE_NOOP("ErrnoWording", "This user may not make a file in that folder."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Check the rights of the folder, or choose another path.")},
    {QLatin1StringView("connect"), ECONNREFUSED,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "No socket is reached at that path: it was closed and only its file is left, or it does not "
                       "listen yet."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Start the server; a file that is in its way has to be removed first.")},
    {QLatin1StringView("connect"), EACCES,
     QT_TRANSLATE_NOOP("ErrnoWording", "This user may not write to that socket file, or not enter its folder."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Check the rights of the file and its folders.")},
    {QLatin1StringView("connect"), EAGAIN,
     QT_TRANSLATE_NOOP("ErrnoWording", "The queue of the listening socket is full, and this socket does not wait."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Try again when the server has accepted, or connect in blocking mode.")},
    {QLatin1StringView("connect"), EPERM,
     QT_TRANSLATE_NOOP("ErrnoWording", "The datagram socket there is connected to another one."),
     QT_TRANSLATE_NOOP("ErrnoWording", "It takes nothing from strangers; choose another peer.")},
    {QLatin1StringView("send"), ECONNREFUSED,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "No socket receives at that path any more: it was closed and only its file is left."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Start the receiver; a file that is in its way has to be removed first.")},
    {QLatin1StringView("send"), EACCES,
     QT_TRANSLATE_NOOP("ErrnoWording", "This user may not write to that socket file, or not enter its folder."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Check the rights of the file and its folders.")},
    {QLatin1StringView("send"), EMSGSIZE,
     QT_TRANSLATE_NOOP("ErrnoWording", "The message does not fit into the send buffer of this socket."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Send less at once, or ask for a larger SO_SNDBUF.")},
    {QLatin1StringView("send"), EPERM,
     QT_TRANSLATE_NOOP("ErrnoWording", "The datagram socket there is connected to another one."),
     QT_TRANSLATE_NOOP("ErrnoWording", "It takes nothing from strangers; choose another peer.")},
};

} // namespace

std::span<const ErrnoTextRow> unixErrnoTexts()
{
    return rows;
}

} // namespace sw
