// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "journal.h"
#include "recordbytes.h"
#include "sessiondecoder.h"
#include "sessionencoder.h"
#include "wirerows.h"

using namespace sw;

namespace {

const SessionClock clockOfTest{1'000'000, 1'700'000'000'000'000'000};

QByteArray fileOf(const std::vector<CallRecord> &records, bool end = true)
{
    QByteArray out;
    SessionEncoder encoder(clockOfTest);
    encoder.appendHead(out, "Socket Workbench test");
    quint64 number = 0;
    for (const CallRecord &record : records)
        encoder.appendRow(out, number++, record, record.data);
    if (end)
        encoder.appendEnd(out, encoder.rows());
    return out;
}

std::vector<SessionRow> rowsOf(QByteArrayView file)
{
    std::vector<SessionRow> rows;
    bool ended = false;
    sessiondecoder::wholeBytes(file, ended, [&](quint64, qsizetype begin, qsizetype size) {
        auto row = sessiondecoder::rowAt(file.sliced(begin, size));
        if (row)
            rows.push_back(std::move(*row));
    });
    return rows;
}

} // namespace

class TestSessionRows final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRecordComesBack();
    void laterMembersArePassedOver();
    void headIsKnownBytes();
    void rightChecksums();
    void sendsCarryBetweenOwnEnds();
    void strangersBytesAreOnTheWire();
    void plaintextOfTlsSaysSo();
    void largeCallsBecomeSeveralPackets();
    void largeBytesWithoutPackets();
    void closedAndResetOnce();
    void datagramsOnce();
    void tornAnywhere();
    void damagedAnywhere();
};

void TestSessionRows::everyRecordComesBack()
{
    QRandomGenerator random(7);
    std::vector<CallRecord> records;
    for (int i = 0; i < 3000; ++i)
        records.push_back(anyRecord(random));
    records.push_back(CallRecord());
    const QByteArray file = fileOf(records);
    for (const CallRecord &record : records) {
        QByteArray alone;
        appendRecord(alone, record);
        QVERIFY2(recordFrom(alone), alone.toHex().constData());
    }
    const auto rows = rowsOf(file);
    QCOMPARE(rows.size(), records.size());
    for (size_t i = 0; i < rows.size(); ++i) {
        QCOMPARE(rows[i].number, i);
        compare(rows[i].record, records[i]);
        if (QTest::currentTestFailed())
            return;
    }
    bool ended = false;
    QCOMPARE(sessiondecoder::wholeBytes(file, ended), file.size());
    QVERIFY(ended);
}

void TestSessionRows::laterMembersArePassedOver()
{
    QByteArray bytes;
    appendRecord(bytes, moved(Call::Recv, 3, "x"));
    bytes.append("\xc8\x01\x05", 3); // member 100, the number 5
    bytes.append("\xcb\x01\x02zz", 5); // member 101, two bytes
    const auto record = recordFrom(bytes);
    QVERIFY(record);
    QCOMPARE(record->call, Call::Recv);
    QVERIFY(!recordFrom(QByteArray(bytes).append("\xcd\x01\x7f", 3)));
    QVERIFY(!recordFrom(QByteArray("\x04\xff\x03", 3))); // a call that does not exist
}

void TestSessionRows::headIsKnownBytes()
{
    QByteArray out;
    pcapng::appendSection(out, "abc");
    QCOMPARE(out.toHex(),
             QByteArray("0a0d0d0a280000004d3c2b1a01000000ffffffffffffffff04000300616263000000000028000000"));
    const auto head = sessiondecoder::headOf(fileOf({}));
    QVERIFY(head);
    QCOMPARE(head->clock.zeroNs, clockOfTest.zeroNs);
    QCOMPARE(head->clock.wallNs, clockOfTest.wallNs);
    QVERIFY(!sessiondecoder::headOf(out));
}

void TestSessionRows::rightChecksums()
{
    // The header of RFC 1071 articles everywhere: 4500 0073 0000 4000 4011 .... c0a8 0001 c0a8 00c7 gives b861.
    const QByteArray packet = ipheaders::udp(at("192.168.0.1:1"), at("192.168.0.199:2"), QByteArray(0x73 - 28, 'a'));
    QCOMPARE(packet.first(20).toHex(),
             QByteArray("4500007300004000"
                        "4011b861c0a80001c0a800c7"));
    QVERIFY(ipheaders::tcp(at("127.0.0.1:1"), at("[::1]:2"), {}, {}).isEmpty());
    QVERIFY(ipheaders::udp(at("127.0.0.1:1"), at("127.0.0.1:2"), QByteArray(65508, 'a')).isEmpty());
    QVERIFY(!ipheaders::udp(at("127.0.0.1:1"), at("127.0.0.1:2"), QByteArray(65507, 'a')).isEmpty());
}

void TestSessionRows::sendsCarryBetweenOwnEnds()
{
    const std::vector<CallRecord> records{made(1, constant::sockStream),
                                          made(2, constant::sockStream),
                                          connected(2, "127.0.0.1:4000", "127.0.0.1:80"),
                                          accepted(1, 3, "127.0.0.1:80", "127.0.0.1:4000"),
                                          moved(Call::Send, 2, "hello"),
                                          moved(Call::Recv, 3, "hello"),
                                          moved(Call::Recv, 2, "early"), // its row was first
                                          moved(Call::Send, 3, "early")};
    const QByteArray file = fileOf(records);
    QCOMPARE(payloadsOf(file), (QByteArrayList{"", "", "", "", "hello", "", "", "early"}));
    QCOMPARE(rowsOf(file)[5].record.data, QByteArray("hello"));
}

void TestSessionRows::strangersBytesAreOnTheWire()
{
    const QByteArray file = fileOf({made(2, constant::sockStream), connected(2, "[::1]:4000", "[::1]:80"),
                                    moved(Call::Send, 2, "ask"), moved(Call::Recv, 2, "answer")});
    QCOMPARE(payloadsOf(file), (QByteArrayList{"", "", "", "ask", "answer"}));
}

void TestSessionRows::plaintextOfTlsSaysSo()
{
    CallRecord secret = moved(Call::Send, 2, "secret");
    secret.layer = RecordLayer::QtCall;
    secret.qtClass = QtClass::SslSocket;
    secret.flags |= RecordFlag::Tls;
    const QByteArray file = fileOf({made(2, constant::sockStream), connected(2, "127.0.0.1:4000", "127.0.0.1:443"),
                                    moved(Call::Send, 2, "plain"), secret});
    QCOMPARE(file.count("TLS plaintext"), 1);
    QVERIFY(file.indexOf("TLS plaintext") > file.indexOf("plain"));
}

void TestSessionRows::largeCallsBecomeSeveralPackets()
{
    const QByteArray large(100'000, 'l');
    const QByteArray file = fileOf(
        {made(2, constant::sockStream), connected(2, "127.0.0.1:4000", "127.0.0.1:80"), moved(Call::Send, 2, large)});
    QCOMPARE(payloadsOf(file).size(), 3 + 4);
    QCOMPARE(payloadsOf(file).join(), large);
    QCOMPARE(file.count("send(2, "), 1); // the comment on the first
    QCOMPARE(rowsOf(file).at(2).record.data, large);
}

void TestSessionRows::largeBytesWithoutPackets()
{
    CallRecord all = moved(Call::Sendall, 2, QByteArray(40 * 1024 * 1024, 's'));
    all.flags |= RecordFlag::Composite;
    const QByteArray file = fileOf({all});
    QCOMPARE(rowsOf(file).at(0).record.data, all.data);
}

void TestSessionRows::closedAndResetOnce()
{
    CallRecord half = wireCall(Call::Shutdown, 2);
    half.arguments[0] = constant::shutWr;
    CallRecord dup = wireCall(Call::Dup, 2, 5);
    dup.newSocket = 5;
    CallRecord end = moved(Call::Recv, 2, {});
    const QByteArray ended = fileOf({made(2, constant::sockStream), connected(2, "127.0.0.1:4000", "127.0.0.1:80"), dup,
                                     half, end, wireCall(Call::Close, 2), wireCall(Call::Close, 5)});
    QCOMPARE(ended.count("end of stream"), 2);
    QCOMPARE(ended.count("end of stream by shutdown"), 1);
    QCOMPARE(ended.count("the peer's end of stream"), 1);

    CallRecord linger = wireCall(Call::Setsockopt, 2);
    linger.arguments = {constant::solSocket, constant::soLinger, 0};
    const std::array<int, 2> abortive{1, 0};
    linger.data = QByteArray(static_cast<const char *>(static_cast<const void *>(abortive.data())), sizeof abortive);
    const QByteArray reset = fileOf({made(2, constant::sockStream), connected(2, "127.0.0.1:4000", "127.0.0.1:80"),
                                     linger, wireCall(Call::Close, 2), moved(Call::Recv, 2, "late")});
    QCOMPARE(reset.count("reset by close"), 1);
    QCOMPARE(reset.count("end of stream"), 0);
    QCOMPARE(payloadsOf(reset).join(), QByteArray());
}

void TestSessionRows::datagramsOnce()
{
    CallRecord bound = wireCall(Call::Bind, 1);
    bound.local = at("0.0.0.0:53");
    CallRecord sent = moved(Call::Sendto, 2, "q");
    sent.address = at("127.0.0.1:53");
    sent.local = at("0.0.0.0:4000");
    CallRecord got = moved(Call::Recvfrom, 1, "q");
    got.address = at("127.0.0.1:4000");
    CallRecord foreign = moved(Call::Recvfrom, 1, "f");
    foreign.address = at("127.0.0.1:5000");
    const QByteArray file = fileOf(
        {made(1, constant::sockDgram), made(2, constant::sockDgram), bound, sent, got, foreign});
    QCOMPARE(payloadsOf(file), (QByteArrayList{"q", "f"}));
    QCOMPARE(rowsOf(file).size(), size_t(6));
}

void TestSessionRows::tornAnywhere()
{
    const QByteArray file = fileOf({made(2, constant::sockStream), connected(2, "127.0.0.1:4000", "127.0.0.1:80"),
                                    moved(Call::Send, 2, QByteArray(40'000, 't')), moved(Call::Recv, 2, "u")});
    const auto rows = rowsOf(file);
    for (qsizetype size = 0; size<file.size(); size += size> 2000 && size < file.size() - 2000 ? 97 : 1) {
        bool ended = true;
        const QByteArray torn = file.first(size); // its own memory, so that a read beyond is seen
        const qsizetype whole = sessiondecoder::wholeBytes(torn, ended);
        QVERIFY(whole <= size);
        QVERIFY(!ended);
        const auto left = rowsOf(torn);
        QVERIFY(left.size() <= rows.size());
        for (size_t i = 0; i < left.size(); ++i)
            QCOMPARE(left[i].record.data, rows[i].record.data);
    }
}

void TestSessionRows::damagedAnywhere()
{
    QRandomGenerator random(11);
    std::vector<CallRecord> records;
    for (int i = 0; i < 12; ++i) {
        records.push_back(anyRecord(random));
        records.back().data.truncate(40);
    }
    const QByteArray file = fileOf(records);
    for (int i = 0; i < 20'000; ++i) {
        QByteArray damaged = file;
        for (int hits = random.bounded(1, 4); hits > 0; --hits)
            damaged[random.bounded(int(file.size()))] = char(random.bounded(256));
        QVERIFY(rowsOf(damaged).size() <= records.size() + 1);
    }
}

QTEST_GUILESS_MAIN(TestSessionRows)
#include "tst_sessionrows.moc"
