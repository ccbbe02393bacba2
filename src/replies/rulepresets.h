// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answerrule.h"

namespace sw {

/// Rule sets to begin with.
enum class RulePreset : quint8 { Smtp, Modbus, Dns, Http, EchoWithCrc, Syslog, Count };

/// What it is made of; a person may change all of it.
RuleSet rulePreset(RulePreset preset);

} // namespace sw
