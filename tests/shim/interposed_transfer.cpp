// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of the C library that move bytes over sockets, by way of the engine: send(2), recv(2) and their kin.
#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstring>
#include <span>

#include <sys/uio.h>

#include "libccalls.h"
#include "visit.h"

using namespace sw;

namespace {

/// The engine's sends never raise SIGPIPE; a program that has not asked for that gets the signal it would have got.
void raisePipe(const CallRecord &record, int fd, int flags)
{
    if (record.error != EPIPE || (flags & MSG_NOSIGNAL) != 0)
        return;
    int type = 0;
    socklen_t length = sizeof type;
    if (libc().getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &length) == 0 && type == SOCK_STREAM)
        ::raise(SIGPIPE);
}

ssize_t sendBy(Visit &visit, int fd, const QByteArray &bytes, int flags, const sockaddr *to, socklen_t length)
{
    SocketCommand command = visit.on(to ? Call::Sendto : Call::Send, fd);
    command.bytes = bytes;
    command.arguments[0] = flags;
    if (to)
        command.address = SocketAddress::fromRaw(to, length);
    const CallRecord record = visit.make(command);
    raisePipe(record, fd, flags);
    return visit.result(record);
}

bool canBeSent(const void *bytes, size_t size, const sockaddr *to, socklen_t length)
{
    return (bytes || size == 0) && size <= INT_MAX
        && (!to || length <= static_cast<socklen_t>(SocketAddress::capacity));
}

QByteArray copyOf(const void *bytes, size_t size)
{
    return QByteArray(static_cast<const char *>(bytes), static_cast<qsizetype>(size));
}

ssize_t sendAs(Function function, int fd, const void *bytes, size_t size, int flags, const sockaddr *to,
               socklen_t length)
{
    Visit visit(function);
    if (visit.isOpen() && !canBeSent(bytes, size, to, length))
        visit.pass(Way::BadArguments);
    if (!visit.isOpen()) {
        visit.leave();
        return libc().sendto(fd, bytes, size, flags, to, length);
    }
    return sendBy(visit, fd, copyOf(bytes, size), flags, to, length);
}

ssize_t receiveAs(Function function, int fd, void *buffer, size_t size, int flags, sockaddr *from, socklen_t *length)
{
    Visit visit(function);
    if (visit.isOpen() && ((!buffer && size != 0) || !isRoom(from, length)))
        visit.pass(Way::BadArguments);
    if (!visit.isOpen()) {
        visit.leave();
        return libc().recvfrom(fd, buffer, size, flags, from, length);
    }
    SocketCommand command = visit.on(function == Function::Recv ? Call::Recv : Call::Recvfrom, fd);
    command.number = static_cast<qint64>(size);
    command.arguments[0] = flags;
    const CallRecord record = visit.make(command);
    if (record.error == 0) {
        if (!record.data.isEmpty())
            std::memcpy(buffer, record.data.constData(), static_cast<std::size_t>(record.data.size()));
        copyAddress(record.address, from, length);
    }
    return visit.result(record);
}

/// What a message names as its parts, in all; -1 when the kernel will refuse it, or may.
qint64 sizeOf(const msghdr *message)
{
    if (!message || message->msg_iovlen > IOV_MAX || (message->msg_iovlen > 0 && !message->msg_iov))
        return -1;
    qint64 size = 0;
    for (const iovec &part : std::span(message->msg_iov, message->msg_iovlen)) {
        if (part.iov_len > INT_MAX || (!part.iov_base && part.iov_len != 0))
            return -1;
        size += static_cast<qint64>(part.iov_len);
    }
    return size <= INT_MAX ? size : -1;
}

bool hasControl(const msghdr *message)
{
    return message->msg_controllen != 0;
}

} // namespace

extern "C" {

ssize_t send(int fd, const void *bytes, size_t size, int flags)
{
    return sendAs(Function::Send, fd, bytes, size, flags, nullptr, 0);
}

ssize_t sendto(int fd, const void *bytes, size_t size, int flags, const sockaddr *to, socklen_t length)
{
    return sendAs(Function::Sendto, fd, bytes, size, flags, to, length);
}

ssize_t sendmsg(int fd, const msghdr *message, int flags)
{
    Visit visit(Function::Sendmsg);
    const qint64 size = sizeOf(message);
    const auto *to = size < 0 ? nullptr : static_cast<const sockaddr *>(message->msg_name);
    if (visit.isOpen() && (size < 0 || !canBeSent("", 0, to, message->msg_namelen)))
        visit.pass(Way::BadArguments);
    else if (visit.isOpen() && hasControl(message))
        visit.pass(Way::NoCommand);
    if (!visit.isOpen()) {
        visit.leave();
        return libc().sendmsg(fd, message, flags);
    }
    QByteArray bytes;
    bytes.reserve(size);
    for (const iovec &part : std::span(message->msg_iov, message->msg_iovlen))
        bytes.append(static_cast<const char *>(part.iov_base), static_cast<qsizetype>(part.iov_len));
    return sendBy(visit, fd, bytes, flags, to, message->msg_namelen);
}

ssize_t recv(int fd, void *buffer, size_t size, int flags)
{
    return receiveAs(Function::Recv, fd, buffer, size, flags, nullptr, nullptr);
}

ssize_t recvfrom(int fd, void *buffer, size_t size, int flags, sockaddr *from, socklen_t *length)
{
    return receiveAs(Function::Recvfrom, fd, buffer, size, flags, from, length);
}

ssize_t recvmsg(int fd, msghdr *message, int flags)
{
    Visit visit(Function::Recvmsg);
    const qint64 size = sizeOf(message);
    if (visit.isOpen() && size < 0)
        visit.pass(Way::BadArguments);
    else if (visit.isOpen() && hasControl(message))
        visit.pass(Way::NoCommand); // the engine's recvmsg gives control messages decoded, not as they came
    if (!visit.isOpen()) {
        visit.leave();
        return libc().recvmsg(fd, message, flags);
    }
    SocketCommand command = visit.on(Call::Recvfrom, fd);
    command.number = size;
    command.arguments[0] = flags;
    const CallRecord record = visit.make(command);
    if (record.error == 0) {
        const char *from = record.data.constData();
        auto rest = static_cast<std::size_t>(record.data.size());
        for (const iovec &part : std::span(message->msg_iov, message->msg_iovlen)) {
            const std::size_t taken = std::min(rest, part.iov_len);
            if (taken != 0)
                std::memcpy(part.iov_base, from, taken);
            from += taken;
            rest -= taken;
        }
        copyAddress(record.address, static_cast<sockaddr *>(message->msg_name), &message->msg_namelen);
        message->msg_flags = record.messageFlags;
        message->msg_controllen = 0;
    }
    return visit.result(record);
}

// What these become when a program is built with _FORTIFY_SOURCE.
ssize_t __recv_chk(int fd, void *buffer, size_t size, size_t /*room*/, int flags)
{
    return receiveAs(Function::Recv, fd, buffer, size, flags, nullptr, nullptr);
}

ssize_t __recvfrom_chk(int fd, void *buffer, size_t size, size_t /*room*/, int flags, sockaddr *from, socklen_t *length)
{
    return receiveAs(Function::Recvfrom, fd, buffer, size, flags, from, length);
}

} // extern "C"
