// SPDX-License-Identifier: GPL-3.0-or-later
#include "nameresolution.h"

#include <cerrno>
#include <memory>

#include <netdb.h>
#include <sys/socket.h>

namespace sw {

NameAnswer resolveName(const NameQuery &query)
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
    answer.gaiError = ::getaddrinfo(host.isEmpty() ? nullptr : host.constData(),
                                    service.isEmpty() ? nullptr : service.constData(), &hints, &list);
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

} // namespace sw
