// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of the C library that take any descriptor, by way of the engine when it is a socket: close(2), dup(2),
// fcntl(2), ioctl(2), poll(2).
#include <cerrno>
#include <cstdarg>

#include "libccalls.h"
#include "visit.h"

using namespace sw;

namespace {

int duplicate(Function function, int fd, bool closeOnExec)
{
    Visit visit(function);
    if (!visit.isOpen()) {
        visit.leave();
        return closeOnExec ? libc().fcntl(fd, F_DUPFD_CLOEXEC, 0) : libc().dup(fd);
    }
    const CallRecord record = visit.make(visit.on(Call::Dup, fd));
    if (record.error == 0) {
        const int made = static_cast<int>(record.result);
        if (record.newSocket != 0)
            visit.engine().add(made, record.newSocket);
        else
            tally().countMissing();
        if (!closeOnExec)
            libc().fcntl(made, F_SETFD, 0);
    }
    return static_cast<int>(visit.result(record));
}

/// Tells the engine that `fd` is no longer what it was. The engine has no command that gives a descriptor a certain number.
template<typename Real>
int replace(int fd, int wanted, Real real)
{
    if (!isSocket(fd) && !isSocket(wanted))
        return real();
    Visit visit(Function::Dup);
    ShimEngine *engine = visit.isOpen() ? &visit.engine() : nullptr;
    if (engine)
        visit.pass(Way::NoCommand);
    visit.leave();
    const int result = real();
    if (result >= 0 && fd != wanted && engine) {
        const int before = errno;
        engine->forget(wanted);
        errno = before;
    }
    return result;
}

int setBlocking(Function function, int fd, bool blocking)
{
    Visit visit(function);
    if (!visit.isOpen()) {
        visit.leave();
        int nonBlocking = blocking ? 0 : 1;
        return libc().ioctl(fd, FIONBIO, &nonBlocking);
    }
    SocketCommand command = visit.on(Call::Setblocking, fd);
    command.number = blocking ? 1 : 0;
    const CallRecord record = visit.make(command);
    return static_cast<int>(visit.result(record));
}

int controlBy(int fd, int command, void *argument)
{
    const auto number = reinterpret_cast<intptr_t>(argument);
    if ((command == F_DUPFD_CLOEXEC || command == F_DUPFD) && number == 0 && isSocket(fd))
        return duplicate(Function::Fcntl, fd, command == F_DUPFD_CLOEXEC);
    if (command == F_SETFL && isSocket(fd)) {
        constexpr int settable = O_APPEND | O_ASYNC | O_DIRECT | O_NOATIME | O_NONBLOCK;
        const int now = libc().fcntl(fd, F_GETFL);
        if (now >= 0 && (((now ^ static_cast<int>(number)) & settable) & ~O_NONBLOCK) == 0)
            return setBlocking(Function::Fcntl, fd, (number & O_NONBLOCK) == 0);
    }
    return libc().fcntl(fd, command, argument);
}

// Apart, because the compiler holds that poll(2) itself only writes to what it is given.
[[gnu::noinline]] int pollBy(pollfd *fds, nfds_t count, int timeoutMs)
{
    if (!fds || count != 1 || !isSocket(fds->fd))
        return libc().poll(fds, count, timeoutMs);
    Visit visit(Function::Poll);
    if (!visit.isOpen()) {
        visit.leave();
        return libc().poll(fds, count, timeoutMs);
    }
    SocketCommand command = visit.on(Call::Poll, fds->fd);
    command.arguments[0] = fds->events;
    command.timeoutMs = timeoutMs < 0 ? -1 : timeoutMs;
    const CallRecord record = visit.make(command);
    if (record.error == 0)
        fds->revents = static_cast<short>(record.messageFlags);
    return static_cast<int>(visit.result(record));
}

} // namespace

extern "C" {

int close(int fd)
{
    if (!isSocket(fd))
        return libc().close(fd);
    Visit visit(Function::Close);
    if (!visit.isOpen()) {
        visit.leave();
        return libc().close(fd);
    }
    SocketCommand command;
    command.call = Call::Close;
    command.socket = visit.engine().takeOut(fd);
    return static_cast<int>(visit.result(visit.make(command)));
}

int dup(int fd) noexcept
{
    return isSocket(fd) ? duplicate(Function::Dup, fd, false) : libc().dup(fd);
}

int dup2(int fd, int wanted) noexcept
{
    return replace(fd, wanted, [&] { return libc().dup2(fd, wanted); });
}

int dup3(int fd, int wanted, int flags) noexcept
{
    return replace(fd, wanted, [&] { return libc().dup3(fd, wanted, flags); });
}

int fcntl(int fd, int command, ...)
{
    va_list list;
    va_start(list, command);
    void *argument = va_arg(list, void *);
    va_end(list);
    return controlBy(fd, command, argument);
}

// What fcntl becomes when a program is built for large files.
int fcntl64(int fd, int command, ...)
{
    va_list list;
    va_start(list, command);
    void *argument = va_arg(list, void *);
    va_end(list);
    return controlBy(fd, command, argument);
}

int ioctl(int fd, unsigned long request, ...) noexcept
{
    va_list list;
    va_start(list, request);
    void *argument = va_arg(list, void *);
    va_end(list);
    if (request == FIONBIO && argument && isSocket(fd))
        return setBlocking(Function::Ioctl, fd, *static_cast<const int *>(argument) == 0);
    return libc().ioctl(fd, request, argument);
}

int poll(pollfd *fds, nfds_t count, int timeoutMs)
{
    return pollBy(fds, count, timeoutMs);
}

int __poll_chk(pollfd *fds, nfds_t count, int timeoutMs, size_t /*room*/)
{
    return pollBy(fds, count, timeoutMs);
}

} // extern "C"
