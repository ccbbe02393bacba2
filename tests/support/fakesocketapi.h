// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <optional>

#include "callnames.h"
#include "realsocketapi.h"

namespace sw {

/// The real calls, but for those whose result a test has scripted: failures that the system will not make on demand. A
/// scripted call does not reach the kernel. Any thread.
class FakeSocketApi final : public SocketApi
{
public:
    /// The next calls of this kind give these results, one each; then it is the kernel's turn again.
    void script(Call call, std::deque<CallResult> results);
    void fail(Call call, int error, int times = 1);
    /// Every call of this kind fails until succeed().
    void failAlways(Call call, int error);
    void succeed(Call call);
    [[nodiscard]] int calls(Call call) const; ///< how many were made, scripted ones included

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
    CallResult receiveQueue(int fd) override { return m_real.receiveQueue(fd); }
    CallResult sendQueue(int fd) override { return m_real.sendQueue(fd); }

private:
    std::optional<CallResult> next(Call call);

    RealSocketApi m_real;
    mutable std::mutex m_mutex;
    std::map<Call, std::deque<CallResult>> m_scripted;
    std::map<Call, CallResult> m_always;
    std::map<Call, int> m_calls;
};

} // namespace sw
