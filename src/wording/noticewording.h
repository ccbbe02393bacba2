// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "callrecord.h"
#include "portholder.h"

namespace sw {

/// What a notice says to people, in the language in force. Plain text. Main thread.
QString noticeText(const CallRecord &notice);

/// The holder that a Notice::PortHeld tells of, as its JSON value keeps it.
PortHolder portHolderOf(const CallRecord &notice);
/// A port that was free when the notice was made; 0 when none was found.
int freePortOf(const CallRecord &notice);

} // namespace sw
