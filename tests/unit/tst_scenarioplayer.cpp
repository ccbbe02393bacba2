// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

#include "descriptors.h"
#include "laboratory.h"
#include "optionvalue.h"
#include "patience.h"
#include "scenarioloader.h"
#include "scenarioplayer.h"
#include "socketconstants.h"

using namespace sw;

namespace {

class Listener final : public RunReporter
{
public:
    void begin(const Scenario &, qint64) override { ++begins; }
    void unfinished(const PlayedCall &call) override
    {
        told.append(call.actor + u' ' + call.call + QStringLiteral(" ..."));
    }
    void ended(const PlayedCall &call) override
    {
        told.append(call.actor + u' ' + (call.of != 0 ? QStringLiteral("inner ") : QString()) + call.call);
        calls.push_back(call);
    }
    void judged(int step, const Judgement &judgement) override
    {
        if (!judgement.ok)
            failures.append(QStringLiteral("%1 %2").arg(step).arg(judgement.what));
    }
    void skipped(int step, QLatin1StringView reason) override
    {
        skips.append(QStringLiteral("%1 ").arg(step) + reason);
    }
    void said(const LocalText &text) override { told.append(u'#' + text.en); }
    void end(const RunTotals &ended) override
    {
        ++ends;
        totals = ended;
    }

    int begins = 0;
    int ends = 0;
    QStringList told;
    QStringList failures;
    QStringList skips;
    std::vector<PlayedCall> calls;
    RunTotals totals;
};

const QByteArray connection = R"(
    {"actor":"s","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"l"},
    {"actor":"s","call":"bind","on":"l","args":{"address":"127.0.0.1:0"}}, {"actor":"s","call":"listen","on":"l"},
    {"actor":"c","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"c"},
    {"actor":"c","call":"connect","on":"c","args":{"address":"${l.sockname}"}},
    {"actor":"s","call":"accept","on":"l","as":"n"})";

/// One scenario in a laboratory of its own, played to its end.
struct Run
{
    explicit Run(const QByteArray &steps, const PlayOptions &options = {})
    {
        const LoadResult loaded = loadScenario(
            R"({"format":"socket-workbench/scenario@1","id":"x","title":"x","actors":[{"id":"s"},{"id":"c"}],"steps":[)"
                + steps + "]}",
            QStringLiteral("x.json"));
        if (!loaded.scenario)
            return;
        player = std::make_unique<ScenarioPlayer>(laboratory.workbench, listener, *loaded.scenario, options);
        spy = std::make_unique<QSignalSpy>(player.get(), &ScenarioPlayer::finished);
        player->start();
    }
    [[nodiscard]] bool isOver() const { return spy && spy->count() == 1; }
    [[nodiscard]] int exitCode() const { return spy->constFirst().constFirst().toInt(); }

    Laboratory laboratory;
    Listener listener;
    std::unique_ptr<ScenarioPlayer> player;
    std::unique_ptr<QSignalSpy> spy;
};

} // namespace

class TestScenarioPlayer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void playsInOrder();
    void leavesNothingBehind_data();
    void leavesNothingBehind();
    void interruptsWhatWasStarted();
    void timeLimitEndsWhatBlocks();
    void stopsAtOnce();
    void untilBlockedFailsWhenNothingRuns();
    void referenceThatHasNoValueFails();
    void lookingAtTheStateIsNoCall();
    void failureMayBeWanted_data();
    void failureMayBeWanted();
    void optionValuesGoBothWays_data();
    void optionValuesGoBothWays();
};

void TestScenarioPlayer::playsInOrder()
{
    Run run(connection
            + R"(, {"actor":"s","call":"recv","on":"n","args":{"size":9},"start":true,"id":"r"}, {"until_blocked":"s"},
        {"say":"now"}, {"actor":"c","call":"sendall","on":"c","args":{"data":{"text":"hi"}}}, {"finish":"r","expect":{"bytes":2}})");
    QTRY_VERIFY(run.isOver());
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(run.listener.failures, QStringList());
    const QStringList wanted{QStringLiteral("s socket"), QStringLiteral("s bind"),    QStringLiteral("s listen"),
                             QStringLiteral("c socket"), QStringLiteral("c connect"), QStringLiteral("s accept"),
                             QStringLiteral("#now"),     QStringLiteral("s recv ...")};
    QCOMPARE(run.listener.told.mid(0, wanted.size()), wanted);
    QVERIFY(run.listener.told.contains(QStringLiteral("c inner send")));
    QCOMPARE(run.listener.totals.calls, 8);
}

void TestScenarioPlayer::leavesNothingBehind_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("fine") << QByteArray() << 0;
    QTest::newRow("blocked at the end") << QByteArray(
        R"(, {"actor":"s","call":"recv","on":"n","args":{"size":9},"start":true})")
                                        << 0;
    QTest::newRow("closed while blocked") << QByteArray(
        R"(, {"actor":"s","call":"recv","on":"n","args":{"size":9},"start":true}, {"until_blocked":"s"}, {"actor":"c","call":"close","on":"n"})")
                                          << 0;
    QTest::newRow("failed") << QByteArray(
        R"(, {"actor":"s","call":"accept","on":"l","start":true}, {"until_blocked":"s"}, {"actor":"c","call":"listen","on":"c"})")
                            << 1;
}

void TestScenarioPlayer::leavesNothingBehind()
{
    QFETCH(QByteArray, more);
    QFETCH(int, exitCode);
    const int before = openDescriptorCount();
    {
        Run run(connection + more);
        QTRY_VERIFY(run.isOver());
        QCOMPARE(run.exitCode(), exitCode);
        QCOMPARE(run.listener.ends, 1);
        QVERIFY(run.laboratory.backend.sockets().empty());
        QVERIFY(run.laboratory.backend.runningCalls().empty());
        // Nothing is told after the end.
        const auto told = run.listener.told.size();
        QTRY_VERIFY(run.laboratory.backend.liveThreads() <= 1);
        QCOMPARE(run.listener.told.size(), told);
    }
    QCOMPARE(openDescriptorCount(), before);
}

void TestScenarioPlayer::interruptsWhatWasStarted()
{
    Run run(connection
            + R"(, {"actor":"c","call":"recv","on":"c","args":{"size":9},"start":true,"id":"r"}, {"until_blocked":"c"},
        {"interrupt":"r"}, {"finish":"r","expect":{"errno":"EINTR"}},
        {"actor":"s","call":"sendall","on":"n","args":{"data":{"text":"x"}}},
        {"actor":"c","call":"recv","on":"c","args":{"size":9},"expect":{"data":{"text":"x"}}}, {"interrupt":"r"})");
    QTRY_VERIFY(run.isOver());
    QCOMPARE(run.listener.failures, QStringList());
    QCOMPARE(run.exitCode(), 0);
}

void TestScenarioPlayer::timeLimitEndsWhatBlocks()
{
    // The limit has to come when both calls block already: on a slow machine, a longer one.
    std::ptrdiff_t cut = 0;
    for (int limit = 100; limit < 20'000 && cut < 2; limit *= 4) {
        PlayOptions options;
        options.timeoutMs = limit;
        Run run(
            connection
                + R"(, {"actor":"s","call":"recv","on":"n","args":{"size":9},"start":true}, {"actor":"c","call":"recv","on":"c","args":{"size":9}})",
            options);
        QTRY_VERIFY(run.isOver());
        QCOMPARE(run.exitCode(), 3);
        cut = std::count_if(run.listener.calls.begin(), run.listener.calls.end(), [](const PlayedCall &call) {
            return call.record.call == Call::Recv && call.record.flags.testFlag(RecordFlag::Cancelled);
        });
        QCOMPARE(run.listener.failures, QStringList());
    }
    QCOMPARE(cut, 2);
}

void TestScenarioPlayer::stopsAtOnce()
{
    Run run(connection + R"(, {"actor":"c","call":"recv","on":"c","args":{"size":9}})");
    QTRY_VERIFY(run.laboratory.isInside(Call::Recv));
    QElapsedTimer clock;
    clock.start();
    run.player->stop(130);
    run.player->stop(1);
    QTRY_VERIFY(run.isOver());
    QVERIFY(clock.elapsed() < 2000);
    QCOMPARE(run.exitCode(), 130);
    QCOMPARE(run.listener.ends, 1);
}

void TestScenarioPlayer::untilBlockedFailsWhenNothingRuns()
{
    Run run(R"({"until_blocked":"s"}, {"say":"never"})");
    QTRY_VERIFY(run.isOver());
    QCOMPARE(run.exitCode(), 1);
    QCOMPARE(run.listener.failures, QStringList{QStringLiteral("1 until_blocked")});
    QVERIFY(run.listener.told.isEmpty());
}

void TestScenarioPlayer::referenceThatHasNoValueFails()
{
    PlayOptions options;
    options.keepGoing = true;
    Run run(R"({"actor":"s","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"l"},
               {"actor":"s","call":"bind","on":"l","args":{"address":"${l.peername}"}}, {"actor":"s","call":"close","on":"l"})",
            options);
    QTRY_VERIFY(run.isOver());
    QCOMPARE(run.exitCode(), 1);
    QCOMPARE(run.listener.failures, QStringList{QStringLiteral("2 reference")});
    QCOMPARE(run.listener.totals.calls, 2);
}

void TestScenarioPlayer::lookingAtTheStateIsNoCall()
{
    Run run(QByteArray(connection)
                .replace(R"("address":"${l.sockname}"}})",
                         R"("address":"${l.sockname}"},"expect":{"result":0,"state":"ESTABLISHED"}})")
            + R"(, {"actor":"c","call":"close","on":"c","expect":{"state":["FIN_WAIT1","FIN_WAIT2","TIME_WAIT"]}},
        {"actor":"s","call":"recv","on":"n","args":{"size":1},"expect":{"result":0,"state":"CLOSE_WAIT"}})");
    QTRY_VERIFY(run.isOver());
    QCOMPARE(run.listener.failures, QStringList());
    QCOMPARE(run.exitCode(), 0);
    // The log has what the steps did, and the closing at the end.
    QCOMPARE(run.laboratory.calls(Call::Getsockopt).size(), std::size_t(0));
    QCOMPARE(run.laboratory.calls(Call::Recv).size(), std::size_t(1));
}

void TestScenarioPlayer::failureMayBeWanted_data()
{
    QTest::addColumn<QByteArray>("expect");
    QTest::addColumn<QString>("failure");
    QTest::newRow("nothing said") << QByteArray() << QStringLiteral("7 errno");
    QTest::newRow("the errno") << QByteArray(R"(,"expect":{"errno":"EBADF"})") << QString();
    QTest::newRow("one of a list") << QByteArray(R"(,"expect":{"errno":["EPIPE","EBADF"]})") << QString();
    QTest::newRow("another errno") << QByteArray(R"(,"expect":{"errno":"EPIPE"})") << QStringLiteral("7 errno");
    QTest::newRow("the result") << QByteArray(R"(,"expect":{"result":-1})") << QString();
    QTest::newRow("only the time") << QByteArray(R"(,"expect":{"took_ms":{"min":0}})") << QStringLiteral("7 errno");
}

void TestScenarioPlayer::failureMayBeWanted()
{
    QFETCH(QByteArray, expect);
    QFETCH(QString, failure);
    Run closed(
        R"({"say":"1"},{"say":"2"},{"say":"3"},{"say":"4"},{"actor":"c","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"c"},
        {"actor":"c","call":"close","on":"c"}, {"actor":"c","call":"getpeername","on":"c")"
        + expect + "}");
    QTRY_VERIFY(closed.isOver());
    QCOMPARE(closed.listener.failures, failure.isEmpty() ? QStringList() : QStringList{failure});
    QCOMPARE(closed.exitCode(), failure.isEmpty() ? 0 : 1);
}

void TestScenarioPlayer::optionValuesGoBothWays_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<int>("size");
    QTest::newRow("number") << QByteArray("SO_RCVBUF") << QJsonValue(4096) << 4;
    QTest::newRow("below 0") << QByteArray("SO_PRIORITY") << QJsonValue(-1) << 4;
    QTest::newRow("linger") << QByteArray("SO_LINGER")
                            << QJsonValue(QJsonObject{{QStringLiteral("onoff"), 1}, {QStringLiteral("linger"), 7}})
                            << 8;
    QTest::newRow("time") << QByteArray("SO_RCVTIMEO") << QJsonValue(QJsonObject{{QStringLiteral("seconds"), 1.5}})
                          << 16;
    QTest::newRow("text") << QByteArray("SO_BINDTODEVICE") << QJsonValue(QStringLiteral("lo")) << 2;
}

void TestScenarioPlayer::optionValuesGoBothWays()
{
    QFETCH(QByteArray, name);
    QFETCH(QJsonValue, value);
    QFETCH(int, size);
    const int option = optionNumber(constant::solSocket, name).value();
    const auto bytes = optionvalue::encode(constant::solSocket, option, value);
    QVERIFY(bytes);
    QCOMPARE(bytes->size(), size);
    QCOMPARE(optionvalue::decode(constant::solSocket, option, *bytes), value);
    QVERIFY(optionvalue::length(constant::solSocket, option) >= size);
    QVERIFY(!optionvalue::encode(constant::solSocket, option, QJsonArray{1}));
}

QTEST_GUILESS_MAIN(TestScenarioPlayer)
#include "tst_scenarioplayer.moc"
