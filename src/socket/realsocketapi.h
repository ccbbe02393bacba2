// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "socketapi.h"

namespace sw {

/// The kernel's own calls; any thread. It keeps one descriptor of /dev/null, so that closeKeepingNumber() needs no free one.
class RealSocketApi final : public SocketApi
{
public:
    RealSocketApi();
    ~RealSocketApi() override;
    Q_DISABLE_COPY_MOVE(RealSocketApi)

    CallResult socket(int family, int type, int protocol) override;
    CallResult socketpair(int family, int type, int protocol, std::array<int, 2> &fds) override;
    CallResult dup(int fd) override;
    CallResult bind(int fd, const SocketAddress &address) override;
    CallResult listen(int fd, int backlog) override;
    CallResult accept(int fd, SocketAddress &peer) override;
    CallResult connect(int fd, const SocketAddress &address) override;
    CallResult send(int fd, const void *bytes, std::size_t size, int flags) override;
    CallResult sendto(int fd, const void *bytes, std::size_t size, int flags, const SocketAddress &to) override;
    CallResult recv(int fd, void *buffer, std::size_t size, int flags) override;
    CallResult recvfrom(int fd, void *buffer, std::size_t size, int flags, SocketAddress &from,
                        int &messageFlags) override;
    CallResult recvmsg(int fd, void *buffer, std::size_t size, int flags, SocketAddress &from, int &messageFlags,
                       QByteArray &control) override;
    CallResult shutdown(int fd, int how) override;
    CallResult close(int fd) override;
    CallResult closeKeepingNumber(int fd) override;
    CallResult getsockname(int fd, SocketAddress &address) override;
    CallResult getpeername(int fd, SocketAddress &address) override;
    CallResult getsockopt(int fd, int level, int name, void *value, unsigned &length) override;
    CallResult setsockopt(int fd, int level, int name, const void *value, unsigned length) override;
    CallResult setNonBlocking(int fd, bool nonBlocking) override;
    CallResult poll(int fd, short events, int timeoutMs, short &returned) override;
    CallResult receiveQueue(int fd) override;
    CallResult sendQueue(int fd) override;

private:
    const int m_standIn; ///< -1 when there was no descriptor for it: then one is opened when it is needed
};

} // namespace sw
