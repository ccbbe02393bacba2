// SPDX-License-Identifier: GPL-3.0-or-later
// Sequences played on open connections, on both backends.
#include <QtTest>

#include <cerrno>

#include "clientendpoint.h"
#include "relayconversation.h"
#include "sequenceplay.h"
#include "sequencesteps.h"

using namespace sw;

namespace {

using State = SequenceResult::State;
using Steps = std::vector<SequenceStep>;

/// A client panel's connection whose other end is plain system calls.
struct Bench
{
    explicit Bench(BackendKind backend = BackendKind::Native)
    {
        ClientSettings settings;
        settings.backend = backend;
        settings.port = listener.address().port();
        client.connectTo(settings);
    }
    bool open()
    {
        elsewhere<std::shared_ptr<LoopbackPeer>>(peer, [this] { return listener.accept(); });
        return peer && waitUntil([this] { return client.state() == EndpointState::Connected; });
    }
    SequencePlay &play(const Steps &steps, bool goesOn = false)
    {
        played = std::make_unique<SequencePlay>(client, client.socket(), sequenceTo({}, steps), goesOn);
        played->start();
        return *played;
    }
    [[nodiscard]] bool ends() const
    {
        return waitUntil([this] { return !played->isRunning(); });
    }
    [[nodiscard]] bool reaches(int step) const
    {
        return waitUntil([&] { return played->step() == step && stateOf(step) == State::Running; });
    }
    [[nodiscard]] State stateOf(int step) const { return resultOf(step).state; }
    [[nodiscard]] const SequenceResult &resultOf(int step) const { return played->results()[std::size_t(step)]; }
    QByteArray peerReceives(int size) const
    {
        QByteArray got;
        elsewhere<QByteArray>(got, [&] { return peer->receive(size); });
        return got;
    }

    RelayBench bench;
    LoopbackListener listener;
    ClientEndpoint client{bench.workbench};
    std::shared_ptr<LoopbackPeer> peer;
    std::unique_ptr<SequencePlay> played;
};

} // namespace

class TestSequencePlay final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksAndAnswers_data() { addBackends(); }
    void asksAndAnswers();
    void piecesAreOneAnswer_data() { addBackends(); }
    void piecesAreOneAnswer();
    void whatIsLeftIsForTheNextStep();
    void wrongAnswerEndsIt();
    void wrongAnswerIsPassed();
    void silenceIsToldAsTimeOut_data() { addBackends(); }
    void silenceIsToldAsTimeOut();
    void loopsGoRound();
    void millionRoundsLeaveTurns();
    void stopsAtAnyMoment_data();
    void stopsAtAnyMoment();
    void peersEndFailsTheStep_data() { addBackends(); }
    void peersEndFailsTheStep();
    void resetIsToldByItsErrno_data() { addBackends(); }
    void resetIsToldByItsErrno();
    void halfCloseAndClose();
    void qtSaysThatItHasNoHalfClose();
    void expressionsThatWouldNotEnd();
    void slowExpressionOverManyPieces();
    void aFaultFails();
};

void TestSequencePlay::asksAndAnswers()
{
    QFETCH(BackendKind, backend);
    Bench bench(backend);
    QVERIFY(bench.open());
    QVERIFY(bench.peer->send("a greeting that came before"));
    QTRY_VERIFY(bench.client.facts()->bytesReceived == 27);
    bench.play({sends(QStringLiteral("PING\\r\\n")), expects(Wants::Exactly, QStringLiteral("+PONG\\r\\n")),
                stepOf(StepOf::Wait, 20), sends(QStringLiteral("51 55"), PayloadForm::Hex),
                expects(Wants::Pattern, QStringLiteral("^\\+O"))});
    QCOMPARE(bench.peerReceives(6), QByteArray("PING\r\n"));
    QVERIFY(bench.peer->send("+PONG\r\n"));
    QCOMPARE(bench.peerReceives(2), QByteArray("QU"));
    QVERIFY(bench.peer->send("+OK"));
    QVERIFY(bench.ends());
    QVERIFY(!bench.played->failed() && !bench.played->wasStopped());
    for (int step = 0; step < 5; ++step) {
        QCOMPARE(bench.stateOf(step), State::Done);
        QCOMPARE(bench.resultOf(step).rounds, 1);
        QVERIFY(bench.resultOf(step).tookNs <= bench.played->elapsedNs());
    }
    QCOMPARE(bench.resultOf(1).got, QByteArray("+PONG\r\n"));
    QCOMPARE(bench.resultOf(4).got, QByteArray("+OK"));
    QVERIFY(bench.resultOf(1).tookNs > 0);
    QVERIFY(bench.resultOf(2).tookNs >= 20'000'000);
    // What it sent are rows like a person's messages, and the connection stays.
    QCOMPARE(bench.bench.sends(bench.client.socket()), QList<qint64>({6, 2}));
    QCOMPARE(bench.client.state(), EndpointState::Connected);
}

void TestSequencePlay::piecesAreOneAnswer()
{
    QFETCH(BackendKind, backend);
    Bench bench(backend);
    QVERIFY(bench.open());
    const int received = 7;
    bench.play({expectsBytes(4), expects(Wants::Contains, QStringLiteral("bye"))});
    for (int i = 0; i < received; ++i) {
        QVERIFY(bench.peer->send(QByteArray("abcdbye").mid(i, 1)));
        if (i + 1 < received) // one after the other
            QTRY_COMPARE(bench.client.facts()->bytesReceived, quint64(i) + 1);
    }
    QVERIFY(bench.ends());
    QVERIFY(!bench.played->failed());
    QCOMPARE(bench.resultOf(0).got, QByteArray("abcd"));
    QCOMPARE(bench.resultOf(1).got, QByteArray("bye"));
}

void TestSequencePlay::whatIsLeftIsForTheNextStep()
{
    Bench bench;
    QVERIFY(bench.open());
    bench.play({stepOf(StepOf::Wait, 1), sends(QStringLiteral("?")), stepOf(StepOf::Wait, 50),
                expects(Wants::Exactly, QStringLiteral("ab")), expectsBytes(2), expects(Wants::Anything)});
    QCOMPARE(bench.peerReceives(1), QByteArray("?"));
    QVERIFY(bench.peer->send("abcdef"));
    QVERIFY(bench.ends());
    QVERIFY(!bench.played->failed());
    QCOMPARE(bench.resultOf(3).got, QByteArray("ab"));
    QCOMPARE(bench.resultOf(4).got, QByteArray("cd"));
    QCOMPARE(bench.resultOf(5).got, QByteArray("ef"));
}

void TestSequencePlay::wrongAnswerEndsIt()
{
    Bench bench;
    QVERIFY(bench.open());
    bench.play(
        {sends(QStringLiteral("PING")), expects(Wants::StartsWith, QStringLiteral("+")), sends(QStringLiteral("no"))});
    QCOMPARE(bench.peerReceives(4), QByteArray("PING"));
    QVERIFY(bench.peer->send("-ERR"));
    QVERIFY(bench.ends());
    QVERIFY(bench.played->failed());
    QCOMPARE(bench.stateOf(0), State::Done);
    QCOMPARE(bench.stateOf(1), State::Failed);
    QCOMPARE(bench.resultOf(1).got, QByteArray("-ERR"));
    QVERIFY(!bench.resultOf(1).ended);
    QCOMPARE(bench.stateOf(2), State::Waiting);
    QCOMPARE(bench.bench.sends(bench.client.socket()), QList<qint64>({4}));
}

void TestSequencePlay::wrongAnswerIsPassed()
{
    Bench bench;
    QVERIFY(bench.open());
    bench.play({stepOf(StepOf::Repeat, 3), sends(QStringLiteral("n")), expects(Wants::Exactly, QStringLiteral("y")),
                stepOf(StepOf::End), sends(QStringLiteral("end"))},
               true);
    for (const char *answer : {"y", "z", "y"}) {
        QCOMPARE(bench.peerReceives(1), QByteArray("n"));
        QVERIFY(bench.peer->send(answer));
    }
    QCOMPARE(bench.peerReceives(3), QByteArray("end"));
    QVERIFY(bench.ends());
    QVERIFY(bench.played->failed());
    QCOMPARE(bench.resultOf(2).rounds, 3);
    QCOMPARE(bench.resultOf(2).failures, 1);
    QCOMPARE(bench.stateOf(2), State::Done); // the last round was right
    QCOMPARE(bench.resultOf(1).rounds, 3);
    QVERIFY(bench.resultOf(2).totalNs >= bench.resultOf(2).longestNs);
    QVERIFY(bench.resultOf(2).longestNs >= bench.resultOf(2).tookNs);
}

void TestSequencePlay::silenceIsToldAsTimeOut()
{
    QFETCH(BackendKind, backend);
    Bench bench(backend);
    QVERIFY(bench.open());
    bench.play({expects(Wants::Contains, QStringLiteral("x"), 30), expectsBytes(3, 60), stepOf(StepOf::Wait, 1)}, true);
    QVERIFY(bench.ends());
    QCOMPARE(bench.stateOf(0), State::TimedOut);
    QVERIFY(bench.resultOf(0).tookNs >= 30'000'000);
    QCOMPARE(bench.stateOf(1), State::TimedOut);
    QVERIFY(bench.resultOf(1).tookNs >= 60'000'000);
    QVERIFY(!bench.resultOf(1).ended);
    QCOMPARE(bench.stateOf(2), State::Done);
    QVERIFY(bench.played->failed());
}

void TestSequencePlay::loopsGoRound()
{
    Bench bench;
    QVERIFY(bench.open());
    bench.play({stepOf(StepOf::Repeat, 3), sends(QStringLiteral("a")), stepOf(StepOf::Repeat, 2),
                sends(QStringLiteral("b")), stepOf(StepOf::End), stepOf(StepOf::End), sends(QStringLiteral("c"))});
    QCOMPARE(bench.peerReceives(10), QByteArray("abbabbabbc"));
    QVERIFY(bench.ends());
    QVERIFY(!bench.played->failed());
    QCOMPARE(bench.resultOf(1).rounds, 3);
    QCOMPARE(bench.resultOf(3).rounds, 6);
    QCOMPARE(bench.resultOf(4).rounds, 6);
    QCOMPARE(bench.resultOf(5).rounds, 3);
}

void TestSequencePlay::millionRoundsLeaveTurns()
{
    Bench bench;
    QVERIFY(bench.open());
    SequencePlay &play = bench.play({stepOf(StepOf::Repeat, Sequence::mostRounds), stepOf(StepOf::End)});
    // Others have their turns meanwhile.
    int turns = 0;
    QTimer other;
    other.setInterval(0);
    connect(&other, &QTimer::timeout, this, [&turns] { ++turns; });
    other.start();
    QTRY_VERIFY(turns >= 5 || !play.isRunning());
    QVERIFY(turns >= 5);
    QVERIFY(bench.resultOf(1).rounds > 0);
    play.stop();
    QVERIFY(!play.failed());
}

void TestSequencePlay::stopsAtAnyMoment_data()
{
    QTest::addColumn<Steps>("steps");
    QTest::addColumn<int>("at");
    QTest::addColumn<State>("state");
    QTest::newRow("before the first") << Steps{sends(QStringLiteral("a"))} << -1 << State::Waiting;
    QTest::newRow("waiting") << Steps{stepOf(StepOf::Wait, 600'000)} << 0 << State::Stopped;
    QTest::newRow("expecting") << Steps{expects(Wants::Anything, {}, 600'000)} << 0 << State::Stopped;
    // Nobody reads: it does not go out.
    SequenceStep large = sends(QString(64'000'000, u'a'), PayloadForm::Text);
    QTest::newRow("sending") << Steps{large} << 0 << State::Stopped;
    QTest::newRow("in a loop") << Steps{stepOf(StepOf::Repeat, 1'000'000), stepOf(StepOf::Wait, 600'000),
                                        stepOf(StepOf::End)}
                               << 1 << State::Stopped;
}

void TestSequencePlay::stopsAtAnyMoment()
{
    QFETCH(Steps, steps);
    QFETCH(int, at);
    QFETCH(State, state);
    Bench bench;
    QVERIFY(bench.open());
    SequencePlay &play = bench.play(steps);
    QSignalSpy finished(&play, &SequencePlay::finished);
    if (at >= 0)
        QVERIFY(bench.reaches(at));
    play.stop();
    QVERIFY(!play.isRunning());
    QVERIFY(play.wasStopped() && !play.failed());
    QCOMPARE(finished.count(), 1);
    QCOMPARE(bench.stateOf(std::max(0, at)), state);
    play.stop();
    QCOMPARE(finished.count(), 1);
    // The connection is as good as before: what was to be sent stops, and the next message goes.
    bench.client.send(bench.client.socket(), "after");
    QByteArray got;
    elsewhere<QByteArray>(got, [&] {
        QByteArray all;
        for (QByteArray more = "-"; !more.isEmpty() && !all.endsWith("after"); all += more)
            more = bench.peer->receive(1);
        return all;
    });
    QVERIFY(got.endsWith("after"));
}

void TestSequencePlay::peersEndFailsTheStep()
{
    QFETCH(BackendKind, backend);
    Bench bench(backend);
    QVERIFY(bench.open());
    bench.play({expects(Wants::Exactly, QStringLiteral("answer"))});
    QVERIFY(bench.reaches(0));
    QVERIFY(bench.peer->send("ans"));
    bench.peer->close();
    QVERIFY(bench.ends());
    QCOMPARE(bench.stateOf(0), State::Failed);
    QVERIFY(bench.resultOf(0).ended);
    QCOMPARE(bench.resultOf(0).error, 0);
    QCOMPARE(bench.resultOf(0).got, QByteArray("ans"));
    // On a connection that is gone nothing is tried.
    QTRY_VERIFY(bench.client.isIdle());
    bench.play({sends(QStringLiteral("a")), expects(Wants::Anything)}, true);
    QVERIFY(bench.ends());
    QVERIFY(bench.played->failed());
    QCOMPARE(bench.stateOf(0), State::Failed);
    QVERIFY(bench.resultOf(0).ended);
    QCOMPARE(bench.stateOf(1), State::Waiting);
}

void TestSequencePlay::resetIsToldByItsErrno()
{
    QFETCH(BackendKind, backend);
    Bench bench(backend);
    QVERIFY(bench.open());
    bench.play({expects(Wants::Anything)});
    QVERIFY(bench.reaches(0));
    bench.peer->reset();
    QVERIFY(bench.ends());
    QCOMPARE(bench.stateOf(0), State::Failed);
    QVERIFY(bench.resultOf(0).ended);
    // Qt tells a reset as an end.
    QCOMPARE(bench.resultOf(0).error, backend == BackendKind::Native ? ECONNRESET : 0);
}

void TestSequencePlay::halfCloseAndClose()
{
    Bench bench;
    QVERIFY(bench.open());
    bench.play({sends(QStringLiteral("last")), stepOf(StepOf::HalfClose),
                expects(Wants::Exactly, QStringLiteral("all")), stepOf(StepOf::Close), stepOf(StepOf::Wait, 1)});
    QCOMPARE(restOf(*bench.peer), QByteArray("last"));
    QVERIFY(bench.peer->sawEnd());
    QVERIFY(bench.peer->send("all"));
    QVERIFY(bench.ends());
    QVERIFY(!bench.played->failed());
    QCOMPARE(bench.stateOf(4), State::Done);
    QTRY_COMPARE(bench.client.state(), EndpointState::Stopped);
}

void TestSequencePlay::qtSaysThatItHasNoHalfClose()
{
    Bench bench(BackendKind::Qt);
    QVERIFY(bench.open());
    bench.play({stepOf(StepOf::HalfClose)});
    QVERIFY(bench.ends());
    QCOMPARE(bench.stateOf(0), State::Failed);
    QCOMPARE(bench.resultOf(0).error, ENOSYS);
    QCOMPARE(bench.client.state(), EndpointState::Connected);
}

void TestSequencePlay::expressionsThatWouldNotEnd()
{
    Bench bench;
    QVERIFY(bench.open());
    bench.play({sends(QStringLiteral("?")), expects(Wants::Pattern, QStringLiteral("^(a+)+$"))});
    QCOMPARE(bench.peerReceives(1), QByteArray("?"));
    QVERIFY(bench.peer->send(QByteArray(60, 'a') + 'b'));
    QVERIFY(bench.ends());
    QCOMPARE(bench.stateOf(1), State::Failed);
    QVERIFY(bench.resultOf(1).gaveUp);
}

// Each byte comes alone, and the expression is tried at every place of all that has come.
void TestSequencePlay::slowExpressionOverManyPieces()
{
    Bench bench;
    QVERIFY(bench.open());
    ReplySettings reply;
    reply.receiveBytes = 1;
    bench.client.setReply(reply);
    QVERIFY(bench.peer->send("!")); // ends the call that asked for more
    QTRY_COMPARE(bench.client.facts()->bytesReceived, 1U);
    bench.play({sends(QStringLiteral("?")), expects(Wants::Pattern, QStringLiteral("a{0,190}a{0,100}[bc]"))});
    QCOMPARE(bench.peerReceives(1), QByteArray("?"));
    QVERIFY(bench.peer->send(QByteArray(6000, 'a') + 'b'));
    QVERIFY(bench.ends());
    QCOMPARE(bench.stateOf(1), State::Done);
}

void TestSequencePlay::aFaultFails()
{
    Bench bench;
    QVERIFY(bench.open());
    bench.play({sends(QStringLiteral("a")), sends(QStringLiteral("\\q"))}, true);
    QVERIFY(bench.ends());
    QVERIFY(bench.played->failed());
    QCOMPARE(bench.stateOf(0), State::Waiting);
    QCOMPARE(bench.stateOf(1), State::Failed);
    QCOMPARE(bench.bench.sends(bench.client.socket()), QList<qint64>());
}

QTEST_GUILESS_MAIN(TestSequencePlay)
#include "tst_sequenceplay.moc"
