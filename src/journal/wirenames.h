// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "address.h"

namespace sw::wire {

/// Names under which sockets and connections are found again: host and port, an IPv4 address in IPv6 as the plain one.
QByteArray keyOf(const SocketAddress &address);
/// The same for both ends.
QByteArray keyOf(const SocketAddress &one, const SocketAddress &other);
bool isUsable(const SocketAddress &address); ///< an internet address with a port

} // namespace sw::wire
