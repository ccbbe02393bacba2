// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "encodings.h"

using namespace sw;

namespace {

const QString fffd(1, QChar::ReplacementCharacter);

} // namespace

class TestPayloadEncodings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names();
    void unknownNames_data();
    void unknownNames();
    void knownBytes_data();
    void knownBytes();
    void undecodable_data();
    void undecodable();
    void splitAnywhere_data();
    void splitAnywhere();
    void hostileSplits();
    void wholeUnicodeRoundTrip_data();
    void wholeUnicodeRoundTrip();
    void strictOrRoundTrip_data();
    void strictOrRoundTrip();
    void byteOrderMarkStays();
    void decoderIsReusedAndMoved();
};

void TestPayloadEncodings::names()
{
    QSet<QString> seen;
    for (const EncodingEntry &entry : encodings()) {
        QCOMPARE(encodingName(entry.id), entry.name);
        QVERIFY(encodingByName(QString(entry.name)) == entry.id);
        QVERIFY(encodingByName(QString(entry.name).toLower()) == entry.id);
        QVERIFY(!seen.contains(entry.name));
        seen.insert(entry.name);
    }
    QCOMPARE(seen.size(), 9);
    QVERIFY(encodingByName(u"utf8") == TextEncoding::Utf8);
    QVERIFY(encodingByName(u"Utf_16 le") == TextEncoding::Utf16Le);
    QVERIFY(encodingByName(u"GB2312") == TextEncoding::Gbk);
    QVERIFY(encodingByName(u"cp936") == TextEncoding::Gbk);
    QVERIFY(encodingByName(u"latin1") == TextEncoding::Latin1);
    QVERIFY(encodingByName(u"ISO-8859-1") == TextEncoding::Latin1);
    QVERIFY(encodingByName(u"US-ASCII") == TextEncoding::Ascii);
    QVERIFY(encodingByName(u"SJIS") == TextEncoding::ShiftJis);
}

void TestPayloadEncodings::unknownNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("no byte order") << QStringLiteral("UTF-16");
    QTest::newRow("iconv option") << QStringLiteral("UTF-8//IGNORE");
    QTest::newRow("nonsense") << QStringLiteral("%s");
}

void TestPayloadEncodings::unknownNames()
{
    QFETCH(QString, name);
    QVERIFY(!encodingByName(name));
}

void TestPayloadEncodings::knownBytes_data()
{
    QTest::addColumn<TextEncoding>("encoding");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("UTF-8") << TextEncoding::Utf8 << QStringLiteral("A\u00e9你\U0001F600")
                           << QByteArray("A\xc3\xa9\xe4\xbd\xa0\xf0\x9f\x98\x80");
    QTest::newRow("GBK") << TextEncoding::Gbk << QStringLiteral("A你好") << QByteArray("A\xc4\xe3\xba\xc3");
    QTest::newRow("GBK, second byte is ASCII") << TextEncoding::Gbk << QStringLiteral("丂") << QByteArray("\x81\x40");
    QTest::newRow("GB18030") << TextEncoding::Gb18030 << QStringLiteral("你\u00c5\U0001F600")
                             << QByteArray("\xc4\xe3\x81\x30\x87\x33\x94\x39\xfc\x36");
    QTest::newRow("Big5") << TextEncoding::Big5 << QStringLiteral("A中") << QByteArray("A\xa4\xa4");
    QTest::newRow("Shift_JIS") << TextEncoding::ShiftJis << QStringLiteral("\\~表ア")
                               << QByteArray("\\~\x95\x5c\x83\x41");
    QTest::newRow("UTF-16LE") << TextEncoding::Utf16Le << QStringLiteral("A你\U0001F600")
                              << QByteArray("A\0\x60\x4f\x3d\xd8\x00\xde", 8);
    QTest::newRow("UTF-16BE") << TextEncoding::Utf16Be << QStringLiteral("A你\U0001F600")
                              << QByteArray("\0A\x4f\x60\xd8\x3d\xde\x00", 8);
    QTest::newRow("Latin-1") << TextEncoding::Latin1 << QStringLiteral("A\u00e9\u00ff") << QByteArray("A\xe9\xff");
    QTest::newRow("ASCII") << TextEncoding::Ascii << QStringLiteral("A\u007f") << QByteArray("A\x7f");
    QTest::newRow("empty") << TextEncoding::Gb18030 << QString() << QByteArray();
}

void TestPayloadEncodings::knownBytes()
{
    QFETCH(TextEncoding, encoding);
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    const EncodeResult result = encode(text, encoding);
    QVERIFY(result.ok());
    QCOMPARE(result.bytes, bytes);
    QCOMPARE(decode(bytes, encoding), text);
}

void TestPayloadEncodings::undecodable_data()
{
    QTest::addColumn<TextEncoding>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, TextEncoding encoding, const QByteArray &bytes, const QString &text) {
        QTest::newRow(name) << encoding << bytes << text;
    };
    row("UTF-8 lone byte", TextEncoding::Utf8,
        "a\xff"
        "b",
        u'a' + fffd + u'b');
    row("UTF-8 overlong", TextEncoding::Utf8, "\xc0\xaf", fffd + fffd);
    row("UTF-8 surrogate", TextEncoding::Utf8, "\xed\xa0\x80", fffd + fffd + fffd);
    row("UTF-8 above Unicode", TextEncoding::Utf8, "\xf4\x90\x80\x80", fffd.repeated(4));
    row("UTF-8 broken off", TextEncoding::Utf8,
        "\xe4\xbd"
        "A",
        fffd + fffd + u'A');
    row("UTF-8 cut at the end", TextEncoding::Utf8, "A\xe4\xbd", u'A' + fffd + fffd);
    row("GBK swallows no ASCII", TextEncoding::Gbk, "\x81 A", fffd + QStringLiteral(" A"));
    row("GB18030 four bytes broken off", TextEncoding::Gb18030,
        "\x81\x30"
        "A",
        fffd + QStringLiteral("0A"));
    row("GB18030 cut at the end", TextEncoding::Gb18030, "\x81\x30\x81", fffd + u'0' + fffd);
    row("GB18030 FF", TextEncoding::Gb18030, "\xff", fffd);
    row("UTF-16LE half", TextEncoding::Utf16Le, QByteArray("A\0B", 3), u'A' + fffd);
    row("UTF-16LE lone high", TextEncoding::Utf16Le,
        QByteArray("\x3d\xd8"
                   "A\0",
                   4),
        fffd + u'A');
    row("UTF-16BE lone low", TextEncoding::Utf16Be, QByteArray("\xde\x00\0A", 4), fffd + u'A');
    row("ASCII", TextEncoding::Ascii, "A\x80", u'A' + fffd);
}

void TestPayloadEncodings::undecodable()
{
    QFETCH(TextEncoding, encoding);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(decode(bytes, encoding), text);
}

void TestPayloadEncodings::splitAnywhere_data()
{
    QTest::addColumn<TextEncoding>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    const QString chinese = QStringLiteral("A你好,\n丂z");
    QTest::newRow("GBK") << TextEncoding::Gbk << encode(chinese, TextEncoding::Gbk).bytes;
    QTest::newRow("Big5") << TextEncoding::Big5 << encode(u"A中文,\nz", TextEncoding::Big5).bytes;
    QTest::newRow("Shift_JIS") << TextEncoding::ShiftJis << encode(u"A表ア,\nz", TextEncoding::ShiftJis).bytes;
    for (const auto encoding :
         {TextEncoding::Utf8, TextEncoding::Gb18030, TextEncoding::Utf16Le, TextEncoding::Utf16Be})
        QTest::addRow("%s", encodingName(encoding).data())
            << encoding << encode(chinese + QStringLiteral("\u00c5\U0001F600\u00e9"), encoding).bytes;
    for (const EncodingEntry &entry : encodings())
        QTest::addRow("%s broken", entry.name.data())
            << entry.id << QByteArray("a\x81\x30\x81\xe4\xbd\xf0\x9f\xd8\x3d\xd8\xff\x00\xde", 14);
}

void TestPayloadEncodings::splitAnywhere()
{
    QFETCH(TextEncoding, encoding);
    QFETCH(QByteArray, bytes);
    const QString whole = decode(bytes, encoding);
    QVERIFY(!whole.isEmpty());
    for (qsizetype first = 0; first <= bytes.size(); ++first) {
        for (qsizetype second = first; second <= bytes.size(); ++second) {
            TextDecoder decoder(encoding);
            QString text = decoder.decode(bytes.first(first));
            QVERIFY(decoder.pendingBytes() <= 3);
            text += decoder.decode(bytes.sliced(first, second - first));
            text += decoder.decode(bytes.sliced(second));
            text += decoder.finish();
            QCOMPARE(text, whole);
        }
    }
    TextDecoder decoder(encoding);
    QString text;
    for (const char byte : bytes)
        text += decoder.decode(QByteArrayView(&byte, 1));
    QCOMPARE(text + decoder.finish(), whole);
}

void TestPayloadEncodings::hostileSplits()
{
    // The same pseudo-random bytes whole and in odd pieces, larger than one block of the converter.
    QByteArray bytes;
    quint32 state = 12345;
    for (int i = 0; i < 40'000; ++i) {
        state = state * 1664525 + 1013904223;
        bytes.append(static_cast<char>(state >> 24));
    }
    for (const EncodingEntry &entry : encodings()) {
        TextDecoder decoder(entry.id);
        QString text;
        for (qsizetype at = 0, step = 1; at < bytes.size(); at += step, step = step % 97 + 1)
            text += decoder.decode(QByteArrayView(bytes).sliced(at, std::min(step, bytes.size() - at)));
        text += decoder.finish();
        QCOMPARE(text, decode(bytes, entry.id));
        QVERIFY(text.isValidUtf16());
    }
}

void TestPayloadEncodings::wholeUnicodeRoundTrip_data()
{
    QTest::addColumn<TextEncoding>("encoding");
    for (const EncodingEntry &entry : encodings()) {
        if (entry.wholeUnicode)
            QTest::addRow("%s", entry.name.data()) << entry.id;
    }
}

void TestPayloadEncodings::wholeUnicodeRoundTrip()
{
    QFETCH(TextEncoding, encoding);
    QString all;
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (!QChar::isSurrogate(c))
            all += QStringView(QChar::fromUcs4(c));
    }
    const EncodeResult result = encode(all, encoding);
    QVERIFY(result.ok());
    QVERIFY(decode(result.bytes, encoding) == all);
    if (encoding == TextEncoding::Utf8)
        QVERIFY(result.bytes == all.toUtf8());
}

void TestPayloadEncodings::strictOrRoundTrip_data()
{
    QTest::addColumn<TextEncoding>("encoding");
    for (const EncodingEntry &entry : encodings())
        QTest::addRow("%s", entry.name.data()) << entry.id;
}

void TestPayloadEncodings::strictOrRoundTrip()
{
    QFETCH(TextEncoding, encoding);
    // Each character alone: its bytes come back as itself, or it is an error at its place.
    for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x10000 ? 1 : 251) {
        if (QChar::isSurrogate(c))
            continue;
        const QString text = u'a' + QStringView(QChar::fromUcs4(c)).toString() + u'b';
        const EncodeResult result = encode(text, encoding);
        if (result.ok()) {
            QCOMPARE(decode(result.bytes, encoding), text);
        } else {
            QCOMPARE(result.errorPosition, 1);
            QCOMPARE(result.errorLength, text.size() - 2);
            QVERIFY(c >= 0x80);
        }
    }
}

void TestPayloadEncodings::byteOrderMarkStays()
{
    QCOMPARE(decode("\xef\xbb\xbf"
                    "A",
                    TextEncoding::Utf8),
             QStringLiteral("\ufeffA"));
    QCOMPARE(decode(QByteArray("\xff\xfe"
                               "A\0",
                               4),
                    TextEncoding::Utf16Le),
             QStringLiteral("\ufeffA"));
    QCOMPARE(encode(u"\ufeffA", TextEncoding::Utf16Be).bytes, QByteArray("\xfe\xff\0A", 4));
    QCOMPARE(encode(u"A", TextEncoding::Utf16Be).bytes, QByteArray("\0A", 2));
}

void TestPayloadEncodings::decoderIsReusedAndMoved()
{
    TextDecoder decoder(TextEncoding::Utf8);
    QCOMPARE(decoder.decode("\xe4\xbd"), QString());
    QCOMPARE(decoder.pendingBytes(), 2);
    TextDecoder moved(std::move(decoder));
    QCOMPARE(moved.decode("\xa0"), QStringLiteral("你"));
    QCOMPARE(moved.decode("\xe4"), QString());
    QCOMPARE(moved.finish(), fffd);
    QCOMPARE(moved.decode("ok"), QStringLiteral("ok"));
}

QTEST_GUILESS_MAIN(TestPayloadEncodings)
#include "tst_payloadencodings.moc"
