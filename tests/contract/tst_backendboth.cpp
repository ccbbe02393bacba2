// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>

#include <QTest>

#include "backendbench.h"
#include "patience.h"
#include "socketconstants.h"

using namespace sw;

/// What holds for both backends, and where Qt's truth is another: the same cases on each.
class BackendBothTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackendRows(true); }
    void init() { m_bench = std::make_unique<BackendBench>(); }
    void cleanup() { m_bench.reset(); }
    void connects();
    void refused();
    void timeLimit();
    void cancelledConnect();
    void cancelledCalls();
    void singleCalls();
    void mayEncrypt();
    void timeoutOfSocket();
    void options();
    void actorKeepsOrder();
    void unknownSocket();
    void endsWithWorkLeft();

private:
    std::unique_ptr<BackendBench> m_bench;
};

namespace {

QByteArray intBytes(int value)
{
    return {static_cast<const char *>(static_cast<const void *>(&value)), qsizetype(sizeof value)};
}

} // namespace

void BackendBothTest::connects()
{
    LoopbackListener listener;
    SocketCommand connect = m_bench->command(Call::Connect, m_bench->tcpSocket());
    connect.address = listener.address();
    const CallRecord record = m_bench->make(connect);
    QCOMPARE(record.error, 0);
    QVERIFY(record.fd >= 0);
    const SocketFacts facts = m_bench->factsOf(connect.socket);
    QCOMPARE(facts.phase, SocketPhase::Connected);
    QVERIFY(facts.peer == listener.address());
    QVERIFY(facts.local.port() != 0);
    QCOMPARE(record.layer, m_bench->isQt() ? RecordLayer::QtCall : RecordLayer::Kernel);
    if (m_bench->isQt()) {
        const auto inner = m_bench->log.all(
            [&](const CallRecord &r) { return r.kind == RecordKind::Inner && r.token == connect.token; });
        QVERIFY(inner.size() >= 3);
        QCOMPARE(inner.front().qtEvent, QtEvent::ConnectToHost);
        QCOMPARE(inner.back().qtEvent, QtEvent::Connected);
        QCOMPARE(inner.back().layer, RecordLayer::QtSignal);
    }
    QCOMPARE(m_bench->closeNow(connect.socket).error, 0);
    QCOMPARE(m_bench->factsOf(connect.socket).phase, SocketPhase::Closed);
}

void BackendBothTest::refused()
{
    SocketCommand connect = m_bench->command(Call::Connect, m_bench->tcpSocket());
    connect.address = closedLoopbackPort();
    const CallRecord record = m_bench->make(connect);
    QCOMPARE(record.error, ECONNREFUSED);
    QCOMPARE(record.result, -1);
    QCOMPARE(record.qtError, m_bench->isQt() ? 0 : -1);
    QCOMPARE(m_bench->factsOf(connect.socket).phase, SocketPhase::Open);
    SocketCommand again = m_bench->command(Call::ConnectEx, m_bench->tcpSocket());
    again.address = connect.address;
    QCOMPARE(m_bench->make(again).result, ECONNREFUSED);
}

void BackendBothTest::timeLimit()
{
    LoopbackListener listener(0);
    listener.fillQueue();
    SocketCommand connect = m_bench->command(Call::Connect, m_bench->tcpSocket());
    connect.address = listener.address();
    connect.timeoutMs = 100;
    const CallRecord record = m_bench->make(connect);
    QCOMPARE(record.error, EINTR);
    QVERIFY(record.flags.testFlags(RecordFlag::Cancelled | RecordFlag::TimedOut));
    QVERIFY(record.tookNs >= 100'000'000);
    QVERIFY(m_bench->log.waitFor(RecordLog::notice(Notice::ConnectGivenUp)));
    QCOMPARE(m_bench->closeNow(connect.socket).error, 0);
}

void BackendBothTest::cancelledConnect()
{
    LoopbackListener listener(0);
    listener.fillQueue();
    SocketCommand connect = m_bench->command(Call::Connect, m_bench->tcpSocket());
    connect.address = listener.address();
    m_bench->start(connect);
    QTRY_VERIFY(m_bench->isBlockedIn(Call::Connect, connect.socket));
    m_bench->backend->cancel(connect.token);
    const CallRecord record = m_bench->answerTo(connect.token);
    QCOMPARE(record.error, EINTR); // of Qt too: the errno that means the same
    QCOMPARE(record.qtError, -1); // Qt itself has no name for it
    QVERIFY(record.flags.testFlag(RecordFlag::Cancelled));
    QVERIFY(!record.flags.testFlag(RecordFlag::TimedOut));
}

// What runs ends as an interrupted call, what has not begun as a cancelled one.
void BackendBothTest::cancelledCalls()
{
    LoopbackListener listener;
    const LaneId lane = m_bench->backend->newLane("actor", m_bench->isQt() ? BackendKind::Qt : BackendKind::Native);
    const SocketId socket = m_bench->connected(listener.address());
    SocketCommand receive = m_bench->command(Call::Recv, socket, lane);
    receive.number = 5;
    SocketCommand queued = m_bench->command(Call::Recv, socket, lane);
    queued.number = 5;
    m_bench->start(receive);
    QTRY_VERIFY(m_bench->isBlockedIn(Call::Recv, socket));
    m_bench->start(queued);
    const std::vector<RunningCall> running = m_bench->backend->runningCalls();
    QCOMPARE(running.size(), std::size_t(1));
    QCOMPARE(running.front().layer, m_bench->isQt() ? RecordLayer::QtCall : RecordLayer::Kernel);
    QCOMPARE(running.front().awaited(), m_bench->isQt() ? QtEvent::ReadyRead : QtEvent::None);
    m_bench->backend->cancelLane(lane);
    const CallRecord stopped = m_bench->answerTo(receive.token);
    QCOMPARE(stopped.error, EINTR);
    QVERIFY(stopped.flags.testFlag(RecordFlag::Cancelled));
    const CallRecord dropped = m_bench->answerTo(queued.token);
    QCOMPARE(dropped.error, ECANCELED);
    QVERIFY(dropped.flags.testFlag(RecordFlag::Cancelled));
    // The socket is as usable as before.
    const auto peer = listener.accept();
    QVERIFY(peer->send("hello"));
    SocketCommand again = m_bench->command(Call::Recv, socket, lane);
    again.number = 5;
    QCOMPARE(m_bench->make(again).data, QByteArray("hello"));
}

void BackendBothTest::singleCalls()
{
    const SocketId listener = m_bench->listening();
    QVERIFY(listener != 0);
    SocketCommand accept = m_bench->command(Call::Accept, listener);
    accept.newSocket = m_bench->backend->newSocketId();
    m_bench->start(accept);
    const SocketId client = m_bench->connected(m_bench->localOf(listener));
    QVERIFY(client != 0);
    const CallRecord accepted = m_bench->answerTo(accept.token);
    QCOMPARE(accepted.error, 0);
    QCOMPARE(accepted.newSocket, accept.newSocket);
    QVERIFY(accepted.address == m_bench->localOf(client));
    SocketCommand send = m_bench->command(Call::Sendall, client);
    send.bytes = "hello";
    QCOMPARE(m_bench->make(send).result, 5);
    SocketCommand receive = m_bench->command(Call::Recv, accept.newSocket);
    receive.number = 3;
    CallRecord got = m_bench->make(receive);
    QCOMPARE(got.data, QByteArray("hel"));
    QCOMPARE(got.result, 3);
    SocketCommand rest = m_bench->command(Call::Recvall, accept.newSocket);
    rest.number = 4;
    m_bench->start(rest);
    QTRY_VERIFY(m_bench->isBlockedIn(m_bench->isQt() ? Call::Recvall : Call::Recv, accept.newSocket));
    SocketCommand more = m_bench->command(Call::Send, client);
    more.bytes = "!!";
    QCOMPARE(m_bench->make(more).result, 2);
    got = m_bench->answerTo(rest.token);
    QCOMPARE(got.data, QByteArray("lo!!"));
    QVERIFY(m_bench->make(Call::Getpeername, client).address == m_bench->localOf(listener));
    QCOMPARE(m_bench->make(Call::Fileno, client).result, m_bench->factsOf(client).fd);
    QVERIFY(m_bench->make(Call::Queues, client).value.isObject());
    QVERIFY(m_bench->make(Call::TcpInfo, client).value.isObject());
    QCOMPARE(m_bench->make(Call::Close, client).error, 0);
    SocketCommand end = m_bench->command(Call::Recv, accept.newSocket);
    end.number = 10;
    got = m_bench->make(end);
    QCOMPARE(got.error, 0);
    QCOMPARE(got.result, 0);
    QVERIFY(got.isEndOfStream());
}

// A socket on which encryption may be started later behaves as every other one as long as nobody does.
void BackendBothTest::mayEncrypt()
{
    const auto make = [&] {
        SocketCommand socket = m_bench->command(Call::Socket, m_bench->backend->newSocketId());
        socket.arguments = {constant::afInet, constant::sockStream, 0};
        socket.mayEncrypt = true;
        return m_bench->make(socket).error == 0 ? socket.socket : 0;
    };
    const SocketId server = make();
    SocketCommand bind = m_bench->command(Call::Bind, server);
    bind.address = SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 0).value();
    QCOMPARE(m_bench->make(bind).error, 0);
    SocketCommand listen = m_bench->command(Call::Listen, server);
    listen.number = 5;
    QCOMPARE(m_bench->make(listen).error, 0);
    SocketCommand accept = m_bench->command(Call::Accept, server);
    accept.repeat = true;
    accept.reaction = ScriptedReaction::echo();
    m_bench->start(accept);
    const SocketId client = make();
    bind.socket = client;
    bind.token += 1000;
    QCOMPARE(m_bench->make(bind).error, 0);
    const SocketAddress own = m_bench->localOf(client);
    QVERIFY(own.port() != 0);
    SocketCommand connect = m_bench->command(Call::Connect, client);
    connect.address = m_bench->localOf(server);
    QCOMPARE(m_bench->make(connect).error, 0);
    QVERIFY(m_bench->localOf(client) == own);
    SocketCommand send = m_bench->command(Call::Sendall, client);
    send.bytes = "plain";
    QCOMPARE(m_bench->make(send).result, 5);
    SocketCommand receive = m_bench->command(Call::Recvall, client);
    receive.number = 5;
    QCOMPARE(m_bench->make(receive).data, QByteArray("plain"));
    if (m_bench->isQt()) {
        const auto signal = m_bench->log.waitFor(
            [&](const CallRecord &r) { return r.socket == client && r.qtEvent == QtEvent::Connected; });
        QCOMPARE(signal->qtClass, QtClass::SslSocket);
    }
    QCOMPARE(m_bench->closeNow(client).error, 0);
    QTRY_COMPARE(m_bench->backend->sockets().size(), std::size_t(1));
}

void BackendBothTest::timeoutOfSocket()
{
    LoopbackListener listener;
    const SocketId socket = m_bench->connected(listener.address());
    SocketCommand limit = m_bench->command(Call::Settimeout, socket);
    limit.timeoutMs = 50;
    limit.number = 50'000'000;
    QCOMPARE(m_bench->make(limit).error, 0);
    QCOMPARE(m_bench->make(Call::Gettimeout, socket).value.toDouble(), 0.05);
    SocketCommand receive = m_bench->command(Call::Recv, socket);
    receive.number = 10;
    CallRecord record = m_bench->make(receive);
    QCOMPARE(record.error, ETIMEDOUT);
    QVERIFY(record.flags.testFlag(RecordFlag::TimedOut));
    SocketCommand blocking = m_bench->command(Call::Setblocking, socket);
    QCOMPARE(m_bench->make(blocking).error, 0);
    receive.token += 1000;
    QCOMPARE(m_bench->make(receive).error, EAGAIN);
}

void BackendBothTest::options()
{
    const SocketId fresh = m_bench->tcpSocket();
    SocketCommand set = m_bench->command(Call::Setsockopt, fresh);
    set.arguments = {constant::solSocket, constant::soKeepAlive, 0};
    set.bytes = intBytes(1);
    QCOMPARE(m_bench->make(set).error, 0);
    LoopbackListener listener;
    SocketCommand connect = m_bench->command(Call::Connect, fresh);
    connect.address = listener.address();
    QCOMPARE(m_bench->make(connect).error, 0);
    SocketCommand get = m_bench->command(Call::Getsockopt, fresh);
    get.arguments = set.arguments;
    get.number = sizeof(int);
    QCOMPARE(m_bench->make(get).data, intBytes(1)); // set before connect, still there
    set.token += 1000;
    set.arguments = {constant::ipprotoTcp, constant::tcpNoDelay, 0};
    QCOMPARE(m_bench->make(set).error, 0);
    if (m_bench->isQt()) {
        const auto rows = m_bench->log.all([&](const CallRecord &r) { return r.token == set.token; });
        QCOMPARE(rows.front().qtEvent, QtEvent::SetSocketOption);
        QCOMPARE(rows.front().text, QStringLiteral("LowDelayOption"));
    }
    // One that Qt has no name for, on the descriptor
    SocketCommand linger = m_bench->command(Call::Getsockopt, fresh);
    linger.arguments = {constant::solSocket, constant::soLinger, 0};
    linger.number = 8;
    QCOMPARE(m_bench->make(linger).data, QByteArray(8, '\0'));
}

void BackendBothTest::actorKeepsOrder()
{
    const BackendKind kind = m_bench->isQt() ? BackendKind::Qt : BackendKind::Native;
    const LaneId lane = m_bench->backend->newLane("actor", kind);
    LoopbackListener listener;
    SocketCommand make = m_bench->command(Call::Socket, m_bench->backend->newSocketId(), lane);
    make.arguments = {constant::afInet, constant::sockStream, 0};
    SocketCommand connect = m_bench->command(Call::Connect, make.socket, lane);
    connect.address = listener.address();
    SocketCommand receive = m_bench->command(Call::Recv, make.socket, lane);
    receive.number = 5;
    SocketCommand close = m_bench->command(Call::Close, make.socket, lane);
    for (const SocketCommand &one : {make, connect, receive, close})
        m_bench->start(one);
    const auto peer = listener.accept();
    QVERIFY(peer->send("hello"));
    QCOMPARE(m_bench->answerTo(close.token).error, 0);
    QCOMPARE(m_bench->answerTo(receive.token).data, QByteArray("hello"));
    m_bench->backend->endLane(lane);
    QTRY_COMPARE(m_bench->backend->liveThreads(), 0);
}

void BackendBothTest::unknownSocket()
{
    for (const Call call : {Call::Bind, Call::Connect, Call::Send, Call::Recv, Call::Accept, Call::Close}) {
        SocketCommand command = m_bench->command(call, 4711);
        command.bytes = "x";
        command.address = closedLoopbackPort();
        QCOMPARE(m_bench->make(command).error, EBADF);
    }
}

void BackendBothTest::endsWithWorkLeft()
{
    LoopbackListener full(0);
    full.fillQueue();
    SocketCommand connect = m_bench->command(Call::Connect, m_bench->tcpSocket());
    connect.address = full.address();
    m_bench->start(connect);
    m_bench->serving(ScriptedReaction::echo());
    m_bench->backend->newLane("idle", BackendKind::Qt);
    m_bench.reset(); // hangs, or leaks, if anything does not end
}

QTEST_GUILESS_MAIN(BackendBothTest)
#include "tst_backendboth.moc"
