// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "bytesview.h"
#include "encodings.h"
#include "hexdump.h"
#include "payloadparser.h"
#include "printable.h"
#include "replyrule.h"

using namespace sw;

class TestPayloadViews final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hexDumpRows_data();
    void hexDumpRows();
    void hexDumpParts();
    void hexOfBytes();
    void cEscapes_data();
    void cEscapes();
    void cEscapesReadBack();
    void printable_data();
    void printable();
    void nothingInvisiblePasses();
    void printableIsCut_data();
    void printableIsCut();
    void printableOfMuch();
    void preview();
    void replies_data();
    void replies();
};

void TestPayloadViews::hexDumpRows_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<int>("perLine");
    QTest::addColumn<QString>("dump");
    const QByteArray hello("Hello, server!\n\0\xff~\x7f", 19);
    QTest::newRow("empty") << QByteArray() << qint64{0} << 16 << QString();
    QTest::newRow("as hexdump -C")
        << hello << qint64{0} << 16
        << QStringLiteral("00000000  48 65 6c 6c 6f 2c 20 73  65 72 76 65 72 21 0a 00  |Hello, server!..|\n"
                          "00000010  ff 7e 7f                                          |.~.|");
    QTest::newRow("offset") << QByteArray("A") << qint64{0x1234} << 16
                            << QStringLiteral("00001234  41                                                |A|");
    QTest::newRow("eight a line")
        << QByteArray("Hello, server") << qint64{0} << 8
        << QStringLiteral("00000000  48 65 6c 6c 6f 2c 20 73  |Hello, s|\n00000008  65 72 76 65 72           |erver|");
    QTest::newRow("one a line, markup") << QByteArray("<|") << qint64{0} << 1
                                        << QStringLiteral("00000000  3c  |<|\n00000001  7c  |||");
    QTest::newRow("nonsense width") << QByteArray("A") << qint64{0} << 0 << QStringLiteral("00000000  41  |A|");
    QTest::newRow("last 8-digit offset") << QByteArray("A") << qint64{0xFFFFFFFF} << 1
                                         << QStringLiteral("ffffffff  41  |A|");
    QTest::newRow("beyond 4 GiB") << QByteArray("AB") << qint64{0xFFFFFFFF} << 1
                                  << QStringLiteral("00000000ffffffff  41  |A|\n0000000100000000  42  |B|");
}

void TestPayloadViews::hexDumpRows()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, offset);
    QFETCH(int, perLine);
    QFETCH(QString, dump);
    QCOMPARE(hexDump(bytes, offset, perLine), dump);
    QCOMPARE(hexDumpLineCount(bytes.size(), perLine), dump.isEmpty() ? 0 : dump.count(u'\n') + 1);
}

void TestPayloadViews::hexDumpParts()
{
    const QByteArray bytes("0123456789abcdef");
    const QString line = hexDumpLine(bytes, 0);
    for (int i = 0; i < 16; ++i) {
        QCOMPARE(line.sliced(hexDumpHexColumn(i), 2), toHex(bytes.sliced(i, 1)));
        QCOMPARE(line[hexDumpCharColumn(i)], QChar::fromLatin1(bytes[i]));
    }
    QCOMPARE(hexDumpOffsetDigits(-1), 8);
    QCOMPARE(hexDumpOffsetDigits(0x100000000), 16);
    QCOMPARE(hexDumpLine("more than fits", 0, 8, 4), QStringLiteral("00000000  6d 6f 72 65  |more|"));
}

void TestPayloadViews::hexOfBytes()
{
    const QByteArray bytes("\x00\xff\x1a", 3);
    QCOMPARE(toHex(bytes), QStringLiteral("00 ff 1a"));
    QCOMPARE(toHex(bytes, u""), QStringLiteral("00ff1a"));
    QCOMPARE(toHex(bytes, u", 0x"), QStringLiteral("00, 0xff, 0x1a"));
    QCOMPARE(toHex(QByteArrayView()), QString());
}

void TestPayloadViews::cEscapes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QByteArray("GET / HTTP/1.1\r\n\t") << QStringLiteral("GET / HTTP/1.1\\r\\n\\t");
    QTest::newRow("quotes") << QByteArray("\"'\\") << QStringLiteral("\\\"'\\\\");
    QTest::newRow("digit behind an escape") << QByteArray("\x01"
                                                          "2\0"
                                                          "3",
                                                          4)
                                            << QStringLiteral("\\0012\\0003");
    QTest::newRow("not ASCII") << QByteArray("\xc3\xa9\x7f") << QStringLiteral("\\303\\251\\177");
    QTest::newRow("trigraph") << QByteArray("?"
                                            "?/")
                              << QStringLiteral("?\\077/");
    QTest::newRow("format") << QByteArray("%s%n") << QStringLiteral("%s%n");
}

void TestPayloadViews::cEscapes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(toCEscapes(bytes), text);
}

void TestPayloadViews::cEscapesReadBack()
{
    QByteArray all;
    for (int i = 0; i < 256; ++i)
        all.append(static_cast<char>(i)).append('7');
    const QString text = toCEscapes(all);
    for (const QChar c : text)
        QVERIFY(c >= u' ' && c <= u'~');
    QCOMPARE(parsePayload(text, PayloadForm::Escapes, TextEncoding::Utf8, LineEnding::None).bytes, all);
}

void TestPayloadViews::printable_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<TextEncoding>("encoding");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &text,
                        TextEncoding encoding = TextEncoding::Utf8) {
        QTest::newRow(name) << bytes << encoding << text;
    };
    row("empty", QByteArray(), QString());
    row("lines", "220 ok\r\n\tx", QStringLiteral("220 ok\\r\\n\\tx"));
    row("controls", QByteArray("\0\x07\x1b[31m\x7f", 8), QStringLiteral("\\x00\\x07\\x1b[31m\\x7f"));
    row("backslash is not taken for an escape", "\\r\\x41", QStringLiteral("\\\\r\\\\x41"));
    row("undecodable", "a\xff\xc4\xe3", QStringLiteral("a\\xff\\xc4\\xe3"));
    row("cut character", "a\xe4\xbd", QStringLiteral("a\\xe4\\xbd"));
    row("Chinese", "你好 ，　。", QStringLiteral("你好 ，　。"));
    row("GBK", "\xc4\xe3\xba\xc3\x81", QStringLiteral("你好\\x81"), TextEncoding::Gbk);
    row("UTF-8 seen as ASCII", "\xe4\xbd\xa0", QStringLiteral("\\xe4\\xbd\\xa0"), TextEncoding::Ascii);
    row("bidi override", "a\u202egpj.exe", QStringLiteral("a\\u{202E}gpj.exe"));
    row("bidi isolates", "\u2066\u2069", QStringLiteral("\\u{2066}\\u{2069}"));
    row("line and paragraph separator, NEL", "\u2028\u2029\u0085", QStringLiteral("\\u{2028}\\u{2029}\\u{85}"));
    row("zero width", "\u200b\u200d\ufeff\u00ad", QStringLiteral("\\u{200B}\\u{200D}\\u{FEFF}\\u{AD}"));
    row("spaces that are none", "\u00a0\u2003", QStringLiteral("\\u{A0}\\u{2003}"));
    row("fillers", "\u3164\u2800\ufe0f", QStringLiteral("\\u{3164}\\u{2800}\\u{FE0F}"));
    row("tag characters", "\U000E0041", QStringLiteral("\\u{E0041}"));
    row("private, unassigned", "\ue000\u0378\uffff", QStringLiteral("\\u{E000}\\u{378}\\u{FFFF}"));
    row("emoji", "\U0001F600", QStringLiteral("\U0001F600"));
    row("mark on a letter", "e\u0301", QStringLiteral("e\u0301"));
    row("mark on nothing", "\u0301", QStringLiteral("\\u{301}"));
    row("mark on an escape", "\n\u0301", QStringLiteral("\\n\\u{301}"));
    row("mark on a byte", "\xff\u0301", QStringLiteral("\\xff\\u{301}"));
    row("marks piled up", "e\u0301\u0302\u0303\u0304\u0305x", QStringLiteral("e\u0301\u0302\u0303\\u{304}\\u{305}x"));
    row("markup stays plain characters", "<b>&amp;%s", QStringLiteral("<b>&amp;%s"));
    row("UTF-16 controls are characters", QByteArray("\x07\0\n\0", 4), QStringLiteral("\\u{7}\\n"),
        TextEncoding::Utf16Le);
    row("UTF-16 lone surrogate, half",
        QByteArray("\x3d\xd8"
                   "A\0B",
                   5),
        QStringLiteral("\\x3d\\xd8A\\x42"), TextEncoding::Utf16Le);
    row("Latin-1 control", "\x85\xe9", QStringLiteral("\\x85\u00e9"), TextEncoding::Latin1);
}

void TestPayloadViews::printable()
{
    QFETCH(QByteArray, bytes);
    QFETCH(TextEncoding, encoding);
    QFETCH(QString, text);
    QCOMPARE(sw::printable(bytes, encoding), text);
    QCOMPARE(parsePayload(text, PayloadForm::Escapes, encoding, LineEnding::None).bytes, bytes);
}

void TestPayloadViews::nothingInvisiblePasses()
{
    // All of the planes that hold characters with a meaning of their own, a sample of the rest.
    for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x20000 || c / 0x1000 == 0xE0 ? 1 : 251) {
        if (QChar::isSurrogate(c))
            continue;
        const QString raw = QStringView(QChar::fromUcs4(c)).toString();
        const auto category = QChar::category(c);
        const bool dangerous = c < 0x20 || c == 0x7F
            || (category >= QChar::Other_Control && category <= QChar::Other_NotAssigned)
            || category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
        const QString shown = sw::printable(raw.toUtf8(), TextEncoding::Utf8);
        if (dangerous)
            QVERIFY2(!shown.contains(raw) && shown.startsWith(u'\\'), qPrintable(shown));
        QCOMPARE(parsePayload(shown, PayloadForm::Escapes, TextEncoding::Utf8, LineEnding::None).bytes, raw.toUtf8());
    }
}

void TestPayloadViews::printableIsCut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qsizetype>("most");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &bytes, qsizetype most, const QString &text) {
        QTest::newRow(name) << bytes << most << text;
    };
    row("fits", "abc", 3, QStringLiteral("abc"));
    row("one too many", "abcd", 3, QStringLiteral("ab…"));
    row("escape fits", "a\n", 3, QStringLiteral("a\\n"));
    row("escape does not", "a\xff", 4, QStringLiteral("a…"));
    row("escape makes room for the sign", "ab\nc", 4, QStringLiteral("ab…"));
    row("pair", "a\U0001F600", 2, QStringLiteral("a…"));
    row("pair fits", "a\U0001F600", 3, QStringLiteral("a\U0001F600"));
    row("one", "ab", 1, QStringLiteral("…"));
    row("zero", "ab", 0, QStringLiteral("…"));
    row("zero of nothing", "", 0, QString());
}

void TestPayloadViews::printableIsCut()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qsizetype, most);
    QFETCH(QString, text);
    QCOMPARE(sw::printable(bytes, TextEncoding::Utf8, most), text);
}

void TestPayloadViews::printableOfMuch()
{
    // The line of a large chunk equals that of its beginning, in every encoding, cut anywhere.
    QByteArray bytes = QByteArray("a\xe4\xbd\xa0\x81\x30\x87\x34\xf0\x9f\x98\x80\n", 13).repeated(20);
    for (const EncodingEntry &entry : encodings()) {
        const QString whole = sw::printable(bytes, entry.id);
        for (qsizetype most = 1; most < 60; ++most) {
            const QString line = sw::printable(bytes, entry.id, most);
            QVERIFY(line.size() <= most);
            QVERIFY(line.endsWith(QChar(0x2026)));
            QVERIFY(whole.startsWith(line.chopped(1)));
            QVERIFY(line.size() > most - 14);
        }
    }
}

void TestPayloadViews::preview()
{
    const BytesPreview whole = previewBytes("a\n", TextEncoding::Utf8, 16);
    QCOMPARE(whole.text, QStringLiteral("a\\n"));
    QCOMPARE(whole.hex, QStringLiteral("61 0a"));
    QVERIFY(!whole.isCut());
    const BytesPreview cut = previewBytes("a\xe4\xbd\xa0", TextEncoding::Utf8, 2);
    QCOMPARE(cut.text, QStringLiteral("a\\xe4"));
    QCOMPARE(cut.hex, QStringLiteral("61 e4"));
    QCOMPARE(cut.shownBytes, 2);
    QCOMPARE(cut.totalBytes, 4);
    QVERIFY(cut.isCut());
    QCOMPARE(previewBytes("abc", TextEncoding::Utf8, -1).shownBytes, 0);
}

void TestPayloadViews::replies_data()
{
    QTest::addColumn<ReplyKind>("kind");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("received");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray binary("\0%s\xff", 4);
    QTest::newRow("nothing") << ReplyKind::Nothing << QByteArray("x") << binary << QByteArray();
    QTest::newRow("echo") << ReplyKind::Echo << QByteArray("unused") << binary << binary;
    QTest::newRow("prefix") << ReplyKind::EchoWithPrefix << QByteArray("Echo: ") << binary << "Echo: " + binary;
    QTest::newRow("empty prefix") << ReplyKind::EchoWithPrefix << QByteArray() << binary << binary;
    QTest::newRow("fixed") << ReplyKind::Fixed << QByteArray("HTTP/1.1 200 OK\r\n\r\n") << binary
                           << QByteArray("HTTP/1.1 200 OK\r\n\r\n");
    QTest::newRow("end of stream, prefix")
        << ReplyKind::EchoWithPrefix << QByteArray("Echo: ") << QByteArray() << QByteArray();
    QTest::newRow("end of stream, fixed") << ReplyKind::Fixed << QByteArray("x") << QByteArray() << QByteArray();
}

void TestPayloadViews::replies()
{
    QFETCH(ReplyKind, kind);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, received);
    QFETCH(QByteArray, answer);
    QCOMPARE(reply(ReplyRule{kind, bytes}, received), answer);
}

QTEST_GUILESS_MAIN(TestPayloadViews)
#include "tst_payloadviews.moc"
