// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sequence.h"

namespace sw {

using StepOf = SequenceStep::Kind;
using Wants = SequenceStep::Match;

inline SequenceStep stepOf(StepOf kind, int number = 1000)
{
    SequenceStep step;
    step.kind = kind;
    step.number = number;
    return step;
}

inline SequenceStep sends(const QString &text, PayloadForm form = PayloadForm::Escapes)
{
    SequenceStep step;
    step.text = text;
    step.form = form;
    return step;
}

/// The time-out is one that no machine reaches.
inline SequenceStep expects(Wants match, const QString &text = {}, int timeoutMs = 60'000)
{
    SequenceStep step = stepOf(StepOf::Expect, timeoutMs);
    step.match = match;
    step.text = text;
    return step;
}

inline SequenceStep expectsBytes(int count, int timeoutMs = 60'000)
{
    SequenceStep step = expects(Wants::Bytes, {}, timeoutMs);
    step.bytes = count;
    return step;
}

inline Sequence sequenceTo(const QString &address, std::vector<SequenceStep> steps)
{
    Sequence sequence;
    sequence.title = QStringLiteral("by hand");
    sequence.address = address;
    sequence.steps = std::move(steps);
    return sequence;
}

} // namespace sw
