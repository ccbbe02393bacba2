// SPDX-License-Identifier: GPL-3.0-or-later
#include "optionstructs.h"

#include <cstring>
#include <limits>

#include <QFile>

#include <net/if.h>
#include <netinet/in.h>

#include "localaddresses.h"

namespace sw {

namespace {

constexpr int noSuchInterface = std::numeric_limits<int>::max();

template<typename Value>
QByteArray bytesOf(const Value &value)
{
    QByteArray bytes(sizeof value, '\0');
    std::memcpy(bytes.data(), &value, sizeof value);
    return bytes;
}

std::optional<in_addr> ipv4(const QString &text)
{
    const auto address = SocketAddress::fromHost(text.trimmed(), 0);
    if (!address || address->family() != AF_INET)
        return std::nullopt;
    sockaddr_in full{};
    std::memcpy(&full, address->data(), sizeof full);
    return full.sin_addr;
}

std::optional<in6_addr> ipv6(const QString &text)
{
    const auto address = SocketAddress::fromHost(text.trimmed(), 0);
    if (!address || address->family() != AF_INET6)
        return std::nullopt;
    sockaddr_in6 full{};
    std::memcpy(&full, address->data(), sizeof full);
    return full.sin6_addr;
}

std::optional<sockaddr_storage> anyAddress(const QString &text)
{
    const auto address = SocketAddress::fromHost(text.trimmed(), 0);
    if (!address)
        return std::nullopt;
    sockaddr_storage storage{};
    std::memcpy(&storage, address->data(), address->length());
    return storage;
}

/// struct ip_mreq_source knows an interface by an address of it only.
in_addr addressOfInterface(const QString &interfaceName)
{
    if (const auto address = ipv4(interfaceName))
        return *address;
    if (interfaceName.isEmpty())
        return {};
    const QString name = interfaceNameOf(interfaceIndex(interfaceName));
    for (const LocalAddress &local : localAddresses()) {
        if (local.interfaceName == name && local.address.family() == AF_INET)
            return ipv4(local.address.host()).value_or(in_addr{});
    }
    return in_addr{INADDR_NONE};
}

/// The interface of struct ip_mreqn: by a local address or by its index.
void setInterface(ip_mreqn &request, const QString &interfaceName)
{
    if (const auto address = ipv4(interfaceName))
        request.imr_address = *address;
    else
        request.imr_ifindex = interfaceIndex(interfaceName);
}

/// For the structures that know an index only.
int indexFor(const QString &interfaceName)
{
    const auto address = SocketAddress::fromHost(interfaceName.trimmed(), 0);
    if (!address)
        return interfaceIndex(interfaceName);
    for (const LocalAddress &local : localAddresses()) {
        if (local.address.host() == address->host())
            return interfaceIndex(local.interfaceName);
    }
    return noSuchInterface;
}

} // namespace

int interfaceIndex(const QString &nameOrNumber)
{
    const QString text = nameOrNumber.trimmed();
    if (text.isEmpty())
        return 0;
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (isNumber)
        return number;
    const unsigned index = ::if_nametoindex(text.toLocal8Bit().constData());
    return index == 0 ? noSuchInterface : static_cast<int>(index);
}

QString interfaceNameOf(int index)
{
    char name[IF_NAMESIZE] = {};
    return index > 0 && ::if_indextoname(static_cast<unsigned>(index), name) != nullptr ? QString::fromLocal8Bit(name)
                                                                                        : QString();
}

std::optional<QByteArray> packGroup(OptionKind kind, const GroupText &text)
{
    const QString interfaceName = text.interfaceName.trimmed();
    switch (kind) {
    case OptionKind::Membership: {
        const auto group = ipv4(text.group);
        if (!group || !text.source.isEmpty())
            return std::nullopt;
        ip_mreqn request{};
        request.imr_multiaddr = *group;
        setInterface(request, interfaceName);
        return bytesOf(request);
    }
    case OptionKind::SourceMembership: {
        const auto group = ipv4(text.group);
        const auto source = ipv4(text.source);
        if (!group || !source)
            return std::nullopt;
        ip_mreq_source request{};
        request.imr_multiaddr = *group;
        request.imr_sourceaddr = *source;
        request.imr_interface = addressOfInterface(interfaceName);
        return bytesOf(request);
    }
    case OptionKind::Membership6: {
        const auto group = ipv6(text.group);
        if (!group || !text.source.isEmpty())
            return std::nullopt;
        ipv6_mreq request{};
        request.ipv6mr_multiaddr = *group;
        request.ipv6mr_interface = static_cast<unsigned>(indexFor(interfaceName));
        return bytesOf(request);
    }
    case OptionKind::GroupMembership: {
        const auto group = anyAddress(text.group);
        if (!group || !text.source.isEmpty())
            return std::nullopt;
        group_req request{};
        request.gr_interface = static_cast<quint32>(indexFor(interfaceName));
        request.gr_group = *group;
        return bytesOf(request);
    }
    case OptionKind::GroupSource: {
        const auto group = anyAddress(text.group);
        const auto source = anyAddress(text.source);
        if (!group || !source)
            return std::nullopt;
        group_source_req request{};
        request.gsr_interface = static_cast<quint32>(indexFor(interfaceName));
        request.gsr_group = *group;
        request.gsr_source = *source;
        return bytesOf(request);
    }
    default:
        return std::nullopt;
    }
}

std::optional<QByteArray> packMulticastInterface(const QString &interfaceName)
{
    ip_mreqn request{};
    setInterface(request, interfaceName.trimmed());
    return bytesOf(request);
}

QString multicastInterfaceText(QByteArrayView bytes)
{
    sockaddr_in full{};
    full.sin_family = AF_INET;
    if (bytes.size() != sizeof full.sin_addr)
        return {};
    std::memcpy(&full.sin_addr, bytes.data(), sizeof full.sin_addr);
    return SocketAddress::fromRaw(&full, sizeof full).host();
}

QStringList availableCongestionControls()
{
    QFile file(QStringLiteral("/proc/sys/net/ipv4/tcp_available_congestion_control"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromLatin1(file.read(4096)).simplified().split(u' ', Qt::SkipEmptyParts);
}

} // namespace sw
