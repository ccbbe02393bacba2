// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArrayView>
#include <QLatin1StringView>
#include <QtGlobal>

namespace sw {

/// Every call that can be made, recorded and scripted. The order is that of the table in callnames.cpp.
enum class Call : quint8 {
    None,
    Socket,
    Socketpair,
    Dup,
    Bind,
    Listen,
    Accept,
    Connect,
    ConnectEx,
    CreateConnection,
    Send,
    Sendto,
    Sendall,
    Recv,
    Recvfrom,
    Recvall,
    Shutdown,
    Close,
    Getsockname,
    Getpeername,
    Getsockopt,
    Setsockopt,
    Setblocking,
    Settimeout,
    Gettimeout,
    Setdefaulttimeout,
    Getdefaulttimeout,
    Fileno,
    Poll,
    Recvmsg, ///< recvfrom with control messages: what the options asked the kernel to tell of a datagram
    Makefile,
    Readline,
    Read,
    Write,
    Flush,
    Getaddrinfo,
    Getnameinfo,
    Gethostname,
    Getfqdn,
    Gethostbyname,
    GethostbynameEx,
    Gethostbyaddr,
    Getservbyname,
    Getservbyport,
    Getprotobyname,
    Htons,
    Htonl,
    Ntohs,
    Ntohl,
    InetAton,
    InetPton,
    InetNtoa,
    InetNtop,
    TcpInfo,
    Queues,
    Starttls,
    Count,
};

/// Which worker makes the call when a command names no lane: a send must not wait behind a recv, and options and names
/// must work while both are stuck.
enum class LaneKind : quint8 { Receive, Send, Control, Names };

/// The direction of the bytes that a call moves.
enum class Direction : quint8 { None, In, Out };

/// One row of the table of calls.
struct CallTraits
{
    Call call;
    const char *name; ///< as printed and scripted: "accept"
    LaneKind lane;
    Direction direction;
    bool mayBlock;
};

const CallTraits &traitsOf(Call call);
QLatin1StringView callName(Call call);
std::optional<Call> callFromName(QByteArrayView name);

} // namespace sw
