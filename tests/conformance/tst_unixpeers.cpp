// SPDX-License-Identifier: GPL-3.0-or-later
// socat and netcat over unix sockets, as clients of a server here and as servers of a client here.
#include <memory>

#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

#include "clientendpoint.h"
#include "laboratory.h"
#include "patience.h"
#include "program.h"
#include "serverendpoint.h"

using namespace sw;

class TestUnixPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void asClient_data();
    void asClient();
    void asServer_data();
    void asServer();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("s")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestUnixPeers::asClient_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<QStringList>("command"); // %1 = the path
    const int stream = static_cast<int>(StreamProtocol::UnixStream);
    const int packets = static_cast<int>(StreamProtocol::UnixSeqpacket);
    const QString socat = QStringLiteral("socat");
    QTest::newRow("socat") << stream
                           << QStringList{socat, QStringLiteral("-t10"), QStringLiteral("STDIO"),
                                          QStringLiteral("UNIX-CONNECT:%1")};
    QTest::newRow("socat, seqpacket") << packets
                                      << QStringList{socat, QStringLiteral("-t10"), QStringLiteral("STDIO"),
                                                     QStringLiteral("UNIX-CONNECT:%1,type=5")};
    QTest::newRow("nc.openbsd") << stream
                                << QStringList{QStringLiteral("nc.openbsd"), QStringLiteral("-N"), QStringLiteral("-U"),
                                               QStringLiteral("%1")};
}

void TestUnixPeers::asClient()
{
    QFETCH(const int, protocol);
    QFETCH(QStringList, command);
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    ServerSettings settings;
    settings.protocol = static_cast<StreamProtocol>(protocol);
    settings.path = path();
    settings.reply.rule.kind = ReplyKind::Echo;
    settings.reply.greeting = "welcome\n";
    server.start(settings);
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    Program peer(command.takeFirst());
    QVERIFY(peer.start(command.replaceInStrings(QStringLiteral("%1"), path())));
    QCOMPARE(peer.output(8), QByteArray("welcome\n"));
    peer.write("hello there\n");
    QCOMPARE(peer.output(12), QByteArray("hello there\n"));
    QTRY_COMPARE(server.connections().size(), std::size_t(1));
    QVERIFY(server.connections().front().peerPid > 0);
    peer.endInput();
    QTRY_VERIFY(!server.connections().front().open);
    QCOMPARE(server.connections().front().end, EndReason::EndOfStream);
}

void TestUnixPeers::asServer_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<QString>("listener");
    QTest::newRow("stream") << static_cast<int>(StreamProtocol::UnixStream) << QStringLiteral("UNIX-LISTEN:%1");
    QTest::newRow("seqpacket") << static_cast<int>(StreamProtocol::UnixSeqpacket)
                               << QStringLiteral("UNIX-LISTEN:%1,type=5");
}

void TestUnixPeers::asServer()
{
    QFETCH(const int, protocol);
    QFETCH(const QString, listener);
    Program peer(QStringLiteral("socat"));
    QVERIFY(peer.start({QStringLiteral("-t10"), listener.arg(path()), QStringLiteral("STDIO")}));
    QTRY_VERIFY(QFileInfo::exists(path()));
    Laboratory lab;
    ClientEndpoint client(lab.workbench);
    ClientSettings settings;
    settings.protocol = static_cast<StreamProtocol>(protocol);
    settings.path = path();
    // The file is there as soon as it is bound, a moment before its socket listens.
    const auto stands = [&] {
        if (client.isIdle())
            client.connectTo(settings);
        return client.state() == EndpointState::Connected;
    };
    QTRY_VERIFY(stands());
    client.send(client.socket(), "over there\n");
    QCOMPARE(peer.output(11), QByteArray("over there\n"));
    peer.write("back here\n");
    QTRY_COMPARE(lab.bytes(client.socket(), Direction::In), QByteArray("back here\n"));
    client.disconnectFrom();
    QTRY_COMPARE(client.state(), EndpointState::Stopped);
}

QTEST_GUILESS_MAIN(TestUnixPeers)
#include "tst_unixpeers.moc"
