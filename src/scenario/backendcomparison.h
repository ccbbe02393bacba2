// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>

#include <QObject>

#include "backendkind.h"
#include "comparison.h"
#include "scenarioplayer.h"

namespace sw {

/// Plays a scenario on the native backend, then on Qt's, each to its end whatever fails, and compares. Main thread; the
/// workbench outlives it.
class BackendComparison final : public QObject
{
    Q_OBJECT

public:
    /// timeoutMs: of each of the two runs.
    BackendComparison(Workbench &workbench, Scenario scenario, int timeoutMs, QObject *parent = nullptr);
    ~BackendComparison() override;

    void start();
    void stop(); ///< ends the run that plays, makes no other; finished() comes
    [[nodiscard]] bool isRunning() const { return m_player != nullptr; }
    [[nodiscard]] bool wasStopped() const { return m_stopped; }

    [[nodiscard]] const Scenario &scenario() const { return m_scenario; }
    [[nodiscard]] const PlayedRun &run(BackendKind kind) const;
    [[nodiscard]] const Comparison &comparison() const { return m_comparison; } ///< empty before finished()
    [[nodiscard]] int exitCode() const;

Q_SIGNALS:
    void heard(const sw::PlayedCall &call); ///< a call ended, or is blocked
    void finished();

private:
    void playNext();
    void ended();

    Workbench &m_workbench;
    const Scenario m_scenario;
    const int m_timeoutMs;
    std::array<std::unique_ptr<PlayRecorder>, 2> m_recorders; ///< by BackendKind
    std::unique_ptr<ScenarioPlayer> m_player;
    Comparison m_comparison;
    std::size_t m_next = 0;
    quint64 m_firstRow = 0; ///< of the run that plays
    bool m_stopped = false;
};

} // namespace sw
