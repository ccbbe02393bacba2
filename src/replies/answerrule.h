// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

#include "framing.h"

namespace sw {

/// When a rule fires.
enum class RuleMatch : quint8 {
    Connected, ///< once, as soon as a connection stands; never for datagrams
    Anything,
    Equals, ///< these three: the pattern is text with escapes, as \x00
    Contains,
    StartsWith,
    Regex, ///< over the bytes as Latin-1; groups are captures
    HexPattern, ///< the whole message: 01 03 ?? 4? *; each * is a capture
};

/// What it does then, one after the other.
enum class RuleDo : quint8 {
    Send, ///< a text with placeholders, see MessageTemplate
    Delay, ///< `ms`
    Close,
    Reset,
    Stop, ///< no further rule looks at this message
};

struct RuleAction
{
    static constexpr int mostMs = 3'600'000;

    RuleDo what = RuleDo::Send;
    QString text; ///< of Send
    bool hex = false; ///< the text is pairs of hex digits, else text with escapes (UTF-8)
    int ms = 0; ///< of Delay

    friend bool operator==(const RuleAction &, const RuleAction &) = default;
};

struct AnswerRule
{
    QString name;
    bool enabled = true;
    RuleMatch match = RuleMatch::Anything;
    QString pattern;
    bool ignoreCase = false; ///< ASCII letters; of text and regular expressions
    QString needsState; ///< the connection must be in that state; empty: in any
    QString setsState; ///< counts from the next message on; empty: it stays
    std::vector<RuleAction> actions;

    friend bool operator==(const AnswerRule &, const AnswerRule &) = default;
};

/// All rules of an endpoint, tried from the first to the last: each that fits fires, until one stops. A value.
struct RuleSet
{
    static constexpr qsizetype mostRules = 500;
    static constexpr qsizetype mostActions = 50; ///< of one rule
    static constexpr qsizetype mostText = 256 * 1024; ///< characters of a pattern or a message
    static constexpr qint64 leastKept = 64 * 1024; ///< bytes of a message under way
    static constexpr qint64 mostKept = 1024 * 1024;

    /// What is one message of a stream; `longest` is how much is kept of it. A delimiter is left out of the message, a length
    /// field stays in it.
    Framing framing{.longest = leastKept};
    std::vector<AnswerRule> rules;

    friend bool operator==(const RuleSet &, const RuleSet &) = default;
};

} // namespace sw
