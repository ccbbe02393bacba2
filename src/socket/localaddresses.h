// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "address.h"

namespace sw {

/// One address of one network interface of this machine, see getifaddrs(3).
struct LocalAddress
{
    QString interfaceName;
    SocketAddress address; ///< port 0; link-local IPv6 addresses carry their scope
    bool isUp = false;
    bool isLoopback = false;
};

/// IPv4 and IPv6 addresses of all interfaces, loopback first. Any thread.
std::vector<LocalAddress> localAddresses();
/// Names of all interfaces, also those without an address. Any thread.
QStringList interfaceNames();

} // namespace sw
