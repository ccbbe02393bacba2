// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRandomGenerator>
#include <QTest>

#include "framing.h"

using namespace sw;

/// Cutting messages out of a stream: by delimiter, length and size, in pieces of any size, and out of hostile bytes.
class TestFraming final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cuts_data();
    void cuts();
    void delimiterInParts();
    void lostBehindAWrongLength();
    void lengthsCostNoMemory();
    void nothingToCut();
    void anyBytes();

private:
    /// "offset+length" of each message, "(bodyOffset+bodyLength)", and "!" with its fault's number.
    static QString told(const std::vector<FramedMessage> &messages)
    {
        QStringList all;
        for (const FramedMessage &one : messages) {
            QString text = QStringLiteral("%1+%2").arg(one.offset).arg(one.length);
            if (one.bodyOffset != one.offset || one.bodyLength != one.length)
                text += QStringLiteral("(%1+%2)").arg(one.bodyOffset).arg(one.bodyLength);
            if (one.fault != FrameFault::None)
                text += QStringLiteral("!%1").arg(int(one.fault));
            all.append(text);
        }
        return all.join(u' ');
    }
    static QString cut(const Framing &framing, const QByteArray &bytes, qsizetype piece)
    {
        FrameCutter cutter(framing);
        std::vector<FramedMessage> found;
        for (qsizetype at = 0; at < bytes.size(); at += piece)
            cutter.feed(QByteArrayView(bytes).sliced(at, qMin(piece, bytes.size() - at)), found);
        if (const auto rest = cutter.rest())
            found.push_back(*rest);
        return told(found);
    }
    static Framing delimited(const QByteArray &delimiter)
    {
        Framing framing;
        framing.kind = FramingKind::Delimiter;
        framing.delimiter = delimiter;
        return framing;
    }
    static Framing counted(int size, int offset = 0, bool little = false, bool all = false)
    {
        Framing framing;
        framing.kind = FramingKind::Length;
        framing.lengthSize = size;
        framing.lengthOffset = offset;
        framing.lengthLittleEndian = little;
        framing.lengthCountsAll = all;
        return framing;
    }
    static Framing fixed(qint64 size)
    {
        Framing framing;
        framing.kind = FramingKind::Fixed;
        framing.fixedSize = size;
        return framing;
    }
};

Q_DECLARE_METATYPE(sw::Framing)

void TestFraming::cuts_data()
{
    QTest::addColumn<Framing>("framing");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    const auto bytes = [](const char *hex) { return QByteArray::fromHex(hex); };
    QTest::newRow("lines") << delimited("\n") << QByteArray("ab\nc\n\nd") << u"0+3(0+2) 3+2(3+1) 5+1(5+0) 6+1!1"_qs;
    QTest::newRow("CR LF") << delimited("\r\n") << QByteArray("a\rb\r\n\r\n") << u"0+5(0+3) 5+2(5+0)"_qs;
    QTest::newRow("delimiter repeats itself") << delimited("aab") << QByteArray("aaabxaab") << u"0+4(0+1) 4+4(4+1)"_qs;
    QTest::newRow("length 1") << counted(1) << bytes("0261620001 63") << u"0+3(1+2) 3+1(4+0) 4+2(5+1)"_qs;
    QTest::newRow("length 2, network order") << counted(2) << bytes("0002 6162 0001 63") << u"0+4(2+2) 4+3(6+1)"_qs;
    QTest::newRow("length 2, little") << counted(2, 0, true) << bytes("0200 6162 0100") << u"0+4(2+2) 4+2!1"_qs;
    QTest::newRow("length 3 behind a type") << counted(3, 1) << bytes("ff 000002 6162 01") << u"0+6(4+2) 6+1!1"_qs;
    QTest::newRow("length of all") << counted(2, 0, false, true) << bytes("0004 6162 0002 0003 63")
                                   << u"0+4(2+2) 4+2(6+0) 6+3(8+1)"_qs;
    QTest::newRow("length of all too small") << counted(2, 0, false, true) << bytes("0001 6162") << u"0+2!3 2+2!4"_qs;
    QTest::newRow("length 8, huge") << counted(8) << bytes("ffffffffffffffff 6162") << u"0+8!2 8+2!4"_qs;
    QTest::newRow("size") << fixed(4) << QByteArray("aaaabbbbcc") << u"0+4 4+4 8+2!1"_qs;
    Framing bounded = counted(1);
    bounded.longest = 4;
    QTest::newRow("as long as allowed") << bounded << bytes("03616263 0461626364") << u"0+4(1+3) 4+1!2 5+4!4"_qs;
    bounded.lengthCountsAll = true;
    QTest::newRow("all as long as allowed") << bounded << bytes("04616263 05") << u"0+4(1+3) 4+1!2"_qs;
    Framing shorter = delimited("\n");
    shorter.longest = 4;
    QTest::newRow("no end") << shorter << QByteArray("abcdefgh\nxy\n") << u"0+5!2 5+4(5+3) 9+3(9+2)"_qs;
    QTest::newRow("none") << Framing() << QByteArray("abc") << QString();
    QTest::newRow("no delimiter") << delimited({}) << QByteArray("abc") << QString();
}

void TestFraming::cuts()
{
    QFETCH(Framing, framing);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    for (const qsizetype piece : {qsizetype(1), qsizetype(2), qsizetype(3), bytes.size() + 1})
        QCOMPARE(cut(framing, bytes, piece), expected);
}

void TestFraming::delimiterInParts()
{
    FrameCutter cutter(delimited("END"));
    std::vector<FramedMessage> found;
    cutter.feed("xE", found);
    cutter.feed("N", found);
    QVERIFY(found.empty());
    QCOMPARE(cutter.rest()->length, 3U);
    cutter.feed("D", found);
    QCOMPARE(found.size(), 1U);
    QVERIFY(!cutter.rest());
}

void TestFraming::lostBehindAWrongLength()
{
    FrameCutter cutter(counted(4));
    std::vector<FramedMessage> found;
    cutter.feed(QByteArray(1000, '\xff'), found);
    QVERIFY(cutter.isLost());
    QCOMPARE(found.size(), 1U);
    QCOMPARE(cutter.offset(), 1000U);
    QCOMPARE(cutter.rest()->fault, FrameFault::NotFramed);
}

void TestFraming::lengthsCostNoMemory()
{
    Framing framing = counted(4);
    framing.longest = Framing::mostMessage;
    FrameCutter cutter(framing);
    std::vector<FramedMessage> found;
    cutter.feed(QByteArray::fromHex("03fffff0"), found); // 64 MiB are promised
    cutter.feed("x", found);
    QVERIFY(found.empty());
    QCOMPARE(cutter.rest()->length, 5U);
}

void TestFraming::nothingToCut()
{
    FrameCutter cutter(delimited("\n"));
    std::vector<FramedMessage> found;
    cutter.feed({}, found);
    QVERIFY(found.empty() && !cutter.rest());
}

void TestFraming::anyBytes()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 3000; ++round) {
        Framing framing;
        framing.kind = FramingKind(random.bounded(4));
        framing.delimiter = QByteArray(random.bounded(4), char('a' + random.bounded(2)));
        framing.fixedSize = random.bounded(-3, 40);
        framing.lengthOffset = random.bounded(-2, 6);
        framing.lengthSize = random.bounded(-1, 11);
        framing.lengthLittleEndian = random.bounded(2) == 0;
        framing.lengthCountsAll = random.bounded(2) == 0;
        framing.longest = random.bounded(-1, 300);
        QByteArray bytes(random.bounded(400), Qt::Uninitialized);
        for (char &byte : bytes)
            byte = random.bounded(3) ? char(random.bounded(4)) : char(random.bounded(256));
        if (random.bounded(2))
            bytes.replace('\1', 'a').replace('\2', 'b');
        FrameCutter cutter(framing);
        std::vector<FramedMessage> found;
        for (qsizetype at = 0; at < bytes.size();) {
            const qsizetype piece = qMin(bytes.size() - at, qsizetype(random.bounded(1, 30)));
            cutter.feed(QByteArrayView(bytes).sliced(at, piece), found);
            at += piece;
        }
        if (const auto rest = cutter.rest())
            found.push_back(*rest);
        // Messages lie end to end and cover all that was fed.
        quint64 at = 0;
        for (const FramedMessage &one : found) {
            QCOMPARE(one.offset, at);
            QVERIFY(one.length > 0);
            QVERIFY(one.bodyOffset >= one.offset && one.bodyOffset + one.bodyLength <= one.offset + one.length);
            at += one.length;
        }
        QCOMPARE(cutter.offset(), quint64(bytes.size()));
        if (!found.empty())
            QCOMPARE(at, quint64(bytes.size()));
        QCOMPARE(cut(framing, bytes, bytes.size() + 1), told(found));
    }
}

QTEST_GUILESS_MAIN(TestFraming)
#include "tst_framing.moc"
