// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include <QTest>

#include "loggeometry.h"
#include "logselection.h"

using namespace sw;

/// Scroll arithmetic and selection of the log, without a window.
class TestLogGeometry final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyLog();
    void rowsAndPixels();
    void endOfTheLog();
    void topToShow();
    void scrollBar_data();
    void scrollBar();
    void selectionRanges();
    void selectionToggles();
};

void TestLogGeometry::emptyLog()
{
    LogGeometry g;
    g.height = 200;
    QCOMPARE(g.maximumTop(), 0);
    QCOMPARE(g.endVisible(), 0);
    QCOMPARE(g.rowAt(5), -1);
    QCOMPARE(g.scrollMaximum(), 0);
    QVERIFY(g.atEnd());
    g.height = 0;
    QCOMPARE(g.pageRows(), 1);
}

void TestLogGeometry::rowsAndPixels()
{
    const LogGeometry g{1000, 20, 210, 100};
    QCOMPARE(g.pageRows(), 10);
    QCOMPARE(g.rowAt(0), 100);
    QCOMPARE(g.rowAt(19), 100);
    QCOMPARE(g.rowAt(20), 101);
    QCOMPARE(g.rowAt(209), 110);
    QCOMPARE(g.rowAt(210), -1);
    QCOMPARE(g.rowAt(-1), -1);
    QCOMPARE(g.endVisible(), 111); // the eleventh shows in part
    QCOMPARE(g.yOf(100), 0);
    QCOMPARE(g.yOf(103), 60);
    QCOMPARE(g.yOf(99), -20);
    const LogGeometry few{3, 20, 210, 0};
    QCOMPARE(few.rowAt(60), -1);
    QCOMPARE(few.endVisible(), 3);
}

void TestLogGeometry::endOfTheLog()
{
    LogGeometry g{1000, 20, 210, 990};
    QCOMPARE(g.maximumTop(), 990);
    QVERIFY(g.atEnd());
    g.top = 989;
    QVERIFY(!g.atEnd());
    QCOMPARE(g.clamped(5000), 990);
    QCOMPARE(g.clamped(-5), 0);
}

void TestLogGeometry::topToShow()
{
    const LogGeometry g{1000, 20, 200, 100};
    QCOMPARE(g.topToShow(100), 100);
    QCOMPARE(g.topToShow(109), 100);
    QCOMPARE(g.topToShow(110), 101);
    QCOMPARE(g.topToShow(99), 99);
    QCOMPARE(g.topToShow(0), 0);
    QCOMPARE(g.topToShow(999), 990);
}

void TestLogGeometry::scrollBar_data()
{
    QTest::addColumn<qint64>("rows");
    QTest::newRow("few") << qint64(5);
    QTest::newRow("million") << qint64(1'000'000);
    QTest::newRow("ten million") << qint64(10'000'000);
    QTest::newRow("beyond int") << qint64(20'000'000'000);
}

void TestLogGeometry::scrollBar()
{
    QFETCH(qint64, rows);
    const LogGeometry g{rows, 20, 400, 0};
    QVERIFY(g.scrollMaximum() >= 0);
    QVERIFY(g.scrollMaximum() <= std::numeric_limits<int>::max() - int(g.pageRows()));
    QCOMPARE(g.toScroll(0), 0);
    QCOMPARE(g.fromScroll(0), 0);
    QCOMPARE(g.toScroll(g.maximumTop()), g.scrollMaximum());
    QCOMPARE(g.fromScroll(g.scrollMaximum()), g.maximumTop());
    for (int part = 1; part < 10; ++part) {
        const qint64 top = g.maximumTop() / 10 * part;
        const qint64 back = g.fromScroll(g.toScroll(top));
        const qint64 step = g.maximumTop() / qMax(1, g.scrollMaximum()) + 1;
        QVERIFY(qAbs(back - top) <= (rows > 1'000'000'000 ? step : 0));
    }
}

void TestLogGeometry::selectionRanges()
{
    LogSelection selection;
    QVERIFY(selection.isEmpty());
    QVERIFY(!selection.contains(0));
    selection.setRange(9, 5);
    QVERIFY(selection.contains(5) && selection.contains(9) && !selection.contains(4) && !selection.contains(10));
    selection.add(20, 30);
    QCOMPARE(selection.ranges().size(), size_t(2));
    selection.add(10, 19); // closes the gap
    QCOMPARE(selection.ranges().size(), size_t(1));
    QCOMPARE(selection.ranges().front().first, 5ULL);
    QCOMPARE(selection.ranges().front().last, 30ULL);
    selection.add(0, 1);
    QVERIFY(selection.contains(0) && !selection.contains(2));
}

void TestLogGeometry::selectionToggles()
{
    LogSelection selection;
    selection.setRange(0, 10);
    selection.toggle(5);
    QVERIFY(!selection.contains(5) && selection.contains(4) && selection.contains(6));
    QCOMPARE(selection.ranges().size(), size_t(2));
    selection.toggle(5);
    QCOMPARE(selection.ranges().size(), size_t(1));
    selection.toggle(0);
    selection.toggle(10);
    QCOMPARE(selection.ranges().front().first, 1ULL);
    QCOMPARE(selection.ranges().front().last, 9ULL);
}

QTEST_GUILESS_MAIN(TestLogGeometry)
#include "tst_loggeometry.moc"
