// SPDX-License-Identifier: GPL-3.0-or-later
// A program that records is killed (SIGKILL) at moments of chance, or its disk is full: what was recorded comes back.
#include <cstdio>

#include <sys/mount.h>
#include <unistd.h>

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QtTest>

#include "journal.h"
#include "patience.h"
#include "program.h"
#include "sessioncontents.h"
#include "sessionwriter.h"
#include "storedrows.h"

using namespace sw;

namespace {

constexpr int rounds = 6;
constexpr int messages = 1500;
constexpr int keptAfterMs = 200; // what was recorded that long before is in the file

QByteArray messageOf(int number)
{
    return "message " + QByteArray::number(number) + QByteArray(number % 1500, '.');
}

/// Sends and receives over one pair of sockets, message after message.
bool writeScenario(const QString &path)
{
    QJsonArray steps{
        QJsonObject{{QStringLiteral("actor"), QStringLiteral("one")},
                    {QStringLiteral("call"), QStringLiteral("socketpair")},
                    {QStringLiteral("args"), QJsonObject{{QStringLiteral("type"), QStringLiteral("SOCK_STREAM")}}},
                    {QStringLiteral("as"), QJsonArray{QStringLiteral("a"), QStringLiteral("b")}}}};
    for (int i = 0; i < messages; ++i) {
        const QByteArray bytes = messageOf(i);
        const QJsonObject data{{QStringLiteral("text"), QString::fromLatin1(bytes)}};
        steps.append(QJsonObject{{QStringLiteral("actor"), QStringLiteral("one")},
                                 {QStringLiteral("call"), QStringLiteral("send")},
                                 {QStringLiteral("on"), QStringLiteral("a")},
                                 {QStringLiteral("args"), QJsonObject{{QStringLiteral("data"), data}}}});
        steps.append(QJsonObject{{QStringLiteral("actor"), QStringLiteral("one")},
                                 {QStringLiteral("call"), QStringLiteral("recv")},
                                 {QStringLiteral("on"), QStringLiteral("b")},
                                 {QStringLiteral("args"), QJsonObject{{QStringLiteral("size"), 65536}}}});
    }
    const QJsonObject scenario{
        {QStringLiteral("format"), QStringLiteral("socket-workbench/scenario@1")},
        {QStringLiteral("id"), QStringLiteral("many")},
        {QStringLiteral("title"), QStringLiteral("Many messages")},
        {QStringLiteral("actors"), QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("one")}}}},
        {QStringLiteral("steps"), steps}};
    QFile file(path);
    const QByteArray text = QJsonDocument(scenario).toJson(QJsonDocument::Compact);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QStringList recording(const QString &file, const QString &scenario)
{
    return {QStringLiteral("run"),
            QStringLiteral("--timeout"),
            QStringLiteral("300"),
            QStringLiteral("--format"),
            QStringLiteral("jsonl"),
            QStringLiteral("--session-file"),
            file,
            scenario};
}

/// Reads what the program tells until so much time passed.
void readFor(Program &program, QByteArray &output, int forMs)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < forMs && program.isRunning()) {
        program.process().waitForReadyRead(5);
        output += program.process().readAllStandardOutput();
    }
}

QByteArray floodMessage(quint64 number)
{
    return QByteArray::number(number) + QByteArray(qsizetype(number * 7919 % 400), char('a' + number % 26));
}

/// The program that is killed: a flood of rows into a session file, and every few milliseconds a line that tells how many there are.
int flood(const QString &path)
{
    Journal journal(Journal::minimumBudget);
    SessionWriter::Options options;
    options.path = path;
    options.program = "flood";
    const SessionWriter writer(journal, options);
    QElapsedTimer timer;
    timer.start();
    for (quint64 number = 0; timer.elapsed() < 60'000; ++number) {
        if (!journal.hasRoom()) {
            QSemaphore room;
            journal.whenRoom([&room] { room.release(); });
            room.acquire();
        }
        CallRecord record;
        record.call = Call::Recv;
        record.socket = 3;
        record.fd = 5;
        record.data = floodMessage(number);
        record.result = record.data.size();
        journal.append(std::move(record));
        if (number % 1000 == 0) {
            std::printf("%llu\n", number + 1);
            std::fflush(stdout);
        }
    }
    return 0;
}

/// The data of the rows that moved bytes, in order; false when a row is missing between them.
bool readBack(const QString &path, QByteArrayList &data)
{
    const auto opened = SessionFile::openToRead(path);
    const SessionContents contents = opened.file ? readSession(opened.file, {}) : SessionContents();
    if (!contents.rows)
        return false;
    const Journal past(contents.clock, contents.rows);
    quint64 expected = 0;
    past.visit(0, past.endRow(), [&](const JournalRow &row) {
        if (row.number() != expected++)
            return false;
        if (traitsOf(row.entry().call).direction != Direction::None)
            data.append(row.bytes().toByteArray());
        return true;
    });
    return expected == past.endRow() && contents.ended;
}

bool isRight(const QByteArrayList &data)
{
    for (qsizetype i = 0; i < data.size(); ++i) {
        if (data.at(i) != messageOf(int(i / 2)))
            return false;
    }
    return true;
}

} // namespace

class TestSessionKill final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killedInAFlood();
    void killedAtAnyMoment();
    void runsToItsEnd();
    void fullDisk();
    void nearlyFullDisk();

private:
    QTemporaryDir m_folder;
    QString m_scenario;
};

void TestSessionKill::initTestCase()
{
    m_scenario = m_folder.filePath(QStringLiteral("many.json"));
    QVERIFY(writeScenario(m_scenario));
}

void TestSessionKill::killedInAFlood()
{
    for (int round = 0; round < rounds; ++round) {
        const QString file = m_folder.filePath(QStringLiteral("flood.pcapng"));
        Program program(QCoreApplication::applicationFilePath());
        QVERIFY(program.start({QStringLiteral("--flood"), file}));
        QByteArray output;
        readFor(program, output, QRandomGenerator::global()->bounded(100, 1500));
        const qsizetype line = output.lastIndexOf('\n', -2);
        const quint64 told = output.sliced(line + 1).trimmed().toULongLong();
        readFor(program, output, keptAfterMs);
        QVERIFY(program.isRunning());
        program.process().kill();
        program.outputAtEnd();

        QCOMPARE(mendSession(file, {}), 0);
        const auto opened = SessionFile::openToRead(file);
        const SessionContents contents = readSession(opened.file, {});
        QVERIFY(contents.ended);
        QVERIFY2(contents.count >= told, qPrintable(QStringLiteral("%1 of %2").arg(contents.count).arg(told)));
        const Journal past(contents.clock, contents.rows);
        quint64 messages = 0;
        quint64 expected = 0;
        past.visit(0, past.endRow(), [&](const JournalRow &row) {
            const bool next = row.number() == expected++;
            const bool notice = row.entry().kind == RecordKind::Notice; // that reading waited
            return next && (notice || row.bytes() == floodMessage(messages++));
        });
        QCOMPARE(expected, past.endRow());
        qInfo("%llu rows, %llu told %d ms before", contents.count, told, keptAfterMs);
        QVERIFY(QFile::remove(file));
    }
}

void TestSessionKill::killedAtAnyMoment()
{
    for (int round = 0; round < rounds; ++round) {
        const QString file = m_folder.filePath(QStringLiteral("killed%1.pcapng").arg(round));
        Program program(QStringLiteral(SW_CLI));
        QVERIFY(program.start(recording(file, m_scenario)));
        QByteArray output;
        while (output.isEmpty() && program.isRunning()) // it reads the scenario first
            readFor(program, output, 20);
        readFor(program, output, QRandomGenerator::global()->bounded(200));
        const qsizetype told = output.count("\"took_ns\"");
        QVERIFY(told > 0);
        readFor(program, output, keptAfterMs);
        program.process()
            .kill(); // unless it was quicker: a kill of a number that is 0 by then would hit this program's own group
        program.outputAtEnd();

        QVERIFY(QFileInfo::exists(file));
        QCOMPARE(mendSession(file, {}), 0);
        QByteArrayList data;
        QVERIFY(readBack(file, data));
        QVERIFY(isRight(data));
        QVERIFY2(data.size() + 1 >= told, qPrintable(QStringLiteral("%1 of %2").arg(data.size()).arg(told)));
        QVERIFY(QFile::remove(file));
    }
}

void TestSessionKill::runsToItsEnd()
{
    const QString file = m_folder.filePath(QStringLiteral("whole.pcapng"));
    Program program(QStringLiteral(SW_CLI));
    QVERIFY(program.start(recording(file, m_scenario)));
    QVERIFY(program.process().waitForFinished(300'000));
    QCOMPARE(program.exitCode(), 0);
    QByteArrayList data;
    QVERIFY(readBack(file, data));
    QCOMPARE(data.size(), 2 * messages);
    QVERIFY(isRight(data));
}

void TestSessionKill::fullDisk()
{
    const QString disk = m_folder.filePath(QStringLiteral("disk"));
    QVERIFY(QDir().mkpath(disk));
    const QByteArray name = QFile::encodeName(disk);
    if (::geteuid() != 0 || ::mount("tmpfs", name.constData(), "tmpfs", 0, "size=256k") != 0)
        QSKIP(
            "a small disk can only be mounted by root; tst_sessionwriter has the same with a limit of the file's size");
    const QString file = disk + QStringLiteral("/full.pcapng");
    Program program(QStringLiteral(SW_CLI));
    const bool started = program.start(recording(file, m_scenario));
    const bool finished = started && program.process().waitForFinished(300'000);
    const QByteArray errors = program.errors();
    QByteArrayList data;
    const qint64 size = QFileInfo(file).size();
    const bool mended = mendSession(file, {}) == 0; // its end may not have found room
    const bool whole = readBack(file, data) || !mended;
    ::umount2(name.constData(), MNT_DETACH);
    QVERIFY(started && finished);
    QCOMPARE(program.exitCode(), 1);
    QVERIFY2(errors.contains("disk") || errors.contains("ENOSPC"), errors.constData());
    QVERIFY(whole);
    QVERIFY(size > 0);
}

void TestSessionKill::nearlyFullDisk()
{
    const QString disk = m_folder.filePath(QStringLiteral("smalldisk"));
    QVERIFY(QDir().mkpath(disk));
    const QByteArray name = QFile::encodeName(disk);
    if (::geteuid() != 0 || ::mount("tmpfs", name.constData(), "tmpfs", 0, "size=100m") != 0)
        QSKIP("a small disk can only be mounted by root");
    SessionWriter::State state;
    DiskRoom left;
    quint64 stops = 0;
    {
        Journal journal;
        SessionWriter::Options options;
        options.path = disk + QStringLiteral("/nearly.pcapng");
        const SessionWriter writer(journal, options);
        // A large row a time: no loop waits here, the writer does what it can.
        while (journal.counts().bytesIn < 200'000'000 && writer.state().stopped == SessionStop::None) {
            CallRecord record;
            record.call = Call::Recv;
            record.socket = 3;
            record.data = QByteArray(100'000, 'd');
            record.result = record.data.size();
            journal.append(std::move(record));
        }
        const bool stopped = waitUntil([&] { return writer.state().stopped != SessionStop::None; }, 60'000);
        state = writer.state();
        left = diskRoomAt(options.path);
        journal.visit(0, journal.endRow(), [&](const JournalRow &row) {
            stops += row.entry().notice == Notice::SessionFileStopped;
            return true;
        });
        if (!stopped)
            state.error = -1;
    }
    ::umount2(name.constData(), MNT_DETACH);
    QCOMPARE(state.error, 0);
    QCOMPARE(state.stopped, SessionStop::DiskNearlyFull); // before a write failed
    QCOMPARE(stops, 1ULL);
    QVERIFY(left.free > 0 && left.free < 4 * SessionWriter::leftFree(left));
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--flood") == 0)
        return flood(QFile::decodeName(argv[2]));
    TestSessionKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sessionkill.moc"
