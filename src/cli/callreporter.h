// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "runreporter.h"

namespace sw {

/// Tells the calls of the verbs `call` and `resolve`: a line for each call as strace(1) writes it, or its results alone; what
/// failed is explained on the second stream. Main thread.
class CallReporter final : public RunReporter
{
public:
    using Write = std::function<void(const QByteArray &line)>; ///< gets the line with its end

    CallReporter(Write write, Write complain, bool resultsOnly)
        : m_write(std::move(write))
        , m_complain(std::move(complain))
        , m_resultsOnly(resultsOnly)
    {
    }

    void begin(const Scenario &, qint64) override {}
    void unfinished(const PlayedCall &) override {}
    void ended(const PlayedCall &call) override;
    void judged(int step, const Judgement &judgement) override;
    void skipped(int, QLatin1StringView) override {}
    void said(const LocalText &) override {}
    void end(const RunTotals &) override {}

private:
    void explain(const CallRecord &record);
    void results(const CallRecord &record);

    Write m_write;
    Write m_complain;
    bool m_resultsOnly = false;
};

} // namespace sw
