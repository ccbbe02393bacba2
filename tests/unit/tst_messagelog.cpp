// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagelog.h"

#include <QSemaphore>
#include <QTest>

#include "messagescan.h"

using namespace sw;

namespace {

constexpr qint64 ms = 1'000'000;

CallRecord piece(Call which, SocketId socket, const QByteArray &bytes, qint64 endNs = 0)
{
    CallRecord record;
    record.call = which;
    record.endpoint = 1;
    record.connection = 2;
    record.socket = socket;
    record.beganNs = endNs;
    record.data = bytes;
    record.result = bytes.size();
    record.flags = RecordFlag::Bytes;
    return record;
}

Framing framed(FramingKind kind)
{
    Framing framing;
    framing.kind = kind;
    return framing;
}

} // namespace

class TestMessageLog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_journal = std::make_unique<Journal>(); }
    void cutsEachDirectionByItself();
    void joinsReadsAndSplitsThem();
    void tellsLengthFaults();
    void endsByGap();
    void datagramsAreMessages();
    void closingEndsWhatWasBegun();
    void filterDecidesByRows();
    void rowsThatAreGoneGiveNoBytes();
    void scanFindsWhatTheLogFinds();
    void scanKeepsTheNewest();

private:
    void add(CallRecord record) const { m_journal->append(std::move(record)); }
    /// What comes of all rows, and then what is unfinished.
    std::vector<LoggedMessage> cut(const Framing &framing, const LogFilter &filter = LogFilter(dataOnly()))
    {
        MessageLog log(framing, filter);
        std::vector<LoggedMessage> found;
        m_journal->visit(m_journal->firstRow(), m_journal->endRow(), [&](const JournalRow &row) {
            log.take(row, found);
            return true;
        });
        m_rest = log.unfinished(10);
        return found;
    }
    QByteArray bytes(const LoggedMessage &message) const { return bytesOf(*m_journal, message, 1024 * 1024); }
    static LogCriteria dataOnly()
    {
        LogCriteria criteria;
        criteria.inner = true;
        return criteria;
    }

    std::unique_ptr<Journal> m_journal;
    std::vector<LoggedMessage> m_rest;
};

void TestMessageLog::cutsEachDirectionByItself()
{
    add(piece(Call::Recv, 7, "one\ntw"));
    add(piece(Call::Send, 7, "answer\n"));
    add(piece(Call::Recv, 8, "other\n"));
    add(piece(Call::Recv, 7, "o\nthree"));
    const auto found = cut(framed(FramingKind::Delimiter));
    QCOMPARE(found.size(), size_t(4));
    QCOMPARE(bytes(found[0]), QByteArray("one\n"));
    QCOMPARE(bytes(found[1]), QByteArray("answer\n"));
    QVERIFY(found[1].sent);
    QCOMPARE(bytes(found[2]), QByteArray("other\n"));
    QCOMPARE(found[2].socket, SocketId(8));
    QCOMPARE(bytes(found[3]), QByteArray("two\n"));
    QCOMPARE(found[3].pieces, 2U);
    QCOMPARE(found[3].offset, 4U);
    QCOMPARE(rowsOf(*m_journal, found[3], 10), (std::vector<quint64>{0, 3}));
    QCOMPARE(m_rest.size(), size_t(1));
    QCOMPARE(bytes(m_rest[0]), QByteArray("three"));
    QCOMPARE(m_rest[0].fault, FrameFault::Incomplete);
}

void TestMessageLog::joinsReadsAndSplitsThem()
{
    // Whatever the pieces are, the messages are the same.
    QByteArray stream;
    for (int i = 0; i < 300; ++i)
        stream += "message " + QByteArray(i % 17, 'x') + '\n';
    for (const int size : {1, 2, 7, 100, 5000}) {
        m_journal = std::make_unique<Journal>();
        for (qsizetype at = 0; at < stream.size(); at += size)
            add(piece(Call::Recv, 3, stream.mid(at, size)));
        const auto found = cut(framed(FramingKind::Delimiter));
        QByteArray joined;
        for (const LoggedMessage &one : found) {
            const QByteArray part = bytes(one);
            QCOMPARE(quint64(part.size()), one.length);
            QVERIFY(part.endsWith('\n') && part.count('\n') == 1);
            joined += part;
        }
        QCOMPARE(found.size(), size_t(300));
        QCOMPARE(joined, stream);
        QVERIFY(m_rest.empty());
    }
}

void TestMessageLog::tellsLengthFaults()
{
    Framing framing = framed(FramingKind::Length);
    framing.longest = 100;
    add(piece(Call::Recv, 1, QByteArray("\0\3abc\xff\xff", 7)));
    add(piece(Call::Recv, 1, "never framed"));
    const auto found = cut(framing);
    QCOMPARE(found.size(), size_t(2));
    QCOMPARE(bytes(found[0]), QByteArray("\0\3abc", 5));
    QCOMPARE(found[1].fault, FrameFault::TooLong);
    QCOMPARE(m_rest.size(), size_t(1));
    QCOMPARE(m_rest[0].fault, FrameFault::NotFramed);
}

void TestMessageLog::endsByGap()
{
    Framing framing = framed(FramingKind::Gap);
    framing.gapMs = 50;
    add(piece(Call::Recv, 1, "a", 1000 * ms));
    add(piece(Call::Recv, 1, "b", 1050 * ms)); // exactly the gap: still together
    add(piece(Call::Recv, 1, "c", 1101 * ms));
    const auto found = cut(framing);
    QCOMPARE(found.size(), size_t(1));
    QCOMPARE(bytes(found[0]), QByteArray("ab"));
    QCOMPARE(m_rest.size(), size_t(1));
    QCOMPARE(bytes(m_rest[0]), QByteArray("c"));
}

void TestMessageLog::datagramsAreMessages()
{
    for (const char *text : {"no line feed", "two\nlines\n"}) {
        CallRecord record = piece(Call::Recvfrom, 5, text);
        record.flags |= RecordFlag::Datagram;
        add(std::move(record));
    }
    const auto found = cut(framed(FramingKind::Delimiter));
    QCOMPARE(found.size(), size_t(2));
    QCOMPARE(bytes(found[1]), QByteArray("two\nlines\n"));
}

void TestMessageLog::closingEndsWhatWasBegun()
{
    add(piece(Call::Recv, 5, "half"));
    add(piece(Call::Close, 5, {}));
    const auto found = cut(framed(FramingKind::Delimiter));
    QCOMPARE(found.size(), size_t(1));
    QCOMPARE(found[0].fault, FrameFault::Incomplete);
    QCOMPARE(bytes(found[0]), QByteArray("half"));
    QVERIFY(m_rest.empty());
}

void TestMessageLog::filterDecidesByRows()
{
    add(piece(Call::Recv, 5, "hel"));
    add(piece(Call::Recv, 5, "lo wanted\nunwanted"));
    add(piece(Call::Recv, 5, " too\nlast\n"));
    LogCriteria criteria = dataOnly();
    criteria.text = QStringLiteral("last");
    const auto found = cut(framed(FramingKind::Delimiter), LogFilter(criteria));
    QCOMPARE(found.size(), size_t(2)); // with a byte in that row
    QCOMPARE(bytes(found[0]), QByteArray("unwanted too\n"));
    QCOMPARE(bytes(found[1]), QByteArray("last\n"));
}

void TestMessageLog::rowsThatAreGoneGiveNoBytes()
{
    add(piece(Call::Recv, 5, "one "));
    add(piece(Call::Recv, 5, "two\n"));
    const auto found = cut(framed(FramingKind::Delimiter));
    m_journal->clear();
    QVERIFY(bytes(found[0]).isEmpty());
    QVERIFY(rowsOf(*m_journal, found[0], 10).empty());
}

void TestMessageLog::scanFindsWhatTheLogFinds()
{
    QSemaphore told;
    MessageScan scan(*m_journal, [&told] { told.release(); });
    scan.restart(framed(FramingKind::Delimiter), LogFilter(dataOnly()));
    std::vector<LoggedMessage> messages;
    std::vector<LoggedMessage> rest;
    // In two goes: a message that the first one begins ends in the second.
    for (const char *text : {"one\ntw", "o\nthr"}) {
        add(piece(Call::Recv, 5, text));
        scan.go(m_journal->endRow());
        for (bool ended = false; !ended;) {
            told.acquire();
            MessageScan::Found found = scan.take();
            messages.insert(messages.end(), found.messages.begin(), found.messages.end());
            rest = found.unfinished;
            ended = found.ended;
        }
    }
    QCOMPARE(messages.size(), size_t(2));
    QCOMPARE(bytes(messages[1]), QByteArray("two\n"));
    QCOMPARE(rest.size(), size_t(1));
    QCOMPARE(bytes(rest[0]), QByteArray("thr"));
}

void TestMessageLog::scanKeepsTheNewest()
{
    constexpr int perRow = 60'000;
    for (int i = 0; i < 2; ++i)
        add(piece(Call::Recv, 5, QByteArray(perRow, '\n')));
    QSemaphore told;
    MessageScan scan(*m_journal, [&told] { told.release(); });
    scan.restart(framed(FramingKind::Delimiter), LogFilter(dataOnly()));
    scan.go(m_journal->endRow());
    // Whoever is told and takes late gets the newest, and how many went.
    quint64 all = 0;
    for (bool ended = false; !ended;) {
        told.acquire();
        const MessageScan::Found found = scan.take();
        QVERIFY(found.messages.size() <= MessageScan::mostWaiting);
        all += found.lost + found.messages.size();
        ended = found.ended;
    }
    QCOMPARE(all, quint64(2 * perRow));
    scan.restart(framed(FramingKind::Fixed), LogFilter(dataOnly()));
    scan.go(m_journal->endRow());
    scan.cancel();
    QVERIFY(!scan.isRunning());
}

QTEST_GUILESS_MAIN(TestMessageLog)
#include "tst_messagelog.moc"
