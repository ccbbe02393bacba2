// SPDX-License-Identifier: GPL-3.0-or-later
// What the log writes as pcapng, read by Wireshark's own engine: no complaint, right checksums, streams that can be followed.
#include <QTemporaryDir>
#include <QtTest>

#include "endpointpair.h"
#include "patience.h"
#include "pcapngexport.h"
#include "program.h"
#include "sessionwriter.h"
#include "socketconstants.h"

using namespace sw;

namespace {

constexpr qsizetype large = 1'000'000;

bool write(Journal &journal, const QString &path)
{
    SessionWriter::Options options;
    options.path = path;
    options.program = "Socket Workbench";
    SessionWriter writer(journal, options);
    writer.finish();
    return writer.state().stopped == SessionStop::None && writer.state().rows == journal.endRow();
}

struct Reading
{
    QByteArray output;
    QByteArray errors;
    int exitCode = -1;
};

Reading tshark(const QString &file, const QStringList &arguments)
{
    Program program(QStringLiteral("tshark"));
    const QStringList checks{QStringLiteral("-o"), QStringLiteral("ip.check_checksum:TRUE"),
                             QStringLiteral("-o"), QStringLiteral("tcp.check_checksum:TRUE"),
                             QStringLiteral("-o"), QStringLiteral("udp.check_checksum:TRUE")};
    Reading reading;
    if (!program.start(QStringList{QStringLiteral("-n"), QStringLiteral("-r"), file} + checks + arguments))
        return reading;
    reading.output = program.outputAtEnd();
    reading.exitCode = program.exitCode();
    const QByteArrayList lines = program.errors().split('\n');
    for (const QByteArray &line : lines) {
        if (!line.isEmpty() && !line.startsWith("Running as user"))
            reading.errors.append(line).append('\n');
    }
    return reading;
}

QByteArray fields(const QString &file, const QString &filter, const QString &field)
{
    return tshark(file,
                  {QStringLiteral("-Y"), filter, QStringLiteral("-T"), QStringLiteral("fields"), QStringLiteral("-e"),
                   field})
        .output.trimmed();
}

/// The bytes of one direction of a stream, as Follow Stream gives them.
QByteArray followed(const QString &file, int stream, bool fromServer)
{
    const QByteArrayList lines = tshark(file,
                                        {QStringLiteral("-q"), QStringLiteral("-z"),
                                         QStringLiteral("follow,tcp,raw,%1").arg(stream)})
                                     .output.split('\n');
    QByteArray all;
    for (const QByteArray &line : lines) {
        const QByteArray hex = line.trimmed();
        const bool isHex = !hex.isEmpty() && QByteArray::fromHex(hex).toHex() == hex;
        if (isHex && line.startsWith('\t') == fromServer)
            all.append(QByteArray::fromHex(hex));
    }
    return all;
}

} // namespace

class TestTshark final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void conversationOfOwnEnds_data();
    void conversationOfOwnEnds();
    void conversationWithAStranger();
    void conversationOlderThanItsFile();
    void whatReceiversToldAlone();

private:
    static void withoutComplaint(const QString &file);
};

void TestTshark::withoutComplaint(const QString &file)
{
    const Reading all = tshark(file, {});
    QCOMPARE(all.errors, QByteArray());
    QCOMPARE(all.exitCode, 0);
    QCOMPARE(fields(file,
                    QStringLiteral("tcp.checksum.status == 0 or ip.checksum.status == 0 or udp.checksum.status == 0"),
                    QStringLiteral("frame.number")),
             QByteArray());
    QCOMPARE(fields(file, QStringLiteral("_ws.malformed"), QStringLiteral("frame.number")), QByteArray());
    // Retransmissions, lost and repeated segments and the like; what is left is the chat of handshakes and window sizes.
    QCOMPARE(fields(file, QStringLiteral("_ws.expert.severity >= 0x400000 and !tcp.flags.reset"),
                    QStringLiteral("_ws.expert.message")),
             QByteArray());
}

void TestTshark::conversationOfOwnEnds_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("IPv4") << QStringLiteral("127.0.0.1");
    QTest::newRow("IPv6") << QStringLiteral("::1");
}

void TestTshark::conversationOfOwnEnds()
{
    QFETCH(const QString, host);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("own.pcapng"));
    const QByteArray bytes(large, 'w');
    EndpointPair pair;
    QVERIFY(pair.listen(host, answering(ReplyKind::Echo)));
    QVERIFY(pair.connectTo(host, pair.server.address().port()));
    pair.client.send(pair.client.socket(), "hello");
    QTRY_COMPARE(pair.clientGot(), QByteArray("hello"));
    pair.client.send(pair.client.socket(), bytes);
    QTRY_COMPARE_WITH_TIMEOUT(pair.clientGot().size(), large + 5, 30'000);
    pair.client.shutdown(pair.client.socket(), constant::shutWr);
    QTRY_VERIFY(!pair.lab.calls(Call::Close).empty()); // the server's, after its peer
    QVERIFY(write(pair.lab.journal, file));

    withoutComplaint(file);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(followed(file, 0, false), "hello" + bytes);
    QCOMPARE(followed(file, 0, true), "hello" + bytes);
    QCOMPARE(fields(file, QStringLiteral("tcp.flags.syn == 1 and tcp.flags.ack == 0"), QStringLiteral("tcp.stream")),
             QByteArray("0"));
    QCOMPARE(fields(file, QStringLiteral("tcp.flags.fin == 1"), QStringLiteral("tcp.stream")), QByteArray("0\n0"));
    const QByteArray comments = fields(file, QStringLiteral("frame.comment"), QStringLiteral("frame.comment"));
    QVERIFY2(comments.contains("connect("), comments.first(qMin(comments.size(), 4000)).constData());
    QVERIFY(comments.contains("accept("));
    QVERIFY(comments.contains(", 65536) = 5, took "));
}

void TestTshark::conversationWithAStranger()
{
    static const auto script = QStringLiteral("import socket, sys\n"
                                              "s = socket.create_connection(('127.0.0.1', int(sys.argv[1])))\n"
                                              "s.sendall(b'x' * 1000000)\n"
                                              "s.shutdown(socket.SHUT_WR)\n"
                                              "while s.recv(65536): pass\n");
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("stranger.pcapng"));
    EndpointPair pair;
    QVERIFY(pair.listen(QStringLiteral("127.0.0.1"), answering(ReplyKind::Echo)));
    Program python(QStringLiteral("python3"));
    QVERIFY(python.start({QStringLiteral("-c"), script, pair.port()}));
    python.outputAtEnd();
    QTRY_VERIFY(!pair.lab.calls(Call::Close).empty());
    QVERIFY(write(pair.lab.journal, file));

    withoutComplaint(file);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(followed(file, 0, false), QByteArray(large, 'x'));
    QCOMPARE(followed(file, 0, true), QByteArray(large, 'x'));
    QCOMPARE(fields(file, QStringLiteral("frame.comment contains \"the peer's end of stream\""),
                    QStringLiteral("tcp.flags.fin")),
             QByteArray("1"));
}

void TestTshark::conversationOlderThanItsFile()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("second.pcapng"));
    const QByteArray bytes(large, 'w');
    EndpointPair pair;
    QVERIFY(pair.listen(QStringLiteral("127.0.0.1"), answering(ReplyKind::Echo)));
    QVERIFY(pair.connectTo(QStringLiteral("127.0.0.1"), pair.server.address().port()));
    pair.client.send(pair.client.socket(), "first file");
    QTRY_COMPARE(pair.clientGot(), QByteArray("first file"));
    SessionWriter::Options options;
    options.path = folder.filePath(QStringLiteral("first.pcapng"));
    SessionWriter(pair.lab.journal, options).finish();
    options.path = file;
    {
        const SessionWriter second(pair.lab.journal, options);
        pair.client.send(pair.client.socket(), bytes);
        QTRY_COMPARE_WITH_TIMEOUT(pair.clientGot().size(), large + 10, 30'000);
        pair.client.shutdown(pair.client.socket(), constant::shutWr);
        QTRY_VERIFY(!pair.lab.calls(Call::Close).empty());
    }
    withoutComplaint(file);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(followed(file, 0, false), bytes);
    QCOMPARE(followed(file, 0, true), bytes);
    QCOMPARE(fields(file, QStringLiteral("tcp.flags.syn == 1 and tcp.flags.ack == 0"), QStringLiteral("tcp.dstport")),
             pair.port().toLatin1());
}

void TestTshark::whatReceiversToldAlone()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("received.pcapng"));
    const QByteArray bytes(large, 'w');
    EndpointPair pair;
    QVERIFY(pair.listen(QStringLiteral("127.0.0.1"), answering(ReplyKind::Echo)));
    QVERIFY(pair.connectTo(QStringLiteral("127.0.0.1"), pair.server.address().port()));
    pair.client.send(pair.client.socket(), bytes);
    QTRY_COMPARE_WITH_TIMEOUT(pair.clientGot().size(), large, 30'000);
    pair.client.shutdown(pair.client.socket(), constant::shutWr);
    QTRY_VERIFY(!pair.lab.calls(Call::Close).empty());
    ExportJob job;
    job.path = file;
    job.wanted = [](const JournalRow &row) { return traitsOf(row.entry().call).direction == Direction::In; };
    writePcapng(job, pair.lab.journal.clock(), "Socket Workbench");
    RowExport exporting(pair.lab.journal, [] {});
    exporting.start(job);
    RowExport::State state;
    QTRY_VERIFY((state = exporting.take()).ended);
    QCOMPARE(state.fault, RowExport::Fault::None);

    withoutComplaint(file);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(followed(file, 0, false), bytes);
    QCOMPARE(followed(file, 0, true), bytes);
    QCOMPARE(fields(file, QStringLiteral("tcp.flags.syn == 1 and tcp.flags.ack == 0"), QStringLiteral("tcp.dstport")),
             pair.port().toLatin1());
}

QTEST_GUILESS_MAIN(TestTshark)
#include "tst_tshark.moc"
