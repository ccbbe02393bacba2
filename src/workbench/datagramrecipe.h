// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "datagramsettings.h"
#include "socketcommand.h"

namespace sw {

/// What 'Start' of a datagram panel means, in order: socket, options, bind, getsockname if the system picks, memberships,
/// connect. Commands carry neither socket nor endpoint yet. `local` is null when nothing is bound, `remote` when there is
/// none. Pure, any thread.
std::vector<SocketCommand> datagramRecipe(const DatagramSettings &settings, const SocketAddress &local,
                                          const SocketAddress &remote);
/// The receiving call that goes on until the end.
SocketCommand datagramReceive(const DatagramSettings &settings);
/// A setsockopt that joins or leaves; call None when group or source is no address.
SocketCommand membershipCommand(const Membership &membership, bool join);
/// The calls of the strip, in textbook order.
std::vector<Call> datagramCalls(const DatagramSettings &settings);

} // namespace sw
