// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QObject>

#include "backendcomparison.h"
#include "commandline.h"
#include "enginelaboratory.h"

namespace sw {

/// The verb `compare`: plays each checked scenario on both backends, each in a laboratory of its own, and prints how they
/// compare. Main thread.
class CompareRunner final : public QObject
{
    Q_OBJECT

public:
    CompareRunner(CommandLine line, QString language, std::vector<Scenario> scenarios, QObject *parent = nullptr);
    ~CompareRunner() override;

    void start();
    void stop(int exitCode);

Q_SIGNALS:
    void finished(int exitCode);

private:
    void playNext();
    void ended();

    const CommandLine m_line;
    const QString m_language;
    std::vector<Scenario> m_scenarios;
    std::size_t m_next = 0;
    int m_worst = 0;
    int m_stoppedWith = -1;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<EngineLaboratory> m_laboratory;
    std::unique_ptr<BackendComparison> m_comparison;
};

} // namespace sw
