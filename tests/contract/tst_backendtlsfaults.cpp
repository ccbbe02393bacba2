// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong inside a TLS handshake, or before it.
#include <QtTest>

#include <algorithm>
#include <cerrno>

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include "calltext.h"
#include "patience.h"
#include "qtgaps.h"
#include "tlsbench.h"
#include "tlswording.h"

using namespace sw;

namespace {

/// In plain text, as programs of another protocol speak.
const QByteArray plainQuestion = QByteArrayLiteral("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
const QByteArray plainAnswer = QByteArrayLiteral("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");

} // namespace

class BackendTlsFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<TlsBench>(); }
    void cleanup() { m_bench.reset(); }

    void resetInside_data() { addSides(); }
    void resetInside();
    void plainTextInside_data() { addSides(); }
    void plainTextInside();
    void dribblingPeer_data() { addSides(); }
    void dribblingPeer();
    void wrongKey_data() { addSides(); }
    void wrongKey();
    void expiredCertificate_data() { addSides(); }
    void expiredCertificate();
    void wrongName();
    void closedInside();
    void cancelledInside();
    void refusesPlainSocket();
    void acceptWithoutKey();
    void certificateIsNoPipe();
    void keyFileIsForOwner();
    void leavesFilesOfOthers_data();
    void leavesFilesOfOthers();
    void replacesItsOwnFiles();

private:
    /// One end of a connection on which TLS is to be started, and who stands at the other one with nothing but a socket.
    struct Halves
    {
        SocketId own = 0;
        std::unique_ptr<LoopbackPeer> peer;
        TlsSettings settings;
    };
    Halves halves()
    {
        QFETCH(bool, server);
        Halves made;
        if (!server) {
            LoopbackListener listener;
            made.own = m_bench->connected(listener.address());
            made.peer = listener.accept();
            return made;
        }
        made.settings = TlsBench::server();
        const SocketId listener = m_bench->listening();
        const SocketCommand accept = m_bench->command(Call::Accept, listener);
        m_bench->backend.execute(accept);
        made.peer = LoopbackPeer::connectTo(m_bench->backend.facts(listener)->local);
        made.own = m_bench->answerTo(accept.token).newSocket;
        return made;
    }
    static void addSides()
    {
        QTest::addColumn<bool>("server");
        QTest::newRow("client") << false;
        QTest::newRow("server") << true;
    }
    /// What people are told: what happened, and what to do.
    static bool isTold(const CallRecord &record)
    {
        const TlsResult result = TlsResult::fromJson(record.value);
        return !tlsFaultTitle(result.fault).isEmpty() && !tlsFaultText(result.fault).isEmpty()
            && tlsFailureText(result).contains(tlsFaultText(result.fault));
    }

    std::unique_ptr<TlsBench> m_bench;
};

void BackendTlsFaultsTest::resetInside()
{
    QFETCH(bool, server);
    const Halves ends = halves();
    const SocketCommand start = m_bench->starttls(ends.own, ends.settings);
    m_bench->backend.execute(start);
    if (server) // of its own hello it sends the beginning
        QVERIFY(ends.peer->send(QByteArray::fromHex("16030100")));
    else
        QVERIFY(!ends.peer->receive(100).isEmpty()); // of the ClientHello
    ends.peer->reset();
    const CallRecord ended = m_bench->answerTo(start.token);
    QCOMPARE(ended.error, ECONNRESET);
    QCOMPARE(TlsBench::faultOf(ended), TlsFault::PeerClosed);
    QVERIFY(isTold(ended));
    QVERIFY(!m_bench->backend.facts(ends.own)->encrypted);
}

// A plain port that TLS comes to, and a TLS port that plain text comes to.
void BackendTlsFaultsTest::plainTextInside()
{
    QFETCH(bool, server);
    const Halves ends = halves();
    const SocketCommand start = m_bench->starttls(ends.own, ends.settings);
    m_bench->backend.execute(start);
    if (!server)
        QVERIFY(!ends.peer->receive(100).isEmpty());
    QVERIFY(ends.peer->send(server ? plainQuestion : plainAnswer));
    const CallRecord ended = m_bench->answerTo(start.token);
    QCOMPARE(ended.error, EPROTO);
    QCOMPARE(TlsBench::faultOf(ended), TlsFault::NotTls);
    QVERIFY(isTold(ended));
    QVERIFY(!TlsResult::fromJson(ended.value).detail.isEmpty());
}

// Half a record and then nothing: the time limit ends it, not the peer.
void BackendTlsFaultsTest::dribblingPeer()
{
    Halves ends = halves();
    ends.settings.timeoutMs = 150;
    const SocketCommand start = m_bench->starttls(ends.own, ends.settings);
    m_bench->backend.execute(start);
    QVERIFY(ends.peer && ends.peer->send(QByteArray::fromHex("160303")));
    const CallRecord ended = m_bench->answerTo(start.token);
    QCOMPARE(ended.error, ETIMEDOUT);
    QVERIFY(ended.flags.testFlag(RecordFlag::TimedOut));
    QCOMPARE(TlsBench::faultOf(ended), TlsFault::TimedOut);
    QVERIFY(isTold(ended));
    ends.peer->receiveAll();
    QVERIFY(ends.peer->sawEnd() || ends.peer->receiveError() == ECONNRESET); // and the connection is gone
    // Not an end that the peer made.
    SocketCommand receive = m_bench->command(Call::Recv, ends.own);
    receive.number = 1;
    QCOMPARE(m_bench->make(receive).error, ETIMEDOUT);
    QCOMPARE(m_bench->make(m_bench->starttls(ends.own, ends.settings)).error, ENOTCONN);
}

void BackendTlsFaultsTest::wrongKey()
{
    QTemporaryDir folder;
    Halves ends = halves();
    // Two pairs in files, then the certificate of the one with the key of the other.
    for (const QString &pair : {QStringLiteral("a"), QStringLiteral("b")}) {
        const Halves making = halves();
        TlsSettings made = TlsBench::server();
        made.server = making.settings.server;
        made.certificateFile = folder.filePath(pair + QStringLiteral(".pem"));
        made.keyFile = folder.filePath(pair + QStringLiteral(".key"));
        made.timeoutMs = 1;
        QCOMPARE(m_bench->make(m_bench->starttls(making.own, made)).error, ETIMEDOUT);
    }
    ends.settings.selfSignedNames.clear();
    ends.settings.certificateFile = folder.filePath(QStringLiteral("a.pem"));
    ends.settings.keyFile = folder.filePath(QStringLiteral("b.key"));
    const CallRecord refused = m_bench->make(m_bench->starttls(ends.own, ends.settings));
    QCOMPARE(refused.error, EINVAL);
    QCOMPARE(TlsBench::faultOf(refused), TlsFault::KeyMismatch);
    QVERIFY(isTold(refused));
    // Nothing was begun: bytes go on in clear.
    QVERIFY(ends.peer->send("plain"));
    SocketCommand receive = m_bench->command(Call::Recvall, ends.own);
    receive.number = 5;
    QCOMPARE(m_bench->make(receive).data, QByteArray("plain"));
}

// `server`: who finds it, the other end shows it.
void BackendTlsFaultsTest::expiredCertificate()
{
    QFETCH(bool, server);
    QTemporaryDir folder;
    const auto [client, conn] = m_bench->plainPair();
    TlsSettings old = TlsBench::server();
    old.server = !server;
    old.selfSignedDays = -1;
    old.certificateFile = folder.filePath(QStringLiteral("old.pem"));
    old.ignoreErrors = true; // of the other one's
    TlsSettings strict;
    strict.server = server;
    strict.caFile = old.certificateFile; // all is well with it but its day
    strict.serverName = QStringLiteral("localhost");
    strict.wantClientCertificate = server;
    if (server)
        strict.selfSignedNames = old.selfSignedNames;
    m_bench->backend.execute(m_bench->starttls(server ? client : conn, old));
    QTRY_VERIFY(QFileInfo::exists(old.certificateFile) && QFileInfo(old.certificateFile).size() > 0);
    const CallRecord refused = m_bench->make(m_bench->starttls(server ? conn : client, strict));
    QCOMPARE(refused.error, EPROTO);
    QCOMPARE(TlsBench::faultOf(refused), TlsFault::Verification);
    const auto errors = TlsResult::fromJson(refused.value).errors;
    QVERIFY(std::any_of(errors.begin(), errors.end(), [](const TlsCertificateError &one) {
        return one.name == QLatin1StringView("CertificateExpired");
    }));
    QVERIFY(isTold(refused));
    QVERIFY(tlsFailureText(TlsResult::fromJson(refused.value))
                .contains(tlsErrorText(QStringLiteral("CertificateExpired"))));
}

void BackendTlsFaultsTest::wrongName()
{
    QTemporaryDir folder;
    const auto [client, conn] = m_bench->plainPair();
    TlsSettings serving = TlsBench::server();
    serving.certificateFile = folder.filePath(QStringLiteral("c.pem"));
    m_bench->backend.execute(m_bench->starttls(conn, serving));
    QTRY_VERIFY(QFileInfo::exists(serving.certificateFile) && QFileInfo(serving.certificateFile).size() > 0);
    TlsSettings asking;
    asking.caFile = serving.certificateFile;
    asking.serverName = QStringLiteral("example.org");
    const CallRecord refused = m_bench->make(m_bench->starttls(client, asking));
    QCOMPARE(refused.error, EPROTO);
    const TlsResult result = TlsResult::fromJson(refused.value);
    QCOMPARE(result.errors.size(), 1);
    QCOMPARE(result.errors.front().name, QStringLiteral("HostNameMismatch"));
    QVERIFY(tlsFailureText(result).contains(tlsErrorText(QStringLiteral("HostNameMismatch"))));
    QVERIFY(isTold(refused));
}

void BackendTlsFaultsTest::closedInside()
{
    LoopbackListener listener;
    const SocketId client = m_bench->connected(listener.address());
    const auto peer = listener.accept();
    const SocketCommand start = m_bench->starttls(client, {});
    m_bench->backend.execute(start);
    QVERIFY(peer && !peer->receive(100).isEmpty());
    SocketCommand close = m_bench->command(Call::Close, client);
    close.cancelFirst = true;
    QCOMPARE(m_bench->make(close).error, 0);
    const CallRecord ended = m_bench->answerTo(start.token);
    QCOMPARE(ended.error, EINTR);
    QVERIFY(ended.flags.testFlag(RecordFlag::Cancelled));
    QVERIFY(m_bench->backend.sockets().empty());
}

void BackendTlsFaultsTest::cancelledInside()
{
    LoopbackListener listener;
    const SocketId client = m_bench->connected(listener.address());
    const SocketCommand start = m_bench->starttls(client, {});
    m_bench->backend.execute(start);
    QVERIFY(m_bench->log.waitFor([&](const CallRecord &r) { return r.qtEvent == QtEvent::StartClientEncryption; }));
    m_bench->backend.cancel(start.token);
    const CallRecord ended = m_bench->answerTo(start.token);
    QCOMPARE(ended.error, EINTR);
    // Half a handshake is no connection: there is nothing to go on with.
    SocketCommand receive = m_bench->command(Call::Recv, client);
    receive.number = 1;
    QCOMPARE(m_bench->make(receive).error, ECONNABORTED);
}

void BackendTlsFaultsTest::refusesPlainSocket()
{
    LoopbackListener listener;
    const SocketId plain = m_bench->socketFor(false);
    SocketCommand connect = m_bench->command(Call::Connect, plain);
    connect.address = listener.address();
    QCOMPARE(m_bench->make(connect).error, 0);
    const CallRecord refused = m_bench->make(m_bench->starttls(plain, {}));
    QVERIFY(refused.flags.testFlag(RecordFlag::Unsupported));
    QVERIFY(m_bench->log.waitFor([](const CallRecord &r) {
        return r.notice == Notice::QtCannot && r.result == static_cast<qint64>(QtGap::PlainObject);
    }));
    const SocketId idle = m_bench->socketFor();
    QCOMPARE(m_bench->make(m_bench->starttls(idle, {})).error, ENOTCONN);
}

void BackendTlsFaultsTest::acceptWithoutKey()
{
    const SocketId listener = m_bench->listening();
    SocketCommand accept = m_bench->command(Call::Accept, listener);
    accept.repeat = true;
    TlsSettings settings;
    settings.server = true;
    accept.tls = std::make_shared<const TlsSettings>(settings);
    const CallRecord refused = m_bench->make(accept);
    QCOMPARE(refused.error, EINVAL);
    QCOMPARE(TlsBench::faultOf(refused), TlsFault::NoCertificate);
}

// A file name may lead to anything: a pipe would hold the thread for ever.
void BackendTlsFaultsTest::certificateIsNoPipe()
{
    LoopbackListener listener;
    const SocketId client = m_bench->connected(listener.address());
    TlsSettings odd;
    odd.caFile = QStringLiteral("/dev/zero");
    const CallRecord refused = m_bench->make(m_bench->starttls(client, odd));
    QCOMPARE(refused.error, EINVAL);
    QCOMPARE(TlsBench::faultOf(refused), TlsFault::AuthorityUnreadable);
    odd.caFile.clear();
    odd.certificateFile = QStringLiteral("/");
    QCOMPARE(TlsBench::faultOf(m_bench->make(m_bench->starttls(client, odd))), TlsFault::CertificateUnreadable);
    QCOMPARE(m_bench->backend.facts(client)->phase, SocketPhase::Connected);
}

void BackendTlsFaultsTest::keyFileIsForOwner()
{
    QTemporaryDir folder;
    LoopbackListener listener;
    const SocketId client = m_bench->connected(listener.address());
    TlsSettings own = TlsBench::server();
    own.server = false; // a client's certificate
    own.keyFile = folder.filePath(QStringLiteral("k.pem"));
    own.timeoutMs = 50;
    QCOMPARE(m_bench->make(m_bench->starttls(client, own)).error, ETIMEDOUT);
    QCOMPARE(QFileInfo(own.keyFile).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
}

void BackendTlsFaultsTest::leavesFilesOfOthers_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("certificate") << QStringLiteral("cert.pem");
    QTest::newRow("key") << QStringLiteral("key.pem");
}

// Whoever names them: a workspace, a scenario or a person in haste. The other one of the two is not written either.
void BackendTlsFaultsTest::leavesFilesOfOthers()
{
    QFETCH(QString, name);
    QTemporaryDir folder;
    const QByteArray letter = "a letter to somebody\n";
    QFile there(folder.filePath(name));
    QVERIFY(there.open(QIODevice::WriteOnly) && there.write(letter) == letter.size());
    there.close();
    const auto [client, conn] = m_bench->plainPair();
    TlsSettings own = TlsBench::server();
    own.certificateFile = folder.filePath(QStringLiteral("cert.pem"));
    own.keyFile = folder.filePath(QStringLiteral("key.pem"));
    const CallRecord refused = m_bench->make(m_bench->starttls(conn, own));
    QCOMPARE(refused.error, EEXIST);
    QCOMPARE(TlsBench::faultOf(refused), TlsFault::FileKept);
    QCOMPARE(TlsResult::fromJson(refused.value).detail, there.fileName());
    QVERIFY(isTold(refused));
    QVERIFY(straceLine(refused).contains(name));
    QVERIFY(there.open(QIODevice::ReadOnly));
    QCOMPARE(there.readAll(), letter);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{name});
    // Nothing was begun.
    QCOMPARE(m_bench->backend.facts(conn)->phase, SocketPhase::Connected);
    QVERIFY(!m_bench->backend.facts(conn)->encrypted);
}

// A certificate is made at each start, and what stands in the files can be read back.
void BackendTlsFaultsTest::replacesItsOwnFiles()
{
    QTemporaryDir folder;
    TlsSettings own = TlsBench::server();
    own.certificateFile = folder.filePath(QStringLiteral("cert.pem"));
    own.keyFile = folder.filePath(QStringLiteral("key.pem"));
    own.timeoutMs = 1;
    QByteArray first;
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(m_bench->make(m_bench->starttls(m_bench->plainPair().server, own)).error, ETIMEDOUT);
        QFile made(own.certificateFile);
        QVERIFY(made.open(QIODevice::ReadOnly));
        const QByteArray text = made.readAll();
        QVERIFY(text != first);
        first = text;
    }
    own.selfSignedNames.clear();
    QCOMPARE(m_bench->make(m_bench->starttls(m_bench->plainPair().server, own)).error, ETIMEDOUT); // begun with them
}

QTEST_GUILESS_MAIN(BackendTlsFaultsTest)
#include "tst_backendtlsfaults.moc"
