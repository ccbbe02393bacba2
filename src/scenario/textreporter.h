// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "runreporter.h"

namespace sw {

/// Texts of a file go to a terminal: nothing in them may steer it.
QString terminalText(const QString &text);

/// Tells a run as strace(1) does: one line a call, with the actor's name before it and the seconds it took behind it; calls
/// that overlap in two halves. Main thread.
class TextReporter final : public RunReporter
{
public:
    using Write = std::function<void(const QByteArray &line)>; ///< gets the line with its end

    TextReporter(Write write, QString language)
        : m_write(std::move(write))
        , m_language(std::move(language))
    {
    }

    void begin(const Scenario &scenario, qint64 zeroNs) override;
    void unfinished(const PlayedCall &call) override;
    void ended(const PlayedCall &call) override;
    void judged(int step, const Judgement &judgement) override;
    void skipped(int step, QLatin1StringView reason) override;
    void said(const LocalText &text) override;
    void end(const RunTotals &totals) override;

private:
    void line(const QString &text);
    [[nodiscard]] QString column(const QString &actor) const;

    Write m_write;
    QString m_language;
    QString m_id;
    qsizetype m_width = 0; ///< of the longest actor's name
};

} // namespace sw
