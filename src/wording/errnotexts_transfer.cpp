// SPDX-License-Identifier: GPL-3.0-or-later
#include "errnotexttable.h"

#include <cerrno>

#include <QtGlobal>

namespace sw {

namespace {

// Calls on a socket that stands have reasons of their own (recv(2), send(2), shutdown(2), setsockopt(2) ...).
constexpr ErrnoTextRow rows[] = {
    {QLatin1StringView("recv"), ECONNRESET,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "The peer reset the connection (RST): it closed with data unread, aborted, "
                       "or lost its state."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Nothing more comes on this socket. Close it and connect again; look at the "
                       "peer for the reason.")},
    {QLatin1StringView("recv"), ETIMEDOUT,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "The peer fell silent: sent data was not acknowledged, or keepalive probes "
                       "were not answered."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Check the network and that the peer is alive, then connect again.")},
    {QLatin1StringView("write"), EBADF,
     QT_TRANSLATE_NOOP("ErrnoWording", "This file was opened for reading only, or it is closed."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Make a file for writing of the socket: makefile with a mode of w or rw.")},
    {QLatin1StringView("read"), EBADF,
     QT_TRANSLATE_NOOP("ErrnoWording", "This file was opened for writing only, or it is closed."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Make a file for reading of the socket: makefile with a mode of r or rw.")},
    {QLatin1StringView("readline"), EBADF,
     QT_TRANSLATE_NOOP("ErrnoWording", "This file was opened for writing only, or it is closed."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Make a file for reading of the socket: makefile with a mode of r or rw.")},
    {QLatin1StringView("recv"), EAGAIN,
     QT_TRANSLATE_NOOP("ErrnoWording", "Nothing has arrived: the socket does not wait, or SO_RCVTIMEO ran out."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Wait with poll for POLLIN, or make the socket blocking.")},
    {QLatin1StringView("recv"), ECONNREFUSED,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "An earlier datagram found nobody listening on the peer's port (the host "
                       "said so by ICMP)."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Start the peer, or check its address and port; the socket can still be used.")},
    {QLatin1StringView("recv"), ENOTCONN,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "The socket is not connected: connect was not called, or this is a listening "
                       "socket."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Connect first; on the server read from the socket that accept returned.")},
    {QLatin1StringView("recv"), EINVAL,
     QT_TRANSLATE_NOOP("ErrnoWording", "There is nothing of that kind to read, such as urgent data that never came."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Check the flags of the call.")},
    {QLatin1StringView("send"), ECONNRESET,
     QT_TRANSLATE_NOOP("ErrnoWording", "The peer reset the connection (RST); what it had not read is lost."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Close this socket and connect again; look at the peer for the reason.")},
    {QLatin1StringView("send"), EPIPE,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "This socket cannot send: it was shut down for sending, the connection was "
                       "reset before, or there never was one."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Connect again with a new socket. SIGPIPE would have come too, but it is "
                       "switched off here.")},
    {QLatin1StringView("send"), ETIMEDOUT,
     QT_TRANSLATE_NOOP("ErrnoWording", "The peer did not acknowledge the data in time; the connection is over."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Check the network and that the peer is alive, then connect again.")},
    {QLatin1StringView("send"), EAGAIN,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "The send buffer is full: the peer does not read fast enough, and the socket "
                       "does not wait (or SO_SNDTIMEO ran out)."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Wait with poll for POLLOUT, then send the rest.")},
    {QLatin1StringView("send"), ENOBUFS,
     QT_TRANSLATE_NOOP("ErrnoWording", "The queue of the network interface is full."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Wait a moment, then send again; send less at once.")},
    {QLatin1StringView("send"), ECONNREFUSED,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "An earlier datagram found nobody listening on the peer's port (the host "
                       "said so by ICMP)."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Start the peer, or check its address and port; the socket can still be used.")},
    {QLatin1StringView("send"), EACCES,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "The address is a broadcast address and SO_BROADCAST is not set, or a rule "
                       "forbids it."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Set SO_BROADCAST first, or check the firewall.")},
    {QLatin1StringView("send"), EPERM,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "A firewall rule of this machine forbids it, or the peer is connected to "
                       "another socket."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Check the firewall; a connected Unix datagram socket takes nothing from "
                       "strangers.")},
    {QLatin1StringView("send"), ENOTCONN, QT_TRANSLATE_NOOP("ErrnoWording", "The socket is not connected."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Connect first; on the server send on the socket that accept returned.")},
    {QLatin1StringView("send"), EISCONN,
     QT_TRANSLATE_NOOP("ErrnoWording", "The socket is connected, so it takes no other destination."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Use send without an address.")},
    {QLatin1StringView("send"), EINVAL,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "The destination is not possible, such as port 0 or a link-local IPv6 "
                       "address without its interface."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Check the address and the flags.")},
    {QLatin1StringView("shutdown"), ENOTCONN,
     QT_TRANSLATE_NOOP("ErrnoWording", "There is no connection to shut down: it was never made, or it is gone."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Nothing is left to do but close.")},
    {QLatin1StringView("shutdown"), EINVAL,
     QT_TRANSLATE_NOOP("ErrnoWording", "The direction is none of SHUT_RD, SHUT_WR and SHUT_RDWR."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Choose one of the three.")},
    {QLatin1StringView("close"), EINTR,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "A signal interrupted the wait for unsent data (SO_LINGER); the descriptor "
                       "is closed all the same."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Do not close it again.")},
    {QLatin1StringView("close"), EIO,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Something went wrong while the rest was written; the descriptor is closed "
                       "all the same."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Do not close it again.")},
    {QLatin1StringView("getpeername"), ENOTCONN,
     QT_TRANSLATE_NOOP("ErrnoWording", "The socket has no peer: it is not connected, or the connection was reset."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Ask while it is connected; a listening socket has no peer.")},
    {QLatin1StringView("setsockopt"), EINVAL,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "The value is out of range or has the wrong size, or it comes too late for "
                       "this option."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Check value and type; some options, such as IPV6_V6ONLY, must be set before "
                       "bind.")},
    {QLatin1StringView("setsockopt"), ENOPROTOOPT,
     QT_TRANSLATE_NOOP("ErrnoWording", "The option is not known at this level, or it can only be read."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Check level and option; some exist only in newer kernels.")},
    {QLatin1StringView("setsockopt"), EPERM,
     QT_TRANSLATE_NOOP("ErrnoWording", "Only a privileged user may set this option, or this value."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Choose a smaller value, or run with CAP_NET_ADMIN.")},
    {QLatin1StringView("setsockopt"), EACCES,
     QT_TRANSLATE_NOOP("ErrnoWording", "Only a privileged user may set this option."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Run with CAP_NET_ADMIN, or do without.")},
    {QLatin1StringView("setsockopt"), ENODEV,
     QT_TRANSLATE_NOOP("ErrnoWording", "The system has no interface of that name."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Choose one of the interfaces of this machine ('ip link' lists them).")},
    {QLatin1StringView("setsockopt"), EISCONN,
     QT_TRANSLATE_NOOP("ErrnoWording", "The option must be set before the socket is connected."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Set it on a fresh socket.")},
    {QLatin1StringView("setsockopt"), EDOM, QT_TRANSLATE_NOOP("ErrnoWording", "The time is out of range."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Microseconds must stay between 0 and 999999.")},
    {QLatin1StringView("getsockopt"), ENOPROTOOPT,
     QT_TRANSLATE_NOOP("ErrnoWording", "The option is not known at this level, or it can only be set."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Check level and option; some exist only in newer kernels.")},
    {QLatin1StringView("getsockopt"), EINVAL,
     QT_TRANSLATE_NOOP("ErrnoWording", "The buffer for the value is too small, or its size is wrong."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Give more room for the value.")},
};

} // namespace

std::span<const ErrnoTextRow> transferErrnoTexts()
{
    return rows;
}

} // namespace sw
