// SPDX-License-Identifier: GPL-3.0-or-later
// What a session file has of sockets that are older than it, how its endpoints are called, and how far its writer may be behind.
#include <QTemporaryDir>
#include <QTest>

#include "patience.h"
#include "sessionbench.h"
#include "sessionfolder.h"
#include "sessionkeeper.h"
#include "unwritten.h"
#include "wirerows.h"

using namespace sw;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Both ends of a connection, as they came to be.
void openBothEnds(Journal &journal)
{
    journal.append(made(1, constant::sockStream));
    journal.append(made(2, constant::sockStream));
    journal.append(connected(2, "127.0.0.1:4000", "127.0.0.1:80"));
    journal.append(accepted(1, 3, "127.0.0.1:80", "127.0.0.1:4000"));
}

} // namespace

class TestSessionStarts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void ageOfTheOldestRow();
    void oldRowsHoldReadersBack();
    void connectionsBeginAnewInALaterFile();
    void aResetConnectionDoesNot();
    void droppedRowsToldOfSockets();
    void afterItsBudget();
    void endpointsKeepTheirNames();

private:
    QString path(const char *name) const { return m_folder->filePath(QLatin1StringView(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSessionStarts::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestSessionStarts::ageOfTheOldestRow()
{
    constexpr qint64 ms = 1'000'000;
    Unwritten rows;
    QCOMPARE(rows.ageNs(1000 * ms), 0);
    rows.came(0, 100 * ms);
    rows.came(1, 101 * ms); // close to the one before: as old as that
    rows.came(2, 120 * ms);
    rows.came(3, 140 * ms);
    QCOMPARE(rows.ageNs(150 * ms), 50 * ms);
    rows.written(1, 4);
    QCOMPARE(rows.ageNs(150 * ms), 50 * ms);
    rows.written(2, 4);
    QCOMPARE(rows.ageNs(150 * ms), 30 * ms);
    rows.written(4, 4);
    QCOMPARE(rows.ageNs(150 * ms), 0);
    // A writer that does not come back: the age may be overstated, never understated.
    for (quint64 row = 4; row < 1000; ++row)
        rows.came(row, qint64(200 + row * 10) * ms);
    QCOMPARE(rows.ageNs(20'240 * ms), 20'000 * ms);
    rows.written(900, 1000);
    QVERIFY(rows.ageNs(20'240 * ms) >= (20'240 - 9200) * ms);
    rows.written(1000, 1000);
    QCOMPARE(rows.ageNs(20'240 * ms), 0);
}

void TestSessionStarts::oldRowsHoldReadersBack()
{
    Journal journal;
    journal.beginWriting(); // and nobody writes: as a writer that gets no time
    journal.append(received("first"));
    QVERIFY(journal.hasRoom());
    QTRY_VERIFY((journal.append(received("more")), !journal.hasRoom()));
    QVERIFY(journal.counts().rows < 10'000); // long before there is much of it
    const SessionWriter writer(journal, at(path("late.pcapng")));
    QTRY_VERIFY(journal.hasRoom());
}

void TestSessionStarts::connectionsBeginAnewInALaterFile()
{
    Journal journal;
    {
        const SessionWriter writer(journal, at(path("one.pcapng")));
        openBothEnds(journal);
        journal.append(moved(Call::Send, 2, "early"));
        journal.append(moved(Call::Recv, 3, "early"));
    }
    {
        const SessionWriter writer(journal, at(path("two.pcapng")));
        journal.append(moved(Call::Recv, 3, "question")); // its row was first
        journal.append(moved(Call::Send, 2, "question"));
        journal.append(moved(Call::Send, 3, "answer"));
        journal.append(moved(Call::Recv, 2, "answer"));
        journal.append(wireCall(Call::Close, 2));
        journal.append(wireCall(Call::Close, 3));
    }
    QCOMPARE(payloadsOf(bytesOf(path("one.pcapng"))), (QByteArrayList{"", "", "", "", "early", ""}));
    const QByteArray two = bytesOf(path("two.pcapng"));
    QCOMPARE(payloadsOf(two), (QByteArrayList{"", "", "", "", "question", "answer", "", "", ""}));
    QCOMPARE(two.count("a connection older than this file"), 3); // the three packets of its handshake
    QCOMPARE(two.count("recv(3, 65536) = 8"), 1);
    QCOMPARE(two.count("end of stream by close"), 2);
    const SessionContents contents = contentsOf(path("two.pcapng"));
    QCOMPARE(contents.rows->firstRow(), 6ULL);
    QCOMPARE(contents.count, 6ULL);
}

void TestSessionStarts::aResetConnectionDoesNot()
{
    Journal journal;
    {
        const SessionWriter writer(journal, at(path("one.pcapng")));
        openBothEnds(journal);
        CallRecord reset = moved(Call::Recv, 2, {});
        reset.error = ECONNRESET;
        reset.result = -1;
        journal.append(wireCall(Call::Close, 3));
        CallRecord stranger = connected(7, "127.0.0.1:5000", "127.0.0.1:81");
        journal.append(made(7, constant::sockStream));
        journal.append(std::move(stranger));
        reset.socket = 7;
        journal.append(std::move(reset));
    }
    {
        const SessionWriter writer(journal, at(path("two.pcapng")));
        journal.append(wireCall(Call::Close, 7));
    }
    QCOMPARE(payloadsOf(bytesOf(path("two.pcapng"))), QByteArrayList());
}

void TestSessionStarts::droppedRowsToldOfSockets()
{
    Journal journal(Journal::minimumBudget);
    openBothEnds(journal);
    journal.append(made(5, constant::sockDgram));
    CallRecord first = moved(Call::Sendto, 5, "implicitly bound");
    first.address = at("127.0.0.1:53");
    first.local = at("0.0.0.0:4053");
    journal.append(std::move(first));
    while (journal.firstRow() < 1100)
        journal.append(received(QByteArray(900, 'd')));
    {
        const SessionWriter writer(journal, at(path("later.pcapng")));
        journal.append(moved(Call::Send, 2, "question"));
        CallRecord datagram = moved(Call::Sendto, 5, "datagram");
        datagram.address = at("127.0.0.1:53");
        journal.append(std::move(datagram));
    }
    const QByteArrayList payloads = payloadsOf(bytesOf(path("later.pcapng")));
    QCOMPARE(payloads, (QByteArrayList{"", "", "", "question", "datagram"}));
    // A person's clear drops rows too.
    Journal other;
    openBothEnds(other);
    other.clear();
    {
        const SessionWriter writer(other, at(path("cleared.pcapng")));
        other.append(moved(Call::Send, 2, "question"));
    }
    QCOMPARE(payloadsOf(bytesOf(path("cleared.pcapng"))), (QByteArrayList{"", "", "", "question"}));
}

void TestSessionStarts::afterItsBudget()
{
    Journal journal(Journal::minimumBudget);
    SessionKeeper keeper(journal, path("sessions"), "test");
    keeper.setDiskBudget(300'000);
    keeper.setPolicy(KeepPolicy::SessionFile);
    openBothEnds(journal);
    const QByteArray block(900, 'b');
    while (!keeper.state().gaveUp() || journal.counts().droppedRows == 0)
        journal.append(moved(Call::Send, 2, block));
    keeper.setDiskBudget(1ULL << 30U); // as after deleting others: a new file begins
    QVERIFY(!keeper.state().gaveUp());
    journal.append(moved(Call::Send, 3, "answer"));
    const quint64 end = journal.endRow();
    QTRY_VERIFY(keeper.state().file.rows > 0 && contentsOf(keeper.state().file.path).rows->endRow() >= end);
    const QByteArrayList payloads = payloadsOf(bytesOf(keeper.state().file.path));
    QCOMPARE(payloads.first(4), (QByteArrayList{"", "", "", block}));
    QCOMPARE(payloads.last(), QByteArray("answer"));
}

void TestSessionStarts::endpointsKeepTheirNames()
{
    const std::vector<EndpointName> names{{1, 1, 1, {}}, {2, 2, 1, {}}, {9, 3, 0, QStringLiteral("客户 <b>one</b>")}};
    Journal journal;
    SessionKeeper keeper(journal, path("sessions"), "test");
    keeper.setNames({names.front()});
    keeper.setPolicy(KeepPolicy::SessionFile);
    journal.append(received("a"));
    QTRY_COMPARE(keeper.state().file.rows, 1ULL);
    const QString file = keeper.state().file.path;
    QCOMPARE(contentsOf(file).names, std::vector<EndpointName>{names.front()});
    keeper.setNames(names);
    journal.append(received("b"));
    journal.append(moved(Call::Send, 2, QByteArray(100'000, 'c')));
    QTRY_COMPARE(keeper.state().file.rows, 3ULL);
    QCOMPARE(contentsOf(file).names, names);
    keeper.setNames({names.back()}); // no row comes after it
    keeper.setPolicy(KeepPolicy::Newest);
    QCOMPARE(contentsOf(file).names, std::vector<EndpointName>{names.back()});
    QCOMPARE(rowsIn(file).size(), size_t(3));
    QCOMPARE(rowsIn(file)[2].data, QByteArray(100'000, 'c'));
    // Those of a later file are there from its start on.
    keeper.setPolicy(KeepPolicy::SessionFile);
    journal.append(received("d"));
    QTRY_COMPARE(keeper.state().file.rows, 1ULL);
    QCOMPARE(contentsOf(keeper.state().file.path).names, std::vector<EndpointName>{names.back()});

    QVERIFY(sessionnames::fromBytes("no names").empty());
    QVERIFY(sessionnames::fromBytes({}).empty());
    QCOMPARE(sessionnames::fromBytes(sessionnames::toBytes({{0, 1, 1, {}}, {3, -1, 1, {}}, {4, 1, 1, {}}})).size(),
             size_t(1));
}

QTEST_GUILESS_MAIN(TestSessionStarts)
#include "tst_sessionstarts.moc"
