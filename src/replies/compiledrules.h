// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <memory>

#include "bytematch.h"
#include "ruletemplate.h"

namespace sw {

/// What a rule set does about one message, in order.
struct RuleStep
{
    enum class Kind : quint8 {
        Fired,
        GaveUp, ///< its expression needed too many steps, so it did not fire
        NoAnswer, ///< it fired, but its message cannot be made
        Send,
        Delay,
        Close,
        Reset,
    };
    Kind kind = Kind::Fired;
    int rule = 0; ///< index in the set
    QByteArray bytes; ///< of Send
    int ms = 0; ///< of Delay
};

struct RuleOutcome
{
    struct Firing
    {
        int rule = 0;
        std::vector<QByteArray> captures; ///< [0] the whole match
    };
    std::vector<Firing> firings;
    std::vector<RuleStep> steps;
    QString state; ///< of the connection afterwards
};

/// What is wrong with a rule; it does not fire then.
struct RuleFault
{
    enum class Field : quint8 { None, Pattern, Message };
    Field field = Field::None;
    PatternFault pattern = PatternFault::None;
    qsizetype place = 0; ///< in the field's text, UTF-16 units
    int action = 0; ///< of Message
    std::optional<PayloadError> message;
    QString regexReason;
};

/// A rule set that is ready to be used by many connections at once. Immutable but for its counters; any thread.
class CompiledRules final
{
public:
    /// Counters of rules that `before` has by the same name go on, each in one rule.
    explicit CompiledRules(const RuleSet &set, const CompiledRules *before = nullptr);

    [[nodiscard]] const RuleSet &set() const { return m_set; }
    [[nodiscard]] const RuleFault &fault(int rule) const { return m_rules[size_t(rule)].fault; }
    [[nodiscard]] quint64 hits(int rule) const { return *m_rules[size_t(rule)].hits; }
    void forgetHits() const;

    /// For a connection that has just come to stand (`connected`; no message then) or a message, in `state`. Counts nothing, so
    /// that it also tells what would be. The context needs no request, captures or counter.
    [[nodiscard]] RuleOutcome look(bool connected, QByteArrayView message, const QString &state,
                                   const PlaceholderContext &context = {}) const;
    /// The same, and counts.
    RuleOutcome answer(bool connected, QByteArrayView message, const QString &state,
                       const PlaceholderContext &context) const;

private:
    struct Rule
    {
        ByteMatch match;
        std::vector<RuleTemplate> messages; ///< one for each action
        RuleFault fault;
        std::shared_ptr<std::atomic<quint64>> hits;
    };

    void takeHits(const CompiledRules &before);
    void check(std::size_t index);
    bool perform(int index, RuleOutcome::Firing &firing, const PlaceholderContext &context, RuleOutcome &outcome) const;

    RuleSet m_set;
    std::vector<Rule> m_rules;
    std::shared_ptr<std::atomic<quint64>> m_answers; ///< for ${counter}
};

} // namespace sw
