// SPDX-License-Identifier: GPL-3.0-or-later
// Loops that receive wait while the sink of the records has no room.
#include <QtTest>

#include "backendbench.h"
#include "patience.h"
#include "socketconstants.h"

using namespace sw;

class BackendRoomTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackendRows(true); }
    void readingWaits();
    void closeDoesNotWait();
    void manyLoops();
    void messagesWait();
    void closeEndsAMessageThatWaits();
};

void BackendRoomTest::readingWaits()
{
    BackendBench bench;
    LoopbackListener listener;
    const SocketId socket = bench.connected(listener.address());
    const auto peer = listener.accept();
    bench.startReceiving(socket);
    QVERIFY(peer->send("one"));
    QTRY_COMPARE(bench.factsOf(socket).bytesReceived, 3U);
    for (int round = 1; round <= 20; ++round) {
        bench.log.setRoom(false);
        QVERIFY(peer->send("two")); // a call that is under way takes it
        QTRY_COMPARE(bench.log.waitingForRoom(), 1);
        const quint64 before = bench.factsOf(socket).bytesReceived;
        QVERIFY(peer->send("three"));
        if (bench.isQt()) {
            QTRY_VERIFY(bench.factsOf(socket).bytesInReadBuffer >= 5);
        } else {
            SocketCommand arrived = bench.command(Call::Poll, socket, bench.backend->newLane("look"));
            arrived.arguments[0] = constant::pollIn;
            QCOMPARE(bench.make(arrived).result, 1);
        }
        QCOMPARE(bench.factsOf(socket).bytesReceived, before);
        bench.log.setRoom(true);
        QTRY_COMPARE(bench.factsOf(socket).bytesReceived, quint64(3 + 8 * round));
    }
}

void BackendRoomTest::closeDoesNotWait()
{
    BackendBench bench;
    LoopbackListener listener;
    const SocketId socket = bench.connected(listener.address());
    const auto peer = listener.accept();
    bench.startReceiving(socket);
    bench.log.setRoom(false);
    QVERIFY(peer->send("one"));
    QTRY_COMPARE(bench.log.waitingForRoom(), 1);
    QCOMPARE(bench.closeNow(socket).error, 0);
    QCOMPARE(bench.log.waitingForRoom(), 1);
    bench.log.setRoom(true); // it is woken for nothing
}

void BackendRoomTest::manyLoops()
{
    constexpr quint32 clients = 16;
    BackendBench bench;
    const SocketId listener = bench.serving(std::make_shared<ScriptedReaction>());
    std::vector<std::unique_ptr<LoopbackPeer>> peers;
    const SocketAddress address = bench.localOf(listener);
    for (quint32 i = 0; i < clients; ++i) {
        peers.push_back(LoopbackPeer::connectTo(address));
        QVERIFY(peers.back());
        QVERIFY(peers.back()->send("1"));
    }
    for (quint32 i = 1; i <= clients; ++i)
        QTRY_COMPARE(bench.factsOf(bench.acceptedBy(listener, i)).bytesReceived, 1U);
    for (int round = 0; round < 50; ++round) {
        bench.log.setRoom(false);
        for (const auto &peer : peers)
            QVERIFY(peer->send("22"));
        bench.log.setRoom(true);
    }
    for (quint32 i = 1; i <= clients; ++i)
        QTRY_COMPARE(bench.factsOf(bench.acceptedBy(listener, i)).bytesReceived, 101U);
}

void BackendRoomTest::messagesWait()
{
    BackendBench bench;
    LoopbackListener listener;
    const SocketId socket = bench.connected(listener.address());
    const auto peer = listener.accept();
    for (int round = 1; round <= 5; ++round) {
        bench.log.setRoom(false);
        bench.startSending(socket, "one");
        const quint64 second = bench.startSending(socket, "two");
        QTRY_COMPARE(bench.log.waitingForRoom(), 1);
        QCOMPARE(bench.log.count(RecordLog::answer(second)), 0);
        QCOMPARE(bench.factsOf(socket).bytesSent, quint64(6 * (round - 1)));
        bench.log.setRoom(true);
        QVERIFY(bench.log.waitFor(RecordLog::answer(second)));
        QTRY_COMPARE(bench.factsOf(socket).bytesSent, quint64(6 * round));
    }
}

void BackendRoomTest::closeEndsAMessageThatWaits()
{
    BackendBench bench;
    LoopbackListener listener;
    const SocketId socket = bench.connected(listener.address());
    const auto peer = listener.accept();
    bench.log.setRoom(false);
    const quint64 message = bench.startSending(socket, "never");
    QTRY_COMPARE(bench.log.waitingForRoom(), 1);
    QCOMPARE(bench.closeNow(socket).error, 0);
    const auto record = bench.log.waitFor(RecordLog::answer(message));
    QVERIFY(record && record->flags.testFlag(RecordFlag::Cancelled));
    bench.log.setRoom(true); // it is woken for nothing
}

QTEST_GUILESS_MAIN(BackendRoomTest)
#include "tst_backendroom.moc"
