// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSpinBox>
#include <QToolButton>

#include "stepclicks.h"

using namespace sw;
using namespace sw::clicks;
using Fix = WindowFixture;

/// The fields of a call in step mode: they fit what the call takes.
class TestStepFields final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void optionsHaveFittingFields();
    void timesHaveAField();
};

void TestStepFields::optionsHaveFittingFields()
{
    Fix fix;
    stepMode(fix);
    QVERIFY(make(fix.server(), Call::Socket));
    StepBench &bench = *fix.server().bench();
    bench.choose(*callSpec(u"setsockopt"));
    const auto editor = [&fix] { return Fix::part<QWidget>(fix.server(), "arg_value"); };
    const auto made = [&bench] { return bench.actor().calls().back().record; };
    // A switch, on from the start.
    QVERIFY(Fix::part<QComboBox>(*editor(), "optionChoice"));
    QVERIFY(makeCall(fix.server()));
    QVERIFY2(result(fix.server()).contains(QStringLiteral("SO_REUSEADDR, [1]")), qPrintable(result(fix.server())));
    bench.form().setArgument(QStringLiteral("name"), QStringLiteral("SO_LINGER"));
    Fix::part<QCheckBox>(*editor(), "optionLingerOn")->setChecked(true);
    Fix::part<QSpinBox>(*editor(), "optionLingerSeconds")->setValue(3);
    QVERIFY(makeCall(fix.server()));
    QCOMPARE(made().error, 0);
    QVERIFY2(result(fix.server()).contains(QStringLiteral("linger=3")), qPrintable(result(fix.server())));
    // Another level has other options, and a list of names.
    bench.form().setArgument(QStringLiteral("level"), QStringLiteral("IPPROTO_TCP"));
    bench.form().setArgument(QStringLiteral("name"), QStringLiteral("TCP_CONGESTION"));
    QVERIFY(Fix::part<QComboBox>(*editor(), "optionText")->count() >= 1);
    // The bytes as they are: a length that the kernel refuses.
    bench.form().setArgument(QStringLiteral("level"), QStringLiteral("SOL_SOCKET"));
    bench.form().setArgument(QStringLiteral("name"), QStringLiteral("SO_LINGER"));
    Fix::part<QToolButton>(*editor(), "optionValueAsBytes")->setChecked(true);
    Fix::part<QLineEdit>(*editor(), "optionValueBytes")->setText(QStringLiteral("01 00"));
    QVERIFY(makeCall(fix.server()));
    QCOMPARE(made().error, EINVAL);
    Fix::part<QLineEdit>(*editor(), "optionValueBytes")->setText(QStringLiteral("0"));
    QVERIFY(!Fix::part<QPushButton>(fix.server(), "makeCallButton")->isEnabled());
    // No second call is made.
    int asked = 0;
    fix.journal->visit(fix.journal->firstRow(), fix.journal->endRow(), [&asked](const JournalRow &row) {
        asked += row.entry().call == Call::Getsockopt ? 1 : 0;
        return true;
    });
    QCOMPARE(asked, 0);
}

void TestStepFields::timesHaveAField()
{
    Fix fix;
    stepMode(fix);
    QVERIFY(make(fix.server(), Call::Socket));
    StepBench &bench = *fix.server().bench();
    bench.choose(*callSpec(u"settimeout"));
    auto *box = Fix::part<QWidget>(fix.server(), "arg_seconds")->findChild<QDoubleSpinBox *>();
    QVERIFY(box);
    QCOMPARE(bench.form().args().value(QStringLiteral("seconds")), QJsonValue(5));
    box->setValue(0.25);
    QVERIFY(makeCall(fix.server()));
    QVERIFY2(result(fix.server()).contains(QStringLiteral("0.25")), qPrintable(result(fix.server())));
    box->setValue(-1);
    QVERIFY(bench.form().args().value(QStringLiteral("seconds")).isNull());
    QVERIFY(makeCall(fix.server()));
    bench.choose(*callSpec(u"gettimeout"));
    QVERIFY(makeCall(fix.server()));
    QVERIFY2(!result(fix.server()).contains(QStringLiteral("0.25")), qPrintable(result(fix.server())));
}

QTEST_MAIN(TestStepFields)
#include "tst_stepfields.moc"
