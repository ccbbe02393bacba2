// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong inside a TLS handshake, or before it.
#include <QtTest>

#include <cerrno>

#include <QFileInfo>
#include <QTemporaryDir>

#include "qtgaps.h"
#include "tlsbench.h"

using namespace sw;

namespace {

/// An answer in plain text, as a server of another protocol gives it.
const QByteArray plainAnswer = QByteArrayLiteral("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");

} // namespace

class BackendTlsFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<TlsBench>(); }
    void cleanup() { m_bench.reset(); }

    void resetInside();
    void plainAnswerInside();
    void dribblingPeer();
    void closedInside();
    void cancelledInside();
    void refusesPlainSocket();
    void acceptWithoutKey();
    void certificateIsNoPipe();
    void keyFileIsForOwner();

private:
    std::unique_ptr<TlsBench> m_bench;
};

void BackendTlsFaultsTest::resetInside()
{
    LoopbackListener listener;
    const SocketId client = m_bench->connected(listener.address());
    const auto peer = listener.accept();
    const SocketCommand start = m_bench->starttls(client, {});
    m_bench->backend.execute(start);
    QVERIFY(!peer->receive(100).isEmpty()); // of its ClientHello
    peer->reset();
    const CallRecord ended = m_bench->answerTo(start.token);
    QCOMPARE(ended.error, ECONNRESET);
    QCOMPARE(TlsBench::faultOf(ended), TlsFault::PeerClosed);
    QVERIFY(!m_bench->backend.facts(client)->encrypted);
}

void BackendTlsFaultsTest::plainAnswerInside()
{
    LoopbackListener listener;
    const SocketId client = m_bench->connected(listener.address());
    const auto peer = listener.accept();
    QVERIFY(peer);
    const SocketCommand start = m_bench->starttls(client, {});
    m_bench->backend.execute(start);
    QVERIFY(!peer->receive(100).isEmpty());
    QVERIFY(peer->send(plainAnswer));
    const CallRecord ended = m_bench->answerTo(start.token);
    QCOMPARE(ended.error, EPROTO);
    QCOMPARE(TlsBench::faultOf(ended), TlsFault::NotTls);
    QVERIFY(!TlsResult::fromJson(ended.value).detail.isEmpty());
}

// Half a record and then nothing: the time limit ends it, not the peer.
void BackendTlsFaultsTest::dribblingPeer()
{
    LoopbackListener listener;
    const SocketId client = m_bench->connected(listener.address());
    const auto peer = listener.accept();
    TlsSettings hasty;
    hasty.timeoutMs = 150;
    const SocketCommand start = m_bench->starttls(client, hasty);
    m_bench->backend.execute(start);
    QVERIFY(peer && peer->send(QByteArray::fromHex("160303")));
    const CallRecord ended = m_bench->answerTo(start.token);
    QCOMPARE(ended.error, ETIMEDOUT);
    QVERIFY(ended.flags.testFlag(RecordFlag::TimedOut));
    QCOMPARE(TlsBench::faultOf(ended), TlsFault::TimedOut);
    peer->receiveAll();
    QVERIFY(peer->sawEnd() || peer->receiveError() == ECONNRESET); // and the connection is gone
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
    QCOMPARE(ended.error, ECANCELED);
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
    QCOMPARE(ended.error, ECANCELED);
    // Half a handshake is no connection: there is nothing to go on with.
    SocketCommand receive = m_bench->command(Call::Recv, client);
    receive.number = 1;
    QCOMPARE(m_bench->make(receive).result, 0);
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

QTEST_GUILESS_MAIN(BackendTlsFaultsTest)
#include "tst_backendtlsfaults.moc"
