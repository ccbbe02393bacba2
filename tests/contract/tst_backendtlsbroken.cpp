// SPDX-License-Identifier: GPL-3.0-or-later
// What a connection is after something went wrong with TLS on it: nothing that hangs, and nothing that seems to work.
#include <QtTest>

#include <cerrno>

#include <sys/socket.h>

#include <QFileInfo>
#include <QTemporaryDir>

#include "patience.h"
#include "tlsbench.h"

using namespace sw;

class BackendTlsBrokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<TlsBench>(); }
    void cleanup() { m_bench.reset(); }

    void writesNoKeyAlone();
    void breaksAfterwards();
    void handshakeWithoutWaiting();

private:
    std::unique_ptr<TlsBench> m_bench;
};

void BackendTlsBrokenTest::writesNoKeyAlone()
{
    const QTemporaryDir folder;
    const TlsBench::Ends ends = m_bench->plainPair();
    TlsSettings settings = TlsBench::server();
    settings.certificateFile = folder.filePath(QStringLiteral("none/own.pem"));
    settings.keyFile = folder.filePath(QStringLiteral("own.key"));
    const CallRecord refused = m_bench->make(m_bench->starttls(ends.server, settings));
    QCOMPARE(refused.error, ENOENT);
    QCOMPARE(TlsBench::faultOf(refused), TlsFault::NotMade);
    QVERIFY(!QFileInfo::exists(settings.keyFile));
}

// What is no record of TLS ends the connection: Qt would go on waiting, and take bytes that it never sends.
void BackendTlsBrokenTest::breaksAfterwards()
{
    const TlsBench::Ends ends = m_bench->securePair();
    QVERIFY(ends.client != 0);
    SocketCommand receive = m_bench->command(Call::Recv, ends.client);
    receive.number = 10;
    m_bench->backend.execute(receive);
    const QByteArray noRecord = QByteArray::fromHex("1703030030") + QByteArray(48, 'z');
    const int beside = m_bench->backend.facts(ends.server)->fd;
    QCOMPARE(::send(beside, noRecord.constData(), size_t(noRecord.size()), MSG_NOSIGNAL), noRecord.size());
    QCOMPARE(m_bench->answerTo(receive.token).error, EPROTO);
    SocketCommand send = m_bench->command(Call::Sendall, ends.client);
    send.bytes = "lost";
    QCOMPARE(m_bench->make(send).error, EPROTO);
    SocketCommand again = m_bench->command(Call::Sendall, ends.client);
    again.bytes = "lost too";
    QCOMPARE(m_bench->make(again).error, EPROTO);
    QCOMPARE(m_bench->backend.facts(ends.client)->end, EndReason::Failed);
}

void BackendTlsBrokenTest::handshakeWithoutWaiting()
{
    LoopbackListener listener;
    const SocketId own = m_bench->connected(listener.address());
    const auto silent = listener.accept();
    QVERIFY(silent);
    SocketCommand mode = m_bench->command(Call::Settimeout, own);
    mode.timeoutMs = 0;
    mode.number = 0;
    QCOMPARE(m_bench->make(mode).error, 0);
    TlsSettings settings;
    settings.timeoutMs = 150;
    QCOMPARE(m_bench->make(m_bench->starttls(own, settings)).error, EINPROGRESS);
    QCOMPARE(m_bench->make(m_bench->starttls(own, settings)).error, EALREADY);
    // Its limit holds although no call waits, and what became of it is told.
    QTRY_COMPARE(TlsResult::fromJson(m_bench->backend.facts(own)->tls).fault, TlsFault::TimedOut);
    SocketCommand receive = m_bench->command(Call::Recv, own);
    receive.number = 1;
    QCOMPARE(m_bench->make(receive).error, ETIMEDOUT);
}

QTEST_GUILESS_MAIN(BackendTlsBrokenTest)
#include "tst_backendtlsbroken.moc"
