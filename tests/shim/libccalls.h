// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sw {

/// The C library's own functions of the names that the shim takes over, found behind it by dlsym(3), RTLD_NEXT. Any thread.
struct LibcCalls
{
    decltype(&::socket) socket;
    decltype(&::socketpair) socketpair;
    decltype(&::bind) bind;
    decltype(&::listen) listen;
    decltype(&::accept) accept;
    decltype(&::accept4) accept4;
    decltype(&::connect) connect;
    decltype(&::send) send;
    decltype(&::sendto) sendto;
    decltype(&::sendmsg) sendmsg;
    decltype(&::recv) recv;
    decltype(&::recvfrom) recvfrom;
    decltype(&::recvmsg) recvmsg;
    decltype(&::shutdown) shutdown;
    decltype(&::close) close;
    decltype(&::dup) dup;
    decltype(&::dup2) dup2;
    decltype(&::dup3) dup3;
    decltype(&::fcntl) fcntl;
    decltype(&::ioctl) ioctl;
    decltype(&::poll) poll;
    decltype(&::getsockname) getsockname;
    decltype(&::getpeername) getpeername;
    decltype(&::getsockopt) getsockopt;
    decltype(&::setsockopt) setsockopt;
};

/// All of them are found at the first use, so that no worker thread ever asks the dynamic linker.
const LibcCalls &libc();

} // namespace sw
