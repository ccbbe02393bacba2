// SPDX-License-Identifier: GPL-3.0-or-later
// What an endpoint sends goes through faults: messages, answers, repeated ones, datagrams.
#include <QtTest>

#include <cerrno>

#include "datagramendpoint.h"
#include "misbehavebench.h"
#include "repeatedsend.h"
#include "socketconstants.h"

using namespace sw;

namespace {

/// An echo that sends in pieces of so many bytes, with a pause between two.
struct PiecesEcho : BadServer
{
    PiecesEcho(BackendKind backend, qint64 bytes, qint64 pauseMs, const QByteArray &greeting = {})
        : BadServer(faulty([=](Faults &faults) {
                        faults.splitMin = bytes;
                        faults.splitMax = bytes;
                        faults.pauseMs = pauseMs;
                    }),
                    [&](ServerSettings &settings) {
                        settings.backend = backend;
                        settings.reply.rule.kind = ReplyKind::Echo;
                        settings.reply.greeting = greeting;
                    })
    {
    }
};

} // namespace

class TestOwnSends : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byteByByte();
    void cuts_data();
    void cuts();
    void answersTakeTheSameWay_data() { addBackends(); }
    void answersTakeTheSameWay();
    void lateAnswerReachesWhoEndedItsDirection_data() { addBackends(); }
    void lateAnswerReachesWhoEndedItsDirection();
    void whoIsGoneEndsTheConnection_data() { addBackends(); }
    void whoIsGoneEndsTheConnection();
    void cancelledSendIsTold();
    void repeatedSendsTakeTheSameWay();
    void datagrams_data();
    void datagrams();
    void datagramAnswersAreDoubled();
};

void TestOwnSends::byteByByte()
{
    BadServer bad(faulty([](Faults &faults) {
                      faults.splitMin = 1;
                      faults.splitMax = 1;
                      faults.pauseMs = 2;
                  }),
                  [](ServerSettings &settings) {
                      settings.options.push_back({constant::ipprotoTcp, constant::tcpNoDelay, 1});
                  });
    QVERIFY(bad.listens());
    const Raw peer(bad.server.address());
    QVERIFY(peer.isOpen());
    QVERIFY(bad.accepted());
    QList<MessageProgress> told;
    connect(&bad.server, &Endpoint::messageProgress, this, [&told](const MessageProgress &now) { told.append(now); });
    bad.server.send(bad.one().socket, "hello");
    QByteArray got;
    while (got.size() < 5)
        QVERIFY(receiveElsewhere(peer, got) > 0);
    QCOMPARE(got, QByteArray("hello"));
    QTRY_COMPARE(bad.bench.sends(bad.one().socket), QList<qint64>({1, 1, 1, 1, 1}));
    QVERIFY(peer.segments() >= 2 && peer.segments() <= 5); // 5 unless a busy machine made two of the pauses one
    QTRY_VERIFY(!told.isEmpty() && told.last().finished);
    QCOMPARE(told.last().taken, 5);
    QVERIFY(!told.last().cancelled);
}

void TestOwnSends::cuts_data()
{
    QTest::addColumn<BackendKind>("backend");
    QTest::addColumn<bool>("reset");
    QTest::newRow("close") << BackendKind::Native << false;
    QTest::newRow("reset") << BackendKind::Native << true;
    QTest::newRow("Qt, close") << BackendKind::Qt << false;
}

void TestOwnSends::cuts()
{
    QFETCH(BackendKind, backend);
    QFETCH(bool, reset);
    BadServer bad(faulty([reset](Faults &faults) {
                      faults.cutHow = reset ? Faults::CutByReset : Faults::CutByClose;
                      faults.cutAfter = 5;
                  }),
                  [backend](ServerSettings &settings) { settings.backend = backend; });
    QVERIFY(bad.listens());
    const Raw peer(bad.server.address());
    QVERIFY(peer.isOpen());
    QVERIFY(bad.accepted());
    bool cancelled = false;
    connect(&bad.server, &Endpoint::messageProgress, this,
            [&cancelled](const MessageProgress &now) { cancelled = now.finished && now.cancelled; });
    bad.server.send(bad.one().socket, "hello, peer");
    QByteArray got;
    qint64 last = 1;
    while (last > 0)
        last = receiveElsewhere(peer, got);
    QCOMPARE(last, reset ? qint64(-ECONNRESET) : 0);
    if (!reset) // a reset may overtake what the peer has not read
        QCOMPARE(got, QByteArray("hello"));
    QTRY_VERIFY(!bad.one().open);
    QTRY_VERIFY(cancelled);
    QCOMPARE(bad.bench.unsent(reset ? faultReset : faultCut), 1);
}

void TestOwnSends::answersTakeTheSameWay()
{
    QFETCH(BackendKind, backend);
    PiecesEcho bad(backend, 2, 1, "hi");
    QVERIFY(bad.listens());
    const Raw peer(bad.server.address());
    QVERIFY(peer.isOpen());
    QVERIFY(peer.send("abcdef"));
    QByteArray got;
    while (got.size() < 8)
        QVERIFY(receiveElsewhere(peer, got) > 0);
    QCOMPARE(got, QByteArray("hiabcdef"));
    QVERIFY(bad.accepted());
    QTRY_COMPARE(bad.bench.sends(bad.one().socket), QList<qint64>({2, 2, 2, 2}));
}

// What was cut into pieces fails at the second: the peer has answered the first with a reset.
void TestOwnSends::whoIsGoneEndsTheConnection()
{
    QFETCH(BackendKind, backend);
    PiecesEcho bad(backend, 1, 5);
    QVERIFY(bad.listens());
    {
        const Raw peer(bad.server.address());
        QVERIFY(peer.isOpen());
        QVERIFY(peer.send("a question to which nobody wants the answer"));
        QVERIFY(bad.accepted());
    }
    QTRY_VERIFY(!bad.one().open);
}

void TestOwnSends::lateAnswerReachesWhoEndedItsDirection()
{
    QFETCH(BackendKind, backend);
    BadServer bad(faulty([](Faults &faults) {
                      faults.delayMinMs = 100;
                      faults.delayMaxMs = 100;
                  }),
                  [backend](ServerSettings &settings) {
                      settings.backend = backend;
                      settings.reply.rule.kind = ReplyKind::Echo;
                  });
    QVERIFY(bad.listens());
    const auto peer = LoopbackPeer::connectTo(bad.server.address());
    QVERIFY(peer && peer->send("question"));
    if (backend == BackendKind::Native) { // Qt's classes close both directions at the peer's end
        peer->endSending();
        QCOMPARE(restOf(*peer), QByteArray("question"));
    } else {
        QByteArray got;
        QVERIFY(elsewhere<QByteArray>(got, [&] { return peer->receive(8); }));
        QCOMPARE(got, QByteArray("question"));
        peer->endSending();
        QCOMPARE(restOf(*peer), QByteArray());
    }
    QTRY_VERIFY(bad.accepted() && !bad.one().open);
}

void TestOwnSends::cancelledSendIsTold()
{
    BadServer bad(faulty([](Faults &faults) {
        faults.delayMinMs = 60'000;
        faults.delayMaxMs = 60'000;
    }));
    QVERIFY(bad.listens());
    const Raw peer(bad.server.address());
    QVERIFY(peer.isOpen());
    QVERIFY(bad.accepted());
    QList<MessageProgress> told;
    connect(&bad.server, &Endpoint::messageProgress, this, [&told](const MessageProgress &now) { told.append(now); });
    bad.server.send(bad.one().socket, "never");
    bad.server.cancelSends(bad.one().socket);
    QTRY_VERIFY(!told.isEmpty());
    QVERIFY(told.last().finished && told.last().cancelled);
    // What is sent without the fault goes.
    Misbehaver::of(bad.server)->set({});
    bad.server.send(bad.one().socket, "now");
    QByteArray got;
    QCOMPARE(receiveElsewhere(peer, got), 3);
    QCOMPARE(got, QByteArray("now"));
}

void TestOwnSends::repeatedSendsTakeTheSameWay()
{
    BadServer bad(faulty([](Faults &faults) {
        faults.splitMin = 1;
        faults.splitMax = 1;
    }));
    QVERIFY(bad.listens());
    const Raw peer(bad.server.address());
    QVERIFY(peer.isOpen());
    QVERIFY(bad.accepted());
    RepeatPlan plan;
    plan.targets = {{bad.one().socket, {}, false}};
    plan.message = MessageTemplate("abc", {});
    plan.times = 4;
    plan.intervalNs = 1'000'000;
    plan.endpoint = bad.server.id();
    plan.detour = OwnSends::detourOf(Misbehaver::of(bad.server)->sends());
    RepeatedSend repeated(bad.bench.workbench, std::move(plan));
    repeated.start();
    QByteArray got;
    while (got.size() < 12)
        QVERIFY(receiveElsewhere(peer, got) > 0);
    QCOMPARE(got, QByteArray("abcabcabcabc"));
    QTRY_VERIFY(repeated.figures().finished);
    QCOMPARE(repeated.figures().sent, 4U);
    QCOMPARE(repeated.figures().end, RepeatedSend::End::Done);
    QTRY_COMPARE(bad.bench.sends(bad.one().socket).size(), 12);
}

void TestOwnSends::datagrams_data()
{
    QTest::addColumn<BackendKind>("backend");
    QTest::addColumn<int>("drop");
    QTest::addColumn<int>("twice");
    QTest::addColumn<QList<QByteArray>>("come");
    const QList<QByteArray> none;
    const QList<QByteArray> doubled{"one", "one", "two", "two"};
    QTest::newRow("dropped") << BackendKind::Native << 100 << 0 << none;
    QTest::newRow("doubled") << BackendKind::Native << 0 << 100 << doubled;
    QTest::newRow("Qt, dropped") << BackendKind::Qt << 100 << 0 << none;
    QTest::newRow("Qt, doubled") << BackendKind::Qt << 0 << 100 << doubled;
}

void TestOwnSends::datagrams()
{
    QFETCH(BackendKind, backend);
    QFETCH(int, drop);
    QFETCH(int, twice);
    QFETCH(QList<QByteArray>, come);
    RelayBench bench;
    DatagramEndpoint receiver(bench.workbench);
    DatagramSettings own;
    own.localHost = QStringLiteral("127.0.0.1");
    own.localPort = 0;
    receiver.start(own);
    QTRY_COMPARE(receiver.state(), EndpointState::Receiving);
    DatagramEndpoint sender(bench.workbench);
    Misbehaver::of(sender)->set(faulty([=](Faults &faults) {
        faults.dropPercent = drop;
        faults.duplicatePercent = twice;
    }));
    own.backend = backend;
    sender.start(own);
    QTRY_COMPARE(sender.state(), EndpointState::Receiving);
    int finished = 0;
    int cancelled = 0;
    connect(&sender, &Endpoint::messageProgress, this, [&](const MessageProgress &now) {
        finished += now.finished;
        cancelled += now.cancelled;
    });
    sender.sendTo("one", receiver.local());
    sender.sendTo("two", receiver.local());
    QTRY_COMPARE(finished, 2);
    QCOMPARE(cancelled, drop == 100 ? 2 : 0);
    QCOMPARE(bench.unsent(faultDrop), drop == 100 ? 2 : 0);
    // One that behaves comes behind all that came.
    Misbehaver::of(sender)->set({});
    sender.sendTo("end", receiver.local());
    QList<QByteArray> got;
    const auto look = [&] {
        got.clear();
        bench.journal.visit(bench.journal.firstRow(), bench.journal.endRow(), [&](const JournalRow &row) {
            const RowEntry &entry = row.entry();
            if (entry.endpoint == receiver.id() && entry.kind == RecordKind::Call && row.bytes().size() > 0
                && traitsOf(entry.call).direction == Direction::In)
                got.append(row.bytes().toByteArray());
            return true;
        });
        return !got.isEmpty() && got.last() == "end";
    };
    QTRY_VERIFY(look());
    got.removeLast();
    QCOMPARE(got, come);
}

void TestOwnSends::datagramAnswersAreDoubled()
{
    RelayBench bench;
    DatagramEndpoint echo(bench.workbench);
    Misbehaver::of(echo)->set(faulty([](Faults &faults) { faults.duplicatePercent = 100; }));
    DatagramSettings own;
    own.localHost = QStringLiteral("127.0.0.1");
    own.localPort = 0;
    own.reply.rule.kind = ReplyKind::Echo;
    echo.start(own);
    QTRY_COMPARE(echo.state(), EndpointState::Receiving);
    DatagramEndpoint asks(bench.workbench);
    own.reply.rule.kind = ReplyKind::Nothing;
    asks.start(own);
    QTRY_COMPARE(asks.state(), EndpointState::Receiving);
    asks.sendTo("question", echo.local());
    QTRY_COMPARE(asks.peers().look().peers.size(), 1U);
    QTRY_COMPARE(asks.facts()->bytesReceived, 16U);
}

QTEST_GUILESS_MAIN(TestOwnSends)
#include "tst_ownsends.moc"
