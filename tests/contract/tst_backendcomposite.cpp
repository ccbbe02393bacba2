// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>

#include <QElapsedTimer>
#include <QJsonObject>
#include <QTest>

#include "backendbench.h"
#include "patience.h"
#include "socketconstants.h"

using namespace sw;

/// Calls that are several kernel calls, as Python's socket module makes them: time-outs, sendall, recvall,
/// create_connection. Each kernel call is an inner record with the token of the whole.
class BackendCompositeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackendRows(); }
    void init();
    void timeoutIsKept();
    void recvTimesOut();
    void recvUnderTimeout();
    void acceptTimesOut();
    void connectUnderTimeout();
    void connectTimesOut();
    void nonBlocking();
    void sendall();
    void sendallCancelled();
    void sendallTimesOut();
    void recvall();
    void recvallEndsEarly();
    void recvallCancelled();
    void createConnection();
    void createConnectionTriesEachAddress();
    void createConnectionCancelled();
    void poll();

private:
    CallRecord setTimeout(SocketId socket, qint64 ns);

    std::unique_ptr<BackendBench> m_bench;
    std::unique_ptr<LoopbackListener> m_listener;
};

namespace {

constexpr qint64 fiftyMs = 50'000'000;

} // namespace

void BackendCompositeTest::init()
{
    m_bench = std::make_unique<BackendBench>();
    m_listener = std::make_unique<LoopbackListener>();
}

CallRecord BackendCompositeTest::setTimeout(SocketId socket, qint64 ns)
{
    SocketCommand command = m_bench->command(Call::Settimeout, socket);
    command.timeoutMs = ns < 0 ? -1 : static_cast<int>(ns / 1'000'000);
    command.number = ns;
    return m_bench->make(command);
}

void BackendCompositeTest::timeoutIsKept()
{
    const SocketId socket = m_bench->tcpSocket();
    QVERIFY(m_bench->make(Call::Gettimeout, socket).value.isNull()); // blocking
    QCOMPARE(setTimeout(socket, 2'500'000'000).error, 0);
    QCOMPARE(m_bench->make(Call::Gettimeout, socket).value.toDouble(), 2.5);
    SocketCommand blocking = m_bench->command(Call::Setblocking, socket);
    blocking.number = 1;
    QCOMPARE(m_bench->make(blocking).error, 0);
    QVERIFY(m_bench->make(Call::Gettimeout, socket).value.isNull());
    blocking = m_bench->command(Call::Setblocking, socket);
    QCOMPARE(m_bench->make(blocking).error, 0);
    QCOMPARE(m_bench->make(Call::Gettimeout, socket).value, QJsonValue(0.0));
}

void BackendCompositeTest::recvTimesOut()
{
    const SocketId socket = m_bench->connected(m_listener->address());
    const auto peer = m_listener->accept();
    QCOMPARE(setTimeout(socket, fiftyMs).error, 0);
    SocketCommand receive = m_bench->command(Call::Recv, socket);
    receive.number = 10;
    const CallRecord record = m_bench->make(receive);
    QCOMPARE(record.error, ETIMEDOUT);
    QCOMPARE(record.result, -1);
    QVERIFY(record.flags.testFlags(RecordFlag::TimedOut | RecordFlag::Composite));
    QVERIFY(!record.flags.testFlag(RecordFlag::Cancelled)); // nobody interrupted it
    QVERIFY(record.tookNs >= fiftyMs);
    QCOMPARE(m_bench->log.count(RecordLog::inner(receive.token, Call::Poll)), 1);
    QCOMPARE(m_bench->log.count(RecordLog::inner(receive.token, Call::Recv)), 0);
}

void BackendCompositeTest::recvUnderTimeout()
{
    const SocketId socket = m_bench->connected(m_listener->address());
    const auto peer = m_listener->accept();
    QCOMPARE(setTimeout(socket, 20'000'000'000).error, 0);
    SocketCommand receive = m_bench->command(Call::Recv, socket);
    receive.number = 10;
    m_bench->start(receive);
    QTRY_VERIFY(m_bench->isBlockedIn(Call::Poll, socket));
    QVERIFY(peer->send("abc"));
    const CallRecord record = m_bench->answerTo(receive.token);
    QCOMPARE(record.call, Call::Recv);
    QCOMPARE(record.data, QByteArray("abc"));
    QCOMPARE(record.result, 3);
    QVERIFY(record.flags.testFlag(RecordFlag::Composite));
    QCOMPARE(m_bench->log.count(RecordLog::inner(receive.token, Call::Recv)), 1);
    const auto poll = m_bench->log.waitFor(RecordLog::inner(receive.token, Call::Poll));
    QVERIFY(poll && poll->beganNs >= record.beganNs);
    QVERIFY(record.tookNs >= poll->tookNs);
    QCOMPARE(m_bench->factsOf(socket).bytesReceived, 3U); // counted once
}

void BackendCompositeTest::acceptTimesOut()
{
    const SocketId server = m_bench->listening();
    QCOMPARE(setTimeout(server, fiftyMs).error, 0);
    const CallRecord record = m_bench->make(Call::Accept, server);
    QCOMPARE(record.call, Call::Accept);
    QCOMPARE(record.error, ETIMEDOUT);
    QVERIFY(record.flags.testFlag(RecordFlag::TimedOut));
    const auto peer = LoopbackPeer::connectTo(m_bench->localOf(server));
    QVERIFY(m_bench->make(Call::Accept, server).newSocket != 0);
}

void BackendCompositeTest::connectUnderTimeout()
{
    const SocketId socket = m_bench->tcpSocket();
    QCOMPARE(setTimeout(socket, 5'000'000'000).error, 0);
    SocketCommand connect = m_bench->command(Call::Connect, socket);
    connect.address = m_listener->address();
    QCOMPARE(m_bench->make(connect).error, 0);
    const auto first = m_bench->log.waitFor(RecordLog::inner(connect.token, Call::Connect));
    QVERIFY(first);
    QCOMPARE(first->error, EINPROGRESS); // nothing is hidden
    QCOMPARE(m_bench->factsOf(socket).phase, SocketPhase::Connected);

    const SocketId other = m_bench->tcpSocket();
    QCOMPARE(setTimeout(other, 5'000'000'000).error, 0);
    connect = m_bench->command(Call::Connect, other);
    connect.address = closedLoopbackPort();
    const CallRecord refused = m_bench->make(connect);
    QCOMPARE(refused.error, ECONNREFUSED);
    QCOMPARE(refused.result, -1);
}

void BackendCompositeTest::connectTimesOut()
{
    LoopbackListener full(0);
    full.fillQueue();
    const SocketId socket = m_bench->tcpSocket();
    QCOMPARE(setTimeout(socket, fiftyMs).error, 0);
    SocketCommand connect = m_bench->command(Call::Connect, socket);
    connect.address = full.address();
    const CallRecord record = m_bench->make(connect);
    QCOMPARE(record.error, ETIMEDOUT);
    QVERIFY(record.flags.testFlag(RecordFlag::TimedOut));
    QCOMPARE(m_bench->closeNow(socket).error, 0);
}

void BackendCompositeTest::nonBlocking()
{
    const SocketId socket = m_bench->connected(m_listener->address());
    QCOMPARE(setTimeout(socket, 0).error, 0);
    SocketCommand receive = m_bench->command(Call::Recv, socket);
    receive.number = 10;
    const CallRecord record = m_bench->make(receive);
    QCOMPARE(record.error, EAGAIN);
    QVERIFY(!record.flags.testFlag(RecordFlag::Composite));
    QCOMPARE(setTimeout(socket, -1).error, 0);
}

void BackendCompositeTest::sendall()
{
    const SocketId socket = m_bench->connected(m_listener->address());
    const auto peer = m_listener->accept();
    m_bench->api.script(Call::Send, {{-1, EINTR}});
    SocketCommand send = m_bench->command(Call::Sendall, socket);
    send.bytes = QByteArray(8'000'000, 's');
    m_bench->start(send);
    QCOMPARE(peer->receive(send.bytes.size()).size(), send.bytes.size());
    const CallRecord record = m_bench->answerTo(send.token);
    QCOMPARE(record.error, 0);
    QCOMPARE(record.result, send.bytes.size());
    QVERIFY(record.flags.testFlag(RecordFlag::Composite));
    QVERIFY(m_bench->log.count(RecordLog::inner(send.token, Call::Send)) >= 2);
    QCOMPARE(m_bench->factsOf(socket).bytesSent, static_cast<quint64>(send.bytes.size()));
    QCOMPARE(m_bench->factsOf(socket).bytesWaiting, 0U);
}

void BackendCompositeTest::sendallCancelled()
{
    const SocketId socket = m_bench->connected(m_listener->address());
    const auto peer = m_listener->accept();
    SocketCommand send = m_bench->command(Call::Sendall, socket);
    send.bytes = QByteArray(100'000'000, 's');
    m_bench->start(send);
    QTRY_VERIFY(m_bench->isBlockedIn(Call::Send, socket));
    m_bench->backend->cancel(send.token);
    const CallRecord record = m_bench->answerTo(send.token);
    QVERIFY(record.flags.testFlag(RecordFlag::Cancelled));
    QCOMPARE(record.error, EINTR);
    QCOMPARE(record.result, -1);
    const qint64 sent = record.value.toObject().value(QLatin1StringView("sent")).toInteger();
    QVERIFY(sent > 0 && sent < send.bytes.size());
    QCOMPARE(record.data.size(), sent);
    QCOMPARE(m_bench->closeNow(socket).error, 0);
    QCOMPARE(peer->receiveAll().size(), sent);
}

void BackendCompositeTest::sendallTimesOut()
{
    const SocketId socket = m_bench->connected(m_listener->address());
    const auto peer = m_listener->accept();
    QCOMPARE(setTimeout(socket, 2 * fiftyMs).error, 0);
    SocketCommand send = m_bench->command(Call::Sendall, socket);
    send.bytes = QByteArray(100'000'000, 's');
    const CallRecord record = m_bench->make(send);
    QCOMPARE(record.error, ETIMEDOUT);
    QVERIFY(record.flags.testFlag(RecordFlag::TimedOut));
    QCOMPARE(record.data.size(), record.value.toObject().value(QLatin1StringView("sent")).toInteger());
    QVERIFY(!record.data.isEmpty());
    QCOMPARE(m_bench->factsOf(socket).bytesWaiting, 0U);
}

void BackendCompositeTest::recvall()
{
    const SocketId socket = m_bench->connected(m_listener->address());
    const auto peer = m_listener->accept();
    m_bench->api.fail(Call::Recv, EINTR);
    SocketCommand receive = m_bench->command(Call::Recvall, socket);
    receive.number = 6;
    m_bench->start(receive);
    QVERIFY(peer->send("abc"));
    QTRY_COMPARE(m_bench->log.bytes(RecordLog::inner(receive.token, Call::Recv)), QByteArray("abc"));
    QVERIFY(peer->send("defghi"));
    const CallRecord record = m_bench->answerTo(receive.token);
    QCOMPARE(record.data, QByteArray("abcdef"));
    QCOMPARE(record.result, 6);
    QCOMPARE(record.error, 0);
    QCOMPARE(m_bench->log.count(RecordLog::inner(receive.token, Call::Recv)), 3);
}

void BackendCompositeTest::recvallEndsEarly()
{
    const SocketId socket = m_bench->connected(m_listener->address());
    const auto peer = m_listener->accept();
    QVERIFY(peer->send("abc"));
    peer->close();
    SocketCommand receive = m_bench->command(Call::Recvall, socket);
    receive.number = 6;
    const CallRecord record = m_bench->make(receive);
    QCOMPARE(record.data, QByteArray("abc"));
    QCOMPARE(record.result, 3);
    QCOMPARE(record.error, 0);
}

void BackendCompositeTest::recvallCancelled()
{
    const SocketId socket = m_bench->connected(m_listener->address());
    const auto peer = m_listener->accept();
    SocketCommand receive = m_bench->command(Call::Recvall, socket, m_bench->backend->newLane("actor"));
    receive.number = 6;
    m_bench->start(receive);
    QVERIFY(peer->send("abc"));
    QTRY_VERIFY(!m_bench->log.bytes(RecordLog::inner(receive.token, Call::Recv)).isEmpty());
    m_bench->backend->cancelLane(receive.lane);
    const CallRecord record = m_bench->answerTo(receive.token);
    QVERIFY(record.flags.testFlag(RecordFlag::Cancelled));
    QVERIFY(record.error == EINTR || record.error == ECANCELED);
    QCOMPARE(record.data, QByteArray("abc")); // what was taken is told
}

void BackendCompositeTest::createConnection()
{
    SocketCommand command = m_bench->command(Call::CreateConnection, 0);
    command.host = QStringLiteral("127.0.0.1");
    command.service = QString::number(m_listener->address().port());
    command.newSocket = m_bench->backend->newSocketId();
    command.endpoint = 3;
    const CallRecord record = m_bench->make(command);
    QCOMPARE(record.call, Call::CreateConnection);
    QCOMPARE(record.error, 0);
    QCOMPARE(record.newSocket, command.newSocket);
    QVERIFY(record.flags.testFlag(RecordFlag::Composite));
    for (const Call inner : {Call::Getaddrinfo, Call::Socket, Call::Connect})
        QCOMPARE(m_bench->log.count(RecordLog::inner(command.token, inner)), 1);
    QCOMPARE(m_bench->factsOf(command.newSocket).phase, SocketPhase::Connected);
    QVERIFY(m_bench->factsOf(command.newSocket).peer == m_listener->address());
}

void BackendCompositeTest::createConnectionTriesEachAddress()
{
    const SocketAddress closed = closedLoopbackPort();
    const SocketAddress open = m_listener->address();
    for (const int timeoutMs : {-1, 5000}) {
        m_bench = std::make_unique<BackendBench>([closed, open](const NameQuery &) {
            NameAnswer answer;
            for (const SocketAddress &one : {closed, open})
                answer.addresses.push_back({constant::afInet, constant::sockStream, 0, one, QString()});
            return answer;
        });
        SocketCommand command = m_bench->command(Call::CreateConnection, 0);
        command.host = QStringLiteral("two.example");
        command.newSocket = m_bench->backend->newSocketId();
        command.timeoutMs = timeoutMs;
        command.number = qint64(timeoutMs) * 1'000'000;
        const CallRecord record = m_bench->make(command);
        QCOMPARE(record.error, 0);
        QVERIFY(record.address == open);
        QCOMPARE(record.fd, m_bench->factsOf(command.newSocket).fd);
        QCOMPARE(m_bench->log.count(RecordLog::inner(command.token, Call::Socket)), 2);
        QCOMPARE(m_bench->log.count(RecordLog::inner(command.token, Call::Connect)), 2);
        QCOMPARE(m_bench->log.count(RecordLog::inner(command.token, Call::Close)), 1);
        QCOMPARE(m_bench->backend->sockets().size(), 1U);
    }
}

void BackendCompositeTest::createConnectionCancelled()
{
    LoopbackListener full(0);
    full.fillQueue();
    for (const bool byClose : {false, true}) {
        SocketCommand command = m_bench->command(Call::CreateConnection, 0, m_bench->backend->newLane("actor"));
        command.host = QStringLiteral("127.0.0.1");
        command.service = QString::number(full.address().port());
        command.newSocket = m_bench->backend->newSocketId();
        m_bench->start(command);
        QTRY_VERIFY(m_bench->isBlockedIn(Call::Connect, command.newSocket));
        if (byClose)
            QVERIFY(m_bench->closeNow(command.newSocket).call == Call::Close);
        else
            m_bench->backend->cancel(command.token);
        const CallRecord record = m_bench->answerTo(command.token);
        QCOMPARE(record.error, EINTR);
        QVERIFY(record.flags.testFlag(RecordFlag::Cancelled));
        QTRY_COMPARE(m_bench->backend->sockets().size(), 0U);
    }
}

void BackendCompositeTest::poll()
{
    const SocketId socket = m_bench->connected(m_listener->address());
    const auto peer = m_listener->accept();
    SocketCommand poll = m_bench->command(Call::Poll, socket);
    poll.arguments[0] = constant::pollIn;
    poll.timeoutMs = 20;
    QCOMPARE(m_bench->make(poll).result, 0);
    poll = m_bench->command(Call::Poll, socket);
    poll.arguments[0] = constant::pollIn | constant::pollOut;
    const CallRecord writable = m_bench->make(poll);
    QCOMPARE(writable.result, 1);
    QCOMPARE(writable.messageFlags, constant::pollOut);
    // One that waits for ever holds up no other call.
    poll = m_bench->command(Call::Poll, socket);
    poll.arguments[0] = constant::pollIn;
    m_bench->start(poll);
    QTRY_VERIFY(m_bench->isBlockedIn(Call::Poll, socket));
    QCOMPARE(m_bench->make(Call::Getsockname, socket).error, 0);
    m_bench->backend->cancel(poll.token);
    const CallRecord cancelled = m_bench->answerTo(poll.token);
    QCOMPARE(cancelled.error, EINTR);
    QVERIFY(cancelled.flags.testFlag(RecordFlag::Cancelled));
}

QTEST_GUILESS_MAIN(BackendCompositeTest)
#include "tst_backendcomposite.moc"
