// SPDX-License-Identifier: GPL-3.0-or-later
#include "olderlookups.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <vector>

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sw {

namespace {

struct HostError
{
    QLatin1StringView name;
    int number;
    int gaiError; ///< the one that means the same
};

constexpr std::array hostErrors{
    HostError{QLatin1StringView("HOST_NOT_FOUND"), HOST_NOT_FOUND, EAI_NONAME},
    HostError{QLatin1StringView("TRY_AGAIN"), TRY_AGAIN, EAI_AGAIN},
    HostError{QLatin1StringView("NO_RECOVERY"), NO_RECOVERY, EAI_FAIL},
    HostError{QLatin1StringView("NO_DATA"), NO_DATA, EAI_NODATA},
    HostError{QLatin1StringView("NETDB_INTERNAL"), NETDB_INTERNAL, EAI_SYSTEM},
};

constexpr std::size_t firstBuffer = 1024;
constexpr std::size_t largestBuffer = 1024 * 1024;

/// Calls with a growing buffer, because how long an answer is comes out only by trying (ERANGE).
template<typename Make>
int withBuffer(std::vector<char> &buffer, Make &&make)
{
    int failed = ERANGE;
    for (std::size_t size = firstBuffer; failed == ERANGE && size <= largestBuffer; size *= 4) {
        buffer.assign(size, '\0');
        failed = make(buffer.data(), buffer.size());
    }
    return failed;
}

QStringList textsOf(char *const *list)
{
    QStringList texts;
    for (; list && *list; ++list)
        texts.append(QString::fromUtf8(*list));
    return texts;
}

NameAnswer answerOf(const hostent *found, int hostError, int failed)
{
    NameAnswer answer;
    if (!found) {
        answer.hostError = hostError;
        answer.gaiError = EAI_FAIL;
        for (const HostError &row : hostErrors) {
            if (row.number == hostError)
                answer.gaiError = row.gaiError;
        }
        answer.error = answer.gaiError == EAI_SYSTEM ? failed : 0;
        return answer;
    }
    answer.name = QString::fromUtf8(found->h_name);
    answer.aliases = textsOf(found->h_aliases);
    for (char *const *one = found->h_addr_list; one && *one; ++one) {
        std::array<char, INET6_ADDRSTRLEN> text{};
        if (::inet_ntop(found->h_addrtype, *one, text.data(), text.size()))
            answer.hostAddresses.append(QString::fromLatin1(text.data()));
    }
    return answer;
}

NameAnswer byRawAddress(const SocketAddress &address)
{
    const auto *bytes = static_cast<const char *>(static_cast<const void *>(address.data()));
    const bool is6 = address.family() == AF_INET6;
    const void *raw = bytes + (is6 ? offsetof(sockaddr_in6, sin6_addr) : offsetof(sockaddr_in, sin_addr));
    const socklen_t size = is6 ? sizeof(in6_addr) : sizeof(in_addr);
    hostent entry{};
    hostent *found = nullptr;
    int hostError = 0;
    std::vector<char> buffer;
    const int failed = withBuffer(buffer, [&](char *place, std::size_t room) {
        return ::gethostbyaddr_r(raw, size, address.family(), &entry, place, room, &found, &hostError);
    });
    return answerOf(found, hostError, failed);
}

/// Neither the services nor the protocols know an error code: not found is all that they say.
NameAnswer notFound()
{
    NameAnswer answer;
    answer.error = ENOENT;
    return answer;
}

NameAnswer answerOf(const servent *found)
{
    if (!found)
        return notFound();
    NameAnswer answer;
    answer.name = QString::fromUtf8(found->s_name);
    answer.aliases = textsOf(found->s_aliases);
    answer.number = ntohs(static_cast<quint16>(found->s_port));
    return answer;
}

} // namespace

NameAnswer olderlookups::hostByName(const NameQuery &query)
{
    const QByteArray name = query.host.toUtf8();
    hostent entry{};
    hostent *found = nullptr;
    int hostError = 0;
    std::vector<char> buffer;
    const int failed = withBuffer(buffer, [&](char *place, std::size_t room) {
        return ::gethostbyname_r(name.constData(), &entry, place, room, &found, &hostError);
    });
    return answerOf(found, hostError, failed);
}

NameAnswer olderlookups::hostByAddress(const NameQuery &query)
{
    if (const auto numeric = SocketAddress::fromHost(query.host, 0))
        return byRawAddress(*numeric);
    NameQuery first;
    first.host = query.host;
    NameAnswer named = resolveName(first);
    if (named.failed() || named.addresses.empty())
        return named;
    return byRawAddress(named.addresses.front().address);
}

NameAnswer olderlookups::fullName(const NameQuery &query)
{
    NameQuery asked = query;
    asked.host = query.host.trimmed();
    if (asked.host.isEmpty() || asked.host == QLatin1StringView("0.0.0.0") || asked.host == QLatin1StringView("::"))
        asked.host = localHostName();
    const NameAnswer found = hostByAddress(asked);
    NameAnswer answer;
    answer.name = asked.host;
    if (found.failed())
        return answer;
    const QStringList names = QStringList{found.name} + found.aliases;
    const auto full = std::find_if(names.begin(), names.end(), [](const QString &name) { return name.contains(u'.'); });
    answer.name = full == names.end() ? found.name : *full;
    return answer;
}

NameAnswer olderlookups::serviceByName(const NameQuery &query)
{
    const QByteArray name = query.host.toUtf8();
    const QByteArray protocol = query.service.toUtf8();
    servent entry{};
    servent *found = nullptr;
    std::vector<char> buffer;
    withBuffer(buffer, [&](char *place, std::size_t room) {
        return ::getservbyname_r(name.constData(), query.service.isNull() ? nullptr : protocol.constData(), &entry,
                                 place, room, &found);
    });
    return answerOf(found);
}

NameAnswer olderlookups::serviceByPort(const NameQuery &query)
{
    const QByteArray protocol = query.host.toUtf8();
    const int port = htons(query.service.toUShort());
    servent entry{};
    servent *found = nullptr;
    std::vector<char> buffer;
    withBuffer(buffer, [&](char *place, std::size_t room) {
        return ::getservbyport_r(port, query.host.isNull() ? nullptr : protocol.constData(), &entry, place, room,
                                 &found);
    });
    return answerOf(found);
}

NameAnswer olderlookups::protocolByName(const NameQuery &query)
{
    const QByteArray name = query.host.toUtf8();
    protoent entry{};
    protoent *found = nullptr;
    std::vector<char> buffer;
    withBuffer(buffer, [&](char *place, std::size_t room) {
        return ::getprotobyname_r(name.constData(), &entry, place, room, &found);
    });
    if (!found)
        return notFound();
    NameAnswer answer;
    answer.name = QString::fromUtf8(found->p_name);
    answer.aliases = textsOf(found->p_aliases);
    answer.number = found->p_proto;
    return answer;
}

QString localHostName()
{
    std::array<char, HOST_NAME_MAX + 2> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? QString::fromUtf8(name.data()) : QString();
}

QLatin1StringView hostErrorName(int hostError)
{
    for (const HostError &row : hostErrors) {
        if (row.number == hostError)
            return row.name;
    }
    return {};
}

} // namespace sw
