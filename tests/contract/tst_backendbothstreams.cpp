// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <future>

#include <QRandomGenerator>
#include <QTest>

#include "backendbench.h"
#include "patience.h"

using namespace sw;

/// How bytes move and how connections end, the same cases on both backends.
class BackendBothStreamsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackendRows(true); }
    void init() { m_bench = std::make_unique<BackendBench>(); }
    void cleanup() { m_bench.reset(); }
    void echo();
    void peerEnds();
    void peerResets();
    void bigTransferBothWays();
    void slowReader();
    void readBufferIsBounded();
    void answersAreBounded();
    void manyConnections();
    void closeWhileBusy();

private:
    std::unique_ptr<BackendBench> m_bench;
};

namespace {

constexpr qsizetype mebi = 1024 * 1024;

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, '\0');
    QRandomGenerator random(7);
    for (char &byte : bytes)
        byte = static_cast<char>(random.bounded(256));
    return bytes;
}

} // namespace

void BackendBothStreamsTest::echo()
{
    const auto reaction = ScriptedReaction::echo();
    reaction->greets = "hello\n";
    const SocketId server = m_bench->serving(reaction);
    QVERIFY(server != 0);
    const auto peer = LoopbackPeer::connectTo(m_bench->localOf(server));
    QVERIFY(peer);
    QCOMPARE(peer->receive(6), QByteArray("hello\n"));
    QVERIFY(peer->send("ping"));
    QCOMPARE(peer->receive(4), QByteArray("ping"));
    const SocketId connection = m_bench->acceptedBy(server, 1);
    const auto reply = m_bench->log.waitFor([&](const CallRecord &r) {
        return r.kind == RecordKind::Call && r.socket == connection && r.data == "ping" && r.call == Call::Send;
    });
    const auto received = m_bench->log.waitFor(RecordLog::call(connection, Call::Recv));
    QVERIFY(reply && received);
    QVERIFY(reply->flags.testFlag(RecordFlag::ForReply));
    QCOMPARE(reply->thread, received->thread);
    QCOMPARE(reply->connection, 1U);
    QTRY_COMPARE(m_bench->factsOf(connection).bytesSent, 10U);
    QCOMPARE(m_bench->factsOf(connection).bytesReceived, 4U);
    QCOMPARE(m_bench->factsOf(connection).bytesWaiting, 0U);
    QCOMPARE(m_bench->factsOf(connection).bytesInWriteBuffer, 0U);
}

void BackendBothStreamsTest::peerEnds()
{
    const SocketId server = m_bench->serving(ScriptedReaction::echo());
    const auto peer = LoopbackPeer::connectTo(m_bench->localOf(server));
    const SocketId connection = m_bench->acceptedBy(server, 1);
    QVERIFY(peer->send("last"));
    QCOMPARE(peer->receive(4), QByteArray("last"));
    peer->endSending();
    peer->receiveAll();
    QVERIFY(peer->sawEnd());
    QVERIFY(m_bench->log.waitFor(RecordLog::call(connection, Call::Close)));
    const auto last = m_bench->log.waitFor(
        [&](const CallRecord &r) { return r.socket == connection && r.isEndOfStream() && r.kind == RecordKind::Call; });
    QVERIFY(last);
    QCOMPARE(last->qtError, m_bench->isQt() ? 1 : -1);
    QCOMPARE(m_bench->factsOf(connection).end, EndReason::EndOfStream);
    QTRY_COMPARE(m_bench->factsOf(connection).phase, SocketPhase::Closed);
    QCOMPARE(m_bench->log.count(RecordLog::notice(Notice::QtPeerEndClosesBoth)), m_bench->isQt() ? 1 : 0);
}

void BackendBothStreamsTest::peerResets()
{
    LoopbackListener listener;
    const SocketId socket = m_bench->connected(listener.address());
    const auto peer = listener.accept();
    m_bench->startReceiving(socket);
    QTRY_VERIFY(m_bench->isBlockedIn(Call::Recv, socket));
    peer->reset();
    const auto record = m_bench->log.waitFor(
        [&](const CallRecord &r) { return r.kind == RecordKind::Call && r.socket == socket && r.call == Call::Recv; });
    QVERIFY(record);
    // Qt does not tell a reset from the end of the stream: it has one error for both.
    const EndReason seen = m_bench->isQt() ? EndReason::EndOfStream : EndReason::Reset;
    QCOMPARE(record->error, m_bench->isQt() ? 0 : ECONNRESET);
    QCOMPARE(record->qtError, m_bench->isQt() ? 1 : -1);
    QTRY_COMPARE(m_bench->factsOf(socket).end, seen);
    SocketCommand late = m_bench->command(Call::Send, socket);
    late.bytes = "x";
    QCOMPARE(m_bench->make(late).error, EPIPE);
    QCOMPARE(m_bench->closeNow(socket).error, 0);
    QCOMPARE(m_bench->factsOf(socket).end, seen);
}

void BackendBothStreamsTest::bigTransferBothWays()
{
    LoopbackListener listener;
    const SocketId socket = m_bench->connected(listener.address());
    const auto peer = listener.accept();
    const QByteArray out = noise(12 * mebi);
    const QByteArray in = noise(9 * mebi + 3);
    m_bench->startReceiving(socket);
    const quint64 token = m_bench->startSending(socket, out);
    auto sends = std::async(std::launch::async, [&] { return peer->send(in); });
    const QByteArray got = peer->receive(out.size());
    QVERIFY(sends.get());
    QVERIFY(got == out);
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->factsOf(socket).bytesReceived, quint64(in.size()), 20000);
    QVERIFY(m_bench->log.bytes([&](const CallRecord &r) {
        return r.kind == RecordKind::Call && r.socket == socket && r.call == Call::Recv;
    }) == in);
    QVERIFY(m_bench->log.bytes(RecordLog::answer(token)) == out);
    QTRY_COMPARE(m_bench->factsOf(socket).bytesSent, quint64(out.size()));
    QTRY_COMPARE(m_bench->factsOf(socket).bytesWaiting, 0U);
}

// A kernel's send waits for the peer; Qt takes all at once into its own buffer, up to the bound that is ours.
void BackendBothStreamsTest::slowReader()
{
    LoopbackListener listener(8, 4096);
    const SocketId socket = m_bench->connected(listener.address());
    const auto peer = listener.accept();
    const QByteArray message = noise(80 * mebi);
    const quint64 token = m_bench->startSending(socket, message);
    QTRY_VERIFY(m_bench->isBlockedIn(Call::Send, socket));
    const SocketFacts facts = m_bench->factsOf(socket);
    QVERIFY(facts.bytesWaiting > quint64(60 * mebi));
    if (m_bench->isQt()) {
        QVERIFY(m_bench->log.waitFor(RecordLog::notice(Notice::QtWriteBufferFull)));
        QVERIFY(facts.bytesInWriteBuffer > quint64(50 * mebi));
        QVERIFY(facts.bytesInWriteBuffer <= quint64(64 * mebi));
    }
    const QByteArray got = peer->receive(message.size());
    QVERIFY(got == message);
    QTRY_COMPARE(m_bench->log.bytes(RecordLog::answer(token)).size(), message.size());
    QTRY_COMPARE(m_bench->factsOf(socket).bytesSent, quint64(message.size()));
    QTRY_COMPARE(m_bench->factsOf(socket).bytesWaiting, 0U);
}

// Qt reads before anybody asks, up to readBufferSize; then TCP slows the peer, as it does without Qt.
void BackendBothStreamsTest::readBufferIsBounded()
{
    LoopbackListener listener;
    const SocketId socket = m_bench->connected(listener.address());
    const auto peer = listener.accept();
    // More than the kernel takes on both sides (tcp_rmem, tcp_wmem).
    auto sends = std::async(std::launch::async, [&] { return peer->send(QByteArray(128 * mebi, 'x')); });
    if (m_bench->isQt()) {
        const auto full = m_bench->log.waitFor(RecordLog::notice(Notice::QtReadBufferFull));
        QVERIFY(full);
        QCOMPARE(full->socket, socket);
        QCOMPARE(full->result, mebi);
        QCOMPARE(m_bench->factsOf(socket).readBufferSize, quint64(mebi));
    }
    SocketCommand receive = m_bench->command(Call::Recvall, socket);
    receive.number = 8 * mebi + 1;
    QCOMPARE(m_bench->make(receive).result, receive.number);
    const SocketFacts facts = m_bench->factsOf(socket);
    QVERIFY(facts.bytesInReadBuffer <= quint64(m_bench->isQt() ? mebi : 0));
    QVERIFY(sends.wait_for(std::chrono::seconds(0)) != std::future_status::ready); // it is held up
    QCOMPARE(m_bench->closeNow(socket).error, 0);
    QVERIFY(!sends.get());
}

// A peer that asks and takes no answers is not read any further.
void BackendBothStreamsTest::answersAreBounded()
{
    const SocketId server = m_bench->serving(ScriptedReaction::echo());
    const auto peer = LoopbackPeer::connectTo(m_bench->localOf(server));
    const SocketId connection = m_bench->acceptedBy(server, 1);
    auto sends = std::async(std::launch::async, [&] { return peer->send(QByteArray(192 * mebi, 'x')); });
    if (m_bench->isQt())
        QVERIFY(m_bench->log.waitFor(RecordLog::notice(Notice::QtReadBufferFull)));
    else
        QTRY_VERIFY(m_bench->isBlockedIn(Call::Send, connection));
    QVERIFY(m_bench->factsOf(connection).bytesInWriteBuffer <= quint64(5 * mebi));
    QVERIFY(m_bench->factsOf(connection).bytesInReadBuffer <= quint64(mebi));
    QVERIFY(sends.wait_for(std::chrono::seconds(0)) != std::future_status::ready);
    QCOMPARE(m_bench->closeNow(connection, true).error, 0);
    QVERIFY(!sends.get());
}

void BackendBothStreamsTest::manyConnections()
{
    constexpr int count = 200;
    const SocketId server = m_bench->serving(ScriptedReaction::echo());
    std::vector<std::unique_ptr<LoopbackPeer>> peers;
    for (int i = 0; i < count; ++i) {
        auto peer = LoopbackPeer::connectTo(m_bench->localOf(server));
        QVERIFY(peer);
        QVERIFY(peer->send(QByteArray::number(100000 + i)));
        peers.push_back(std::move(peer));
    }
    for (int i = 0; i < count; ++i)
        QCOMPARE(peers[std::size_t(i)]->receive(6), QByteArray::number(100000 + i));
    QTRY_COMPARE(m_bench->backend->sockets().size(), std::size_t(count + 1));
    if (m_bench->isQt())
        QCOMPARE(m_bench->backend->liveThreads(), 1); // of the endpoint
    for (const auto &peer : peers)
        peer->endSending();
    QTRY_COMPARE(m_bench->backend->sockets().size(), std::size_t(1));
    QCOMPARE(m_bench->closeNow(server).error, 0);
    if (m_bench->isQt())
        QTRY_COMPARE(m_bench->backend->liveThreads(), 0);
}

void BackendBothStreamsTest::closeWhileBusy()
{
    for (int round = 0; round < 6; ++round) {
        BackendBench bench;
        LoopbackListener listener;
        const SocketId socket = bench.connected(listener.address());
        const auto peer = listener.accept();
        const quint64 receiving = bench.startReceiving(socket);
        const quint64 sending = bench.startSending(socket, QByteArray(80 * mebi, 'x')); // more than all buffers hold
        Q_UNUSED(receiving)
        if (round % 2 == 0)
            QTRY_VERIFY(bench.isBlockedIn(Call::Send, socket));
        QCOMPARE(bench.closeNow(socket).error, 0);
        QVERIFY(bench.answerTo(sending).flags.testFlag(RecordFlag::Cancelled) || bench.answerTo(sending).result > 0);
        QTRY_VERIFY(bench.backend->runningCalls().empty());
        QCOMPARE(bench.factsOf(socket).phase, SocketPhase::Closed);
    }
}

QTEST_GUILESS_MAIN(BackendBothStreamsTest)
#include "tst_backendbothstreams.moc"
