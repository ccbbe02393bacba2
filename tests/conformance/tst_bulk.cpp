// SPDX-License-Identifier: GPL-3.0-or-later
// 100 MB: every byte arrives in order; and a peer that reads nothing blocks neither the program nor Stop.
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QtTest>

#include "descriptors.h"
#include "endpointpair.h"
#include "patience.h"
#include "program.h"
#include "socketconstants.h"

using namespace sw;

namespace {

constexpr int megabytes = 100;

/// A pattern without a short period, so that a lost or doubled piece shows.
QByteArray pattern()
{
    QByteArray bytes(megabytes * 1'000'000, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : bytes) {
        state = state * 1664525U + 1013904223U;
        byte = static_cast<char>(state >> 24U);
    }
    return bytes;
}

} // namespace

class TestBulk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyByteArrives();
    void everyByteIsCaptured();
    void stopsWhileThePeerReadsNothing();
};

void TestBulk::everyByteArrives()
{
    static const auto script = QStringLiteral("import socket, hashlib\n"
                                              "l = socket.create_server(('127.0.0.1', 0))\n"
                                              "print(l.getsockname()[1], flush=True)\n"
                                              "c, _ = l.accept()\n"
                                              "h = hashlib.sha256(); n = 0\n"
                                              "while d := c.recv(1 << 18):\n"
                                              "    h.update(d); n += len(d)\n"
                                              "print(n, h.hexdigest(), flush=True)\n");
    const QByteArray bytes = pattern();
    EndpointPair pair;
    Program python(QStringLiteral("python3"));
    QVERIFY(python.start({QStringLiteral("-c"), script}));
    QVERIFY(pair.connectTo(QStringLiteral("127.0.0.1"), python.output(2).trimmed().toUShort()));
    pair.client.send(pair.client.socket(), bytes);
    const auto sent = quint64(bytes.size());
    QTRY_COMPARE_WITH_TIMEOUT(pair.client.facts()->bytesSent, sent, 60000);
    pair.client.shutdown(pair.client.socket(), constant::shutWr);
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    QCOMPARE(python.outputAtEnd().trimmed(), QByteArray::number(bytes.size()) + ' ' + hash);
    QCOMPARE(pair.client.facts()->bytesWaiting, quint64(0));
}

void TestBulk::everyByteIsCaptured()
{
    static const auto script = QStringLiteral("import socket, sys\n"
                                              "s = socket.create_connection(('127.0.0.1', int(sys.argv[1])))\n"
                                              "s.recv(1)\n"
                                              "s.sendall(bytes(range(256)) * (%1 * 1000000 // 256))\n"
                                              "s.close()\n")
                                   .arg(megabytes);
    const QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("received"));
    EndpointPair pair;
    QVERIFY(pair.listen(QStringLiteral("127.0.0.1"), {}));
    Program python(QStringLiteral("python3"));
    QVERIFY(python.start({QStringLiteral("-c"), script, pair.port()}));
    QVERIFY(pair.acceptOne());
    QCOMPARE(pair.server.reaction().startCapture(1, name), QString());
    pair.server.send(pair.connection().socket, "!"); // now it may begin
    QTRY_VERIFY_WITH_TIMEOUT(!pair.connection().open, 60000);
    const qint64 size = megabytes * 1'000'000 / 256 * 256;
    QCOMPARE(pair.connection().received, quint64(size));
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.size(), size);
    QByteArray expected;
    for (int i = 0; i < 256; ++i)
        expected.append(static_cast<char>(i));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (qint64 i = 0; i < size / 256; ++i)
        hash.addData(expected);
    QCryptographicHash got(QCryptographicHash::Sha256);
    QVERIFY(got.addData(&file));
    QCOMPARE(got.result(), hash.result());
}

void TestBulk::stopsWhileThePeerReadsNothing()
{
    static const auto script = QStringLiteral("import socket, sys\n"
                                              "l = socket.create_server(('127.0.0.1', 0))\n"
                                              "print(l.getsockname()[1], flush=True)\n"
                                              "c, _ = l.accept()\n"
                                              "sys.stdin.read()\n");
    EndpointPair pair;
    Program python(QStringLiteral("python3"));
    QVERIFY(python.start({QStringLiteral("-c"), script}));
    QVERIFY(pair.connectTo(QStringLiteral("127.0.0.1"), python.output(2).trimmed().toUShort()));
    QList<MessageProgress> progress;
    connect(&pair.client, &Endpoint::messageProgress, this,
            [&progress](const MessageProgress &one) { progress.append(one); });
    const SocketId socket = pair.client.socket();
    pair.client.send(socket, QByteArray(megabytes * 1'000'000, 'x'));
    // Stuck: the buffers are full, and the thread waits inside send.
    quint64 before = 0;
    QTRY_VERIFY(pair.lab.isInside(Call::Send, socket));
    QTRY_VERIFY([&] {
        const auto kernel = pair.lab.api.sendQueue(pair.client.facts()->fd);
        const auto queued = quint64(std::max<qint64>(kernel.value, 0));
        return queued > 0 && std::exchange(before, queued) == queued;
    }());
    QVERIFY(progress.isEmpty());
    QElapsedTimer took;
    took.start();
    pair.client.disconnectFrom();
    QTRY_COMPARE(pair.client.state(), EndpointState::Stopped);
    QVERIFY2(took.elapsed() < 200 * slowness(), qPrintable(QString::number(took.elapsed())));
    QTRY_VERIFY(!progress.isEmpty() && progress.last().finished);
    QVERIFY(progress.last().cancelled);
    QVERIFY(progress.last().taken > 0 && progress.last().taken < progress.last().size);
    QCOMPARE(pair.client.facts()->bytesSent, quint64(progress.last().taken));
    QCOMPARE(pair.client.facts()->bytesWaiting, quint64(0));
    QTRY_VERIFY(pair.lab.backend.liveThreads() <= 1); // the control thread may stay
}

QTEST_GUILESS_MAIN(TestBulk)
#include "tst_bulk.moc"
