// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <QElapsedTimer>
#include <QTest>

#include "backendbench.h"
#include "descriptors.h"
#include "patience.h"
#include "socketconstants.h"
#include "threads.h"

using namespace sw;

/// Closing while busy, in masses, without descriptors, and the end of the backend itself.
class BackendClosingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackendRows(); }
    void closeWhileBlocked_data();
    void closeWhileBlocked();
    void closeRefusesLateCalls();
    void closeWithoutTokens();
    void stopOfThousandConnections();
    void acceptPausesWithoutDescriptors();
    void acceptSurvivesTheLimit();
    void acceptPausedIsClosed();
    void plainCloseKeepsTheNumber();
    void twoClosesAtOnce();
    void closedBeforeItWasMade();
    void destructorWhileEverythingBlocks();
    void lanesEnd();
};

void BackendClosingTest::closeWhileBlocked_data()
{
    QTest::addColumn<int>("call");
    for (const Call call : {Call::Accept, Call::Recv, Call::Send, Call::Connect, Call::Poll})
        QTest::newRow(callName(call).data()) << static_cast<int>(call);
}

void BackendClosingTest::closeWhileBlocked()
{
    QFETCH(int, call);
    const Call blocked = static_cast<Call>(call);
    BackendBench bench;
    LoopbackListener listener(8);
    LoopbackListener full(0);
    full.fillQueue();
    SocketCommand command = bench.command(blocked, 0);
    command.socket = blocked == Call::Accept ? bench.listening()
        : blocked == Call::Connect           ? bench.tcpSocket()
                                             : bench.connected(listener.address());
    command.address = full.address();
    command.bytes = QByteArray(blocked == Call::Send ? 50'000'000 : 0, 'x');
    command.number = 100;
    command.arguments[0] = blocked == Call::Poll ? constant::pollIn : 0;
    bench.start(command);
    QTRY_VERIFY(bench.isBlockedIn(blocked, command.socket));
    QElapsedTimer clock;
    clock.start();
    const CallRecord closed = bench.closeNow(command.socket);
    const qint64 took = clock.elapsed();
    qInfo("Close under a blocked %s answered after %lld ms", callName(blocked).data(), took);
    QCOMPARE(closed.error, 0);
    QVERIFY(!closed.flags.testFlag(RecordFlag::NumberKept)); // nobody was inside any more
    QVERIFY(took < 2000);
    // What was interrupted is told before the close.
    const auto interrupted = bench.log.all(RecordLog::answer(command.token));
    QCOMPARE(interrupted.size(), 1U);
    QVERIFY(interrupted[0].flags.testFlag(RecordFlag::Cancelled));
    QVERIFY(interrupted[0].beganNs + interrupted[0].tookNs <= closed.beganNs);
    QVERIFY(blocked == Call::Send || interrupted[0].error == EINTR);
    QCOMPARE(bench.factsOf(command.socket).phase, SocketPhase::Closed);
}

// Calls that are given while the close is on its way must not hold it up, whatever lane they come by.
void BackendClosingTest::closeRefusesLateCalls()
{
    for (int round = 0; round < 50; ++round) {
        BackendBench bench;
        LoopbackListener listener;
        const SocketId socket = bench.connected(listener.address());
        const LaneId other = bench.backend->newLane("other");
        bench.startReceiving(socket);
        SocketCommand close = bench.command(Call::Close, socket);
        close.cancelFirst = true;
        bench.start(close);
        std::vector<quint64> late;
        for (const LaneId lane : {LaneId(0), other}) {
            SocketCommand receive = bench.command(Call::Recv, socket, lane);
            receive.number = 10;
            late.push_back(bench.start(receive));
            SocketCommand send = bench.command(Call::Send, socket, lane);
            send.untilAll = true;
            send.bytes = QByteArray(20'000'000, 'x');
            late.push_back(bench.start(send));
        }
        QCOMPARE(bench.answerTo(close.token).error, 0);
        for (const quint64 token : late) {
            const CallRecord record = bench.answerTo(token);
            QVERIFY(record.error == EBADF || record.error == ECANCELED);
        }
        QCOMPARE(bench.factsOf(socket).bytesWaiting, 0U);
    }
}

void BackendClosingTest::closeWithoutTokens()
{
    BackendBench bench;
    LoopbackListener listener;
    const SocketId socket = bench.connected(listener.address());
    SocketCommand receive = bench.command(Call::Recv, socket);
    receive.repeat = true;
    receive.token = 0;
    bench.start(receive);
    QTRY_VERIFY(bench.isBlockedIn(Call::Recv, socket));
    SocketCommand close = bench.command(Call::Close, socket);
    close.cancelFirst = true;
    close.token = 0;
    bench.start(close);
    QVERIFY(bench.log.waitFor(RecordLog::call(socket, Call::Close)));
}

void BackendClosingTest::stopOfThousandConnections()
{
    constexpr int many = 1000;
    BackendBench bench;
    raiseDescriptorLimit();
    const SocketId server = bench.serving(ScriptedReaction::echo(), 4096);
    QTRY_VERIFY(bench.isBlockedIn(Call::Accept, server));
    QCOMPARE(bench.make(Call::Fileno, server).error, 0); // the control lane is there from now on
    const int threads = threadCount();
    const int descriptors = openDescriptorCount();
    {
        std::vector<std::unique_ptr<LoopbackPeer>> peers;
        for (int i = 0; i < many; ++i) {
            peers.push_back(LoopbackPeer::connectTo(bench.localOf(server)));
            QVERIFY(peers.back());
        }
        const auto accepted = [](const CallRecord &r) { return r.call == Call::Accept && r.error == 0; };
        QVERIFY(bench.log.waitForCount(accepted, many));
        QVERIFY(peers.back()->send("x"));
        QCOMPARE(peers.back()->receive(1), QByteArray("x"));
        QTRY_COMPARE(threadCount(), threads + many);
        QElapsedTimer clock;
        clock.start();
        for (const CallRecord &one : bench.log.all(accepted)) {
            SocketCommand close = bench.command(Call::Close, one.newSocket);
            close.cancelFirst = true;
            bench.start(close);
        }
        const auto closed = [](const CallRecord &r) { return r.call == Call::Close && r.error == 0; };
        QVERIFY(bench.log.waitForCount(closed, many));
        qInfo("Stop of %d connections answered after %lld ms", many, clock.elapsed());
        QVERIFY(clock.elapsed() < 5000);
    }
    QTRY_COMPARE(threadCount(), threads);
    QTRY_COMPARE(openDescriptorCount(), descriptors);
    QVERIFY(bench.isBlockedIn(Call::Accept, server));
    QCOMPARE(bench.backend->sockets().size(), 1U);
}

void BackendClosingTest::acceptPausesWithoutDescriptors()
{
    BackendBench bench;
    const SocketId server = bench.serving(ScriptedReaction::echo());
    QTRY_VERIFY(bench.isBlockedIn(Call::Accept, server));
    bench.api.failAlways(Call::Accept, EMFILE);
    const auto first = LoopbackPeer::connectTo(bench.localOf(server)); // taken by the call that is blocked already
    const auto second = LoopbackPeer::connectTo(bench.localOf(server));
    QVERIFY(first && second);
    QVERIFY(bench.log.waitFor(RecordLog::notice(Notice::AcceptPaused)));
    const int tried = bench.api.calls(Call::Accept);
    QTRY_VERIFY(bench.api.calls(Call::Accept) > tried + 1); // it looks again by itself
    bench.api.succeed(Call::Accept);
    QVERIFY(bench.log.waitFor(RecordLog::notice(Notice::AcceptResumed)));
    QVERIFY(second->send("here"));
    QCOMPARE(second->receive(4), QByteArray("here"));
    QCOMPARE(bench.log.count(RecordLog::notice(Notice::AcceptPaused)), 1);
    QCOMPARE(bench.log.count(RecordLog::failure(server, Call::Accept, EMFILE)), 1); // and is not noisy about it
    QCOMPARE(bench.log.waitFor(RecordLog::notice(Notice::AcceptPaused))->error, EMFILE);
}

void BackendClosingTest::acceptSurvivesTheLimit()
{
    BackendBench bench;
    const SocketId server = bench.serving(ScriptedReaction::echo());
    QTRY_VERIFY(bench.isBlockedIn(Call::Accept, server)); // accept has taken the number of its result already
    const SocketAddress address = bench.localOf(server);
    std::vector<std::unique_ptr<LoopbackPeer>> peers;
    for (int i = 0; i < 3; ++i)
        peers.push_back(LoopbackPeer::unconnected());
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    rlimit tight = before;
    tight.rlim_cur = static_cast<rlim_t>(openDescriptorCount()) + 8;
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &tight), 0);
    std::vector<int> fillers;
    for (int fd = ::open("/dev/null", O_RDONLY | O_CLOEXEC); fd >= 0; fd = ::open("/dev/null", O_RDONLY | O_CLOEXEC))
        fillers.push_back(fd);
    const bool first = peers[0]->connect(address);
    const SocketId connection = bench.acceptedBy(server, 1);
    const bool second = peers[1]->connect(address);
    const auto paused = bench.log.waitFor(RecordLog::notice(Notice::AcceptPaused));
    const CallRecord closed = bench.closeNow(connection); // frees one descriptor
    const SocketId served = bench.acceptedBy(server, 2);
    for (const int fd : fillers)
        ::close(fd);
    setrlimit(RLIMIT_NOFILE, &before);
    QVERIFY(first && connection && second && served);
    QVERIFY(paused);
    QCOMPARE(paused->error, EMFILE);
    QCOMPARE(closed.error, 0);
    QVERIFY(bench.log.waitFor(RecordLog::notice(Notice::AcceptResumed)));
    QVERIFY(peers[1]->send("x"));
    QCOMPARE(peers[1]->receive(1), QByteArray("x"));
    QVERIFY(peers[2]->connect(address)); // it goes on, also without a descriptor that was freed here
    QVERIFY(bench.acceptedBy(server, 3));
    QVERIFY(peers[2]->send("x"));
    QCOMPARE(peers[2]->receive(1), QByteArray("x"));
}

void BackendClosingTest::acceptPausedIsClosed()
{
    BackendBench bench;
    const SocketId server = bench.listening();
    bench.api.failAlways(Call::Accept, EMFILE);
    SocketCommand accept = bench.command(Call::Accept, server);
    accept.repeat = true;
    bench.start(accept);
    QVERIFY(bench.log.waitFor(RecordLog::notice(Notice::AcceptPaused)));
    QCOMPARE(bench.closeNow(server).error, 0);
    QCOMPARE(bench.log.count(RecordLog::notice(Notice::AcceptResumed)), 0);
}

void BackendClosingTest::plainCloseKeepsTheNumber()
{
    BackendBench bench;
    LoopbackListener listener;
    const SocketId socket = bench.connected(listener.address());
    const auto peer = listener.accept();
    const LaneId one = bench.backend->newLane("one");
    const LaneId two = bench.backend->newLane("two");
    SocketCommand receive = bench.command(Call::Recv, socket, one);
    receive.number = 10;
    bench.start(receive);
    QTRY_VERIFY(bench.isBlockedIn(Call::Recv, socket));
    const int fd = bench.factsOf(socket).fd;
    const CallRecord closed = bench.make(bench.command(Call::Close, socket, two));
    QCOMPARE(closed.error, 0);
    QVERIFY(closed.flags.testFlag(RecordFlag::NumberKept));
    QVERIFY(bench.isBlockedIn(Call::Recv, socket)); // a close wakes nobody
    for (int i = 0; i < 10; ++i)
        QVERIFY(bench.factsOf(bench.tcpSocket()).fd != fd);
    QCOMPARE(bench.make(bench.command(Call::Send, socket, two)).error, EBADF);
    QVERIFY(peer->send("still"));
    QCOMPARE(bench.answerTo(receive.token).data, QByteArray("still")); // the blocked call had the connection still
    const int free = bench.factsOf(bench.tcpSocket()).fd;
    QCOMPARE(free, fd); // now it may be used again
}

void BackendClosingTest::twoClosesAtOnce()
{
    for (int round = 0; round < 100; ++round) {
        BackendBench bench;
        LoopbackListener listener;
        const SocketId socket = bench.connected(listener.address());
        const int made = bench.api.calls(Call::Close);
        SocketCommand first = bench.command(Call::Close, socket, bench.backend->newLane("one"));
        SocketCommand second = bench.command(Call::Close, socket, bench.backend->newLane("two"));
        first.cancelFirst = round % 2 == 0;
        second.cancelFirst = round % 3 == 0;
        bench.start(first);
        bench.start(second);
        const int errors = bench.answerTo(first.token).error + bench.answerTo(second.token).error;
        QVERIFY(errors == EBADF || errors == ECANCELED); // one closes, the other finds nothing to close
        // Both closes, and perhaps the stand-in that kept the number while the other lane still looked at the queue.
        QVERIFY(bench.api.calls(Call::Close) <= made + 3);
        QCOMPARE(bench.factsOf(socket).phase, SocketPhase::Closed);
    }
}

void BackendClosingTest::closedBeforeItWasMade()
{
    BackendBench bench;
    const LaneId lane = bench.backend->newLane("other");
    for (int round = 0; round < 300; ++round) {
        SocketCommand make = bench.command(Call::Socket, bench.backend->newSocketId());
        make.arguments = {constant::afInet, constant::sockStream, 0};
        bench.backend->setReadingPaused(make.socket, true);
        bench.start(make);
        const SocketCommand close = bench.command(Call::Close, make.socket, lane);
        bench.start(close);
        bench.startReceiving(make.socket);
        QVERIFY(bench.answerTo(close.token).call == Call::Close && bench.answerTo(make.token).call == Call::Socket);
    }
    QTRY_COMPARE(bench.backend->sockets().size(), 0U);
    QTRY_VERIFY(bench.backend->liveThreads() <= 2); // the lane, and the control lane
}

void BackendClosingTest::destructorWhileEverythingBlocks()
{
    const int threads = threadCount();
    const int descriptors = openDescriptorCount();
    {
        LoopbackListener listener;
        LoopbackListener full(0);
        full.fillQueue();
        BackendBench bench;
        const SocketId server = bench.serving(ScriptedReaction::echo());
        const auto client = LoopbackPeer::connectTo(bench.localOf(server));
        const SocketId socket = bench.connected(listener.address());
        bench.startReceiving(socket);
        bench.startSending(socket, QByteArray(50'000'000, 'x'));
        SocketCommand connect = bench.command(Call::Connect, bench.tcpSocket());
        connect.address = full.address();
        bench.start(connect);
        const SocketId paused = bench.acceptedBy(server, 1);
        bench.backend->setReadingPaused(paused, true);
        bench.backend->newLane("idle");
        QTRY_VERIFY(bench.isBlockedIn(Call::Accept, server) && bench.isBlockedIn(Call::Recv, socket)
                    && bench.isBlockedIn(Call::Send, socket) && bench.isBlockedIn(Call::Connect, connect.socket));
        QElapsedTimer clock;
        clock.start();
        bench.backend.reset();
        qInfo("The backend ended after %lld ms", clock.elapsed());
        QVERIFY(clock.elapsed() < 5000);
    }
    QTRY_COMPARE(threadCount(), threads);
    QCOMPARE(openDescriptorCount(), descriptors);
}

void BackendClosingTest::lanesEnd()
{
    BackendBench bench;
    const int threads = threadCount();
    const LaneId lane = bench.backend->newLane("actor");
    const SocketId socket = bench.tcpSocket(lane);
    QVERIFY(socket);
    QCOMPARE(bench.backend->liveThreads(), 1);
    bench.backend->endLane(lane);
    QTRY_COMPARE(threadCount(), threads);
    QTRY_COMPARE(bench.backend->liveThreads(), 0);
    QCOMPARE(bench.make(bench.command(Call::Getsockname, socket, lane)).error, ESRCH);
    QVERIFY(bench.log.waitFor(RecordLog::notice(Notice::ThreadFailed)));
}

QTEST_GUILESS_MAIN(BackendClosingTest)
#include "tst_backendclosing.moc"
