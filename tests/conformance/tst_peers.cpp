// SPDX-License-Identifier: GPL-3.0-or-later
// redis-cli answered by hand, and peers that behave badly.
#include <QtTest>

#include <cerrno>

#include "endpointpair.h"
#include "patience.h"
#include "program.h"

using namespace sw;

class TestPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void redisPing();
    void clientResetsMidTransfer();
    void serverResetsMidTransfer();
};

void TestPeers::redisPing()
{
    EndpointPair pair;
    QVERIFY(pair.listen(QStringLiteral("127.0.0.1"), answering(ReplyKind::Fixed, "+PONG\r\n")));
    Program redis(QStringLiteral("redis-cli"));
    QVERIFY(redis.start({QStringLiteral("-h"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"), pair.port(),
                         QStringLiteral("PING")}));
    QCOMPARE(redis.outputAtEnd(), QByteArray("PONG\n"));
    QCOMPARE(redis.exitCode(), 0);
    QTRY_VERIFY(!pair.connection().open);
    QCOMPARE(pair.serverGot(), QByteArray("*1\r\n$4\r\nPING\r\n"));
}

void TestPeers::clientResetsMidTransfer()
{
    static const auto script = QStringLiteral(
        "import socket, struct, sys\n"
        "s = socket.create_connection(('127.0.0.1', int(sys.argv[1])))\n"
        "s.sendall(b'half of it')\n"
        "s.recv(1)\n"
        "s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))\n"
        "s.close()\n");
    EndpointPair pair;
    QVERIFY(pair.listen(QStringLiteral("127.0.0.1"), answering(ReplyKind::Fixed, "!")));
    Program python(QStringLiteral("python3"));
    QVERIFY(python.start({QStringLiteral("-c"), script, pair.port()}));
    python.outputAtEnd();
    QCOMPARE(python.exitCode(), 0);
    QTRY_VERIFY(!pair.connection().open);
    QCOMPARE(pair.connection().end, EndReason::Reset);
    QCOMPARE(pair.connection().endError, ECONNRESET);
    QCOMPARE(pair.serverGot(), QByteArray("half of it"));
    QCOMPARE(pair.server.state(), EndpointState::Listening); // and it goes on
    const auto next = LoopbackPeer::connectTo(pair.server.address());
    QVERIFY(next && next->send("?"));
    QCOMPARE(next->receive(1), QByteArray("!"));
}

void TestPeers::serverResetsMidTransfer()
{
    // It takes a little of a message that is far larger than all buffers, then resets the connection.
    static const auto script = QStringLiteral(
        "import socket, struct\n"
        "l = socket.create_server(('127.0.0.1', 0))\n"
        "print(l.getsockname()[1], flush=True)\n"
        "c, _ = l.accept()\n"
        "c.recv(1000)\n"
        "c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))\n"
        "c.close()\n");
    EndpointPair pair;
    Program python(QStringLiteral("python3"));
    QVERIFY(python.start({QStringLiteral("-c"), script}));
    const auto port = python.output(2).trimmed().toUShort();
    QVERIFY(pair.connectTo(QStringLiteral("127.0.0.1"), port));
    QList<MessageProgress> progress;
    connect(&pair.client, &Endpoint::messageProgress, this,
            [&progress](const MessageProgress &one) { progress.append(one); });
    const SocketId socket = pair.client.socket();
    pair.client.send(socket, QByteArray(64 * 1024 * 1024, 'x'));
    QTRY_COMPARE(pair.client.state(), EndpointState::Stopped);
    QTRY_VERIFY(!progress.isEmpty() && progress.last().finished);
    QCOMPARE(pair.client.facts()->end, EndReason::Reset);
    QVERIFY(progress.last().taken > 0 && progress.last().taken < progress.last().size);
    QVERIFY(progress.last().cancelled || progress.last().error == ECONNRESET || progress.last().error == EPIPE);
    QCOMPARE(pair.client.facts()->bytesSent, quint64(progress.last().taken));
    QTRY_VERIFY(pair.lab.backend.sockets().empty());
}

QTEST_GUILESS_MAIN(TestPeers)
#include "tst_peers.moc"
