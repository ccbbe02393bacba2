// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>

#include <QTest>

#include "payloadnames.h"
#include "payloadparser.h"
#include "printable.h"

using namespace sw;
using Kind = PayloadError::Kind;

Q_DECLARE_METATYPE(sw::PayloadError::Kind)

namespace {

/// Columns of texts that stand for no bytes; gives what adds a row.
auto errorRows(PayloadForm usually)
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<PayloadForm>("form");
    QTest::addColumn<TextEncoding>("encoding");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<qsizetype>("position");
    QTest::addColumn<qsizetype>("length");
    return [usually](const char *name, const QString &text, Kind kind, qsizetype position, qsizetype length,
                     TextEncoding encoding = TextEncoding::Utf8, std::optional<PayloadForm> form = {}) {
        QTest::newRow(name) << text << form.value_or(usually) << encoding << kind << position << length;
    };
}

} // namespace

class TestPayloadParser final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesInFiles();
    void hex_data();
    void hex();
    void hexErrors_data();
    void hexErrors();
    void escapes_data();
    void escapes();
    void escapeErrors_data();
    void escapeErrors();
    void notInEncoding_data();
    void notInEncoding();
    void lineEndings_data();
    void lineEndings();
    void everyByteIsEditable_data();
    void everyByteIsEditable();
    void ambiguousTableFallsBackToHex();
    void largeText();

private:
    static void checkError(const PayloadResult &result, Kind kind, qsizetype position, qsizetype length);
    static void checkErrorRow();
};

void TestPayloadParser::checkError(const PayloadResult &result, Kind kind, qsizetype position, qsizetype length)
{
    QVERIFY(result.error.has_value());
    QCOMPARE(static_cast<int>(result.error->kind), static_cast<int>(kind));
    QCOMPARE(result.error->position, position);
    QCOMPARE(result.error->length, length);
    QVERIFY(result.bytes.isEmpty());
}

void TestPayloadParser::checkErrorRow()
{
    QFETCH(QString, text);
    QFETCH(PayloadForm, form);
    QFETCH(TextEncoding, encoding);
    QFETCH(Kind, kind);
    QFETCH(qsizetype, position);
    QFETCH(qsizetype, length);
    checkError(parsePayload(text, form, encoding, LineEnding::CrLf), kind, position, length);
}

void TestPayloadParser::hex_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray hello("\x48\x65\xff\x00", 4);
    QTest::newRow("empty") << QString() << QByteArray();
    QTest::newRow("only separators") << QStringLiteral(" \n{},") << QByteArray();
    QTest::newRow("run") << QStringLiteral("4865FF00") << hello;
    QTest::newRow("spaces") << QStringLiteral(" 48 65\tff\n00 ") << hello;
    QTest::newRow("lower and upper") << QStringLiteral("48 65 fF 00") << hello;
    QTest::newRow("colons") << QStringLiteral("48:65:ff:00") << hello;
    QTest::newRow("dashes") << QStringLiteral("48-65-FF-00") << hello;
    QTest::newRow("semicolons, pipes") << QStringLiteral("48;65|ff;00") << hello;
    QTest::newRow("C array") << QStringLiteral("{ 0x48, 0X65,\n  0xff, 0x00, }") << hello;
    QTest::newRow("C string") << QStringLiteral("\"\\x48\\x65\\xff\\x00\"") << hello;
    QTest::newRow("list") << QStringLiteral("[0x48, 0x65, 0xff, 0x00]") << hello;
    QTest::newRow("prefixes without separators") << QStringLiteral("0x480x650xff0x00") << hello;
    QTest::newRow("one prefix for all") << QStringLiteral("0x4865ff00") << hello;
    QTest::newRow("no-break and wide space") << QStringLiteral("48\u00a065\u3000ff 00") << hello;
    QTest::newRow("mixed groups") << QStringLiteral("4865 ff,00") << hello;
}

void TestPayloadParser::hex()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    // Hex is exact: no encoding, no line ending.
    const PayloadResult result = parsePayload(text, PayloadForm::Hex, TextEncoding::Utf16Be, LineEnding::CrLf);
    QVERIFY(result.ok());
    QCOMPARE(result.bytes, bytes);
}

void TestPayloadParser::hexErrors_data()
{
    const auto row = errorRows(PayloadForm::Hex);
    row("one digit", QStringLiteral("4"), Kind::OddHexDigits, 0, 1);
    row("odd group", QStringLiteral("48 656 ff"), Kind::OddHexDigits, 3, 3);
    row("two halves are no byte", QStringLiteral("4 8"), Kind::OddHexDigits, 0, 1);
    row("odd behind prefix", QStringLiteral("0x48,0x6"), Kind::OddHexDigits, 7, 1);
    row("odd before prefix", QStringLiteral("4860x65"), Kind::OddHexDigits, 0, 3);
    row("prefix alone", QStringLiteral("48 0x"), Kind::MissingHexDigits, 3, 2);
    row("prefix and separator", QStringLiteral("0x 48"), Kind::MissingHexDigits, 0, 2);
    row("backslash x alone", QStringLiteral("\\x"), Kind::MissingHexDigits, 0, 2);
    row("backslash n", QStringLiteral("48\\n"), Kind::BadHexCharacter, 2, 1);
    row("letter", QStringLiteral("48 6g"), Kind::OddHexDigits, 3, 1);
    row("letter after a pair", QStringLiteral("48 65g"), Kind::BadHexCharacter, 5, 1);
    row("wide digits", QStringLiteral("\uff14\uff18"), Kind::BadHexCharacter, 0, 1);
    row("Arabic digits", QStringLiteral("48 \u0664\u0668"), Kind::BadHexCharacter, 3, 1);
    row("pair", QStringLiteral("48\U0001F600"), Kind::BadHexCharacter, 2, 2);
    row("lone surrogate", QString(QChar(0xD800)), Kind::BadHexCharacter, 0, 1);
    row("nul", QString(QChar(0)), Kind::BadHexCharacter, 0, 1);
}

void TestPayloadParser::hexErrors()
{
    checkErrorRow();
}

void TestPayloadParser::escapes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<TextEncoding>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const QString &text, const QByteArray &bytes,
                        TextEncoding encoding = TextEncoding::Utf8) {
        QTest::newRow(name) << text << encoding << bytes;
    };
    row("empty", QString(), QByteArray());
    row("plain", QStringLiteral("abc"), QByteArray("abc"));
    row("letters", QStringLiteral("\\a\\b\\e\\f\\n\\r\\t\\v"), QByteArray("\a\b\x1b\f\n\r\t\v"));
    row("quotes and backslash", QStringLiteral("\\\\\\\"\\'\\\\n"), QByteArray("\\\"'\\n"));
    row("nul", QStringLiteral("a\\0b"), QByteArray("a\0b", 3));
    row("nul then 8", QStringLiteral("\\08"),
        QByteArray("\0"
                   "8",
                   2));
    row("octal", QStringLiteral("\\101\\7\\377\\0012\\18"),
        QByteArray("A\x07\xff\x01"
                   "2\x01"
                   "8"));
    row("hex, then a digit", QStringLiteral("\\x41\\xfff"),
        QByteArray("A\xff"
                   "f"));
    row("u", QStringLiteral("\\u4f60\\U0001F600"), QByteArray("\xe4\xbd\xa0\xf0\x9f\x98\x80"));
    row("u braces", QStringLiteral("\\u{41}\\u{1f600}"), QByteArray("A\xf0\x9f\x98\x80"));
    row("u pair", QStringLiteral("\\uD83D\\uDE00"), QByteArray("\xf0\x9f\x98\x80"));
    row("u in GBK", QStringLiteral("\\u4f60\\xff"), QByteArray("\xc4\xe3\xff"), TextEncoding::Gbk);
    row("characters are two bytes, \\x is one", QStringLiteral("A\\n\\0\\x41\\101"), QByteArray("A\0\n\0\0\0AA", 8),
        TextEncoding::Utf16Le);
    row("text around", QStringLiteral("你\\r\\n好"), QByteArray("\xe4\xbd\xa0\r\n\xe5\xa5\xbd"));
}

void TestPayloadParser::escapes()
{
    QFETCH(QString, text);
    QFETCH(TextEncoding, encoding);
    QFETCH(QByteArray, bytes);
    const PayloadResult result = parsePayload(text, PayloadForm::Escapes, encoding, LineEnding::None);
    QVERIFY(result.ok());
    QCOMPARE(result.bytes, bytes);
    // The form Text knows no escapes.
    if (text.contains(u'\\') && encoding == TextEncoding::Utf8)
        QCOMPARE(parsePayload(text, PayloadForm::Text, encoding, LineEnding::None).bytes, text.toUtf8());
}

void TestPayloadParser::escapeErrors_data()
{
    const auto row = errorRows(PayloadForm::Escapes);
    row("backslash at the end", QStringLiteral("ab\\"), Kind::CutEscape, 2, 1);
    row("after an escaped one", QStringLiteral("\\\\\\"), Kind::CutEscape, 2, 1);
    row("x", QStringLiteral("a\\x"), Kind::CutEscape, 1, 2);
    row("x one digit", QStringLiteral("a\\x4"), Kind::CutEscape, 1, 3);
    row("x no digit", QStringLiteral("\\xg1"), Kind::CutEscape, 0, 2);
    row("u three digits", QStringLiteral("\\u4f6 "), Kind::CutEscape, 0, 5);
    row("U seven digits", QStringLiteral("\\U0001F60"), Kind::CutEscape, 0, 9);
    row("u brace open", QStringLiteral("\\u{41"), Kind::CutEscape, 0, 5);
    row("u brace empty", QStringLiteral("\\u{}"), Kind::CutEscape, 0, 3);
    row("u brace long", QStringLiteral("\\u{1234567}"), Kind::CutEscape, 0, 9);
    row("unknown", QStringLiteral("ab\\qcd"), Kind::UnknownEscape, 2, 2);
    row("unknown 8", QStringLiteral("\\8"), Kind::UnknownEscape, 0, 2);
    row("unknown pair", QStringLiteral("\\\U0001F600"), Kind::UnknownEscape, 0, 3);
    row("unknown line break", QStringLiteral("\\\n"), Kind::UnknownEscape, 0, 2);
    row("octal too large", QStringLiteral("a\\400"), Kind::OctalTooLarge, 1, 4);
    row("above Unicode", QStringLiteral("\\U00110000"), Kind::NotACodePoint, 0, 10);
    row("all ones", QStringLiteral("\\UFFFFFFFF"), Kind::NotACodePoint, 0, 10);
    row("lone high", QStringLiteral("\\uD800x"), Kind::NotACodePoint, 0, 6);
    row("lone low", QStringLiteral("\\uDC00"), Kind::NotACodePoint, 0, 6);
    row("high, then no low", QStringLiteral("\\uD800\\u0041"), Kind::NotACodePoint, 0, 6);
    row("high, then cut", QStringLiteral("\\uD800\\u"), Kind::NotACodePoint, 0, 6);
    row("first of two", QStringLiteral("\\q\\z"), Kind::UnknownEscape, 0, 2);
    row("lone surrogate typed", QStringLiteral("ab") + QChar(0xD800), Kind::NotACodePoint, 2, 1);
}

void TestPayloadParser::escapeErrors()
{
    checkErrorRow();
}

void TestPayloadParser::notInEncoding_data()
{
    const auto rows = errorRows(PayloadForm::Text);
    const auto row = [&rows](const char *name, const QString &text, PayloadForm form, TextEncoding encoding,
                             qsizetype position, qsizetype length) {
        rows(name, text, Kind::NotInEncoding, position, length, encoding, form);
    };
    row("Chinese in Latin-1", QStringLiteral("ab你c"), PayloadForm::Text, TextEncoding::Latin1, 2, 1);
    row("Latin in ASCII", QStringLiteral("caf\u00e9"), PayloadForm::Text, TextEncoding::Ascii, 3, 1);
    row("emoji in GBK", QStringLiteral("你\U0001F600"), PayloadForm::Text, TextEncoding::Gbk, 1, 2);
    row("second line", QStringLiteral("ab\ncd\u00e9"), PayloadForm::Text, TextEncoding::Ascii, 5, 1);
    row("after a typed CR LF", QStringLiteral("ab\r\ncd\u00e9"), PayloadForm::Text, TextEncoding::Ascii, 6, 1);
    row("escape", QStringLiteral("a\\n\\u4f60z"), PayloadForm::Escapes, TextEncoding::Ascii, 3, 6);
    row("pair of escapes", QStringLiteral("\\uD83D\\uDE00"), PayloadForm::Escapes, TextEncoding::Gbk, 0, 12);
    row("text after escapes", QStringLiteral("\\n\\x41b你"), PayloadForm::Escapes, TextEncoding::Latin1, 7, 1);
    row("tag characters are not dropped", QStringLiteral("ab\U000E0041c"), PayloadForm::Text, TextEncoding::Gbk, 2, 2);
    row("tag character at the end", QStringLiteral("ab\U000E0041"), PayloadForm::Text, TextEncoding::Ascii, 2, 2);
    row("yen is no backslash", QStringLiteral("a\u00a5"), PayloadForm::Text, TextEncoding::ShiftJis, 1, 1);
}

void TestPayloadParser::notInEncoding()
{
    checkErrorRow();
}

void TestPayloadParser::lineEndings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<PayloadForm>("form");
    QTest::addColumn<TextEncoding>("encoding");
    QTest::addColumn<LineEnding>("ending");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const QString &text, LineEnding ending, const QByteArray &bytes,
                        PayloadForm form = PayloadForm::Text, TextEncoding encoding = TextEncoding::Utf8) {
        QTest::newRow(name) << text << form << encoding << ending << bytes;
    };
    row("none", QStringLiteral("a\nb"), LineEnding::None, QByteArray("a\nb"));
    row("none keeps CR LF", QStringLiteral("a\r\nb"), LineEnding::None, QByteArray("a\r\nb"));
    row("LF", QStringLiteral("a"), LineEnding::Lf, QByteArray("a\n"));
    row("CR", QStringLiteral("a\nb"), LineEnding::Cr, QByteArray("a\rb\r"));
    row("CRLF", QStringLiteral("a"), LineEnding::CrLf, QByteArray("a\r\n"));
    row("CRLF alone", QString(), LineEnding::CrLf, QByteArray("\r\n"));
    row("each typed line", QStringLiteral("GET / HTTP/1.1\nHost: x\n"), LineEnding::CrLf,
        QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
    row("typed CR LF is not doubled", QStringLiteral("a\r\n\r\nb"), LineEnding::CrLf, QByteArray("a\r\n\r\nb\r\n"));
    row("lone CR stays", QStringLiteral("a\rb"), LineEnding::Lf, QByteArray("a\rb\n"));
    row("NUL ends the message only", QStringLiteral("a\nb"), LineEnding::Nul, QByteArray("a\nb\0", 4));
    row("escape \\n stays LF", QStringLiteral("a\\nb\nc"), LineEnding::CrLf, QByteArray("a\nb\r\nc\r\n"),
        PayloadForm::Escapes);
    row("UTF-16LE", QStringLiteral("a"), LineEnding::CrLf, QByteArray("a\0\r\0\n\0", 6), PayloadForm::Text,
        TextEncoding::Utf16Le);
    row("UTF-16BE NUL", QStringLiteral("a"), LineEnding::Nul, QByteArray("\0a\0\0", 4), PayloadForm::Text,
        TextEncoding::Utf16Be);
}

void TestPayloadParser::lineEndings()
{
    QFETCH(QString, text);
    QFETCH(PayloadForm, form);
    QFETCH(TextEncoding, encoding);
    QFETCH(LineEnding, ending);
    QFETCH(QByteArray, bytes);
    const PayloadResult result = parsePayload(text, form, encoding, ending);
    QVERIFY(result.ok());
    QCOMPARE(result.bytes, bytes);
}

void TestPayloadParser::everyByteIsEditable_data()
{
    QTest::addColumn<TextEncoding>("encoding");
    for (const auto encoding : {TextEncoding::Utf8, TextEncoding::Gb18030, TextEncoding::Gbk, TextEncoding::Utf16Le,
                                TextEncoding::Utf16Be, TextEncoding::Latin1, TextEncoding::Ascii})
        QTest::addRow("%d", static_cast<int>(encoding)) << encoding;
}

void TestPayloadParser::everyByteIsEditable()
{
    QFETCH(TextEncoding, encoding);
    for (int first = 0; first < 256; ++first) {
        QByteArray bytes;
        for (int second = 0; second < 256; ++second)
            bytes.append(static_cast<char>(first)).append(static_cast<char>(second)).append("7z");
        const PayloadText text = editableText(bytes, encoding);
        QCOMPARE(static_cast<int>(text.form), static_cast<int>(PayloadForm::Escapes));
        QCOMPARE(parsePayload(text.text, text.form, encoding, LineEnding::None).bytes, bytes);
    }
}

void TestPayloadParser::ambiguousTableFallsBackToHex()
{
    // CP932 has U+2252 twice: 81 E0 and 87 90.
    int hexForms = 0;
    for (const QByteArray &bytes : {QByteArray("\x81\xe0"), QByteArray("\x87\x90")}) {
        const PayloadText text = editableText(bytes, TextEncoding::ShiftJis);
        hexForms += text.form == PayloadForm::Hex ? 1 : 0;
        QCOMPARE(parsePayload(text.text, text.form, TextEncoding::ShiftJis, LineEnding::None).bytes, bytes);
    }
    QCOMPARE(hexForms, 1);
}

void TestPayloadParser::namesInFiles()
{
    // People have files with these words.
    const QList<std::pair<PayloadForm, QString>> forms{{PayloadForm::Text, QStringLiteral("text")},
                                                       {PayloadForm::Escapes, QStringLiteral("escapes")},
                                                       {PayloadForm::Hex, QStringLiteral("hex")}};
    for (const auto &[form, name] : forms) {
        QCOMPARE(QString(payloadFormName(form)), name);
        QVERIFY(payloadFormByName(name) == form);
    }
    const QList<std::pair<LineEnding, QString>> endings{{LineEnding::None, QStringLiteral("none")},
                                                        {LineEnding::Lf, QStringLiteral("lf")},
                                                        {LineEnding::CrLf, QStringLiteral("crlf")},
                                                        {LineEnding::Cr, QStringLiteral("cr")},
                                                        {LineEnding::Nul, QStringLiteral("nul")}};
    for (const auto &[ending, name] : endings) {
        QCOMPARE(QString(lineEndingName(ending)), name);
        QVERIFY(lineEndingByName(name) == ending);
    }
    QVERIFY(!payloadFormByName(u"Hex") && !payloadFormByName({}) && !lineEndingByName(u"crlf ")
            && !lineEndingByName({}));
}

void TestPayloadParser::largeText()
{
    const QString text(1'000'000, QChar(0x4F60));
    const PayloadResult result = parsePayload(text, PayloadForm::Text, TextEncoding::Gb18030, LineEnding::None);
    QCOMPARE(result.bytes.size(), 2'000'000);
    const PayloadResult bad = parsePayload(text + QChar(0xDC00), PayloadForm::Text, TextEncoding::Gb18030,
                                           LineEnding::None);
    checkError(bad, Kind::NotACodePoint, 1'000'000, 1);
}

QTEST_GUILESS_MAIN(TestPayloadParser)
#include "tst_payloadparser.moc"
