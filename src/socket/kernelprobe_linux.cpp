// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernelprobe.h"

#include <array>

#include <netinet/in.h>
#include <sys/socket.h>

#include <QByteArrayList>
#include <QFile>

namespace sw {

namespace {

int errorOfMaking(SocketApi &api, int family, int type, int protocol)
{
    const CallResult made = api.socket(family, type, protocol);
    if (made.failed())
        return made.error;
    api.close(static_cast<int>(made.value));
    return 0;
}

/// The numbers of one file below /proc/sys/net; empty when it cannot be read (another kernel, a container).
std::vector<qint64> numbersOf(const char *name)
{
    QFile file(QStringLiteral("/proc/sys/net/") + QLatin1StringView(name));
    std::vector<qint64> numbers;
    if (!file.open(QIODevice::ReadOnly))
        return numbers;
    for (const QByteArray &word : file.read(256).simplified().split(' ')) {
        bool ok = false;
        const qint64 number = word.toLongLong(&ok);
        if (ok)
            numbers.push_back(number);
    }
    return numbers;
}

qint64 numberOf(const char *name)
{
    const auto numbers = numbersOf(name);
    return numbers.empty() ? -1 : numbers.front();
}

std::optional<std::pair<qint64, qint64>> rangeOf(const char *name)
{
    const auto numbers = numbersOf(name);
    return numbers.size() == 2 ? std::optional(std::pair(numbers[0], numbers[1])) : std::nullopt;
}

} // namespace

std::optional<int> KernelOffer::errorOf(int family, int type) const
{
    for (const Kind &kind : kinds) {
        if (kind.family == family && kind.type == type)
            return kind.error;
    }
    return std::nullopt;
}

KernelOffer probeKernel(SocketApi &api)
{
    KernelOffer offer;
    for (const int family : {AF_UNIX, AF_INET, AF_INET6, AF_NETLINK, AF_PACKET}) {
        for (const int type : {SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_RDM, SOCK_SEQPACKET})
            offer.kinds.push_back({family, type, errorOfMaking(api, family, type, 0)});
    }
    offer.pingError = errorOfMaking(api, AF_INET, SOCK_DGRAM, IPPROTO_ICMP);
    offer.ping6Error = errorOfMaking(api, AF_INET6, SOCK_DGRAM, IPPROTO_ICMPV6);
    offer.rawError = errorOfMaking(api, AF_INET, SOCK_RAW, IPPROTO_ICMP);
    offer.raw6Error = errorOfMaking(api, AF_INET6, SOCK_RAW, IPPROTO_ICMPV6);
    offer.pingGroups = rangeOf("ipv4/ping_group_range");
    offer.receiveBufferMax = numberOf("core/rmem_max");
    offer.sendBufferMax = numberOf("core/wmem_max");
    offer.backlogMax = numberOf("core/somaxconn");
    offer.unprivilegedPortStart = numberOf("ipv4/ip_unprivileged_port_start");
    offer.localPorts = rangeOf("ipv4/ip_local_port_range");
    return offer;
}

KernelProbe::KernelProbe(SocketApi &api, std::function<void(const KernelOffer &)> done)
{
    m_error = m_thread.start([&api, done = std::move(done)] { done(probeKernel(api)); }, "sw-probe");
}

KernelProbe::~KernelProbe()
{
    m_thread.join();
}

} // namespace sw
