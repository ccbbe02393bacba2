// SPDX-License-Identifier: GPL-3.0-or-later
// What counts as the answer to a heartbeat, in whatever pieces it comes.
#include <QtTest>

#include "heartbeatears.h"
#include "longsettings.h"

using namespace sw;

namespace {

AnswerRule answer(RuleMatch match, const QString &pattern)
{
    HeartbeatSettings settings;
    settings.match = match;
    settings.answer = pattern;
    return settings.expected();
}

} // namespace

class TestHeartbeatAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void earsHearPieces();
    void kinds_data();
    void kinds();
    void longPatternsComeInPieces();
    void floodsAreBounded();
    void costlyExpressionsAreGivenUp();
    void settingsAreKept_data();
    void settingsAreKept();
    void olderSettingsAreRead();
    void brokenOnesAreNot();
    void patternsThatLack();
};

void TestHeartbeatAnswers::earsHearPieces()
{
    HeartbeatEars ears;
    ears.expect(answer(RuleMatch::Contains, QStringLiteral("pong")));
    ears.hear(1, "pong"); // not open
    ears.setOpen(true);
    ears.hear(1, "pong"); // nothing is waited for
    QCOMPARE(ears.answeredNs(1), 0);
    ears.waitFor(1);
    ears.hear(1, "..p");
    ears.hear(2, "ong");
    ears.hear(1, "on");
    QCOMPARE(ears.answeredNs(1), 0);
    ears.hear(1, "g!");
    QVERIFY(ears.answeredNs(1) > 0);
    ears.waitFor(1); // what came before does not count for the next one
    QCOMPARE(ears.answeredNs(1), 0);
    ears.expect(answer(RuleMatch::Anything, {}));
    ears.hear(1, "z");
    QVERIFY(ears.answeredNs(1) > 0);
    ears.setOpen(false);
    QCOMPARE(ears.answeredNs(1), 0);
}

void TestHeartbeatAnswers::kinds_data()
{
    QTest::addColumn<RuleMatch>("match");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QByteArrayList>("reads");
    QTest::addColumn<bool>("fits");
    const QString pong = QStringLiteral("PONG\\r\\n");
    const QString number = QStringLiteral("^PONG [0-9]+\r?\n$");
    const QString hex = QStringLiteral("01 ?? 0? *");
    QTest::newRow("equals") << RuleMatch::Equals << pong << QByteArrayList{"PONG\r\n"} << true;
    QTest::newRow("equals, in pieces") << RuleMatch::Equals << pong << QByteArrayList{"PO", "NG\r", "\n"} << true;
    QTest::newRow("equals, behind something else")
        << RuleMatch::Equals << pong << QByteArrayList{"news", "PONG\r\n"} << true;
    QTest::newRow("equals, longer") << RuleMatch::Equals << pong << QByteArrayList{"PONG\r\nmore"} << false;
    QTest::newRow("contains") << RuleMatch::Contains << pong << QByteArrayList{"xxPO", "NG\r\nyy"} << true;
    QTest::newRow("contains not") << RuleMatch::Contains << pong << QByteArrayList{"PONG", "\n"} << false;
    QTest::newRow("starts") << RuleMatch::StartsWith << pong << QByteArrayList{"PONG\r\n and more"} << true;
    QTest::newRow("starts, in pieces") << RuleMatch::StartsWith << pong << QByteArrayList{"P", "ONG\r\n and more"}
                                       << true;
    QTest::newRow("starts not") << RuleMatch::StartsWith << pong << QByteArrayList{" PONG\r\n"} << false;
    QTest::newRow("expression") << RuleMatch::Regex << number << QByteArrayList{"PONG 17\r\n"} << true;
    QTest::newRow("expression, in pieces") << RuleMatch::Regex << number << QByteArrayList{"PON", "G 1", "7\n"} << true;
    QTest::newRow("expression not") << RuleMatch::Regex << number << QByteArrayList{"PONG x\n"} << false;
    QTest::newRow("hex") << RuleMatch::HexPattern << hex << QByteArrayList{QByteArray("\x01\x55\x07", 3)} << true;
    QTest::newRow("hex, in pieces") << RuleMatch::HexPattern << hex
                                    << QByteArrayList{QByteArray("\x01", 1), QByteArray("\x55\x07\x00", 3)} << true;
    QTest::newRow("hex not") << RuleMatch::HexPattern << hex << QByteArrayList{QByteArray("\x01\x55\x17", 3)} << false;
}

void TestHeartbeatAnswers::kinds()
{
    QFETCH(RuleMatch, match);
    QFETCH(QString, pattern);
    QFETCH(QByteArrayList, reads);
    QFETCH(bool, fits);
    HeartbeatEars ears;
    ears.expect(answer(match, pattern));
    ears.setOpen(true);
    ears.waitFor(1);
    for (const QByteArray &one : std::as_const(reads)) {
        QCOMPARE(ears.answeredNs(1), 0); // not before the last
        ears.hear(1, one);
    }
    QCOMPARE(ears.answeredNs(1) > 0, fits);
}

void TestHeartbeatAnswers::longPatternsComeInPieces()
{
    const QString text(ByteMatch::mostPattern, QChar(0x4E2D)); // three bytes each
    HeartbeatEars ears;
    ears.expect(answer(RuleMatch::Contains, text));
    ears.setOpen(true);
    ears.waitFor(1);
    ears.hear(1, QByteArray(100'000, 'x'));
    const QByteArray bytes = text.toUtf8();
    for (qsizetype at = 0; at < bytes.size(); at += 1000) {
        QCOMPARE(ears.answeredNs(1), 0);
        ears.hear(1, bytes.mid(at, 1000));
    }
    QVERIFY(ears.answeredNs(1) > 0);
}

void TestHeartbeatAnswers::floodsAreBounded()
{
    HeartbeatEars ears;
    ears.expect(answer(RuleMatch::Regex, QStringLiteral("^pong$")));
    ears.setOpen(true);
    ears.waitFor(1);
    for (int i = 0; i < 100; ++i)
        ears.hear(1, QByteArray(1000, 'x'));
    QCOMPARE(ears.answeredNs(1), 0);
    ears.hear(1, "pong"); // a read of its own still counts
    QVERIFY(ears.answeredNs(1) > 0);
}

void TestHeartbeatAnswers::costlyExpressionsAreGivenUp()
{
    HeartbeatEars ears;
    ears.expect(answer(RuleMatch::Regex, QStringLiteral("(a+)+$")));
    ears.setOpen(true);
    ears.waitFor(1);
    ears.hear(1, QByteArray(5000, 'a') + 'b');
    QCOMPARE(ears.answeredNs(1), 0);
    ears.hear(1, "aaa"); // it is not tried again with each read that comes
    QCOMPARE(ears.answeredNs(1), 0);
    ears.waitFor(1);
    ears.hear(1, "aaa");
    QVERIFY(ears.answeredNs(1) > 0);
}

void TestHeartbeatAnswers::settingsAreKept_data()
{
    QTest::addColumn<RuleMatch>("match");
    QTest::addColumn<QString>("pattern");
    QTest::newRow("anything") << RuleMatch::Anything << QString();
    QTest::newRow("equals") << RuleMatch::Equals << QStringLiteral("\\x00\\r\\n");
    QTest::newRow("contains") << RuleMatch::Contains << QStringLiteral("pong");
    QTest::newRow("starts") << RuleMatch::StartsWith << QStringLiteral("+");
    QTest::newRow("expression") << RuleMatch::Regex << QStringLiteral("^(pong|好) \\d+$");
    QTest::newRow("hex") << RuleMatch::HexPattern << QStringLiteral("01 ?? 4? *");
}

void TestHeartbeatAnswers::settingsAreKept()
{
    QFETCH(RuleMatch, match);
    QFETCH(QString, pattern);
    LongSettings settings;
    settings.heartbeat.match = match;
    settings.heartbeat.answer = pattern;
    QVERIFY(longSettingsFrom(toJson(settings)) == settings);
}

void TestHeartbeatAnswers::olderSettingsAreRead()
{
    const QString kept = QString::fromLatin1(QByteArray("pong\r\n").toBase64());
    const QJsonObject older{{QStringLiteral("heartbeat"), QJsonObject{{QStringLiteral("expected"), kept}}}};
    const HeartbeatSettings read = longSettingsFrom(older).heartbeat;
    QCOMPARE(read.match, RuleMatch::Contains);
    QCOMPARE(read.answer, QStringLiteral("pong\\r\\n"));
}

void TestHeartbeatAnswers::brokenOnesAreNot()
{
    for (const char *match : {"connected", "regex", "hex", "equals", ""}) {
        const QJsonObject broken{{QStringLiteral("heartbeat"),
                                  QJsonObject{{QStringLiteral("match"), QLatin1StringView(match)},
                                              {QStringLiteral("answer"), QStringLiteral("(\\q")}}}};
        QVERIFY(longSettingsFrom(broken) == LongSettings());
    }
    // Nothing to compare with: no answer would equal it, or any would contain it.
    for (const char *match : {"equals", "contains", "startsWith", "regex", "hex"}) {
        const QJsonObject empty{
            {QStringLiteral("heartbeat"),
             QJsonObject{{QStringLiteral("match"), QLatin1StringView(match)}, {QStringLiteral("answer"), QString()}}}};
        QVERIFY2(longSettingsFrom(empty) == LongSettings(), match);
    }
}

void TestHeartbeatAnswers::patternsThatLack()
{
    for (const RuleMatch match : {RuleMatch::Equals, RuleMatch::Contains, RuleMatch::StartsWith, RuleMatch::Regex}) {
        QVERIFY(lacksPattern(answer(match, {})));
        QVERIFY(!lacksPattern(answer(match, QStringLiteral(" ")))); // a byte as good as any
    }
    QVERIFY(lacksPattern(answer(RuleMatch::HexPattern, QStringLiteral(" \t"))));
    QVERIFY(!lacksPattern(answer(RuleMatch::HexPattern, QStringLiteral(" 4? "))));
    QVERIFY(!lacksPattern(answer(RuleMatch::Anything, {})) && !lacksPattern(answer(RuleMatch::Connected, {})));
}

QTEST_APPLESS_MAIN(TestHeartbeatAnswers)
#include "tst_heartbeatanswers.moc"
