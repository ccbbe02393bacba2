// SPDX-License-Identifier: GPL-3.0-or-later
#include "callnames.h"

#include <algorithm>
#include <array>

namespace sw {

namespace {

constexpr auto count = static_cast<std::size_t>(Call::Count);

constexpr std::array<CallTraits, count> table{{
    {Call::None, "", LaneKind::Control, Direction::None, false},
    {Call::Socket, "socket", LaneKind::Receive, Direction::None, false},
    {Call::Socketpair, "socketpair", LaneKind::Receive, Direction::None, false},
    {Call::Dup, "dup", LaneKind::Control, Direction::None, false},
    {Call::Bind, "bind", LaneKind::Receive, Direction::None, false},
    {Call::Listen, "listen", LaneKind::Receive, Direction::None, false},
    {Call::Accept, "accept", LaneKind::Receive, Direction::None, true},
    {Call::Connect, "connect", LaneKind::Receive, Direction::None, true},
    {Call::ConnectEx, "connect_ex", LaneKind::Receive, Direction::None, true},
    {Call::CreateConnection, "create_connection", LaneKind::Receive, Direction::None, true},
    {Call::Send, "send", LaneKind::Send, Direction::Out, true},
    {Call::Sendto, "sendto", LaneKind::Send, Direction::Out, true},
    {Call::Sendall, "sendall", LaneKind::Send, Direction::Out, true},
    {Call::Recv, "recv", LaneKind::Receive, Direction::In, true},
    {Call::Recvfrom, "recvfrom", LaneKind::Receive, Direction::In, true},
    {Call::Recvall, "recvall", LaneKind::Receive, Direction::In, true},
    {Call::Shutdown, "shutdown", LaneKind::Control, Direction::None, false},
    {Call::Close, "close", LaneKind::Receive, Direction::None, true},
    {Call::Getsockname, "getsockname", LaneKind::Control, Direction::None, false},
    {Call::Getpeername, "getpeername", LaneKind::Control, Direction::None, false},
    {Call::Getsockopt, "getsockopt", LaneKind::Control, Direction::None, false},
    {Call::Setsockopt, "setsockopt", LaneKind::Control, Direction::None, false},
    {Call::Setblocking, "setblocking", LaneKind::Control, Direction::None, false},
    {Call::Settimeout, "settimeout", LaneKind::Control, Direction::None, false},
    {Call::Gettimeout, "gettimeout", LaneKind::Control, Direction::None, false},
    {Call::Setdefaulttimeout, "setdefaulttimeout", LaneKind::Control, Direction::None, false},
    {Call::Getdefaulttimeout, "getdefaulttimeout", LaneKind::Control, Direction::None, false},
    {Call::Fileno, "fileno", LaneKind::Control, Direction::None, false},
    {Call::Poll, "poll", LaneKind::Receive, Direction::None, true},
    {Call::Recvmsg, "recvmsg", LaneKind::Receive, Direction::In, true},
    {Call::Makefile, "makefile", LaneKind::Control, Direction::None, false},
    {Call::Readline, "readline", LaneKind::Receive, Direction::In, true},
    {Call::Read, "read", LaneKind::Receive, Direction::In, true},
    {Call::Write, "write", LaneKind::Send, Direction::Out, true},
    {Call::Flush, "flush", LaneKind::Send, Direction::None, true},
    {Call::Getaddrinfo, "getaddrinfo", LaneKind::Names, Direction::None, true},
    {Call::Getnameinfo, "getnameinfo", LaneKind::Names, Direction::None, true},
    {Call::Gethostname, "gethostname", LaneKind::Control, Direction::None, false},
    {Call::Getfqdn, "getfqdn", LaneKind::Names, Direction::None, true},
    {Call::Gethostbyname, "gethostbyname", LaneKind::Names, Direction::None, true},
    {Call::GethostbynameEx, "gethostbyname_ex", LaneKind::Names, Direction::None, true},
    {Call::Gethostbyaddr, "gethostbyaddr", LaneKind::Names, Direction::None, true},
    {Call::Getservbyname, "getservbyname", LaneKind::Names, Direction::None, true},
    {Call::Getservbyport, "getservbyport", LaneKind::Names, Direction::None, true},
    {Call::Getprotobyname, "getprotobyname", LaneKind::Names, Direction::None, true},
    {Call::Htons, "htons", LaneKind::Control, Direction::None, false},
    {Call::Htonl, "htonl", LaneKind::Control, Direction::None, false},
    {Call::Ntohs, "ntohs", LaneKind::Control, Direction::None, false},
    {Call::Ntohl, "ntohl", LaneKind::Control, Direction::None, false},
    {Call::InetAton, "inet_aton", LaneKind::Control, Direction::None, false},
    {Call::InetPton, "inet_pton", LaneKind::Control, Direction::None, false},
    {Call::InetNtoa, "inet_ntoa", LaneKind::Control, Direction::None, false},
    {Call::InetNtop, "inet_ntop", LaneKind::Control, Direction::None, false},
    {Call::TcpInfo, "tcp_info", LaneKind::Control, Direction::None, false},
    {Call::Queues, "queues", LaneKind::Control, Direction::None, false},
    {Call::Starttls, "starttls", LaneKind::Control, Direction::None, true},
}};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < count; ++i) {
        if (table[i].call != static_cast<Call>(i))
            return false;
    }
    return true;
}
static_assert(inOrder(), "the table follows the enum");

} // namespace

const CallTraits &traitsOf(Call call)
{
    return table[std::min(static_cast<std::size_t>(call), count - 1)];
}

QLatin1StringView callName(Call call)
{
    return QLatin1StringView(traitsOf(call).name);
}

std::optional<Call> callFromName(QByteArrayView name)
{
    for (const CallTraits &row : table) {
        if (row.call != Call::None && name == QByteArrayView(row.name))
            return row.call;
    }
    return std::nullopt;
}

} // namespace sw
