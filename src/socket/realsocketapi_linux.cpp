// SPDX-License-Identifier: GPL-3.0-or-later
#include "realsocketapi.h"

#include <cerrno>

#include <fcntl.h>
#include <linux/sockios.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sw {

namespace {

// All that Linux can tell of one datagram fits several times; descriptors that were passed by a peer too (SCM_MAX_FD).
constexpr std::size_t controlBytes = 2048;

// errno is read before anything else can run.
CallResult resultOf(qint64 value)
{
    return {value, value < 0 ? errno : 0};
}

sockaddr *asSockaddr(sockaddr_storage &storage)
{
    return static_cast<sockaddr *>(static_cast<void *>(&storage));
}

} // namespace

RealSocketApi::RealSocketApi()
    : m_standIn(::open("/dev/null", O_RDWR | O_CLOEXEC))
{
}

RealSocketApi::~RealSocketApi()
{
    if (m_standIn >= 0)
        ::close(m_standIn);
}

CallResult RealSocketApi::socket(int family, int type, int protocol)
{
    return resultOf(::socket(family, type | SOCK_CLOEXEC, protocol));
}

CallResult RealSocketApi::socketpair(int family, int type, int protocol, std::array<int, 2> &fds)
{
    return resultOf(::socketpair(family, type | SOCK_CLOEXEC, protocol, fds.data()));
}

CallResult RealSocketApi::dup(int fd)
{
    return resultOf(::fcntl(fd, F_DUPFD_CLOEXEC, 0));
}

CallResult RealSocketApi::bind(int fd, const SocketAddress &address)
{
    return resultOf(::bind(fd, address.data(), address.length()));
}

CallResult RealSocketApi::listen(int fd, int backlog)
{
    return resultOf(::listen(fd, backlog));
}

CallResult RealSocketApi::accept(int fd, SocketAddress &peer)
{
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    const CallResult result = resultOf(::accept4(fd, asSockaddr(storage), &length, SOCK_CLOEXEC));
    if (!result.failed())
        peer = SocketAddress::fromRaw(&storage, length);
    return result;
}

CallResult RealSocketApi::connect(int fd, const SocketAddress &address)
{
    return resultOf(::connect(fd, address.data(), address.length()));
}

CallResult RealSocketApi::send(int fd, const void *bytes, std::size_t size, int flags)
{
    return resultOf(::send(fd, bytes, size, flags | MSG_NOSIGNAL));
}

CallResult RealSocketApi::sendto(int fd, const void *bytes, std::size_t size, int flags, const SocketAddress &to)
{
    return resultOf(::sendto(fd, bytes, size, flags | MSG_NOSIGNAL, to.data(), to.length()));
}

CallResult RealSocketApi::recv(int fd, void *buffer, std::size_t size, int flags)
{
    return resultOf(::recv(fd, buffer, size, flags));
}

CallResult RealSocketApi::recvfrom(int fd, void *buffer, std::size_t size, int flags, SocketAddress &from,
                                   int &messageFlags)
{
    sockaddr_storage storage{};
    iovec part{buffer, size};
    msghdr message{};
    message.msg_name = &storage;
    message.msg_namelen = sizeof storage;
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    const CallResult result = resultOf(::recvmsg(fd, &message, flags));
    if (!result.failed()) {
        from = SocketAddress::fromRaw(&storage, message.msg_namelen);
        messageFlags = message.msg_flags;
    }
    return result;
}

CallResult RealSocketApi::recvmsg(int fd, void *buffer, std::size_t size, int flags, SocketAddress &from,
                                  int &messageFlags, QByteArray &control)
{
    sockaddr_storage storage{};
    alignas(cmsghdr) std::array<char, controlBytes> room{};
    iovec part{buffer, size};
    msghdr message{};
    message.msg_name = &storage;
    message.msg_namelen = sizeof storage;
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = room.data();
    message.msg_controllen = room.size();
    const CallResult result = resultOf(::recvmsg(fd, &message, flags | MSG_CMSG_CLOEXEC));
    if (!result.failed()) {
        from = SocketAddress::fromRaw(&storage, message.msg_namelen);
        // The kernel gives MSG_CMSG_CLOEXEC back as it was handed over: nothing that came with the message.
        messageFlags = message.msg_flags & ~MSG_CMSG_CLOEXEC;
        control = QByteArray(room.data(), static_cast<qsizetype>(message.msg_controllen));
    }
    return result;
}

CallResult RealSocketApi::shutdown(int fd, int how)
{
    return resultOf(::shutdown(fd, how));
}

CallResult RealSocketApi::close(int fd)
{
    return resultOf(::close(fd));
}

CallResult RealSocketApi::closeKeepingNumber(int fd)
{
    const int stand = m_standIn >= 0 ? m_standIn : ::open("/dev/null", O_RDWR | O_CLOEXEC);
    if (stand < 0)
        return resultOf(stand);
    const CallResult result = resultOf(::dup3(stand, fd, O_CLOEXEC));
    if (stand != m_standIn)
        ::close(stand);
    return {result.failed() ? -1 : 0, result.error};
}

CallResult RealSocketApi::getsockname(int fd, SocketAddress &address)
{
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    const CallResult result = resultOf(::getsockname(fd, asSockaddr(storage), &length));
    if (!result.failed())
        address = SocketAddress::fromRaw(&storage, length);
    return result;
}

CallResult RealSocketApi::getpeername(int fd, SocketAddress &address)
{
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    const CallResult result = resultOf(::getpeername(fd, asSockaddr(storage), &length));
    if (!result.failed())
        address = SocketAddress::fromRaw(&storage, length);
    return result;
}

CallResult RealSocketApi::getsockopt(int fd, int level, int name, void *value, unsigned &length)
{
    return resultOf(::getsockopt(fd, level, name, value, &length));
}

CallResult RealSocketApi::setsockopt(int fd, int level, int name, const void *value, unsigned length)
{
    return resultOf(::setsockopt(fd, level, name, value, length));
}

CallResult RealSocketApi::setNonBlocking(int fd, bool nonBlocking)
{
    const int flags = ::fcntl(fd, F_GETFL);
    if (flags < 0)
        return resultOf(flags);
    return resultOf(::fcntl(fd, F_SETFL, nonBlocking ? flags | O_NONBLOCK : flags & ~O_NONBLOCK));
}

CallResult RealSocketApi::poll(int fd, short events, int timeoutMs, short &returned)
{
    pollfd one{fd, events, 0};
    const CallResult result = resultOf(::poll(&one, 1, timeoutMs));
    returned = one.revents;
    return result;
}

CallResult RealSocketApi::receiveQueue(int fd)
{
    int bytes = 0;
    const CallResult result = resultOf(::ioctl(fd, SIOCINQ, &bytes));
    return result.failed() ? result : CallResult{bytes, 0};
}

CallResult RealSocketApi::sendQueue(int fd)
{
    int bytes = 0;
    const CallResult result = resultOf(::ioctl(fd, SIOCOUTQ, &bytes));
    return result.failed() ? result : CallResult{bytes, 0};
}

} // namespace sw
