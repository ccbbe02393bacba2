// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>

#include <QElapsedTimer>
#include <QTest>

#include "backendbench.h"
#include "patience.h"
#include "socketconstants.h"

using namespace sw;

/// How connections begin and end, told apart: connected, refused, unreachable, given up, cancelled; end of stream, reset,
/// closed here; half-close in each direction.
class BackendContractTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackendRows(); }
    void connects();
    void refused();
    void unreachable();
    void connectTimesOut();
    void connectTimeLimitEndsWithItsCommand();
    void connectCancelledAtOnce();
    void connectEx();
    void greetsAndEchoes();
    void endOfStream();
    void halfCloseHere();
    void halfCloseHereOfReading();
    void resetByPeer();
    void resetHere();
    void commandOnUnknownSocket();
    void commandOnClosedSocket();
    void failedShutdownEndsNothing();
    void controlCallsWhileReceiving();
};

void BackendContractTest::connects()
{
    BackendBench bench;
    LoopbackListener listener;
    const SocketId socket = bench.tcpSocket();
    SocketCommand connect = bench.command(Call::Connect, socket);
    connect.address = listener.address();
    connect.endpoint = 7;
    const CallRecord record = bench.make(connect);
    QCOMPARE(record.call, Call::Connect);
    QCOMPARE(record.error, 0);
    QCOMPARE(record.result, 0);
    QCOMPARE(record.endpoint, 7U);
    QVERIFY(record.address == listener.address());
    QVERIFY(record.fd >= 0);
    QVERIFY(record.thread > 0);
    QVERIFY(record.beganNs > 0 && record.tookNs > 0);
    const SocketFacts facts = bench.factsOf(socket);
    QCOMPARE(facts.phase, SocketPhase::Connected);
    QVERIFY(facts.peer == listener.address());
    QVERIFY(facts.local.port() != 0);
}

void BackendContractTest::refused()
{
    BackendBench bench;
    SocketCommand connect = bench.command(Call::Connect, bench.tcpSocket());
    connect.address = closedLoopbackPort();
    const CallRecord record = bench.make(connect);
    QCOMPARE(record.error, ECONNREFUSED);
    QCOMPARE(record.result, -1);
    QVERIFY(!record.flags.testFlag(RecordFlag::Cancelled));
    QCOMPARE(bench.factsOf(connect.socket).phase, SocketPhase::Open);
}

void BackendContractTest::unreachable()
{
    BackendBench bench;
    for (const int error : {EHOSTUNREACH, ENETUNREACH, ETIMEDOUT}) {
        bench.api.fail(Call::Connect, error);
        SocketCommand connect = bench.command(Call::Connect, bench.tcpSocket());
        connect.address = closedLoopbackPort();
        const CallRecord record = bench.make(connect);
        QCOMPARE(record.error, error);
        QVERIFY(!record.flags.testFlag(RecordFlag::TimedOut)); // the kernel's own time-out is none of ours
    }
}

void BackendContractTest::connectTimesOut()
{
    BackendBench bench;
    LoopbackListener listener(0);
    listener.fillQueue();
    SocketCommand connect = bench.command(Call::Connect, bench.tcpSocket());
    connect.address = listener.address();
    connect.timeoutMs = 100;
    QElapsedTimer clock;
    clock.start();
    const CallRecord record = bench.make(connect);
    QVERIFY(clock.elapsed() >= 100);
    QVERIFY(clock.elapsed() < 5000);
    QCOMPARE(record.error, EINTR); // raw: the call itself was interrupted
    QVERIFY(record.flags.testFlags(RecordFlag::Cancelled | RecordFlag::TimedOut));
    const auto notice = bench.log.waitFor(RecordLog::notice(Notice::ConnectGivenUp));
    QVERIFY(notice);
    QCOMPARE(notice->asked, 100);
    QCOMPARE(notice->socket, connect.socket);
    QCOMPARE(bench.factsOf(connect.socket).phase, SocketPhase::Connecting);
    QCOMPARE(bench.closeNow(connect.socket).error, 0);
}

// The limit belongs to one command: a later one with the same token must not be hit by it.
void BackendContractTest::connectTimeLimitEndsWithItsCommand()
{
    BackendBench bench;
    LoopbackListener listener;
    SocketCommand connect = bench.command(Call::Connect, bench.tcpSocket());
    connect.address = listener.address();
    connect.timeoutMs = 60;
    QCOMPARE(bench.make(connect).error, 0);
    const auto peer = listener.accept();
    SocketCommand receive = bench.command(Call::Recv, connect.socket);
    receive.token = connect.token;
    receive.repeat = true;
    bench.start(receive);
    // A command with a longer limit, so that the first has passed for certain.
    LoopbackListener full(0);
    full.fillQueue();
    SocketCommand slow = bench.command(Call::Connect, bench.tcpSocket());
    slow.address = full.address();
    slow.timeoutMs = 200;
    QVERIFY(bench.make(slow).flags.testFlag(RecordFlag::TimedOut));
    QCOMPARE(bench.log.count(RecordLog::call(connect.socket, Call::Recv)), 0);
    QVERIFY(peer->send("x"));
    QVERIFY(bench.log.waitFor(RecordLog::call(connect.socket, Call::Recv)));
}

void BackendContractTest::connectCancelledAtOnce()
{
    BackendBench bench;
    LoopbackListener listener(0);
    listener.fillQueue();
    SocketCommand connect = bench.command(Call::Connect, bench.tcpSocket());
    connect.address = listener.address();
    bench.start(connect);
    QTRY_VERIFY(bench.isBlockedIn(Call::Connect, connect.socket));
    bench.backend->cancel(connect.token);
    CallRecord record = bench.answerTo(connect.token);
    QCOMPARE(record.error, EINTR);
    QVERIFY(record.flags.testFlag(RecordFlag::Cancelled));
    QVERIFY(!record.flags.testFlag(RecordFlag::TimedOut));
    QCOMPARE(bench.log.count(RecordLog::notice(Notice::ConnectGivenUp)), 0);

    // Without a pause in between it may not have begun at all.
    SocketCommand second = bench.command(Call::Connect, bench.tcpSocket());
    second.address = listener.address();
    bench.start(second);
    bench.backend->cancel(second.token);
    record = bench.answerTo(second.token);
    QVERIFY(record.error == EINTR || record.error == ECANCELED);
    QVERIFY(record.flags.testFlag(RecordFlag::Cancelled));
}

void BackendContractTest::connectEx()
{
    BackendBench bench;
    SocketCommand connect = bench.command(Call::ConnectEx, bench.tcpSocket());
    connect.address = closedLoopbackPort();
    const CallRecord record = bench.make(connect);
    QCOMPARE(record.call, Call::ConnectEx);
    QCOMPARE(record.result, ECONNREFUSED);
    QCOMPARE(record.error, ECONNREFUSED);
}

void BackendContractTest::greetsAndEchoes()
{
    BackendBench bench;
    const auto reaction = ScriptedReaction::echo();
    reaction->greets = "hello\n";
    const SocketId server = bench.serving(reaction);
    const auto peer = LoopbackPeer::connectTo(bench.localOf(server));
    QVERIFY(peer);
    QCOMPARE(peer->receive(6), QByteArray("hello\n"));
    QVERIFY(peer->send("ping"));
    QCOMPARE(peer->receive(4), QByteArray("ping"));
    const SocketId connection = bench.acceptedBy(server, 1);
    const auto reply = bench.log.waitFor(
        [&](const CallRecord &r) { return r.socket == connection && r.data == "ping" && r.call == Call::Send; });
    const auto received = bench.log.waitFor(RecordLog::call(connection, Call::Recv));
    QVERIFY(reply && received);
    QVERIFY(reply->flags.testFlag(RecordFlag::ForReply));
    QCOMPARE(reply->thread, received->thread); // on the connection's own thread
    QCOMPARE(reply->connection, 1U);
    QCOMPARE(bench.factsOf(connection).bytesReceived, 4U);
    QCOMPARE(bench.factsOf(connection).bytesSent, 10U);
    QCOMPARE(bench.factsOf(connection).bytesWaiting, 0U);
}

void BackendContractTest::endOfStream()
{
    BackendBench bench;
    const SocketId server = bench.serving(ScriptedReaction::echo());
    const auto peer = LoopbackPeer::connectTo(bench.localOf(server));
    const SocketId connection = bench.acceptedBy(server, 1);
    peer->endSending();
    peer->receiveAll();
    QVERIFY(peer->sawEnd()); // it closes after its peer
    QVERIFY(bench.log.waitFor(RecordLog::call(connection, Call::Close)));
    const auto last = bench.log.waitFor(RecordLog::call(connection, Call::Recv));
    QVERIFY(last && last->isEndOfStream());
    QCOMPARE(bench.factsOf(connection).end, EndReason::EndOfStream);
    QTRY_COMPARE(bench.factsOf(connection).phase, SocketPhase::Closed);
}

void BackendContractTest::halfCloseHere()
{
    BackendBench bench;
    LoopbackListener listener;
    const SocketId socket = bench.connected(listener.address());
    const auto peer = listener.accept();
    bench.startReceiving(socket);
    SocketCommand half = bench.command(Call::Shutdown, socket);
    half.arguments[0] = constant::shutWr;
    QCOMPARE(bench.make(half).error, 0);
    QVERIFY(bench.factsOf(socket).sendEnded);
    peer->receiveAll();
    QVERIFY(peer->sawEnd());
    QVERIFY(peer->send("still"));
    const auto received = bench.log.waitFor(RecordLog::call(socket, Call::Recv));
    QVERIFY(received);
    QCOMPARE(received->data, QByteArray("still"));
    SocketCommand late = bench.command(Call::Send, socket);
    late.bytes = "x";
    QCOMPARE(bench.make(late).error, EPIPE);
    QCOMPARE(bench.factsOf(socket).bytesWaiting, 0U);
}

void BackendContractTest::halfCloseHereOfReading()
{
    BackendBench bench;
    LoopbackListener listener;
    const SocketId socket = bench.connected(listener.address());
    const auto peer = listener.accept();
    bench.startReceiving(socket);
    QTRY_VERIFY(bench.isBlockedIn(Call::Recv, socket));
    SocketCommand half = bench.command(Call::Shutdown, socket);
    half.arguments[0] = constant::shutRd;
    QCOMPARE(bench.make(half).error, 0);
    QTRY_COMPARE(bench.factsOf(socket).end, EndReason::ClosedHere); // not: the peer ended the stream
    SocketCommand send = bench.command(Call::Send, socket);
    send.bytes = "out";
    QCOMPARE(bench.make(send).error, 0);
    QCOMPARE(peer->receive(3), QByteArray("out"));
}

void BackendContractTest::resetByPeer()
{
    BackendBench bench;
    LoopbackListener listener;
    const SocketId socket = bench.connected(listener.address());
    const auto peer = listener.accept();
    bench.startReceiving(socket);
    peer->reset();
    const auto record = bench.log.waitFor(RecordLog::failure(socket, Call::Recv, ECONNRESET));
    QVERIFY(record);
    QTRY_COMPARE(bench.factsOf(socket).end, EndReason::Reset);
    QCOMPARE(bench.factsOf(socket).endError, ECONNRESET);
    QCOMPARE(bench.closeNow(socket).error, 0);
    QCOMPARE(bench.factsOf(socket).end, EndReason::Reset); // the first reason stays
}

void BackendContractTest::resetHere()
{
    BackendBench bench;
    LoopbackListener listener;
    const SocketId socket = bench.connected(listener.address());
    const auto peer = listener.accept();
    bench.startReceiving(socket);
    QTRY_VERIFY(bench.isBlockedIn(Call::Recv, socket));
    QCOMPARE(bench.closeNow(socket, true).error, 0);
    QCOMPARE(bench.factsOf(socket).end, EndReason::ResetHere);
    peer->receiveAll();
    QCOMPARE(peer->receiveError(), ECONNRESET);
}

void BackendContractTest::commandOnUnknownSocket()
{
    BackendBench bench;
    for (const Call call :
         {Call::Bind, Call::Connect, Call::Send, Call::Sendall, Call::Recv, Call::Recvall, Call::Shutdown,
          Call::Getsockname, Call::Fileno, Call::Accept, Call::Poll, Call::Close, Call::Dup, Call::Settimeout}) {
        SocketCommand command = bench.command(call, 4711);
        command.bytes = "x";
        command.number = 1;
        command.address = closedLoopbackPort();
        if (call == Call::Poll)
            command.timeoutMs = 0;
        const CallRecord record = bench.make(command);
        QCOMPARE(record.call, call);
        if (call == Call::Fileno)
            QCOMPARE(record.result, -1); // as Python does: no error
        else if (call != Call::Poll) // poll(2) ignores a negative descriptor
            QCOMPARE(record.error, EBADF);
    }
    SocketCommand closing = bench.command(Call::Close, 4711);
    closing.cancelFirst = true;
    QCOMPARE(bench.make(closing).error, EBADF);
    SocketCommand looping = bench.command(Call::Send, 4711);
    looping.untilAll = true;
    looping.bytes = "x";
    QCOMPARE(bench.make(looping).error, EBADF);
}

void BackendContractTest::commandOnClosedSocket()
{
    BackendBench bench;
    LoopbackListener listener;
    const SocketId socket = bench.connected(listener.address());
    QCOMPARE(bench.closeNow(socket).error, 0);
    QCOMPARE(bench.closeNow(socket).error, EBADF);
    SocketCommand send = bench.command(Call::Send, socket);
    send.bytes = "x";
    QCOMPARE(bench.make(send).error, EBADF);
    QCOMPARE(bench.factsOf(socket).phase, SocketPhase::Closed);
    QCOMPARE(bench.factsOf(socket).end, EndReason::ClosedHere);
}

void BackendContractTest::failedShutdownEndsNothing()
{
    BackendBench bench;
    SocketCommand half = bench.command(Call::Shutdown, bench.tcpSocket());
    half.arguments[0] = constant::shutRdwr;
    QCOMPARE(bench.make(half).error, ENOTCONN);
    QVERIFY(!bench.factsOf(half.socket).sendEnded);
    QVERIFY(!bench.factsOf(half.socket).receiveEnded);
}

void BackendContractTest::controlCallsWhileReceiving()
{
    BackendBench bench;
    LoopbackListener listener;
    const SocketId socket = bench.connected(listener.address());
    bench.startReceiving(socket);
    QTRY_VERIFY(bench.isBlockedIn(Call::Recv, socket));
    const CallRecord name = bench.make(Call::Getpeername, socket);
    QVERIFY(name.address == listener.address());
    QCOMPARE(bench.make(Call::Fileno, socket).result, bench.factsOf(socket).fd);
    SocketCommand option = bench.command(Call::Setsockopt, socket);
    option.arguments = {constant::ipprotoTcp, constant::tcpNoDelay, 0};
    const int on = 1;
    option.bytes = QByteArray(static_cast<const char *>(static_cast<const void *>(&on)), sizeof on);
    QCOMPARE(bench.make(option).error, 0);
    SocketCommand read = bench.command(Call::Getsockopt, socket);
    read.arguments = option.arguments;
    read.number = sizeof on;
    QCOMPARE(bench.make(read).data, option.bytes);
    QVERIFY(bench.make(Call::Queues, socket).value.isObject());
    QVERIFY(bench.make(Call::TcpInfo, socket).value.isObject());
    QVERIFY(bench.isBlockedIn(Call::Recv, socket));
}

QTEST_GUILESS_MAIN(BackendContractTest)
#include "tst_backendcontract.moc"
