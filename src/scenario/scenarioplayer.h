// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>

#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include "hostport.h"
#include "playedcalls.h"
#include "socketbook.h"
#include "tlsonly.h"
#include "workbench.h"

namespace sw {

struct PlayOptions
{
    QString backend = QStringLiteral("native");
    int timeoutMs = 30'000;
    bool keepGoing = false;
    bool keepsTls = false; ///< after a starttls that came to nothing, makes no call that was meant for TLS (tlsonly.h)
    bool stepwise = false; ///< begins no step before goOn() allows it, has no time limit, and its end is stop()
};

/// Plays one scenario: hands its calls to the workbench in order and judges what comes back. It never blocks and makes no
/// event loop of its own: records and short timers drive it. Main thread; workbench and reporter outlive it.
class ScenarioPlayer final : public QObject
{
    Q_OBJECT

public:
    /// Exit codes as the command line gives them.
    static constexpr int exitFine = 0;
    static constexpr int exitFailed = 1;
    static constexpr int exitTimeout = 3;

    ScenarioPlayer(Workbench &workbench, RunReporter &reporter, Scenario scenario, PlayOptions options,
                   QObject *parent = nullptr);
    ~ScenarioPlayer() override;

    void start();
    /// Ends the run: interrupts every call, closes every socket of the run, then finished(). Once only; later calls do nothing.
    void stop(int exitCode);
    /// Stepwise: begins the steps up to this many; held() tells when they are done.
    void goOn(int steps);
    [[nodiscard]] EndpointId endpointOf(int actor) const; ///< whose records its calls carry; 0 before start()
    /// What a reference stands for now (reference.h); nothing: it names nothing, or nothing yet.
    [[nodiscard]] std::optional<QString> resolve(const QString &name);
    [[nodiscard]] QJsonObject resolved(const QJsonObject &object); ///< all references in its strings
    [[nodiscard]] bool isRunning() const { return m_phase == Phase::Running || m_phase == Phase::Draining; }

Q_SIGNALS:
    void finished(int exitCode);
    void held(int steps); ///< stepwise: so many are done, and it waits for goOn()

private:
    enum class Phase : quint8 { Idle, Running, Draining, Interrupting, Closing, Ended };
    enum class Wait : quint8 { Nothing, Call, Blocked, Pause, Answer };
    struct Actor
    {
        EndpointId endpoint = 0;
        LaneId lane = 0;
        qint64 asleepIn = 0; ///< beganNs of the call in which its thread was last seen asleep
    };
    using Answered = std::function<void(const CallRecord &)>;

    void take(const CallRecord &record);
    void callEnded(CallRun &run, CallRecord record);
    void advance();
    void wake();
    bool beginStep();
    void beginCall(const Step &step);
    void lookUpAndHandOver(CallRun run, const HostPort &host);
    void handOver(CallRun run);
    void endWithoutCall(CallRun run, CallRecord record);
    void endUnsupported(CallRun run, const QString &why);
    /// Why the call is not made, as its record tells it (empty: no reason is known); nothing: it is made.
    [[nodiscard]] std::optional<QString> whyNotMade(const Step &step) const;
    void waitForStep(int step);
    void skip(QLatin1StringView reason);
    void checkBlocked();
    bool isActorBlocked(int actor);
    void drain();
    void endRun();
    void closeSockets();

    void judgeCall(CallRun &run, int ofStep, bool own);
    void report(int step, const Judgement &judgement);
    [[nodiscard]] QString stateAfter(const CallRun &run) const; ///< of the call's socket, by TCP
    [[nodiscard]] bool mayFail(int step) const;
    void failed();

    [[nodiscard]] QString backendOf(int actor) const;
    [[nodiscard]] BackendKind kindOf(int actor) const;
    /// Gives a command whose record is for the player, not a call of the scenario.
    void ask(SocketCommand command, const Answered &answered);

    Workbench &m_workbench;
    SocketBackend &m_backend;
    RunReporter &m_reporter;
    const Scenario m_scenario;
    const bool m_startsTls; ///< so its sockets must be of the class that can
    const PlayOptions m_options;
    TlsOnly m_tlsOnly;
    SocketBook m_book;
    PlayedCalls m_calls;
    std::vector<Actor> m_actors;
    std::map<quint64, Answered> m_questions; ///< by token
    std::unique_ptr<QTemporaryDir> m_folder; ///< ${tmp}, made when first asked for
    QTimer m_limit;
    QTimer m_look; ///< at the threads while waiting for one to block
    QTimer m_pause;
    QTimer m_giveUp;
    Phase m_phase = Phase::Idle;
    Wait m_wait = Wait::Nothing;
    int m_next = 0; ///< index of the step to begin
    int m_waitedStep = -1;
    int m_allowed = 0; ///< stepwise: steps that may begin
    bool m_failed = false;
    bool m_advancing = false;
    quint64 m_ownToken = ~quint64(0); ///< of calls that no backend was given, counted down
    RunTotals m_totals;
};

} // namespace sw
