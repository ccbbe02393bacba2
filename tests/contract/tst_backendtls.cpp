// SPDX-License-Identifier: GPL-3.0-or-later
// TLS of the Qt backend: both sides of it, what is kept secret, and what is bounded.
#include <QtTest>

#include <array>
#include <cerrno>

#include <QFileInfo>
#include <QTemporaryDir>

#include "patience.h"
#include "recordbytes.h"
#include "tlsbench.h"

using namespace sw;

class BackendTlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<TlsBench>(); }
    void cleanup() { m_bench.reset(); }

    void bothSides();
    void acceptEncryptsBeforeAll();
    void secretsStayOut();
    void writeBufferIsBounded();
    void goodbyeOnClose();

private:
    std::unique_ptr<TlsBench> m_bench;
};

// Everything that a program would see: the calls and signals of QSslSocket, the result, and which bytes went inside TLS.
void BackendTlsTest::bothSides()
{
    QTemporaryDir folder;
    const SocketId listener = m_bench->listening();
    SocketCommand accept = m_bench->command(Call::Accept, listener);
    m_bench->backend.execute(accept);
    const SocketId client = m_bench->connected(m_bench->backend.facts(listener)->local);
    QVERIFY(client != 0);
    const SocketId conn = m_bench->answerTo(accept.token).newSocket;
    QVERIFY(conn != 0);
    TlsSettings serving = TlsBench::server();
    serving.certificateFile = folder.filePath(QStringLiteral("c.pem"));
    const SocketCommand serve = m_bench->starttls(conn, serving);
    m_bench->backend.execute(serve);
    QTRY_VERIFY(QFileInfo::exists(serving.certificateFile));
    TlsSettings trusting;
    trusting.caFile =
        serving.certificateFile; // and no name: what was connected to, which is an address of the certificate
    const CallRecord shaken = m_bench->make(m_bench->starttls(client, trusting));
    QCOMPARE(shaken.error, 0);
    const TlsResult result = TlsResult::fromJson(shaken.value);
    QCOMPARE(result.serverName, QStringLiteral("127.0.0.1"));
    QCOMPARE(result.version, QStringLiteral("TLSv1.3"));
    QCOMPARE(result.chain.size(), 1);
    QVERIFY(result.chain.front().names.contains(QStringLiteral("IP:127.0.0.1")));
    QCOMPARE(result.chain.front().sha256.size(), 32 * 3 - 1);
    QVERIFY(result.errors.isEmpty());
    QCOMPARE(m_bench->answerTo(serve.token).error, 0);
    for (const QtEvent event : {QtEvent::SetSslConfiguration, QtEvent::StartClientEncryption, QtEvent::Encrypted}) {
        const auto row = m_bench->log.waitFor(
            [&](const CallRecord &r) { return r.socket == client && r.qtEvent == event; });
        QVERIFY2(row, traitsOf(event).name);
        QCOMPARE(row->qtClass, QtClass::SslSocket);
        QCOMPARE(row->token, shaken.token);
    }
    SocketCommand send = m_bench->command(Call::Sendall, client);
    send.bytes = "inside";
    const CallRecord sent = m_bench->make(send);
    QCOMPARE(sent.result, 6);
    QVERIFY(sent.flags.testFlag(RecordFlag::Tls));
    SocketCommand receive = m_bench->command(Call::Recvall, conn);
    receive.number = 6;
    const CallRecord got = m_bench->make(receive);
    QCOMPARE(got.data, QByteArray("inside"));
    QVERIFY(got.flags.testFlag(RecordFlag::Tls));
    QVERIFY(m_bench->backend.facts(client)->encrypted);
    QCOMPARE(TlsResult::fromJson(m_bench->backend.facts(conn)->tls).own->sha256, result.chain.front().sha256);
}

// A server that greets: nothing of its own goes out in clear, whatever comes.
void BackendTlsTest::acceptEncryptsBeforeAll()
{
    class Greeting final : public Reaction
    {
    public:
        QByteArray greeting() override { return "hello from inside"; }
        QByteArray answer(QByteArrayView) override { return {}; }
        void received(quint32, QByteArrayView) override {}
        bool closesAfterPeer() override { return true; }
    };
    const SocketId listener = m_bench->listening();
    SocketCommand accept = m_bench->command(Call::Accept, listener);
    accept.repeat = true;
    accept.reaction = std::make_shared<Greeting>();
    accept.tls = std::make_shared<const TlsSettings>(TlsBench::server());
    m_bench->backend.execute(accept);
    const auto stranger = LoopbackPeer::connectTo(m_bench->backend.facts(listener)->local);
    QVERIFY(stranger && stranger->send("GET / HTTP/1.0\r\n\r\n"));
    const QByteArray wire = stranger->receiveAll();
    QVERIFY2(!wire.contains("hello"), wire.toHex().constData());
    const auto failed = m_bench->log.waitFor(
        [](const CallRecord &r) { return r.call == Call::Starttls && r.failed(); });
    QVERIFY(failed);
    QCOMPARE(failed->error, EPROTO);
    QCOMPARE(TlsBench::faultOf(*failed), TlsFault::NotTls);
    QTRY_COMPARE(m_bench->backend.sockets().size(), std::size_t(1)); // closed, as its peer's end would be

    TlsSettings any;
    any.ignoreErrors = true;
    std::array<QString, 2> shown;
    for (QString &sha : shown) {
        const SocketId client = m_bench->connected(m_bench->backend.facts(listener)->local);
        const CallRecord shaken = m_bench->make(m_bench->starttls(client, any));
        QCOMPARE(shaken.error, 0);
        sha = TlsResult::fromJson(shaken.value).chain.front().sha256;
        SocketCommand receive = m_bench->command(Call::Recvall, client);
        receive.number = 17;
        QCOMPARE(m_bench->make(receive).data, QByteArray("hello from inside"));
        QCOMPARE(m_bench->make(Call::Close, client).error, 0);
    }
    QCOMPARE(shown[0], shown[1]); // made once, for all connections
}

// No record has a key in it, in whatever form a session file or a log would keep it.
void BackendTlsTest::secretsStayOut()
{
    QTemporaryDir folder;
    bothSides();
    const SocketId listener = m_bench->listening();
    SocketCommand accept = m_bench->command(Call::Accept, listener);
    m_bench->backend.execute(accept);
    QVERIFY(m_bench->connected(m_bench->backend.facts(listener)->local) != 0);
    const SocketId conn = m_bench->answerTo(accept.token).newSocket;
    TlsSettings kept = TlsBench::server();
    kept.keyFile = folder.filePath(QStringLiteral("k.pem"));
    kept.timeoutMs = 50;
    QCOMPARE(m_bench->make(m_bench->starttls(conn, kept)).error, ETIMEDOUT);
    QFile file(kept.keyFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pem = file.readAll();
    QVERIFY(pem.contains("PRIVATE KEY"));
    const QByteArray line = pem.sliced(pem.indexOf("-----BEGIN")).split('\n').at(1);
    QVERIFY(line.size() > 40 && !line.contains(' '));
    for (const CallRecord &record : m_bench->log.all([](const CallRecord &) { return true; })) {
        QByteArray bytes;
        appendRecord(bytes, record);
        QVERIFY(!bytes.contains("PRIVATE") && !bytes.contains(line));
        QVERIFY(!record.text.contains(QLatin1StringView("PRIVATE")));
        QVERIFY(!record.text.toLatin1().contains(line) && !record.data.contains(line));
    }
}

// Once encrypted, bytes wait in the socket below, which bytesToWrite() does not count.
void BackendTlsTest::writeBufferIsBounded()
{
    const auto [client, conn] = m_bench->securePair();
    QVERIFY(client != 0);
    SocketCommand first = m_bench->command(Call::Sendall, client);
    first.bytes = QByteArray(64 * 1024 * 1024, 'x'); // as much as Qt is given at once, and nobody reads
    QCOMPARE(m_bench->make(first).result, first.bytes.size());
    SocketCommand more = m_bench->command(Call::Sendall, client);
    more.bytes = QByteArray(16 * 1024 * 1024, 'y');
    m_bench->backend.execute(more);
    QVERIFY(m_bench->log.waitFor(RecordLog::notice(Notice::QtWriteBufferFull)));
    QVERIFY(!m_bench->log.waitFor(RecordLog::answer(more.token), 100));
    SocketCommand receive = m_bench->command(Call::Recvall, conn);
    receive.number = 80 * 1024 * 1024;
    QCOMPARE(m_bench->make(receive).result, receive.number);
    QCOMPARE(m_bench->answerTo(more.token).result, more.bytes.size());
}

// close says so inside TLS first, so that the peer can tell an end from a cut.
void BackendTlsTest::goodbyeOnClose()
{
    const auto [client, conn] = m_bench->securePair();
    QVERIFY(client != 0);
    QCOMPARE(m_bench->make(Call::Close, client).error, 0);
    const auto said = m_bench->log.waitFor(
        [&](const CallRecord &r) { return r.socket == conn && r.qtEvent == QtEvent::AlertReceived; });
    QVERIFY(said);
    QCOMPARE(said->text, QStringLiteral("close notify"));
    SocketCommand receive = m_bench->command(Call::Recv, conn);
    receive.number = 10;
    QCOMPARE(m_bench->make(receive).result, 0);
}

QTEST_GUILESS_MAIN(BackendTlsTest)
#include "tst_backendtls.moc"
