// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QHash>
#include <QObject>
#include <QStringList>

#include "logwho.h"
#include "runreporter.h"
#include "scenario.h"

namespace sw {

class MainWindow;
class ScenarioPlayer;
class Workbench;

/// Plays a scenario in the window: its actors get their names in the log, its outcome is said at the bottom. Main thread.
class WindowPlay final : public QObject, private RunReporter
{
    Q_OBJECT

public:
    /// Both outlive this.
    WindowPlay(Workbench &workbench, MainWindow &window, Scenario scenario, QObject *parent = nullptr);
    ~WindowPlay() override;

    void start();
    void stop(); ///< interrupts and closes what it made; finished() tells when
    /// Expectations that did not hold, a line each.
    [[nodiscard]] const QStringList &failures() const { return m_failures; }

Q_SIGNALS:
    void finished(int exitCode);

private:
    void begin(const Scenario &scenario, qint64 zeroNs) override;
    void unfinished(const PlayedCall &call) override;
    void ended(const PlayedCall &call) override;
    void judged(int step, const Judgement &judgement) override;
    void skipped(int step, QLatin1StringView reason) override;
    void said(const LocalText &text) override;
    void end(const RunTotals &totals) override;

    void nameActor(const PlayedCall &call);

    MainWindow &m_window;
    QStringList m_failures;
    QHash<QString, WhoRole> m_looks; ///< by the actor's id
    std::unique_ptr<ScenarioPlayer> m_player;
};

} // namespace sw
