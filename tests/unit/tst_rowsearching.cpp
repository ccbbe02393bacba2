// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSemaphore>
#include <QTest>

#include "patience.h"
#include "rowfind.h"
#include "rowscan.h"

using namespace sw;

/// Filtering and finding on their own threads, over a million rows.
class TestRowSearching final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void scanFindsWhatTheFilterTakes_data();
    void scanFindsWhatTheFilterTakes();
    void scanTellsFirstHitsBeforeItsEnd();
    void scanIsGivenUp();
    void scanOutlivesClearedRows();
    void scanLearnsPeers();
    void finds_data();
    void finds();
    void findIsGivenUp();

private:
    static constexpr int rowCount = 1'000'000;
    static LogFilter filterOf(const QString &text)
    {
        LogCriteria criteria;
        criteria.text = text;
        return LogFilter(criteria);
    }
    /// All that a scan finds, as a set.
    static RowSet scanned(const Journal &journal, const LogFilter &filter, quint64 from, quint64 to);

    std::unique_ptr<Journal> m_journal;
};

void TestRowSearching::initTestCase()
{
    m_journal = std::make_unique<Journal>(1024ULL * 1024 * 1024);
    for (int i = 0; i < rowCount; ++i) {
        CallRecord record;
        record.call = i % 2 ? Call::Recv : Call::Send;
        record.socket = 1 + SocketId(i % 3);
        record.data = "message " + QByteArray::number(i);
        record.result = record.data.size();
        m_journal->append(std::move(record));
    }
}

RowSet TestRowSearching::scanned(const Journal &journal, const LogFilter &filter, quint64 from, quint64 to)
{
    QSemaphore news;
    RowScan scan(journal, std::make_shared<PeerBook>(), [&news] { news.release(); });
    scan.start(filter, from, to);
    RowSet set;
    for (bool ended = false; !ended && news.tryAcquire(1, testPatienceMs);) {
        const RowScan::Found found = scan.take();
        for (const RowScan::Range &range : found.ranges)
            set.append(range.first, range.end);
        ended = found.ended;
    }
    return set;
}

void TestRowSearching::scanFindsWhatTheFilterTakes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint64>("from");
    QTest::addColumn<qint64>("count");
    QTest::addColumn<quint64>("first");
    QTest::newRow("all") << QString() << 0ULL << qint64(rowCount) << 0ULL;
    QTest::newRow("by field") << QStringLiteral("dir:in") << 0ULL << qint64(rowCount / 2) << 1ULL;
    QTest::newRow("from the middle") << QStringLiteral("dir:in") << 900'000ULL << qint64(50'000) << 900'001ULL;
    QTest::newRow("by text") << QStringLiteral("MESSAGE 99999") << 0ULL << qint64(11) << 99'999ULL;
    QTest::newRow("by hex") << QStringLiteral("hex:37 37 37 37 37 37") << 0ULL << qint64(1) << 777'777ULL;
    QTest::newRow("by pattern") << QStringLiteral("/ 12345\\d$/") << 0ULL << qint64(10) << 123'450ULL;
    QTest::newRow("both") << QStringLiteral("dir:out and \"message 12345\"") << 0ULL << qint64(5) << 123'450ULL;
}

void TestRowSearching::scanFindsWhatTheFilterTakes()
{
    QFETCH(QString, text);
    QFETCH(quint64, from);
    QFETCH(qint64, count);
    QFETCH(quint64, first);
    const LogFilter filter = filterOf(text);
    const RowSet set = scanned(*m_journal, filter, from, m_journal->endRow());
    QCOMPARE(set.count(), count);
    QCOMPARE(set.at(0), first);
}

void TestRowSearching::scanTellsFirstHitsBeforeItsEnd()
{
    QSemaphore news;
    QSemaphore goOn;
    LogCriteria criteria;
    criteria.text = QStringLiteral("endpoint:x or row>=0");
    RowScan scan(*m_journal, std::make_shared<PeerBook>(), [&] {
        news.release();
        goOn.acquire(); // holds the scan where it is: what it told must be there now
    });
    scan.start(LogFilter(criteria), 0, m_journal->endRow());
    QVERIFY(news.tryAcquire(1, testPatienceMs));
    const RowScan::Found first = scan.take();
    QVERIFY(!first.ranges.empty());
    QVERIFY(first.next > 0);
    if (!first.ended) // a very quick machine may be done by then
        QVERIFY(first.next < quint64(rowCount));
    goOn.release(1000);
    for (RowScan::Found found = first; !found.ended;) {
        QVERIFY(news.tryAcquire(1, testPatienceMs));
        found = scan.take();
    }
}

void TestRowSearching::scanIsGivenUp()
{
    RowScan scan(*m_journal, std::make_shared<PeerBook>(), [] {});
    scan.start(filterOf(QStringLiteral("/x.*y.*z/")), 0, m_journal->endRow());
    scan.cancel();
    QVERIFY(!scan.isRunning());
    QVERIFY(scan.take().ranges.empty());
    scan.start(filterOf(QStringLiteral("/x/")), 0, m_journal->endRow());
    scan.start(filterOf(QStringLiteral("/y/")), 0, m_journal->endRow()); // the first one is given up
}

void TestRowSearching::scanOutlivesClearedRows()
{
    Journal journal;
    for (int i = 0; i < 5000; ++i)
        journal.append(CallRecord());
    const quint64 end = journal.endRow();
    journal.clear();
    QCOMPARE(scanned(journal, filterOf({}), 0, end).count(), 0);
    for (int i = 0; i < 10; ++i)
        journal.append(CallRecord());
    QCOMPARE(scanned(journal, filterOf({}), 0, journal.endRow()).count(), 10);
}

void TestRowSearching::scanLearnsPeers()
{
    Journal journal;
    CallRecord connect;
    connect.call = Call::Connect;
    connect.socket = 4;
    connect.address = *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 7777);
    journal.append(std::move(connect));
    CallRecord data;
    data.call = Call::Send;
    data.socket = 4;
    data.data = "x";
    journal.append(std::move(data));
    auto peers = std::make_shared<PeerBook>();
    QSemaphore news;
    RowScan scan(journal, peers, [&news] { news.release(); });
    LogCriteria criteria;
    criteria.text = QStringLiteral("peer:7777");
    scan.start(LogFilter(criteria, {}, peers), 0, journal.endRow());
    QVERIFY(news.tryAcquire(1, testPatienceMs));
    const RowScan::Found found = scan.take();
    QVERIFY(found.ended);
    QCOMPARE(found.ranges.size(), size_t(1));
    QCOMPARE(found.ranges[0].end, 2ULL);
}

void TestRowSearching::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("step"); // every so-manieth row is shown
    QTest::addColumn<qint64>("from"); // -1: none
    QTest::addColumn<bool>("forward");
    QTest::addColumn<qint64>("row"); // -1: nowhere
    QTest::addColumn<bool>("wrapped");
    const QString text = QStringLiteral("\"message 5555\"");
    QTest::newRow("first") << text << 1 << qint64(-1) << true << qint64(5555) << false;
    QTest::newRow("next") << text << 1 << qint64(5555) << true << qint64(55'550) << false;
    QTest::newRow("previous") << text << 1 << qint64(55'550) << false << qint64(5555) << false;
    QTest::newRow("last") << text << 1 << qint64(-1) << false << qint64(555'599) << false;
    QTest::newRow("around the end") << text << 1 << qint64(555'599) << true << qint64(5555) << true;
    QTest::newRow("around the start") << text << 1 << qint64(5555) << false << qint64(555'599) << true;
    QTest::newRow("only here") << QStringLiteral("row:777") << 1 << qint64(777) << true << qint64(777) << true;
    QTest::newRow("among few") << text << 1000 << qint64(-1) << true << qint64(-1) << true;
    QTest::newRow("among few, there") << QStringLiteral("row>=700000") << 1000 << qint64(-1) << true << qint64(700'000)
                                      << false;
    QTest::newRow("from a row not shown")
        << QStringLiteral("dir:out") << 1000 << qint64(1500) << true << qint64(2000) << false;
    QTest::newRow("back from a row not shown")
        << QStringLiteral("dir:out") << 1000 << qint64(1500) << false << qint64(1000) << false;
    QTest::newRow("nowhere") << QStringLiteral("nowhere to be seen") << 1 << qint64(500) << true << qint64(-1) << true;
}

void TestRowSearching::finds()
{
    QFETCH(QString, text);
    QFETCH(int, step);
    QFETCH(qint64, from);
    QFETCH(bool, forward);
    QFETCH(qint64, row);
    QFETCH(bool, wrapped);
    RowSet rows;
    if (step == 1)
        rows.append(0, rowCount);
    else
        for (quint64 at = 0; at < rowCount; at += quint64(step))
            rows.append(at, at + 1);
    QSemaphore news;
    RowFind find(*m_journal, [&news] { news.release(); });
    find.start(FilterExpression(text, {}), rows, from < 0 ? std::nullopt : std::optional(quint64(from)), forward);
    QVERIFY(news.tryAcquire(1, testPatienceMs));
    const auto outcome = find.take();
    QVERIFY(outcome);
    QCOMPARE(outcome->row ? qint64(*outcome->row) : -1, row);
    QCOMPARE(outcome->wrapped, wrapped);
    QVERIFY(!find.isRunning());
}

void TestRowSearching::findIsGivenUp()
{
    RowSet rows;
    rows.append(0, rowCount);
    RowFind find(*m_journal, [] {});
    find.start(FilterExpression(QStringLiteral("/x.*y.*z/"), {}), rows, {}, true);
    find.cancel();
    QVERIFY(!find.isRunning());
    QVERIFY(!find.take());
}

QTEST_GUILESS_MAIN(TestRowSearching)
#include "tst_rowsearching.moc"
