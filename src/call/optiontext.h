// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "callrecord.h"

namespace sw {

/// The value of a getsockopt or setsockopt as it stands in the line of the call: [1], "cubic", {onoff=1, linger=5}, 0x0100...
/// Any thread.
QString optionValueText(const CallRecord &record);

} // namespace sw
