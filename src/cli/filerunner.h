// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QObject>

#include "commandline.h"
#include "journal.h"
#include "nativebackend.h"
#include "realsocketapi.h"
#include "recordhub.h"
#include "scenarioplayer.h"
#include "workbench.h"

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
    /// The parts of one run, in the order in which they need each other.
    struct Laboratory
    {
        Journal journal;
        RecordHub hub{journal};
        RealSocketApi api;
        NativeBackend backend{api, hub};
        Workbench workbench{backend, hub};
        std::unique_ptr<ScenarioPlayer> player;
    };

    void playNext();
    void ended(int exitCode);

    const CommandLine m_line;
    std::vector<Scenario> m_scenarios;
    std::size_t m_next = 0;
    std::unique_ptr<RunReporter> m_reporter;
    std::unique_ptr<Laboratory> m_laboratory;
};

} // namespace sw
