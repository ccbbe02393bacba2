// SPDX-License-Identifier: GPL-3.0-or-later
#include "address.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

namespace sw {

namespace {

const QLatin1StringView unixPrefix("unix:");

template<typename T>
T as(const SocketAddress &address)
{
    T value{};
    std::memcpy(&value, address.data(), std::min<std::size_t>(sizeof(T), address.length()));
    return value;
}

std::optional<quint16> parsePort(QStringView text)
{
    bool ok = false;
    const uint value = text.toUInt(&ok);
    const bool onlyDigits = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!ok || !onlyDigits || value > 65535)
        return std::nullopt;
    return static_cast<quint16>(value);
}

std::optional<SocketAddress> parseUnix(const QString &name)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    QByteArray bytes = name.toUtf8();
    const bool abstractName = bytes.startsWith('@');
    if (bytes.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return std::nullopt;
    if (abstractName)
        bytes[0] = '\0';
    std::memcpy(address.sun_path, bytes.constData(), static_cast<std::size_t>(bytes.size()));
    // An abstract name is counted, a path ends with NUL (unix(7)).
    const auto used = static_cast<unsigned>(bytes.size()) + (abstractName || bytes.isEmpty() ? 0U : 1U);
    return SocketAddress::fromRaw(&address, static_cast<unsigned>(offsetof(sockaddr_un, sun_path)) + used);
}

QString unixName(const SocketAddress &address)
{
    const auto un = as<sockaddr_un>(address);
    const auto used = static_cast<qsizetype>(address.length())
        - static_cast<qsizetype>(offsetof(sockaddr_un, sun_path));
    if (used <= 0)
        return {};
    if (un.sun_path[0] == '\0')
        return u'@' + QString::fromUtf8(un.sun_path + 1, used - 1);
    return QString::fromUtf8(un.sun_path, static_cast<qsizetype>(strnlen(un.sun_path, static_cast<std::size_t>(used))));
}

} // namespace

SocketAddress SocketAddress::fromRaw(const void *bytes, unsigned length)
{
    SocketAddress address;
    address.m_length = std::min<unsigned>(length, capacity);
    if (address.m_length > 0) // no bytes may be no pointer, which memcpy does not take
        std::memcpy(address.m_bytes.data(), bytes, address.m_length);
    return address;
}

std::optional<SocketAddress> SocketAddress::parse(const QString &text)
{
    if (text.startsWith(unixPrefix))
        return parseUnix(text.mid(unixPrefix.size()));
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon < 0)
        return std::nullopt;
    const auto port = parsePort(QStringView(text).mid(colon + 1));
    if (!port)
        return std::nullopt;
    QString host = text.left(colon);
    const bool bracketed = host.startsWith(u'[') && host.endsWith(u']');
    if (bracketed)
        host = host.mid(1, host.size() - 2);
    if (bracketed != host.contains(u':'))
        return std::nullopt;
    return fromHost(host, *port);
}

std::optional<SocketAddress> SocketAddress::fromHost(const QString &host, quint16 port)
{
    sockaddr_in v4{};
    if (inet_pton(AF_INET, host.toLatin1().constData(), &v4.sin_addr) == 1) {
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        return fromRaw(&v4, sizeof v4);
    }
    sockaddr_in6 v6{};
    const qsizetype percent = host.indexOf(u'%');
    const QString bare = percent < 0 ? host : host.left(percent);
    if (inet_pton(AF_INET6, bare.toLatin1().constData(), &v6.sin6_addr) != 1)
        return std::nullopt;
    if (percent >= 0) {
        const QString scope = host.mid(percent + 1);
        bool isNumber = false;
        const uint number = scope.toUInt(&isNumber);
        v6.sin6_scope_id = isNumber ? number : if_nametoindex(scope.toLocal8Bit().constData());
        if (v6.sin6_scope_id == 0)
            return std::nullopt;
    }
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(port);
    return fromRaw(&v6, sizeof v6);
}

const sockaddr *SocketAddress::data() const
{
    return static_cast<const sockaddr *>(static_cast<const void *>(m_bytes.data()));
}

int SocketAddress::family() const
{
    if (m_length < sizeof(sa_family_t))
        return AF_UNSPEC;
    sa_family_t family = AF_UNSPEC;
    std::memcpy(&family, m_bytes.data(), sizeof family);
    return family;
}

quint16 SocketAddress::port() const
{
    // The port stands at the same place in sockaddr_in and sockaddr_in6.
    const int of = family();
    return of == AF_INET || of == AF_INET6 ? ntohs(as<sockaddr_in>(*this).sin_port) : quint16(0);
}

SocketAddress SocketAddress::withPort(quint16 port) const
{
    SocketAddress copy = *this;
    const int of = family();
    if (of == AF_INET || of == AF_INET6) {
        const in_port_t network = htons(port);
        std::memcpy(copy.m_bytes.data() + offsetof(sockaddr_in, sin_port), &network, sizeof network);
    }
    return copy;
}

QString SocketAddress::host() const
{
    std::array<char, INET6_ADDRSTRLEN> buffer{};
    switch (family()) {
    case AF_INET: {
        const auto v4 = as<sockaddr_in>(*this);
        return QString::fromLatin1(inet_ntop(AF_INET, &v4.sin_addr, buffer.data(), buffer.size()));
    }
    case AF_INET6: {
        const auto v6 = as<sockaddr_in6>(*this);
        QString text = QString::fromLatin1(inet_ntop(AF_INET6, &v6.sin6_addr, buffer.data(), buffer.size()));
        if (v6.sin6_scope_id != 0) {
            std::array<char, IF_NAMESIZE> name{};
            const char *known = if_indextoname(v6.sin6_scope_id, name.data());
            text += u'%' + (known ? QString::fromLocal8Bit(known) : QString::number(v6.sin6_scope_id));
        }
        return text;
    }
    case AF_UNIX:
        return unixName(*this);
    default:
        return {};
    }
}

QByteArrayView SocketAddress::hostBytes() const
{
    if (family() == AF_INET && m_length >= sizeof(sockaddr_in))
        return {m_bytes.data() + offsetof(sockaddr_in, sin_addr), sizeof(in_addr)};
    if (family() == AF_INET6 && m_length >= sizeof(sockaddr_in6))
        return {m_bytes.data() + offsetof(sockaddr_in6, sin6_addr), sizeof(in6_addr)};
    return {};
}

QString SocketAddress::toString() const
{
    switch (family()) {
    case AF_INET:
        return host() + u':' + QString::number(port());
    case AF_INET6:
        return u'[' + host() + QStringLiteral("]:") + QString::number(port());
    case AF_UNIX:
        return unixPrefix + unixName(*this);
    default:
        return {};
    }
}

bool SocketAddress::isAnyHost() const
{
    if (family() == AF_INET)
        return as<sockaddr_in>(*this).sin_addr.s_addr == htonl(INADDR_ANY);
    if (family() == AF_INET6) {
        const auto v6 = as<sockaddr_in6>(*this);
        return IN6_IS_ADDR_UNSPECIFIED(&v6.sin6_addr);
    }
    return false;
}

bool SocketAddress::isLoopback() const
{
    const SocketAddress plain = unmapped();
    if (plain.family() == AF_INET)
        return (ntohl(as<sockaddr_in>(plain).sin_addr.s_addr) >> 24U) == 127;
    if (plain.family() == AF_INET6) {
        const auto v6 = as<sockaddr_in6>(plain);
        return IN6_IS_ADDR_LOOPBACK(&v6.sin6_addr);
    }
    return plain.family() == AF_UNIX;
}

SocketAddress SocketAddress::unmapped() const
{
    if (family() != AF_INET6)
        return *this;
    const auto v6 = as<sockaddr_in6>(*this);
    if (!IN6_IS_ADDR_V4MAPPED(&v6.sin6_addr))
        return *this;
    sockaddr_in v4{};
    v4.sin_family = AF_INET;
    v4.sin_port = v6.sin6_port;
    std::memcpy(&v4.sin_addr, v6.sin6_addr.s6_addr + 12, sizeof v4.sin_addr);
    return fromRaw(&v4, sizeof v4);
}

bool SocketAddress::operator==(const SocketAddress &other) const
{
    return m_length == other.m_length && std::equal(m_bytes.begin(), m_bytes.begin() + m_length, other.m_bytes.begin());
}

} // namespace sw
