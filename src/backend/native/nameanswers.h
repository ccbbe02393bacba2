// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callrecord.h"
#include "nameresolution.h"
#include "socketcommand.h"

namespace sw {

/// Between commands and records on one side and the name functions on the other. Pure. Any thread.
namespace nameanswers {

/// What a command of the lane kind Names asks; of create_connection its look-up.
NameQuery queryOf(const SocketCommand &command);
/// What of the question belongs into the record, whatever comes of it.
void fillQuestion(CallRecord &record, const SocketCommand &command);
/// `record.call` says which function answered.
void fillAnswer(CallRecord &record, const NameAnswer &answer);
/// The notice that a service of more than 16 bits became another port; nothing when that did not happen.
std::optional<CallRecord> serviceCut(const CallRecord &answered);

} // namespace nameanswers

} // namespace sw
