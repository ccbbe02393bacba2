// SPDX-License-Identifier: GPL-3.0-or-later
#include "unixsockets.h"

#include <cerrno>
#include <cstddef>
#include <cstring>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace sw {

namespace {

/// The path as the kernel reads it: up to a NUL or the end of the address.
QByteArray pathOf(const SocketAddress &address)
{
    const auto before = static_cast<unsigned>(offsetof(sockaddr_un, sun_path));
    if (address.family() != AF_UNIX || address.length() <= before)
        return {};
    const char *path = static_cast<const char *>(static_cast<const void *>(address.data())) + before;
    return {path, static_cast<qsizetype>(strnlen(path, address.length() - before))};
}

UnixPathState whoIsBound(const SocketAddress &address)
{
    const int fd = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return UnixPathState::Unknown;
    const int error = ::connect(fd, address.data(), address.length()) == 0 ? 0 : errno;
    ::close(fd);
    switch (error) {
    case ECONNREFUSED:
        return UnixPathState::Stale;
    case ENOENT:
        return UnixPathState::Free;
    case 0: // a datagram socket
    case EPROTOTYPE: // a stream or sequenced-packet socket
    case EPERM: // a datagram socket with a peer of its own
        return UnixPathState::InUse;
    default:
        return UnixPathState::Unknown;
    }
}

} // namespace

bool isUnixPath(const SocketAddress &address)
{
    return !pathOf(address).isEmpty();
}

UnixPathState lookAtUnixPath(const SocketAddress &address)
{
    const QByteArray path = pathOf(address);
    struct stat found
    {
    };
    if (path.isEmpty())
        return UnixPathState::Unknown;
    if (::lstat(path.constData(), &found) != 0)
        return errno == ENOENT ? UnixPathState::Free : UnixPathState::Unknown;
    // A link is no socket either: what it points to was not asked for.
    return S_ISSOCK(found.st_mode) ? whoIsBound(address) : UnixPathState::NotASocket;
}

int removeStalePath(const SocketAddress &address)
{
    switch (lookAtUnixPath(address)) {
    case UnixPathState::Free:
        return ENOENT;
    case UnixPathState::NotASocket:
        return ENOTSOCK;
    case UnixPathState::InUse:
        return EADDRINUSE;
    case UnixPathState::Unknown:
        return EACCES;
    case UnixPathState::Stale:
        break;
    }
    return ::unlink(pathOf(address).constData()) == 0 ? 0 : errno;
}

std::optional<PeerCredentials> peerCredentials(SocketApi &api, int fd)
{
    ucred told{};
    unsigned length = sizeof told;
    // A listening or unconnected socket has nobody: pid 0.
    if (api.getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &told, length).failed() || length < sizeof told || told.pid == 0)
        return std::nullopt;
    return PeerCredentials{told.pid, told.uid, told.gid};
}

} // namespace sw
