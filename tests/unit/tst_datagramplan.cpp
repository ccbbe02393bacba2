// SPDX-License-Identifier: GPL-3.0-or-later
// What faults do to datagrams, and how faults are written down.
#include <QJsonObject>
#include <QtTest>

#include <algorithm>

#include "datagramplan.h"
#include "planbench.h"

using namespace sw;
using namespace sw::plans;

class TestDatagramPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void datagramsAreDroppedAsOften();
    void datagramsAreDoubled();
    void heldBackDatagramsComeLater();
    void lastOneIsNotHeldForEver();
    void emptyDatagramsArePieces();
    void noMoreWaitsThanFits();
    void whatWaitsIsTakenBack();
    void jsonKeepsAll();
    void jsonOfStrangersIsBounded();
};

void TestDatagramPlan::datagramsAreDroppedAsOften()
{
    const auto dropped = [](qint64 percent, qint64 seed) {
        Faults faults;
        faults.seed = seed;
        faults.dropPercent = percent;
        DatagramPlan plan(faults);
        QList<int> gone;
        for (int i = 0; i < 1000; ++i) {
            plan.push(QByteArray::number(i), i);
            const auto output = plan.next(i);
            if (output->kind == FaultOutput::Kind::Dropped)
                gone.append(i);
        }
        return gone;
    };
    QCOMPARE(dropped(0, 1).size(), 0);
    QCOMPARE(dropped(100, 1).size(), 1000);
    const auto some = dropped(30, 1);
    QVERIFY(some.size() > 200 && some.size() < 400);
    QCOMPARE(dropped(30, 1), some);
    QVERIFY(dropped(30, 2) != some);
}

void TestDatagramPlan::datagramsAreDoubled()
{
    Faults faults;
    faults.duplicatePercent = 100;
    DatagramPlan plan(faults);
    plan.push("one", 0);
    plan.push("two", 0);
    QCOMPARE(joined(drain(plan)), QByteArray("oneonetwotwo"));
}

void TestDatagramPlan::heldBackDatagramsComeLater()
{
    Faults faults;
    faults.reorderPercent = 20;
    faults.reorderDistance = 2;
    DatagramPlan plan(faults);
    QByteArrayList all;
    for (int i = 0; i < 100; ++i) {
        all.append(QByteArray::number(i));
        plan.push(all.back(), i * ms);
    }
    QByteArrayList out;
    for (const Told &one : drain(plan))
        out.append(one.output.bytes);
    QVERIFY(out != all);
    for (int i = 0; i < out.size(); ++i)
        QVERIFY(std::abs(out.indexOf(QByteArray::number(i)) - i) <= 100);
    std::sort(out.begin(), out.end());
    std::sort(all.begin(), all.end());
    QCOMPARE(out, all);
}

void TestDatagramPlan::lastOneIsNotHeldForEver()
{
    Faults faults;
    faults.reorderPercent = 100;
    DatagramPlan plan(faults);
    plan.push("alone", 0);
    QCOMPARE(plan.dueNs().value(), DatagramPlan::longestHoldMs * ms);
    QCOMPARE(plan.next(DatagramPlan::longestHoldMs * ms)->bytes, QByteArray("alone"));
}

void TestDatagramPlan::emptyDatagramsArePieces()
{
    DatagramPlan plan({});
    plan.push({}, 5);
    const auto output = plan.next(5);
    QVERIFY(output && output->kind == FaultOutput::Kind::Bytes && output->bytes.isEmpty());
}

void TestDatagramPlan::noMoreWaitsThanFits()
{
    Faults faults;
    faults.throttle = 1;
    DatagramPlan plan(faults);
    const QByteArray large(60'000, 'x');
    int dropped = 0;
    for (int i = 0; i < 200; ++i) {
        plan.push(large, 0);
        while (const auto output = plan.next(0))
            dropped += output->kind == FaultOutput::Kind::Dropped ? 1 : 0;
    }
    QVERIFY(dropped > 0);
    QVERIFY(plan.waitingBytes() <= DatagramPlan::mostWaiting);
}

void TestDatagramPlan::whatWaitsIsTakenBack()
{
    Faults faults;
    faults.delayMinMs = 1000;
    faults.delayMaxMs = 1000;
    DatagramPlan plan(faults);
    plan.push("one", 0, 1);
    plan.push("two", 0, 2);
    plan.push("", 0, 3);
    plan.withdraw(1, 0, 0);
    plan.withdraw(3, 0, 0);
    QCOMPARE(plan.waitingBytes(), 3);
    const auto told = drain(plan);
    QCOMPARE(told.size(), 1U);
    QCOMPARE(joined(told), QByteArray("two"));
    // One that is held back for a later one.
    faults.reorderPercent = 100;
    plan.change(faults, 0);
    plan.push("late", 0, 4);
    plan.push("later", 0, 5);
    plan.withdraw(4, 0, 0);
    QCOMPARE(plan.waitingBytes(), 5);
    QCOMPARE(joined(drain(plan)), QByteArray("later"));
}

void TestDatagramPlan::jsonKeepsAll()
{
    QCOMPARE(toJson(Faults()), QJsonObject());
    Faults faults;
    for (const FaultField &field : faultFields())
        faults.*field.member = std::min(field.most, field.least + 2);
    faults = withinLimits(faults);
    QCOMPARE(faultsFrom(toJson(faults)), faults);
}

void TestDatagramPlan::jsonOfStrangersIsBounded()
{
    QJsonObject strange;
    for (const FaultField &field : faultFields())
        strange.insert(QLatin1StringView(field.key), 1e18);
    const Faults most = faultsFrom(strange);
    for (const FaultField &field : faultFields())
        QCOMPARE(most.*field.member, field.most);
    for (const FaultField &field : faultFields())
        strange.insert(QLatin1StringView(field.key), -5);
    QCOMPARE(faultsFrom(strange).dropPercent, 0);
    for (const FaultField &field : faultFields())
        strange.insert(QLatin1StringView(field.key), QStringLiteral("text"));
    QCOMPARE(faultsFrom(strange), Faults());
}

QTEST_APPLESS_MAIN(TestDatagramPlan)
#include "tst_datagramplan.moc"
