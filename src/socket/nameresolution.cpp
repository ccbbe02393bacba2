// SPDX-License-Identifier: GPL-3.0-or-later
#include "nameresolution.h"

#include <array>
#include <cerrno>
#include <memory>

#include <netdb.h>
#include <sys/socket.h>

#include "olderlookups.h"

namespace sw {

namespace {

NameAnswer lookUpAddresses(const NameQuery &query)
{
    addrinfo hints{};
    hints.ai_family = query.family;
    hints.ai_socktype = query.type;
    hints.ai_protocol = query.protocol;
    hints.ai_flags = query.flags;
    const QByteArray host = query.host.toUtf8();
    const QByteArray service = query.service.toUtf8();
    addrinfo *list = nullptr;
    NameAnswer answer;
    answer.gaiError = ::getaddrinfo(query.host.isNull() ? nullptr : host.constData(),
                                    query.service.isNull() ? nullptr : service.constData(), &hints, &list);
    answer.error = answer.gaiError == EAI_SYSTEM ? errno : 0;
    if (answer.gaiError != 0)
        return answer;
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(list, &::freeaddrinfo);
    for (const addrinfo *one = list; one; one = one->ai_next) {
        answer.addresses.push_back({one->ai_family, one->ai_socktype, one->ai_protocol,
                                    SocketAddress::fromRaw(one->ai_addr, one->ai_addrlen),
                                    QString::fromUtf8(one->ai_canonname)});
    }
    return answer;
}

NameAnswer lookUpNames(const NameQuery &query)
{
    std::array<char, NI_MAXHOST> host{};
    std::array<char, NI_MAXSERV> service{};
    NameAnswer answer;
    answer.gaiError = ::getnameinfo(query.address.data(), query.address.length(), host.data(), host.size(),
                                    service.data(), service.size(), query.flags);
    answer.error = answer.gaiError == EAI_SYSTEM ? errno : 0;
    if (answer.gaiError == 0) {
        answer.name = QString::fromUtf8(host.data());
        answer.service = QString::fromUtf8(service.data());
    }
    return answer;
}

struct Row
{
    NameFunction function;
    NameAnswer (*call)(const NameQuery &);
};

constexpr std::array rows{
    Row{NameFunction::Getaddrinfo, lookUpAddresses},
    Row{NameFunction::Getnameinfo, lookUpNames},
    Row{NameFunction::Getfqdn, olderlookups::fullName},
    Row{NameFunction::Gethostbyname, olderlookups::hostByName},
    Row{NameFunction::Gethostbyaddr, olderlookups::hostByAddress},
    Row{NameFunction::Getservbyname, olderlookups::serviceByName},
    Row{NameFunction::Getservbyport, olderlookups::serviceByPort},
    Row{NameFunction::Getprotobyname, olderlookups::protocolByName},
};

} // namespace

NameAnswer resolveName(const NameQuery &query)
{
    NameAnswer refused;
    refused.error = EINVAL;
    if (query.host.contains(QChar::Null) || query.service.contains(QChar::Null))
        return refused;
    for (const Row &row : rows) {
        if (row.function == query.function)
            return row.call(query);
    }
    return refused;
}

} // namespace sw
