// SPDX-License-Identifier: GPL-3.0-or-later
// Sequences played on all kinds of connections, and as scenarios by the player of the command line.
#include <QtTest>

#include <cerrno>

#include "clientendpoint.h"
#include "datagramendpoint.h"
#include "relayconversation.h"
#include "runreporter.h"
#include "scenarioplayer.h"
#include "sequenceplay.h"
#include "sequencesteps.h"
#include "serverendpoint.h"

using namespace sw;

namespace {

using State = SequenceResult::State;
using Steps = std::vector<SequenceStep>;

/// Nothing of a run but its outcome.
class Outcome final : public RunReporter
{
public:
    void begin(const Scenario &, qint64) override {}
    void unfinished(const PlayedCall &) override {}
    void ended(const PlayedCall &) override {}
    void judged(int, const Judgement &judgement) override
    {
        if (!judgement.ok)
            broken.append(judgement.what + u' ' + judgement.got);
    }
    void skipped(int, QLatin1StringView) override {}
    void said(const LocalText &) override {}
    void end(const RunTotals &totals) override { exitCode = totals.exitCode; }

    QStringList broken;
    int exitCode = -1;
};

} // namespace

class TestSequenceWays final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void datagrams_data() { addBackends(); }
    void datagrams();
    void refusedDatagramIsTold();
    void unixStreams_data() { addBackends(); }
    void unixStreams();
    void endsWithThePeerThoughItGoesOn();
    void tlsMessages();
    void tooMuchUnreadIsTold();
    void onAServersConnection();
    void scenarioComesOutTheSame_data();
    void scenarioComesOutTheSame();
};

void TestSequenceWays::datagrams()
{
    QFETCH(BackendKind, backend);
    RelayBench bench;
    DatagramEndpoint echo(bench.workbench);
    DatagramSettings settings;
    settings.localPort = 0;
    settings.reply.rule.kind = ReplyKind::Echo;
    echo.start(settings);
    QTRY_COMPARE(echo.state(), EndpointState::Receiving);
    DatagramEndpoint asks(bench.workbench);
    DatagramSettings asking;
    asking.backend = backend;
    asking.localPort = 0;
    asking.remoteHost = QStringLiteral("127.0.0.1");
    asking.remotePort = echo.local().port();
    asking.connects = true;
    asks.start(asking);
    QTRY_COMPARE(asks.state(), EndpointState::Receiving);
    SequencePlay play(asks, asks.socket(),
                      sequenceTo({},
                                 {sends(QStringLiteral("one")), sends(QStringLiteral("two, longer")),
                                  expects(Wants::Exactly, QStringLiteral("one")),
                                  expects(Wants::Exactly, QStringLiteral("two")), // it is longer
                                  sends(QStringLiteral("three")), expectsBytes(5)}),
                      true);
    play.start();
    QTRY_VERIFY(!play.isRunning());
    QList<State> states;
    for (const SequenceResult &one : play.results())
        states.append(one.state);
    QCOMPARE(states, QList<State>({State::Done, State::Done, State::Done, State::Failed, State::Done, State::Done}));
    QCOMPARE(play.results()[3].got, QByteArray("two, longer"));
    QCOMPARE(play.results()[5].got, QByteArray("three"));
}

void TestSequenceWays::refusedDatagramIsTold()
{
    RelayBench bench;
    DatagramEndpoint asks(bench.workbench);
    DatagramSettings asking;
    asking.localPort = 0;
    asking.remoteHost = QStringLiteral("127.0.0.1");
    asking.remotePort = closedLoopbackPort().port();
    asking.connects = true;
    asks.start(asking);
    QTRY_COMPARE(asks.state(), EndpointState::Receiving);
    SequencePlay play(asks, asks.socket(), sequenceTo({}, {sends(QStringLiteral("x")), expects(Wants::Anything)}),
                      false);
    play.start();
    QTRY_VERIFY(!play.isRunning());
    QVERIFY(play.failed());
    QCOMPARE(play.results()[1].state, State::Failed);
    QCOMPARE(play.results()[1].error, ECONNREFUSED);
    QVERIFY(!play.results()[1].ended);
}

void TestSequenceWays::unixStreams()
{
    QFETCH(BackendKind, backend);
    RelayBench bench;
    ServerEndpoint server(bench.workbench);
    ServerSettings served;
    served.protocol = StreamProtocol::UnixStream;
    served.path = QStringLiteral("@sw-sequence-%1-%2").arg(QCoreApplication::applicationPid()).arg(int(backend));
    served.reply.rule.kind = ReplyKind::Echo;
    server.start(served);
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    ClientEndpoint client(bench.workbench);
    ClientSettings settings;
    settings.backend = backend;
    settings.protocol = StreamProtocol::UnixStream;
    settings.path = served.path;
    client.connectTo(settings);
    QTRY_COMPARE(client.state(), EndpointState::Connected);
    SequencePlay play(client, client.socket(),
                      sequenceTo({},
                                 {stepOf(StepOf::Repeat, 20), sends(QStringLiteral("ab")),
                                  expects(Wants::Exactly, QStringLiteral("ab")), stepOf(StepOf::End)}),
                      false);
    play.start();
    QTRY_VERIFY(!play.isRunning());
    QVERIFY(!play.failed());
    QCOMPARE(play.results()[2].rounds, 20);
}

void TestSequenceWays::endsWithThePeerThoughItGoesOn()
{
    RelayBench bench;
    LoopbackListener listener;
    ClientEndpoint client(bench.workbench);
    ClientSettings settings;
    settings.port = listener.address().port();
    client.connectTo(settings);
    QTRY_COMPARE(client.state(), EndpointState::Connected);
    const auto peer = listener.accept();
    SequencePlay play(client, client.socket(),
                      sequenceTo({},
                                 {stepOf(StepOf::Repeat, Sequence::mostRounds),
                                  expects(Wants::Exactly, QStringLiteral("answer")), stepOf(StepOf::End)}),
                      true);
    play.start();
    peer->endSending();
    QTRY_VERIFY(!play.isRunning());
    QCOMPARE(play.results()[1].rounds, 1); // in the next no answer can come
    QVERIFY(play.results()[1].ended);
}

void TestSequenceWays::tlsMessages()
{
    RelayBench bench;
    ServerEndpoint server(bench.workbench);
    ServerSettings served;
    served.backend = BackendKind::Qt;
    served.port = 0;
    served.tlsUse = TlsUse::AtOnce;
    served.tls.selfSignedNames = QStringList{QStringLiteral("127.0.0.1")};
    served.reply.rule.kind = ReplyKind::Echo;
    server.start(served);
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    ClientEndpoint client(bench.workbench);
    ClientSettings settings;
    settings.backend = BackendKind::Qt;
    settings.port = server.address().port();
    settings.tlsUse = TlsUse::AtOnce;
    settings.tls.ignoreErrors = true;
    client.connectTo(settings);
    QTRY_COMPARE(client.state(), EndpointState::Connected);
    SequencePlay play(
        client, client.socket(),
        sequenceTo({}, {sends(QStringLiteral("secret")), expects(Wants::Exactly, QStringLiteral("secret"))}), false);
    play.start();
    QTRY_VERIFY(!play.isRunning());
    QVERIFY(!play.failed());
    QCOMPARE(play.results()[1].got, QByteArray("secret"));
}

void TestSequenceWays::tooMuchUnreadIsTold()
{
    RelayBench bench;
    LoopbackListener listener;
    ClientEndpoint client(bench.workbench);
    ClientSettings settings;
    settings.port = listener.address().port();
    client.connectTo(settings);
    std::shared_ptr<LoopbackPeer> peer;
    QVERIFY(elsewhere<std::shared_ptr<LoopbackPeer>>(peer, [&listener] { return listener.accept(); }) && peer);
    QTRY_COMPARE(client.state(), EndpointState::Connected);
    SequencePlay play(client, client.socket(),
                      sequenceTo({},
                                 {stepOf(StepOf::Wait, 1), expects(Wants::Contains, QStringLiteral("end")),
                                  sends(QStringLiteral("?")), expects(Wants::Exactly, QStringLiteral("more"))}),
                      false);
    play.start();
    QTRY_COMPARE(play.step(), 1);
    constexpr qsizetype tooMany = 1'000'000;
    const QByteArray all = QByteArray(SequenceInbox::mostBytes + tooMany - 3, 'a') + "end";
    bool sent = false;
    QVERIFY(elsewhere<bool>(sent, [&] { return peer->send(all); }) && sent);
    QTRY_COMPARE(play.step(), 3);
    QVERIFY(peer->send("more"));
    QTRY_VERIFY(!play.isRunning());
    QVERIFY(!play.failed());
    QCOMPARE(play.results()[1].dropped.bytes, tooMany);
    QCOMPARE(play.results()[3].dropped.bytes, 0);
    QCOMPARE(play.dropped().bytes, tooMany);
}

void TestSequenceWays::onAServersConnection()
{
    RelayBench bench;
    ServerEndpoint server(bench.workbench);
    ServerSettings served;
    served.port = 0;
    server.start(served);
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    const auto one = LoopbackPeer::connectTo(server.address());
    const auto other = LoopbackPeer::connectTo(server.address());
    QVERIFY(one && other);
    QTRY_COMPARE(server.connections().size(), 2U);
    SequencePlay play(
        server, server.connections()[0].socket,
        sequenceTo({}, {sends(QStringLiteral("220 ready")), expects(Wants::StartsWith, QStringLiteral("HELO"))}),
        false);
    play.start();
    QVERIFY(other->send("what another connection sends is no answer"));
    QByteArray got;
    QVERIFY(elsewhere<QByteArray>(got, [&] { return one->receive(9); }));
    QCOMPARE(got, QByteArray("220 ready"));
    QVERIFY(one->send("HELO"));
    QTRY_VERIFY(!play.isRunning());
    QVERIFY(!play.failed());
}

void TestSequenceWays::scenarioComesOutTheSame_data()
{
    QTest::addColumn<BackendKind>("backend");
    QTest::addColumn<Steps>("steps");
    QTest::addColumn<bool>("holds");
    for (const BackendKind backend : {BackendKind::Native, BackendKind::Qt}) {
        const auto row = [backend](const char *name, const Steps &steps, bool holds) {
            QTest::addRow("%s, %s", name, backend == BackendKind::Qt ? "Qt" : "native") << backend << steps << holds;
        };
        const SequenceStep ask = sends(QStringLiteral("abc\\r\\n"));
        row("exactly", {ask, expects(Wants::Exactly, QStringLiteral("abc\\r\\n"))}, true);
        row("exactly, other", {ask, expects(Wants::Exactly, QStringLiteral("abd\\r\\n"))}, false);
        row("starts", {ask, expects(Wants::StartsWith, QStringLiteral("ab"))}, true);
        row("contains", {ask, expects(Wants::Contains, QStringLiteral("c\\r"))}, true);
        row("contains not", {ask, expects(Wants::Contains, QStringLiteral("d"), 100)}, false);
        row("pattern", {ask, expects(Wants::Pattern, QStringLiteral("^[a-c]+\\r\\n$"))}, true);
        row("pattern, other", {ask, expects(Wants::Pattern, QStringLiteral("^[d-f]"), 100)}, false);
        row("hex", {ask, expects(Wants::HexPattern, QStringLiteral("61 ?? 6?"))}, true);
        row("bytes", {ask, expectsBytes(2), expectsBytes(3)}, true);
        row("more bytes", {ask, expectsBytes(9, 100)}, false);
        row("anything", {ask, expects(Wants::Anything)}, true);
        row("loop", {stepOf(StepOf::Repeat, 5), ask, expectsBytes(5), stepOf(StepOf::Wait, 1), stepOf(StepOf::End)},
            true);
        row("close", {ask, expectsBytes(5), stepOf(StepOf::Close), stepOf(StepOf::Wait, 1)}, true);
    }
}

void TestSequenceWays::scenarioComesOutTheSame()
{
    QFETCH(BackendKind, backend);
    QFETCH(Steps, steps);
    QFETCH(bool, holds);
    RelayBench bench;
    ServerEndpoint server(bench.workbench);
    ServerSettings served;
    served.port = 0;
    served.reply.rule.kind = ReplyKind::Echo;
    server.start(served);
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    ClientEndpoint client(bench.workbench);
    ClientSettings settings;
    settings.backend = backend;
    settings.port = server.address().port();
    client.connectTo(settings);
    QTRY_COMPARE(client.state(), EndpointState::Connected);
    const Sequence sequence = sequenceTo(server.address().toString(), steps);
    SequencePlay play(client, client.socket(), sequence, false);
    play.start();
    QTRY_VERIFY(!play.isRunning());
    QCOMPARE(play.failed(), !holds);
    // The same as a scenario, on a connection of its own.
    const SequencePlan plan = planOf(sequence);
    QCOMPARE(plan.fault, SequenceFault::None);
    Outcome outcome;
    PlayOptions options;
    options.backend = backend == BackendKind::Qt ? QStringLiteral("qt") : QStringLiteral("native");
    ScenarioPlayer player(bench.workbench, outcome, plan.scenario, options);
    player.start();
    QTRY_VERIFY(outcome.exitCode >= 0);
    QVERIFY2((outcome.exitCode == 0) == holds, qPrintable(outcome.broken.join(u", ")));
}

QTEST_GUILESS_MAIN(TestSequenceWays)
#include "tst_sequenceways.moc"
