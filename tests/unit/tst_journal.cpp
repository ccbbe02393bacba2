// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <thread>

#include <QElapsedTimer>
#include <QTest>

#include "journal.h"

using namespace sw;

namespace {

CallRecord received(const QByteArray &data, int thread = 1)
{
    CallRecord record;
    record.call = Call::Recv;
    record.endpoint = 3;
    record.socket = 7;
    record.fd = 12;
    record.thread = thread;
    record.beganNs = 1000;
    record.tookNs = 20;
    record.asked = 65536;
    record.result = data.size();
    record.flags = RecordFlag::Bytes;
    record.data = data;
    return record;
}

} // namespace

class TestJournal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty();
    void givesBackWhatItTook();
    void keepsRareParts();
    void copiesBorrowedBytes();
    void countsBytesOnce();
    void keepsItsBudgetAndSaysSo();
    void announcesTheLastDrop();
    void lowerBudgetDropsAtOnce();
    void oneHugeRowIsKept();
    void clearIsNoLoss();
    void rowsOutliveTheirDrop();
    void visitsInOrder();
    void eightThreads();
    void readersWhileWriting();
    void millionRowsAreQuick();
};

void TestJournal::startsEmpty()
{
    Journal journal;
    QCOMPARE(journal.firstRow(), 0ULL);
    QCOMPARE(journal.endRow(), 0ULL);
    QCOMPARE(journal.rowCount(), 0ULL);
    QVERIFY(!journal.row(0));
    QVERIFY(!journal.record(0));
    QCOMPARE(journal.visit(0, 10, [](const JournalRow &) { return true; }), 0ULL);
    QVERIFY(journal.clock().wallNs > 0);
}

void TestJournal::givesBackWhatItTook()
{
    Journal journal;
    QCOMPARE(journal.append(received("one")), 0ULL);
    CallRecord second = received(QByteArray(5000, 'x'));
    second.token = 99;
    second.connection = 4;
    second.lane = 6;
    second.error = 104;
    second.flags |= RecordFlag::TimedOut;
    second.kind = RecordKind::Inner;
    QCOMPARE(journal.append(CallRecord(second)), 1ULL);
    QCOMPARE(journal.endRow(), 2ULL);

    const auto first = journal.row(0);
    QVERIFY(first);
    QCOMPARE(first->bytes().toByteArray(), QByteArray("one"));
    QVERIFY(first->side() == nullptr);
    QVERIFY(first->entry().has(RecordFlag::Bytes));
    QVERIFY(!first->failed());

    const auto back = journal.record(1);
    QVERIFY(back);
    QCOMPARE(back->kind, RecordKind::Inner);
    QCOMPARE(back->call, Call::Recv);
    QCOMPARE(back->flags, second.flags);
    QCOMPARE(back->endpoint, 3U);
    QCOMPARE(back->connection, 4U);
    QCOMPARE(back->socket, 7U);
    QCOMPARE(back->lane, 6U);
    QCOMPARE(back->token, 99ULL);
    QCOMPARE(back->thread, 1);
    QCOMPARE(back->fd, 12);
    QCOMPARE(back->beganNs, 1000);
    QCOMPARE(back->tookNs, 20);
    QCOMPARE(back->result, 5000);
    QCOMPARE(back->error, 104);
    QCOMPARE(back->asked, 65536);
    QCOMPARE(back->data, second.data);
    QVERIFY(!journal.entry(2));
}

void TestJournal::keepsRareParts()
{
    Journal journal;
    CallRecord record;
    record.call = Call::Accept;
    record.newSocket = 8;
    record.newSocket2 = 9;
    record.arguments = {1, 2, 3};
    record.messageFlags = 32;
    record.gaiError = -2;
    record.address = *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 40312);
    record.local = *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 9000);
    record.text = QStringLiteral("localhost");
    record.value = 5;
    journal.append(CallRecord(record));
    const auto back = journal.record(0);
    QVERIFY(back);
    QCOMPARE(back->newSocket, 8U);
    QCOMPARE(back->newSocket2, 9U);
    QCOMPARE(back->arguments, record.arguments);
    QCOMPARE(back->messageFlags, 32);
    QCOMPARE(back->gaiError, -2);
    QVERIFY(back->address == record.address);
    QVERIFY(back->local == record.local);
    QCOMPARE(back->text, record.text);
    QCOMPARE(back->value, record.value);
    QVERIFY(journal.row(0)->failed());
}

void TestJournal::copiesBorrowedBytes()
{
    Journal journal;
    std::vector<char> mine(4096, 'a');
    journal.append(received(QByteArray::fromRawData(mine.data(), 4096)));
    std::fill(mine.begin(), mine.end(), 'b');
    QCOMPARE(journal.record(0)->data, QByteArray(4096, 'a'));
}

void TestJournal::countsBytesOnce()
{
    Journal journal;
    journal.append(received("12345"));
    CallRecord all = received("0123456789");
    all.call = Call::Sendall;
    all.flags |= RecordFlag::Composite;
    CallRecord part = received("0123456789");
    part.call = Call::Send;
    part.kind = RecordKind::Inner;
    journal.append(std::move(part));
    journal.append(std::move(all));
    const JournalCounts counts = journal.counts();
    QCOMPARE(counts.rows, 3ULL);
    QCOMPARE(counts.bytesIn, 5ULL);
    QCOMPARE(counts.bytesOut, 10ULL);
    QCOMPARE(counts.droppedRows, 0ULL);
}

void TestJournal::keepsItsBudgetAndSaysSo()
{
    Journal journal(Journal::minimumBudget);
    quint64 rows = 0;
    quint64 worst = 0;
    for (; rows < 50'000; ++rows) {
        journal.append(received(QByteArray(200, char(rows))));
        worst = qMax(worst, journal.counts().memoryBytes);
    }
    QVERIFY2(worst <= Journal::minimumBudget, qPrintable(QString::number(worst)));
    const JournalCounts counts = journal.counts();
    QCOMPARE(counts.droppedRows, journal.firstRow());
    QVERIFY(counts.droppedRows > 40'000);
    QCOMPARE(counts.rows, journal.endRow());

    quint64 notices = 0;
    quint64 noticed = 0;
    journal.announceDrops(true);
    journal.visit(0, journal.endRow(), [&](const JournalRow &row) {
        if (row.entry().notice == Notice::RowsDropped) {
            ++notices;
            noticed += quint64(row.entry().result);
        }
        return true;
    });
    QVERIFY(notices > 0);
    QVERIFY(noticed <= counts.droppedRows);
    // At most one a second, whatever the rate, and the one asked for.
    const quint64 all = journal.counts().rows - rows;
    QVERIFY2(all < 30, qPrintable(QString::number(all)));
}

void TestJournal::announcesTheLastDrop()
{
    Journal journal(Journal::minimumBudget);
    while (journal.droppedRows() == 0)
        journal.append(received(QByteArray(500, 'a')));
    const auto first = journal.entry(journal.endRow() - 1);
    QCOMPARE(first->notice, Notice::RowsDropped); // the first drop is told at once
    QCOMPARE(quint64(first->result), journal.droppedRows());
    QCOMPARE(quint64(first->asked), journal.droppedBytes());

    const quint64 told = journal.droppedRows();
    const quint64 toldBytes = journal.droppedBytes();
    while (journal.droppedRows() == told)
        journal.append(received(QByteArray(500, 'a')));
    journal.announceDrops(true);
    const auto last = journal.entry(journal.endRow() - 1);
    QCOMPARE(last->notice, Notice::RowsDropped);
    QCOMPARE(quint64(last->result), journal.droppedRows() - told);
    QCOMPARE(quint64(last->asked), journal.droppedBytes() - toldBytes);
    const quint64 end = journal.endRow();
    journal.announceDrops(true);
    QCOMPARE(journal.endRow(), end); // nothing waits
}

void TestJournal::lowerBudgetDropsAtOnce()
{
    Journal journal;
    for (int i = 0; i < 20'000; ++i)
        journal.append(received(QByteArray(300, 'z')));
    QCOMPARE(journal.firstRow(), 0ULL);
    journal.setBudget(2 * Journal::minimumBudget);
    QCOMPARE(journal.budget(), 2 * Journal::minimumBudget);
    QVERIFY(journal.counts().memoryBytes <= 2 * Journal::minimumBudget + 64 * 1024);
    QVERIFY(journal.firstRow() > 0);
    QCOMPARE(journal.entry(journal.endRow() - 1)->notice, Notice::RowsDropped);
    journal.setBudget(0);
    QCOMPARE(journal.budget(), Journal::minimumBudget);
}

void TestJournal::oneHugeRowIsKept()
{
    Journal journal(Journal::minimumBudget);
    const quint64 row = journal.append(received(QByteArray(8 * 1024 * 1024, 'h')));
    QCOMPARE(journal.record(row)->data.size(), 8 * 1024 * 1024);
    journal.append(received("small"));
    QVERIFY(!journal.row(row));
    QCOMPARE(journal.droppedBytes(), 8ULL * 1024 * 1024);
}

void TestJournal::clearIsNoLoss()
{
    Journal journal;
    for (int i = 0; i < 3000; ++i)
        journal.append(received("abc"));
    journal.clear();
    QCOMPARE(journal.firstRow(), 3000ULL);
    QCOMPARE(journal.endRow(), 3000ULL);
    QCOMPARE(journal.rowCount(), 0ULL);
    QVERIFY(!journal.row(2999));
    QCOMPARE(journal.counts().droppedRows, 0ULL);
    QCOMPARE(journal.counts().bytesIn, 9000ULL);
    QCOMPARE(journal.counts().memoryBytes, 0ULL);
    QCOMPARE(journal.append(received("next")), 3000ULL);
    QCOMPARE(journal.record(3000)->data, QByteArray("next"));
}

void TestJournal::rowsOutliveTheirDrop()
{
    Journal journal;
    journal.append(received("still here"));
    const auto row = journal.row(0);
    journal.clear();
    QVERIFY(!journal.row(0));
    QCOMPARE(row->bytes().toByteArray(), QByteArray("still here"));
}

void TestJournal::visitsInOrder()
{
    Journal journal;
    for (int i = 0; i < 5000; ++i)
        journal.append(received(QByteArray::number(i)));
    quint64 expected = 1000;
    bool inOrder = true;
    const auto look = [&](const JournalRow &row) {
        inOrder = inOrder && row.number() == expected && row.bytes().toByteArray().toULongLong() == expected;
        ++expected;
        return true;
    };
    QCOMPARE(journal.visit(1000, 4000, look), 4000ULL);
    QCOMPARE(expected, 4000ULL);
    QVERIFY(inOrder);
    QCOMPARE(journal.visit(4000, 9000, look), 5000ULL);
    QVERIFY(inOrder);
    QCOMPARE(journal.visit(0, 5000, [](const JournalRow &row) { return row.number() < 2000; }), 2001ULL);
}

void TestJournal::eightThreads()
{
    constexpr int threads = 8;
    constexpr int each = 20'000;
    Journal journal;
    std::vector<std::thread> writers;
    std::vector<std::vector<quint64>> numbers(threads);
    for (int t = 0; t < threads; ++t) {
        writers.emplace_back([&, t] {
            for (int i = 0; i < each; ++i)
                numbers[size_t(t)].push_back(journal.append(received(QByteArray::number(i), t)));
        });
    }
    for (std::thread &writer : writers)
        writer.join();
    QCOMPARE(journal.endRow(), quint64(threads * each));
    std::vector<int> seen(threads, 0);
    int wrong = 0;
    journal.visit(0, journal.endRow(), [&](const JournalRow &row) {
        int &next = seen[size_t(row.entry().thread)];
        wrong += row.bytes().toByteArray().toInt() != next;
        wrong += numbers[size_t(row.entry().thread)][size_t(next)] != row.number();
        ++next;
        return true;
    });
    QCOMPARE(wrong, 0);
    QCOMPARE(seen, std::vector<int>(threads, each));
}

void TestJournal::readersWhileWriting()
{
    Journal journal(Journal::minimumBudget);
    std::atomic<bool> done = false;
    std::vector<std::thread> writers;
    for (int t = 0; t < 2; ++t) {
        writers.emplace_back([&] {
            for (int i = 0; i < 30'000; ++i)
                journal.append(received(QByteArray(i % 3000, char('a' + i % 26))));
        });
    }
    std::thread clearer([&] {
        while (!done)
            journal.clear();
    });
    quint64 looked = 0;
    int wrong = 0;
    std::thread reader([&] {
        quint64 from = 0;
        while (!done) {
            from = journal.visit(from, journal.endRow(), [&](const JournalRow &row) {
                if (row.entry().notice == Notice::None && !row.bytes().isEmpty())
                    wrong += row.bytes().front() != row.bytes().back() || row.bytes().size() != row.entry().result;
                ++looked;
                return true;
            });
        }
    });
    for (std::thread &writer : writers)
        writer.join();
    done = true;
    reader.join();
    clearer.join();
    QCOMPARE(wrong, 0);
    QVERIFY(journal.endRow() >= 60'000);
}

void TestJournal::millionRowsAreQuick()
{
    Journal journal(1024ULL * 1024 * 1024);
    const QByteArray data("Hello, server!");
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 1'000'000; ++i)
        journal.append(received(data));
    const qint64 appended = timer.restart();
    quint64 sum = 0;
    journal.visit(0, journal.endRow(), [&](const JournalRow &row) {
        sum += row.entry().byteCount;
        return true;
    });
    qInfo("appended in %lld ms, visited in %lld ms, %llu MiB", appended, timer.elapsed(),
          journal.counts().memoryBytes >> 20);
    QCOMPARE(sum, 14'000'000ULL);
    QCOMPARE(journal.droppedRows(), 0ULL);
    QVERIFY2(appended < 120'000, "a million rows take seconds, not minutes, even under a sanitizer on a busy machine");
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
