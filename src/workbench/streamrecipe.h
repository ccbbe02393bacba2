// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "endpointsettings.h"
#include "socketcommand.h"

namespace sw {

/// What 'Start' of a server means, in order: socket, options, bind, listen, getsockname if the system picks. Commands carry
/// neither socket nor endpoint yet. Pure, any thread.
std::vector<SocketCommand> serverRecipe(const ServerSettings &settings, const SocketAddress &address);
/// What one attempt of a client means: socket, options, bind if asked for, connect.
std::vector<SocketCommand> clientRecipe(const ClientSettings &settings, const SocketAddress &address);

/// A path, "@name" (abstract), or nothing, which asks the system for a name (autobind, unix(7)). Null when it is too long.
SocketAddress unixAddress(const QString &path);

} // namespace sw
