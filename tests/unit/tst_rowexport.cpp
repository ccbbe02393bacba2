// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

#include "patience.h"
#include "pcapngexport.h"
#include "rowexport.h"
#include "rowformats.h"
#include "sessioncontents.h"
#include "storedrows.h"
#include "wirerows.h"

using namespace sw;

/// Files made of rows: their contents, and what is left when they fail.
class TestRowExport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesWhatIsWanted();
    void refusesWhatIsNoFile();
    void followsNoLinkToADevice();
    void aFullDiskLeavesNothing();
    void cancelLeavesNothing();
    void csvIsQuotedAndNoFormula();
    void jsonHasAllBytes();
    void rawBytesOfOneDirection();
    void pcapngComesBack();
    void whatReceiversToldWithoutTheSends();
    void datagramsWithoutTheirSends();
    void sendsCarryWhereTheyAreThere();

private:
    RowExport::State write(const ExportJob &job);
    static ExportJob jobFor(const QString &path)
    {
        return {path, "head\n", [](const JournalRow &) { return true; },
                [](const JournalRow &row) { return row.bytes().toByteArray() + '\n'; }};
    }
    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void append(const QByteArray &data, Call call = Call::Recv);
    /// The packets of an export of these rows.
    QByteArray packetsOf(const std::vector<CallRecord> &rows, const std::function<bool(const JournalRow &)> &wanted);
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("file")); }
    [[nodiscard]] qsizetype filesThere() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot)
            .size();
    }

    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRowExport::init()
{
    m_journal = std::make_unique<Journal>();
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestRowExport::append(const QByteArray &data, Call call)
{
    CallRecord record;
    record.call = call;
    record.socket = 1;
    record.fd = 7;
    record.data = data;
    record.result = data.size();
    record.beganNs = m_journal->clock().zeroNs + 1'500'000;
    record.tookNs = 12'000;
    m_journal->append(std::move(record));
}

RowExport::State TestRowExport::write(const ExportJob &job)
{
    QSemaphore news;
    RowExport exporting(*m_journal, [&news] { news.release(); });
    exporting.start(job);
    RowExport::State state;
    while (!state.ended && news.tryAcquire(1, testPatienceMs))
        state = exporting.take();
    return state;
}

void TestRowExport::writesWhatIsWanted()
{
    for (int i = 0; i < 3000; ++i)
        append(QByteArray::number(i));
    ExportJob job = jobFor(path());
    job.wanted = [](const JournalRow &row) { return row.number() % 1000 == 1; };
    const RowExport::State state = write(job);
    QCOMPARE(int(state.fault), int(RowExport::Fault::None));
    QCOMPARE(state.written, 3ULL);
    QCOMPARE(state.dropped, 0ULL);
    QCOMPARE(contents(path()), QByteArray("head\n1\n1001\n2001\n"));
    QCOMPARE(filesThere(), 1);
}

void TestRowExport::refusesWhatIsNoFile()
{
    append("x");
    QCOMPARE(mkfifo(QFile::encodeName(path()).constData(), 0600), 0);
    QCOMPARE(int(write(jobFor(path())).fault), int(RowExport::Fault::NotAFile));
    QVERIFY(QFileInfo::exists(path()) && !QFileInfo(path()).isFile());
    QCOMPARE(int(write(jobFor(m_folder->path())).fault), int(RowExport::Fault::NotAFile));
    const RowExport::State nowhere = write(jobFor(QStringLiteral("/nowhere/to/be/found/file")));
    QCOMPARE(int(nowhere.fault), int(RowExport::Fault::System));
    QVERIFY(!nowhere.reason.isEmpty());
}

void TestRowExport::followsNoLinkToADevice()
{
    append("x");
    QVERIFY(QFile::link(QStringLiteral("/dev/null"), path()));
    QCOMPARE(int(write(jobFor(path())).fault), int(RowExport::Fault::NotAFile));
    QVERIFY(QFileInfo(path()).isSymLink());
}

void TestRowExport::aFullDiskLeavesNothing()
{
    append(QByteArray(600'000, 'x'));
    QFile old(path());
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    // A limit on the size of files ends a write in the middle, as a full disk does, see setrlimit(2).
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit lower{100'000, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &lower);
    const RowExport::State state = write(jobFor(path()));
    setrlimit(RLIMIT_FSIZE, &before);
    QCOMPARE(int(state.fault), int(RowExport::Fault::System));
    QVERIFY(!state.reason.isEmpty());
    QCOMPARE(contents(path()), QByteArray("old")); // an older file stays as it was
    QCOMPARE(filesThere(), 1);
}

void TestRowExport::cancelLeavesNothing()
{
    for (int i = 0; i < 2000; ++i)
        append(QByteArray(100, 'x'));
    QSemaphore begun;
    QSemaphore goOn;
    ExportJob job = jobFor(path());
    job.wanted = [&](const JournalRow &row) {
        if (row.number() == 1000) {
            begun.release();
            goOn.tryAcquire(1, 2000);
        }
        return true;
    };
    RowExport exporting(*m_journal, [] {});
    exporting.start(job);
    QVERIFY(begun.tryAcquire(1, testPatienceMs));
    goOn.release();
    exporting.cancel();
    QVERIFY(!exporting.isRunning());
    QVERIFY(filesThere() <= 1);
    if (filesThere() == 1) // it was quicker than the cancel: then it is whole
        QCOMPARE(contents(path()).size(), 5 + 2000 * 101);
}

void TestRowExport::csvIsQuotedAndNoFormula()
{
    append("=1+1,\"quoted\"\r\nline");
    const JournalRow first = *m_journal->row(0);
    const ExportedRow row{first, QStringLiteral("server, 2"), QStringLiteral("@note"), m_journal->clock(),
                          TextEncoding::Utf8};
    const QByteArray line = csvRow(row);
    QCOMPARE(line.count('\n'), 1); // line feeds of the data are escapes
    QVERIFY(line.endsWith("\r\n"));
    QVERIFY(line.contains("\"server, 2\""));
    QVERIFY(line.contains("\"\\x3d1+1,\"\"quoted\"\"\\r\\nline\""));
    QVERIFY(line.contains("\"\\x40note\""));
    static const QRegularExpression time(
        QStringLiteral("\"\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{6}[+-]\\d\\d:\\d\\d\""));
    QVERIFY(time.match(QString::fromUtf8(line)).hasMatch());
    QVERIFY(line.contains(",\"1500.000\",\"12.000\","));
    QCOMPARE(csvHead().count(',') + 1, 19);
    append("plain");
    const JournalRow second = *m_journal->row(1);
    const ExportedRow plain{second, {}, {}, m_journal->clock(), TextEncoding::Utf8};
    QCOMPARE(csvRow(plain).count(','), csvHead().count(','));
}

void TestRowExport::jsonHasAllBytes()
{
    append(QByteArray(100'000, 'x'));
    append("\xc4\xe3 \x80");
    for (const int number : {0, 1}) {
        const JournalRow row = *m_journal->row(quint64(number));
        const QByteArray line = jsonRow(
            {row, QStringLiteral("client"), QStringLiteral("n"), m_journal->clock(), TextEncoding::Gbk});
        QCOMPARE(line.count('\n'), 1);
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        QCOMPARE(object.value(QStringLiteral("row")).toInt(-1), number);
        QCOMPARE(object.value(QStringLiteral("call")).toString(), QStringLiteral("recv"));
        QCOMPARE(object.value(QStringLiteral("who")).toString(), QStringLiteral("client"));
        QCOMPARE(object.value(QStringLiteral("note")).toString(), QStringLiteral("n"));
        const QJsonObject data = object.value(QStringLiteral("data")).toObject();
        QCOMPARE(QByteArray::fromHex(data.value(QStringLiteral("hex")).toString().toLatin1()),
                 row.bytes().toByteArray());
        if (number == 1)
            QVERIFY(data.value(QStringLiteral("text")).toString().startsWith(QStringLiteral("你 ")));
    }
}

void TestRowExport::rawBytesOfOneDirection()
{
    append("one");
    append("two", Call::Send);
    CallRecord whole;
    whole.call = Call::Sendall;
    whole.flags = RecordFlag::Composite;
    whole.data = "two";
    m_journal->append(std::move(whole));
    CallRecord peeked;
    peeked.call = Call::Recv;
    peeked.flags = RecordFlag::Peeked;
    peeked.data = "three";
    m_journal->append(std::move(peeked));
    append("three");
    for (const Direction direction : {Direction::In, Direction::Out}) {
        ExportJob job = jobFor(path());
        job.head.clear();
        job.bytesOf = [direction](const JournalRow &row) { return rawBytes(row, direction); };
        QCOMPARE(int(write(job).fault), int(RowExport::Fault::None));
        QCOMPARE(contents(path()), direction == Direction::In ? QByteArray("onethree") : QByteArray("two"));
    }
}

void TestRowExport::pcapngComesBack()
{
    for (int i = 0; i < 5000; ++i)
        append(QByteArray::number(i), i % 2 == 0 ? Call::Send : Call::Recv);
    ExportJob job;
    job.path = path();
    job.wanted = [](const JournalRow &row) { return row.entry().call == Call::Recv; };
    writePcapng(job, m_journal->clock(), "test");
    const RowExport::State state = write(job);
    QCOMPARE(state.fault, RowExport::Fault::None);
    QCOMPARE(state.written, 2500ULL);

    const auto opened = SessionFile::openToRead(path());
    QVERIFY(opened.file);
    const SessionContents contents = readSession(opened.file, {});
    QVERIFY(contents.rows && contents.ended);
    QCOMPARE(contents.count, 2500ULL);
    // The rows keep their numbers; what was left out is a gap.
    const Journal past(contents.clock, contents.rows);
    QCOMPARE(past.firstRow(), 1ULL);
    QCOMPARE(past.endRow(), 5000ULL);
    QVERIFY(!past.row(2));
    QCOMPARE(past.record(4999)->data, QByteArray("4999"));
    quint64 expected = 1;
    past.visit(0, past.endRow(), [&](const JournalRow &row) {
        const bool right = row.number() == expected && row.bytes().toByteArray() == QByteArray::number(expected);
        expected += 2;
        return right;
    });
    QCOMPARE(expected, 5001ULL);
}

QByteArray TestRowExport::packetsOf(const std::vector<CallRecord> &rows,
                                    const std::function<bool(const JournalRow &)> &wanted)
{
    for (const CallRecord &row : rows)
        m_journal->append(CallRecord(row));
    ExportJob job;
    job.path = path();
    job.wanted = wanted;
    writePcapng(job, m_journal->clock(), "test");
    return write(job).fault == RowExport::Fault::None ? contents(path()) : QByteArray();
}

namespace {

/// Two ends in this program, which talk, and close. The rows of receiving come before those of sending, as they may.
std::vector<CallRecord> conversation()
{
    CallRecord end = wireCall(Call::Recv, 3);
    end.asked = 65536;
    return {made(2, constant::sockStream),
            connected(2, "127.0.0.1:4000", "127.0.0.1:80"),
            accepted(1, 3, "127.0.0.1:80", "127.0.0.1:4000"),
            moved(Call::Recv, 3, "question"),
            moved(Call::Send, 2, "question"),
            moved(Call::Send, 3, "answer"),
            moved(Call::Recv, 2, "answer"),
            moved(Call::Send, 2, "more"),
            wireCall(Call::Close, 2),
            moved(Call::Recv, 3, "more"),
            end,
            wireCall(Call::Close, 3)};
}

bool receives(const JournalRow &row)
{
    return traitsOf(row.entry().call).direction == Direction::In;
}

} // namespace

void TestRowExport::whatReceiversToldWithoutTheSends()
{
    const QByteArray file = packetsOf(conversation(), receives);
    // A handshake, the bytes of both directions, the end of the stream.
    QCOMPARE(payloadsOf(file), (QByteArrayList{"", "", "", "question", "answer", "more", ""}));
    QCOMPARE(file.count("a connection older than this file"), 3);
    QCOMPARE(file.count("the peer's end of stream"), 1);
    // They are in the rows once more when the file is opened again.
    const SessionContents contents = readSession(SessionFile::openToRead(path()).file, {});
    const Journal past(contents.clock, contents.rows);
    QCOMPARE(contents.count, 4ULL);
    QCOMPARE(past.record(3)->data, QByteArray("question"));
    QCOMPARE(past.record(9)->data, QByteArray("more"));
}

void TestRowExport::datagramsWithoutTheirSends()
{
    CallRecord bound = wireCall(Call::Bind, 5);
    bound.local = at("127.0.0.1:53");
    CallRecord asks = moved(Call::Sendto, 6, "question");
    asks.address = at("127.0.0.1:53");
    asks.local = at("0.0.0.0:4053"); // its first send binds it
    CallRecord asked = moved(Call::Recvfrom, 5, "question");
    asked.address = at("127.0.0.1:4053");
    CallRecord answers = moved(Call::Sendto, 5, "answer");
    answers.address = at("127.0.0.1:4053");
    CallRecord answered = moved(Call::Recvfrom, 6, "answer");
    answered.address = at("127.0.0.1:53");
    const std::vector<CallRecord> rows{
        made(5, constant::sockDgram), bound, made(6, constant::sockDgram), asks, asked, answers, answered};
    QCOMPARE(payloadsOf(packetsOf(rows, receives)), (QByteArrayList{"question", "answer"}));
    init();
    QCOMPARE(payloadsOf(packetsOf(rows, [](const JournalRow &) { return true; })),
             (QByteArrayList{"question", "answer"}));
    init();
    const auto ofTheAsker = [](const JournalRow &row) { return row.entry().socket == 6; };
    QCOMPARE(payloadsOf(packetsOf(rows, ofTheAsker)), (QByteArrayList{"question", "answer"}));
}

void TestRowExport::sendsCarryWhereTheyAreThere()
{
    const auto moves = [](const JournalRow &row) { return traitsOf(row.entry().call).direction != Direction::None; };
    QByteArrayList payloads = payloadsOf(packetsOf(conversation(), moves));
    payloads.removeAll(QByteArray()); // handshake, acknowledgements, end
    QCOMPARE(payloads, (QByteArrayList{"question", "answer", "more"}));
    init();
    // All rows of one of the two sockets.
    const auto ofTheServer = [](const JournalRow &row) {
        return row.entry().socket == 3 || row.entry().call == Call::Accept;
    };
    const QByteArray file = packetsOf(conversation(), ofTheServer);
    payloads = payloadsOf(file);
    QCOMPARE(payloads.first(3), (QByteArrayList{"", "", ""}));
    payloads.removeAll(QByteArray());
    QCOMPARE(payloads, (QByteArrayList{"question", "answer", "more"}));
    QCOMPARE(file.count("the peer's end of stream"), 1);
    QCOMPARE(file.count("end of stream by close"), 1);
    QCOMPARE(file.count("synthesised (handshake)"), 3);
}

QTEST_GUILESS_MAIN(TestRowExport)
#include "tst_rowexport.moc"
