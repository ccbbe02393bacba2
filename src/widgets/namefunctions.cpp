// SPDX-License-Identifier: GPL-3.0-or-later
#include "namefunctions.h"

#include <array>

#include <QCoreApplication>

namespace sw {

namespace {

struct WordRow
{
    NameWord word;
    const char *text;
};

struct FlagRow
{
    const char *flag;
    const char *text;
};

// clang-format off
constexpr std::array functions{
    NameFunctionRow{Call::Getaddrinfo, NameWord::Host, NameWord::Service, QT_TRANSLATE_NOOP("NameFunctions", "All addresses of a host, IPv4 and IPv6, in the order in which a program should try them. An empty field is NULL; without a type, each address comes once for each type.")},
    NameFunctionRow{Call::Getnameinfo, NameWord::NumericHost, NameWord::Port, QT_TRANSLATE_NOOP("NameFunctions", "The reverse: the name of an address and the service of a port. Without a name it gives the numbers, unless NI_NAMEREQD is set.")},
    NameFunctionRow{Call::Gethostbyname, NameWord::Host, NameWord::None, QT_TRANSLATE_NOOP("NameFunctions", "IPv4 only, one address, no service. getaddrinfo has replaced it; ask both for the same name and compare.")},
    NameFunctionRow{Call::GethostbynameEx, NameWord::Host, NameWord::None, QT_TRANSLATE_NOOP("NameFunctions", "IPv4 only: official name, aliases and all addresses of gethostbyname.")},
    NameFunctionRow{Call::Gethostbyaddr, NameWord::HostOrAddress, NameWord::None, QT_TRANSLATE_NOOP("NameFunctions", "The older reverse look-up. A name is looked up first, as Python does.")},
    NameFunctionRow{Call::Getfqdn, NameWord::HostOrAddress, NameWord::None, QT_TRANSLATE_NOOP("NameFunctions", "Python's own: the first name of the host that has a dot. It never fails; an empty name is this machine.")},
    NameFunctionRow{Call::Gethostname, NameWord::None, NameWord::None, QT_TRANSLATE_NOOP("NameFunctions", "The name of this machine. Nobody is asked, so it may be a name that nobody can resolve.")},
    NameFunctionRow{Call::Getservbyname, NameWord::ServiceName, NameWord::Protocol, QT_TRANSLATE_NOOP("NameFunctions", "The port of a service, from /etc/services. C gives it in network byte order; here it is the number that people write.")},
    NameFunctionRow{Call::Getservbyport, NameWord::Port, NameWord::Protocol, QT_TRANSLATE_NOOP("NameFunctions", "The service of a port. C wants the port in network byte order: the call shows htons.")},
    NameFunctionRow{Call::Getprotobyname, NameWord::ProtocolName, NameWord::None, QT_TRANSLATE_NOOP("NameFunctions", "The number of a protocol, from /etc/protocols.")},
};

constexpr std::array words{
    WordRow{NameWord::Host, QT_TRANSLATE_NOOP("NameFunctions", "Host")},
    WordRow{NameWord::Service, QT_TRANSLATE_NOOP("NameFunctions", "Service or port")},
    WordRow{NameWord::NumericHost, QT_TRANSLATE_NOOP("NameFunctions", "Address")},
    WordRow{NameWord::Port, QT_TRANSLATE_NOOP("NameFunctions", "Port")},
    WordRow{NameWord::Protocol, QT_TRANSLATE_NOOP("NameFunctions", "Protocol")},
    WordRow{NameWord::ServiceName, QT_TRANSLATE_NOOP("NameFunctions", "Service")},
    WordRow{NameWord::ProtocolName, QT_TRANSLATE_NOOP("NameFunctions", "Protocol")},
    WordRow{NameWord::HostOrAddress, QT_TRANSLATE_NOOP("NameFunctions", "Address or host")},
};

constexpr std::array flags{
    FlagRow{"AI_PASSIVE", QT_TRANSLATE_NOOP("NameFunctions", "Without a host: addresses to bind to (0.0.0.0, ::) instead of the loopback ones.")},
    FlagRow{"AI_CANONNAME", QT_TRANSLATE_NOOP("NameFunctions", "The first result carries the official name of the host.")},
    FlagRow{"AI_NUMERICHOST", QT_TRANSLATE_NOOP("NameFunctions", "The host must be a numeric address: no name server is asked.")},
    FlagRow{"AI_V4MAPPED", QT_TRANSLATE_NOOP("NameFunctions", "With AF_INET6: IPv4 addresses as ::ffff:a.b.c.d when there are no IPv6 ones.")},
    FlagRow{"AI_ALL", QT_TRANSLATE_NOOP("NameFunctions", "With AI_V4MAPPED: both the IPv6 and the mapped IPv4 addresses.")},
    FlagRow{"AI_ADDRCONFIG", QT_TRANSLATE_NOOP("NameFunctions", "Only families of which this machine has an address, loopback not counted.")},
    FlagRow{"AI_IDN", QT_TRANSLATE_NOOP("NameFunctions", "Names with letters of other scripts are encoded before the question (xn--).")},
    FlagRow{"AI_CANONIDN", QT_TRANSLATE_NOOP("NameFunctions", "The official name is decoded into letters of other scripts.")},
    FlagRow{"AI_NUMERICSERV", QT_TRANSLATE_NOOP("NameFunctions", "The service must be a number.")},
    FlagRow{"NI_NUMERICHOST", QT_TRANSLATE_NOOP("NameFunctions", "The address stays a number: no name server is asked.")},
    FlagRow{"NI_NUMERICSERV", QT_TRANSLATE_NOOP("NameFunctions", "The port stays a number.")},
    FlagRow{"NI_NOFQDN", QT_TRANSLATE_NOOP("NameFunctions", "Hosts of this domain lose the name of the domain.")},
    FlagRow{"NI_NAMEREQD", QT_TRANSLATE_NOOP("NameFunctions", "It is an error when the address has no name.")},
    FlagRow{"NI_DGRAM", QT_TRANSLATE_NOOP("NameFunctions", "The service is that of UDP.")},
    FlagRow{"NI_IDN", QT_TRANSLATE_NOOP("NameFunctions", "The name is decoded into letters of other scripts.")},
};
// clang-format on

} // namespace

std::span<const NameFunctionRow> nameFunctionRows()
{
    return functions;
}

QString nameFunctionNote(const NameFunctionRow &row)
{
    return QCoreApplication::translate("NameFunctions", row.note);
}

QString nameFunctionWord(NameWord word)
{
    for (const WordRow &row : words) {
        if (row.word == word)
            return QCoreApplication::translate("NameFunctions", row.text);
    }
    return {};
}

QString nameFlagMeaning(const QString &flag)
{
    for (const FlagRow &row : flags) {
        if (flag == QLatin1StringView(row.flag))
            return QCoreApplication::translate("NameFunctions", row.text);
    }
    return {};
}

} // namespace sw
