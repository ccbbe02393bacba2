// SPDX-License-Identifier: GPL-3.0-or-later
// What a fault puts together in one send: whose bytes they are, and when a message of them counts as sent. And answers that
// wait while there are more addresses than pipes.
#include <QtTest>

#include <cerrno>

#include "datagramendpoint.h"
#include "misbehavebench.h"
#include "repeatedsend.h"

using namespace sw;

namespace {

/// An echo that collects `joined` bytes, and then sends them in pieces of that size (0: whole).
struct JoiningEcho : BadServer
{
    explicit JoiningEcho(BackendKind backend, qint64 joined, qint64 pieces = 0)
        : BadServer(faulty([=](Faults &faults) {
                        faults.joinBytes = joined;
                        faults.joinMs = testPatienceMs;
                        faults.splitMin = pieces;
                        faults.splitMax = pieces;
                    }),
                    [backend](ServerSettings &settings) {
                        settings.backend = backend;
                        settings.reply.rule.kind = ReplyKind::Echo;
                    })
    {
        QObject::connect(&server, &Endpoint::messageProgress, &server, [this](const MessageProgress &now) {
            told.append(now);
            sendsThen.append(int(bench.sends(now.socket).size()));
        });
    }
    [[nodiscard]] bool joins(qint64 bytes) const
    {
        return waitUntil(
            [this, bytes] { return Misbehaver::of(server)->sends()->waitingBytes(one().number) == bytes; });
    }

    QList<MessageProgress> told;
    QList<int> sendsThen; ///< how many sends there were at each of them
};

} // namespace

class TestJoinedSends : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answerBehindAMessage_data() { addBackends(); }
    void answerBehindAMessage();
    void answerBeforeAMessage_data() { addBackends(); }
    void answerBeforeAMessage();
    void eachMessageIsTold();
    void repeatedOnesAreCountedByTheirOwn();
    void cancelledMessageIsToldOnce();
    void sharesOfARecord();
    void answersWaitBeyondThePipes();
};

void TestJoinedSends::answerBehindAMessage()
{
    QFETCH(BackendKind, backend);
    JoiningEcho bad(backend, 10);
    QVERIFY(bad.listens());
    const Raw peer(bad.server.address());
    QVERIFY(peer.isOpen() && bad.accepted());
    bad.server.send(bad.one().socket, "hello");
    QVERIFY(bad.joins(5));
    QVERIFY(peer.send("abcde"));
    QByteArray got;
    while (got.size() < 10)
        QVERIFY(receiveElsewhere(peer, got) > 0);
    QCOMPARE(got, QByteArray("helloabcde"));
    QTRY_COMPARE(bad.bench.sends(bad.one().socket), QList<qint64>{10});
    QTRY_COMPARE(bad.told.size(), 1);
    QVERIFY(bad.told.front().finished && !bad.told.front().cancelled);
    QCOMPARE(bad.told.front().taken, 5);
}

void TestJoinedSends::answerBeforeAMessage()
{
    QFETCH(BackendKind, backend);
    JoiningEcho bad(backend, 10, 1);
    QVERIFY(bad.listens());
    const Raw peer(bad.server.address());
    QVERIFY(peer.isOpen() && bad.accepted());
    QVERIFY(peer.send("abcde"));
    QVERIFY(bad.joins(5));
    bad.server.send(bad.one().socket, "hello");
    QByteArray got;
    while (got.size() < 10)
        QVERIFY(receiveElsewhere(peer, got) > 0);
    QCOMPARE(got, QByteArray("abcdehello"));
    // Its five bytes count, and none of the answer's.
    QTRY_COMPARE(bad.told.size(), 5);
    QCOMPARE(bad.told.front().taken, 1);
    QCOMPARE(bad.told.back().taken, 5);
    QVERIFY(bad.told.back().finished && !bad.told.at(3).finished);
    QCOMPARE(bad.sendsThen.back(), 10);
}

void TestJoinedSends::eachMessageIsTold()
{
    JoiningEcho bad(BackendKind::Native, 12);
    QVERIFY(bad.listens());
    const Raw peer(bad.server.address());
    QVERIFY(peer.isOpen() && bad.accepted());
    bad.server.send(bad.one().socket, "one");
    QVERIFY(bad.joins(3));
    QVERIFY(peer.send("abc"));
    QVERIFY(bad.joins(6));
    bad.server.send(bad.one().socket, "two");
    bad.server.send(bad.one().socket, "six");
    QTRY_COMPARE(bad.told.size(), 3);
    for (const MessageProgress &one : std::as_const(bad.told)) {
        QVERIFY(one.finished && !one.cancelled);
        QCOMPARE(one.taken, 3);
    }
    QVERIFY(bad.told.at(0).token < bad.told.at(1).token && bad.told.at(1).token < bad.told.at(2).token);
    QCOMPARE(bad.bench.sends(bad.one().socket), QList<qint64>{12});
    // What was told is forgotten when the next one is.
    QVERIFY(Misbehaver::of(bad.server)->sends()->mixed().count() <= 1);
}

void TestJoinedSends::repeatedOnesAreCountedByTheirOwn()
{
    JoiningEcho bad(BackendKind::Native, 11, 1);
    QVERIFY(bad.listens());
    const Raw peer(bad.server.address());
    QVERIFY(peer.isOpen() && bad.accepted());
    QVERIFY(peer.send("abcde"));
    QVERIFY(bad.joins(5));
    const auto sends = Misbehaver::of(bad.server)->sends();
    RepeatPlan plan;
    plan.targets = {{bad.one().socket, {}, false}};
    plan.message = MessageTemplate("xyz", {});
    plan.times = 2;
    plan.endpoint = bad.server.id();
    plan.detour = OwnSends::detourOf(sends);
    plan.partsOf = [sends](const CallRecord &record) { return sends->mixed().partsOf(record); };
    RepeatedSend repeated(bad.bench.workbench, std::move(plan));
    qsizetype sendsAtTheEnd = 0;
    connect(&repeated, &RepeatedSend::finished, this,
            [&] { sendsAtTheEnd = bad.bench.sends(bad.one().socket).size(); });
    repeated.start();
    QTRY_VERIFY(repeated.figures().finished);
    QCOMPARE(repeated.figures().sent, 2U);
    QCOMPARE(repeated.figures().end, RepeatedSend::End::Done);
    QCOMPARE(sendsAtTheEnd, 11); // not when as many bytes as they have had gone out, the answer's among them
}

void TestJoinedSends::cancelledMessageIsToldOnce()
{
    JoiningEcho bad(BackendKind::Native, 1000);
    QVERIFY(bad.listens());
    const Raw peer(bad.server.address());
    QVERIFY(peer.isOpen() && bad.accepted());
    QVERIFY(peer.send("abcde"));
    QVERIFY(bad.joins(5));
    bad.server.send(bad.one().socket, "never");
    bad.server.send(bad.one().socket, "nor this");
    bad.server.cancelSends(bad.one().socket);
    QTRY_COMPARE(bad.told.size(), 2);
    QVERIFY(bad.told.front().cancelled && bad.told.back().cancelled);
    QCOMPARE(bad.told.back().taken, 0);
}

void TestJoinedSends::sharesOfARecord()
{
    MixedSends mixed;
    CallRecord record;
    record.call = Call::Send;
    record.token = mixed.add(3, {{0, 4}, {7, 5}, {8, 6}});
    QVERIFY(MixedSends::isMixed(record.token));
    QVERIFY(!MixedSends::isMixed(7));
    using Parts = QList<std::pair<quint64, qint64>>;
    const auto parts = [&](qint64 asked, qint64 result, int error = 0) {
        record.asked = asked;
        record.result = result;
        record.error = error;
        Parts all;
        for (const CallRecord &one : mixed.partsOf(record))
            all.append({one.token, one.result});
        return all;
    };
    QCOMPARE(parts(15, 15), Parts({{7, 5}, {8, 6}}));
    QCOMPARE(parts(15, 4), Parts()); // the answer alone
    QCOMPARE(parts(15, 6), Parts({{7, 2}}));
    QCOMPARE(parts(9, 4), Parts({{7, 3}, {8, 1}})); // the next part of that send
    QCOMPARE(parts(5, -1, ECONNRESET), Parts({{8, -1}})); // what had gone does not fail
    QCOMPARE(parts(0, -1, ECANCELED), Parts({{7, -1}, {8, -1}})); // it never ran
    // Kept until the next one has been told.
    parts(15, 4);
    mixed.told(record);
    QCOMPARE(parts(9, 9).size(), 2);
    mixed.told(record);
    QCOMPARE(mixed.count(), 1U);
    record.token = mixed.add(3, {{9, 1}, {0, 1}});
    QCOMPARE(parts(2, 2), Parts({{9, 1}}));
    mixed.told(record);
    QCOMPARE(mixed.count(), 1U);
}

// An address whose pipe holds nothing makes room for others, unless an answer to it is still to come.
void TestJoinedSends::answersWaitBeyondThePipes()
{
    RelayBench bench;
    DatagramEndpoint endpoint(bench.workbench);
    Misbehaver::of(endpoint)->set(faulty([](Faults &faults) { faults.dropPercent = 100; }));
    DatagramSettings own;
    own.localHost = QStringLiteral("127.0.0.1");
    own.localPort = 0;
    endpoint.start(own);
    QTRY_COMPARE(endpoint.state(), EndpointState::Receiving);
    const auto sends = Misbehaver::of(endpoint)->sends();
    const auto address = [](int place) {
        return *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), quint16(20000 + place));
    };
    constexpr int laterMs = 200;
    QVERIFY(sends->answer(0, address(0), "late", laterMs));
    constexpr int others = int(OwnSends::mostPipes) + 100;
    for (int i = 1; i <= others; ++i)
        QVERIFY(sends->answer(0, address(i), "now"));
    QTRY_COMPARE(bench.unsent(faultDrop), others + 1);
    // Nor is one lost without a word whose socket is closed before it is due.
    QVERIFY(sends->answer(0, address(0), "never", laterMs));
    endpoint.stop();
    QTRY_COMPARE(endpoint.state(), EndpointState::Stopped);
    const auto cancelled = [&] {
        return std::count_if(bench.records.begin(), bench.records.end(), [](const CallRecord &record) {
            return record.call == Call::Sendto && record.flags.testFlag(RecordFlag::Cancelled)
                && faultOf(record).isEmpty();
        });
    };
    QTRY_COMPARE(cancelled(), 1);
}

QTEST_GUILESS_MAIN(TestJoinedSends)
#include "tst_joinedsends.moc"
