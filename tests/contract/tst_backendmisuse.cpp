// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cerrno>

#include <sys/resource.h>

#include <QScopeGuard>
#include <QTest>

#include "backendbench.h"
#include "descriptors.h"
#include "patience.h"
#include "socketconstants.h"

using namespace sw;

/// Calls in a wrong state, by two at once, and with no descriptors left; what the log warns of; bytes that were only peeked.
class BackendMisuseTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackendRows(); }
    void init() { m_bench = std::make_unique<BackendBench>(); }
    void peekedBytesAreNotReceived();
    void twoReadersShareTheBytes();
    void twoAcceptOnOneListener();
    void plainCloseWhileReadingWithoutDescriptors();
    void nothingLeaks();
    void listenWithoutBind();
    void reuseUnheeded();
    void readEndStopsNothing();
    void sentInVain();
    void datagramConnectSendsNothing();
    void closedWithBytesUnread();
    void closeOfADuplicateEndsNothing();
    void connectedToItself();
    void servicesThatAreCut();

private:
    SocketCommand receive(SocketId socket, qint64 size, int flags, LaneId lane = 0);
    CallRecord sendFrom(SocketId socket, const QByteArray &bytes, LaneId lane);
    SocketId accepted(SocketId listener);

    std::unique_ptr<BackendBench> m_bench;
};

SocketCommand BackendMisuseTest::receive(SocketId socket, qint64 size, int flags, LaneId lane)
{
    SocketCommand command = m_bench->command(Call::Recv, socket, lane);
    command.number = size;
    command.arguments[0] = flags;
    return command;
}

CallRecord BackendMisuseTest::sendFrom(SocketId socket, const QByteArray &bytes, LaneId lane)
{
    SocketCommand command = m_bench->command(Call::Send, socket, lane);
    command.bytes = bytes;
    return m_bench->make(command);
}

SocketId BackendMisuseTest::accepted(SocketId listener)
{
    return m_bench->make(Call::Accept, listener).newSocket;
}

void BackendMisuseTest::peekedBytesAreNotReceived()
{
    const SocketId listener = m_bench->listening();
    const SocketId client = m_bench->connected(m_bench->localOf(listener));
    const SocketId server = accepted(listener);
    QCOMPARE(sendFrom(server, "abcdef", 0).result, 6);
    const CallRecord peeked = m_bench->make(receive(client, 3, constant::msgPeek));
    QCOMPARE(peeked.data, QByteArray("abc"));
    QVERIFY(peeked.flags.testFlag(RecordFlag::Peeked));
    QCOMPARE(m_bench->factsOf(client).bytesReceived, 0U);
    QCOMPARE(m_bench->make(receive(client, 10, 0)).data, QByteArray("abcdef"));
    QCOMPARE(m_bench->factsOf(client).bytesReceived, 6U);
    QCOMPARE(sendFrom(server, "gone", 0).result, 4);
    const CallRecord thrown = m_bench->make(receive(client, 10, constant::msgTrunc));
    QCOMPARE(thrown.result, 4);
    QVERIFY(thrown.data.isEmpty()); // nothing came into the buffer
    QCOMPARE(m_bench->factsOf(client).bytesReceived, 10U);
}

void BackendMisuseTest::twoReadersShareTheBytes()
{
    const SocketId listener = m_bench->listening();
    const SocketId client = m_bench->connected(m_bench->localOf(listener));
    const SocketId server = accepted(listener);
    const SocketCommand one = receive(client, 1, 0, m_bench->backend->newLane("one"));
    const SocketCommand two = receive(client, 1, 0, m_bench->backend->newLane("two"));
    m_bench->start(one);
    m_bench->start(two);
    QTRY_COMPARE(m_bench->backend->runningCalls().size(), 2U);
    QCOMPARE(sendFrom(server, "xy", 0).result, 2);
    QByteArray both = m_bench->answerTo(one.token).data + m_bench->answerTo(two.token).data;
    std::sort(both.begin(), both.end());
    QCOMPARE(both, QByteArray("xy"));
}

void BackendMisuseTest::twoAcceptOnOneListener()
{
    const SocketId listener = m_bench->listening();
    const SocketCommand one = m_bench->command(Call::Accept, listener, m_bench->backend->newLane("one"));
    const SocketCommand two = m_bench->command(Call::Accept, listener, m_bench->backend->newLane("two"));
    m_bench->start(one);
    m_bench->start(two);
    QTRY_COMPARE(m_bench->backend->runningCalls().size(), 2U);
    QVERIFY(m_bench->connected(m_bench->localOf(listener)) != 0);
    QVERIFY(m_bench->connected(m_bench->localOf(listener)) != 0);
    const CallRecord first = m_bench->answerTo(one.token);
    const CallRecord second = m_bench->answerTo(two.token);
    QVERIFY(first.error == 0 && second.error == 0 && first.newSocket != second.newSocket);
}

void BackendMisuseTest::plainCloseWhileReadingWithoutDescriptors()
{
    const SocketId listener = m_bench->listening();
    const SocketId client = m_bench->connected(m_bench->localOf(listener));
    const LaneId reader = m_bench->backend->newLane("reader");
    const SocketCommand reading = receive(client, 1, 0, reader);
    m_bench->start(reading);
    QTRY_VERIFY(m_bench->isBlockedIn(Call::Recv, client));
    const SocketCommand close = m_bench->command(Call::Close, client, m_bench->backend->newLane("closer"));
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    {
        const auto restore = qScopeGuard([&] { setrlimit(RLIMIT_NOFILE, &before); });
        // No new descriptor can be made any more; the ones there stay usable.
        const rlimit none{rlim_t(m_bench->factsOf(client).fd) + 1, before.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &none), 0);
        std::vector<int> held;
        while (held.size() < 1000) {
            const CallResult more = m_bench->api.dup(m_bench->factsOf(listener).fd);
            if (more.failed())
                break;
            held.push_back(static_cast<int>(more.value));
        }
        const CallRecord closed = m_bench->make(close);
        for (const int fd : held)
            m_bench->api.close(fd);
        QCOMPARE(closed.error, 0);
        QVERIFY(closed.flags.testFlag(RecordFlag::NumberKept));
    }
    m_bench->backend->cancel(reading.token);
    QVERIFY(m_bench->answerTo(reading.token).error != 0);
}

void BackendMisuseTest::nothingLeaks()
{
    m_bench.reset();
    const int before = openDescriptorCount();
    m_bench = std::make_unique<BackendBench>();
    const SocketId listener = m_bench->listening();
    for (int i = 0; i < 20; ++i) {
        const SocketId client = m_bench->connected(m_bench->localOf(listener));
        m_bench->make(Call::Makefile, client);
        m_bench->make(Call::Dup, client);
        accepted(listener);
        SocketCommand pair = m_bench->command(Call::Socketpair, 0);
        pair.arguments = {constant::afUnix, constant::sockDgram, 0};
        m_bench->make(pair);
        m_bench->make(Call::Close, client); // the file keeps it open
    }
    const SocketCommand blocked = receive(m_bench->connected(m_bench->localOf(listener)), 1, 0);
    m_bench->start(blocked);
    QTRY_VERIFY(m_bench->isBlockedIn(Call::Recv, blocked.socket));
    m_bench.reset();
    QCOMPARE(openDescriptorCount(), before);
}

void BackendMisuseTest::listenWithoutBind()
{
    const SocketId socket = m_bench->tcpSocket();
    QCOMPARE(m_bench->make(Call::Listen, socket).error, 0);
    const auto notice = m_bench->log.waitFor(RecordLog::notice(Notice::PortPicked));
    QVERIFY(notice && notice->text == m_bench->localOf(socket).toString());
    QVERIFY(m_bench->localOf(socket).port() != 0);
    const SocketId bound = m_bench->listening();
    QCOMPARE(m_bench->make(Call::Listen, bound).error, 0); // again: the port stays
    QCOMPARE(m_bench->log.count(RecordLog::notice(Notice::PortPicked)), 1);
}

void BackendMisuseTest::reuseUnheeded()
{
    const SocketId listener = m_bench->listening();
    const LaneId actor = m_bench->backend->newLane("actor");
    for (const bool reuse : {false, true}) {
        const SocketId socket = m_bench->tcpSocket(actor);
        SocketCommand option = m_bench->command(Call::Setsockopt, socket, actor);
        option.arguments = {constant::solSocket, constant::soReuseAddr, 0};
        const int on = reuse ? 1 : 0;
        option.bytes = QByteArray(static_cast<const char *>(static_cast<const void *>(&on)), sizeof on);
        QCOMPARE(m_bench->make(option).error, 0);
        SocketCommand bind = m_bench->command(Call::Bind, socket, actor);
        bind.address = m_bench->localOf(listener);
        QCOMPARE(m_bench->make(bind).error, EADDRINUSE);
        QCOMPARE(m_bench->make(m_bench->command(Call::Fileno, socket, actor)).error, 0); // after the notice
        QCOMPARE(m_bench->log.count(RecordLog::notice(Notice::ReuseUnheeded)), on);
    }
}

void BackendMisuseTest::readEndStopsNothing()
{
    const SocketId listener = m_bench->listening();
    const SocketId client = m_bench->connected(m_bench->localOf(listener));
    const SocketId server = accepted(listener);
    SocketCommand end = m_bench->command(Call::Shutdown, client);
    end.arguments[0] = constant::shutRd;
    QCOMPARE(m_bench->make(end).error, 0);
    QVERIFY(m_bench->log.waitFor(RecordLog::notice(Notice::ReadEndStopsNothing)));
    QVERIFY(m_bench->make(receive(client, 10, 0)).isEndOfStream());
    QCOMPARE(sendFrom(server, "still", 0).result, 5);
    QTRY_COMPARE(m_bench->make(Call::Queues, client).value[QStringLiteral("recv_q")].toInt(), 5);
    QCOMPARE(m_bench->make(receive(client, 10, 0)).data, QByteArray("still"));
}

void BackendMisuseTest::sentInVain()
{
    const SocketId listener = m_bench->listening();
    const LaneId actor = m_bench->backend->newLane("actor");
    const SocketId client = m_bench->connected(m_bench->localOf(listener));
    const SocketId server = accepted(listener);
    QCOMPARE(m_bench->make(Call::Close, server).error, 0);
    QCOMPARE(sendFrom(client, "first", actor).result, 5); // the kernel takes it all the same
    QTRY_VERIFY(sendFrom(client, "second", actor).error == EPIPE);
    const auto notice = m_bench->log.waitFor(RecordLog::notice(Notice::SentInVain));
    QVERIFY(notice && notice->result >= 5);
    QCOMPARE(notice->error, EPIPE);
    // Who ends its own direction is not warned.
    const SocketId other = m_bench->connected(m_bench->localOf(listener));
    SocketCommand end = m_bench->command(Call::Shutdown, other);
    end.arguments[0] = constant::shutWr;
    QCOMPARE(m_bench->make(end).error, 0);
    QCOMPARE(sendFrom(other, "x", actor).error, EPIPE);
    QCOMPARE(m_bench->make(m_bench->command(Call::Fileno, other, actor)).error, 0);
    QCOMPARE(m_bench->log.count(RecordLog::notice(Notice::SentInVain)), 1);
}

void BackendMisuseTest::datagramConnectSendsNothing()
{
    const LaneId actor = m_bench->backend->newLane("actor");
    SocketCommand make = m_bench->command(Call::Socket, m_bench->backend->newSocketId(), actor);
    make.arguments = {constant::afInet, constant::sockDgram, 0};
    QCOMPARE(m_bench->make(make).error, 0);
    SocketCommand connect = m_bench->command(Call::Connect, make.socket, actor);
    connect.address = closedLoopbackPort();
    QCOMPARE(m_bench->make(connect).error, 0);
    QVERIFY(m_bench->log.waitFor(RecordLog::notice(Notice::ConnectSendsNothing)));
}

void BackendMisuseTest::closedWithBytesUnread()
{
    const SocketId listener = m_bench->listening();
    const LaneId actor = m_bench->backend->newLane("actor");
    const auto make = [&](Call call, SocketId socket) { return m_bench->make(m_bench->command(call, socket, actor)); };
    SocketId client = m_bench->connected(m_bench->localOf(listener));
    SocketId server = accepted(listener);
    QCOMPARE(sendFrom(server, "unread", actor).result, 6);
    QTRY_COMPARE(make(Call::Queues, client).value[QStringLiteral("recv_q")].toInt(), 6);
    QCOMPARE(make(Call::Close, client).error, 0);
    const auto notice = m_bench->log.waitFor(RecordLog::notice(Notice::ClosedUnread));
    QVERIFY(notice && notice->result == 6);
    QCOMPARE(m_bench->make(receive(server, 1, 0)).error, ECONNRESET);
    // Who has read all of it ends in order and is not warned.
    client = m_bench->connected(m_bench->localOf(listener));
    server = accepted(listener);
    QCOMPARE(sendFrom(server, "read", actor).result, 4);
    QCOMPARE(m_bench->make(receive(client, 9, 0)).result, 4);
    QCOMPARE(make(Call::Close, client).error, 0);
    QVERIFY(m_bench->make(receive(server, 1, 0)).isEndOfStream());
    QCOMPARE(m_bench->log.count(RecordLog::notice(Notice::ClosedUnread)), 1);
}

void BackendMisuseTest::closeOfADuplicateEndsNothing()
{
    const SocketId listener = m_bench->listening();
    const LaneId actor = m_bench->backend->newLane("actor");
    const SocketId client = m_bench->connected(m_bench->localOf(listener));
    const SocketId server = accepted(listener);
    const CallRecord duplicated = m_bench->make(m_bench->command(Call::Dup, client, actor));
    QCOMPARE(m_bench->make(m_bench->command(Call::Close, client, actor)).error, 0);
    QVERIFY(m_bench->log.waitFor(RecordLog::notice(Notice::CloseEndsNothing)));
    QCOMPARE(m_bench->make(receive(server, 1, constant::msgDontWait)).error, EAGAIN); // no end came
    QCOMPARE(m_bench->make(m_bench->command(Call::Close, duplicated.newSocket, actor)).error, 0);
    QVERIFY(m_bench->make(receive(server, 1, 0)).isEndOfStream());
    QCOMPARE(m_bench->log.count(RecordLog::notice(Notice::CloseEndsNothing)), 1); // the last one ends it
}

void BackendMisuseTest::connectedToItself()
{
    const SocketId socket = m_bench->tcpSocket();
    SocketCommand bind = m_bench->command(Call::Bind, socket);
    bind.address = *SocketAddress::parse(QStringLiteral("127.0.0.1:0"));
    QCOMPARE(m_bench->make(bind).error, 0);
    SocketCommand connect = m_bench->command(Call::Connect, socket);
    connect.address = m_bench->localOf(socket);
    QCOMPARE(m_bench->make(connect).error, 0);
    QVERIFY(m_bench->log.waitFor(RecordLog::notice(Notice::ConnectedToItself)));
    const SocketId listener = m_bench->listening();
    QVERIFY(m_bench->connected(m_bench->localOf(listener)) != 0);
    QCOMPARE(m_bench->log.count(RecordLog::notice(Notice::ConnectedToItself)), 1);
}

void BackendMisuseTest::servicesThatAreCut()
{
    for (const LaneId lane : {LaneId(0), m_bench->backend->newLane("actor")}) {
        const int before = m_bench->log.count(RecordLog::notice(Notice::ServiceCut));
        SocketCommand ask = m_bench->command(Call::Getaddrinfo, 0, lane);
        ask.host = QStringLiteral("127.0.0.1");
        ask.service = QStringLiteral("80");
        QCOMPARE(m_bench->make(ask).error, 0);
        ask = m_bench->command(Call::Getaddrinfo, 0, lane);
        ask.host = QStringLiteral("127.0.0.1");
        ask.service = QStringLiteral("99999");
        QCOMPARE(m_bench->make(ask).error, 0);
        QTRY_COMPARE(m_bench->log.count(RecordLog::notice(Notice::ServiceCut)), before + 1);
        const auto notice = m_bench->log.waitFor(RecordLog::notice(Notice::ServiceCut));
        QVERIFY(notice && notice->result == 34463 && notice->text == QStringLiteral("99999"));
    }
}

QTEST_GUILESS_MAIN(BackendMisuseTest)
#include "tst_backendmisuse.moc"
