// SPDX-License-Identifier: GPL-3.0-or-later
// TLS with programs that nobody here wrote: openssl, curl, nginx.
#include <QtTest>

#include <cerrno>

#include <QTemporaryDir>

#include "clientendpoint.h"
#include "journal.h"
#include "loopbackpeer.h"
#include "patience.h"
#include "program.h"
#include "qtbackend.h"
#include "realsocketapi.h"
#include "recordhub.h"
#include "serverendpoint.h"
#include "workbench.h"

using namespace sw;

namespace {

const auto loopback = QStringLiteral("127.0.0.1");

/// The engine with Qt's backend alone, as TLS needs it.
struct TlsLab
{
    TlsLab()
        : hub(journal)
        , backend(api, hub)
        , workbench(backend, hub)
        , server(workbench)
        , client(workbench)
    {
        QObject::connect(&workbench, &Workbench::recorded, &workbench, [this](const CallRecord &record) {
            if (record.call == Call::Starttls && record.kind == RecordKind::Call)
                handshakes.push_back(record);
        });
    }

    /// Certificate and key stand in `folder` afterwards.
    bool listen(const QTemporaryDir &folder, ServerSettings settings)
    {
        settings.host = loopback;
        settings.port = 0;
        settings.tlsUse = TlsUse::AtOnce;
        settings.tls.selfSignedNames = QStringList{QStringLiteral("localhost"), loopback};
        settings.tls.certificateFile = folder.filePath(QStringLiteral("cert.pem"));
        settings.tls.keyFile = folder.filePath(QStringLiteral("key.pem"));
        server.start(settings);
        return waitUntil([&] {
            return server.state() == EndpointState::Listening && QFileInfo::exists(settings.tls.certificateFile);
        });
    }
    /// Tries until the stranger listens; then the handshake decides.
    void connectTo(quint16 port, const TlsSettings &tls, const ReplySettings &reply = {})
    {
        ClientSettings settings;
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = port;
        settings.tlsUse = TlsUse::AtOnce;
        settings.tls = tls;
        settings.reply = reply;
        const auto decided = [&] {
            if (client.isIdle() && handshakes.empty())
                client.connectTo(settings);
            return client.state() == EndpointState::Connected || (client.isIdle() && !handshakes.empty());
        };
        QVERIFY(waitUntil(decided));
    }
    [[nodiscard]] TlsResult lastHandshake() const
    {
        return handshakes.empty() ? TlsResult() : TlsResult::fromJson(handshakes.back().value);
    }
    [[nodiscard]] QByteArray bytes(SocketId socket, Direction direction) const
    {
        QByteArray all;
        journal.visit(journal.firstRow(), journal.endRow(), [&](const JournalRow &row) {
            const RowEntry &entry = row.entry();
            if (entry.kind == RecordKind::Call && entry.socket == socket && traitsOf(entry.call).direction == direction)
                all.append(row.bytes());
            return true;
        });
        return all;
    }

    RealSocketApi api;
    Journal journal;
    RecordHub hub;
    QtBackend backend;
    Workbench workbench;
    ServerEndpoint server;
    ClientEndpoint client;
    std::vector<CallRecord> handshakes;
};

ReplySettings answering(const QByteArray &bytes)
{
    ReplySettings reply;
    reply.rule = {ReplyKind::Fixed, bytes};
    return reply;
}

/// openssl makes a pair of its own; an RSA one, as ours are of elliptic curves.
bool makePair(const QTemporaryDir &folder, const QString &names)
{
    Program openssl(QStringLiteral("openssl"));
    return openssl.start({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                          QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-days"),
                          QStringLiteral("2"), QStringLiteral("-keyout"), folder.filePath(QStringLiteral("theirs.key")),
                          QStringLiteral("-out"), folder.filePath(QStringLiteral("theirs.pem")),
                          QStringLiteral("-subj"), QStringLiteral("/O=Strangers/CN=stranger"),
                          QStringLiteral("-addext"), QStringLiteral("subjectAltName=") + names})
        && (openssl.outputAtEnd(), openssl.exitCode() == 0);
}

} // namespace

class TestTlsPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void curlTrustsUs();
    void curlRefusesUs();
    void opensslClient();
    void opensslClientOfOldVersion();
    void opensslServer_data();
    void opensslServer();
    void opensslServerAsksForCertificate();
    void nginx();
};

void TestTlsPeers::curlTrustsUs()
{
    QTemporaryDir folder;
    TlsLab lab;
    ServerSettings settings;
    settings.reply = answering("HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nsecret");
    settings.tls.alpn = QStringList{QStringLiteral("http/1.1")};
    QVERIFY(lab.listen(folder, settings));
    Program curl(QStringLiteral("curl"));
    QVERIFY(curl.start({QStringLiteral("--silent"), QStringLiteral("--show-error"), QStringLiteral("--cacert"),
                        folder.filePath(QStringLiteral("cert.pem")), QStringLiteral("--resolve"),
                        QStringLiteral("localhost:%1:127.0.0.1").arg(lab.server.address().port()),
                        QStringLiteral("https://localhost:%1/").arg(lab.server.address().port())}));
    const QByteArray got = curl.outputAtEnd();
    QVERIFY2(curl.exitCode() == 0, curl.errors().constData());
    QCOMPARE(got, QByteArray("secret"));
    QTRY_COMPARE(lab.handshakes.size(), std::size_t(1));
    QCOMPARE(lab.lastHandshake().version, QStringLiteral("TLSv1.3"));
    QCOMPARE(lab.server.connections().front().tls, TlsStanding::Encrypted);
    QVERIFY(lab.bytes(lab.server.connections().front().socket, Direction::In).startsWith("GET / HTTP/1.1\r\n"));
    QTRY_VERIFY(!lab.server.connections().front().open);
}

// It does not know who signed the certificate, and says so by an alert.
void TestTlsPeers::curlRefusesUs()
{
    QTemporaryDir folder;
    TlsLab lab;
    QVERIFY(lab.listen(folder, {}));
    Program curl(QStringLiteral("curl"));
    QVERIFY(curl.start(
        {QStringLiteral("--silent"), QStringLiteral("https://127.0.0.1:%1/").arg(lab.server.address().port())}));
    curl.outputAtEnd();
    QCOMPARE(curl.exitCode(), 60); // the peer's certificate cannot be authenticated
    QTRY_COMPARE(lab.handshakes.size(), std::size_t(1));
    QCOMPARE(lab.handshakes.front().error, EPROTO);
    QCOMPARE(lab.lastHandshake().fault, TlsFault::PeerRefused);
    QTRY_VERIFY(!lab.server.connections().front().open);
    QCOMPARE(lab.server.connections().front().tls, TlsStanding::Failed);
    QCOMPARE(lab.server.state(), EndpointState::Listening); // and it goes on
}

void TestTlsPeers::opensslClient()
{
    QTemporaryDir folder;
    TlsLab lab;
    ServerSettings settings;
    settings.reply.rule.kind = ReplyKind::Echo;
    QVERIFY(lab.listen(folder, settings));
    Program openssl(QStringLiteral("openssl"));
    QVERIFY(openssl.start({QStringLiteral("s_client"), QStringLiteral("-quiet"), QStringLiteral("-verify_return_error"),
                           QStringLiteral("-verify_hostname"), QStringLiteral("localhost"), QStringLiteral("-CAfile"),
                           folder.filePath(QStringLiteral("cert.pem")), QStringLiteral("-connect"),
                           QStringLiteral("127.0.0.1:%1").arg(lab.server.address().port())}));
    QTRY_COMPARE_WITH_TIMEOUT(lab.handshakes.size(), std::size_t(1), 20'000);
    QCOMPARE(lab.handshakes.front().error, 0);
    openssl.write("to and fro\n");
    QCOMPARE(openssl.output(11), QByteArray("to and fro\n"));
    lab.server.close(lab.server.connections().front().socket);
    openssl.outputAtEnd();
    QCOMPARE(openssl.exitCode(), 0); // ended in order, not cut
}

void TestTlsPeers::opensslClientOfOldVersion()
{
    QTemporaryDir folder;
    TlsLab lab;
    ServerSettings settings;
    settings.tls.minimum = TlsVersion::Tls13;
    QVERIFY(lab.listen(folder, settings));
    Program openssl(QStringLiteral("openssl"));
    QVERIFY(openssl.start({QStringLiteral("s_client"), QStringLiteral("-tls1_2"), QStringLiteral("-connect"),
                           QStringLiteral("127.0.0.1:%1").arg(lab.server.address().port())}));
    openssl.outputAtEnd();
    QVERIFY(openssl.exitCode() != 0);
    QTRY_COMPARE(lab.handshakes.size(), std::size_t(1));
    QCOMPARE(lab.lastHandshake().fault, TlsFault::NoCommonVersion);
}

void TestTlsPeers::opensslServer_data()
{
    QTest::addColumn<QString>("names");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<QStringList>("errors");
    QTest::newRow("good") << QStringLiteral("DNS:localhost") << true << QStringList();
    QTest::newRow("wrong name") << QStringLiteral("DNS:example.org") << true
                                << QStringList{QStringLiteral("HostNameMismatch")};
    QTest::newRow("unknown") << QStringLiteral("DNS:localhost") << false
                             << QStringList{QStringLiteral("SelfSignedCertificate")};
    QTest::newRow("both") << QStringLiteral("DNS:example.org") << false
                          << QStringList{QStringLiteral("HostNameMismatch"), QStringLiteral("SelfSignedCertificate")};
}

void TestTlsPeers::opensslServer()
{
    QFETCH(QString, names);
    QFETCH(bool, trusted);
    QFETCH(QStringList, errors);
    QTemporaryDir folder;
    QVERIFY(makePair(folder, names));
    const quint16 port = closedLoopbackPort().port();
    Program openssl(QStringLiteral("openssl"));
    QVERIFY(openssl.start({QStringLiteral("s_server"), QStringLiteral("-quiet"), QStringLiteral("-accept"),
                           QStringLiteral("127.0.0.1:%1").arg(port), QStringLiteral("-key"),
                           folder.filePath(QStringLiteral("theirs.key")), QStringLiteral("-cert"),
                           folder.filePath(QStringLiteral("theirs.pem")), QStringLiteral("-alpn"),
                           QStringLiteral("echo"), QStringLiteral("-rev")}));
    TlsSettings tls;
    tls.serverName = QStringLiteral("localhost");
    tls.alpn = QStringList{QStringLiteral("other"), QStringLiteral("echo")};
    if (trusted)
        tls.caFile = folder.filePath(QStringLiteral("theirs.pem"));
    TlsLab lab;
    lab.connectTo(port, tls);
    const TlsResult result = lab.lastHandshake();
    QStringList got;
    for (const TlsCertificateError &error : result.errors)
        got.append(error.name);
    QCOMPARE(got, errors);
    QCOMPARE(result.chain.front().subject, QStringLiteral("CN=stranger, O=Strangers"));
    QCOMPARE(result.chain.front().key, QStringLiteral("RSA 2048"));
    if (!errors.isEmpty()) {
        QCOMPARE(lab.client.state(), EndpointState::Failed);
        QCOMPARE(lab.client.reason()->error, EPROTO);
        QCOMPARE(result.fault, TlsFault::Verification);
        return;
    }
    QCOMPARE(result.alpn, QStringLiteral("echo"));
    lab.client.send(lab.client.socket(), "stressed\n");
    QTRY_COMPARE(lab.bytes(lab.client.socket(), Direction::In), QByteArray("desserts\n"));
}

void TestTlsPeers::opensslServerAsksForCertificate()
{
    QTemporaryDir folder;
    QVERIFY(makePair(folder, QStringLiteral("DNS:localhost")));
    const quint16 port = closedLoopbackPort().port();
    Program openssl(QStringLiteral("openssl"));
    const QString theirs = folder.filePath(QStringLiteral("theirs.pem"));
    const QString key = folder.filePath(QStringLiteral("theirs.key"));
    QVERIFY(
        openssl.start({QStringLiteral("s_server"), QStringLiteral("-quiet"), QStringLiteral("-accept"),
                       QStringLiteral("127.0.0.1:%1").arg(port), QStringLiteral("-key"), key, QStringLiteral("-cert"),
                       theirs, QStringLiteral("-CAfile"), theirs, QStringLiteral("-Verify"), QStringLiteral("1"),
                       QStringLiteral("-verify_return_error"), QStringLiteral("-tls1_2"), QStringLiteral("-rev")}));
    TlsSettings tls;
    tls.serverName = QStringLiteral("localhost");
    tls.caFile = theirs;
    {
        TlsLab lab;
        lab.connectTo(port, tls);
        QCOMPARE(lab.client.state(), EndpointState::Failed);
        QCOMPARE(lab.lastHandshake().fault, TlsFault::PeerRefused);
    }
    tls.certificateFile = theirs;
    tls.keyFile = key;
    TlsLab lab;
    lab.connectTo(port, tls);
    QCOMPARE(lab.client.state(), EndpointState::Connected);
    QCOMPARE(lab.lastHandshake().version, QStringLiteral("TLSv1.2"));
    QCOMPARE(lab.lastHandshake().own->subject, QStringLiteral("CN=stranger, O=Strangers"));
}

void TestTlsPeers::nginx()
{
    static const auto config = QStringLiteral(
        "daemon off; master_process off; pid %1/pid; error_log stderr;\n"
        "events { }\n"
        "http { access_log off; client_body_temp_path %1/a; proxy_temp_path %1/b; fastcgi_temp_path %1/c;\n"
        "uwsgi_temp_path %1/d; scgi_temp_path %1/e;\n"
        "server { listen 127.0.0.1:%2 ssl; ssl_certificate %1/theirs.pem; ssl_certificate_key %1/theirs.key;\n"
        "location / { return 200 'over TLS'; } } }\n");
    QTemporaryDir folder;
    QVERIFY(makePair(folder, QStringLiteral("DNS:localhost,IP:127.0.0.1")));
    const quint16 port = closedLoopbackPort().port();
    const QString file = folder.filePath(QStringLiteral("nginx.conf"));
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(config.arg(folder.path()).arg(port).toUtf8());
    out.close();
    Program nginx(QStringLiteral("nginx"));
    QVERIFY(nginx.start({QStringLiteral("-e"), QStringLiteral("stderr"), QStringLiteral("-p"), folder.path(),
                         QStringLiteral("-c"), file}));
    TlsSettings tls;
    tls.caFile = folder.filePath(QStringLiteral("theirs.pem")); // and the name: the address
    ReplySettings greeting;
    greeting.greeting = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    TlsLab lab;
    lab.connectTo(port, tls, greeting);
    QCOMPARE(lab.lastHandshake().fault, TlsFault::None);
    const SocketId socket = lab.client.socket();
    QTRY_VERIFY(lab.bytes(socket, Direction::In).endsWith("over TLS"));

    // A plain request to the same port: nginx says so in plain text, and nothing hangs.
    TlsLab plain;
    ClientSettings clear;
    clear.host = loopback;
    clear.port = port;
    clear.backend = BackendKind::Qt;
    clear.reply = greeting;
    plain.client.connectTo(clear);
    QTRY_VERIFY(plain.client.state() == EndpointState::Connected || plain.client.isIdle());
    QTRY_VERIFY(plain.bytes(plain.client.socket(), Direction::In).contains("400"));
}

QTEST_GUILESS_MAIN(TestTlsPeers)
#include "tst_tlspeers.moc"
