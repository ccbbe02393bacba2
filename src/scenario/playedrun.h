// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "runreporter.h"

namespace sw {

/// A notice, or a signal that answers no call: what happened beside a step. A value.
struct PlayedAside
{
    CallRecord record;
    QString actor;
    QString socket; ///< the name that the file gave it; empty: none, or of no socket

    [[nodiscard]] QString who() const; ///< "server conn: "; empty when nobody is known
};

/// What became of one step of a scenario. A value.
struct PlayedStep
{
    std::optional<PlayedCall> call; ///< nothing: the step makes no call, or none was made
    std::vector<PlayedCall> inner; ///< calls inside it; functions and signals of Qt
    std::vector<PlayedAside> asides; ///< from its begin to that of the next one
    std::vector<Judgement> judgements;
    QString skipped; ///< the reason, as a reporter is told it; empty: it was not
};

/// A run of a scenario as it is kept. A value.
struct PlayedRun
{
    QString backend;
    qint64 zeroNs = 0;
    std::vector<PlayedStep> steps; ///< as many as the scenario has
    RunTotals totals;
};

/// Keeps a run for later. Main thread.
class PlayRecorder final : public RunReporter
{
public:
    using Heard = std::function<void(const PlayedCall &)>;

    /// `heard` is told each call as it ends.
    explicit PlayRecorder(QString backend, Heard heard = {});

    /// After the end: every row of the log that came meanwhile; what no call of this run has told goes beside its steps.
    void take(const CallRecord &record);
    void settle(); ///< after the last one of them
    [[nodiscard]] const PlayedRun &run() const { return m_run; }

    void begin(const Scenario &scenario, qint64 zeroNs) override;
    void unfinished(const PlayedCall &call) override;
    void ended(const PlayedCall &call) override;
    void judged(int step, const Judgement &judgement) override;
    void skipped(int step, QLatin1StringView reason) override;
    void said(const LocalText &) override {}
    void end(const RunTotals &totals) override;

private:
    PlayedStep *at(int step); ///< from 1; null when there is no such step

    PlayedRun m_run;
    std::vector<QStringList> m_made; ///< the names that each step gives to new sockets
    Heard m_heard;
    std::vector<CallRecord> m_beside; ///< of anybody
    qint64 m_endedNs = 0; ///< what is later comes of closing what was left open
};

} // namespace sw
