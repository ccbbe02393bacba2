// SPDX-License-Identifier: GPL-3.0-or-later
#include <numeric>

#include <QTest>

#include "throughput.h"

using namespace sw;

namespace {

constexpr qint64 second = 1'000'000'000;

quint64 sumSent(const std::vector<RateBucket> &buckets)
{
    return std::accumulate(buckets.begin(), buckets.end(), quint64(0),
                           [](quint64 sum, const RateBucket &one) { return sum + one.sent; });
}

CallRecord moved(SocketId socket, Call call, qint64 atNs, int bytes, RecordFlags flags = {})
{
    CallRecord record;
    record.call = call;
    record.socket = socket;
    record.beganNs = atNs - 1000;
    record.tookNs = 1000;
    record.data = QByteArray(bytes, 'x');
    record.result = bytes;
    record.flags = flags;
    return record;
}

} // namespace

/// Bytes and calls over time from rows: nothing is counted twice, and the memory has a bound.
class TestThroughput final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenthsOfASecond();
    void quietTimesAreZero();
    void olderTimesAreCoarser();
    void rowsOutOfOrder();
    void countsRows();
    void forgetsWhoRestsLongest();
};

void TestThroughput::tenthsOfASecond()
{
    RateSeries series;
    series.add(10 * second, 100, 0);
    series.add(10 * second + 50'000'000, 200, 7);
    series.add(10 * second + 150'000'000, 400, 0);
    const auto buckets = series.buckets(0, 20 * second);
    QCOMPARE(buckets.size(), std::size_t(2));
    QCOMPARE(buckets[0].beganNs, 10 * second);
    QCOMPARE(buckets[0].sent, quint64(300));
    QCOMPARE(buckets[0].received, quint64(7));
    QCOMPARE(buckets[0].calls, quint64(2));
    QCOMPARE(buckets[0].perSecond(buckets[0].sent), 3000.0);
    // A span that is not over would look like a drop.
    QCOMPARE(series.buckets(0, 10 * second + 150'000'000).size(), std::size_t(1));
}

void TestThroughput::quietTimesAreZero()
{
    RateSeries series;
    series.add(10 * second, 100, 0);
    series.add(12 * second, 100, 0);
    const auto points = ratePoints(series, 9 * second, 14 * second);
    QCOMPARE(points.front().ns, 9 * second);
    QCOMPARE(points.back().ns, 14 * second);
    QCOMPARE(points.front().sent, 0.0);
    QCOMPARE(points.back().sent, 0.0);
    int high = 0;
    for (const RatePoint &point : points)
        high += point.sent > 0 ? 1 : 0;
    QCOMPARE(high, 2);
    QVERIFY(std::is_sorted(points.begin(), points.end(),
                           [](const RatePoint &a, const RatePoint &b) { return a.ns < b.ns; }));
    QVERIFY(ratePoints(RateSeries(), 0, second).size() == 2);
}

void TestThroughput::olderTimesAreCoarser()
{
    RateSeries series;
    constexpr int hours = 5;
    quint64 all = 0;
    for (qint64 at = second; at < hours * 3600 * second; at += second / 5) {
        series.add(at, 3, 0);
        all += 3;
    }
    QVERIFY2(series.size() <= std::size_t(RateSeries::mostFine) + RateSeries::mostCoarse,
             qPrintable(QString::number(series.size())));
    const auto buckets = series.buckets(0, (hours * 3600 + 1) * second);
    QCOMPARE(sumSent(buckets), all); // every byte once, although two widths meet
    QVERIFY(buckets.front().widthNs > RateSeries::firstCoarseNs);
    QCOMPARE(buckets.back().widthNs, RateSeries::fineNs);
    for (std::size_t i = 1; i < buckets.size(); ++i)
        QVERIFY(buckets[i - 1].beganNs + buckets[i - 1].widthNs <= buckets[i].beganNs);
}

void TestThroughput::rowsOutOfOrder()
{
    RateSeries series;
    for (const qint64 at : {5, 3, 4, 5, 900, 2, 901})
        series.add(at * second, 1, 0);
    const auto buckets = series.buckets(0, 1000 * second);
    QCOMPARE(sumSent(buckets), quint64(7));
    QVERIFY(std::is_sorted(buckets.begin(), buckets.end(),
                           [](const RateBucket &a, const RateBucket &b) { return a.beganNs < b.beganNs; }));
}

void TestThroughput::countsRows()
{
    Journal journal;
    const qint64 t = 100 * second;
    journal.append(moved(1, Call::Send, t, 100));
    journal.append(moved(2, Call::Recv, t, 60));
    journal.append(moved(1, Call::Sendall, t, 100, RecordFlag::Composite)); // its inner one counted
    journal.append(moved(2, Call::Recv, t, 40, RecordFlag::Peeked)); // a call, and no bytes yet
    journal.append(moved(3, Call::Send, t, 5)); // a duplicate of 1
    CallRecord notice;
    notice.kind = RecordKind::Notice;
    notice.beganNs = t;
    journal.append(std::move(notice));
    Throughput throughput(journal, [](SocketId socket) { return socket == 3 ? SocketId(1) : socket; });
    QVERIFY(throughput.all().isEmpty());
    QVERIFY(throughput.catchUp(std::numeric_limits<qint64>::max()));
    const auto all = throughput.all().buckets(0, 200 * second);
    QCOMPARE(all.size(), std::size_t(1));
    QCOMPARE(all[0].sent, quint64(105));
    QCOMPARE(all[0].received, quint64(60));
    QCOMPARE(all[0].calls, quint64(4));
    QVERIFY(throughput.of(1) && throughput.of(2) && !throughput.of(3));
    QCOMPARE(throughput.of(1)->buckets(0, 200 * second)[0].sent, quint64(105));
    QCOMPARE(throughput.of(2)->buckets(0, 200 * second)[0].calls, quint64(2));
}

void TestThroughput::forgetsWhoRestsLongest()
{
    Journal journal;
    const int many = int(Throughput::mostSockets) + 10;
    for (int i = 1; i <= many; ++i)
        journal.append(moved(SocketId(i), Call::Send, i * second, 1));
    Throughput throughput(journal, [](SocketId socket) { return socket; });
    QVERIFY(throughput.catchUp(std::numeric_limits<qint64>::max()));
    QVERIFY(!throughput.of(1));
    QVERIFY(throughput.of(SocketId(many)));
    QCOMPARE(sumSent(throughput.all().buckets(0, 1000 * second)), quint64(many));
}

QTEST_GUILESS_MAIN(TestThroughput)
#include "tst_throughput.moc"
