// SPDX-License-Identifier: GPL-3.0-or-later
#include "errnotexttable.h"

#include <cerrno>

#include <QtGlobal>

namespace sw {

namespace {

// Calls that set a socket up have reasons of their own (socket(2), bind(2), listen(2), accept(2), connect(2)).
constexpr ErrnoTextRow rows[] = {
    {QLatin1StringView("socket"), EACCES, QT_TRANSLATE_NOOP("ErrnoWording", "This user may not make such a socket."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Raw sockets need CAP_NET_RAW: run as root, or give the program the right with 'setcap "
                       "cap_net_raw+ep PROGRAM'. Ping sockets (SOCK_DGRAM with IPPROTO_ICMP) need no right, but a "
                       "group that net.ipv4.ping_group_range allows: 'sysctl -w net.ipv4.ping_group_range=\"0 "
                       "2147483647\"' allows all of them.")},
    {QLatin1StringView("socket"), EPERM, QT_TRANSLATE_NOOP("ErrnoWording", "This user may not make such a socket."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Raw sockets need CAP_NET_RAW: run as root, or give the program the right with 'setcap "
                       "cap_net_raw+ep PROGRAM'. Ping sockets (SOCK_DGRAM with IPPROTO_ICMP) need no right, but a "
                       "group that net.ipv4.ping_group_range allows: 'sysctl -w net.ipv4.ping_group_range=\"0 "
                       "2147483647\"' allows all of them.")},
    {QLatin1StringView("socket"), EAFNOSUPPORT,
     QT_TRANSLATE_NOOP("ErrnoWording", "The kernel does not have this address family."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Use AF_INET, AF_INET6 or AF_UNIX; IPv6 may be switched off on this machine.")},
    {QLatin1StringView("socket"), EINVAL,
     QT_TRANSLATE_NOOP("ErrnoWording", "Family, type or protocol has an impossible value."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Check the three arguments.")},
    {QLatin1StringView("bind"), EACCES,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "This user may not use that port or path: ports below "
                       "net.ipv4.ip_unprivileged_port_start (normally 1024) need "
                       "CAP_NET_BIND_SERVICE."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Choose a port from 1024 on; for a Unix socket check the rights of the "
                       "folder.")},
    {QLatin1StringView("bind"), EADDRINUSE,
     QT_TRANSLATE_NOOP("ErrnoWording", "Another socket holds this address and port."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Choose another port, stop the program that holds it, or set SO_REUSEADDR "
                       "before bind when only TIME_WAIT holds it.")},
    {QLatin1StringView("bind"), EADDRNOTAVAIL,
     QT_TRANSLATE_NOOP("ErrnoWording", "The address does not belong to this machine."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Choose an address of this machine ('ip address' lists them), or 0.0.0.0 or "
                       ":: for all of them.")},
    {QLatin1StringView("bind"), EINVAL,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "The socket is bound already, or the address has the wrong length; a "
                       "link-local IPv6 address needs its interface (%eth0)."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Bind once only; make a new socket for another address.")},
    {QLatin1StringView("bind"), EAFNOSUPPORT,
     QT_TRANSLATE_NOOP("ErrnoWording", "The address is of another family than the socket."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Use an IPv4 address on an AF_INET socket, an IPv6 one on AF_INET6.")},
    {QLatin1StringView("bind"), ENODEV,
     QT_TRANSLATE_NOOP("ErrnoWording", "The interface of the address does not exist."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Choose one of the interfaces of this machine ('ip link' lists them).")},
    {QLatin1StringView("bind"), ENOENT, QT_TRANSLATE_NOOP("ErrnoWording", "The folder of the path does not exist."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Make the folder first, or choose another path.")},
    {QLatin1StringView("listen"), EADDRINUSE,
     QT_TRANSLATE_NOOP("ErrnoWording", "Another socket listens on this port already."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Choose another port, or stop the program that listens there.")},
    {QLatin1StringView("listen"), EINVAL,
     QT_TRANSLATE_NOOP("ErrnoWording", "The socket is connected, so it cannot listen."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Listen with a fresh socket that was bound only.")},
    {QLatin1StringView("listen"), EDESTADDRREQ,
     QT_TRANSLATE_NOOP("ErrnoWording", "The socket is not bound to an address."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Bind it first.")},
    {QLatin1StringView("listen"), EOPNOTSUPP, QT_TRANSLATE_NOOP("ErrnoWording", "This type of socket cannot listen."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Use SOCK_STREAM or SOCK_SEQPACKET; a UDP server needs no listen, only bind.")},
    {QLatin1StringView("accept"), EINVAL,
     QT_TRANSLATE_NOOP("ErrnoWording", "The socket does not listen: listen was not called, or shutdown ended it."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Call listen first; after a shutdown make a new listening socket.")},
    {QLatin1StringView("accept"), EAGAIN,
     QT_TRANSLATE_NOOP("ErrnoWording", "No connection is waiting to be accepted, and the socket does not wait."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Wait with poll for POLLIN, or make the socket blocking.")},
    {QLatin1StringView("accept"), EMFILE,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "This process has no free descriptor for the new connection; it stays in the "
                       "queue."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Close some sockets, or raise the limit ('ulimit -n'); then accept again.")},
    {QLatin1StringView("accept"), ENFILE,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "The whole system has no free file entry for the new connection; it stays in "
                       "the queue."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Close programs with many files or sockets; then accept again.")},
    {QLatin1StringView("accept"), ECONNABORTED,
     QT_TRANSLATE_NOOP("ErrnoWording", "The peer gave up the connection before it was accepted."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Accept the next one; the listening socket is fine.")},
    {QLatin1StringView("accept"), EPERM, QT_TRANSLATE_NOOP("ErrnoWording", "A firewall rule forbids the connection."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Check the firewall of this machine.")},
    {QLatin1StringView("accept"), EOPNOTSUPP,
     QT_TRANSLATE_NOOP("ErrnoWording", "This type of socket has no connections to accept."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Use SOCK_STREAM or SOCK_SEQPACKET; a UDP server calls recvfrom at once.")},
    {QLatin1StringView("connect"), ECONNREFUSED,
     QT_TRANSLATE_NOOP("ErrnoWording", "The host answered, but nobody listens on that port."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Start the server, or check address and port; a firewall may refuse in its "
                       "place.")},
    {QLatin1StringView("connect"), ETIMEDOUT,
     QT_TRANSLATE_NOOP("ErrnoWording", "Nobody answered the attempts to connect."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Check address and port, and that the host is on; a firewall may drop the "
                       "packets silently.")},
    {QLatin1StringView("connect"), ECONNRESET,
     QT_TRANSLATE_NOOP("ErrnoWording", "The peer reset the connection while it was being set up."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Look at the server: it or something on the way turned the connection away. "
                       "Then try again.")},
    {QLatin1StringView("connect"), ECONNABORTED,
     QT_TRANSLATE_NOOP("ErrnoWording", "An earlier connect on this socket failed, and this call cleared that state."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Connect once more, better with a new socket.")},
    {QLatin1StringView("connect"), EADDRNOTAVAIL,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "No local port is free for this peer, or the address to connect to is no "
                       "address of a host."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Check the address; after very many connections wait until TIME_WAIT ones "
                       "have faded.")},
    {QLatin1StringView("connect"), EADDRINUSE,
     QT_TRANSLATE_NOOP("ErrnoWording", "The chosen local address and port already have a connection to this peer."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Choose another local port, or 0 so that the system picks one.")},
    {QLatin1StringView("connect"), EACCES,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "A rule forbids it: a firewall or route, or a broadcast address without "
                       "SO_BROADCAST."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Check the firewall and the routes ('ip route'); for a Unix socket check the "
                       "rights on its path.")},
    {QLatin1StringView("connect"), EPERM,
     QT_TRANSLATE_NOOP("ErrnoWording", "A firewall rule of this machine forbids the connection."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Check the firewall of this machine.")},
    {QLatin1StringView("connect"), EINVAL,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "The address is not possible here: wrong length, a link-local IPv6 address "
                       "without its interface, or a route that discards."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Add the interface to the address (fe80::1%eth0), or check the routes ('ip "
                       "route').")},
    {QLatin1StringView("connect"), EISCONN, QT_TRANSLATE_NOOP("ErrnoWording", "The socket is connected already."),
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "Use it as it is; another connection needs another socket. A listening "
                       "socket cannot connect at all.")},
    {QLatin1StringView("connect"), EALREADY,
     QT_TRANSLATE_NOOP("ErrnoWording", "An earlier connect on this socket is still going on in the background."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Wait until it has ended: poll for POLLOUT, then read SO_ERROR.")},
    {QLatin1StringView("connect"), EINPROGRESS,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "The connection is being set up in the background: the socket does not wait, "
                       "or SO_SNDTIMEO ran out."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Poll for POLLOUT, then read SO_ERROR: 0 means connected.")},
    {QLatin1StringView("connect"), EAGAIN,
     QT_TRANSLATE_NOOP("ErrnoWording", "The queue of the Unix listening socket is full, or no local port is free."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Wait until the server accepts, then try again.")},
    {QLatin1StringView("connect"), EINTR,
     QT_TRANSLATE_NOOP("ErrnoWording",
                       "A signal interrupted the call; the connection goes on being set up in the "
                       "background."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Poll for POLLOUT, then read SO_ERROR; or close the socket to give it up.")},
    {QLatin1StringView("connect"), EPROTOTYPE,
     QT_TRANSLATE_NOOP("ErrnoWording", "The other end has another type of socket."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Use its type, SOCK_STREAM or SOCK_DGRAM.")},
    {QLatin1StringView("connect"), ENOENT, QT_TRANSLATE_NOOP("ErrnoWording", "No Unix socket has that path."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Start the server first, or check the path.")},
    {QLatin1StringView("connect"), EAFNOSUPPORT,
     QT_TRANSLATE_NOOP("ErrnoWording", "The address is of another family than the socket."),
     QT_TRANSLATE_NOOP("ErrnoWording", "Use an IPv4 address on an AF_INET socket, an IPv6 one on AF_INET6.")},
};

} // namespace

std::span<const ErrnoTextRow> setUpErrnoTexts()
{
    return rows;
}

} // namespace sw
