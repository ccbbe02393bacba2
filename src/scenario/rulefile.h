// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "answerrule.h"
#include "loaderror.h"

namespace sw {

/// Reads answer rules from JSON (rulejson.h). Nothing, with the error and its line and column set, when the file is not wholly
/// right; then nothing of it counts. Any thread.
std::optional<RuleSet> loadRules(const QByteArray &text, LoadError &error);

class NodeReader;
struct JsonNode;

/// Tells the reader what is wrong with answer rules that are a part of another file. Any thread.
void checkRules(NodeReader &reader, const JsonNode &rules);

/// Larger files are refused unread, in bytes.
inline constexpr qint64 mostRuleFile = 16 * 1024 * 1024;

} // namespace sw
