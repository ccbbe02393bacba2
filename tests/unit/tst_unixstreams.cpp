// SPDX-License-Identifier: GPL-3.0-or-later
// Unix stream and sequenced-packet endpoints: paths that are free, taken, stale or somebody's, and what messages become.
#include <cerrno>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

#include "clientendpoint.h"
#include "laboratory.h"
#include "patience.h"
#include "serverendpoint.h"
#include "socketconstants.h"
#include "streamrecipe.h"

using namespace sw;

namespace {

ServerSettings at(const QString &path, StreamProtocol protocol = StreamProtocol::UnixStream)
{
    ServerSettings settings;
    settings.protocol = protocol;
    settings.path = path;
    settings.reply.rule.kind = ReplyKind::Echo;
    return settings;
}

ClientSettings to(const QString &path, StreamProtocol protocol = StreamProtocol::UnixStream)
{
    ClientSettings settings;
    settings.protocol = protocol;
    settings.path = path;
    return settings;
}

/// A socket bound to the path, listening or not; -1 when it cannot be made.
class BoundSocket final
{
public:
    BoundSocket(const QString &path, int type)
        : m_fd(static_cast<int>(m_api.socket(constant::afUnix, type, 0).value))
        , m_bound(!m_api.bind(m_fd, unixAddress(path)).failed())
    {
    }
    ~BoundSocket() { m_api.close(m_fd); }
    Q_DISABLE_COPY_MOVE(BoundSocket)

    [[nodiscard]] bool isBound() const { return m_bound; }
    [[nodiscard]] bool listen() { return !m_api.listen(m_fd, 1).failed(); }
    /// Whether a connection waits to be accepted.
    [[nodiscard]] bool isAsked()
    {
        short returned = 0;
        m_api.poll(m_fd, static_cast<short>(constant::pollIn), 0, returned);
        return returned != 0;
    }

private:
    RealSocketApi m_api;
    int m_fd;
    bool m_bound;
};

} // namespace

class TestUnixStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void recipe();
    void echo_data();
    void echo();
    void packetsKeepTheirBounds();
    void emptyPacketIsNoEnd();
    void longPacketIsCut();
    void credentialsOfThePeer();
    void clientBindsItsOwnPath();
    void fileStaysAndIsRemovedWhenAsked();
    void stalePathIsRemovedWhenAsked();
    void aliveIsNeverRemoved_data();
    void aliveIsNeverRemoved();
    void otherFilesAreNeverRemoved();
    void aliveAgainBeforeTheRemoval();
    void whatBindSays_data();
    void whatBindSays();
    void settingsSurviveASession();

private:
    [[nodiscard]] QString path(const char *name = "s") const { return m_folder->filePath(QLatin1StringView(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestUnixStreams::recipe()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    server.start(at(QString()));
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    QList<Call> order;
    for (const CallRecord &record : lab.records)
        order.append(record.call);
    QCOMPARE(order, (QList<Call>{Call::Socket, Call::Bind, Call::Listen, Call::Getsockname}));
    QVERIFY(server.address().host().startsWith(u'@')); // picked by the kernel
    QCOMPARE(lab.calls(Call::Socket).front().arguments[0], constant::afUnix);
}

void TestUnixStreams::echo_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<bool>("abstractName");
    for (const StreamProtocol one : {StreamProtocol::UnixStream, StreamProtocol::UnixSeqpacket}) {
        const int number = static_cast<int>(one);
        QTest::addRow("%s path", number == 1 ? "stream" : "seqpacket") << number << false;
        QTest::addRow("%s abstract", number == 1 ? "stream" : "seqpacket") << number << true;
    }
}

void TestUnixStreams::echo()
{
    QFETCH(const int, protocol);
    QFETCH(const bool, abstractName);
    const auto kind = static_cast<StreamProtocol>(protocol);
    const QString name = abstractName ? QStringLiteral("@sw-test-%1").arg(getpid()) : path();
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    ClientEndpoint client(lab.workbench);
    server.start(at(name, kind));
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    client.connectTo(to(name, kind));
    QTRY_COMPARE(client.state(), EndpointState::Connected);
    client.send(client.socket(), "hello");
    QTRY_COMPARE(lab.bytes(client.socket(), Direction::In), QByteArray("hello"));
    client.disconnectFrom();
    QTRY_COMPARE(client.state(), EndpointState::Stopped);
    QTRY_VERIFY(!server.connections().front().open);
    server.stop();
    QTRY_COMPARE(server.state(), EndpointState::Stopped);
    QCOMPARE(server.boundPath().left().isNull(), abstractName); // an abstract name goes with its socket
}

void TestUnixStreams::packetsKeepTheirBounds()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    ClientEndpoint client(lab.workbench);
    server.start(at(path(), StreamProtocol::UnixSeqpacket));
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    client.connectTo(to(path(), StreamProtocol::UnixSeqpacket));
    QTRY_COMPARE(client.state(), EndpointState::Connected);
    for (const char *one : {"one", "two", "three"})
        client.send(client.socket(), one);
    QTRY_COMPARE(lab.bytes(client.socket(), Direction::In), QByteArray("onetwothree"));
    QList<QByteArray> rows;
    lab.journal.visit(lab.journal.firstRow(), lab.journal.endRow(), [&](const JournalRow &row) {
        if (row.entry().call == Call::Recv && row.entry().socket == client.socket())
            rows.append(row.bytes().toByteArray());
        return true;
    });
    QCOMPARE(rows, (QList<QByteArray>{"one", "two", "three"}));
}

void TestUnixStreams::emptyPacketIsNoEnd()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    ClientEndpoint client(lab.workbench);
    server.start(at(path(), StreamProtocol::UnixSeqpacket));
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    client.connectTo(to(path(), StreamProtocol::UnixSeqpacket));
    QTRY_COMPARE(client.state(), EndpointState::Connected);
    client.send(client.socket(), QByteArray());
    client.send(client.socket(), "after");
    QTRY_COMPARE(lab.bytes(client.socket(), Direction::In), QByteArray("after"));
    QVERIFY(server.connections().front().open);
    int empty = 0;
    lab.journal.visit(lab.journal.firstRow(), lab.journal.endRow(), [&](const JournalRow &row) {
        if (row.entry().call == Call::Recv && row.entry().has(RecordFlag::Datagram) && row.entry().result == 0)
            ++empty;
        return true;
    });
    QCOMPARE(empty, 2); // here and its echo there
    client.shutdown(client.socket(), constant::shutWr); // the end is one all the same
    QTRY_COMPARE(server.connections().front().end, EndReason::EndOfStream);
}

void TestUnixStreams::longPacketIsCut()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    ClientEndpoint client(lab.workbench);
    ServerSettings quiet = at(path(), StreamProtocol::UnixSeqpacket);
    quiet.reply.rule.kind = ReplyKind::Nothing;
    server.start(quiet);
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    client.connectTo(to(path(), StreamProtocol::UnixSeqpacket));
    QTRY_COMPARE(client.state(), EndpointState::Connected);
    client.send(client.socket(), QByteArray(70'000, 'x'));
    QTRY_COMPARE(server.connections().size(), std::size_t(1));
    const SocketId accepted = server.connections().front().socket;
    QTRY_COMPARE(lab.bytes(accepted, Direction::In).size(), 65'536);
    bool cut = false;
    lab.journal.visit(lab.journal.firstRow(), lab.journal.endRow(), [&](const JournalRow &row) {
        if (row.entry().call == Call::Recv && row.entry().socket == accepted)
            cut = row.entry().result == 70'000 && (row.side()->messageFlags & constant::msgTrunc) != 0;
        return true;
    });
    QVERIFY(cut);
    QCOMPARE(lab.backend.facts(accepted)->bytesReceived, quint64(65'536)); // what was read, not what was sent
}

void TestUnixStreams::credentialsOfThePeer()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    ClientEndpoint client(lab.workbench);
    server.start(at(path()));
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    client.connectTo(to(path()));
    QTRY_COMPARE(server.connections().size(), std::size_t(1));
    QCOMPARE(server.connections().front().peerPid, static_cast<int>(getpid()));
    QCOMPARE(server.connections().front().peerUid, static_cast<qint64>(getuid()));
    QTRY_COMPARE(client.state(), EndpointState::Connected);
    QCOMPARE(client.facts()->peerPid, static_cast<int>(getpid()));
}

void TestUnixStreams::clientBindsItsOwnPath()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    ClientEndpoint client(lab.workbench);
    server.start(at(path()));
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    ClientSettings settings = to(path());
    settings.localPath = path("own");
    client.connectTo(settings);
    QTRY_COMPARE(server.connections().size(), std::size_t(1));
    QCOMPARE(server.connections().front().peer.host(), path("own"));
    client.disconnectFrom();
    QTRY_COMPARE(client.state(), EndpointState::Stopped);
    QCOMPARE(client.boundPath().left().host(), path("own"));
    QCOMPARE(client.boundPath().removeLeft(), 0);
    QVERIFY(!QFileInfo::exists(path("own")));
}

void TestUnixStreams::fileStaysAndIsRemovedWhenAsked()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    server.start(at(path()));
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    server.stop();
    QTRY_COMPARE(server.state(), EndpointState::Stopped);
    QVERIFY(QFileInfo::exists(path()));
    QTRY_COMPARE(lab.notices(Notice::SocketFileStays).size(), std::size_t(1));
    QCOMPARE(server.boundPath().removeLeft(), 0);
    QVERIFY(!QFileInfo::exists(path()));
    QTRY_COMPARE(lab.notices(Notice::SocketFileRemoved).size(), std::size_t(1));
    QVERIFY(server.boundPath().left().isNull());
}

void TestUnixStreams::stalePathIsRemovedWhenAsked()
{
    QVERIFY(BoundSocket(path(), constant::sockStream).isBound());
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    server.start(at(path()));
    QTRY_COMPARE(server.state(), EndpointState::Failed);
    QCOMPARE(server.boundPath().obstacle(), UnixPathState::Stale);
    QVERIFY(QFileInfo::exists(path())); // never silently
    QCOMPARE(server.boundPath().removeLeft(), 0);
    server.start(at(path()));
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    QCOMPARE(server.boundPath().obstacle(), UnixPathState::Free);
}

void TestUnixStreams::aliveIsNeverRemoved_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<bool>("listens");
    QTest::newRow("listening stream") << constant::sockStream << true;
    QTest::newRow("listening seqpacket") << constant::sockSeqpacket << true;
    QTest::newRow("bound stream that does not listen yet") << constant::sockStream << false;
    QTest::newRow("datagram") << constant::sockDgram << false;
}

void TestUnixStreams::aliveIsNeverRemoved()
{
    QFETCH(const int, type);
    QFETCH(const bool, listens);
    BoundSocket alive(path(), type);
    QVERIFY(alive.isBound());
    QVERIFY(!listens || alive.listen());
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    server.start(at(path()));
    QTRY_COMPARE(server.state(), EndpointState::Failed);
    QCOMPARE(server.boundPath().obstacle(), UnixPathState::InUse);
    QVERIFY(server.boundPath().left().isNull());
    QCOMPARE(removeStalePath(unixAddress(path())), EADDRINUSE);
    QVERIFY(QFileInfo::exists(path()));
    QVERIFY(!listens || !alive.isAsked()); // the look reached nobody
}

void TestUnixStreams::otherFilesAreNeverRemoved()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    QVERIFY(BoundSocket(path("stale"), constant::sockStream).isBound());
    QVERIFY(QFile::link(path("stale"), path("link")));
    for (const char *name : {"s", "link"}) {
        Laboratory lab;
        ServerEndpoint server(lab.workbench);
        server.start(at(path(name)));
        QTRY_COMPARE(server.state(), EndpointState::Failed);
        QCOMPARE(server.boundPath().obstacle(), UnixPathState::NotASocket);
        QCOMPARE(removeStalePath(unixAddress(path(name))), ENOTSOCK);
    }
    QVERIFY(QFileInfo(path("link")).isSymLink());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
}

void TestUnixStreams::aliveAgainBeforeTheRemoval()
{
    QVERIFY(BoundSocket(path(), constant::sockStream).isBound());
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    server.start(at(path()));
    QTRY_COMPARE(server.state(), EndpointState::Failed);
    QCOMPARE(server.boundPath().obstacle(), UnixPathState::Stale);
    // Somebody else takes the path while the question stands.
    QVERIFY(QFile::remove(path()));
    BoundSocket other(path(), constant::sockStream);
    QVERIFY(other.isBound() && other.listen());
    QCOMPARE(server.boundPath().removeLeft(), EADDRINUSE);
    QVERIFY(QFileInfo::exists(path()));
    QTRY_COMPARE(lab.notices(Notice::SocketFileRemoved).size(), std::size_t(1));
    QCOMPARE(lab.notices(Notice::SocketFileRemoved).front().error, EADDRINUSE);
}

void TestUnixStreams::whatBindSays_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("error");
    QTest::newRow("missing folder") << QStringLiteral("missing/s") << ENOENT;
    QTest::newRow("folder that is none") << QStringLiteral("file/s") << ENOTDIR;
    QTest::newRow("too long") << QString(120, u'x') << EINVAL;
    if (geteuid() != 0)
        QTest::newRow("no permission") << QStringLiteral("closed/s") << EACCES;
}

void TestUnixStreams::whatBindSays()
{
    QFETCH(const QString, name);
    QFETCH(const int, error);
    QFile file(path("file"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("closed")));
    QVERIFY(QFile::setPermissions(path("closed"), QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    server.start(at(m_folder->filePath(name)));
    QTRY_COMPARE(server.state(), EndpointState::Failed);
    QCOMPARE(server.reason()->call, Call::Bind);
    QCOMPARE(server.reason()->error, error);
    QVERIFY(server.boundPath().left().isNull());
}

void TestUnixStreams::settingsSurviveASession()
{
    const ServerSettings server = serverSettingsFrom(toJson(at(path(), StreamProtocol::UnixSeqpacket)));
    QCOMPARE(server.protocol, StreamProtocol::UnixSeqpacket);
    QCOMPARE(server.path, path());
    ClientSettings wanted = to(QStringLiteral("@a"));
    wanted.localPath = path();
    const ClientSettings client = clientSettingsFrom(toJson(wanted));
    QCOMPARE(client.protocol, StreamProtocol::UnixStream);
    QCOMPARE(client.path, QStringLiteral("@a"));
    QCOMPARE(client.localPath, path());
    QCOMPARE(serverSettingsFrom({{QStringLiteral("protocol"), 99}}).protocol, StreamProtocol::UnixSeqpacket);
    QCOMPARE(serverSettingsFrom({}).protocol, StreamProtocol::Tcp);
}

QTEST_GUILESS_MAIN(TestUnixStreams)
#include "tst_unixstreams.moc"
