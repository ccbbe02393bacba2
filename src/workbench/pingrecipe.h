// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "pingsettings.h"

namespace sw {

/// The calls that open a socket to ping with, in order; no socket number yet.
std::vector<SocketCommand> pingRecipe(const PingSettings &settings);
/// The call that receives until stopped.
SocketCommand pingReceive();
/// The calls of the strip.
std::vector<Call> pingCalls(const PingSettings &settings);

} // namespace sw
