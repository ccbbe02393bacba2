// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QStringList>

#include "playedrun.h"
#include "scenario.h"

namespace sw {

/// How a step went in two runs.
enum class ComparedAs : quint8 {
    NoCall, ///< a step that makes none: words, pauses
    Same,
    Differs,
    OnOneOnly, ///< one of the two cannot make the call, or the file keeps it for the other
};

struct ComparedStep
{
    ComparedAs as = ComparedAs::NoCall;
    /// What differs, by the keys of the jsonl output: "result", "errno", "data", "address", "expectation" ...
    QStringList keys;
};

/// Two runs of one scenario, step by step. A value.
struct Comparison
{
    std::vector<ComparedStep> steps; ///< as many as the scenario has
    bool bothTheSame =
        false; ///< every actor named its backend, so that both runs were played alike: nothing was compared

    [[nodiscard]] int count(ComparedAs as) const;
    /// Nothing differs and nothing was made on one only.
    [[nodiscard]] bool isSame() const;
};

/// Lays two runs of the same scenario side by side. Descriptors, times and thread numbers never count; ports, paths and
/// abstract names that differ from run to run count as the same as long as each always stands for the same other one. Pure,
/// any thread.
Comparison compareRuns(const PlayedRun &left, const PlayedRun &right);

/// Whether every call of the file is made by an actor that names its own backend.
bool namesAllBackends(const Scenario &scenario);

/// What the call came to, under the keys that compareRuns() gives: "errno" -> "ECONNREFUSED". Short, for people who read
/// the keys; the same in every language.
QString outcomeOf(const PlayedStep &step, const QString &key);

/// One was skipped there, or its backend cannot make it.
bool isLeftOut(const PlayedStep &step);

/// 0: nothing differs and every expectation held; 1: not so; 3: a time limit passed. As the command line gives them.
int exitCodeOf(const Comparison &comparison, const PlayedRun &left, const PlayedRun &right);

} // namespace sw
