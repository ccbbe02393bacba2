// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "messageassembler.h"
#include "rulejson.h"

using namespace sw;

/// Rule sets as a whole: every framing is read back, and is taken as what its file says.
class TestRuleSets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFramingIsReadBack_data();
    void everyFramingIsReadBack();
    void pausesAreNotKnown();
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

QTEST_APPLESS_MAIN(TestRuleSets)
#include "tst_rulesets.moc"
