// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "runreporter.h"

namespace sw {

/// The line of a call: the record with who made it, and of which step. Any thread.
QJsonObject playedCallJson(const PlayedCall &call, qint64 zeroNs);

/// Tells a run as one JSON object a line, each written as it happens. Main thread.
class JsonlReporter final : public RunReporter
{
public:
    using Write = std::function<void(const QByteArray &line)>; ///< gets the line with its end

    explicit JsonlReporter(Write write)
        : m_write(std::move(write))
    {
    }

    void begin(const Scenario &scenario, qint64 zeroNs) override;
    void unfinished(const PlayedCall &) override {} // told when it has ended
    void ended(const PlayedCall &call) override;
    void judged(int step, const Judgement &judgement) override;
    void skipped(int step, QLatin1StringView reason) override;
    void said(const LocalText &) override {} // words for people
    void end(const RunTotals &totals) override;

private:
    void line(const QJsonObject &object);

    Write m_write;
    qint64 m_zeroNs = 0;
};

} // namespace sw
