// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstring>
#include <deque>
#include <vector>

#include <QTest>

#include "bufferedstream.h"

using namespace sw;

namespace {

/// A stream that gives its pieces one by one; "FAIL" and "WAIT" stand for what is no data. At the end: the end of the stream.
struct Pieces
{
    std::deque<QByteArray> left;
    std::vector<qint64> asked;

    RawTransfer operator()(char *buffer, qint64 size)
    {
        asked.push_back(size);
        if (left.empty())
            return {};
        const QByteArray piece = left.front();
        left.pop_front();
        if (piece == "FAIL" || piece == "WAIT")
            return {0, piece == "FAIL", piece == "WAIT"};
        const auto count = std::min<qint64>(size, piece.size());
        std::memcpy(buffer, piece.constData(), static_cast<std::size_t>(count));
        if (count < piece.size())
            left.push_front(piece.mid(count));
        return {count, false, false};
    }
};

} // namespace

/// The buffers of a file over a socket: which calls they make below, and what they lose, as CPython's do.
class BufferedStreamTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAheadOnce();
    void wholeBlocksPassTheBuffer();
    void shortReadsGoOn();
    void readAll();
    void lines();
    void lineOfPairAsksTwice();
    void failureLosesWhatCame();
    void wouldBlock();
    void smallWritesWait();
    void largeWrites();
    void writeThatWouldBlock();
    void writeThatFails();
};

void BufferedStreamTest::readsAheadOnce()
{
    BufferedReader reader;
    Pieces pieces{{"hello world"}, {}};
    QCOMPARE(reader.read(5, std::ref(pieces)).data, QByteArray("hello"));
    QCOMPARE(reader.read(6, std::ref(pieces)).data, QByteArray(" world"));
    QCOMPARE(pieces.asked, std::vector<qint64>{8192});
    QCOMPARE(reader.read(0, std::ref(pieces)).data, QByteArray());
    QCOMPARE(pieces.asked.size(), 1U);
}

void BufferedStreamTest::wholeBlocksPassTheBuffer()
{
    BufferedReader reader;
    Pieces pieces{{QByteArray(20000, 'x')}, {}};
    QCOMPARE(reader.read(20000, std::ref(pieces)).data.size(), 20000);
    QCOMPARE(pieces.asked, (std::vector<qint64>{16384, 8192}));
}

void BufferedStreamTest::shortReadsGoOn()
{
    BufferedReader reader;
    Pieces pieces{{"ab", "cd"}, {}};
    QCOMPARE(reader.read(6, std::ref(pieces)).data, QByteArray("abcd")); // then the end
    QCOMPARE(pieces.asked, (std::vector<qint64>{8192, 8190, 8188}));
    QVERIFY(reader.read(6, std::ref(pieces)).data.isEmpty());
}

void BufferedStreamTest::readAll()
{
    BufferedReader reader;
    Pieces pieces{{"line\nmore", "end"}, {}};
    QCOMPARE(reader.readLine(std::ref(pieces)).data, QByteArray("line\n"));
    QCOMPARE(reader.read(-1, std::ref(pieces)).data, QByteArray("moreend"));
    QCOMPARE(pieces.asked.size(), 3U);
}

void BufferedStreamTest::lines()
{
    BufferedReader reader;
    Pieces pieces{{"o", "ne\ntwo", "\n", "rest"}, {}};
    QCOMPARE(reader.readLine(std::ref(pieces)).data, QByteArray("one\n"));
    QCOMPARE(reader.readLine(std::ref(pieces)).data, QByteArray("two\n"));
    QCOMPARE(reader.readLine(std::ref(pieces)).data, QByteArray("rest"));
    QCOMPARE(pieces.asked.size(), 5U); // once for the end
}

void BufferedStreamTest::lineOfPairAsksTwice()
{
    BufferedReader reader;
    Pieces pieces{{"one\nhalf"}, {}};
    QCOMPARE(reader.readLineOfPair(std::ref(pieces)).data, QByteArray("one\n"));
    QCOMPARE(reader.readLineOfPair(std::ref(pieces)).data, QByteArray("half"));
    QCOMPARE(pieces.asked.size(), 3U);
    Pieces waiting{{"half", "WAIT", "WAIT"}, {}};
    const BufferedTransfer line = reader.readLineOfPair(std::ref(waiting));
    QVERIFY(line.wouldBlock);
    QVERIFY(line.data.isEmpty());
}

void BufferedStreamTest::failureLosesWhatCame()
{
    BufferedReader reader;
    Pieces pieces{{"half a li", "FAIL", "ne\n", "abc", "FAIL", "d"}, {}};
    QVERIFY(reader.readLine(std::ref(pieces)).failed);
    QCOMPARE(reader.readLine(std::ref(pieces)).data, QByteArray("ne\n"));
    QVERIFY(reader.read(5, std::ref(pieces)).failed);
    QCOMPARE(reader.read(1, std::ref(pieces)).data, QByteArray("d"));
}

void BufferedStreamTest::wouldBlock()
{
    BufferedReader reader;
    Pieces pieces{{"WAIT", "ab", "WAIT", "WAIT", "WAIT", "c", "WAIT"}, {}};
    QVERIFY(reader.read(5, std::ref(pieces)).wouldBlock);
    const BufferedTransfer some = reader.read(5, std::ref(pieces));
    QVERIFY(!some.wouldBlock);
    QCOMPARE(some.data, QByteArray("ab"));
    QVERIFY(!reader.readLine(std::ref(pieces)).wouldBlock); // as at the end
    QVERIFY(reader.read(-1, std::ref(pieces)).wouldBlock);
    QCOMPARE(reader.read(-1, std::ref(pieces)).data, QByteArray("c"));
}

void BufferedStreamTest::smallWritesWait()
{
    BufferedWriter writer;
    QByteArray sent;
    const auto raw = [&](const char *bytes, qint64 size) {
        sent.append(bytes, size);
        return RawTransfer{size, false, false};
    };
    QCOMPARE(writer.write("abc", raw).taken, 3);
    QVERIFY(sent.isEmpty());
    QCOMPARE(writer.flush(raw).taken, 3);
    QCOMPARE(sent, QByteArray("abc"));
    QCOMPARE(writer.flush(raw).taken, 0);
}

void BufferedStreamTest::largeWrites()
{
    BufferedWriter writer;
    std::vector<qint64> asked;
    const auto raw = [&](const char *, qint64 size) {
        asked.push_back(size);
        return RawTransfer{std::min<qint64>(size, 10000), false, false};
    };
    QCOMPARE(writer.write("abc", raw).taken, 3);
    QCOMPARE(writer.write(QByteArray(25000, 'x'), raw).taken, 25000);
    QCOMPARE(asked, (std::vector<qint64>{3, 25000, 15000})); // the rest fits the buffer
    asked.clear();
    QCOMPARE(writer.flush(raw).taken, 5000);
    QCOMPARE(asked, std::vector<qint64>{5000});
}

void BufferedStreamTest::writeThatWouldBlock()
{
    BufferedWriter writer;
    const auto full = [](const char *, qint64) { return RawTransfer{0, false, true}; };
    const BufferedTransfer much = writer.write(QByteArray(10000, 'x'), full);
    QVERIFY(much.wouldBlock);
    QCOMPARE(much.taken, 8192);
    const BufferedTransfer more = writer.write("y", full);
    QVERIFY(more.wouldBlock);
    QCOMPARE(more.taken, 0);
    const auto half = [left = 5000](const char *, qint64 size) mutable {
        const qint64 now = std::min<qint64>(size, left);
        left -= static_cast<int>(now);
        return RawTransfer{now, false, now == 0};
    };
    const BufferedTransfer fits = writer.write("y", half); // room again
    QVERIFY(!fits.wouldBlock);
    QCOMPARE(fits.taken, 1);
    const auto all = [](const char *, qint64 size) { return RawTransfer{size, false, false}; };
    QCOMPARE(writer.flush(all).taken, 8192 - 5000 + 1);
}

void BufferedStreamTest::writeThatFails()
{
    BufferedWriter writer;
    const auto broken = [](const char *, qint64) { return RawTransfer{0, true, false}; };
    QCOMPARE(writer.write("abc", broken).taken, 3);
    QVERIFY(writer.flush(broken).failed);
    const auto all = [](const char *, qint64 size) { return RawTransfer{size, false, false}; };
    QCOMPARE(writer.flush(all).taken, 3); // kept for another try
}

QTEST_GUILESS_MAIN(BufferedStreamTest)
#include "tst_bufferedstream.moc"
