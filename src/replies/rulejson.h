// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QJsonObject>
#include <QStringList>

#include "answerrule.h"

namespace sw {

/// What is wrong with a rule set in JSON, and where. A value.
struct RuleJsonFault
{
    enum class Kind : quint8 { None, UnknownKey, MissingKey, WrongType, UnknownName, OutOfRange, WrongFormat };
    enum class Type : quint8 { Nothing, Object, List, Text, Truth, WholeNumber };
    Kind kind = Kind::None;
    Type type = Type::Nothing; ///< of WrongType: what belongs there
    QStringList path; ///< keys, and indices as numbers, from the outermost on: "rules", "2", "actions"
    QString about; ///< the key or value at fault
    QString wanted; ///< of OutOfRange: the bounds
};

inline constexpr QLatin1StringView rulesFormat{"socket-workbench/rules@1"};

/// With "format", so that it is a file of its own too.
QJsonObject toJson(const RuleSet &set);
/// Strict: an unknown key, a wrong type or a value out of its bounds is a fault, and then there is no set. Patterns and messages
/// are not looked into: CompiledRules tells of those.
std::optional<RuleSet> ruleSetFrom(const QJsonObject &object, RuleJsonFault &fault);

/// The stable names of the enums, as files keep them.
QLatin1StringView ruleMatchName(RuleMatch match);
QLatin1StringView ruleDoName(RuleDo what);

} // namespace sw
