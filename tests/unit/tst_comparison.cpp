// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>

#include <QSignalSpy>
#include <QTest>

#include "backendcomparison.h"
#include "backendrouter.h"
#include "comparisonwording.h"
#include "nativebackend.h"
#include "patience.h"
#include "qtbackend.h"
#include "qtgaps.h"
#include "realsocketapi.h"
#include "scenarioloader.h"
#include "socketconstants.h"
#include "tlsonly.h"

using namespace sw;

namespace {

PlayedStep made(Call call, qint64 result, int error = 0)
{
    PlayedStep step;
    PlayedCall told;
    told.call = callName(call);
    told.record.call = call;
    told.record.result = result;
    told.record.error = error;
    step.call = told;
    return step;
}

PlayedStep accepted(const QString &peer)
{
    PlayedStep step = made(Call::Accept, 9);
    step.call->record.address = *SocketAddress::parse(peer);
    return step;
}

PlayedRun runOf(std::vector<PlayedStep> steps)
{
    PlayedRun run;
    run.steps = std::move(steps);
    return run;
}

ComparedStep compared(const PlayedStep &left, const PlayedStep &right)
{
    return compareRuns(runOf({left}), runOf({right})).steps.front();
}

/// Both backends behind the router, as the programs build them.
struct Engine
{
    Journal journal;
    RecordHub hub{journal};
    RealSocketApi api;
    std::shared_ptr<IdCounter> ids = std::make_shared<IdCounter>();
    NativeBackend native{api, hub, resolveName, ids};
    QtBackend qt{api, hub, ids};
    BackendRouter backend{native, qt};
    Workbench workbench{backend, hub};
};

Scenario scenarioOf(const QByteArray &steps)
{
    const LoadResult loaded = loadScenario(
        R"({"format":"socket-workbench/scenario@1","id":"x","title":"x","actors":[{"id":"s"},{"id":"c"}],"steps":[)"
            + steps + "]}",
        QStringLiteral("x.json"));
    return loaded.scenario.value_or(Scenario());
}

} // namespace

class TestComparison final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void descriptorsAndTimesSayNothing();
    void failuresDifferByTheirErrno();
    void bytesAndExpectationsCount();
    void portsStandForOneAnother();
    void oneThatCannotIsNoDifference();
    void exitCodes();
    void playsOnBoth();
    void saysWhyOneCannot();
    void stopsHalfWay();
    void plainAndEncryptedDiffer();
    void bringsNothingIntoTheOpen();
    void knowsWhatWasMeantForTls();
    void saysThatNothingWasCompared();
};

void TestComparison::descriptorsAndTimesSayNothing()
{
    PlayedStep one = made(Call::Socket, 7);
    PlayedStep other = made(Call::Socket, 12);
    other.call->record.tookNs = 99;
    other.call->record.thread = 5;
    QVERIFY(compared(one, other).as == ComparedAs::Same);
    other.call->record.result = -1;
    other.call->record.error = EMFILE;
    QCOMPARE(compared(one, other).keys, (QStringList{QStringLiteral("result"), QStringLiteral("errno")}));
    QVERIFY(compared({}, {}).as == ComparedAs::NoCall);
}

void TestComparison::failuresDifferByTheirErrno()
{
    const ComparedStep step = compared(made(Call::Recv, -1, ECONNRESET), made(Call::Recv, 0));
    QVERIFY(step.as == ComparedAs::Differs);
    QCOMPARE(step.keys, (QStringList{QStringLiteral("result"), QStringLiteral("errno")}));
    QCOMPARE(compared(made(Call::Bind, -1, EACCES), made(Call::Bind, -1, EADDRINUSE)).keys,
             QStringList{QStringLiteral("errno")});
    QCOMPARE(compared(made(Call::Bind, 0), {}).keys, QStringList{QStringLiteral("made")});
    const QString text = differenceText(QStringLiteral("errno"), made(Call::Recv, -1, ECONNRESET), made(Call::Recv, 0));
    QCOMPARE(text, QStringLiteral("error: ECONNRESET with native, none with qt"));
}

void TestComparison::bytesAndExpectationsCount()
{
    PlayedStep one = made(Call::Recv, 2);
    PlayedStep other = made(Call::Recv, 2);
    one.call->record.data = "ab";
    other.call->record.data = "ac";
    QCOMPARE(compared(one, other).keys, QStringList{QStringLiteral("data")});
    other.call->record.data = "ab";
    one.judgements.push_back({QStringLiteral("bytes"), true, {}, {}});
    other.judgements.push_back({QStringLiteral("bytes"), false, {}, {}});
    QCOMPARE(compared(one, other).keys, QStringList{QStringLiteral("expectation")});
    // A step that waits has no call, but something to judge.
    one.call.reset();
    other.call.reset();
    other.judgements = one.judgements;
    QVERIFY(compared(one, other).as == ComparedAs::Same);
}

void TestComparison::portsStandForOneAnother()
{
    const auto peers = [](const char *first, const char *second) {
        return runOf({accepted(QLatin1StringView(first)), accepted(QLatin1StringView(second))});
    };
    const auto asOf = [](const PlayedRun &left, const PlayedRun &right) {
        return compareRuns(left, right).steps[1].as;
    };
    const PlayedRun left = peers("127.0.0.1:4000", "127.0.0.1:4001");
    QVERIFY(asOf(left, peers("127.0.0.1:5000", "127.0.0.1:5001")) == ComparedAs::Same);
    QVERIFY(asOf(left, peers("127.0.0.1:4001", "127.0.0.1:4000")) == ComparedAs::Same);
    // The same peer twice is not two peers.
    QVERIFY(asOf(left, peers("127.0.0.1:5000", "127.0.0.1:5000")) == ComparedAs::Differs);
    QVERIFY(asOf(left, peers("127.0.0.1:5000", "[::1]:5001")) == ComparedAs::Differs);
    QVERIFY(asOf(left, peers("127.0.0.1:5000", "127.0.0.2:5001")) == ComparedAs::Differs);
    const PlayedRun paths = peers("unix:/tmp/a/s", "unix:/tmp/a/s");
    QVERIFY(asOf(paths, peers("unix:/tmp/b/s", "unix:/tmp/b/s")) == ComparedAs::Same);
    QVERIFY(asOf(paths, peers("unix:/tmp/b/s", "unix:/tmp/b/t")) == ComparedAs::Differs);
}

void TestComparison::oneThatCannotIsNoDifference()
{
    PlayedStep cannot = made(Call::Shutdown, -1, ENOSYS);
    cannot.call->record.flags |= RecordFlag::Unsupported;
    QVERIFY(compared(made(Call::Shutdown, 0), cannot).as == ComparedAs::OnOneOnly);
    QVERIFY(compared(cannot, cannot).as == ComparedAs::Same);
    PlayedStep skipped;
    skipped.skipped = QStringLiteral("backend");
    QVERIFY(compared(made(Call::Shutdown, 0), skipped).as == ComparedAs::OnOneOnly);
    QVERIFY(!leftOutText({}, skipped).isEmpty());
    QVERIFY(leftOutText({}, made(Call::Shutdown, 0)).isEmpty());
}

void TestComparison::exitCodes()
{
    PlayedRun left = runOf({made(Call::Bind, 0)});
    PlayedRun right = left;
    QCOMPARE(exitCodeOf(compareRuns(left, right), left, right), 0);
    right.steps[0].call->record.result = -1;
    QCOMPARE(exitCodeOf(compareRuns(left, right), left, right), 1);
    right = left;
    // Wrong on both in the same way is still wrong.
    left.totals.exitCode = right.totals.exitCode = 1;
    QVERIFY(compareRuns(left, right).isSame());
    QCOMPARE(exitCodeOf(compareRuns(left, right), left, right), 1);
    right.totals.exitCode = 3;
    QCOMPARE(exitCodeOf(compareRuns(left, right), left, right), 3);
}

void TestComparison::playsOnBoth()
{
    Engine engine;
    BackendComparison comparison(engine.workbench, scenarioOf(R"(
        {"actor":"s","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"l"},
        {"actor":"s","call":"bind","on":"l","args":{"address":"127.0.0.1:0"}}, {"actor":"s","call":"listen","on":"l"},
        {"actor":"c","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"c"},
        {"actor":"c","call":"connect","on":"c","args":{"address":"${l.sockname}"}},
        {"actor":"s","call":"accept","on":"l","as":"n"},
        {"actor":"c","call":"sendall","on":"c","args":{"data":{"text":"hi"}}},
        {"actor":"s","call":"recvall","on":"n","args":{"size":2},"expect":{"data":{"text":"hi"}}},
        {"actor":"c","call":"getsockname","on":"c"})"),
                                 10'000);
    QSignalSpy finished(&comparison, &BackendComparison::finished);
    comparison.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 30'000);
    const Comparison &all = comparison.comparison();
    for (std::size_t i = 0; i < all.steps.size(); ++i)
        QVERIFY2(all.steps[i].as == ComparedAs::Same, qPrintable(QString::number(i) + all.steps[i].keys.join(u' ')));
    QCOMPARE(comparison.exitCode(), 0);
    // The one shows kernel calls, the other what Qt did.
    const auto &connecting = comparison.run(BackendKind::Qt).steps[4];
    QVERIFY(!connecting.inner.empty());
    QVERIFY(connecting.inner.front().record.layer != RecordLayer::Kernel);
    QVERIFY(comparison.run(BackendKind::Native).steps[4].call->record.layer == RecordLayer::Kernel);
    // A signal that answers no call says whose it is: write() has returned long before bytesWritten.
    QStringList beside;
    for (const PlayedStep &step : comparison.run(BackendKind::Qt).steps) {
        for (const PlayedAside &aside : step.asides)
            beside.append(aside.who());
    }
    QVERIFY(!beside.isEmpty());
    QVERIFY2(!beside.contains(QString()), qPrintable(beside.join(u'|')));
    QVERIFY2(beside.contains(QStringLiteral("c c: ")), qPrintable(beside.join(u'|')));
}

void TestComparison::saysWhyOneCannot()
{
    Engine engine;
    BackendComparison comparison(engine.workbench, scenarioOf(R"({"actor":"s","call":"htons","args":{"value":1}},
        {"actor":"s","call":"socket","args":{"family":"AF_UNIX","type":"SOCK_SEQPACKET"},"as":"u"})"),
                                 10'000);
    QSignalSpy finished(&comparison, &BackendComparison::finished);
    comparison.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 30'000);
    const PlayedRun &qt = comparison.run(BackendKind::Qt);
    QVERIFY(comparison.comparison().steps[0].as == ComparedAs::OnOneOnly);
    QVERIFY(comparison.comparison().steps[1].as == ComparedAs::OnOneOnly);
    const QString order = leftOutText(comparison.scenario().steps[0], qt.steps[0]);
    QVERIFY2(order.contains(QStringLiteral("convert numbers")), qPrintable(order));
    const QString packets = leftOutText(comparison.scenario().steps[1], qt.steps[1]);
    QVERIFY2(packets.contains(QStringLiteral("SOCK_SEQPACKET")), qPrintable(packets));
    QCOMPARE(comparison.exitCode(), 1);
}

void TestComparison::stopsHalfWay()
{
    Engine engine;
    BackendComparison comparison(engine.workbench, scenarioOf(R"({"pause_ms":100000})"), 200'000);
    QSignalSpy finished(&comparison, &BackendComparison::finished);
    comparison.start();
    comparison.stop();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(comparison.wasStopped());
    QVERIFY(comparison.comparison().steps.empty());
    QVERIFY(!comparisonText(comparison.comparison()).isEmpty());
}

void TestComparison::plainAndEncryptedDiffer()
{
    PlayedStep encrypted = made(Call::Sendall, 2);
    encrypted.call->record.flags |= RecordFlag::Tls;
    const ComparedStep step = compared(made(Call::Sendall, 2), encrypted);
    QVERIFY(step.as == ComparedAs::Differs);
    QCOMPARE(step.keys, QStringList{QStringLiteral("tls")});
    QVERIFY(compared(encrypted, encrypted).as == ComparedAs::Same);
    QCOMPARE(outcomeOf(encrypted, QStringLiteral("tls")), QStringLiteral("true"));
}

void TestComparison::bringsNothingIntoTheOpen()
{
    Engine engine;
    BackendComparison comparison(engine.workbench, scenarioOf(R"(
        {"actor":"s","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"l"},
        {"actor":"s","call":"bind","on":"l","args":{"address":"127.0.0.1:0"}}, {"actor":"s","call":"listen","on":"l"},
        {"actor":"c","call":"socket","args":{"family":"AF_INET","type":"SOCK_STREAM"},"as":"c"},
        {"actor":"c","call":"connect","on":"c","args":{"address":"${l.sockname}"}},
        {"actor":"s","call":"accept","on":"l","as":"n"},
        {"actor":"c","call":"sendall","on":"c","args":{"data":{"text":"hello"}}},
        {"actor":"s","call":"recvall","on":"n","args":{"size":5}},
        {"actor":"c","call":"dup","on":"c","as":"d"},
        {"actor":"c","call":"starttls","on":"c","args":{"side":"client","timeout":0.3}},
        {"actor":"c","call":"sendall","on":"c","args":{"data":{"text":"secret"}}},
        {"actor":"c","call":"sendall","on":"d","args":{"data":{"text":"secret"}}},
        {"actor":"c","call":"recv","on":"c","args":{"size":9},"start":true},
        {"actor":"c","call":"close","on":"c"}, {"actor":"c","call":"close","on":"d"},
        {"actor":"s","call":"recv","on":"n","args":{"size":9000},"expect":{"result":{"min":-1}}})"),
                                 30'000);
    QSignalSpy finished(&comparison, &BackendComparison::finished);
    comparison.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
    const Scenario &scenario = comparison.scenario();
    for (const BackendKind kind : {BackendKind::Native, BackendKind::Qt}) {
        const PlayedRun &run = comparison.run(kind);
        // What came before TLS was meant to be read by anybody.
        QCOMPARE(run.steps[7].call->record.data, QByteArray("hello"));
        for (const std::size_t step : {10U, 12U}) {
            QVERIFY(isLeftOut(run.steps[step]));
            QCOMPARE(run.steps[step].call->record.value.toString(), QStringLiteral("tls-not-begun"));
            QVERIFY(leftOutText(scenario.steps[step], run.steps[step]).contains(QStringLiteral("TLS did not begin")));
        }
        QVERIFY(!run.steps[15].call->record.data.contains("secret"));
    }
    const PlayedRun &native = comparison.run(BackendKind::Native);
    QCOMPARE(native.steps[11].call->record.value.toString(), QStringLiteral("tls-not-begun"));
    QCOMPARE(native.steps[15].call->record.result, qint64(0));
    const QString why = leftOutText(scenario.steps[9], native.steps[9]);
    QVERIFY2(why.contains(QStringLiteral("native backend has no TLS")), qPrintable(why));
    QVERIFY(why.contains(QStringLiteral("Qt backend")));
    QCOMPARE(comparison.exitCode(), 1);
}

void TestComparison::knowsWhatWasMeantForTls()
{
    const Scenario scenario = scenarioOf(R"(
        {"actor":"c","call":"create_connection","args":{"host":"h","port":1},"as":"c"},
        {"actor":"c","call":"create_connection","args":{"host":"h","port":1},"as":"other"},
        {"actor":"c","call":"dup","on":"c","as":"d"}, {"actor":"c","call":"makefile","on":"d","as":"f"},
        {"actor":"c","call":"starttls","on":"c","args":{"side":"client"}},
        {"actor":"c","call":"sendall","on":"c","args":{"data":{"text":"x"}}},
        {"actor":"c","call":"write","on":"f","args":{"data":{"text":"x"}}},
        {"actor":"c","call":"flush","on":"f"},
        {"actor":"c","call":"sendall","on":"other","args":{"data":{"text":"x"}}},
        {"actor":"c","call":"close","on":"c"}, {"say":"x"})");
    QCOMPARE(scenario.steps.size(), std::size_t(11));
    const auto kept = [&scenario](const TlsOnly &tls) {
        QList<int> steps;
        for (std::size_t i = 0; i < scenario.steps.size(); ++i) {
            if (tls.isKeptBack(scenario.steps[i]))
                steps.append(static_cast<int>(i));
        }
        return steps;
    };
    TlsOnly tls(scenario);
    QCOMPARE(kept(tls), QList<int>());
    CallRecord ended;
    ended.result = -1;
    ended.error = EISCONN; // it has begun already
    tls.handshakeEnded(scenario.steps[4], ended);
    QCOMPARE(kept(tls), QList<int>());
    ended.error = EPROTO;
    tls.handshakeEnded(scenario.steps[4], ended);
    QCOMPARE(kept(tls), (QList<int>{5, 6, 7}));
    tls.handshakeEnded(scenario.steps[4], CallRecord());
    QCOMPARE(kept(tls), (QList<int>{6, 7}));
}

void TestComparison::saysThatNothingWasCompared()
{
    const auto fileOf = [](const QByteArray &second) {
        return loadScenario(R"({"format":"socket-workbench/scenario@1","id":"x","title":"x","actors":[
            {"id":"s","backend":"qt"},{"id":"c")"
                                + second + R"(}],"steps":[
            {"actor":"s","call":"gethostname"},{"actor":"c","call":"gethostname"}]})",
                            QStringLiteral("x.json"))
            .scenario.value_or(Scenario());
    };
    QVERIFY(!namesAllBackends(fileOf({})));
    QVERIFY(!namesAllBackends(Scenario()));
    Engine engine;
    BackendComparison comparison(engine.workbench, fileOf(R"(,"backend":"native")"), 10'000);
    QSignalSpy finished(&comparison, &BackendComparison::finished);
    comparison.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 30'000);
    QVERIFY(comparison.comparison().isSame());
    const QString said = comparisonText(comparison.comparison());
    QVERIFY2(said.contains(QStringLiteral("Nothing was compared")), qPrintable(said));
    QVERIFY(said.contains(QStringLiteral("\"backend\"")));
    QCOMPARE(comparison.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
