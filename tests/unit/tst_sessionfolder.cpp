// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include <sys/stat.h>

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include "patience.h"
#include "sessionbench.h"
#include "sessionfolder.h"
#include "sessionkeeper.h"

using namespace sw;

/// The folder of sessions, and who keeps them: private, mended, listed, within the budget.
class TestSessionFolder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isPrivate();
    void cutsATornTail();
    void listsAndDeletes();
    void keeperFollowsItsPolicy();
    void sessionsShareTheBudget();

private:
    QString path(const char *name) const { return m_folder->filePath(QLatin1StringView(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSessionFolder::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestSessionFolder::isPrivate()
{
    const mode_t before = ::umask(0);
    const QString folder = m_folder->filePath(QStringLiteral("a/b/sessions"));
    Journal journal;
    SessionKeeper keeper(journal, folder, "test");
    keeper.setPolicy(KeepPolicy::SessionFile);
    journal.append(received("secret"));
    QTRY_COMPARE(keeper.state().file.rows, 1ULL);
    ::umask(before);
    QCOMPARE(modeOf(folder), mode_t(0700));
    QCOMPARE(modeOf(m_folder->filePath(QStringLiteral("a"))), mode_t(0700));
    QCOMPARE(modeOf(keeper.state().file.path), mode_t(0600));
    QCOMPARE(::chmod(QFile::encodeName(folder).constData(), 0777), 0);
    QCOMPARE(makePrivateFolder(folder), 0);
    QCOMPARE(modeOf(folder), mode_t(0700));
    QVERIFY(QFile::link(folder, m_folder->filePath(QStringLiteral("linked"))));
    QCOMPARE(makePrivateFolder(m_folder->filePath(QStringLiteral("linked"))), ENOTDIR);
}

void TestSessionFolder::cutsATornTail()
{
    {
        Journal journal;
        const SessionWriter writer(journal, at(path("whole.pcapng")));
        for (int i = 0; i < 200; ++i)
            journal.append(received(QByteArray(i * 20, char('a' + i % 26))));
    }
    QFile whole(path("whole.pcapng"));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    const auto rows = rowsIn(path("whole.pcapng"));
    QRandomGenerator random(5);
    for (int i = 0; i < 60; ++i) {
        const qsizetype size = random.bounded(400, int(bytes.size()));
        QFile torn(path("torn.pcapng"));
        QVERIFY(torn.open(QIODevice::WriteOnly | QIODevice::Truncate) && torn.write(bytes.first(size)) == size);
        torn.close();
        QCOMPARE(mendSession(path("torn.pcapng"), {}), 0);
        const auto left = rowsIn(path("torn.pcapng"));
        QVERIFY(left.size() <= rows.size());
        for (size_t k = 0; k < left.size(); ++k)
            QCOMPARE(left[k].data, rows[k].data);
        const SessionContents contents = contentsOf(path("torn.pcapng"));
        QVERIFY(contents.ended);
        QCOMPARE(contents.whole, torn.size());
        QCOMPARE(mendSession(path("torn.pcapng"), {}), 0);
        QCOMPARE(torn.size(), contents.whole);
    }
    QFile other(path("other.pcapng"));
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write("no session") == 10);
    other.close();
    QCOMPARE(mendSession(other.fileName(), {}), EINVAL);
    QCOMPARE(other.size(), 10);
}

void TestSessionFolder::listsAndDeletes()
{
    for (const char *name : {"one.pcapng", "two.pcapng"}) {
        Journal journal;
        const SessionWriter writer(journal, at(path(name)));
        journal.append(received(QByteArray(name)));
    }
    QFile torn(path("one.pcapng"));
    QVERIFY(torn.resize(torn.size() - 3));
    Journal journal;
    const SessionWriter writer(journal, at(path("three.pcapng")));
    journal.append(received("3"));
    QTRY_COMPARE(writer.state().rows, 1ULL);

    auto entries = sessionfolder::list(m_folder->path());
    QCOMPARE(entries.size(), size_t(3));
    QCOMPARE(entries[0].path, path("three.pcapng"));
    QCOMPARE(entries[0].ending, SessionEntry::Ending::InUse);
    QCOMPARE(entries[1].ending, SessionEntry::Ending::InOrder);
    QCOMPARE(entries[1].rows, 1ULL);
    QVERIFY(entries[1].beganNs > 0);
    QCOMPARE(entries[2].ending, SessionEntry::Ending::Torn);
    QVERIFY(sessionfolder::bytesIn(m_folder->path()) >= quint64(entries[0].bytes + entries[1].bytes));

    QCOMPARE(mendSession(path("one.pcapng"), {}), 0);
    entries = sessionfolder::list(m_folder->path());
    QCOMPARE(entries[2].ending, SessionEntry::Ending::Recovered);
    QCOMPARE(entries[2].rows, 1ULL);
    QVERIFY(mendSession(path("three.pcapng"), {}) != 0);
    QCOMPARE(sessionfolder::remove(path("three.pcapng")), EBUSY);
    QCOMPARE(sessionfolder::remove(path("one.pcapng")), 0);
    QCOMPARE(sessionfolder::list(m_folder->path()).size(), size_t(2));
}

void TestSessionFolder::keeperFollowsItsPolicy()
{
    Journal journal(Journal::minimumBudget);
    SessionKeeper keeper(journal, path("sessions"), "test");
    for (int i = 0; i < 100; ++i)
        journal.append(received("before"));
    QVERIFY(sessionfolder::list(path("sessions")).empty());
    keeper.setPolicy(KeepPolicy::SessionFile); // with what is there already
    QTRY_COMPARE(keeper.state().file.rows, 100ULL);
    const QString first = keeper.state().file.path;
    keeper.setPolicy(KeepPolicy::Newest);
    QVERIFY(contentsOf(first).ended);
    QCOMPARE(journal.firstRow(), 0ULL);
    keeper.setPolicy(KeepPolicy::Wait); // the rows of the first file and of the second join
    for (int i = 0; i < 20'000; ++i)
        journal.append(received(QByteArray(100, 'x')));
    QTRY_VERIFY(keeper.state().file.rows >= 20'000);
    QVERIFY(keeper.state().file.path != first);
    QCOMPARE(journal.firstRow(), 0ULL);
    QCOMPARE(journal.record(0)->data, QByteArray("before"));
    QCOMPARE(journal.record(100)->data, QByteArray(100, 'x'));
    // Only the newest: those of the files stay as long as they join.
    keeper.setPolicy(KeepPolicy::Newest);
    QCOMPARE(journal.firstRow(), 0ULL);
    while (journal.firstRow() == 0)
        journal.append(received(QByteArray(1000, 'y')));
    QVERIFY(journal.firstRow() > 20'000);
    QVERIFY(journal.droppedRows() > 0);
    QVERIFY(journal.droppedRows() < journal.firstRow() - 20'000);
}

void TestSessionFolder::sessionsShareTheBudget()
{
    constexpr quint64 budget = 3 * 1024 * 1024;
    const auto fill = [&](Journal &journal, SessionKeeper &keeper) {
        keeper.setDiskBudget(budget);
        keeper.setPolicy(KeepPolicy::SessionFile);
        for (int i = 0; i < 200'000 && !keeper.state().gaveUp(); ++i)
            journal.append(received(QByteArray(500, 'b')));
        return waitUntil([&] { return keeper.state().gaveUp(); });
    };
    {
        Journal journal(Journal::minimumBudget);
        SessionKeeper keeper(journal, path("sessions"), "test");
        QVERIFY(fill(journal, keeper));
    }
    Journal journal(Journal::minimumBudget);
    SessionKeeper keeper(journal, path("sessions"), "test");
    QVERIFY(fill(journal, keeper));
    QCOMPARE(keeper.state().file.stopped, SessionStop::Budget);
    QVERIFY(sessionfolder::bytesIn(path("sessions")) <= budget + 256);
    const auto entries = sessionfolder::list(path("sessions"));
    QCOMPARE(sessionfolder::remove(entries.back().path), 0);
    keeper.roomChanged(); // goes on in another file
    QVERIFY(!keeper.state().gaveUp());
    journal.append(received("on"));
    QTRY_VERIFY(keeper.state().file.rows > 0);
}

QTEST_GUILESS_MAIN(TestSessionFolder)
#include "tst_sessionfolder.moc"
