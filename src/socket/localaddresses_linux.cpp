// SPDX-License-Identifier: GPL-3.0-or-later
#include "localaddresses.h"

#include <algorithm>
#include <memory>

#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace sw {

std::vector<LocalAddress> localAddresses()
{
    ifaddrs *list = nullptr;
    if (::getifaddrs(&list) != 0)
        return {};
    const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> owner(list, &::freeifaddrs);
    std::vector<LocalAddress> found;
    for (const ifaddrs *one = list; one; one = one->ifa_next) {
        // An interface without an address is listed with a null pointer.
        const int family = one->ifa_addr ? one->ifa_addr->sa_family : AF_UNSPEC;
        if (family != AF_INET && family != AF_INET6)
            continue;
        const unsigned length = family == AF_INET ? sizeof(sockaddr_in) : sizeof(sockaddr_in6);
        found.push_back({QString::fromLocal8Bit(one->ifa_name), SocketAddress::fromRaw(one->ifa_addr, length),
                         (one->ifa_flags & IFF_UP) != 0, (one->ifa_flags & IFF_LOOPBACK) != 0});
    }
    std::stable_partition(found.begin(), found.end(), [](const LocalAddress &one) { return one.isLoopback; });
    return found;
}

QStringList interfaceNames()
{
    using NameList = std::unique_ptr<struct if_nameindex, decltype(&::if_freenameindex)>;
    const NameList list(::if_nameindex(), &::if_freenameindex);
    QStringList names;
    for (const struct if_nameindex *one = list.get(); one && one->if_index != 0; ++one)
        names.append(QString::fromLocal8Bit(one->if_name));
    return names;
}

} // namespace sw
