// SPDX-License-Identifier: GPL-3.0-or-later
#include "calltable.h"

#include <algorithm>
#include <array>

#include "backendkind.h"
#include "qtgaps.h"

namespace sw {

namespace {

using enum ArgKind;

// clang-format off
constexpr std::array socketArgs{ArgSpec{"family", Family, true}, ArgSpec{"type", Type, true}, ArgSpec{"protocol", Protocol, false}};
constexpr std::array pairArgs{ArgSpec{"family", Family, false}, ArgSpec{"type", Type, true}, ArgSpec{"protocol", Protocol, false}};
constexpr std::array addressArgs{ArgSpec{"address", Address, true}};
constexpr std::array listenArgs{ArgSpec{"backlog", Backlog, false}};
constexpr std::array createArgs{ArgSpec{"host", Text, true}, ArgSpec{"port", Port, true}, ArgSpec{"timeout", Seconds, false},
                                ArgSpec{"source", Address, false}};
constexpr std::array shutdownArgs{ArgSpec{"how", How, true}};
constexpr std::array sendArgs{ArgSpec{"data", Data, true}, ArgSpec{"flags", MessageFlags, false}};
constexpr std::array sendtoArgs{ArgSpec{"data", Data, true}, ArgSpec{"flags", MessageFlags, false}, ArgSpec{"address", Address, true}};
constexpr std::array dataArgs{ArgSpec{"data", Data, true}};
constexpr std::array recvArgs{ArgSpec{"size", Size, true}, ArgSpec{"flags", MessageFlags, false}};
constexpr std::array sizeArgs{ArgSpec{"size", Size, true}};
constexpr std::array fileReadArgs{ArgSpec{"size", Size, false}};
constexpr std::array getOptionArgs{ArgSpec{"level", Level, true}, ArgSpec{"name", OptionName, true}};
constexpr std::array setOptionArgs{ArgSpec{"level", Level, true}, ArgSpec{"name", OptionName, true}, ArgSpec{"value", OptionValue, true}};
constexpr std::array blockingArgs{ArgSpec{"blocking", Boolean, true}};
constexpr std::array secondsArgs{ArgSpec{"seconds", Seconds, true}};
constexpr std::array pollArgs{ArgSpec{"events", Events, true}, ArgSpec{"timeout_ms", Milliseconds, false}};
constexpr std::array makefileArgs{ArgSpec{"mode", FileMode, false}};
constexpr std::array tlsArgs{ArgSpec{"side", TlsSide, true}, ArgSpec{"verify", Boolean, false}, ArgSpec{"server_name", Text, false},
                             ArgSpec{"certificate", Text, false}, ArgSpec{"key", Text, false}, ArgSpec{"ca", Text, false},
                             ArgSpec{"self_signed", Text, false}, ArgSpec{"days", Integer, false}, ArgSpec{"alpn", Text, false},
                             ArgSpec{"minimum_version", TlsVersion, false}, ArgSpec{"client_certificate", Boolean, false},
                             ArgSpec{"timeout", Seconds, false}};
constexpr std::array addressInfoArgs{ArgSpec{"host", Text, false}, ArgSpec{"service", TextOrNumber, false}, ArgSpec{"family", Family, false},
                                     ArgSpec{"type", Type, false}, ArgSpec{"protocol", Protocol, false},
                                     ArgSpec{"flags", AddressInfoFlags, false}};
constexpr std::array nameInfoArgs{ArgSpec{"address", Address, true}, ArgSpec{"flags", NameInfoFlags, false}};
constexpr std::array nameArgs{ArgSpec{"name", Text, true}};
constexpr std::array fqdnArgs{ArgSpec{"name", Text, false}};
constexpr std::array hostAddressArgs{ArgSpec{"address", Text, true}};
constexpr std::array serviceNameArgs{ArgSpec{"name", Text, true}, ArgSpec{"protocol", ProtocolName, false}};
constexpr std::array servicePortArgs{ArgSpec{"port", Port, true}, ArgSpec{"protocol", ProtocolName, false}};
constexpr std::array valueArgs{ArgSpec{"value", Integer, true}};
constexpr std::array textArgs{ArgSpec{"text", Text, true}, ArgSpec{"family", Family, false}};
constexpr std::array hexArgs{ArgSpec{"hex", Hex, true}, ArgSpec{"family", Family, false}};
constexpr std::span<const ArgSpec> noArgs;

constexpr std::array table{
    CallSpec{"socket", Call::Socket, CallTarget::None, 1, socketArgs},
    CallSpec{"socketpair", Call::Socketpair, CallTarget::None, 2, pairArgs},
    CallSpec{"dup", Call::Dup, CallTarget::Socket, 1, noArgs},
    CallSpec{"bind", Call::Bind, CallTarget::Socket, 0, addressArgs},
    CallSpec{"connect", Call::Connect, CallTarget::Socket, 0, addressArgs},
    CallSpec{"connect_ex", Call::ConnectEx, CallTarget::Socket, 0, addressArgs},
    CallSpec{"listen", Call::Listen, CallTarget::Socket, 0, listenArgs},
    CallSpec{"accept", Call::Accept, CallTarget::Socket, 1, noArgs},
    CallSpec{"create_connection", Call::CreateConnection, CallTarget::None, 1, createArgs},
    CallSpec{"shutdown", Call::Shutdown, CallTarget::Socket, 0, shutdownArgs},
    CallSpec{"close", Call::Close, CallTarget::Socket, 0, noArgs},
    CallSpec{"send", Call::Send, CallTarget::Socket, 0, sendArgs},
    CallSpec{"sendto", Call::Sendto, CallTarget::Socket, 0, sendtoArgs},
    CallSpec{"sendall", Call::Sendall, CallTarget::Socket, 0, dataArgs},
    CallSpec{"recv", Call::Recv, CallTarget::Socket, 0, recvArgs},
    CallSpec{"recvfrom", Call::Recvfrom, CallTarget::Socket, 0, recvArgs},
    CallSpec{"recvmsg", Call::Recvmsg, CallTarget::Socket, 0, recvArgs},
    CallSpec{"recvall", Call::Recvall, CallTarget::Socket, 0, sizeArgs},
    CallSpec{"getsockname", Call::Getsockname, CallTarget::Socket, 0, noArgs},
    CallSpec{"getpeername", Call::Getpeername, CallTarget::Socket, 0, noArgs},
    CallSpec{"getsockopt", Call::Getsockopt, CallTarget::Socket, 0, getOptionArgs},
    CallSpec{"setsockopt", Call::Setsockopt, CallTarget::Socket, 0, setOptionArgs},
    CallSpec{"setblocking", Call::Setblocking, CallTarget::Socket, 0, blockingArgs},
    CallSpec{"settimeout", Call::Settimeout, CallTarget::Socket, 0, secondsArgs},
    CallSpec{"gettimeout", Call::Gettimeout, CallTarget::Socket, 0, noArgs},
    CallSpec{"getdefaulttimeout", Call::Getdefaulttimeout, CallTarget::None, 0, noArgs},
    CallSpec{"setdefaulttimeout", Call::Setdefaulttimeout, CallTarget::None, 0, secondsArgs},
    CallSpec{"fileno", Call::Fileno, CallTarget::Socket, 0, noArgs},
    CallSpec{"poll", Call::Poll, CallTarget::Socket, 0, pollArgs},
    CallSpec{"makefile", Call::Makefile, CallTarget::Socket, 1, makefileArgs},
    CallSpec{"readline", Call::Readline, CallTarget::File, 0, noArgs},
    CallSpec{"read", Call::Read, CallTarget::File, 0, fileReadArgs},
    CallSpec{"write", Call::Write, CallTarget::File, 0, dataArgs},
    CallSpec{"flush", Call::Flush, CallTarget::File, 0, noArgs},
    CallSpec{"starttls", Call::Starttls, CallTarget::Socket, 0, tlsArgs},
    CallSpec{"getaddrinfo", Call::Getaddrinfo, CallTarget::None, 0, addressInfoArgs},
    CallSpec{"getnameinfo", Call::Getnameinfo, CallTarget::None, 0, nameInfoArgs},
    CallSpec{"gethostname", Call::Gethostname, CallTarget::None, 0, noArgs},
    CallSpec{"getfqdn", Call::Getfqdn, CallTarget::None, 0, fqdnArgs},
    CallSpec{"gethostbyname", Call::Gethostbyname, CallTarget::None, 0, nameArgs},
    CallSpec{"gethostbyname_ex", Call::GethostbynameEx, CallTarget::None, 0, nameArgs},
    CallSpec{"gethostbyaddr", Call::Gethostbyaddr, CallTarget::None, 0, hostAddressArgs},
    CallSpec{"getservbyname", Call::Getservbyname, CallTarget::None, 0, serviceNameArgs},
    CallSpec{"getservbyport", Call::Getservbyport, CallTarget::None, 0, servicePortArgs},
    CallSpec{"getprotobyname", Call::Getprotobyname, CallTarget::None, 0, nameArgs},
    CallSpec{"htons", Call::Htons, CallTarget::None, 0, valueArgs},
    CallSpec{"htonl", Call::Htonl, CallTarget::None, 0, valueArgs},
    CallSpec{"ntohs", Call::Ntohs, CallTarget::None, 0, valueArgs},
    CallSpec{"ntohl", Call::Ntohl, CallTarget::None, 0, valueArgs},
    CallSpec{"inet_aton", Call::InetAton, CallTarget::None, 0, textArgs},
    CallSpec{"inet_pton", Call::InetPton, CallTarget::None, 0, textArgs},
    CallSpec{"inet_ntoa", Call::InetNtoa, CallTarget::None, 0, hexArgs},
    CallSpec{"inet_ntop", Call::InetNtop, CallTarget::None, 0, hexArgs},
    CallSpec{"tcp_info", Call::TcpInfo, CallTarget::Socket, 0, noArgs},
    CallSpec{"queues", Call::Queues, CallTarget::Socket, 0, noArgs},
};

constexpr std::array notMadeByNative{
    Call::Starttls,
};
// clang-format on

} // namespace

const ArgSpec *CallSpec::argument(QStringView argumentName) const
{
    const auto found = std::find_if(args.begin(), args.end(),
                                    [&](const ArgSpec &one) { return argumentName == QLatin1StringView(one.name); });
    return found == args.end() ? nullptr : &*found;
}

const CallSpec *callSpec(QStringView name)
{
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const CallSpec &one) { return name == QLatin1StringView(one.name); });
    return found == table.end() ? nullptr : &*found;
}

std::span<const CallSpec> callSpecs()
{
    return table;
}

bool backendMakes(QStringView backend, Call call)
{
    if (backendFromName(backend) == BackendKind::Qt)
        return qtGapOf(call) == QtGap::None;
    return backend == QLatin1StringView("native")
        && std::find(notMadeByNative.begin(), notMadeByNative.end(), call) == notMadeByNative.end();
}

} // namespace sw
