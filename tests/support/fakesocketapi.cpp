// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakesocketapi.h"

#include <utility>

namespace sw {

void FakeSocketApi::script(Call call, std::deque<CallResult> results)
{
    const std::lock_guard lock(m_mutex);
    m_scripted[call] = std::move(results);
}

void FakeSocketApi::fail(Call call, int error, int times)
{
    script(call, std::deque<CallResult>(static_cast<std::size_t>(times), CallResult{-1, error}));
}

void FakeSocketApi::failAlways(Call call, int error)
{
    const std::lock_guard lock(m_mutex);
    m_always[call] = {-1, error};
}

void FakeSocketApi::succeed(Call call)
{
    const std::lock_guard lock(m_mutex);
    m_always.erase(call);
}

int FakeSocketApi::calls(Call call) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_calls.find(call);
    return found == m_calls.end() ? 0 : found->second;
}

std::optional<CallResult> FakeSocketApi::next(Call call)
{
    const std::lock_guard lock(m_mutex);
    ++m_calls[call];
    if (const auto always = m_always.find(call); always != m_always.end())
        return always->second;
    const auto scripted = m_scripted.find(call);
    if (scripted == m_scripted.end() || scripted->second.empty())
        return std::nullopt;
    const CallResult result = scripted->second.front();
    scripted->second.pop_front();
    return result;
}

CallResult FakeSocketApi::socket(int family, int type, int protocol)
{
    const auto scripted = next(Call::Socket);
    return scripted ? *scripted : m_real.socket(family, type, protocol);
}

CallResult FakeSocketApi::socketpair(int family, int type, int protocol, std::array<int, 2> &fds)
{
    const auto scripted = next(Call::Socketpair);
    return scripted ? *scripted : m_real.socketpair(family, type, protocol, fds);
}

CallResult FakeSocketApi::dup(int fd)
{
    const auto scripted = next(Call::Dup);
    return scripted ? *scripted : m_real.dup(fd);
}

CallResult FakeSocketApi::bind(int fd, const SocketAddress &address)
{
    const auto scripted = next(Call::Bind);
    return scripted ? *scripted : m_real.bind(fd, address);
}

CallResult FakeSocketApi::listen(int fd, int backlog)
{
    const auto scripted = next(Call::Listen);
    return scripted ? *scripted : m_real.listen(fd, backlog);
}

CallResult FakeSocketApi::accept(int fd, SocketAddress &peer)
{
    const auto scripted = next(Call::Accept);
    return scripted ? *scripted : m_real.accept(fd, peer);
}

CallResult FakeSocketApi::connect(int fd, const SocketAddress &address)
{
    const auto scripted = next(Call::Connect);
    return scripted ? *scripted : m_real.connect(fd, address);
}

CallResult FakeSocketApi::send(int fd, const void *bytes, std::size_t size, int flags)
{
    const auto scripted = next(Call::Send);
    return scripted ? *scripted : m_real.send(fd, bytes, size, flags);
}

CallResult FakeSocketApi::sendto(int fd, const void *bytes, std::size_t size, int flags, const SocketAddress &to)
{
    const auto scripted = next(Call::Sendto);
    return scripted ? *scripted : m_real.sendto(fd, bytes, size, flags, to);
}

CallResult FakeSocketApi::recv(int fd, void *buffer, std::size_t size, int flags)
{
    const auto scripted = next(Call::Recv);
    return scripted ? *scripted : m_real.recv(fd, buffer, size, flags);
}

CallResult FakeSocketApi::recvfrom(int fd, void *buffer, std::size_t size, int flags, SocketAddress &from,
                                   int &messageFlags)
{
    const auto scripted = next(Call::Recvfrom);
    return scripted ? *scripted : m_real.recvfrom(fd, buffer, size, flags, from, messageFlags);
}

CallResult FakeSocketApi::recvmsg(int fd, void *buffer, std::size_t size, int flags, SocketAddress &from,
                                  int &messageFlags, QByteArray &control)
{
    const auto scripted = next(Call::Recvmsg);
    return scripted ? *scripted : m_real.recvmsg(fd, buffer, size, flags, from, messageFlags, control);
}

CallResult FakeSocketApi::shutdown(int fd, int how)
{
    const auto scripted = next(Call::Shutdown);
    return scripted ? *scripted : m_real.shutdown(fd, how);
}

CallResult FakeSocketApi::close(int fd)
{
    const auto scripted = next(Call::Close);
    return scripted ? *scripted : m_real.close(fd);
}

CallResult FakeSocketApi::closeKeepingNumber(int fd)
{
    const auto scripted = next(Call::Close);
    return scripted ? *scripted : m_real.closeKeepingNumber(fd);
}

CallResult FakeSocketApi::getsockname(int fd, SocketAddress &address)
{
    const auto scripted = next(Call::Getsockname);
    return scripted ? *scripted : m_real.getsockname(fd, address);
}

CallResult FakeSocketApi::getpeername(int fd, SocketAddress &address)
{
    const auto scripted = next(Call::Getpeername);
    return scripted ? *scripted : m_real.getpeername(fd, address);
}

CallResult FakeSocketApi::getsockopt(int fd, int level, int name, void *value, unsigned &length)
{
    const auto scripted = next(Call::Getsockopt);
    return scripted ? *scripted : m_real.getsockopt(fd, level, name, value, length);
}

CallResult FakeSocketApi::setsockopt(int fd, int level, int name, const void *value, unsigned length)
{
    const auto scripted = next(Call::Setsockopt);
    return scripted ? *scripted : m_real.setsockopt(fd, level, name, value, length);
}

CallResult FakeSocketApi::setNonBlocking(int fd, bool nonBlocking)
{
    const auto scripted = next(Call::Setblocking);
    return scripted ? *scripted : m_real.setNonBlocking(fd, nonBlocking);
}

CallResult FakeSocketApi::poll(int fd, short events, int timeoutMs, short &returned)
{
    const auto scripted = next(Call::Poll);
    return scripted ? *scripted : m_real.poll(fd, events, timeoutMs, returned);
}

} // namespace sw
