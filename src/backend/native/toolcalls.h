// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callrecord.h"
#include "socketcommand.h"

namespace sw {

/// Makes the calls that need no socket and never block: byte order, addresses as text and bytes, gethostname. Fills the
/// record; false when the command is none of them. Any thread.
bool makeToolCall(const SocketCommand &command, CallRecord &record);

} // namespace sw
