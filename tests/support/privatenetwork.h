// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sw {

/// Puts this program into a network of its own (a namespace with nothing but a loopback interface) where it may ping, by ping
/// sockets and by raw ones, whoever runs it; in a user namespace of its own unless root runs it. Call it first in main(), while
/// the program has one thread. False: this system does not let it (network_namespaces(7), user_namespaces(7)).
bool enterPrivateNetwork();

/// Says in that network who may make ping sockets: everybody, or nobody (net.ipv4.ping_group_range). False: could not.
bool allowPingSockets(bool allowed);

} // namespace sw
