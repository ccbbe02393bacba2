// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRandomGenerator>
#include <QTest>

#include "rowset.h"

using namespace sw;

/// RowSet against a plain list of numbers.
class TestRowSet final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void empty();
    void againstAList_data();
    void againstAList();
    void copiesStayAsTheyWere();
    void tenMillionRowsAreSmall();
};

void TestRowSet::empty()
{
    RowSet set;
    QCOMPARE(set.count(), 0);
    QVERIFY(!set.contains(0));
    QCOMPARE(set.indexOf(7), 0);
    QVERIFY(!set.next(0));
    QCOMPARE(set.removeBelow(100), 0);
    set.append(5, 5);
    QVERIFY(set.isEmpty());
}

void TestRowSet::againstAList_data()
{
    QTest::addColumn<int>("longestRun");
    QTest::addColumn<int>("longestGap");
    QTest::newRow("single rows") << 1 << 3;
    QTest::newRow("every second") << 1 << 1;
    QTest::newRow("long runs") << 100'000 << 5;
    QTest::newRow("far apart") << 3 << 300'000;
    QTest::newRow("all") << 50'000 << 0;
}

void TestRowSet::againstAList()
{
    QFETCH(int, longestRun);
    QFETCH(int, longestGap);
    QRandomGenerator random(42);
    RowSet set;
    std::vector<quint64> list;
    quint64 at = 60'000;
    while (list.size() < 150'000 && at < 20'000'000) {
        at += quint64(random.bounded(longestGap + 1));
        const quint64 end = at + 1 + quint64(random.bounded(longestRun));
        set.append(at, end);
        for (; at < end; ++at)
            list.push_back(at);
        at += longestGap > 0 ? 1 : 0;
    }
    // Rows go from the front, in steps that end in the middle of runs and blocks.
    for (int round = 0; round < 12 && !list.empty(); ++round) {
        QCOMPARE(set.count(), qint64(list.size()));
        for (int probe = 0; probe < 3000; ++probe) {
            const auto index = size_t(random.bounded(qint64(list.size())));
            QCOMPARE(set.at(qint64(index)), list[index]);
            const quint64 number = list.front() + quint64(random.bounded(qint64(list.back() - list.front() + 3)));
            const auto lower = std::lower_bound(list.begin(), list.end(), number);
            QCOMPARE(set.indexOf(number), qint64(lower - list.begin()));
            QCOMPARE(set.contains(number), lower != list.end() && *lower == number);
            QCOMPARE(set.next(number), lower == list.end() ? std::nullopt : std::optional(*lower));
        }
        QCOMPARE(set.indexOf(0), 0);
        const quint64 cut = list[list.size() / 5 + size_t(round % 2)] + quint64(round % 3);
        const auto kept = std::lower_bound(list.begin(), list.end(), cut);
        QCOMPARE(set.removeBelow(cut), qint64(kept - list.begin()));
        list.erase(list.begin(), kept);
        const quint64 next = list.back() + 2;
        set.append(next, next + 3);
        for (quint64 more = next; more < next + 3; ++more)
            list.push_back(more);
    }
    set.removeBelow(list.back() + 1);
    QVERIFY(set.isEmpty());
    set.append(list.back() + 10, list.back() + 12);
    QCOMPARE(set.count(), 2);
    QCOMPARE(set.at(0), list.back() + 10);
    QVERIFY(!set.contains(list.back()));
}

void TestRowSet::copiesStayAsTheyWere()
{
    RowSet set;
    for (quint64 row = 0; row < 1000; row += 2)
        set.append(row, row + 1);
    const RowSet copy = set;
    set.append(1001, 1010);
    set.removeBelow(500);
    QCOMPARE(copy.count(), 500);
    QCOMPARE(copy.at(0), 0ULL);
    QVERIFY(!copy.contains(1001));
    QVERIFY(set.contains(1001));
    QCOMPARE(set.at(0), 500ULL);
}

void TestRowSet::tenMillionRowsAreSmall()
{
    RowSet sparse;
    for (quint64 row = 0; row < 10'000'000; row += 2)
        sparse.append(row, row + 1);
    QCOMPARE(sparse.count(), 5'000'000);
    QVERIFY(sparse.bytesUsed() < 2'000'000);
    RowSet all;
    all.append(0, 10'000'000);
    QVERIFY(all.bytesUsed() < 20'000);
    QCOMPARE(all.at(9'999'999), 9'999'999ULL);
}

QTEST_GUILESS_MAIN(TestRowSet)
#include "tst_rowset.moc"
