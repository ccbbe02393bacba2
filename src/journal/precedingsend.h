// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "journal.h"

namespace sw {

/// The newest send before `row` on the same socket that the kernel took. An error of ICMP that a call reports tells of an
/// earlier datagram without naming it: that it was this one is an inference. Looks back a bounded way. Any thread.
std::optional<JournalRow> precedingSend(const Journal &journal, const JournalRow &row);

} // namespace sw
