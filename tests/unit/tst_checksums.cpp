// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include "checksums.h"
#include "checksumsearch.h"

using namespace sw;

/// Checksums against the catalogue's check values and against Python's, ranges, forms, appending and checking.
class TestChecksums final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void catalogue_data();
    void catalogue();
    void allHaveACheckValue();
    void againstPython();
    void names();
    void ranges_data();
    void ranges();
    void forms();
    void checking();
    void findsWhichIsRight_data();
    void findsWhichIsRight();
    void findsNothingByMistake();
    void findsNearby();

private:
    static QStringList told(const std::vector<FoundChecksum> &found)
    {
        QStringList lines;
        for (const FoundChecksum &one : found)
            lines += QStringLiteral("%1 %2 over %3+%4 at %5")
                         .arg(QString(one.entry->name), QString(checksumFormName(one.form)))
                         .arg(one.over.begin)
                         .arg(one.over.size)
                         .arg(one.at.begin);
        return lines;
    }
    static QByteArray value(const char *name, QByteArrayView bytes)
    {
        const ChecksumEntry *entry = checksumByName(QString::fromLatin1(name));
        return entry ? entry->compute(bytes) : QByteArray("no such checksum");
    }
};

// "Check" of the catalogue of parametrised CRC algorithms: of the nine characters 123456789.
static const struct
{
    const char *name;
    const char *check;
} checkValues[] = {
    {"sum-8", "dd"},
    {"sum-16", "01dd"},
    {"sum-32", "000001dd"},
    {"xor-8", "31"},
    {"lrc", "23"},
    {"internet", "f62a"},
    {"fletcher-16", "1ede"},
    {"adler-32", "091e01de"},
    {"crc-8", "f4"},
    {"crc-8-itu", "a1"},
    {"crc-8-rohc", "d0"},
    {"crc-8-maxim", "a1"},
    {"crc-8-j1850", "4b"},
    {"crc-8-autosar", "df"},
    {"crc-8-dvb-s2", "bc"},
    {"crc-8-cdma2000", "da"},
    {"crc-8-bluetooth", "26"},
    {"crc-16-arc", "bb3d"},
    {"crc-16-modbus", "4b37"},
    {"crc-16-usb", "b4c8"},
    {"crc-16-maxim", "44c2"},
    {"crc-16-umts", "fee8"},
    {"crc-16-ccitt-false", "29b1"},
    {"crc-16-xmodem", "31c3"},
    {"crc-16-kermit", "2189"},
    {"crc-16-x25", "906e"},
    {"crc-16-aug-ccitt", "e5cc"},
    {"crc-16-genibus", "d64e"},
    {"crc-16-mcrf4xx", "6f91"},
    {"crc-16-dnp", "ea82"},
    {"crc-16-en-13757", "c2b7"},
    {"crc-24-openpgp", "21cf02"},
    {"crc-32", "cbf43926"},
    {"crc-32c", "e3069283"},
    {"crc-32-bzip2", "fc891918"},
    {"crc-32-mpeg-2", "0376e6e7"},
    {"crc-32-cksum", "765e7680"},
    {"crc-32-jamcrc", "340bc6d9"},
    {"crc-64-xz", "995dc9bbdf1939fa"},
    {"crc-64-ecma-182", "6c40df5f0b497347"},
    {"md5", "25f9e794323b453885f5181f1b624d0b"},
    {"sha-1", "f7c3bc1d808e04732adf679965ccc34ca7ae3441"},
    {"sha-256", "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"},
    {"sha-512",
     "d9e6762dd1c8eaf6d61b3c6192fc408d4d6d5f1176d0c29169bc24e71c3f274ad27fcd5811b313d681f7e55ec02d73d499c95455b6b5bb503acf574fba8"
     "ffe85"},
};

void TestChecksums::catalogue_data()
{
    QTest::addColumn<QByteArray>("check");
    for (const auto &one : checkValues)
        QTest::newRow(one.name) << QByteArray(one.check);
}

void TestChecksums::catalogue()
{
    QFETCH(QByteArray, check);
    QCOMPARE(value(QTest::currentDataTag(), "123456789").toHex(), check);
}

void TestChecksums::allHaveACheckValue()
{
    QSet<QString> named;
    for (const auto &one : checkValues)
        named.insert(QString::fromLatin1(one.check).isEmpty() ? QString() : QString::fromLatin1(one.name));
    for (const ChecksumEntry &entry : checksums()) {
        QVERIFY2(named.contains(entry.name), entry.name.data());
        QCOMPARE(entry.compute("123456789").size(), entry.size);
        QCOMPARE(entry.compute({}).size(), entry.size);
    }
    QCOMPARE(size_t(named.size()), checksums().size());
}

void TestChecksums::againstPython()
{
    const QByteArray program = R"(
import sys, binascii, zlib, hashlib
for line in sys.stdin:
    data = binascii.unhexlify(line.strip())
    words = data + b'\0' * (len(data) % 2)
    total = sum(words[i] << 8 | words[i + 1] for i in range(0, len(words), 2))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    print('%04x' % binascii.crc_hqx(data, 0), '%04x' % binascii.crc_hqx(data, 0xffff), '%08x' % zlib.crc32(data),
          '%08x' % zlib.adler32(data), hashlib.md5(data).hexdigest(), hashlib.sha1(data).hexdigest(),
          hashlib.sha256(data).hexdigest(), hashlib.sha512(data).hexdigest(), '%04x' % (~total & 0xffff),
          '%02x' % (sum(data) & 0xff), '%02x' % (-sum(data) & 0xff))
)";
    const char *const names[] = {"crc-16-xmodem", "crc-16-ccitt-false", "crc-32", "adler-32", "md5", "sha-1", "sha-256",
                                 "sha-512",       "internet",           "sum-8",  "lrc"};
    QRandomGenerator random(7);
    QList<QByteArray> messages;
    QByteArray asked;
    for (int i = 0; i < 64; ++i) {
        QByteArray message(i < 8 ? i : random.bounded(600), '\0');
        for (char &byte : message)
            byte = static_cast<char>(random.bounded(256));
        messages.append(message);
        asked += message.toHex() + '\n';
    }
    QProcess python;
    python.start(QStringLiteral("python3"), {QStringLiteral("-c"), QString::fromLatin1(program)});
    QVERIFY(python.waitForStarted());
    python.write(asked);
    python.closeWriteChannel();
    QVERIFY(python.waitForFinished(-1));
    QCOMPARE(python.readAllStandardError(), QByteArray());
    const QList<QByteArray> lines = python.readAllStandardOutput().trimmed().split('\n');
    QCOMPARE(lines.size(), messages.size());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QList<QByteArray> said = lines[i].split(' ');
        for (size_t n = 0; n < std::size(names); ++n)
            QCOMPARE(value(names[n], messages[i]).toHex(), said[qsizetype(n)]);
    }
}

void TestChecksums::names()
{
    QSet<QString> seen;
    for (const ChecksumEntry &entry : checksums()) {
        QCOMPARE(checksumByName(QString(entry.name)), &entry);
        QCOMPARE(checksumByName(QString(entry.title)), &entry);
        QVERIFY(!seen.contains(entry.name));
        seen.insert(entry.name);
    }
    QCOMPARE(checksumByName(u"CRC16_Modbus"), checksumByName(u"crc-16-modbus"));
    QCOMPARE(checksumByName(u"SHA 256"), checksumByName(u"sha-256"));
    QVERIFY(!checksumByName(u""));
    QVERIFY(!checksumByName(u"-"));
    QVERIFY(!checksumByName(u"crc-17"));
    for (const ChecksumForm form :
         {ChecksumForm::BigEndian, ChecksumForm::LittleEndian, ChecksumForm::LowerHex, ChecksumForm::UpperHex})
        QCOMPARE(checksumFormByName(QString(checksumFormName(form))).value(), form);
    QVERIFY(!checksumFormByName(u"Hex"));
}

void TestChecksums::ranges_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QString>("slice");
    const qint64 least = std::numeric_limits<qint64>::min();
    const qint64 most = std::numeric_limits<qint64>::max();
    QTest::newRow("all") << 0LL << -1LL << 9LL << "0+9";
    QTest::newRow("without the first") << 1LL << -1LL << 9LL << "1+8";
    QTest::newRow("without the last two") << 0LL << -3LL << 9LL << "0+7";
    QTest::newRow("last two") << -2LL << -1LL << 9LL << "7+2";
    QTest::newRow("one byte") << 3LL << 3LL << 9LL << "3+1";
    QTest::newRow("up to the last") << 8LL << 8LL << 9LL << "8+1";
    QTest::newRow("nothing of nothing") << 0LL << -1LL << 0LL << "0+0";
    QTest::newRow("nothing at the end") << 9LL << -1LL << 9LL << "9+0";
    QTest::newRow("nothing at the beginning") << 0LL << -10LL << 9LL << "0+0";
    QTest::newRow("behind the end") << 0LL << 9LL << 9LL << "outside";
    QTest::newRow("before the beginning") << -10LL << 3LL << 9LL << "outside";
    QTest::newRow("turned round") << 5LL << 3LL << 9LL << "outside";
    QTest::newRow("least") << least << least << 9LL << "outside";
    QTest::newRow("most") << most << most << 9LL << "outside";
    QTest::newRow("least to most") << least << most << 9LL << "outside";
}

void TestChecksums::ranges()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    QFETCH(qint64, size);
    QFETCH(QString, slice);
    const auto got = sliceOf({from, to}, size);
    QCOMPARE(got ? QStringLiteral("%1+%2").arg(got->begin).arg(got->size) : QStringLiteral("outside"), slice);
}

void TestChecksums::forms()
{
    ChecksumSpec spec;
    QCOMPARE(checksumOf("anything", spec).value(), QByteArray());
    spec.entry = checksumByName(u"crc-16-modbus");
    QCOMPARE(checksumOf("123456789", spec).value(), QByteArray("\x4b\x37"));
    spec.form = ChecksumForm::LittleEndian;
    QCOMPARE(checksumOf("123456789", spec).value(), QByteArray("\x37\x4b"));
    spec.form = ChecksumForm::LowerHex;
    QCOMPARE(checksumOf("123456789", spec).value(), QByteArray("4b37"));
    spec.form = ChecksumForm::UpperHex;
    QCOMPARE(checksumOf("123456789", spec).value(), QByteArray("4B37"));
    spec.range = {1, -2};
    QCOMPARE(checksumOf("x123456789y", spec).value(), QByteArray("4B37"));
    spec.range = {20, 30};
    QVERIFY(!checksumOf("123456789", spec));
    // NMEA 0183: between $ and *.
    const ChecksumSpec nmea{checksumByName(u"xor-8"), {1, -2}, ChecksumForm::UpperHex};
    QCOMPARE(checksumOf("$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*", nmea).value(),
             QByteArray("47"));
}

void TestChecksums::checking()
{
    using Result = ChecksumCheck::Result;
    const ChecksumSpec spec{checksumByName(u"crc-16-modbus"), {}, ChecksumForm::LittleEndian};
    // Read two holding registers at 0 of unit 1.
    const QByteArray right = QByteArray::fromHex("010300000002c40b");
    QCOMPARE(checkChecksum(right, spec).result, Result::Right);
    for (qsizetype i = 0; i < right.size() * 8; ++i) {
        QByteArray wrong = right;
        wrong[i / 8] = static_cast<char>(wrong[i / 8] ^ (1 << i % 8));
        const ChecksumCheck check = checkChecksum(wrong, spec);
        QCOMPARE(check.result, Result::Wrong);
        QVERIFY(check.found != check.expected);
    }
    QCOMPARE(checkChecksum("\x01", spec).result, Result::TooShort);
    QCOMPARE(checkChecksum({}, ChecksumSpec{}).result, Result::TooShort);
    QCOMPARE(checkChecksum(right, {spec.entry, {0, 6}, spec.form}).result, Result::OutsideRange);
    QCOMPARE(checkChecksum("123456789cbf43926", {checksumByName(u"crc-32"), {}, ChecksumForm::UpperHex}).result,
             Result::Right);
}

void TestChecksums::findsWhichIsRight_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<ByteRange>("range");
    QTest::addColumn<qsizetype>("at"); // -1: at the end
    QTest::addColumn<QStringList>("expected");
    const auto bytes = [](const char *hex) { return QByteArray::fromHex(hex); };
    const QByteArray nine("123456789");
    QTest::newRow("modbus") << bytes("010300000002c40b") << ByteRange{} << qsizetype(-1)
                            << QStringList{QStringLiteral("crc-16-modbus le over 0+6 at 6")};
    QTest::newRow("xmodem") << nine + bytes("31c3") << ByteRange{} << qsizetype(-1)
                            << QStringList{QStringLiteral("crc-16-xmodem be over 0+9 at 9")};
    QTest::newRow("ieee") << nine + bytes("cbf43926") << ByteRange{} << qsizetype(-1)
                          << QStringList{QStringLiteral("crc-32 be over 0+9 at 9")};
    QTest::newRow("ieee, turned") << nine + bytes("2639f4cb") << ByteRange{} << qsizetype(-1)
                                  << QStringList{QStringLiteral("crc-32 le over 0+9 at 9")};
    QTest::newRow("digits") << nine + "CBF43926" << ByteRange{} << qsizetype(-1)
                            << QStringList{QStringLiteral("crc-32 HEX over 0+9 at 9")};
    QTest::newRow("digits, either case") << nine + "cBf43926" << ByteRange{} << qsizetype(-1)
                                         << QStringList{QStringLiteral("crc-32 HEX over 0+9 at 9")};
    QTest::newRow("in front of a line ending")
        << nine + "cbf43926\r\n"
        << ByteRange{} << qsizetype(-1) << QStringList{QStringLiteral("crc-32 hex over 0+9 at 9")};
    QTest::newRow("in the middle") << nine + bytes("31c3") + "more" << ByteRange{} << qsizetype(9)
                                   << QStringList{QStringLiteral("crc-16-xmodem be over 0+9 at 9")};
    QTest::newRow("of a range") << "##" + nine + bytes("31c3") << ByteRange{2, -1} << qsizetype(-1)
                                << QStringList{QStringLiteral("crc-16-xmodem be over 2+9 at 11")};
    QTest::newRow("a hash") << nine + value("sha-256", nine) << ByteRange{} << qsizetype(-1)
                            << QStringList{QStringLiteral("sha-256 be over 0+9 at 9")};
}

void TestChecksums::findsWhichIsRight()
{
    QFETCH(QByteArray, message);
    QFETCH(ByteRange, range);
    QFETCH(qsizetype, at);
    QFETCH(QStringList, expected);
    const std::optional<qsizetype> place = at < 0 ? std::nullopt : std::optional(at);
    QStringList found = told(findChecksums(message, {range, place, nullptr}));
    // One byte of 256 is right by chance.
    erase_if(found, [](const QString &line) { return checksumByName(line.section(u' ', 0, 0))->size == 1; });
    QCOMPARE(found, expected);
    const ChecksumEntry *other = checksumByName(u"crc-64-xz");
    QVERIFY(findChecksums(message, {range, place, other}).empty());
}

void TestChecksums::findsNothingByMistake()
{
    QVERIFY(findChecksums({}, {}).empty());
    // A message that is nothing but a checksum covers nothing.
    QVERIFY(findChecksums(QByteArray(1, '\0'), {}).empty());
    QVERIFY(findChecksums(QByteArray(2, '\0'), {{0, -1}, 0, nullptr}).empty());
    QVERIFY(findChecksums("123456789", {{50, 60}, std::nullopt, nullptr}).empty());
    QVERIFY(findChecksums("123456789", {{}, 4000, nullptr}).empty());
    QVERIFY(findChecksumsNearby(QByteArray(mostNearby + 1, '\0'), {}).empty());
}

void TestChecksums::findsNearby()
{
    // A sync byte in front, and NMEA's '$' and '*'.
    const QByteArray message = QByteArray("\x02") + "123456789" + QByteArray::fromHex("4b37");
    QVERIFY(!told(findChecksums(message, {})).contains(QStringLiteral("crc-16-modbus be over 0+10 at 10")));
    QVERIFY(told(findChecksumsNearby(message, {})).contains(QStringLiteral("crc-16-modbus be over 1+9 at 10")));
    QVERIFY(told(findChecksumsNearby("$GPGLL,5300.97914,N,00259.98174,E,125926,A*28\r\n", {}))
                .contains(QStringLiteral("xor-8 hex over 1+41 at 43")));
}

QTEST_GUILESS_MAIN(TestChecksums)
#include "tst_checksums.moc"
