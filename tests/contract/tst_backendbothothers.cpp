// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "backendbench.h"
#include "patience.h"
#include "qtgaps.h"
#include "socketconstants.h"

using namespace sw;

/// Datagrams, unix sockets and names on both backends, and what the Qt backend does not offer.
class BackendBothOthersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackendRows(true); }
    void init() { m_bench = std::make_unique<BackendBench>(); }
    void cleanup() { m_bench.reset(); }
    void datagrams();
    void datagramRefused();
    void unixSockets();
    void names();
    void notOffered();

private:
    std::unique_ptr<BackendBench> m_bench;
};

void BackendBothOthersTest::datagrams()
{
    const auto make = [&](EndpointId endpoint) {
        SocketCommand socket = m_bench->command(Call::Socket, m_bench->backend->newSocketId());
        socket.arguments = {constant::afInet, constant::sockDgram, 0};
        socket.endpoint = endpoint;
        return m_bench->make(socket).error == 0 ? socket.socket : 0;
    };
    const SocketId server = make(1);
    SocketCommand bind = m_bench->command(Call::Bind, server);
    bind.address = SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 0).value();
    QCOMPARE(m_bench->make(bind).error, 0);
    SocketCommand serve = m_bench->command(Call::Recvfrom, server);
    serve.repeat = true;
    serve.number = 65535;
    serve.reaction = ScriptedReaction::echo();
    m_bench->start(serve);
    const SocketId client = make(2);
    for (const QByteArray &message : {QByteArray("one"), QByteArray("two and more")}) {
        SocketCommand send = m_bench->command(Call::Sendto, client);
        send.bytes = message;
        send.address = m_bench->localOf(server);
        QCOMPARE(m_bench->make(send).result, message.size());
        SocketCommand receive = m_bench->command(Call::Recvfrom, client);
        receive.number = 5;
        const CallRecord got = m_bench->make(receive);
        QCOMPARE(got.error, 0);
        QCOMPARE(got.data, message.first(std::min<qsizetype>(5, message.size())));
        QVERIFY(got.address == m_bench->localOf(server));
        QCOMPARE((got.messageFlags & constant::msgTrunc) != 0, message.size() > 5);
    }
    QCOMPARE(m_bench->factsOf(server).bytesReceived, 15U);
    SocketCommand large = m_bench->command(Call::Sendto, client);
    large.bytes = QByteArray(65508, 'x');
    large.address = m_bench->localOf(server);
    QCOMPARE(m_bench->make(large).error, EMSGSIZE);
    QCOMPARE(m_bench->closeNow(server).error, 0);
    QCOMPARE(m_bench->closeNow(client).error, 0);
}

void BackendBothOthersTest::datagramRefused()
{
    SocketCommand socket = m_bench->command(Call::Socket, m_bench->backend->newSocketId());
    socket.arguments = {constant::afInet, constant::sockDgram, 0};
    QCOMPARE(m_bench->make(socket).error, 0);
    SocketCommand connect = m_bench->command(Call::Connect, socket.socket);
    connect.address = closedLoopbackPort();
    QCOMPARE(m_bench->make(connect).error, 0);
    SocketCommand send = m_bench->command(Call::Send, socket.socket);
    send.bytes = "x";
    QCOMPARE(m_bench->make(send).error, 0); // nobody is there, and nobody says so yet
    const auto refused = [&] {
        SocketCommand again = m_bench->command(Call::Send, socket.socket);
        again.bytes = "y";
        return m_bench->make(again).error == ECONNREFUSED;
    };
    QTRY_VERIFY(refused());
}

void BackendBothOthersTest::unixSockets()
{
    QTemporaryDir folder;
    const auto address = SocketAddress::parse(QStringLiteral("unix:") + folder.filePath(QStringLiteral("s"))).value();
    const auto make = [&] {
        SocketCommand socket = m_bench->command(Call::Socket, m_bench->backend->newSocketId());
        socket.arguments = {constant::afUnix, constant::sockStream, 0};
        return m_bench->make(socket).error == 0 ? socket.socket : 0;
    };
    const SocketId server = make();
    SocketCommand bind = m_bench->command(Call::Bind, server);
    bind.address = address;
    QCOMPARE(m_bench->make(bind).error, 0);
    SocketCommand listen = m_bench->command(Call::Listen, server);
    listen.number = 5;
    QCOMPARE(m_bench->make(listen).error, 0);
    SocketCommand accept = m_bench->command(Call::Accept, server);
    accept.repeat = true;
    accept.reaction = ScriptedReaction::echo();
    m_bench->start(accept);
    const SocketId client = make();
    SocketCommand connect = m_bench->command(Call::Connect, client);
    connect.address = address;
    QCOMPARE(m_bench->make(connect).error, 0);
    SocketCommand send = m_bench->command(Call::Sendall, client);
    send.bytes = "hello";
    QCOMPARE(m_bench->make(send).result, 5);
    SocketCommand receive = m_bench->command(Call::Recvall, client);
    receive.number = 5;
    QCOMPARE(m_bench->make(receive).data, QByteArray("hello"));
    SocketCommand nowhere = m_bench->command(Call::Connect, make());
    nowhere.address = SocketAddress::parse(QStringLiteral("unix:") + folder.filePath(QStringLiteral("none"))).value();
    QVERIFY(m_bench->make(nowhere).failed());
    QCOMPARE(m_bench->closeNow(client).error, 0);
    QCOMPARE(m_bench->closeNow(server).error, 0);
}

void BackendBothOthersTest::names()
{
    SocketCommand ask = m_bench->command(Call::Getaddrinfo, 0);
    ask.host = QStringLiteral("localhost");
    ask.service = QStringLiteral("80");
    ask.arguments = {constant::afInet, constant::sockStream, 0};
    const CallRecord answer = m_bench->make(ask);
    QVERIFY(!answer.failed());
    QCOMPARE(answer.value.toArray().first().toObject().value(QStringLiteral("address")).toString(),
             QStringLiteral("127.0.0.1:80"));
    SocketCommand none = m_bench->command(Call::Getaddrinfo, 0);
    none.host = QStringLiteral("no.such.host.invalid");
    none.service = QStringLiteral("80");
    QVERIFY(m_bench->make(none).gaiError != 0);
    LoopbackListener listener;
    SocketCommand connect = m_bench->command(Call::CreateConnection, 0);
    connect.newSocket = m_bench->backend->newSocketId();
    connect.host = QStringLiteral("localhost");
    connect.service = QString::number(listener.address().port());
    const CallRecord made = m_bench->make(connect);
    QCOMPARE(made.error, 0);
    QCOMPARE(made.newSocket, connect.newSocket);
    QCOMPARE(m_bench->factsOf(connect.newSocket).phase, SocketPhase::Connected);
    SocketCommand refused = m_bench->command(Call::CreateConnection, 0);
    refused.host = QStringLiteral("127.0.0.1");
    refused.service = QString::number(closedLoopbackPort().port());
    QCOMPARE(m_bench->make(refused).error, ECONNREFUSED);
    QTRY_COMPARE(m_bench->backend->sockets().size(), std::size_t(1));
}

void BackendBothOthersTest::notOffered()
{
    if (!m_bench->isQt())
        QSKIP("the native backend makes every call");
    LoopbackListener listener;
    const SocketId socket = m_bench->connected(listener.address());
    SocketCommand half = m_bench->command(Call::Shutdown, socket);
    half.arguments[0] = constant::shutWr;
    SocketCommand flags = m_bench->command(Call::Recv, socket);
    flags.arguments[0] = constant::msgPeek;
    flags.number = 1;
    SocketCommand packets = m_bench->command(Call::Socket, m_bench->backend->newSocketId());
    packets.arguments = {constant::afUnix, constant::sockSeqpacket, 0};
    SocketCommand raw = m_bench->command(Call::Socket, m_bench->backend->newSocketId());
    raw.arguments = {constant::afInet, constant::sockRaw, 1};
    const std::vector<std::pair<SocketCommand, QtGap>> all{
        {half, QtGap::HalfClose},
        {flags, QtGap::Flags},
        {packets, QtGap::Packets},
        {raw, QtGap::Packets},
        {m_bench->command(Call::Dup, socket), QtGap::Duplicate},
        {m_bench->command(Call::Poll, socket), QtGap::Wait},
    };
    for (const auto &[command, gap] : all) {
        m_bench->log.clear();
        QVERIFY(m_bench->make(command).flags.testFlag(RecordFlag::Unsupported));
        const auto why = m_bench->log.waitFor(RecordLog::notice(Notice::QtCannot));
        QVERIFY(why);
        QCOMPARE(why->result, qint64(gap));
    }
    QVERIFY(!m_bench->backend->facts(packets.socket) || m_bench->factsOf(packets.socket).phase == SocketPhase::Closed);
}

QTEST_GUILESS_MAIN(BackendBothOthersTest)
#include "tst_backendbothothers.moc"
