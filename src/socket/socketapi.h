// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>

#include <QByteArray>

#include "address.h"

namespace sw {

/// What a call gave back: the C return value and, when that is negative, errno copied straight after the call.
struct CallResult
{
    qint64 value = -1;
    int error = 0;

    [[nodiscard]] bool failed() const { return value < 0; }
};

/// The sockets API, one virtual for each call, so that tests can put a scripted fake in its place. Every function makes
/// exactly the one system call of its name (no retry on EINTR) and may be called on any thread; it blocks where the call
/// does. Descriptors are close-on-exec; sends carry MSG_NOSIGNAL, so that SIGPIPE never arises.
class SocketApi
{
public:
    SocketApi() = default;
    virtual ~SocketApi() = default;
    Q_DISABLE_COPY_MOVE(SocketApi)

    virtual CallResult socket(int family, int type, int protocol) = 0; ///< socket(2)
    virtual CallResult socketpair(int family, int type, int protocol, std::array<int, 2> &fds) = 0; ///< socketpair(2)
    virtual CallResult dup(int fd) = 0; ///< fcntl(2) F_DUPFD_CLOEXEC
    virtual CallResult bind(int fd, const SocketAddress &address) = 0; ///< bind(2)
    virtual CallResult listen(int fd, int backlog) = 0; ///< listen(2)
    virtual CallResult accept(int fd, SocketAddress &peer) = 0; ///< accept4(2)
    virtual CallResult connect(int fd, const SocketAddress &address) = 0; ///< connect(2)
    virtual CallResult send(int fd, const void *bytes, std::size_t size, int flags) = 0; ///< send(2)
    virtual CallResult sendto(int fd, const void *bytes, std::size_t size, int flags, const SocketAddress &to) = 0;
    virtual CallResult recv(int fd, void *buffer, std::size_t size, int flags) = 0; ///< recv(2)
    /// recvmsg(2) with one buffer; `messageFlags` gets msg_flags (MSG_TRUNC ...).
    virtual CallResult recvfrom(int fd, void *buffer, std::size_t size, int flags, SocketAddress &from,
                                int &messageFlags) = 0;
    /// recvmsg(2) with one buffer; `control` gets the control messages as they came (decodeControl() reads them). Passed
    /// descriptors are close-on-exec.
    virtual CallResult recvmsg(int fd, void *buffer, std::size_t size, int flags, SocketAddress &from,
                               int &messageFlags, QByteArray &control) = 0;
    virtual CallResult shutdown(int fd, int how) = 0; ///< shutdown(2)
    virtual CallResult close(int fd) = 0; ///< close(2)
    /// close(2) of what `fd` names, while the number stays taken: dup2(2) of a descriptor of /dev/null over it. For a
    /// descriptor in which another thread is still blocked, so that its number is not given to a stranger.
    virtual CallResult closeKeepingNumber(int fd) = 0;
    virtual CallResult getsockname(int fd, SocketAddress &address) = 0; ///< getsockname(2)
    virtual CallResult getpeername(int fd, SocketAddress &address) = 0; ///< getpeername(2)
    virtual CallResult getsockopt(int fd, int level, int name, void *value, unsigned &length) = 0; ///< getsockopt(2)
    virtual CallResult setsockopt(int fd, int level, int name, const void *value,
                                  unsigned length) = 0; ///< setsockopt(2)
    virtual CallResult setNonBlocking(int fd, bool nonBlocking) = 0; ///< fcntl(2) F_GETFL, F_SETFL with O_NONBLOCK
    virtual CallResult poll(int fd, short events, int timeoutMs, short &returned) = 0; ///< poll(2), -1 = no limit
    virtual CallResult receiveQueue(int fd) = 0; ///< SIOCINQ: bytes that arrived and were not read (tcp(7))
    virtual CallResult sendQueue(int fd) = 0; ///< SIOCOUTQ: bytes not yet acknowledged by the peer (tcp(7))
};

} // namespace sw
