// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "compiledrules.h"
#include "rulepresets.h"

using namespace sw;

/// What the sets to begin with do about messages as programs send them.
class TestRulePresets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void syslog_data();
    void syslog();
};

void TestRulePresets::syslog_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<int>("rule");
    QTest::newRow("RFC 5424") << QByteArray("<165>1 2003-10-11T22:14:15.003Z host app - ID47 - text") << 0;
    QTest::newRow("RFC 3164") << QByteArray("<34>Oct 11 22:14:15 host su: text") << 1;
    QTest::newRow("no priority") << QByteArray("text alone") << 2;
}

void TestRulePresets::syslog()
{
    QFETCH(QByteArray, message);
    QFETCH(int, rule);
    const CompiledRules rules(rulePreset(RulePreset::Syslog));
    const RuleOutcome outcome = rules.look(false, message, {});
    QCOMPARE(outcome.firings.size(), size_t(1)); // each stops
    QCOMPARE(outcome.firings.front().rule, rule);
    for (const RuleStep &step : outcome.steps)
        QVERIFY(step.kind != RuleStep::Kind::Send); // nobody answers syslog
}

QTEST_APPLESS_MAIN(TestRulePresets)
#include "tst_rulepresets.moc"
