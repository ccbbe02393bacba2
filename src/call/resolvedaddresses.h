// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "callrecord.h"

namespace sw {

/// The addresses that an answered getaddrinfo told, in its order (RFC 6724); none when it failed. Pure, any thread.
std::vector<SocketAddress> resolvedAddresses(const CallRecord &answer);
/// The one to be tried first.
std::optional<SocketAddress> firstResolvedAddress(const CallRecord &answer);

} // namespace sw
