// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <future>

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include "backendbench.h"
#include "patience.h"
#include "socketconstants.h"

using namespace sw;

/// Bytes on their way: big ones both ways, stuck sends, the send turn, paused reading.
class BackendTransferTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackendRows(); }
    void bigTransferBothWays();
    void slowReaderGetsAll();
    void stuckSendIsClosedQuickly();
    void waitingMessagesAreCancelled();
    void repliesAndSendsNeverMix();
    void emptyMessage();
    void interruptedSendGoesOn();
    void partialSendsAreRecordsOfTheirOwn();
    void pauseWhileBlocked();
    void pauseKeepsReplies();
    void pauseThenClose();
    void pausedConnectionClosesAfterItsPeer();
    void peerResetsUnderReply();
};

namespace {

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator generator(20);
    generator.fillRange(static_cast<quint32 *>(static_cast<void *>(bytes.data())), size / 4);
    return bytes;
}

QByteArray sum(QByteArrayView bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(bytes);
    return hash.result();
}

constexpr qsizetype mebi = 1024 * 1024;

} // namespace

void BackendTransferTest::bigTransferBothWays()
{
    BackendBench bench;
    LoopbackListener listener;
    const QByteArray out = noise(64 * mebi);
    const QByteArray in = out.mid(mebi) + out.left(mebi);
    const SocketId socket = bench.connected(listener.address());
    const std::shared_ptr<LoopbackPeer> peer = listener.accept();
    bench.startReceiving(socket);
    const quint64 token = bench.startSending(socket, out);
    // The peer reads and writes at the same time, as both directions are full.
    auto written = std::async(std::launch::async, [peer, in] { return peer->send(in); });
    const QByteArray got = peer->receive(out.size());
    QVERIFY(written.get());
    QCOMPARE(got.size(), out.size());
    QCOMPARE(sum(got), sum(out));
    QTRY_COMPARE_WITH_TIMEOUT(bench.factsOf(socket).bytesReceived, static_cast<quint64>(in.size()), 20'000);
    QCOMPARE(sum(bench.log.bytes(RecordLog::call(socket, Call::Recv))), sum(in));
    QTRY_COMPARE(sum(bench.log.bytes(RecordLog::answer(token))), sum(out)); // what is shown as sent is what was sent
    QCOMPARE(bench.factsOf(socket).bytesSent, static_cast<quint64>(out.size()));
    QCOMPARE(bench.factsOf(socket).bytesWaiting, 0U);
}

void BackendTransferTest::slowReaderGetsAll()
{
    BackendBench bench;
    LoopbackListener listener(8, 4096);
    const SocketId socket = bench.connected(listener.address());
    const auto peer = listener.accept();
    const QByteArray message = noise(16 * mebi);
    bench.startSending(socket, message);
    QTRY_VERIFY(bench.isBlockedIn(Call::Send, socket));
    QByteArray got;
    while (got.size() < message.size()) {
        const QByteArray some = peer->receive(std::min<qint64>(100'000, message.size() - got.size()));
        if (some.isEmpty())
            break;
        got += some;
    }
    QCOMPARE(sum(got), sum(message));
}

void BackendTransferTest::stuckSendIsClosedQuickly()
{
    BackendBench bench;
    LoopbackListener listener;
    const SocketId socket = bench.connected(listener.address());
    const auto peer = listener.accept();
    const QByteArray message(100'000'000, 'x');
    bench.startReceiving(socket);
    const quint64 token = bench.startSending(socket, message);
    QCOMPARE(bench.factsOf(socket).bytesWaiting, static_cast<quint64>(message.size()));
    QTRY_VERIFY(bench.isBlockedIn(Call::Send, socket));
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(bench.closeNow(socket).error, 0);
    const qint64 took = clock.elapsed();
    qInfo("Close of a stuck send answered after %lld ms", took);
    QVERIFY(took < 2000);
    const CallRecord send = bench.answerTo(token);
    QVERIFY(send.flags.testFlag(RecordFlag::Cancelled));
    QCOMPARE(send.error, 0); // a partial send is no error: the kernel took something
    QVERIFY(send.result > 0 && send.result < message.size());
    QCOMPARE(send.data.size(), send.result);
    QCOMPARE(bench.factsOf(socket).bytesSent, static_cast<quint64>(send.result));
    QCOMPARE(bench.factsOf(socket).bytesWaiting, 0U);
    QCOMPARE(peer->receiveAll().size(), send.result); // exactly what was reported as taken
}

void BackendTransferTest::waitingMessagesAreCancelled()
{
    BackendBench bench;
    LoopbackListener listener;
    const SocketId socket = bench.connected(listener.address());
    const auto peer = listener.accept();
    const quint64 stuck = bench.startSending(socket, QByteArray(50'000'000, 'a'));
    QTRY_VERIFY(bench.isBlockedIn(Call::Send, socket));
    const quint64 queued = bench.startSending(socket, "queued");
    // On a lane of its own it waits for the turn, not in the queue.
    SocketCommand waiting = bench.command(Call::Send, socket, bench.backend->newLane("other"));
    waiting.untilAll = true;
    waiting.bytes = "turn";
    bench.start(waiting);
    bench.backend->cancel(waiting.token);
    CallRecord record = bench.answerTo(waiting.token);
    QCOMPARE(record.error, ECANCELED);
    QVERIFY(record.flags.testFlag(RecordFlag::Cancelled));
    QVERIFY(bench.isBlockedIn(Call::Send, socket));

    bench.backend->cancelSends(socket);
    record = bench.answerTo(queued);
    QCOMPARE(record.error, ECANCELED);
    QVERIFY(record.flags.testFlag(RecordFlag::Cancelled));
    QVERIFY(record.data.isEmpty());
    QVERIFY(bench.answerTo(stuck).flags.testFlag(RecordFlag::Cancelled));
    QTRY_COMPARE(bench.factsOf(socket).bytesWaiting, 0U);
    // The connection lives on.
    peer->receive(static_cast<qint64>(bench.factsOf(socket).bytesSent));
    bench.startSending(socket, "after");
    QCOMPARE(peer->receive(5), QByteArray("after"));
}

void BackendTransferTest::repliesAndSendsNeverMix()
{
    BackendBench bench;
    const auto reaction = std::make_shared<ScriptedReaction>();
    constexpr qsizetype size = 3 * mebi;
    reaction->answers = [](QByteArrayView got) { return QByteArray(got.size() * size, 'r'); };
    const SocketId server = bench.serving(reaction);
    const auto peer = LoopbackPeer::connectTo(bench.localOf(server));
    const SocketId connection = bench.acceptedBy(server, 1);
    constexpr int messages = 5;
    for (int i = 0; i < messages; ++i) {
        bench.startSending(connection, QByteArray(size, static_cast<char>('0' + i)));
        QVERIFY(peer->send("?"));
    }
    const QByteArray all = peer->receive(2 * messages * size);
    QCOMPARE(all.size(), 2 * messages * size);
    for (qsizetype at = 0; at < all.size(); at += size)
        QCOMPARE(all.mid(at, size).count(all[at]), size);
}

void BackendTransferTest::emptyMessage()
{
    BackendBench bench;
    LoopbackListener listener;
    const SocketId socket = bench.connected(listener.address());
    const CallRecord record = bench.answerTo(bench.startSending(socket, QByteArray()));
    QCOMPARE(record.call, Call::Send);
    QCOMPARE(record.error, 0);
    QCOMPARE(record.result, 0);
}

void BackendTransferTest::interruptedSendGoesOn()
{
    BackendBench bench;
    LoopbackListener listener;
    const SocketId socket = bench.connected(listener.address());
    const auto peer = listener.accept();
    bench.api.fail(Call::Send, EINTR, 2); // a stray signal, not a cancel
    const quint64 token = bench.startSending(socket, "hello");
    QCOMPARE(peer->receive(5), QByteArray("hello"));
    QVERIFY(bench.log.waitForCount(RecordLog::answer(token), 3));
    QCOMPARE(bench.log.count(RecordLog::failure(socket, Call::Send, EINTR)), 2); // nothing is hidden
    bench.api.fail(Call::Recv, EINTR, 1);
    bench.startReceiving(socket);
    QVERIFY(peer->send("back"));
    QVERIFY(bench.log.waitFor([](const CallRecord &r) { return r.data == "back"; }));
    const auto stray = bench.log.waitFor(RecordLog::failure(socket, Call::Recv, EINTR));
    QVERIFY(stray && !stray->flags.testFlag(RecordFlag::Cancelled));
}

void BackendTransferTest::partialSendsAreRecordsOfTheirOwn()
{
    BackendBench bench;
    LoopbackListener listener;
    const SocketId socket = bench.connected(listener.address());
    bench.api.script(Call::Send, {{2, 0}, {1, 0}, {-1, ENOBUFS}});
    const quint64 token = bench.startSending(socket, "abcdef");
    QVERIFY(bench.log.waitForCount(RecordLog::answer(token), 3));
    const auto sends = bench.log.all(RecordLog::answer(token));
    QCOMPARE(sends[0].data, QByteArray("ab"));
    QCOMPARE(sends[0].asked, 6);
    QCOMPARE(sends[1].data, QByteArray("c"));
    QCOMPARE(sends[1].asked, 4);
    QCOMPARE(sends[2].error, ENOBUFS);
    QCOMPARE(sends[2].asked, 3);
    QVERIFY(sends[2].data.isEmpty());
    QTRY_COMPARE(bench.factsOf(socket).bytesWaiting, 0U);
    QCOMPARE(bench.factsOf(socket).bytesSent, 3U);
}

void BackendTransferTest::pauseWhileBlocked()
{
    BackendBench bench;
    LoopbackListener listener;
    const SocketId socket = bench.connected(listener.address());
    const auto peer = listener.accept();
    bench.startReceiving(socket);
    for (int round = 1; round <= 20; ++round) {
        QTRY_VERIFY(bench.isBlockedIn(Call::Recv, socket));
        bench.backend->setReadingPaused(socket, true);
        QVERIFY(bench.factsOf(socket).readingPaused);
        QVERIFY(bench.log.waitForCount(RecordLog::notice(Notice::ReadingPaused), round));
        const quint64 before = bench.factsOf(socket).bytesReceived;
        QVERIFY(peer->send("late"));
        // The bytes are here, and nobody takes them.
        SocketCommand arrived = bench.command(Call::Poll, socket, bench.backend->newLane("look"));
        arrived.arguments[0] = constant::pollIn;
        QCOMPARE(bench.make(arrived).result, 1);
        QCOMPARE(bench.factsOf(socket).bytesReceived, before);
        bench.backend->setReadingPaused(socket, false);
        QVERIFY(bench.log.waitForCount(RecordLog::notice(Notice::ReadingResumed), round));
        QTRY_COMPARE(bench.factsOf(socket).bytesReceived, before + 4);
    }
    // Faster than the lane can follow: in the end it reads.
    for (int round = 0; round < 200; ++round)
        bench.backend->setReadingPaused(socket, round % 2 == 0);
    QVERIFY(peer->send("end"));
    QVERIFY(bench.log.waitFor([](const CallRecord &r) { return r.data == "end"; }));
}

void BackendTransferTest::pauseKeepsReplies()
{
    BackendBench bench;
    const auto reaction = std::make_shared<ScriptedReaction>();
    constexpr qsizetype size = 32 * mebi; // more than both buffers grow to by themselves
    reaction->answers = [](QByteArrayView) { return QByteArray(size, 'r'); };
    const SocketId server = bench.serving(reaction);
    const auto peer = LoopbackPeer::connectTo(bench.localOf(server));
    const SocketId connection = bench.acceptedBy(server, 1);
    QVERIFY(peer->send("?"));
    QTRY_VERIFY(bench.isBlockedIn(Call::Send, connection));
    bench.backend->setReadingPaused(connection, true);
    QCOMPARE(peer->receive(size).size(), size); // cut short by the pause, and gone on with
    QVERIFY(bench.log.waitFor(RecordLog::notice(Notice::ReadingPaused)));

    // And a reply that waits for its turn behind another message.
    bench.backend->setReadingPaused(connection, false);
    bench.startSending(connection, QByteArray(size, 's'));
    QTRY_VERIFY(bench.isBlockedIn(Call::Send, connection));
    QVERIFY(peer->send("?"));
    QTRY_COMPARE(bench.factsOf(connection).bytesReceived, 2U);
    bench.backend->setReadingPaused(connection, true);
    QCOMPARE(peer->receive(2 * size).count('r'), size);
    QCOMPARE(bench.log.count(RecordLog::failure(connection, Call::Send, ECANCELED)), 0);
}

void BackendTransferTest::pauseThenClose()
{
    for (int round = 0; round < 30; ++round) {
        BackendBench bench;
        LoopbackListener listener;
        const SocketId socket = bench.connected(listener.address());
        bench.startReceiving(socket);
        if (round % 3 == 0)
            QTRY_VERIFY(bench.isBlockedIn(Call::Recv, socket));
        bench.backend->setReadingPaused(socket, true);
        if (round % 3 == 1)
            QVERIFY(bench.log.waitFor(RecordLog::notice(Notice::ReadingPaused)));
        QCOMPARE(bench.closeNow(socket).error, 0); // a pause must not swallow the cancel
    }
}

void BackendTransferTest::pausedConnectionClosesAfterItsPeer()
{
    BackendBench bench;
    const SocketId server = bench.serving(ScriptedReaction::echo());
    const auto peer = LoopbackPeer::connectTo(bench.localOf(server));
    const SocketId connection = bench.acceptedBy(server, 1);
    bench.backend->setReadingPaused(connection, true);
    QVERIFY(bench.log.waitFor(RecordLog::notice(Notice::ReadingPaused)));
    QVERIFY(peer->send("last words"));
    peer->endSending();
    QCOMPARE(bench.factsOf(connection).end, EndReason::None);
    bench.backend->setReadingPaused(connection, false);
    QCOMPARE(peer->receiveAll(), QByteArray("last words"));
    QVERIFY(bench.log.waitFor(RecordLog::call(connection, Call::Close)));
}

void BackendTransferTest::peerResetsUnderReply()
{
    BackendBench bench;
    const auto reaction = std::make_shared<ScriptedReaction>();
    reaction->answers = [](QByteArrayView) { return QByteArray(32 * mebi, 'r'); };
    const SocketId server = bench.serving(reaction);
    const auto peer = LoopbackPeer::connectTo(bench.localOf(server));
    const SocketId connection = bench.acceptedBy(server, 1);
    QVERIFY(peer->send("?"));
    QTRY_VERIFY(bench.isBlockedIn(Call::Send, connection));
    peer->reset();
    QVERIFY(bench.log.waitFor([&](const CallRecord &r) {
        return r.socket == connection && r.call == Call::Send && (r.error == ECONNRESET || r.error == EPIPE);
    }));
    QVERIFY(bench.log.waitFor(RecordLog::call(connection, Call::Close)));
    QVERIFY(bench.isBlockedIn(Call::Accept, server) || bench.factsOf(server).phase == SocketPhase::Listening);
}

QTEST_GUILESS_MAIN(BackendTransferTest)
#include "tst_backendtransfer.moc"
