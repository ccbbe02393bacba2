// SPDX-License-Identifier: GPL-3.0-or-later
#include "qtgaps.h"

#include <algorithm>
#include <array>

#include "socketconstants.h"

namespace sw {

namespace {

struct Row
{
    Call call;
    QtGap gap;
};

constexpr std::array rows{
    Row{Call::None, QtGap::Family},
    Row{Call::Socketpair, QtGap::Pair},
    Row{Call::Dup, QtGap::Duplicate},
    Row{Call::Poll, QtGap::Wait},
    Row{Call::Makefile, QtGap::File},
    Row{Call::Readline, QtGap::File},
    Row{Call::Read, QtGap::File},
    Row{Call::Write, QtGap::File},
    Row{Call::Flush, QtGap::File},
    Row{Call::Getnameinfo, QtGap::Name},
    Row{Call::Getfqdn, QtGap::Name},
    Row{Call::Gethostbyname, QtGap::Name},
    Row{Call::GethostbynameEx, QtGap::Name},
    Row{Call::Gethostbyaddr, QtGap::Name},
    Row{Call::Getservbyname, QtGap::Name},
    Row{Call::Getservbyport, QtGap::Name},
    Row{Call::Getprotobyname, QtGap::Name},
    Row{Call::Htons, QtGap::ByteOrder},
    Row{Call::Htonl, QtGap::ByteOrder},
    Row{Call::Ntohs, QtGap::ByteOrder},
    Row{Call::Ntohl, QtGap::ByteOrder},
    Row{Call::InetAton, QtGap::ByteOrder},
    Row{Call::InetPton, QtGap::ByteOrder},
    Row{Call::InetNtoa, QtGap::ByteOrder},
    Row{Call::InetNtop, QtGap::ByteOrder},
};

struct Name
{
    QtGap gap;
    QLatin1StringView name;
};

constexpr std::array names{
    Name{QtGap::HalfClose, QLatin1StringView("half-close")},
    Name{QtGap::Pair, QLatin1StringView("socketpair")},
    Name{QtGap::Duplicate, QLatin1StringView("dup")},
    Name{QtGap::Wait, QLatin1StringView("poll")},
    Name{QtGap::File, QLatin1StringView("makefile")},
    Name{QtGap::Name, QLatin1StringView("names")},
    Name{QtGap::ByteOrder, QLatin1StringView("byte-order")},
    Name{QtGap::Family, QLatin1StringView("family")},
    Name{QtGap::Packets, QLatin1StringView("type")},
    Name{QtGap::Protocol, QLatin1StringView("protocol")},
    Name{QtGap::Flags, QLatin1StringView("flags")},
    Name{QtGap::Backlog, QLatin1StringView("listen-again")},
    Name{QtGap::Datagrams, QLatin1StringView("stream-call")},
    Name{QtGap::LocalName, QLatin1StringView("local-name")},
    Name{QtGap::ServerShutdown, QLatin1StringView("shutdown-of-listener")},
    Name{QtGap::NoName, QLatin1StringView("no-name")},
    Name{QtGap::Encryption, QLatin1StringView("encryption")},
    Name{QtGap::PlainObject, QLatin1StringView("plain-object")},
};

} // namespace

QLatin1StringView qtGapName(QtGap gap)
{
    const auto found = std::find_if(names.begin(), names.end(), [gap](const Name &one) { return one.gap == gap; });
    return found == names.end() ? QLatin1StringView() : found->name;
}

QtGap qtGapFromName(QStringView name)
{
    const auto found = std::find_if(names.begin(), names.end(), [name](const Name &one) { return one.name == name; });
    return found == names.end() ? QtGap::None : found->gap;
}

QtGap qtGapOf(Call call)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [call](const Row &row) { return row.call == call; });
    return found == rows.end() ? QtGap::None : found->gap;
}

QtGap qtGapOfSocket(int family, int type, int protocol)
{
    const int plain = type & constant::sockTypeMask;
    const bool inet = family == constant::afInet || family == constant::afInet6;
    if (!inet && family != constant::afUnix)
        return QtGap::Family;
    if (plain != constant::sockStream && !(inet && plain == constant::sockDgram))
        return QtGap::Packets;
    const int usual = plain == constant::sockStream ? constant::ipprotoTcp : constant::ipprotoUdp;
    return protocol == 0 || (inet && protocol == usual) ? QtGap::None : QtGap::Protocol;
}

QtGap qtGapOfShutdown(int how)
{
    return how == constant::shutRdwr ? QtGap::None : QtGap::HalfClose;
}

} // namespace sw
