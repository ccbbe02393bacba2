// SPDX-License-Identifier: GPL-3.0-or-later
// What faults do to a stream: nothing is lost or overtaken that should not be, and a seed repeats all of it.
#include <QtTest>

#include <algorithm>

#include "planbench.h"
#include "streamplan.h"

using namespace sw;
using namespace sw::plans;

class TestStreamPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreTheSameEverywhere();
    void nothingHappensUnasked();
    void anyStreamKeepsItsBytes_data();
    void anyStreamKeepsItsBytes();
    void seedRepeatsPieces();
    void piecesDoNotDependOnReads();
    void delayStaysInItsLimits();
    void throttleKeepsItsRate();
    void joinWaitsForBytesOrTime();
    void cutEndsAfterItsBytes_data();
    void cutEndsAfterItsBytes();
    void changeReachesWhatWaits();
    void whatWaitsIsTakenBack();
};

void TestStreamPlan::numbersAreTheSameEverywhere()
{
    // Written down once: another compiler or machine must draw the same.
    const quint64 first = faultNumber(1, FaultDraw::Piece, 0);
    QCOMPARE(faultNumber(1, FaultDraw::Piece, 0), first);
    QVERIFY(faultNumber(2, FaultDraw::Piece, 0) != first);
    QVERIFY(faultNumber(1, FaultDraw::Delay, 0) != first);
    QVERIFY(faultNumber(1, FaultDraw::Piece, 1) != first);
    for (quint64 i = 0; i < 1000; ++i) {
        const qint64 between = faultBetween(5, FaultDraw::Delay, i, 3, 9);
        QVERIFY(between >= 3 && between <= 9);
        QVERIFY(!faultHappens(5, FaultDraw::Drop, i, 0));
        QVERIFY(faultHappens(5, FaultDraw::Drop, i, 100));
    }
}

void TestStreamPlan::nothingHappensUnasked()
{
    QVERIFY(!anyFault({}, FaultScope::Stream));
    QVERIFY(!anyFault({}, FaultScope::Datagram));
    StreamPlan plan({});
    plan.push("hello", 100);
    const auto output = plan.next(100);
    QVERIFY(output);
    QCOMPARE(output->bytes, QByteArray("hello"));
    QVERIFY(!plan.dueNs());
    QCOMPARE(plan.waitingBytes(), 0);
    plan.end();
    QVERIFY(plan.next(100)->kind == FaultOutput::Kind::End);
    QVERIFY(!plan.dueNs());
}

void TestStreamPlan::anyStreamKeepsItsBytes_data()
{
    QTest::addColumn<Faults>("faults");
    Faults delayed;
    delayed.delayMinMs = 1;
    delayed.delayMaxMs = 300;
    QTest::newRow("delay") << delayed;
    QTest::newRow("bytes") << splitting(1, 1);
    QTest::newRow("pieces") << splitting(2, 700);
    Faults all = splitting(1, 90, 99);
    all.delayMaxMs = 40;
    all.throttle = 5000;
    all.joinBytes = 333;
    QTest::newRow("all") << all;
    Faults slow;
    slow.throttle = 1;
    QTest::newRow("one byte a second") << slow;
}

void TestStreamPlan::anyStreamKeepsItsBytes()
{
    QFETCH(Faults, faults);
    const QByteArray all = counted(4000);
    StreamPlan plan(faults, 3);
    qsizetype at = 0;
    qint64 now = 0;
    for (quint64 i = 0; at < all.size(); ++i) {
        const qsizetype size = faultBetween(11, FaultDraw::Piece, i, 1, 500);
        plan.push(all.mid(at, size), now);
        at += size;
        now += faultBetween(11, FaultDraw::Delay, i, 0, 20) * ms;
    }
    plan.end();
    const auto told = drain(plan);
    QCOMPARE(joined(told), all);
    QVERIFY(told.back().output.kind == FaultOutput::Kind::End);
    QCOMPARE(plan.waitingBytes(), 0);
    QVERIFY(std::is_sorted(told.begin(), told.end(), [](const Told &a, const Told &b) { return a.ns < b.ns; }));
}

void TestStreamPlan::seedRepeatsPieces()
{
    const auto run = [](qint64 seed, quint64 conversation) {
        Faults faults = splitting(1, 50, seed);
        faults.delayMaxMs = 100;
        StreamPlan plan(faults, conversation);
        plan.push(counted(2000), 0);
        plan.end();
        QList<qint64> story;
        for (const Told &one : drain(plan))
            story << one.ns << one.output.bytes.size();
        return story;
    };
    QCOMPARE(run(42, 1), run(42, 1));
    QVERIFY(run(42, 1) != run(43, 1));
    QVERIFY(run(42, 1) != run(42, 2));
}

/// Reads come as the network likes: where the pieces of a seed end must not depend on it.
void TestStreamPlan::piecesDoNotDependOnReads()
{
    const auto ends = [](qsizetype read) {
        StreamPlan plan(splitting(3, 40));
        const QByteArray all = counted(1000);
        for (qsizetype at = 0; at < all.size(); at += read)
            plan.push(all.mid(at, read), 0);
        plan.end();
        QList<qsizetype> places;
        qsizetype sum = 0;
        for (const qsizetype size : sizes(drain(plan)))
            places.append(sum += size);
        return places;
    };
    const auto whole = ends(1000);
    for (const qsizetype read : {1, 7, 64, 333}) {
        const auto other = ends(read);
        QVERIFY(std::all_of(whole.begin(), whole.end(), [&](qsizetype place) { return other.contains(place); }));
    }
}

void TestStreamPlan::delayStaysInItsLimits()
{
    Faults faults;
    faults.delayMinMs = 20;
    faults.delayMaxMs = 50;
    StreamPlan plan(faults);
    for (int i = 0; i < 100; ++i) {
        const qint64 pushed = i * second;
        plan.push("x", pushed);
        const qint64 due = plan.dueNs().value();
        QVERIFY(due >= pushed + 20 * ms && due <= pushed + 50 * ms);
        QVERIFY(!plan.next(due - 1));
        QVERIFY(plan.next(due));
    }
}

void TestStreamPlan::throttleKeepsItsRate()
{
    Faults faults;
    faults.throttle = 1000;
    StreamPlan plan(faults);
    plan.push(QByteArray(5000, 'x'), 0);
    const auto told = drain(plan);
    qint64 passed = 0;
    for (const Told &one : told) {
        // What went before this piece had its time.
        QVERIFY(one.ns >= passed * second / 1000);
        passed += one.output.bytes.size();
    }
    QCOMPARE(passed, 5000);
    QVERIFY(told.size() > 50); // it flows rather than jumps
}

void TestStreamPlan::joinWaitsForBytesOrTime()
{
    Faults faults;
    faults.joinBytes = 10;
    faults.joinMs = 100;
    StreamPlan plan(faults);
    plan.push("abc", 0);
    QVERIFY(!plan.next(99 * ms));
    plan.push("defghijkl", 50 * ms);
    QCOMPARE(plan.next(50 * ms)->bytes, QByteArray("abcdefghijkl"));
    plan.push("m", 60 * ms);
    QCOMPARE(plan.dueNs().value(), 160 * ms);
    QCOMPARE(plan.next(160 * ms)->bytes, QByteArray("m"));
    plan.push("n", 200 * ms);
    plan.end(); // nothing more comes to wait for
    QCOMPARE(plan.next(200 * ms)->bytes, QByteArray("n"));
    QVERIFY(plan.next(200 * ms)->kind == FaultOutput::Kind::End);
}

void TestStreamPlan::cutEndsAfterItsBytes_data()
{
    QTest::addColumn<int>("after");
    QTest::addColumn<int>("how");
    QTest::newRow("at once") << 0 << int(Faults::CutByClose);
    QTest::newRow("in a piece") << 7 << int(Faults::CutByClose);
    QTest::newRow("reset") << 500 << int(Faults::CutByReset);
    QTest::newRow("with the last byte") << 1000 << int(Faults::CutByReset);
}

void TestStreamPlan::cutEndsAfterItsBytes()
{
    QFETCH(int, after);
    QFETCH(int, how);
    Faults faults = splitting(2, 30);
    faults.cutHow = how;
    faults.cutAfter = after;
    StreamPlan plan(faults);
    const QByteArray all = counted(1000);
    plan.push(all, 0);
    const auto told = drain(plan);
    QCOMPARE(joined(told), all.first(after));
    QVERIFY(told.back().output.kind == FaultOutput::Kind::Cut);
    QCOMPARE(told.back().output.reset, how == Faults::CutByReset);
    plan.push("more", 1);
    QVERIFY(!plan.dueNs());
    QCOMPARE(plan.waitingBytes(), 0);
}

void TestStreamPlan::changeReachesWhatWaits()
{
    Faults faults;
    faults.delayMinMs = 60'000;
    StreamPlan plan(faults);
    plan.push("slow", 0);
    QVERIFY(!plan.next(second));
    plan.change({}, second);
    QCOMPARE(plan.next(second)->bytes, QByteArray("slow"));
}

void TestStreamPlan::whatWaitsIsTakenBack()
{
    Faults faults = splitting(3, 3);
    faults.joinBytes = 6;
    faults.joinMs = 100;
    StreamPlan plan(faults);
    plan.push("abcdef", 0); // goes on at once
    plan.push("gh", 0); // waits for more
    QCOMPARE(plan.next(0)->bytes, QByteArray("abc"));
    plan.withdraw(0, 1, 3); // "efg", of what waits
    QCOMPARE(plan.waitingBytes(), 2);
    plan.push("ijklm", 0);
    QCOMPARE(joined(drain(plan)), QByteArray("dhijklm"));
    QCOMPARE(plan.waitingBytes(), 0);
    // All of it, and more than there is.
    plan.push("uvwxyz", 0);
    plan.withdraw(0, 0, 1000);
    QCOMPARE(plan.waitingBytes(), 0);
    QVERIFY(!plan.dueNs());
    plan.push("goes on", 0);
    QCOMPARE(joined(drain(plan)), QByteArray("goes on"));
}

QTEST_APPLESS_MAIN(TestStreamPlan)
#include "tst_streamplan.moc"
