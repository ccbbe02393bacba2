// SPDX-License-Identifier: GPL-3.0-or-later
// ICMP echo messages: checksum against known vectors, built, parsed, and what hostile bytes give.
#include <QtTest>

#include "icmpecho.h"

using namespace sw;

class TestIcmpEcho : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksum_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("sum");
        // RFC 1071, section 3: the sum of these is ddf2.
        QTest::newRow("RFC 1071") << QByteArray::fromHex("0001f203f4f5f6f7") << 0x220d;
        QTest::newRow("IPv4 header") << QByteArray::fromHex("450000730000400040110000c0a80001c0a800c7") << 0xb861;
        QTest::newRow("odd") << QByteArray::fromHex("0001f2") << 0x0dfe;
        QTest::newRow("nothing") << QByteArray() << 0xffff;
        QTest::newRow("carry twice") << QByteArray::fromHex("ffffffff0001") << 0xfffe;
    }
    void checksum()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, sum);
        QCOMPARE(static_cast<int>(internetChecksum(bytes)), sum);
    }
    void builtAsPingBuilds()
    {
        QCOMPARE(icmpEchoRequest(false, 0x1234, 1, "abc").toHex(), QByteArray("0800216812340001616263"));
        QCOMPARE(icmpEchoRequest(true, 0x1234, 1, "abc").toHex(), QByteArray("8000000012340001616263"));
    }
    void parsedAgain()
    {
        for (const bool v6 : {false, true}) {
            const auto echo = parseIcmpEcho(v6, icmpEchoRequest(v6, 7, 65535, "x"));
            QVERIFY(echo && !echo->reply && echo->checksumRight);
            QCOMPARE(echo->id, quint16(7));
            QCOMPARE(echo->sequence, quint16(65535));
            QCOMPARE(echo->payload, QByteArray("x"));
        }
        QByteArray broken = icmpEchoRequest(false, 7, 1, "x");
        broken[8] = 'y';
        QVERIFY(!parseIcmpEcho(false, broken)->checksumRight);
        QVERIFY(parseIcmpEcho(false, QByteArray::fromHex("0000fffe00000001"))->reply);
        QVERIFY(!parseIcmpEcho(true, QByteArray::fromHex("0000fffe00000001")));
    }
    void errorsQuoteTheRequest()
    {
        QByteArray header(20, '\0');
        header[0] = 0x45;
        header[8] = 7;
        header[9] = 1;
        const QByteArray error = QByteArray::fromHex("0b00000000000000") + header + icmpEchoRequest(false, 5, 6, {});
        const auto quoted = quotedIcmpEcho(false, error);
        QVERIFY(quoted);
        QCOMPARE(quoted->id, quint16(5));
        QCOMPARE(quoted->sequence, quint16(6));
        QCOMPARE(ipHeader(header)->ttl, 7);
        QByteArray header6(40, '\0');
        header6[0] = 0x60;
        header6[6] = 58;
        const QByteArray error6 = QByteArray::fromHex("0300000000000000") + header6 + icmpEchoRequest(true, 8, 9, {});
        QCOMPARE(quotedIcmpEcho(true, error6)->sequence, quint16(9));
        for (qsizetype size = 0; size < error.size(); ++size)
            QVERIFY(!quotedIcmpEcho(false, error.left(size)));
        for (qsizetype size = 0; size < error6.size(); ++size)
            QVERIFY(!quotedIcmpEcho(true, error6.left(size)));
        QVERIFY(!quotedIcmpEcho(true, error));
        QVERIFY(!quotedIcmpEcho(false, icmpEchoRequest(false, 1, 1, error))); // an echo is no error
        QByteArray ofUdp = error;
        ofUdp[8 + 9] = 17;
        QVERIFY(!quotedIcmpEcho(false, ofUdp));
    }
    void errorsNameTheirPacket()
    {
        // A port unreachable of RFC 792 about a datagram from 10.0.0.1:5000 to 192.0.2.9:33434.
        const QByteArray datagram = QByteArray::fromHex("4500001c00000000401100000a000001c0000209"
                                                        "1388829a00080000");
        const QByteArray error = QByteArray::fromHex("0303000000000000") + datagram;
        const auto packet = quotedPacket(false, error);
        QVERIFY(packet);
        QCOMPARE(packet->protocol, 17);
        QCOMPARE(packet->source, QByteArray::fromHex("0a000001"));
        QCOMPARE(packet->destination, QByteArray::fromHex("c0000209"));
        QCOMPARE(packet->sourcePort, std::optional<quint16>(5000));
        QCOMPARE(packet->destinationPort, std::optional<quint16>(33434));
        QByteArray header6(40, '\0');
        header6[0] = 0x60;
        header6[6] = 58;
        header6[8 + 15] = 1;
        header6[24 + 15] = 2;
        const QByteArray error6 = QByteArray::fromHex("0300000000000000") + header6;
        const auto packet6 = quotedPacket(true, error6 + icmpEchoRequest(true, 8, 9, {}));
        QVERIFY(packet6);
        QCOMPARE(packet6->protocol, 58);
        QCOMPARE(packet6->source.back(), '\1');
        QCOMPARE(packet6->destination, QByteArray(15, '\0') + '\2');
        QVERIFY(!packet6->sourcePort);
        // Cut anywhere: nothing, or no ports.
        for (qsizetype size = 0; size < error.size(); ++size) {
            const auto cut = quotedPacket(false, error.left(size));
            QCOMPARE(cut.has_value(), size >= 28);
            QCOMPARE(cut && cut->destinationPort, size >= 32);
        }
        for (qsizetype size = 0; size < error6.size(); ++size)
            QVERIFY(!quotedPacket(true, error6.left(size)));
        QVERIFY(!quotedPacket(true, error) && !quotedPacket(false, icmpEchoRequest(false, 1, 1, datagram)));
    }
    void whatIsCutGivesNothing()
    {
        const QByteArray whole = icmpEchoRequest(false, 1, 1, {});
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY(!parseIcmpEcho(false, whole.left(size)) && !icmpKind(whole.left(size)));
        QVERIFY(!withoutIpHeader({}));
        QVERIFY(!withoutIpHeader(QByteArray(19, 'E')));
        QVERIFY(!withoutIpHeader('\x60' + QByteArray(40, '\0'))); // IPv6
        QVERIFY(!withoutIpHeader('\x44' + QByteArray(40, '\0'))); // a header of 16 bytes
        QVERIFY(!withoutIpHeader('\x4f' + QByteArray(40, '\0'))); // one of 60 in 41
        QCOMPARE(withoutIpHeader('\x46' + QByteArray(23, '\0') + "icmp")->toByteArray(), QByteArray("icmp"));
    }
};

QTEST_GUILESS_MAIN(TestIcmpEcho)
#include "tst_icmpecho.moc"
