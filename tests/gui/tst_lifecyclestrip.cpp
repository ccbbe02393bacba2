// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>

#include <QAccessible>
#include <QImage>
#include <QTest>

#include "lifecyclestrip.h"
#include "monotonic.h"
#include "patience.h"
#include "theme.h"

using namespace sw;

namespace {

using Phase = LifecycleStep::Phase;

constexpr qint64 second = 1'000'000'000;

LifecycleStep step(Call call, Phase phase)
{
    LifecycleStep made;
    made.call = call;
    made.phase = phase;
    if (phase != Phase::Idle) {
        made.last.call = call;
        made.count = 1;
    }
    return made;
}

std::vector<LifecycleStep> serverSteps(qint64 nowNs)
{
    std::vector<LifecycleStep> steps{step(Call::Socket, Phase::Done), step(Call::Bind, Phase::Failed),
                                     step(Call::Listen, Phase::Done), step(Call::Accept, Phase::Blocked),
                                     step(Call::Recv, Phase::Done),   step(Call::Send, Phase::Done),
                                     step(Call::Close, Phase::Idle)};
    steps[0].last.result = 12;
    steps[1].last.error = EADDRINUSE;
    steps[1].last.result = -1;
    steps[1].last.address = SocketAddress::parse(QStringLiteral("127.0.0.1:9999")).value_or(SocketAddress());
    steps[2].last.asked = 5;
    steps[3].blockedThreads = 1;
    steps[3].blockedSinceNs = nowNs - 124 * second / 10;
    steps[4].bytes = 14;
    steps[5].bytes = 20;
    return steps;
}

} // namespace

class TestLifecycleStrip final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatBecameOfEachCall();
    void mergesReceivingAndSendingOfAServer();
    void writesBlockedTimes();
    void sharesTheWidth();
    void goesToTwoRowsWhenNarrow();
    void oneLongTextMakesNoSecondRow();
    void countsOnlyWhileBlockedAndVisible();
    void tellsAssistiveTools();
    void movesByKeyboard();
    void clipsNothing_data();
    void clipsNothing();

private:
    Theme m_theme{*qApp, ThemeChoice::Light};
};

void TestLifecycleStrip::saysWhatBecameOfEachCall()
{
    const auto cells = stripCells(serverSteps(100 * second), StripRole::Server, 100 * second);
    QCOMPARE(cells.size(), size_t(6));
    QCOMPARE(cells[0].title, QStringLiteral("socket()"));
    QCOMPARE(cells[0].detail, QStringLiteral("fd 12"));
    QCOMPARE(cells[1].detail, QStringLiteral("EADDRINUSE"));
    QVERIFY(cells[1].toolTip.contains(u"bind("));
    QVERIFY(cells[1].toolTip.count(u'\n') >= 3); // state, line, meaning, advice
    QCOMPARE(cells[2].detail, QStringLiteral("backlog 5"));
    QCOMPARE(cells[3].detail, QStringLiteral("blocked 12 s"));
    QCOMPARE(cells[5].phase, Phase::Idle);
    QVERIFY(cells[5].detail.isEmpty());

    // How often a call that moves bytes ended is not known here: rows of a loop go to the log alone.
    LifecycleStep often = step(Call::Accept, Phase::Done);
    often.count = 1234;
    const QString times = QLocale().toString(often.count);
    QVERIFY(stripCells({often}, StripRole::Client, 0)[0].toolTip.contains(times));
    often.call = Call::Recv;
    QVERIFY(!stripCells({often}, StripRole::Client, 0)[0].toolTip.contains(times));

    LifecycleStep cancelled = step(Call::Accept, Phase::Failed);
    cancelled.last.error = EINTR;
    cancelled.last.flags = RecordFlag::Cancelled;
    QVERIFY(!stripCells({cancelled}, StripRole::Server, 0)[0].detail.contains(u"EINTR"));
}

void TestLifecycleStrip::mergesReceivingAndSendingOfAServer()
{
    auto steps = serverSteps(100 * second);
    QCOMPARE(stripCells(steps, StripRole::Client, 0).size(), size_t(7));
    const StripCell both = stripCells(steps, StripRole::Server, 0)[4];
    QVERIFY(both.title.contains(u"recv()") && both.title.contains(u"send()"));
    QVERIFY(both.detail.contains(u"14 B") && both.detail.contains(u"20 B"));

    steps[4].phase = Phase::Blocked;
    steps[4].blockedThreads = 2;
    steps[4].blockedSinceNs = 97 * second;
    steps[5].phase = Phase::Blocked;
    steps[5].blockedThreads = 1;
    steps[5].blockedSinceNs = 90 * second;
    const StripCell blocked = stripCells(steps, StripRole::Server, 100 * second)[4];
    QCOMPARE(blocked.phase, Phase::Blocked);
    QCOMPARE(blocked.blockedSinceNs, 90 * second);
    QCOMPARE(blocked.detail, QStringLiteral("3 blocked 10 s"));
}

void TestLifecycleStrip::writesBlockedTimes()
{
    QCOMPARE(blockedTimeText(-5), QStringLiteral("0.0 s"));
    QCOMPARE(blockedTimeText(59'999'999'999), QStringLiteral("59 s"));
    QCOMPARE(blockedTimeText(9'999'999'999), QStringLiteral("9.9 s"));
    QCOMPARE(blockedTimeText(65 * second), QStringLiteral("1 min 05 s"));
    QCOMPARE(blockedTimeText(7620 * second), QStringLiteral("2 h 07 min"));
}

void TestLifecycleStrip::sharesTheWidth()
{
    LifecycleStripGeometry geometry;
    geometry.size = {600, geometry.rowHeight()};
    geometry.layOut({50, 80, 50, 60});
    QCOMPARE(geometry.rows, 1);
    QCOMPARE(geometry.cells(), 4);
    for (int i = 0; i < 4; ++i) {
        QVERIFY(geometry.cell(i).right() <= 600);
        QVERIFY(geometry.titleRect(i).width() >= (i == 1 ? 80 : 50));
        QVERIFY(geometry.cell(i).contains(geometry.signRect(i)));
        QVERIFY(geometry.cell(i).contains(geometry.detailRect(i)));
        QVERIFY(!geometry.signRect(i).intersects(geometry.titleRect(i)));
        QCOMPARE(geometry.cellAt(geometry.titleRect(i).center()), i);
    }
    QVERIFY(geometry.titleRect(1).width() > geometry.titleRect(0).width());
    QCOMPARE(geometry.cellAt(QPointF(-1, 5)), -1);
    geometry.layOut({});
    QCOMPARE(geometry.cells(), 0);
    QCOMPARE(geometry.cell(0), QRectF());
}

void TestLifecycleStrip::goesToTwoRowsWhenNarrow()
{
    LifecycleStripGeometry geometry;
    geometry.size = {200, 0};
    geometry.layOut({50, 300, 50, 60, 70});
    QCOMPARE(geometry.rows, 2);
    geometry.size.setHeight(geometry.minimumHeight());
    QCOMPARE(geometry.cell(0).top(), 0.0);
    QVERIFY(geometry.cell(3).top() >= geometry.cell(0).bottom());
    QCOMPARE(geometry.cell(3).left(), 0.0);
    QVERIFY(geometry.titleRect(0).width() >= geometry.titleRect(1).width() * 0.5); // the longest gives way
    for (int i = 0; i < 5; ++i)
        QVERIFY(QRectF(QPointF(), geometry.size).contains(geometry.cell(i)));
    // Three where two would leave a text too little.
    geometry.layOut({50, 50, 50, 50, 50, 50, 50}, 90, 30);
    QCOMPARE(geometry.rows, 3);
    geometry.size.setHeight(geometry.minimumHeight());
    for (int i = 0; i < 7; ++i) {
        QVERIFY(QRectF(QPointF(), geometry.size).contains(geometry.cell(i)));
        QVERIFY(geometry.titleRect(i).width() >= 30);
        QCOMPARE(geometry.cell(i).left() == 0, i % 3 == 0);
    }
}

void TestLifecycleStrip::oneLongTextMakesNoSecondRow()
{
    LifecycleStripGeometry geometry;
    geometry.size = {500, geometry.rowHeight()};
    const std::vector<qreal> widths{50, 300, 50, 60, 70};
    geometry.layOut(widths, 90);
    QCOMPARE(geometry.rows, 1);
    for (int i = 0; i < 5; ++i)
        QVERIFY(geometry.titleRect(i).width() >= (i == 1 ? 60 : widths[static_cast<std::size_t>(i)] - 1));
    geometry.layOut(widths);
    QCOMPARE(geometry.rows, 2);
}

void TestLifecycleStrip::countsOnlyWhileBlockedAndVisible()
{
    LifecycleStrip strip(m_theme);
    strip.setSteps(serverSteps(monotonicNs()), StripRole::Server);
    QVERIFY(!strip.isCounting());
    strip.resize(600, strip.sizeHint().height());
    strip.show();
    QVERIFY(QTest::qWaitForWindowExposed(&strip));
    QVERIFY(strip.isCounting());
    const QString before = strip.cells()[3].detail;
    QTRY_VERIFY(strip.cells()[3].detail != before);
    auto steps = serverSteps(monotonicNs());
    steps[3].phase = Phase::Done;
    strip.setSteps(steps, StripRole::Server);
    QVERIFY(!strip.isCounting());
    strip.setSteps(serverSteps(monotonicNs()), StripRole::Server);
    QVERIFY(strip.isCounting());
    strip.hide();
    QVERIFY(!strip.isCounting());
}

void TestLifecycleStrip::tellsAssistiveTools()
{
    LifecycleStrip strip(m_theme);
    strip.resize(600, 40);
    strip.setSteps(serverSteps(monotonicNs()), StripRole::Server);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&strip);
    QVERIFY(list != nullptr);
    QCOMPARE(list->role(), QAccessible::List);
    QVERIFY(!list->text(QAccessible::Name).isEmpty());
    QCOMPARE(list->childCount(), 6);
    QAccessibleInterface *bind = list->child(1);
    QVERIFY(bind != nullptr);
    QCOMPARE(bind->text(QAccessible::Name), QStringLiteral("bind()"));
    QVERIFY(bind->text(QAccessible::Value).contains(u"EADDRINUSE"));
    QCOMPARE(list->indexOfChild(bind), 1);
    QVERIFY(list->child(6) == nullptr);
}

void TestLifecycleStrip::movesByKeyboard()
{
    LifecycleStrip strip(m_theme);
    strip.setSteps(serverSteps(monotonicNs()), StripRole::Server);
    QTest::keyClick(&strip, Qt::Key_Right);
    QCOMPARE(strip.currentCell(), 1);
    QTest::keyClick(&strip, Qt::Key_End);
    QCOMPARE(strip.currentCell(), 5);
    QTest::keyClick(&strip, Qt::Key_Right);
    QCOMPARE(strip.currentCell(), 5);
    QTest::keyClick(&strip, Qt::Key_Home);
    QCOMPARE(strip.currentCell(), 0);
}

void TestLifecycleStrip::clipsNothing_data()
{
    QTest::addColumn<double>("scale");
    QTest::newRow("100 %") << 1.0;
    QTest::newRow("150 %") << 1.5;
    QTest::newRow("200 %") << 2.0;
}

void TestLifecycleStrip::clipsNothing()
{
    QFETCH(const double, scale);
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPointSizeF(usual.pointSizeF() * scale);
    QApplication::setFont(large);
    LifecycleStrip strip(m_theme);
    strip.setSteps(serverSteps(monotonicNs()), StripRole::Server);
    strip.resize(520, 10);
    strip.resize(520, strip.minimumSizeHint().height());
    const LifecycleStripGeometry geometry = strip.geometryNow();
    const QRectF all(QPointF(), geometry.size);
    for (int i = 0; i < geometry.cells(); ++i) {
        QVERIFY(all.contains(geometry.titleRect(i)));
        QVERIFY(all.contains(geometry.detailRect(i)));
    }
    const QImage picture = strip.grab().toImage();
    QVERIFY(!picture.isNull());
    QApplication::setFont(usual);
}

QTEST_MAIN(TestLifecycleStrip)
#include "tst_lifecyclestrip.moc"
