// SPDX-License-Identifier: GPL-3.0-or-later
// Besides finding the C library's functions, the names __wrap_X: the linker turns every call of X by the engine's own
// objects into a call of __wrap_X (ld(1), --wrap), so that the engine never meets the shim.
#include "libccalls.h"

#include <cstdarg>
#include <cstdio>
#include <cstdlib>

#include <dlfcn.h>

namespace sw {

namespace {

template<typename Function>
void find(Function &function, const char *name)
{
    function = reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
    if (!function) {
        std::fprintf(stderr, "socket shim: the C library has no %s\n", name);
        std::abort();
    }
}

LibcCalls findAll()
{
    LibcCalls calls{};
    find(calls.socket, "socket");
    find(calls.socketpair, "socketpair");
    find(calls.bind, "bind");
    find(calls.listen, "listen");
    find(calls.accept, "accept");
    find(calls.accept4, "accept4");
    find(calls.connect, "connect");
    find(calls.send, "send");
    find(calls.sendto, "sendto");
    find(calls.sendmsg, "sendmsg");
    find(calls.recv, "recv");
    find(calls.recvfrom, "recvfrom");
    find(calls.recvmsg, "recvmsg");
    find(calls.shutdown, "shutdown");
    find(calls.close, "close");
    find(calls.dup, "dup");
    find(calls.dup2, "dup2");
    find(calls.dup3, "dup3");
    find(calls.fcntl, "fcntl64");
    find(calls.ioctl, "ioctl");
    find(calls.poll, "poll");
    find(calls.getsockname, "getsockname");
    find(calls.getpeername, "getpeername");
    find(calls.getsockopt, "getsockopt");
    find(calls.setsockopt, "setsockopt");
    return calls;
}

} // namespace

const LibcCalls &libc()
{
    static const LibcCalls calls = findAll();
    return calls;
}

} // namespace sw

using sw::libc;

extern "C" {

int __wrap_socket(int family, int type, int protocol)
{
    return libc().socket(family, type, protocol);
}

int __wrap_socketpair(int family, int type, int protocol, int *fds)
{
    return libc().socketpair(family, type, protocol, fds);
}

int __wrap_bind(int fd, const sockaddr *address, socklen_t length)
{
    return libc().bind(fd, address, length);
}

int __wrap_listen(int fd, int backlog)
{
    return libc().listen(fd, backlog);
}

int __wrap_accept(int fd, sockaddr *address, socklen_t *length)
{
    return libc().accept(fd, address, length);
}

int __wrap_accept4(int fd, sockaddr *address, socklen_t *length, int flags)
{
    return libc().accept4(fd, address, length, flags);
}

int __wrap_connect(int fd, const sockaddr *address, socklen_t length)
{
    return libc().connect(fd, address, length);
}

ssize_t __wrap_send(int fd, const void *bytes, size_t size, int flags)
{
    return libc().send(fd, bytes, size, flags);
}

ssize_t __wrap_sendto(int fd, const void *bytes, size_t size, int flags, const sockaddr *to, socklen_t length)
{
    return libc().sendto(fd, bytes, size, flags, to, length);
}

ssize_t __wrap_sendmsg(int fd, const msghdr *message, int flags)
{
    return libc().sendmsg(fd, message, flags);
}

ssize_t __wrap_recv(int fd, void *buffer, size_t size, int flags)
{
    return libc().recv(fd, buffer, size, flags);
}

ssize_t __wrap_recvfrom(int fd, void *buffer, size_t size, int flags, sockaddr *from, socklen_t *length)
{
    return libc().recvfrom(fd, buffer, size, flags, from, length);
}

ssize_t __wrap_recvmsg(int fd, msghdr *message, int flags)
{
    return libc().recvmsg(fd, message, flags);
}

int __wrap_shutdown(int fd, int how)
{
    return libc().shutdown(fd, how);
}

int __wrap_close(int fd)
{
    return libc().close(fd);
}

int __wrap_dup(int fd)
{
    return libc().dup(fd);
}

int __wrap_dup2(int fd, int wanted)
{
    return libc().dup2(fd, wanted);
}

int __wrap_dup3(int fd, int wanted, int flags)
{
    return libc().dup3(fd, wanted, flags);
}

int __wrap_fcntl(int fd, int command, ...)
{
    va_list list;
    va_start(list, command);
    void *argument = va_arg(list, void *);
    va_end(list);
    return libc().fcntl(fd, command, argument);
}

int __wrap_ioctl(int fd, unsigned long request, ...)
{
    va_list list;
    va_start(list, request);
    void *argument = va_arg(list, void *);
    va_end(list);
    return libc().ioctl(fd, request, argument);
}

int __wrap_poll(pollfd *fds, nfds_t count, int timeoutMs)
{
    return libc().poll(fds, count, timeoutMs);
}

int __wrap_getsockname(int fd, sockaddr *address, socklen_t *length)
{
    return libc().getsockname(fd, address, length);
}

int __wrap_getpeername(int fd, sockaddr *address, socklen_t *length)
{
    return libc().getpeername(fd, address, length);
}

int __wrap_getsockopt(int fd, int level, int name, void *value, socklen_t *length)
{
    return libc().getsockopt(fd, level, name, value, length);
}

int __wrap_setsockopt(int fd, int level, int name, const void *value, socklen_t length)
{
    return libc().setsockopt(fd, level, name, value, length);
}

} // extern "C"
