// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QObject>

#include "commandline.h"
#include "enginelaboratory.h"
#include "scenarioplayer.h"
#include "sessionwriter.h"

namespace sw {

/// Plays checked scenarios one after the other, up to the first that fails, each in a laboratory of its own. Main thread.
class FileRunner final : public QObject
{
    Q_OBJECT

public:
    FileRunner(CommandLine line, QString language, std::vector<Scenario> scenarios, QObject *parent = nullptr);
    ~FileRunner() override;

    void start();
    void stop(int exitCode);

Q_SIGNALS:
    void finished(int exitCode);

private:
    struct Laboratory : EngineLaboratory
    {
        using EngineLaboratory::EngineLaboratory;

        std::unique_ptr<ScenarioPlayer> player;
    };

    void playNext();
    void ended(int exitCode);
    [[nodiscard]] bool isRecorded();

    const CommandLine m_line;
    std::vector<Scenario> m_scenarios;
    std::size_t m_next = 0;
    std::unique_ptr<RunReporter> m_reporter;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<SessionWriter> m_recording; ///< ends after all that makes records
    std::unique_ptr<Laboratory> m_laboratory;
};

} // namespace sw
