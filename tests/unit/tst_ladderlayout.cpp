// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include <QRandomGenerator>
#include <QTest>

#include "ladderarrows.h"
#include "ladderlayout.h"
#include "ladderrows.h"

using namespace sw;

/// Where calls, life lines and arrows of a ladder stand.
class TestLadderLayout final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void barsOfRows();
    void onlyWhatCanBlockIsBlocked();
    void linesOfThreads();
    void orderGivesEachItsPlace();
    void orderKeepsTheOrder();
    void timeIsTrue();
    void quietTimesAreFolded();
    void timeAndBack();
    void runningCalls();
    void arrowsEndAtTheirBars();
    void arrowsOfHiddenInnerCalls();
    void onlyVisibleOnesAreVisited();
    void barsAreFound();
    void anyTimes();

private:
    static constexpr qint64 us = LadderRows::us;

    [[nodiscard]] LadderLayout layout(const LadderLook &look = {}) const
    {
        LadderArrows arrows(*m_journal);
        arrows.catchUp(std::numeric_limits<qint64>::max());
        RowSet all;
        all.append(m_journal->firstRow(), m_journal->endRow());
        return {ladderBars(*m_journal, all, 0, all.count()), arrows.arrows(), look};
    }
    static LadderLook timeLook(double nsPerPixel, bool fold)
    {
        LadderLook look;
        look.axis = LadderLook::Axis::Time;
        look.nsPerPixel = nsPerPixel;
        look.fold = fold;
        return look;
    }
    static LadderBar bar(LaneId lane, qint64 began, qint64 end, quint64 row)
    {
        LadderBar made;
        made.row = row;
        made.line = lifeLineOf(lane, 0);
        made.beganNs = began;
        made.endNs = end;
        return made;
    }

    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<LadderRows> m_rows;
};

void TestLadderLayout::init()
{
    m_journal = std::make_unique<Journal>();
    m_rows = std::make_unique<LadderRows>(*m_journal);
}

void TestLadderLayout::barsOfRows()
{
    CallRecord blocked = m_rows->call(Call::Recv, 1, 1);
    blocked.tookNs = 2'000'000;
    m_rows->add(blocked);
    CallRecord notice = m_rows->call(Call::None, 0, 0);
    notice.kind = RecordKind::Notice;
    m_rows->add(notice);
    m_rows->recv(1, 1, {}, {}, ECONNRESET);
    CallRecord slow = m_rows->call(Call::Setsockopt, 1, 1); // waits for nobody
    slow.tookNs = 2'000'000;
    m_rows->add(slow);
    CallRecord cancelled = m_rows->call(Call::Accept, 1, 1);
    cancelled.flags = RecordFlag::Cancelled;
    cancelled.error = EINTR;
    m_rows->add(cancelled);
    RowSet all;
    all.append(0, 2);
    all.append(3, 5);
    const auto bars = ladderBars(*m_journal, all, 0, all.count());
    QCOMPARE(bars.size(), 3U); // no notice, and not row 2
    QCOMPARE(bars[0].tone, BarTone::Blocked);
    QCOMPARE(bars[0].endNs - bars[0].beganNs, 2'000'000);
    QCOMPARE(bars[1].row, 3U);
    QCOMPARE(bars[1].tone, BarTone::Plain);
    QCOMPARE(bars[2].tone, BarTone::Cancelled);
    QCOMPARE(ladderBars(*m_journal, all, 1, 99).size(), 2U);
    QVERIFY(ladderBars(*m_journal, all, 4, 4).empty());
    QVERIFY(ladderBars(*m_journal, RowSet(), 0, 1).empty());
}

void TestLadderLayout::onlyWhatCanBlockIsBlocked()
{
    const auto slow = [this](Call call, SocketId socket, auto &&set) {
        CallRecord record = m_rows->call(call, socket, 1);
        record.tookNs = 2'000'000;
        set(record);
        return m_rows->add(record);
    };
    const auto plainly = [](CallRecord &) {};
    const auto linger = [this](SocketId socket, int on, int seconds) {
        CallRecord record = m_rows->call(Call::Setsockopt, socket, 1);
        record.arguments = {constant::solSocket, constant::soLinger, 0};
        const std::array<int, 2> value{on, seconds};
        record.data = QByteArray(reinterpret_cast<const char *>(value.data()), sizeof value);
        m_rows->add(record);
    };
    m_rows->make(1, 1);
    const quint64 closed = slow(Call::Close, 1, plainly);
    m_rows->make(2, 1);
    linger(2, 1, 5);
    const quint64 lingered = slow(Call::Close, 2, plainly);
    m_rows->make(3, 1);
    linger(3, 1, 0); // resets at once
    const quint64 aborted = slow(Call::Close, 3, plainly);
    // What is accepted lingers as its listening socket does.
    m_rows->make(4, 1);
    linger(4, 1, 5);
    m_rows->accept(4, 5, 1, "127.0.0.1:40000", "127.0.0.1:9000");
    CallRecord dup = m_rows->call(Call::Dup, 5, 1);
    dup.newSocket = 6;
    m_rows->add(dup);
    const quint64 first = slow(Call::Close, 5, plainly); // another descriptor is open still
    const quint64 last = slow(Call::Close, 6, plainly);
    // A non-blocking one was slow for another reason; so was one that was told not to wait.
    m_rows->make(7, 1);
    CallRecord blocking = m_rows->call(Call::Setblocking, 7, 1);
    blocking.asked = 0;
    m_rows->add(blocking);
    const quint64 tried = slow(Call::Recv, 7, plainly);
    blocking.asked = 1;
    blocking.beganNs = m_rows->now;
    m_rows->add(blocking);
    const quint64 waited = slow(Call::Recv, 7, plainly);
    const quint64 dontWait = slow(Call::Recv, 7,
                                  [](CallRecord &record) { record.arguments[0] = constant::msgDontWait; });

    LadderArrows arrows(*m_journal);
    arrows.catchUp(std::numeric_limits<qint64>::max());
    RowSet all;
    all.append(m_journal->firstRow(), m_journal->endRow());
    auto bars = ladderBars(*m_journal, all, 0, all.count());
    RunningCall closing;
    closing.call = Call::Close;
    closing.socket = 99;
    bars.push_back(ladderBar(closing, 9000));
    arrows.blocking().mend(bars);
    QCOMPARE(bars.back().tone, BarTone::Plain);
    const auto tone = [&](quint64 row) {
        return std::find_if(bars.begin(), bars.end(), [row](const LadderBar &one) { return one.row == row; })->tone;
    };
    QCOMPARE(tone(closed), BarTone::Plain);
    QCOMPARE(tone(lingered), BarTone::Blocked);
    QCOMPARE(tone(aborted), BarTone::Plain);
    QCOMPARE(tone(first), BarTone::Plain);
    QCOMPARE(tone(last), BarTone::Blocked);
    QCOMPARE(tone(tried), BarTone::Plain);
    QCOMPARE(tone(waited), BarTone::Blocked);
    QCOMPARE(tone(dontWait), BarTone::Plain);
}

void TestLadderLayout::linesOfThreads()
{
    m_rows->converse();
    m_rows->send(3, 3, "x");
    m_rows->recv(2, 2, "x");
    LadderLook look;
    look.sideOf = [](EndpointId endpoint) { return endpoint == 3 ? 0 : 1; };
    const LadderLayout ladder = layout(look);
    QCOMPARE(ladder.lines().size(), 3U);
    QCOMPARE(ladder.lines()[0].key, lifeLineOf(3, 0)); // by side, then by their first call
    QCOMPARE(ladder.lines()[1].key, lifeLineOf(1, 0));
    QCOMPARE(ladder.lines()[2].key, lifeLineOf(2, 0));
    QCOMPARE(ladder.lines()[0].thread, 4003);
    // A lane that works for several endpoints belongs to none.
    CallRecord other = m_rows->call(Call::Getsockopt, 3, 3);
    other.endpoint = 1;
    m_rows->add(other);
    QCOMPARE(layout().lines()[1].endpoint, 0U);
}

void TestLadderLayout::orderGivesEachItsPlace()
{
    m_rows->converse();
    for (int i = 0; i < 20; ++i)
        m_rows->send(3, 3, "x");
    LadderLook look;
    look.step = 20;
    const LadderLayout ladder = layout(look);
    double before = -100;
    for (const LadderLayout::Bar &bar : ladder.bars()) {
        if (ladder.lines()[size_t(bar.line)].key != lifeLineOf(3, 0))
            continue;
        QVERIFY2(bar.top - before >= look.step, qPrintable(QString::number(bar.top - before)));
        QVERIFY(bar.bottom > bar.top);
        before = bar.top;
    }
}

void TestLadderLayout::orderKeepsTheOrder()
{
    // An accept that is blocked while others make calls spans them all.
    const LadderLayout ladder({bar(1, 0, 5'000'000, 3), bar(2, 10, 20, 1), bar(2, 30, 4'000'000, 2)}, {}, {});
    const auto &bars = ladder.bars();
    QCOMPARE(bars[0].call.row, 3U);
    QVERIFY(bars[0].top < bars[1].top && bars[1].bottom < bars[2].top && bars[2].bottom < bars[0].bottom);
    QVERIFY(ladder.height() < 200); // however long it took
}

void TestLadderLayout::timeIsTrue()
{
    const LadderLayout ladder({bar(1, 0, 100 * us, 1), bar(2, 200 * us, 700 * us, 2)}, {}, timeLook(1000, false));
    QCOMPARE(ladder.bars()[0].bottom, 100.0);
    QCOMPARE(ladder.bars()[1].top, 200.0);
    QCOMPARE(ladder.height(), 700.0);
    QVERIFY(ladder.axis().folds().empty());
    // Too short to be seen: drawn a little higher.
    QVERIFY(LadderLayout({bar(1, 0, 1, 1)}, {}, timeLook(1000, false)).bars()[0].bottom >= 2);
}

void TestLadderLayout::quietTimesAreFolded()
{
    const qint64 second = 1'000'000'000;
    const LadderLayout ladder({bar(1, 0, 10 * us, 1), bar(1, 3 * second, 3 * second + 10 * us, 2)}, {},
                              timeLook(1000, true));
    QCOMPARE(ladder.axis().folds().size(), 1U);
    const LadderAxis::Fold &fold = ladder.axis().folds().front();
    QCOMPARE(fold.toNs - fold.fromNs, 3 * second - 10 * us);
    QCOMPARE(fold.bottom - fold.top, LadderLook().foldHeight);
    QCOMPARE(ladder.bars()[1].bottom - ladder.bars()[1].top, 10.0); // what is not quiet stays true
    QCOMPARE(ladder.height(), 20 + LadderLook().foldHeight);
}

void TestLadderLayout::timeAndBack()
{
    const LadderLayout ladder({bar(1, 1000, 5000, 1), bar(2, 2000, 900'000'000, 2), bar(1, 6000, 9000, 3)}, {},
                              timeLook(100, true));
    for (const qint64 ns : {1000LL, 1500LL, 4999LL, 8000LL, 900'000'000LL})
        QVERIFY(qAbs(ladder.axis().timeAt(ladder.axis().yOf(ns)) - ns) <= qMax(1LL, ns / 1'000'000));
    QCOMPARE(ladder.axis().yOf(0), 0.0);
    QCOMPARE(ladder.axis().timeAt(1e9), 900'000'000);
    QCOMPARE(LadderAxis().timeAt(3), 0);
}

void TestLadderLayout::runningCalls()
{
    RunningCall accept;
    accept.call = Call::Accept;
    accept.lane = 1;
    accept.beganNs = 500;
    const LadderLayout ladder({bar(2, 1000, 2000, 1), ladderBar(accept, 9000)}, {}, {});
    QCOMPARE(ladder.bars().size(), 2U);
    QVERIFY(ladder.bars()[0].call.isRunning());
    QCOMPARE(ladder.bars()[0].call.tone, BarTone::Blocked);
    QCOMPARE(ladder.bars()[0].bottom, ladder.height()); // to the end
    QVERIFY(!ladder.barOfRow(noRow));
}

void TestLadderLayout::arrowsEndAtTheirBars()
{
    m_rows->converse();
    const quint64 sent = m_rows->send(3, 3, "hello");
    const quint64 got = m_rows->recv(2, 2, "hello");
    for (const LadderLook &look : {LadderLook(), timeLook(1000, true), timeLook(1e6, true)}) {
        const LadderLayout ladder = layout(look);
        QCOMPARE(ladder.arrows().size(), 3U);
        const LadderLayout::Arrow &arrow = ladder.arrows().back();
        const LadderLayout::Bar &from = ladder.bars()[*ladder.barOfRow(sent)];
        const LadderLayout::Bar &to = ladder.bars()[*ladder.barOfRow(got)];
        QCOMPARE(arrow.fromLine, from.line);
        QCOMPARE(arrow.toLine, to.line);
        QCOMPARE(arrow.fromY, from.bottom);
        QVERIFY(arrow.toY >= arrow.fromY);
    }
}

void TestLadderLayout::arrowsOfHiddenInnerCalls()
{
    m_rows->converse();
    CallRecord inner = m_rows->call(Call::Send, 3, 3);
    inner.kind = RecordKind::Inner;
    inner.data = "abc";
    inner.beganNs = m_rows->now + 5 * us;
    const quint64 hidden = m_rows->add(inner);
    CallRecord all = m_rows->call(Call::Sendall, 3, 3);
    all.flags = RecordFlag::Composite;
    all.beganNs = inner.beganNs - us;
    all.tookNs = 10 * us;
    all.data = "abc";
    const quint64 shown = m_rows->add(all);
    m_rows->recv(2, 2, "abc");
    LadderArrows arrows(*m_journal);
    arrows.catchUp(std::numeric_limits<qint64>::max());
    RowSet rows;
    rows.append(0, hidden);
    rows.append(shown, m_journal->endRow());
    const LadderLayout without(ladderBars(*m_journal, rows, 0, rows.count()), arrows.arrows(), {});
    QCOMPARE(without.arrows().size(), 3U);
    QCOMPARE(without.arrows().back().fromLine, without.bars()[*without.barOfRow(shown)].line);
    const LadderLayout with = layout();
    QCOMPARE(with.bars()[*with.barOfRow(hidden)].depth, 1);
    QCOMPARE(with.bars()[*with.barOfRow(shown)].depth, 0);
    // Rows that the filter keeps out have no arrows.
    RowSet few;
    few.append(shown, shown + 1);
    QVERIFY(LadderLayout(ladderBars(*m_journal, few, 0, 1), arrows.arrows(), {}).arrows().empty());
}

void TestLadderLayout::onlyVisibleOnesAreVisited()
{
    std::vector<LadderBar> bars;
    for (int i = 0; i < 10'000; ++i)
        bars.push_back(bar(LaneId(1 + i % 4), i * 10 * us, i * 10 * us + 5 * us, quint64(i)));
    const LadderLayout ladder(std::move(bars), {}, {});
    const double middle = ladder.height() / 2;
    int seen = 0;
    double last = 0;
    ladder.visitBars(middle, middle + 600, [&](const LadderLayout::Bar &bar, size_t) {
        ++seen;
        QVERIFY(bar.bottom >= middle && bar.top <= middle + 600 && bar.top >= last);
        last = bar.top;
    });
    QVERIFY2(seen > 10 && seen < 60, qPrintable(QString::number(seen)));
}

void TestLadderLayout::barsAreFound()
{
    const LadderLayout ladder({bar(1, 0, 1000 * us, 7), bar(2, 100 * us, 200 * us, 5)}, {}, timeLook(1000, false));
    QCOMPARE(ladder.barAt(0, 500, 0), ladder.barOfRow(7));
    QCOMPARE(ladder.barAt(1, 150, 0), ladder.barOfRow(5));
    QVERIFY(!ladder.barAt(1, 500, 3));
    QCOMPARE(ladder.barAt(1, 202, 3), ladder.barOfRow(5));
    QVERIFY(!ladder.barOfRow(6));
}

void TestLadderLayout::anyTimes()
{
    // Whatever the records say, nothing ends before it begins and nothing is lost.
    QRandomGenerator random(7);
    for (int round = 0; round < 200; ++round) {
        std::vector<LadderBar> bars;
        const int count = random.bounded(60);
        for (int i = 0; i < count; ++i) {
            const qint64 began = random.bounded(1000) * (random.bounded(5) == 0 ? 1'000'000'000LL : 1LL);
            LadderBar made = bar(random.bounded(5U), began, began + random.bounded(2000), quint64(i));
            made.inner = random.bounded(3) == 0;
            bars.push_back(made);
        }
        const LadderLook look = round % 2 ? LadderLook() : timeLook(1 + random.bounded(5000), random.bounded(2) == 0);
        const LadderLayout ladder(bars, {}, look);
        QCOMPARE(ladder.bars().size(), size_t(count));
        int seen = 0;
        ladder.visitBars(-1e9, 1e15, [&](const LadderLayout::Bar &bar, size_t) {
            ++seen;
            QVERIFY(bar.bottom >= bar.top && bar.top >= 0 && bar.line < int(ladder.lines().size()));
        });
        QCOMPARE(seen, count);
    }
}

QTEST_GUILESS_MAIN(TestLadderLayout)
#include "tst_ladderlayout.moc"
