// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QStringList>

#include "codeprogram.h"
#include "runreporter.h"

namespace sw {

/// Tells a run as a program that makes the same calls; what did not hold is told on the second stream. Main thread.
class CodeReporter final : public RunReporter
{
public:
    using Write = std::function<void(const QByteArray &text)>;

    /// `actors`: only their calls; empty: those of all.
    CodeReporter(CodeLanguage language, QStringList actors, QString textLanguage, Write write, Write complain);

    void begin(const Scenario &scenario, qint64 zeroNs) override;
    void unfinished(const PlayedCall &) override {}
    void ended(const PlayedCall &call) override;
    void judged(int step, const Judgement &judgement) override;
    void skipped(int, QLatin1StringView) override {}
    void said(const LocalText &) override {}
    void end(const RunTotals &totals) override;

private:
    const CodeLanguage m_language;
    const QStringList m_actors;
    const QString m_textLanguage;
    Write m_write;
    Write m_complain;
    std::vector<CodeRow> m_rows;
};

} // namespace sw
