// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>

#include <QTemporaryDir>
#include <QTest>

#include "anyrecord.h"
#include "patience.h"
#include "sessionbench.h"
#include "sessionfolder.h"
#include "sessionkeeper.h"

using namespace sw;

class TestSessionWriter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyRowComesBack();
    void rowsAreThereSoon();
    void clearedRowsAreWritten();
    void stopsAtItsBudget();
    void waitsAtItsBudget();
    void stopsWhereTheFileMayGrowNoMore();
    void touchesNothingElse();
    void damagedRowsSayWhereTheyWere();

private:
    QString path(const char *name) const { return m_folder->filePath(QLatin1StringView(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSessionWriter::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestSessionWriter::everyRowComesBack()
{
    constexpr int count = 20'000;
    Journal journal(Journal::minimumBudget);
    std::vector<CallRecord> records;
    QRandomGenerator random(3);
    for (int i = 0; i < count; ++i)
        records.push_back(anyRecord(random));
    {
        SessionWriter writer(journal, at(path("all.pcapng")));
        for (const CallRecord &record : records)
            journal.append(CallRecord(record));
        QTRY_COMPARE(writer.state().rows, quint64(count));
        // Far more than memory holds, and all of it is there.
        QCOMPARE(journal.firstRow(), 0ULL);
        QCOMPARE(journal.counts().droppedRows, 0ULL);
        QVERIFY(journal.counts().memoryBytes <= Journal::minimumBudget + 512 * 1024);
        QVERIFY(journal.counts().rows >= count);
        for (int i : {0, 1, 1023, 1024, 1025, 5000, 7, count - 1})
            compare(*journal.record(quint64(i)), records[size_t(i)]);
        quint64 expected = 0;
        journal.visit(0, count, [&](const JournalRow &row) {
            compare(row.record(), records[expected]);
            return row.number() == expected++ && !QTest::currentTestFailed();
        });
        QCOMPARE(expected, quint64(count));
    }
    const SessionContents contents = contentsOf(path("all.pcapng"));
    QVERIFY(contents.ended);
    QVERIFY(contents.count >= count);
    QCOMPARE(contents.whole, QFileInfo(path("all.pcapng")).size());
    QCOMPARE(contents.clock.zeroNs, journal.clock().zeroNs);
    const auto rows = rowsIn(path("all.pcapng"));
    QVERIFY(rows.size() >= count);
    for (int i = 0; i < count && !QTest::currentTestFailed(); ++i)
        compare(rows[size_t(i)], records[size_t(i)]);
}

void TestSessionWriter::rowsAreThereSoon()
{
    Journal journal;
    const SessionWriter writer(journal, at(path("soon.pcapng")));
    QVERIFY(!QFileInfo::exists(path("soon.pcapng"))); // it appears with the first row
    for (quint64 i = 0; i < 20; ++i) {
        journal.append(received(QByteArray::number(i)));
        QTRY_COMPARE(contentsOf(path("soon.pcapng")).count, i + 1);
    }
    QVERIFY(!contentsOf(path("soon.pcapng")).ended);
}

void TestSessionWriter::clearedRowsAreWritten()
{
    Journal journal;
    {
        const SessionWriter writer(journal, at(path("cleared.pcapng")));
        for (int i = 0; i < 50; ++i) {
            for (int k = 0; k < 100; ++k)
                journal.append(received(QByteArray::number(k)));
            journal.clear();
            QCOMPARE(journal.rowCount(), 0ULL);
            QVERIFY(!journal.row(journal.endRow() - 1));
        }
        QTRY_COMPARE(writer.state().rows, 5000ULL);
        QCOMPARE(journal.rowCount(), 0ULL);
        QVERIFY(journal.counts().memoryBytes < 1024 * 1024);
        journal.append(received("next"));
        QCOMPARE(journal.record(5000)->data, QByteArray("next"));
    }
    QCOMPARE(rowsIn(path("cleared.pcapng")).size(), size_t(5001));
}

void TestSessionWriter::stopsAtItsBudget()
{
    constexpr quint64 most = 2 * 1024 * 1024;
    Journal journal(Journal::minimumBudget);
    quint64 appended = 0;
    const SessionWriter writer(journal, at(path("budget.pcapng"), most));
    quint64 seen = 0;
    quint64 saidHidden = 0;
    QString saidFile;
    while (writer.state().stopped == SessionStop::None || journal.counts().droppedRows == 0) {
        journal.append(received(QByteArray(900, char('a' + appended % 26))));
        ++appended;
        for (; seen < journal.endRow(); ++seen) {
            const auto notice = journal.record(seen);
            if (notice && notice->notice == Notice::RowsDropped && !notice->text.isEmpty()) {
                saidHidden += quint64(notice->value.toInteger());
                saidFile = notice->text;
            }
        }
    }
    QCOMPARE(writer.state().stopped, SessionStop::Budget);
    journal.announceDrops(true);
    QVERIFY(journal.hasRoom());
    QTRY_VERIFY(contentsOf(path("budget.pcapng")).ended); // the last that its thread writes
    const auto rows = rowsIn(path("budget.pcapng"));
    QVERIFY(QFileInfo(path("budget.pcapng")).size() <= qint64(most) + 64); // and the end
    QCOMPARE(quint64(rows.size()), writer.state().rows);
    // What the file has is not shown any more: a row said so, as the first one of those that tell of drops.
    QVERIFY(journal.firstRow() > rows.size());
    QCOMPARE(saidHidden, rows.size());
    QCOMPARE(saidFile, path("budget.pcapng"));
    // Each row is in the file, in memory, or counted as dropped.
    QCOMPARE(journal.firstRow(), rows.size() + journal.counts().droppedRows);
    quint64 told = 0;
    int stops = 0;
    journal.visit(0, journal.endRow(), [&](const JournalRow &row) {
        told += row.entry().notice == Notice::RowsDropped ? quint64(row.entry().result) : 0;
        stops += row.entry().notice == Notice::SessionFileStopped;
        return true;
    });
    QVERIFY(told > 0 && told <= journal.counts().droppedRows);
    QVERIFY(stops <= 1); // it may have been dropped itself meanwhile
}

void TestSessionWriter::waitsAtItsBudget()
{
    Journal journal(Journal::minimumBudget);
    SessionWriter writer(journal, at(path("waits.pcapng"), 1024 * 1024, true));
    quint64 appended = 0;
    while (journal.hasRoom() || !writer.state().waiting) {
        journal.append(received(QByteArray(900, 'w')));
        ++appended;
        QVERIFY(appended < 100'000);
    }
    std::atomic<int> woken = 0;
    journal.whenRoom([&] { ++woken; });
    QCOMPARE(journal.counts().waiting, 1);
    QCOMPARE(woken, 0);
    QCOMPARE(journal.counts().droppedRows, 0ULL);
    writer.setMostBytes(0);
    QTRY_COMPARE(woken, 1);
    QVERIFY(journal.hasRoom());
    QTRY_VERIFY(writer.state().rows >= appended);
    QVERIFY(!writer.state().waiting);
    QCOMPARE(writer.state().stopped, SessionStop::None);
    QVERIFY(journal.counts().waitedNs > 0);
    writer.finish();
    const auto rows = rowsIn(path("waits.pcapng"));
    QCOMPARE(size_t(std::count_if(rows.begin(), rows.end(), [](const CallRecord &r) { return r.call == Call::Recv; })),
             size_t(appended));
    QCOMPARE(std::count_if(rows.begin(), rows.end(),
                           [](const CallRecord &r) { return r.notice == Notice::SessionFileStopped; }),
             1);
}

void TestSessionWriter::stopsWhereTheFileMayGrowNoMore()
{
    // As a full disk: the write fails in the middle.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 300'001;
    Journal journal;
    {
        const SessionWriter writer(journal, at(path("full.pcapng")));
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        for (int i = 0; i < 3000 && writer.state().stopped == SessionStop::None; ++i)
            journal.append(received(QByteArray(1000, 'f')));
        const bool stopped = waitUntil([&] { return writer.state().stopped != SessionStop::None; });
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(stopped);
        QCOMPARE(writer.state().stopped, SessionStop::Failed);
        QCOMPARE(writer.state().error, EFBIG);
        QCOMPARE(journal.firstRow(), 0ULL); // all are in memory
    }
    const SessionContents contents = contentsOf(path("full.pcapng"));
    if (contents.rows) {
        QCOMPARE(contents.whole, QFileInfo(path("full.pcapng")).size());
    }
    const auto last = journal.entry(journal.endRow() - 1);
    QVERIFY(last);
}

void TestSessionWriter::touchesNothingElse()
{
    const QString target = path("precious");
    QFile file(target);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("precious") == 8);
    file.close();
    QVERIFY(QFile::link(target, path("link.pcapng")));
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder.pcapng")));
    QCOMPARE(::mkfifo(QFile::encodeName(path("pipe.pcapng")).constData(), 0600), 0);
    for (const char *name : {"link.pcapng", "folder.pcapng", "pipe.pcapng"}) {
        Journal journal;
        const SessionWriter writer(journal, at(path(name)));
        journal.append(received("x"));
        QTRY_COMPARE(writer.state().stopped, SessionStop::NotAFile);
        QTRY_COMPARE(journal.entry(journal.endRow() - 1)->notice, Notice::SessionFileStopped);
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("precious"));
    // Two programs, one file.
    Journal one;
    Journal other;
    const SessionWriter first(one, at(path("same.pcapng")));
    one.append(received("1"));
    QTRY_COMPARE(first.state().rows, 1ULL);
    const SessionWriter second(other, at(path("same.pcapng")));
    other.append(received("2"));
    QTRY_COMPARE(second.state().stopped, SessionStop::InUse);
    QCOMPARE(contentsOf(path("same.pcapng")).count, 1ULL);
}

void TestSessionWriter::damagedRowsSayWhereTheyWere()
{
    {
        Journal journal;
        const SessionWriter writer(journal, at(path("damaged.pcapng")));
        for (int i = 0; i < 3000; ++i)
            journal.append(received(QByteArray::number(i)));
    }
    const auto contents = contentsOf(path("damaged.pcapng"));
    const Journal past(contents.clock, contents.rows);
    QCOMPARE(past.record(2999)->data, QByteArray("2999"));
    QFile file(path("damaged.pcapng")); // after it was opened
    QVERIFY(file.resize(file.size() / 2));
    QCOMPARE(past.endRow(), 3000ULL);
    QCOMPARE(past.record(0)->data, QByteArray("0"));
    quint64 rows = 0;
    quint64 unreadable = 0;
    past.visit(0, 3000, [&](const JournalRow &row) {
        ++rows;
        unreadable += row.entry().notice == Notice::RowUnreadable;
        return true;
    });
    QCOMPARE(rows, 3000ULL);
    QVERIFY(unreadable > 0 && unreadable < 2900);
}

QTEST_GUILESS_MAIN(TestSessionWriter)
#include "tst_sessionwriter.moc"
