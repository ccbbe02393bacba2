// SPDX-License-Identifier: GPL-3.0-or-later
#include "compiledrules.h"

namespace sw {

CompiledRules::CompiledRules(const RuleSet &set, const CompiledRules *before)
    : m_set(set)
    , m_answers(before != nullptr ? before->m_answers : std::make_shared<std::atomic<quint64>>(0))
{
    m_rules.resize(m_set.rules.size());
    if (before != nullptr)
        takeHits(*before);
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        const AnswerRule &rule = m_set.rules[i];
        if (!m_rules[i].hits)
            m_rules[i].hits = std::make_shared<std::atomic<quint64>>(0);
        m_rules[i].match = ByteMatch(rule);
        for (const RuleAction &action : rule.actions)
            m_rules[i].messages.push_back(action.what == RuleDo::Send ? RuleTemplate(action) : RuleTemplate());
        check(i);
    }
}

void CompiledRules::takeHits(const CompiledRules &before)
{
    // Names need not differ: the likest one takes a counter first.
    struct Likeness
    {
        bool whole; ///< not the name alone
        bool samePlace;
    };
    static constexpr std::array<Likeness, 4> likest{{{true, true}, {true, false}, {false, true}, {false, false}}};
    std::vector<bool> taken(before.m_rules.size());
    for (const Likeness &like : likest) {
        for (std::size_t i = 0; i < m_rules.size(); ++i) {
            const AnswerRule &rule = m_set.rules[i];
            for (std::size_t old = 0; !m_rules[i].hits && old < taken.size(); ++old) {
                const AnswerRule &one = before.m_set.rules[old];
                if (taken[old] || (like.samePlace && old != i) || (like.whole ? one != rule : one.name != rule.name))
                    continue;
                m_rules[i].hits = before.m_rules[old].hits;
                taken[old] = true;
            }
        }
    }
}

void CompiledRules::check(std::size_t index)
{
    Rule &rule = m_rules[index];
    if (rule.match.fault() != PatternFault::None) {
        rule.fault = {RuleFault::Field::Pattern, rule.match.fault(), rule.match.faultPlace(), 0, {},
                      rule.match.regexReason()};
        return;
    }
    for (std::size_t i = 0; i < rule.messages.size(); ++i) {
        if (const auto &error = rule.messages[i].error()) {
            rule.fault = {RuleFault::Field::Message, PatternFault::None, error->position, int(i), error, {}};
            return;
        }
    }
}

void CompiledRules::forgetHits() const
{
    for (const Rule &rule : m_rules)
        *rule.hits = 0;
}

bool CompiledRules::perform(int index, RuleOutcome::Firing &firing, const PlaceholderContext &context,
                            RuleOutcome &outcome) const
{
    const AnswerRule &rule = m_set.rules[size_t(index)];
    PlaceholderContext now = context;
    now.captures = firing.captures;
    outcome.steps.push_back({RuleStep::Kind::Fired, index, {}, 0});
    for (std::size_t i = 0; i < rule.actions.size(); ++i) {
        const RuleAction &action = rule.actions[i];
        if (action.what == RuleDo::Stop)
            return false;
        if (action.what == RuleDo::Delay) {
            outcome.steps.push_back({RuleStep::Kind::Delay, index, {}, action.ms});
        } else if (action.what == RuleDo::Send) {
            const PayloadResult made = m_rules[size_t(index)].messages[i].expand(now);
            outcome.steps.push_back(
                {made.ok() ? RuleStep::Kind::Send : RuleStep::Kind::NoAnswer, index, made.bytes, 0});
            ++now.counter;
        } else {
            const bool resets = action.what == RuleDo::Reset;
            outcome.steps.push_back({resets ? RuleStep::Kind::Reset : RuleStep::Kind::Close, index, {}, 0});
            return false; // nothing is left to do it on
        }
    }
    return true;
}

RuleOutcome CompiledRules::look(bool connected, QByteArrayView message, const QString &state,
                                const PlaceholderContext &context) const
{
    RuleOutcome outcome;
    outcome.state = state;
    PlaceholderContext now = context;
    now.request = message;
    now.counter = *m_answers;
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        const AnswerRule &rule = m_set.rules[i];
        if (!rule.enabled || m_rules[i].fault.field != RuleFault::Field::None
            || (rule.match == RuleMatch::Connected) != connected
            || (!rule.needsState.isEmpty() && rule.needsState != state))
            continue;
        RuleOutcome::Firing firing;
        firing.rule = int(i);
        const auto fits = m_rules[i].match.look(message, firing.captures);
        if (fits == ByteMatch::Outcome::GaveUp)
            outcome.steps.push_back({RuleStep::Kind::GaveUp, int(i), {}, 0});
        if (fits != ByteMatch::Outcome::Yes)
            continue;
        if (!rule.setsState.isEmpty())
            outcome.state = rule.setsState;
        const bool goesOn = perform(int(i), firing, now, outcome);
        outcome.firings.push_back(std::move(firing));
        if (!goesOn)
            break;
    }
    return outcome;
}

RuleOutcome CompiledRules::answer(bool connected, QByteArrayView message, const QString &state,
                                  const PlaceholderContext &context) const
{
    RuleOutcome outcome = look(connected, message, state, context);
    for (const RuleOutcome::Firing &one : outcome.firings)
        ++*m_rules[size_t(one.rule)].hits;
    for (const RuleStep &one : outcome.steps) {
        if (one.kind == RuleStep::Kind::Send)
            ++*m_answers;
    }
    return outcome;
}

} // namespace sw
