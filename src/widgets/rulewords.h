// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "compiledrules.h"
#include "rulepresets.h"

namespace sw {

/// The words for answer rules. Main thread.
namespace RuleWords {

QString match(RuleMatch match); ///< "contains"
QString matchHint(RuleMatch match); ///< what its pattern looks like; empty: it has none
QString action(RuleDo what); ///< "Send"
QString actionLine(const RuleAction &action); ///< "Send 250 ok\r\n", "Wait 20 ms"
QString when(const AnswerRule &rule); ///< "contains PING"
QString preset(RulePreset preset);
QString fault(const AnswerRule &rule, const RuleFault &fault); ///< what is wrong with it; empty: nothing

} // namespace RuleWords

} // namespace sw
