// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "answerrule.h"
#include "loaderror.h"

namespace sw {

/// Reads answer rules from JSON (rulejson.h). Nothing, with the error and its line and column set, when the file is not wholly
/// right; then nothing of it counts. Any thread.
std::optional<RuleSet> loadRules(const QByteArray &text, LoadError &error);

/// Larger files are refused unread, in bytes.
inline constexpr qint64 mostRuleFile = 16 * 1024 * 1024;

} // namespace sw
