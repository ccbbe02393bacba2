// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>
#include <QUuid>

#include "placeholders.h"

using namespace sw;
using Kind = PayloadError::Kind;

/// Texts with placeholders: what each stands for, lengths and checksums over the finished message, errors with their places.
class TestPlaceholders final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_data();
    void values();
    void errors_data();
    void errors();
    void realMessages_data();
    void realMessages();
    void formsAndEndings();
    void randomOnes();
    void times();
    void repliesOfHostileRequests();
    void whatVaries();
    void bytesWithAChecksum();
    void limits();
    void examplesAreRight();
    void anyText();

private:
    static MessageSource source(const QString &text, PlaceholderScope scope = PlaceholderScope::Message)
    {
        MessageSource message;
        message.text = text;
        message.placeholders = scope;
        return message;
    }
    PlaceholderContext context() const
    {
        PlaceholderContext values;
        values.counter = 4;
        values.now = QDateTime(QDate(2026, 3, 7), QTime(9, 5, 6, 78));
        values.peer = QStringLiteral("127.0.0.1");
        values.peerPort = QStringLiteral("5000");
        values.local = QStringLiteral("::1");
        values.localPort = QStringLiteral("41234");
        values.request = "\x12\x34 hello";
        values.captures = m_captures;
        return values;
    }
    const std::array<QByteArray, 2> m_captures{QByteArray("whole"), QByteArray("${counter}\xff", 11)};
};

void TestPlaceholders::values_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *text, const QByteArray &bytes) {
        QTest::newRow(text) << QString::fromUtf8(text) << bytes;
    };
    row("no placeholder $ { } $x", "no placeholder $ { } $x");
    row("$${counter}", "${counter}");
    row("a$${b}c${counter}", "a${b}c5");
    row("${counter}", "5");
    row("${counter:start=0}", "4");
    row("${counter:start=100:step=-10}", "60");
    row("${counter:04d}", "0005");
    row("${counter:4d}", "   5");
    row("${counter:start=-9:04d}", "-005");
    row("${counter:start=250:02x}", "fe");
    row("${counter:start=250:X}", "FE");
    row("${counter:start=4:o}", "10");
    row("${counter:u8:start=255}", "\x03");
    row("${counter:u16be:start=254}", QByteArray("\x01\x02", 2));
    row("${counter:u16le:start=254}", QByteArray("\x02\x01", 2));
    row("${counter:u32be}", QByteArray("\0\0\0\x05", 4));
    row("${counter:u24be}", QByteArray("\0\0\x05", 3));
    row("${counter:u64le}", QByteArray("\x05\0\0\0\0\0\0\0", 8));
    row("${date} ${time}", "2026-03-07 09:05:06.078");
    row("${time:HH:mm}", "09:05");
    row("${date:ddd, dd MMM yyyy}", "Sat, 07 Mar 2026");
    row("${peer}:${peer.port} ${local} ${local.port}", "127.0.0.1:5000 ::1 41234");
    row("${random:7..7}", "7");
    row("${random:-3..-3:04d}", "-003");
    row("${length}", "1");
    row("${length}abcdefgh", "9abcdefgh");
    row("${length}abcdefghi", "11abcdefghi"); // it counts itself
    row("${length:after} xyz", "4 xyz");
    row("abc${length:before}", "abc3");
    row("${length:2..}abcd", "3abcd");
    row("${length:..-3}abcd", "3abcd");
    row("${length:u16be}abc",
        QByteArray("\0\x05"
                   "abc",
                   5));
    row("${length:u8:after:add=1}abc",
        "\x04"
        "abc");
    row("A ${length:body}\r\n\r\nbody", "A 4\r\n\r\nbody");
    row("123456789${crc-32}", "123456789\xcb\xf4\x39\x26");
    row("123456789${checksum:CRC-16/MODBUS}", "123456789\x37\x4b");
    row("123456789${crc-16-modbus:be}", "123456789\x4b\x37");
    row("123456789${crc-16-modbus:HEX}",
        "123456789"
        "4B37");
    row("x123456789y${crc-32:1..9:hex}", "x123456789ycbf43926");
    row("${crc-32:hex:after}123456789",
        "cbf43926"
        "123456789");
    row("${md5:hex:1..0}", "d41d8cd98f00b204e9800998ecf8427e");
}

void TestPlaceholders::values()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    const MessageTemplate message(source(text));
    QVERIFY(message.ok());
    const PayloadResult result = message.expand(context());
    QVERIFY(result.ok());
    QCOMPARE(result.bytes, bytes);
    QCOMPARE(message.expand(context()).bytes, bytes);
}

void TestPlaceholders::errors_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<qsizetype>("position");
    QTest::addColumn<qsizetype>("size");
    const auto row = [](const char *text, Kind kind, qsizetype position, qsizetype size) {
        QTest::newRow(text) << QString::fromUtf8(text) << kind << position << size;
    };
    row("ab${counter", Kind::CutPlaceholder, 2, 9);
    row("ab${}", Kind::UnknownPlaceholder, 2, 3);
    row("ab${Counter}", Kind::UnknownPlaceholder, 2, 10);
    row("${sha}", Kind::UnknownPlaceholder, 0, 6);
    row("${CRC-32}", Kind::UnknownPlaceholder, 0, 9);
    row("a${counter:q}", Kind::BadPlaceholder, 11, 1);
    row("a${counter:}", Kind::BadPlaceholder, 11, 1);
    row("${counter:d:d:d:d}", Kind::BadPlaceholder, 16, 1);
    row("${counter:u12be}", Kind::BadPlaceholder, 10, 5);
    row("${counter:u16}", Kind::BadPlaceholder, 10, 3);
    row("${counter:999d}", Kind::BadPlaceholder, 10, 4);
    row("${counter:start=}", Kind::BadPlaceholder, 10, 6);
    row("${peer:x}", Kind::BadPlaceholder, 7, 1);
    row("${random}", Kind::BadPlaceholder, 0, 9);
    row("${random:0}", Kind::BadPlaceholder, 9, 1);
    row("${random:2000000}", Kind::BadPlaceholder, 9, 7);
    row("${random:5..1}", Kind::BadPlaceholder, 9, 4);
    row("${random:4:bytes}", Kind::BadPlaceholder, 11, 5);
    row("${time:}", Kind::BadPlaceholder, 0, 8);
    row("${checksum}", Kind::BadPlaceholder, 0, 11);
    row("${checksum:crc-99}", Kind::BadPlaceholder, 11, 6);
    row("${length:..}", Kind::BadPlaceholder, 9, 2);
    row("${match:1}", Kind::OnlyInReplies, 0, 10);
    row("${request}", Kind::OnlyInReplies, 0, 10);
    row("ab${length:5..9}", Kind::RangeOutside, 2, 14);
    row("ab${crc-8:body}", Kind::RangeOutside, 2, 13);
}

void TestPlaceholders::errors()
{
    QFETCH(QString, text);
    QFETCH(Kind, kind);
    QFETCH(qsizetype, position);
    QFETCH(qsizetype, size);
    const PayloadResult result = MessageTemplate(source(text)).expand(context());
    QVERIFY(result.error);
    QVERIFY(result.bytes.isEmpty());
    QCOMPARE(result.error->kind, kind);
    QCOMPARE(result.error->position, position);
    QCOMPARE(result.error->length, size);
    // Without placeholders it is a text like any other.
    QCOMPARE(MessageTemplate(source(text, PlaceholderScope::Off)).expand({}).bytes, text.toUtf8());
}

void TestPlaceholders::realMessages_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("hex");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("Modbus RTU") << "01 03 00 00 00 02 ${crc-16-modbus}" << true << QByteArray("010300000002c40b");
    QTest::newRow("Modbus TCP") << "${counter:u16be} 00 00 ${length:u16be:after} 01 03 00 00 00 02" << true
                                << QByteArray("000500000006010300000002");
    QTest::newRow("MQTT CONNECT") << "10 ${length:u8:after} 00 04 4d 51 54 54 04 02 00 3c 00 02 ${random:61..61:x}"
                                  << true << QByteArray("100e00044d5154540402003c00023364");
    QTest::newRow("HTTP POST") << "POST / HTTP/1.1\r\nContent-Length: ${length:body}\r\n\r\n{\"n\": ${counter}}"
                               << false << QByteArray("POST / HTTP/1.1\r\nContent-Length: 8\r\n\r\n{\"n\": 5}").toHex();
    QTest::newRow("NMEA") << "$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*${xor-8:1..-4:HEX}"
                          << false
                          << QByteArray("$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47").toHex();
    QTest::newRow("Modbus ASCII") << ":010300000002${lrc:HEX:1..1}" << false << QByteArray(":010300000002D0").toHex();
}

void TestPlaceholders::realMessages()
{
    QFETCH(QString, text);
    QFETCH(bool, hex);
    QFETCH(QByteArray, bytes);
    MessageSource message = source(text);
    message.form = hex ? PayloadForm::Hex : PayloadForm::Text;
    const PayloadResult result = MessageTemplate(message).expand(context());
    QVERIFY(result.ok());
    QCOMPARE(result.bytes.toHex(), bytes);
}

void TestPlaceholders::formsAndEndings()
{
    MessageSource message = source(QStringLiteral("a\nb\\t${counter}"));
    message.form = PayloadForm::Escapes;
    message.ending = LineEnding::CrLf;
    QCOMPARE(MessageTemplate(message).expand(context()).bytes, QByteArray("a\r\nb\t5\r\n"));
    // The checksum stands behind the text and before its ending.
    message.checksum = {checksumByName(u"xor-8"), {1, -1}, ChecksumForm::UpperHex};
    message.text = QStringLiteral("$AB*");
    QCOMPARE(MessageTemplate(message).expand(context()).bytes, QByteArray("$AB*29\r\n"));
    message.checksum.range = {9, 9};
    const PayloadResult outside = MessageTemplate(message).expand(context());
    QVERIFY(outside.error);
    QCOMPARE(outside.error->kind, Kind::RangeOutside);
    QCOMPARE(outside.error->position, qsizetype(-1));
    // Text values go through the encoding, bytes do not.
    MessageSource wide = source(QStringLiteral("${counter}${counter:u8}${crc-8}"));
    wide.encoding = TextEncoding::Utf16Be;
    const QByteArray front("\0\x35\x05", 3);
    QCOMPARE(MessageTemplate(wide).expand(context()).bytes, front + checksumByName(u"crc-8")->compute(front));
    MessageSource ascii = source(QStringLiteral("x${time:'\u4f60'}"));
    ascii.encoding = TextEncoding::Ascii;
    const PayloadResult unwritable = MessageTemplate(ascii).expand(context());
    QVERIFY(unwritable.error);
    QCOMPARE(unwritable.error->kind, Kind::NotInEncoding);
    QCOMPARE(unwritable.error->position, qsizetype(1));
    // The place of an error behind a placeholder is that in the whole text.
    MessageSource hex = source(QStringLiteral("01 ${counter:u8} 0q"));
    hex.form = PayloadForm::Hex;
    QCOMPARE(MessageTemplate(hex).error()->position, qsizetype(17));
    MessageSource escapes = source(QStringLiteral("${counter}\\q"));
    escapes.form = PayloadForm::Escapes;
    QCOMPARE(MessageTemplate(escapes).error()->position, qsizetype(10));
    // As parsePayload() where there is no placeholder.
    for (const PayloadForm form : {PayloadForm::Text, PayloadForm::Escapes, PayloadForm::Hex}) {
        MessageSource plain = source(QStringLiteral("0a\n0b"));
        plain.form = form;
        plain.ending = LineEnding::Cr;
        QCOMPARE(MessageTemplate(plain).expand({}).bytes,
                 parsePayload(plain.text, form, TextEncoding::Utf8, LineEnding::Cr).bytes);
    }
}

void TestPlaceholders::randomOnes()
{
    QRandomGenerator random(1);
    QRandomGenerator same(1);
    PlaceholderContext values = context();
    values.random = &random;
    const MessageTemplate message(source(QStringLiteral(
        "${random:5:hex} ${random:5:digits} ${random:9:alnum} ${random:-2..2} ${uuid} ${random:9223372036854775806..9223372036854775807}")));
    const QRegularExpression shape(
        QStringLiteral("^[0-9a-f]{5} [0-9]{5} [A-Za-z0-9]{9} (-[12]|[012]) ([0-9a-f-]{36}) 922337203685477580[67]$"));
    QSet<QByteArray> all;
    for (int i = 0; i < 100; ++i) {
        const QByteArray bytes = message.expand(values).bytes;
        const auto match = shape.match(QString::fromLatin1(bytes));
        QVERIFY2(match.hasMatch(), bytes.constData());
        QCOMPARE(QUuid::fromString(match.captured(2)).version(), QUuid::Random);
        QCOMPARE(QUuid::fromString(match.captured(2)).variant(), QUuid::DCE);
        all.insert(bytes);
        PlaceholderContext again = values;
        again.random = &same;
        QCOMPARE(message.expand(again).bytes, bytes);
    }
    QCOMPARE(all.size(), 100);
    QCOMPARE(MessageTemplate(source(QStringLiteral("${random:1000}${uuid:bytes}"))).expand({}).bytes.size(), 1016);
    const MessageTemplate whole(source(QStringLiteral("${random:-9223372036854775808..9223372036854775807:u64be}")));
    QVERIFY(whole.expand(values).bytes != whole.expand(values).bytes);
}

void TestPlaceholders::times()
{
    PlaceholderContext values;
    values.now = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 6), Qt::UTC);
    QCOMPARE(MessageTemplate(source(QStringLiteral("${utc}"))).expand(values).bytes,
             QByteArray("2026-01-02T03:04:05.006Z"));
    QCOMPARE(MessageTemplate(source(QStringLiteral("${utc:ddd, dd MMM yyyy HH:mm:ss} GMT"))).expand(values).bytes,
             QByteArray("Fri, 02 Jan 2026 03:04:05 GMT"));
    QCOMPARE(MessageTemplate(source(QStringLiteral("${unix} ${unix.ms}"))).expand(values).bytes,
             QByteArray("1767323045 1767323045006"));
    QCOMPARE(MessageTemplate(source(QStringLiteral("${unix:u32be}"))).expand(values).bytes.toHex(),
             QByteArray("695735a5"));
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const qint64 said = MessageTemplate(source(QStringLiteral("${unix.ms}"))).expand({}).bytes.toLongLong();
    QVERIFY(said >= before && said <= QDateTime::currentMSecsSinceEpoch());
}

void TestPlaceholders::repliesOfHostileRequests()
{
    const auto reply = [this](const char *text, const PlaceholderContext &values) {
        return MessageTemplate(source(QString::fromLatin1(text), PlaceholderScope::Reply)).expand(values).bytes;
    };
    // What was received is never read again, and never encoded.
    QCOMPARE(reply("<${match:1}>", context()), QByteArray("<${counter}\xff>"));
    QCOMPARE(reply("${match:0}${match:2}${match:99}", context()), QByteArray("whole"));
    QCOMPARE(reply("${request:0..1}${length:u8:after}x", context()), QByteArray("\x12\x34\x01x"));
    QCOMPARE(reply("${request:3..}", context()), QByteArray("hello"));
    QCOMPARE(reply("${request:-2..-1}", context()), QByteArray("lo"));
    QCOMPARE(reply("${request}", context()), QByteArray("\x12\x34 hello"));
    // Of a request that is too short there is as much as there is.
    PlaceholderContext shorter;
    shorter.request = "ab";
    QCOMPARE(reply("[${request:0..9}]", shorter), QByteArray("[ab]"));
    QCOMPARE(reply("[${request:5..9}]", shorter), QByteArray("[]"));
    QCOMPARE(reply("[${request:-9..-1}]", shorter), QByteArray("[ab]"));
    QCOMPARE(reply("[${request:-9223372036854775808..9223372036854775807}]", shorter), QByteArray("[ab]"));
    QCOMPARE(reply("[${request:1..-9}]", shorter), QByteArray("[]"));
    QCOMPARE(reply("[${request}]", PlaceholderContext()), QByteArray("[]"));
}

void TestPlaceholders::whatVaries()
{
    for (const char *text : {"plain", "${length}", "${crc-32}", "$${time}"})
        QVERIFY2(!MessageTemplate(source(QString::fromLatin1(text))).varies(), text);
    for (const char *text : {"${counter}", "${time}", "${uuid}", "${random:1}", "${peer}"})
        QVERIFY2(MessageTemplate(source(QString::fromLatin1(text))).varies(), text);
}

void TestPlaceholders::bytesWithAChecksum()
{
    QCOMPARE(MessageTemplate("${x}", {}).expand({}).bytes, QByteArray("${x}"));
    QCOMPARE(MessageTemplate("123456789", {checksumByName(u"crc-32"), {}, ChecksumForm::LittleEndian}).expand({}).bytes,
             QByteArray("123456789\x26\x39\xf4\xcb"));
    QVERIFY(MessageTemplate().ok());
    QCOMPARE(MessageTemplate().expand({}).bytes, QByteArray());
}

void TestPlaceholders::limits()
{
    const QString many = QStringLiteral("${counter}").repeated(MessageTemplate::mostPlaceholders);
    QVERIFY(MessageTemplate(source(many)).ok());
    QCOMPARE(MessageTemplate(source(many + QStringLiteral("${counter}"))).error()->kind, Kind::TooLarge);
    const PayloadResult large = MessageTemplate(source(QStringLiteral("${random:1048576}").repeated(65))).expand({});
    QVERIFY(large.error);
    QCOMPARE(large.error->kind, Kind::TooLarge);
    // One that never settles ends all the same.
    QVERIFY(MessageTemplate(source(QStringLiteral("${length}${length}${length:before}1234567"))).expand({}).ok());
}

void TestPlaceholders::examplesAreRight()
{
    QVERIFY(!placeholderExamples().empty());
    for (const PlaceholderExample &example : placeholderExamples()) {
        const MessageTemplate message(
            source(QStringLiteral("$aa\r\n\r\n") + example.text,
                   example.onlyInReplies ? PlaceholderScope::Reply : PlaceholderScope::Message));
        QVERIFY2(message.ok() && message.expand(context()).ok(), example.text.data());
    }
}

void TestPlaceholders::anyText()
{
    QRandomGenerator random(11);
    const QStringList parts{
        QStringLiteral("${"), QStringLiteral("}"),     QStringLiteral(":"),  QStringLiteral("length"),
        QStringLiteral(".."), QStringLiteral("-"),     QStringLiteral("9"),  QStringLiteral("crc-32"),
        QStringLiteral("$"),  QStringLiteral("u16be"), QStringLiteral("\\"), QStringLiteral("random"),
        QStringLiteral("le"), QStringLiteral("body"),  QStringLiteral("\n"), QStringLiteral("request")};
    for (int i = 0; i < 20000; ++i) {
        QString text;
        for (quint32 n = random.bounded(12U); n > 0; --n)
            text += parts[random.bounded(parts.size())];
        MessageSource message = source(text, PlaceholderScope::Reply);
        message.form = static_cast<PayloadForm>(random.bounded(3));
        const PayloadResult result = MessageTemplate(message).expand(context());
        QVERIFY(!result.error
                || (result.error->position >= 0 && result.error->position + result.error->length <= text.size()));
    }
}

QTEST_GUILESS_MAIN(TestPlaceholders)
#include "tst_placeholders.moc"
