// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "socketapi.h"

namespace sw {

/// What stands where a unix socket shall be bound (unix(7)).
enum class UnixPathState : quint8 {
    Free,
    NotASocket, ///< a file of another kind: never to be removed
    Stale, ///< a socket's file without a socket: nobody is reached there
    InUse, ///< a socket is bound to it, listening or not
    Unknown, ///< this user may not look
};

/// Whether the address is a path in the file system: bind(2) makes a file there, which close(2) leaves. Any thread.
bool isUnixPath(const SocketAddress &address);

/// Looks with lstat(2) and with connect(2) of a datagram socket. That reaches nobody: a stream socket answers EPROTOTYPE
/// without seeing a connection, also one that is bound and does not listen yet, which a connect of its own type would take
/// for stale. Any thread.
UnixPathState lookAtUnixPath(const SocketAddress &address);

/// Removes the file if it is stale at this moment. 0, or errno: EADDRINUSE when a socket is bound to it, ENOTSOCK when it is
/// no socket's, those of unlink(2). Any thread.
int removeStalePath(const SocketAddress &address);

/// Who made the other end of a unix connection (SO_PEERCRED, unix(7)): a value.
struct PeerCredentials
{
    int pid = 0;
    qint64 uid = -1;
    qint64 gid = -1;
};
std::optional<PeerCredentials> peerCredentials(SocketApi &api, int fd);

} // namespace sw
