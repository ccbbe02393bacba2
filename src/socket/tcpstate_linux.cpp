// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcpstate.h"

#include <cerrno>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace sw {

TcpState tcpStateOf(int descriptor)
{
    // The first byte of struct tcp_info; the kernel copies no more than is asked for.
    quint8 state = 0;
    socklen_t length = sizeof(state);
    const int before = errno;
    const bool told = ::getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &state, &length) == 0 && length == sizeof(state);
    errno = before;
    return told ? static_cast<TcpState>(state) : TcpState::Unknown;
}

} // namespace sw
