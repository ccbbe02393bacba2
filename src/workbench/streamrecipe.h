// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "endpointsettings.h"
#include "socketcommand.h"

namespace sw {

/// What 'Start' of a server means, in order: socket, options, bind, listen, getsockname if the system picks. Of Qt: the
/// object, options, and a listen that says where. Commands carry neither socket nor endpoint yet. Pure, any thread.
std::vector<SocketCommand> serverRecipe(const ServerSettings &settings, const SocketAddress &address);
/// What one attempt of a client means: socket, options, bind if asked for, connect.
std::vector<SocketCommand> clientRecipe(const ClientSettings &settings, const SocketAddress &address);

/// The calls of the strip in textbook order; `tls`: with the handshake.
std::vector<Call> serverCalls(BackendKind backend, bool tls);
std::vector<Call> clientCalls(bool tls);

/// How a server's connections are encrypted: its settings, as the server that it is.
TlsSettings serverTls(const ServerSettings &settings);
/// As a client, by the name that was typed when the certificate is to have no other.
TlsSettings clientTls(const ClientSettings &settings);

/// A path, "@name" (abstract), or nothing, which asks the system for a name (autobind, unix(7)). Null when it is too long.
SocketAddress unixAddress(const QString &path);

} // namespace sw
