// SPDX-License-Identifier: GPL-3.0-or-later
#include "backendcomparison.h"

namespace sw {

BackendComparison::BackendComparison(Workbench &workbench, Scenario scenario, int timeoutMs, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_scenario(std::move(scenario))
    , m_timeoutMs(timeoutMs)
{
    for (const BackendKind kind : {BackendKind::Native, BackendKind::Qt})
        m_recorders[static_cast<std::size_t>(kind)] = std::make_unique<PlayRecorder>(
            backendName(kind), [this](const PlayedCall &call) { Q_EMIT heard(call); });
}

BackendComparison::~BackendComparison() = default;

const PlayedRun &BackendComparison::run(BackendKind kind) const
{
    return m_recorders[static_cast<std::size_t>(kind)]->run();
}

int BackendComparison::exitCode() const
{
    return exitCodeOf(m_comparison, run(BackendKind::Native), run(BackendKind::Qt));
}

void BackendComparison::start()
{
    playNext();
}

void BackendComparison::stop()
{
    m_stopped = true;
    if (m_player)
        m_player->stop(ScenarioPlayer::exitFailed);
}

void BackendComparison::playNext()
{
    PlayRecorder &recorder = *m_recorders[m_next++];
    PlayOptions options;
    options.backend = recorder.run().backend;
    options.timeoutMs = m_timeoutMs;
    // What the one cannot do must not hide how the rest compares.
    options.keepGoing = true;
    options.keepsTls = true; // nor bring into the open what was to be encrypted
    m_player = std::make_unique<ScenarioPlayer>(m_workbench, recorder, m_scenario, options);
    m_firstRow = m_workbench.journal().endRow();
    connect(m_player.get(), &ScenarioPlayer::finished, this, &BackendComparison::ended, Qt::QueuedConnection);
    m_player->start();
}

void BackendComparison::ended()
{
    m_player.reset();
    // The log has all rows; those of plain data are announced to nobody.
    PlayRecorder &recorder = *m_recorders[m_next - 1];
    const Journal &journal = m_workbench.journal();
    journal.visit(m_firstRow, journal.endRow(), [&recorder](const JournalRow &row) {
        if (row.entry().kind != RecordKind::Call)
            recorder.take(row.record());
        return true;
    });
    recorder.settle();
    if (m_next < m_recorders.size() && !m_stopped) {
        playNext();
        return;
    }
    m_comparison = compareRuns(run(BackendKind::Native), run(BackendKind::Qt));
    m_comparison.bothTheSame = namesAllBackends(m_scenario);
    Q_EMIT finished();
}

} // namespace sw
