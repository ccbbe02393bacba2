// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "compiledrules.h"
#include "messageassembler.h"
#include "rulejson.h"

using namespace sw;

/// Rule sets as a whole: every framing is read back, and is taken as what its file says; counters go on with their rules.
class TestRuleSets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFramingIsReadBack_data();
    void everyFramingIsReadBack();
    void pausesAreNotKnown();
    void eachCounterGoesOnInOne_data();
    void eachCounterGoesOnInOne();
};

void TestRuleSets::everyFramingIsReadBack_data()
{
    QTest::addColumn<FramingKind>("kind");
    QTest::addColumn<FramingKind>("read");
    QTest::newRow("as received") << FramingKind::None << FramingKind::None;
    QTest::newRow("delimiter") << FramingKind::Delimiter << FramingKind::Delimiter;
    QTest::newRow("length") << FramingKind::Length << FramingKind::Length;
    QTest::newRow("fixed size") << FramingKind::Fixed << FramingKind::Fixed;
    QTest::newRow("pause") << FramingKind::Gap << FramingKind::None; // which is how it is taken, see below
}

void TestRuleSets::everyFramingIsReadBack()
{
    QFETCH(FramingKind, kind);
    QFETCH(FramingKind, read);
    RuleSet set;
    set.framing.kind = kind;
    set.framing.delimiter = "\r\n";
    RuleJsonFault fault;
    const auto back = ruleSetFrom(toJson(set), fault);
    QVERIFY2(back, qPrintable(fault.path.join(u'/') + u' ' + fault.about));
    QCOMPARE(back->framing.kind, read);
    QCOMPARE(back->framing.delimiter, set.framing.delimiter);
}

/// Nobody tells of pauses: what was read at once is a message, so that rules answer at all.
void TestRuleSets::pausesAreNotKnown()
{
    Framing framing;
    framing.kind = FramingKind::Gap;
    MessageAssembler assembler(framing);
    QByteArray message;
    FrameFault fault = FrameFault::None;
    for (const char *read : {"one", "two"}) {
        assembler.feed(read);
        QVERIFY(assembler.take(message, fault));
        QCOMPARE(fault, FrameFault::None);
        QCOMPARE(message, QByteArray(read));
        QVERIFY(!assembler.take(message, fault));
        QVERIFY(assembler.rest().isEmpty());
    }
}

void TestRuleSets::eachCounterGoesOnInOne_data()
{
    // Each rule is "name pattern"; those before are hit 1, 2, 3 ... times.
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    QTest::addColumn<QList<int>>("hits");
    const auto row = [](const char *name, const QStringList &before, const QStringList &after, const QList<int> &hits) {
        QTest::newRow(name) << before << after << hits;
    };
    row("a copy begins at 0", {"a x", "b y"}, {"a x", "a x", "b y"}, {1, 0, 2});
    row("a new one of the same name", {"new p"}, {"new p", "new q"}, {1, 0});
    row("the first one is removed", {"new p", "new q", "new r"}, {"new q", "new r"}, {2, 3});
    row("they change places", {"new p", "new q"}, {"new q", "new p"}, {2, 1});
    row("the first one is edited", {"new p", "new q"}, {"new pp", "new q"}, {1, 2});
    row("one of two alike is edited", {"new p", "new p"}, {"new pp", "new p"}, {1, 2});
    row("edited and moved", {"a x", "b y"}, {"b z", "a x"}, {2, 1});
    row("renamed: another rule", {"a x"}, {"b x"}, {0});
}

void TestRuleSets::eachCounterGoesOnInOne()
{
    QFETCH(QStringList, before);
    QFETCH(QStringList, after);
    QFETCH(QList<int>, hits);
    const auto setOf = [](const QStringList &lines) {
        RuleSet set;
        for (const QString &line : lines) {
            AnswerRule rule;
            rule.name = line.section(u' ', 0, 0);
            rule.match = RuleMatch::Equals;
            rule.pattern = line.section(u' ', 1, 1);
            set.rules.push_back(rule);
        }
        return set;
    };
    RuleSet set = setOf(before);
    for (AnswerRule &rule : set.rules)
        rule.enabled = false;
    auto old = std::make_shared<CompiledRules>(set);
    for (std::size_t i = 0; i < set.rules.size(); ++i) {
        // Each alone is switched on and hit; its counter goes on when it is switched off again.
        set.rules[i].enabled = true;
        old = std::make_shared<CompiledRules>(set, old.get());
        for (std::size_t times = 0; times <= i; ++times)
            old->answer(false, set.rules[i].pattern.toLatin1(), {}, {});
        set.rules[i].enabled = false;
        old = std::make_shared<CompiledRules>(set, old.get());
    }
    old = std::make_shared<CompiledRules>(setOf(before), old.get());
    const CompiledRules now(setOf(after), old.get());
    for (int i = 0; i < int(after.size()); ++i)
        QCOMPARE(now.hits(i), quint64(hits[i]));
}

QTEST_APPLESS_MAIN(TestRuleSets)
#include "tst_rulesets.moc"
