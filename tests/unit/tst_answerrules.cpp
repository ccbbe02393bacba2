// SPDX-License-Identifier: GPL-3.0-or-later
// Answer rules without sockets: what they look for, how messages are put together, what they send, how they are kept.
#include <QJsonArray>
#include <QTest>

#include "compiledrules.h"
#include "messageassembler.h"
#include "rulejson.h"
#include "rulepresets.h"

using namespace sw;

namespace {

AnswerRule rule(RuleMatch match, const QString &pattern, const QString &answer = {}, bool hex = false)
{
    AnswerRule made;
    made.name = QStringLiteral("rule");
    made.match = match;
    made.pattern = pattern;
    made.actions.push_back({RuleDo::Send, answer, hex, 0});
    return made;
}

RuleSet setOf(const std::vector<AnswerRule> &rules)
{
    RuleSet set;
    set.rules = rules;
    return set;
}

QByteArray sent(const RuleOutcome &outcome)
{
    QByteArray all;
    for (const RuleStep &one : outcome.steps)
        all += one.bytes;
    return all;
}

QByteArray answerOf(const RuleSet &set, const QByteArray &message, const QString &state = {})
{
    return sent(CompiledRules(set).look(false, message, state));
}

QByteArrayList assembled(const Framing &framing, const QByteArray &stream, qsizetype piece)
{
    MessageAssembler assembler(framing);
    QByteArrayList all;
    QByteArray message;
    FrameFault fault = FrameFault::None;
    for (qsizetype at = 0; at < stream.size(); at += piece) {
        assembler.feed(QByteArrayView(stream).sliced(at, qMin(piece, stream.size() - at)));
        while (assembler.take(message, fault))
            all.append(fault == FrameFault::None ? message : QByteArray("!"));
    }
    return all;
}

} // namespace

class TestAnswerRules final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
    void hostileExpressionsEnd();
    void hostileWildcardsEnd();
    void puts();
    void skipsWhatIsTooLong();
    void wrongLengthsEnd();
    void rulesInOrder();
    void statesDecide();
    void repeatsAsTheRequestSays();
    void faults();
    void countersGoOn();
    void json();
    void brokenJson_data();
    void brokenJson();
    void presets();
};

void TestAnswerRules::matches_data()
{
    QTest::addColumn<RuleMatch>("match");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<bool>("fits");
    QTest::addColumn<QByteArray>("first"); // what group 1 caught
    const QByteArray all = [] {
        QByteArray bytes(256, '\0');
        for (int i = 0; i < 256; ++i)
            bytes[i] = char(i);
        return bytes;
    }();
    const auto row = [](const char *name, RuleMatch match, const char *pattern, const QByteArray &message, bool fits,
                        const QByteArray &first = {}) {
        QTest::newRow(name) << match << QString::fromLatin1(pattern) << message << fits << first;
    };
    row("anything", RuleMatch::Anything, "", "x", true);
    row("equals", RuleMatch::Equals, "a\\x00b", QByteArray("a\0b", 3), true);
    row("equals: more", RuleMatch::Equals, "a", "ab", false);
    row("contains", RuleMatch::Contains, "\\xff", QByteArray("a\xff"), true);
    row("starts", RuleMatch::StartsWith, "GET ", "GET / HTTP/1.1", true);
    row("regex", RuleMatch::Regex, "^user=(\\w+)", "user=ann;", true, "ann");
    row("regex: high bytes", RuleMatch::Regex, "([\\x80-\\xff]+)", "a\xfe\xff", true, "\xfe\xff");
    row("regex: each byte is one character", RuleMatch::Regex, "(?s)^(.{256})$", all, true, all);
    row("regex: a line ends with CR LF or LF", RuleMatch::Regex, "^QUIT(.*)$", "QUIT now\r\n", true, " now");
    row("hex", RuleMatch::HexPattern, "01 03 ?? ?? *", QByteArray("\x01\x03zz", 4), true, "");
    row("hex: the rest", RuleMatch::HexPattern, "01 03 *", QByteArray("\x01\x03zz", 4), true, "zz");
    row("hex: half a byte", RuleMatch::HexPattern, "4? ?1", "AQ", true);
    row("hex: the whole message", RuleMatch::HexPattern, "01 03", QByteArray("\x01\x03z", 3), false);
    row("hex: in the middle", RuleMatch::HexPattern, "*0A0B*", QByteArray("xx\x0a\x0a\x0b!", 6), true, "xx\x0a");
    row("hex: empty", RuleMatch::HexPattern, "", "", true);
}

void TestAnswerRules::matches()
{
    QFETCH(RuleMatch, match);
    QFETCH(QString, pattern);
    QFETCH(QByteArray, message);
    QFETCH(bool, fits);
    QFETCH(QByteArray, first);
    const ByteMatch look(rule(match, pattern));
    QCOMPARE(look.fault(), PatternFault::None);
    std::vector<QByteArray> captures;
    QCOMPARE(look.look(message, captures) == ByteMatch::Outcome::Yes, fits);
    if (fits && captures.size() > 1)
        QCOMPARE(captures[1], first);
}

/// Without a limit these need longer than the universe is old.
void TestAnswerRules::hostileExpressionsEnd()
{
    const QByteArray subject = QByteArray(200, 'a') + '!';
    for (const char *pattern : {"^(a+)+$", "^(a|aa)+$", "^(a*)*b", "(?:a?){200}a{200}b"}) {
        const ByteMatch look(rule(RuleMatch::Regex, QString::fromLatin1(pattern)));
        QCOMPARE(look.fault(), PatternFault::None);
        std::vector<QByteArray> captures;
        QVERIFY(look.look(subject, captures) != ByteMatch::Outcome::Yes);
    }
    const CompiledRules rules(setOf({rule(RuleMatch::Regex, QStringLiteral("^(a+)+$"), QStringLiteral("x"))}));
    const RuleOutcome outcome = rules.look(false, subject, {});
    QVERIFY(outcome.firings.empty());
    QCOMPARE(outcome.steps.size(), size_t(1));
    QCOMPARE(outcome.steps[0].kind, RuleStep::Kind::GaveUp);
    const ByteMatch lifted(rule(RuleMatch::Regex, QStringLiteral("(*LIMIT_MATCH=4000000000)^(a+)+$")));
    std::vector<QByteArray> captures;
    QVERIFY(lifted.look(subject, captures) != ByteMatch::Outcome::Yes);
}

void TestAnswerRules::hostileWildcardsEnd()
{
    const ByteMatch look(rule(RuleMatch::HexPattern, QStringLiteral("*61*61*61*61*61*61*61*61*61*61*62")));
    std::vector<QByteArray> captures;
    QCOMPARE(look.look(QByteArray(1024 * 1024, 'a'), captures), ByteMatch::Outcome::No);
}

void TestAnswerRules::puts()
{
    Framing lines;
    lines.kind = FramingKind::Delimiter;
    lines.delimiter = "\r\n";
    Framing counted;
    counted.kind = FramingKind::Length;
    counted.lengthOffset = 1;
    counted.lengthSize = 1;
    Framing adjusted = counted;
    adjusted.lengthAdjustment = -2; // it counts itself and what stands before it
    for (const qsizetype piece : {1, 2, 3, 100}) {
        QCOMPARE(assembled(lines, "one\r\n\r\ntwo\nand\r\nrest", piece), QByteArrayList({"one", "", "two\nand"}));
        QCOMPARE(assembled(counted, QByteArray("a\2xyb\0c\1z", 9), piece),
                 QByteArrayList({QByteArray("a\2xy"), QByteArray("b\0", 2), QByteArray("c\1z")}));
        QCOMPARE(assembled(adjusted, QByteArray("a\4xyb\2", 6), piece),
                 QByteArrayList({QByteArray("a\4xy"), QByteArray("b\2")}));
    }
    QCOMPARE(assembled(Framing(), "abcd", 2), QByteArrayList({"ab", "cd"}));
}

void TestAnswerRules::skipsWhatIsTooLong()
{
    Framing lines;
    lines.kind = FramingKind::Delimiter;
    lines.longest = 8;
    for (const qsizetype piece : {1, 7, 1000}) {
        // Neither its begin nor its tail may pass for a message.
        QCOMPARE(assembled(lines, QByteArray(100, 'x') + "\nok\n" + QByteArray(9, 'y') + "QUIT\nend\n", piece),
                 QByteArrayList({"!", "ok", "!", "end"}));
    }
    MessageAssembler assembler(lines);
    QByteArray message;
    FrameFault fault = FrameFault::None;
    for (int i = 0; i < 1000; ++i) {
        assembler.feed(QByteArray(1000, 'x'));
        while (assembler.take(message, fault)) {}
    }
    QVERIFY(assembler.rest().size() <= 1000); // what will be skipped is not kept
}

void TestAnswerRules::wrongLengthsEnd()
{
    Framing counted;
    counted.kind = FramingKind::Length;
    counted.longest = 64;
    QCOMPARE(assembled(counted, QByteArray("\0\1a\xff\xff\0\1b", 8), 3), QByteArrayList({QByteArray("\0\1a", 3), "!"}));
    Framing adjusted = counted;
    adjusted.lengthAdjustment = -5;
    QCOMPARE(assembled(adjusted, QByteArray("\0\1a", 3), 3), QByteArrayList({"!"}));
}

void TestAnswerRules::rulesInOrder()
{
    AnswerRule first = rule(RuleMatch::Contains, QStringLiteral("a"), QStringLiteral("1"));
    AnswerRule off = rule(RuleMatch::Anything, {}, QStringLiteral("off"));
    off.enabled = false;
    AnswerRule stops = rule(RuleMatch::Contains, QStringLiteral("b"), QStringLiteral("2"));
    stops.actions.push_back({RuleDo::Delay, {}, false, 5});
    stops.actions.push_back({RuleDo::Stop, {}, false, 0});
    const AnswerRule last = rule(RuleMatch::Anything, {}, QStringLiteral("3"));
    const RuleSet set = setOf({first, off, stops, last});
    QCOMPARE(answerOf(set, "a"), "13");
    QCOMPARE(answerOf(set, "ab"), "12");
    QCOMPARE(answerOf(set, "c"), "3");
    AnswerRule closes = last;
    closes.actions.push_back({RuleDo::Close, {}, false, 0});
    closes.actions.push_back({RuleDo::Send, QStringLiteral("never"), false, 0});
    const RuleOutcome outcome = CompiledRules(setOf({closes, last})).look(false, "x", {});
    QCOMPARE(sent(outcome), "3");
    QCOMPARE(outcome.steps.back().kind, RuleStep::Kind::Close);
}

void TestAnswerRules::statesDecide()
{
    const CompiledRules smtp(rulePreset(RulePreset::Smtp));
    RuleOutcome now = smtp.look(true, {}, {});
    QVERIFY(sent(now).startsWith("220 "));
    QCOMPARE(now.state, QStringLiteral("commands"));
    QVERIFY(sent(smtp.look(false, "EHLO me\r", now.state)).contains("greets me\r\n"));
    now = smtp.look(false, "DATA\r", now.state);
    QCOMPARE(now.state, QStringLiteral("data"));
    now = smtp.look(false, "QUIT\r", now.state); // a line of the mail
    QCOMPARE(sent(now), QByteArray());
    QCOMPARE(now.state, QStringLiteral("data"));
    now = smtp.look(false, ".\r", now.state);
    QVERIFY(sent(now).startsWith("250 "));
    QCOMPARE(now.state, QStringLiteral("commands"));
    QVERIFY(sent(smtp.look(false, "WHAT", now.state)).startsWith("500 "));
}

void TestAnswerRules::repeatsAsTheRequestSays()
{
    const CompiledRules modbus(rulePreset(RulePreset::Modbus));
    const QByteArray request = QByteArray::fromHex("12340000000611030001 0003");
    QCOMPARE(sent(modbus.look(false, request, {})).toHex(),
             "123400000009"
             "1103"
             "06"
             "002a002a002a");
    const QByteArray coils = QByteArray::fromHex("000100000006 0101 0000 0009");
    QCOMPARE(sent(modbus.look(false, coils, {})).toHex(),
             "000100000005"
             "0101"
             "02"
             "5555");
    // The number is the peer's: it cannot ask for more than there may be.
    const RuleOutcome many = modbus.look(false, QByteArray::fromHex("000100000006 0103 0000 FFFF"), {});
    QCOMPARE(sent(many), QByteArray());
    QCOMPARE(many.steps.back().kind, RuleStep::Kind::NoAnswer);
    // Shorter than the places that are copied: what is there counts.
    QCOMPARE(answerOf(setOf({rule(RuleMatch::Anything, {}, QStringLiteral("<${request:2..9}>"))}), "abc"), "<c>");
}

void TestAnswerRules::faults()
{
    const auto fault = [](const AnswerRule &one) { return CompiledRules(setOf({one})).fault(0); };
    QCOMPARE(fault(rule(RuleMatch::Regex, QStringLiteral("a(b"))).pattern, PatternFault::BadRegex);
    QCOMPARE(fault(rule(RuleMatch::Regex, QStringLiteral("ab)"))).place, 2);
    QCOMPARE(fault(rule(RuleMatch::HexPattern, QStringLiteral("01 0g"))).pattern, PatternFault::BadHexPattern);
    QCOMPARE(fault(rule(RuleMatch::HexPattern, QStringLiteral("0"))).pattern, PatternFault::BadHexPattern);
    QCOMPARE(fault(rule(RuleMatch::Equals, QStringLiteral("\\q"))).pattern, PatternFault::BadEscape);
    QCOMPARE(fault(rule(RuleMatch::Equals, QString(5000, u'a'))).pattern, PatternFault::TooLong);
    const RuleFault message = fault(rule(RuleMatch::Anything, {}, QStringLiteral("ok ${nosuch}")));
    QCOMPARE(message.field, RuleFault::Field::Message);
    QCOMPARE(message.place, 3);
    QCOMPARE(fault(rule(RuleMatch::Anything, {}, QStringLiteral("${match:1} ${request:0..1}"))).field,
             RuleFault::Field::None);
    // What is wrong does not fire, and the others do.
    QCOMPARE(answerOf(setOf({rule(RuleMatch::Regex, QStringLiteral("("), QStringLiteral("no")),
                             rule(RuleMatch::Anything, {}, QStringLiteral("yes"))}),
                      "x"),
             "yes");
}

void TestAnswerRules::countersGoOn()
{
    RuleSet set = setOf({rule(RuleMatch::Anything, {}, QStringLiteral("${counter}"))});
    const CompiledRules before(set);
    QCOMPARE(sent(before.look(false, "x", {})), "1");
    QCOMPARE(before.hits(0), quint64(0)); // asking counts nothing
    QCOMPARE(sent(before.answer(false, "x", {}, {})), "1");
    QCOMPARE(sent(before.answer(false, "x", {}, {})), "2");
    set.rules[0].pattern = QStringLiteral("changed");
    set.rules.insert(set.rules.begin(), rule(RuleMatch::Equals, QStringLiteral("other")));
    set.rules[0].name = QStringLiteral("new");
    const CompiledRules after(set, &before);
    QCOMPARE(after.hits(0), quint64(0));
    QCOMPARE(after.hits(1), quint64(2));
    QCOMPARE(sent(after.answer(false, "x", {}, {})), "3");
    after.forgetHits();
    QCOMPARE(after.hits(1), quint64(0));
}

void TestAnswerRules::json()
{
    for (int i = 0; i < int(RulePreset::Count); ++i) {
        const RuleSet set = rulePreset(RulePreset(i));
        RuleJsonFault fault;
        const auto back = ruleSetFrom(toJson(set), fault);
        QVERIFY2(back.has_value(), qPrintable(fault.path.join(u'/')));
        QVERIFY(*back == set);
    }
}

void TestAnswerRules::brokenJson_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<RuleJsonFault::Kind>("kind");
    using Kind = RuleJsonFault::Kind;
    QTest::newRow("newer") << "format" << QJsonValue("socket-workbench/rules@2") << Kind::WrongFormat;
    QTest::newRow("unknown key") << "rulez" << QJsonValue(1) << Kind::UnknownKey;
    QTest::newRow("no list") << "rules" << QJsonValue("x") << Kind::WrongType;
    QTest::newRow("no rule") << "rules/0" << QJsonValue(1) << Kind::WrongType;
    QTest::newRow("match") << "rules/0/match" << QJsonValue("sounds") << Kind::UnknownName;
    QTest::newRow("name") << "rules/0/name" << QJsonValue(7) << Kind::WrongType;
    QTest::newRow("do") << "rules/0/actions/0/do" << QJsonValue("exec") << Kind::UnknownName;
    QTest::newRow("key of an action") << "rules/0/actions/0/command" << QJsonValue("rm") << Kind::UnknownKey;
    QTest::newRow("ms") << "rules/0/actions/1/ms" << QJsonValue(-1) << Kind::OutOfRange;
    QTest::newRow("kept") << "framing/longest" << QJsonValue(1 << 30) << Kind::OutOfRange;
    QTest::newRow("delimiter") << "framing/delimiter" << QJsonValue("0") << Kind::OutOfRange;
}

static QJsonValue put(const QJsonValue &in, QStringList path, const QJsonValue &value)
{
    if (path.isEmpty())
        return value;
    const QString key = path.takeFirst();
    if (in.isArray()) {
        QJsonArray array = in.toArray();
        array[key.toInt()] = put(array.at(key.toInt()), path, value);
        return array;
    }
    QJsonObject object = in.toObject();
    object[key] = put(object.value(key), path, value);
    return object;
}

void TestAnswerRules::brokenJson()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    QFETCH(RuleJsonFault::Kind, kind);
    AnswerRule one = rule(RuleMatch::Anything, {}, QStringLiteral("x"));
    one.actions.push_back({RuleDo::Delay, {}, false, 5});
    RuleJsonFault fault;
    const QJsonObject broken = put(toJson(setOf({one})), path.split(u'/'), value).toObject();
    QVERIFY(!ruleSetFrom(broken, fault));
    QCOMPARE(fault.kind, kind);
    QCOMPARE(fault.path.join(u'/'), path);
}

void TestAnswerRules::presets()
{
    for (int i = 0; i < int(RulePreset::Count); ++i) {
        const CompiledRules rules(rulePreset(RulePreset(i)));
        QVERIFY(!rules.set().rules.empty());
        for (int at = 0; at < int(rules.set().rules.size()); ++at)
            QVERIFY2(rules.fault(at).field == RuleFault::Field::None, qPrintable(rules.set().rules[size_t(at)].name));
    }
    const CompiledRules dns(rulePreset(RulePreset::Dns));
    // As dig asks for example.org: with an option behind the question, which must not come back.
    const QByteArray query = QByteArray::fromHex("abcd 0120 0001 0000 0000 0001 076578616d706c65036f726700 0001 0001"
                                                 "0000291000000000000000");
    QCOMPARE(sent(dns.look(false, query, {})).toHex(),
             "abcd8580000100010000"
             "0000"
             "076578616d706c65036f72670000010001"
             "c00c00010001"
             "0000003c0004c0000201");
    const CompiledRules echo(rulePreset(RulePreset::EchoWithCrc));
    QCOMPARE(sent(echo.look(false, "123456789", {})).toHex(), QByteArray("123456789").toHex() + "374b");
    const CompiledRules http(rulePreset(RulePreset::Http));
    const QByteArray page = sent(http.look(false, "GET /index HTTP/1.1\r\nHost: x", {}));
    QVERIFY2(page.contains("Content-Length: 21\r\n") && page.endsWith("\r\n\r\nYou asked for /index\n"),
             page.constData());
}

QTEST_APPLESS_MAIN(TestAnswerRules)
#include "tst_answerrules.moc"
