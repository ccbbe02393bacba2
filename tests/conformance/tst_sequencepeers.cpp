// SPDX-License-Identifier: GPL-3.0-or-later
// Sequences of sends and expected answers with a redis that nobody here wrote: on a connection, and saved, by the command line.
#include <QtTest>

#include <QJsonDocument>
#include <QJsonObject>

#include "clientendpoint.h"
#include "program.h"
#include "relaybench.h"
#include "scenariowriter.h"
#include "sequenceplay.h"
#include "sequencesteps.h"

using namespace sw;

namespace {

using State = SequenceResult::State;
using Steps = std::vector<SequenceStep>;

constexpr int rounds = 100;

/// A redis, and a client panel's connection to it.
struct RedisBench
{
    explicit RedisBench(BackendKind kind = BackendKind::Native) { settings.backend = kind; }
    bool start()
    {
        settings.port = closedLoopbackPort().port();
        const bool runs = redis.start({QStringLiteral("--port"), QString::number(settings.port),
                                       QStringLiteral("--bind"), QStringLiteral("127.0.0.1"), QStringLiteral("--save"),
                                       QString(), QStringLiteral("--dir"), folder.path()});
        return runs && waitUntil([this] {
                   if (client.isIdle() && redis.isRunning())
                       client.connectTo(settings);
                   return client.state() == EndpointState::Connected;
               });
    }
    [[nodiscard]] QString address() const { return QStringLiteral("127.0.0.1:%1").arg(settings.port); }
    /// Played to its end on the connection.
    bool plays(const Steps &steps, bool goesOn = false)
    {
        played = std::make_unique<SequencePlay>(client, client.socket(), sequenceTo(address(), steps), goesOn);
        played->start();
        return waitUntil([this] { return !played->isRunning(); });
    }
    [[nodiscard]] const SequenceResult &result(int step) const { return played->results()[std::size_t(step)]; }

    RelayBench bench;
    QTemporaryDir folder;
    Program redis{QStringLiteral("redis-server")};
    ClientSettings settings;
    ClientEndpoint client{bench.workbench};
    std::unique_ptr<SequencePlay> played;
};

Steps pings()
{
    return {stepOf(StepOf::Repeat, rounds), sends(QStringLiteral("PING\\r\\n")),
            expects(Wants::Exactly, QStringLiteral("+PONG\\r\\n")), stepOf(StepOf::End)};
}

void addBackends()
{
    QTest::addColumn<BackendKind>("backend");
    QTest::newRow("native") << BackendKind::Native;
    QTest::newRow("Qt") << BackendKind::Qt;
}

} // namespace

class TestSequencePeers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pingsAHundredTimes_data() { addBackends(); }
    void pingsAHundredTimes();
    void everyKindOfAnswer_data() { addBackends(); }
    void everyKindOfAnswer();
    void errorAnswersEndIt();
    void savedOneRunsOnTheCommandLine_data() { addBackends(); }
    void savedOneRunsOnTheCommandLine();
};

void TestSequencePeers::pingsAHundredTimes()
{
    QFETCH(BackendKind, backend);
    RedisBench redis(backend);
    QVERIFY2(redis.start(), redis.redis.errors().constData());
    QVERIFY(redis.plays(pings()));
    QVERIFY(!redis.played->failed());
    for (const int step : {1, 2, 3})
        QCOMPARE(redis.result(step).rounds, rounds);
    // Every answer took its time, and all of them no more than the whole.
    const SequenceResult &answers = redis.result(2);
    QVERIFY(answers.longestNs > 0 && answers.longestNs <= answers.totalNs);
    QVERIFY(answers.totalNs <= redis.played->elapsedNs());
    QCOMPARE(redis.client.facts()->bytesSent, quint64(6 * rounds));
    QCOMPARE(redis.client.facts()->bytesReceived, quint64(7 * rounds));
}

void TestSequencePeers::everyKindOfAnswer()
{
    QFETCH(BackendKind, backend);
    RedisBench redis(backend);
    QVERIFY2(redis.start(), redis.redis.errors().constData());
    QVERIFY(redis.plays({
        sends(QStringLiteral("SET greeting hello\\r\\n")),
        expects(Wants::StartsWith, QStringLiteral("+OK")),
        sends(QStringLiteral("2a 32 0d 0a 24 33 0d 0a 47 45 54 0d 0a 24 38 0d 0a 67 72 65 65 74 69 6e 67 0d 0a"),
              PayloadForm::Hex),
        expects(Wants::HexPattern, QStringLiteral("24 35 ?? 0? 68")),
        sends(QStringLiteral("TIME\\r\\n")),
        expects(Wants::Pattern, QStringLiteral("^\\*2\\r\\n\\$\\d+\\r\\n\\d{10}")),
        sends(QStringLiteral("STRLEN greeting\\r\\n")),
        expectsBytes(4),
        sends(QStringLiteral("INFO server\\r\\n")),
        expects(Wants::Contains, QStringLiteral("redis_version:")),
        sends(QStringLiteral("QUIT\\r\\n")),
        expects(Wants::Anything),
    }));
    for (int step = 0; step < int(redis.played->results().size()); ++step)
        QVERIFY2(redis.result(step).state == State::Done, redis.result(step).got.constData());
    QCOMPARE(redis.result(7).got, QByteArray(":5\r\n"));
    // It closes after QUIT: nothing comes any more.
    QTRY_VERIFY(redis.client.isIdle());
}

void TestSequencePeers::errorAnswersEndIt()
{
    RedisBench redis;
    QVERIFY2(redis.start(), redis.redis.errors().constData());
    const Steps steps{sends(QStringLiteral("NOSUCH\\r\\n")), expects(Wants::StartsWith, QStringLiteral("+OK")),
                      sends(QStringLiteral("PING\\r\\n")), expects(Wants::StartsWith, QStringLiteral("+PONG"))};
    QVERIFY(redis.plays(steps));
    QCOMPARE(redis.result(1).state, State::Failed);
    QVERIFY2(redis.result(1).got.startsWith("-ERR unknown command"), redis.result(1).got.constData());
    QCOMPARE(redis.result(2).state, State::Waiting);
    // What goes on in spite of it finds the connection as it was.
    QVERIFY(redis.plays(steps, true));
    QCOMPARE(redis.result(1).state, State::Failed);
    QCOMPARE(redis.result(3).state, State::Done);
}

void TestSequencePeers::savedOneRunsOnTheCommandLine()
{
    QFETCH(BackendKind, backend);
    RedisBench redis;
    QVERIFY2(redis.start(), redis.redis.errors().constData());
    const auto run = [&](const Steps &steps, int exitCode) -> QJsonObject {
        const SequencePlan plan = planOf(sequenceTo(redis.address(), steps));
        QFile file(redis.folder.filePath(QStringLiteral("sequence.json")));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return {};
        file.write(writeScenario(plan.scenario));
        file.close();
        Program program(QStringLiteral(SW_CLI));
        if (!program.start({QStringLiteral("run"), file.fileName(), QStringLiteral("--format"), QStringLiteral("jsonl"),
                            QStringLiteral("--backend"),
                            backend == BackendKind::Qt ? QStringLiteral("qt") : QStringLiteral("native")}))
            return {};
        const QByteArray output = program.outputAtEnd().trimmed();
        if (program.exitCode() != exitCode)
            qWarning() << program.exitCode() << program.errors() << output.right(2000);
        return QJsonDocument::fromJson(output.mid(output.lastIndexOf('\n') + 1)).object();
    };
    const QJsonObject fine = run(pings(), 0);
    QCOMPARE(fine.value(QStringLiteral("type")).toString(), QStringLiteral("end"));
    QCOMPARE(fine.value(QStringLiteral("exit")).toInt(-1), 0);
    QCOMPARE(fine.value(QStringLiteral("expectations")).toInt(), rounds);
    QCOMPARE(fine.value(QStringLiteral("failed")).toInt(-1), 0);
    const QJsonObject wrong = run(
        {sends(QStringLiteral("NOSUCH\\r\\n")), expects(Wants::Contains, QStringLiteral("+OK"))}, 1);
    QCOMPARE(wrong.value(QStringLiteral("exit")).toInt(-1), 1);
    QCOMPARE(wrong.value(QStringLiteral("failed")).toInt(-1), 1);
    // An answer that does not come.
    const QJsonObject silent = run({expects(Wants::Pattern, QStringLiteral("."), 50)}, 1);
    QCOMPARE(silent.value(QStringLiteral("exit")).toInt(-1), 1);
}

QTEST_GUILESS_MAIN(TestSequencePeers)
#include "tst_sequencepeers.moc"
