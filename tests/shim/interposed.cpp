// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of the C library that make, name and end sockets, by way of the engine. Those that move bytes and those that
// concern any descriptor have files of their own. See the man page of each.
#include <cerrno>
#include <cstring>

#include "libccalls.h"
#include "visit.h"

using namespace sw;

namespace {

void dropCloseOnExec(int fd)
{
    // The engine's descriptors are close-on-exec; this program has not asked for that.
    libc().fcntl(fd, F_SETFD, 0);
}

int acceptBy(int fd, sockaddr *address, socklen_t *length, int flags)
{
    Visit visit(Function::Accept);
    if (visit.isOpen() && (!isRoom(address, length) || (flags & ~(SOCK_NONBLOCK | SOCK_CLOEXEC)) != 0))
        visit.pass(Way::BadArguments);
    if (!visit.isOpen()) {
        visit.leave();
        return libc().accept4(fd, address, length, flags);
    }
    const CallRecord record = visit.make(visit.on(Call::Accept, fd));
    if (record.error == 0) {
        const int made = static_cast<int>(record.result);
        if (record.newSocket != 0)
            visit.engine().add(made, record.newSocket);
        else
            tally().countMissing();
        if ((flags & SOCK_CLOEXEC) == 0)
            dropCloseOnExec(made);
        if ((flags & SOCK_NONBLOCK) != 0) {
            SocketCommand mode = visit.on(Call::Setblocking, made);
            mode.number = 0;
            visit.make(mode);
        }
        copyAddress(record.address, address, length);
    }
    return static_cast<int>(visit.result(record));
}

int nameBy(Function function, Call call, int fd, sockaddr *address, socklen_t *length)
{
    Visit visit(function);
    if (visit.isOpen() && (!address || !isRoom(address, length)))
        visit.pass(Way::BadArguments);
    if (!visit.isOpen()) {
        visit.leave();
        return call == Call::Getsockname ? libc().getsockname(fd, address, length)
                                         : libc().getpeername(fd, address, length);
    }
    const CallRecord record = visit.make(visit.on(call, fd));
    if (record.error == 0)
        copyAddress(record.address, address, length);
    return static_cast<int>(visit.result(record));
}

/// An address that a command can carry: longer ones are for the kernel to refuse.
bool fits(const sockaddr *address, socklen_t length)
{
    return address && length <= static_cast<socklen_t>(SocketAddress::capacity);
}

} // namespace

extern "C" {

int socket(int family, int type, int protocol) noexcept
{
    Visit visit(Function::Socket);
    if (!visit.isOpen()) {
        visit.leave();
        return libc().socket(family, type, protocol);
    }
    SocketCommand command;
    command.call = Call::Socket;
    command.socket = visit.engine().newSocketId();
    command.arguments = {family, type & ~SOCK_CLOEXEC, protocol};
    const CallRecord record = visit.make(command);
    if (record.error == 0) {
        const int made = static_cast<int>(record.result);
        visit.engine().add(made, command.socket);
        if ((type & SOCK_CLOEXEC) == 0)
            dropCloseOnExec(made);
    }
    return static_cast<int>(visit.result(record));
}

int socketpair(int family, int type, int protocol, int fds[2]) noexcept
{
    Visit visit(Function::Socketpair);
    if (visit.isOpen() && !fds)
        visit.pass(Way::BadArguments);
    if (!visit.isOpen()) {
        visit.leave();
        return libc().socketpair(family, type, protocol, fds);
    }
    SocketCommand command;
    command.call = Call::Socketpair;
    command.arguments = {family, type & ~SOCK_CLOEXEC, protocol};
    const CallRecord record = visit.make(command);
    if (record.error == 0) {
        int *place = fds;
        for (const SocketId end : {record.newSocket, record.newSocket2}) {
            const int made = visit.engine().descriptorOf(end);
            if (made < 0)
                tally().countMissing();
            else
                visit.engine().add(made, end);
            if ((type & SOCK_CLOEXEC) == 0)
                dropCloseOnExec(made);
            *place++ = made;
        }
    }
    return static_cast<int>(visit.result(record));
}

int bind(int fd, const sockaddr *address, socklen_t length) noexcept
{
    Visit visit(Function::Bind);
    if (visit.isOpen() && !fits(address, length))
        visit.pass(Way::BadArguments);
    if (!visit.isOpen()) {
        visit.leave();
        return libc().bind(fd, address, length);
    }
    SocketCommand command = visit.on(Call::Bind, fd);
    command.address = SocketAddress::fromRaw(address, length);
    return static_cast<int>(visit.result(visit.make(command)));
}

int listen(int fd, int backlog) noexcept
{
    Visit visit(Function::Listen);
    if (!visit.isOpen()) {
        visit.leave();
        return libc().listen(fd, backlog);
    }
    SocketCommand command = visit.on(Call::Listen, fd);
    command.number = backlog;
    return static_cast<int>(visit.result(visit.make(command)));
}

int accept(int fd, sockaddr *address, socklen_t *length)
{
    return acceptBy(fd, address, length, 0);
}

int accept4(int fd, sockaddr *address, socklen_t *length, int flags)
{
    return acceptBy(fd, address, length, flags);
}

int connect(int fd, const sockaddr *address, socklen_t length)
{
    Visit visit(Function::Connect);
    if (visit.isOpen() && !fits(address, length))
        visit.pass(Way::BadArguments);
    if (!visit.isOpen()) {
        visit.leave();
        return libc().connect(fd, address, length);
    }
    SocketCommand command = visit.on(Call::Connect, fd);
    command.address = SocketAddress::fromRaw(address, length);
    return static_cast<int>(visit.result(visit.make(command)));
}

int shutdown(int fd, int how) noexcept
{
    Visit visit(Function::Shutdown);
    if (!visit.isOpen()) {
        visit.leave();
        return libc().shutdown(fd, how);
    }
    SocketCommand command = visit.on(Call::Shutdown, fd);
    command.arguments[0] = how;
    return static_cast<int>(visit.result(visit.make(command)));
}

int getsockname(int fd, sockaddr *address, socklen_t *length) noexcept
{
    return nameBy(Function::Getsockname, Call::Getsockname, fd, address, length);
}

int getpeername(int fd, sockaddr *address, socklen_t *length) noexcept
{
    return nameBy(Function::Getpeername, Call::Getpeername, fd, address, length);
}

int getsockopt(int fd, int level, int name, void *value, socklen_t *length) noexcept
{
    constexpr socklen_t most = 4096; // what the engine reads of one option
    Visit visit(Function::Getsockopt);
    if (visit.isOpen() && (!value || !length || *length > most))
        visit.pass(Way::BadArguments);
    if (!visit.isOpen()) {
        visit.leave();
        return libc().getsockopt(fd, level, name, value, length);
    }
    SocketCommand command = visit.on(Call::Getsockopt, fd);
    command.arguments = {level, name, 0};
    command.number = *length;
    const CallRecord record = visit.make(command);
    if (record.error == 0) {
        std::memcpy(value, record.data.constData(), static_cast<std::size_t>(record.data.size()));
        *length = static_cast<socklen_t>(record.data.size());
    }
    return static_cast<int>(visit.result(record));
}

int setsockopt(int fd, int level, int name, const void *value, socklen_t length) noexcept
{
    constexpr socklen_t most = 1'000'000;
    Visit visit(Function::Setsockopt);
    if (visit.isOpen() && (!value || length > most))
        visit.pass(Way::BadArguments);
    if (!visit.isOpen()) {
        visit.leave();
        return libc().setsockopt(fd, level, name, value, length);
    }
    SocketCommand command = visit.on(Call::Setsockopt, fd);
    command.arguments = {level, name, 0};
    command.bytes = QByteArray(static_cast<const char *>(value), static_cast<qsizetype>(length));
    return static_cast<int>(visit.result(visit.make(command)));
}

} // extern "C"
