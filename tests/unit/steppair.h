// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QSignalSpy>
#include <QTest>

#include "calltable.h"
#include "laboratory.h"
#include "patience.h"
#include "payloadspec.h"
#include "scenarioloader.h"
#include "scenarioplayer.h"
#include "scenariowriter.h"
#include "stepactor.h"
#include "stepsession.h"
#include "threads.h"

namespace sw {

/// A reporter that keeps what did not hold.
class Silent final : public RunReporter
{
public:
    void begin(const Scenario &, qint64) override {}
    void unfinished(const PlayedCall &) override {}
    void ended(const PlayedCall &) override {}
    void judged(int step, const Judgement &judgement) override
    {
        if (!judgement.ok)
            failures.append(
                QStringLiteral("%1 %2: %3, %4").arg(step).arg(judgement.what, judgement.wanted, judgement.got));
    }
    void skipped(int, QLatin1StringView) override {}
    void said(const LocalText &) override {}
    void end(const RunTotals &) override {}

    QStringList failures;
};

/// A server and a client that are driven by hand.
struct StepPair
{
    StepPair()
        : session(laboratory.workbench)
        , server(std::make_unique<StepActor>(laboratory.workbench, session, laboratory.workbench.newEndpointId(),
                                             QStringLiteral("server")))
        , client(std::make_unique<StepActor>(laboratory.workbench, session, laboratory.workbench.newEndpointId(),
                                             QStringLiteral("client")))
    {
    }

    static QJsonObject tcp()
    {
        return {{QStringLiteral("family"), QStringLiteral("AF_INET")},
                {QStringLiteral("type"), QStringLiteral("SOCK_STREAM")}};
    }
    static void start(StepActor &actor, const char *call, const QString &on = {}, const QJsonObject &args = {},
                      StepActor::Thread thread = StepActor::Thread::Own)
    {
        actor.make(*callSpec(QString(QLatin1StringView(call))), on, args, thread);
    }
    /// Makes the call and waits for its record.
    static const CallRecord &make(StepActor &actor, const char *call, const QString &on = {},
                                  const QJsonObject &args = {}, StepActor::Thread thread = StepActor::Thread::Own)
    {
        start(actor, call, on, args, thread);
        const std::size_t index = actor.calls().size() - 1;
        (void)waitUntil([&] { return actor.calls()[index].phase == StepCall::Phase::Ended; });
        return actor.calls()[index].record;
    }
    [[nodiscard]] bool isAsleep(Call call) const
    {
        for (const RunningCall &one : laboratory.backend.runningCalls()) {
            if (one.call == call)
                return threadSleeps(one.thread).value_or(false);
        }
        return false;
    }
    /// Both ends of a connection: listener, conn, c.
    void connectBoth()
    {
        make(*server, "socket", {}, tcp());
        make(*server, "bind", QStringLiteral("listener"), {{QStringLiteral("address"), QStringLiteral("127.0.0.1:0")}});
        make(*server, "listen", QStringLiteral("listener"));
        make(*client, "socket", {}, tcp());
        make(*client, "connect", QStringLiteral("c"),
             {{QStringLiteral("address"), QStringLiteral("${listener.sockname}")}});
        make(*server, "accept", QStringLiteral("listener"));
    }
    /// What was done as a file, played against the kernel: its exit code and what did not hold.
    int playAgain(QStringList &failures)
    {
        Transcript transcript = session.transcript({server.get(), client.get()});
        transcript.id = QStringLiteral("again");
        const QByteArray text = writeScenario(scenarioOf(transcript, {}));
        const LoadResult loaded = loadScenario(text, QStringLiteral("again.json"));
        if (!loaded.scenario) {
            for (const LoadError &error : loaded.errors)
                qWarning() << error.line << error.column << static_cast<int>(error.fault) << error.about;
            qWarning().noquote() << text;
            return 2;
        }
        Silent silent;
        ScenarioPlayer player(laboratory.workbench, silent, *loaded.scenario, {});
        QSignalSpy finished(&player, &ScenarioPlayer::finished);
        player.start();
        (void)waitUntil([&finished] { return !finished.isEmpty(); }, 20'000);
        failures = silent.failures;
        if (!failures.isEmpty())
            qWarning().noquote() << text;
        return finished.isEmpty() ? -1 : finished.constFirst().constFirst().toInt();
    }

    Laboratory laboratory;
    StepSession session;
    std::unique_ptr<StepActor> server;
    std::unique_ptr<StepActor> client;
};

} // namespace sw
