// SPDX-License-Identifier: GPL-3.0-or-later
// What faults do to bytes: nothing is lost or overtaken that should not be, and a seed repeats all of it.
#include <QJsonObject>
#include <QtTest>

#include <algorithm>

#include "datagramplan.h"
#include "faultrandom.h"
#include "faults.h"
#include "streamplan.h"

using namespace sw;

namespace {

constexpr qint64 ms = 1'000'000;
constexpr qint64 second = 1'000'000'000;

QByteArray counted(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(faultNumber(7, FaultDraw::Piece, static_cast<quint64>(i)));
    return bytes;
}

struct Told
{
    qint64 ns = 0;
    FaultOutput output;
};

/// Everything that comes out, at the times when it is due.
std::vector<Told> drain(FaultPlan &plan)
{
    std::vector<Told> all;
    while (const auto due = plan.dueNs()) {
        const auto output = plan.next(*due);
        if (!output)
            continue;
        all.push_back({*due, *output});
        if (output->kind == FaultOutput::Kind::End || output->kind == FaultOutput::Kind::Cut)
            break;
    }
    return all;
}

QByteArray joined(const std::vector<Told> &told)
{
    QByteArray all;
    for (const Told &one : told) {
        if (one.output.kind == FaultOutput::Kind::Bytes)
            all += one.output.bytes;
    }
    return all;
}

QList<qsizetype> sizes(const std::vector<Told> &told)
{
    QList<qsizetype> all;
    for (const Told &one : told) {
        if (one.output.kind == FaultOutput::Kind::Bytes)
            all.append(one.output.bytes.size());
    }
    return all;
}

Faults splitting(qint64 least, qint64 most, qint64 seed = 1)
{
    Faults faults;
    faults.seed = seed;
    faults.splitMin = least;
    faults.splitMax = most;
    return faults;
}

} // namespace

class TestFaultPlans : public QObject
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
    void datagramsAreDroppedAsOften();
    void datagramsAreDoubled();
    void heldBackDatagramsComeLater();
    void lastOneIsNotHeldForEver();
    void emptyDatagramsArePieces();
    void noMoreWaitsThanFits();
    void jsonKeepsAll();
    void jsonOfStrangersIsBounded();
};

void TestFaultPlans::numbersAreTheSameEverywhere()
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

void TestFaultPlans::nothingHappensUnasked()
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

void TestFaultPlans::anyStreamKeepsItsBytes_data()
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

void TestFaultPlans::anyStreamKeepsItsBytes()
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

void TestFaultPlans::seedRepeatsPieces()
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
void TestFaultPlans::piecesDoNotDependOnReads()
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

void TestFaultPlans::delayStaysInItsLimits()
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

void TestFaultPlans::throttleKeepsItsRate()
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

void TestFaultPlans::joinWaitsForBytesOrTime()
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

void TestFaultPlans::cutEndsAfterItsBytes_data()
{
    QTest::addColumn<int>("after");
    QTest::addColumn<int>("how");
    QTest::newRow("at once") << 0 << int(Faults::CutByClose);
    QTest::newRow("in a piece") << 7 << int(Faults::CutByClose);
    QTest::newRow("reset") << 500 << int(Faults::CutByReset);
    QTest::newRow("with the last byte") << 1000 << int(Faults::CutByReset);
}

void TestFaultPlans::cutEndsAfterItsBytes()
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

void TestFaultPlans::changeReachesWhatWaits()
{
    Faults faults;
    faults.delayMinMs = 60'000;
    StreamPlan plan(faults);
    plan.push("slow", 0);
    QVERIFY(!plan.next(second));
    plan.change({}, second);
    QCOMPARE(plan.next(second)->bytes, QByteArray("slow"));
}

void TestFaultPlans::datagramsAreDroppedAsOften()
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

void TestFaultPlans::datagramsAreDoubled()
{
    Faults faults;
    faults.duplicatePercent = 100;
    DatagramPlan plan(faults);
    plan.push("one", 0);
    plan.push("two", 0);
    QCOMPARE(joined(drain(plan)), QByteArray("oneonetwotwo"));
}

void TestFaultPlans::heldBackDatagramsComeLater()
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

void TestFaultPlans::lastOneIsNotHeldForEver()
{
    Faults faults;
    faults.reorderPercent = 100;
    DatagramPlan plan(faults);
    plan.push("alone", 0);
    QCOMPARE(plan.dueNs().value(), DatagramPlan::longestHoldMs * ms);
    QCOMPARE(plan.next(DatagramPlan::longestHoldMs * ms)->bytes, QByteArray("alone"));
}

void TestFaultPlans::emptyDatagramsArePieces()
{
    DatagramPlan plan({});
    plan.push({}, 5);
    const auto output = plan.next(5);
    QVERIFY(output && output->kind == FaultOutput::Kind::Bytes && output->bytes.isEmpty());
}

void TestFaultPlans::noMoreWaitsThanFits()
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

void TestFaultPlans::jsonKeepsAll()
{
    QCOMPARE(toJson(Faults()), QJsonObject());
    Faults faults;
    for (const FaultField &field : faultFields())
        faults.*field.member = std::min(field.most, field.least + 2);
    faults = withinLimits(faults);
    QCOMPARE(faultsFrom(toJson(faults)), faults);
}

void TestFaultPlans::jsonOfStrangersIsBounded()
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

QTEST_APPLESS_MAIN(TestFaultPlans)
#include "tst_faultplans.moc"
