// SPDX-License-Identifier: GPL-3.0-or-later
// Netcat in two makes and socat, as clients of a server here and as servers of a client here.
#include <QtTest>

#include "endpointpair.h"
#include "patience.h"
#include "program.h"
#include "socketconstants.h"

using namespace sw;

namespace {

const QByteArray message("hello from here\r\n\0\x01\xff", 20);

} // namespace

class TestNetcats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asClient_data();
    void asClient();
    void asServer_data();
    void asServer();
    void halfCloseFromThere();
    void halfCloseFromHere();
};

void TestNetcats::asClient_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QStringList>("arguments"); // %1 = the port
    const QString v4 = QStringLiteral("127.0.0.1");
    const QString v6 = QStringLiteral("::1");
    QTest::newRow("nc.openbsd") << QStringLiteral("nc.openbsd") << v4
                                << QStringList{QStringLiteral("-N"), v4, QStringLiteral("%1")};
    QTest::newRow("nc.openbsd, IPv6") << QStringLiteral("nc.openbsd") << v6
                                      << QStringList{QStringLiteral("-N"), v6, QStringLiteral("%1")};
    QTest::newRow("ncat") << QStringLiteral("ncat") << v4 << QStringList{v4, QStringLiteral("%1")};
    QTest::newRow("socat, IPv6") << QStringLiteral(
        "socat") << v6 << QStringList{QStringLiteral("-t10"), QStringLiteral("STDIO"), QStringLiteral("TCP6:[::1]:%1")};
    QTest::newRow("socat, IPv4 into a dual-stack server")
        << QStringLiteral("socat") << QStringLiteral("::")
        << QStringList{QStringLiteral("-t10"), QStringLiteral("STDIO"), QStringLiteral("TCP4:127.0.0.1:%1")};
}

void TestNetcats::asClient()
{
    QFETCH(QString, program);
    QFETCH(QString, host);
    QFETCH(QStringList, arguments);
    EndpointPair pair;
    ReplySettings reply = answering(ReplyKind::Echo);
    reply.greeting = "welcome\n";
    QVERIFY(pair.listen(host, reply));
    Program peer(program);
    QVERIFY(peer.start(arguments.replaceInStrings(QStringLiteral("%1"), pair.port())));
    QCOMPARE(peer.output(8), QByteArray("welcome\n"));
    peer.write(message);
    QCOMPARE(peer.output(message.size()), message);
    peer.endInput();
    QCOMPARE(peer.outputAtEnd(), QByteArray());
    QTRY_VERIFY(!pair.connection().open);
    QCOMPARE(pair.connection().end, EndReason::EndOfStream);
    QCOMPARE(pair.serverGot(), message);
}

void TestNetcats::asServer_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QStringList>("arguments");
    const QString v4 = QStringLiteral("127.0.0.1");
    QTest::newRow("nc.openbsd") << QStringLiteral("nc.openbsd") << v4
                                << QStringList{QStringLiteral("-l"), QStringLiteral("-N"), v4, QStringLiteral("%1")};
    QTest::newRow("ncat") << QStringLiteral("ncat") << v4
                          << QStringList{QStringLiteral("-l"), v4, QStringLiteral("%1")};
    QTest::newRow("socat, IPv6") << QStringLiteral("socat") << QStringLiteral("::1")
                                 << QStringList{QStringLiteral("-t10"), QStringLiteral("STDIO"),
                                                QStringLiteral("TCP6-LISTEN:%1,reuseaddr,bind=[::1]")};
}

void TestNetcats::asServer()
{
    QFETCH(QString, program);
    QFETCH(QString, host);
    QFETCH(QStringList, arguments);
    const quint16 port = freePort();
    EndpointPair pair;
    Program peer(program);
    QVERIFY(peer.start(arguments.replaceInStrings(QStringLiteral("%1"), QString::number(port))));
    QVERIFY(pair.connectTo(host, port, answering(ReplyKind::Nothing)));
    pair.client.send(pair.client.socket(), message);
    QCOMPARE(peer.output(message.size()), message);
    peer.write("answer\n");
    QTRY_COMPARE(pair.clientGot(), QByteArray("answer\n"));
    pair.client.disconnectFrom();
    QTRY_COMPARE(pair.client.state(), EndpointState::Stopped);
    QCOMPARE(pair.client.facts()->end, EndReason::ClosedHere);
    peer.endInput();
    QCOMPARE(peer.outputAtEnd(), QByteArray());
    QCOMPARE(peer.exitCode(), 0);
}

void TestNetcats::halfCloseFromThere()
{
    EndpointPair pair;
    QVERIFY(pair.listen(QStringLiteral("127.0.0.1"), answering(ReplyKind::Nothing, {}, false)));
    Program peer(QStringLiteral("nc.openbsd"));
    QVERIFY(peer.start({QStringLiteral("-N"), QStringLiteral("127.0.0.1"), pair.port()}));
    peer.write("all I have");
    peer.endInput();
    QVERIFY(pair.acceptOne());
    QTRY_COMPARE(pair.connection().end, EndReason::EndOfStream);
    QVERIFY(pair.connection().open);
    QVERIFY(peer.isRunning()); // it ended one direction and still listens to the other
    pair.server.send(pair.connection().socket, "an answer after the end");
    QCOMPARE(peer.output(23), QByteArray("an answer after the end"));
    pair.server.close(pair.connection().socket);
    peer.outputAtEnd();
    QCOMPARE(peer.exitCode(), 0);
    QCOMPARE(pair.serverGot(), QByteArray("all I have"));
}

void TestNetcats::halfCloseFromHere()
{
    const quint16 port = freePort();
    EndpointPair pair;
    // 'sort' writes nothing before it has seen the end of its input.
    Program peer(QStringLiteral("socat"));
    QVERIFY(peer.start({QStringLiteral("-t10"), QStringLiteral("TCP4-LISTEN:%1,reuseaddr,bind=127.0.0.1").arg(port),
                        QStringLiteral("EXEC:sort")}));
    QVERIFY(pair.connectTo(QStringLiteral("127.0.0.1"), port));
    pair.client.send(pair.client.socket(), "b\nc\na\n");
    QTRY_COMPARE(pair.client.facts()->bytesSent, quint64(6));
    pair.client.shutdown(pair.client.socket(), constant::shutWr);
    QTRY_COMPARE(pair.clientGot(), QByteArray("a\nb\nc\n"));
    QTRY_COMPARE(pair.client.state(), EndpointState::Stopped);
    QCOMPARE(pair.client.facts()->end, EndReason::EndOfStream);
}

QTEST_GUILESS_MAIN(TestNetcats)
#include "tst_netcats.moc"
