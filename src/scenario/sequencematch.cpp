// SPDX-License-Identifier: GPL-3.0-or-later
#include "sequencematch.h"

#include <algorithm>

namespace sw {

namespace {

using Match = SequenceStep::Match;

} // namespace

SequenceMatch::SequenceMatch(const SequenceStep &step)
    : m_match(step.match)
    , m_count(std::max(1, step.bytes))
{
    const bool expects = step.kind == SequenceStep::Kind::Expect;
    if (expects && isPattern()) {
        AnswerRule rule;
        rule.match = RuleMatch::Regex;
        rule.pattern = expressionOf(step).value_or(QString());
        m_pattern = ByteMatch(rule);
    } else if (expects || step.kind == SequenceStep::Kind::Send) {
        m_bytes = bytesOf(step).value_or(QByteArray());
    }
}

bool SequenceMatch::isPattern() const
{
    return m_match == Match::Pattern || m_match == Match::HexPattern;
}

std::optional<qsizetype> SequenceMatch::taken() const
{
    if (m_match == Match::Exactly)
        return m_bytes.size();
    return m_match == Match::Bytes ? std::optional(m_count) : std::nullopt;
}

SequenceMatch::Outcome SequenceMatch::look(QByteArrayView bytes, qsizetype seen, bool message) const
{
    if (!message)
        return lookStream(bytes, seen);
    if (taken() && bytes.size() != *taken())
        return Outcome::Never;
    const Outcome outcome = lookStream(bytes, 0);
    return outcome == Outcome::NotYet ? Outcome::Never : outcome;
}

SequenceMatch::Outcome SequenceMatch::lookStream(QByteArrayView bytes, qsizetype seen) const
{
    bool fits = false;
    switch (m_match) {
    case Match::Anything:
        fits = !bytes.isEmpty();
        break;
    case Match::Bytes:
        fits = bytes.size() >= m_count;
        break;
    case Match::Contains:
        fits = bytes.indexOf(m_bytes, std::max<qsizetype>(0, seen - m_bytes.size() + 1)) >= 0;
        break;
    case Match::Exactly:
    case Match::StartsWith: {
        // What was seen was the same as far as it went.
        const qsizetype from = std::min(seen, m_bytes.size());
        const qsizetype both = std::min(bytes.size(), m_bytes.size());
        if (bytes.sliced(from, both - from) != QByteArrayView(m_bytes).sliced(from, both - from))
            return Outcome::Never;
        fits = bytes.size() >= m_bytes.size();
        break;
    }
    case Match::Pattern:
    case Match::HexPattern:
        return seen >= ByteMatch::mostSubject ? Outcome::NotYet : lookPattern(bytes);
    }
    return fits ? Outcome::Yes : Outcome::NotYet;
}

SequenceMatch::Outcome SequenceMatch::lookPattern(QByteArrayView bytes) const
{
    std::vector<QByteArray> captures;
    switch (m_pattern.look(bytes, captures)) {
    case ByteMatch::Outcome::Yes:
        return Outcome::Yes;
    case ByteMatch::Outcome::GaveUp:
        return Outcome::GaveUp;
    case ByteMatch::Outcome::No:
        break;
    }
    return Outcome::NotYet;
}

} // namespace sw
