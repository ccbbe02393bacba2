// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "callrecord.h"
#include "expectation.h"
#include "scenario.h"

namespace sw {

/// One call of a run as it is told: who made it, of which step, and its record.
struct PlayedCall
{
    int seq = 0; ///< 0 while it has not ended
    int of = 0; ///< an inner call: seq of the composite one
    int step = 0; ///< from 1
    QString actor;
    QString backend;
    QString call; ///< as in the file; also names calls that no backend makes
    QString socket; ///< the name that the file gave it, or empty
    QJsonObject args; ///< as in the file, references replaced; empty for inner calls
    CallRecord record;
    bool resumed = false; ///< it was told before as unfinished
};

struct RunTotals
{
    int exitCode = 0;
    int calls = 0;
    int expectations = 0;
    int failed = 0;
    int skipped = 0;
};

/// Who is told what happens in a run, as it happens. Main thread.
class RunReporter
{
public:
    RunReporter() = default;
    virtual ~RunReporter() = default;
    Q_DISABLE_COPY_MOVE(RunReporter)

    virtual void begin(const Scenario &scenario, qint64 zeroNs) = 0; ///< zeroNs: monotonicNs() at the run's start
    /// A call is still blocked while another one has ended.
    virtual void unfinished(const PlayedCall &call) = 0;
    virtual void ended(const PlayedCall &call) = 0;
    virtual void judged(int step, const Judgement &judgement) = 0;
    virtual void skipped(int step, QLatin1StringView reason) = 0;
    virtual void said(const LocalText &text) = 0;
    virtual void end(const RunTotals &totals) = 0;
};

} // namespace sw
