// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <condition_variable>
#include <mutex>

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include "backendbench.h"
#include "patience.h"
#include "socketconstants.h"

using namespace sw;

/// Other ways to a socket than socket(): socketpair, create_connection without a lane; the default time-out that all of
/// them give; what the kernel tells of a connection.
class BackendMakingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackendRows(); }
    void socketpair();
    void socketpairRefused();
    void defaultTimeout();
    void defaultTimeoutOfEachWay();
    void nonBlockingType();
    void createConnectionLeavesOthersAlone();
    void tcpInfo();
    void tcpInfoOfOldKernel();

private:
    static SocketCommand pair(BackendBench &bench, int type);
    static void setDefault(BackendBench &bench, EndpointId run, qint64 ns);
    static QJsonValue timeoutOf(BackendBench &bench, SocketId socket);
};

SocketCommand BackendMakingTest::pair(BackendBench &bench, int type)
{
    SocketCommand command = bench.command(Call::Socketpair, 0);
    command.arguments = {constant::afUnix, type, 0};
    command.newSocket = bench.backend->newSocketId();
    command.newSocket2 = bench.backend->newSocketId();
    return command;
}

void BackendMakingTest::setDefault(BackendBench &bench, EndpointId run, qint64 ns)
{
    SocketCommand command = bench.command(Call::Setdefaulttimeout, 0);
    command.run = run;
    command.number = ns;
    command.timeoutMs = ns < 0 ? -1 : static_cast<int>(ns / 1'000'000);
    QCOMPARE(bench.make(command).error, 0);
}

QJsonValue BackendMakingTest::timeoutOf(BackendBench &bench, SocketId socket)
{
    return bench.make(Call::Gettimeout, socket).value;
}

void BackendMakingTest::socketpair()
{
    BackendBench bench;
    const SocketCommand command = pair(bench, constant::sockStream);
    const CallRecord record = bench.make(command);
    QCOMPARE(record.error, 0);
    QCOMPARE(record.result, 0);
    QCOMPARE(record.newSocket, command.newSocket);
    QCOMPARE(record.newSocket2, command.newSocket2);
    const QJsonArray fds{bench.factsOf(command.newSocket).fd, bench.factsOf(command.newSocket2).fd};
    QCOMPARE(record.value.toArray(), fds);
    QCOMPARE(bench.factsOf(command.newSocket).phase, SocketPhase::Connected);
    SocketCommand send = bench.command(Call::Send, command.newSocket);
    send.bytes = "hello";
    QCOMPARE(bench.make(send).result, 5);
    SocketCommand receive = bench.command(Call::Recv, command.newSocket2);
    receive.number = 10;
    QCOMPARE(bench.make(receive).data, QByteArray("hello"));
    QCOMPARE(bench.make(Call::Close, command.newSocket).error, 0);
    receive = bench.command(Call::Recv, command.newSocket2);
    receive.number = 10;
    QVERIFY(bench.make(receive).isEndOfStream());
}

void BackendMakingTest::socketpairRefused()
{
    BackendBench bench;
    SocketCommand command = pair(bench, constant::sockStream);
    command.arguments[0] = constant::afInet;
    const CallRecord record = bench.make(command);
    QCOMPARE(record.error, EOPNOTSUPP);
    QCOMPARE(record.result, -1);
    QCOMPARE(record.newSocket, 0U);
    bench.api.fail(Call::Socketpair, EMFILE);
    QCOMPARE(bench.make(pair(bench, constant::sockStream)).error, EMFILE);
    QCOMPARE(bench.backend->sockets().size(), 0U);
}

void BackendMakingTest::defaultTimeout()
{
    BackendBench bench;
    constexpr EndpointId run = 7;
    setDefault(bench, run, 50'000'000);
    SocketCommand ask = bench.command(Call::Getdefaulttimeout, 0);
    ask.run = run;
    QCOMPARE(bench.make(ask).value.toDouble(), 0.05);
    SocketCommand other = bench.command(Call::Getdefaulttimeout, 0);
    other.run = 8;
    QVERIFY(bench.make(other).value.isNull()); // another run has its own
    QVERIFY(timeoutOf(bench, bench.tcpSocket()).isNull());
    SocketCommand make = bench.command(Call::Socket, bench.backend->newSocketId());
    make.arguments = {constant::afInet, constant::sockDgram, 0};
    make.run = run;
    const CallRecord made = bench.make(make);
    QVERIFY(made.flags.testFlag(RecordFlag::Composite));
    QCOMPARE(bench.log.count(RecordLog::inner(make.token, Call::Socket)), 1);
    QCOMPARE(bench.log.count(RecordLog::inner(make.token, Call::Setblocking)), 1);
    SocketCommand receive = bench.command(Call::Recv, make.socket);
    receive.number = 10;
    const CallRecord record = bench.make(receive);
    QCOMPARE(record.error, ETIMEDOUT);
    QCOMPARE(record.asked, 10);
    setDefault(bench, run, -1);
    ask.token = bench.command(Call::None, 0).token;
    QVERIFY(bench.make(ask).value.isNull());
}

void BackendMakingTest::defaultTimeoutOfEachWay()
{
    BackendBench bench;
    constexpr EndpointId run = 3;
    const SocketId listener = bench.listening();
    const SocketId client = bench.connected(bench.localOf(listener));
    setDefault(bench, run, 2'000'000'000);
    SocketCommand accept = bench.command(Call::Accept, listener);
    accept.run = run;
    accept.newSocket = bench.backend->newSocketId();
    QCOMPARE(bench.make(accept).error, 0);
    QCOMPARE(timeoutOf(bench, accept.newSocket).toDouble(), 2.0);
    SocketCommand dup = bench.command(Call::Dup, client);
    dup.run = run;
    dup.newSocket = bench.backend->newSocketId();
    QCOMPARE(bench.make(dup).error, 0);
    QCOMPARE(timeoutOf(bench, dup.newSocket).toDouble(), 2.0);
    SocketCommand both = pair(bench, constant::sockStream);
    both.run = run;
    QCOMPARE(bench.make(both).error, 0);
    QCOMPARE(timeoutOf(bench, both.newSocket2).toDouble(), 2.0);
    for (const qint64 own : {qint64(0), qint64(-1)}) { // none given, and explicitly none
        SocketCommand create = bench.command(Call::CreateConnection, 0);
        create.run = run;
        create.host = QStringLiteral("127.0.0.1");
        create.service = QString::number(bench.localOf(listener).port());
        create.newSocket = bench.backend->newSocketId();
        create.number = own;
        QCOMPARE(bench.make(create).error, 0);
        QCOMPARE(timeoutOf(bench, create.newSocket).isNull(), own < 0);
    }
    QVERIFY(timeoutOf(bench, listener).isNull()); // made before
}

void BackendMakingTest::nonBlockingType()
{
    BackendBench bench;
    SocketCommand make = bench.command(Call::Socket, bench.backend->newSocketId());
    make.arguments = {constant::afInet, constant::sockDgram | constant::sockNonBlock, 0};
    QCOMPARE(bench.make(make).error, 0);
    QCOMPARE(timeoutOf(bench, make.socket), QJsonValue(0.0));
    SocketCommand receive = bench.command(Call::Recv, make.socket);
    receive.number = 1;
    QCOMPARE(bench.make(receive).error, EAGAIN);
}

void BackendMakingTest::createConnectionLeavesOthersAlone()
{
    std::mutex mutex;
    std::condition_variable changed;
    bool open = false;
    BackendBench bench([&](const NameQuery &) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return open; });
        return NameAnswer{};
    });
    SocketCommand create = bench.command(Call::CreateConnection, 0);
    create.host = QStringLiteral("silent.example");
    bench.start(create);
    const SocketId other = bench.tcpSocket();
    QCOMPARE(bench.make(Call::Getsockname, other).error, 0); // the shared lane is free
    bench.backend->cancel(create.token);
    QVERIFY(bench.answerTo(create.token).flags.testFlag(RecordFlag::Cancelled));
    {
        const std::lock_guard lock(mutex);
        open = true;
        changed.notify_all();
    }
    // The lane that was made for it has ended: what is left are the shared one and the socket's.
    QTRY_COMPARE(bench.backend->liveThreads(), 2);
}

void BackendMakingTest::tcpInfo()
{
    BackendBench bench;
    const SocketId listener = bench.listening(5);
    const SocketId client = bench.connected(bench.localOf(listener));
    const QJsonObject queue = bench.make(Call::TcpInfo, listener).value.toObject();
    QCOMPARE(queue.value(QStringLiteral("tcpi_state")).toInt(), 10);
    QCOMPARE(queue.value(QStringLiteral("tcpi_unacked")).toInt(), 1); // waits to be accepted
    QCOMPARE(queue.value(QStringLiteral("tcpi_sacked")).toInt(), 5); // the backlog
    const CallRecord record = bench.make(Call::TcpInfo, client);
    QCOMPARE(record.error, 0);
    const QJsonObject value = record.value.toObject();
    QCOMPARE(value.value(QStringLiteral("tcpi_state")).toInt(), 1);
    QVERIFY(value.value(QStringLiteral("tcpi_snd_mss")).toInt() > 0);
    QVERIFY(value.value(QStringLiteral("length")).toInt() >= 104);
    SocketCommand make = bench.command(Call::Socket, bench.backend->newSocketId());
    make.arguments = {constant::afInet, constant::sockDgram, 0};
    QCOMPARE(bench.make(make).error, 0);
    QVERIFY(bench.make(Call::TcpInfo, make.socket).error != 0);
    QVERIFY(bench.make(Call::TcpInfo, make.socket).value.isNull());
}

void BackendMakingTest::tcpInfoOfOldKernel()
{
    BackendBench bench;
    const SocketId socket = bench.tcpSocket();
    bench.api.fail(Call::Getsockopt, ENOPROTOOPT);
    const CallRecord record = bench.make(Call::TcpInfo, socket);
    QCOMPARE(record.error, ENOPROTOOPT);
    QVERIFY(record.value.isNull());
}

QTEST_GUILESS_MAIN(BackendMakingTest)
#include "tst_backendmaking.moc"
