// SPDX-License-Identifier: GPL-3.0-or-later
#include "optionnumbers.h"

#include <algorithm>
#include <array>

#include "socketconstants.h"

namespace sw {

namespace {

constexpr std::array levels{"SOL_SOCKET", "IPPROTO_IP", "IPPROTO_TCP", "IPPROTO_UDP", "IPPROTO_IPV6"};

constexpr std::array names{
    "SO_REUSEADDR",
    "SO_REUSEPORT",
    "SO_KEEPALIVE",
    "SO_BROADCAST",
    "SO_LINGER",
    "SO_RCVBUF",
    "SO_SNDBUF",
    "SO_RCVTIMEO",
    "SO_SNDTIMEO",
    "SO_ERROR",
    "SO_TYPE",
    "SO_DOMAIN",
    "SO_PROTOCOL",
    "SO_PRIORITY",
    "SO_MARK",
    "SO_BINDTODEVICE",
    "SO_OOBINLINE",
    "SO_RCVLOWAT",
    "SO_SNDLOWAT",
    "SO_ACCEPTCONN",
    "SO_PEERCRED",
    "SO_PASSCRED",
    "SO_DONTROUTE",
    "TCP_NODELAY",
    "TCP_MAXSEG",
    "TCP_CORK",
    "TCP_KEEPIDLE",
    "TCP_KEEPINTVL",
    "TCP_KEEPCNT",
    "TCP_SYNCNT",
    "TCP_LINGER2",
    "TCP_DEFER_ACCEPT",
    "TCP_WINDOW_CLAMP",
    "TCP_INFO",
    "TCP_QUICKACK",
    "TCP_CONGESTION",
    "TCP_USER_TIMEOUT",
    "TCP_FASTOPEN",
    "IP_TTL",
    "IP_TOS",
    "IP_MULTICAST_TTL",
    "IP_MULTICAST_LOOP",
    "IP_MULTICAST_IF",
    "IP_ADD_MEMBERSHIP",
    "IP_DROP_MEMBERSHIP",
    "IPV6_V6ONLY",
    "IPV6_UNICAST_HOPS",
    "IPV6_MULTICAST_IF",
    "IPV6_MULTICAST_HOPS",
    "IPV6_MULTICAST_LOOP",
    "IPV6_JOIN_GROUP",
    "IPV6_LEAVE_GROUP",
};

template<typename Known>
QString named(const Known &known, const QString &name, int number)
{
    const bool has = std::any_of(known.begin(), known.end(),
                                 [&name](const char *one) { return name == QLatin1StringView(one); });
    return has ? name : QString::number(number);
}

} // namespace

QString optionLevelInCode(int level)
{
    return named(levels, symbolName(SymbolTable::OptionLevel, level), level);
}

QString optionNameInCode(int level, int name)
{
    return named(names, optionName(level, name), name);
}

} // namespace sw
