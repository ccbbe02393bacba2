// SPDX-License-Identifier: GPL-3.0-or-later
// Session files that somebody made up: whatever stands in them, reading ends, memory stays small, and no number overflows.
#include <limits>

#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include "ladderlayout.h"
#include "recordjson.h"
#include "sessionbench.h"
#include "sessionencoder.h"
#include "sessionformat.h"
#include "socketpairs.h"
#include "wirerows.h"

using namespace sw;

namespace {

constexpr quint64 most = std::numeric_limits<quint64>::max();

qint64 ownAnonymousBytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    const QByteArrayList lines = status.open(QIODevice::ReadOnly) ? status.readAll().split('\n') : QByteArrayList();
    for (const QByteArray &line : lines) {
        if (line.startsWith("RssAnon:"))
            return line.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    return -1;
}

QByteArray goodFile()
{
    QRandomGenerator random(17);
    SessionEncoder encoder({1'000'000, 1'700'000'000'000'000'000});
    QByteArray out;
    encoder.appendHead(out, "test");
    quint64 number = 0;
    const auto row = [&](const CallRecord &record) { encoder.appendRow(out, number++, record, record.data); };
    row(made(2, constant::sockStream));
    row(connected(2, "127.0.0.1:4000", "127.0.0.1:80"));
    row(moved(Call::Send, 2, QByteArray(40'000, 's')));
    SessionEncoder::appendNames(out, {{1, 1, 1, {}}, {2, 3, 0, QStringLiteral("actor")}});
    row(moved(Call::Recv, 2, "answer"));
    row(moved(Call::Recv, 77, QByteArray(70'000, 'n'))); // of a socket that no row told of
    for (int i = 0; i < 20; ++i) {
        CallRecord any = anyRecord(random);
        any.data.truncate(300);
        row(any);
    }
    row(wireCall(Call::Close, 2));
    SessionEncoder::appendEnd(out, number);
    return out;
}

/// Blocks of the file, one after the other.
QByteArrayList blocksOf(QByteArrayView file)
{
    QByteArrayList all;
    while (const auto block = pcapng::blockAt(file)) {
        all.append(file.first(block->size).toByteArray());
        file = file.sliced(block->size);
    }
    return all;
}

QByteArray damaged(const QByteArray &good, QRandomGenerator &random)
{
    QByteArray bytes = good;
    const auto place = [&] { return qsizetype(random.bounded(int(qMax<qsizetype>(1, bytes.size() - 8)))); };
    switch (random.bounded(5)) {
    case 0: // single bytes
        for (int hits = random.bounded(1, 6); hits > 0; --hits)
            bytes[place()] = char(random.bounded(256));
        break;
    case 1: { // numbers as somebody would choose them
        static const std::array<quint64, 8> numbers{0,          1,          most,   most / 2, most / 2 + 1,
                                                    0xffffffff, 0x7fffffff, 0x10000};
        const quint64 number = qToLittleEndian(numbers.at(random.bounded(quint32(numbers.size()))));
        std::memcpy(bytes.data() + (place() & ~qsizetype(3)), &number, random.bounded(2) ? 8 : 4);
        break;
    }
    case 2: { // blocks in another order, again, or not at all
        QByteArrayList blocks = blocksOf(bytes);
        for (int moves = random.bounded(1, 4); moves > 0; --moves) {
            const QByteArray one = blocks.takeAt(random.bounded(int(blocks.size())));
            for (int times = random.bounded(3); times > 0; --times)
                blocks.insert(random.bounded(int(blocks.size() + 1)), one);
        }
        bytes = blocks.join();
        break;
    }
    case 3: // cut, and something else behind it
        bytes.truncate(place());
        bytes.append(good.sliced(random.bounded(int(good.size()))));
        break;
    default: { // bytes put in or taken out
        const qsizetype at = place();
        if (random.bounded(2))
            bytes.insert(at, QByteArray(random.bounded(1, 40), char(random.bounded(256))));
        else
            bytes.remove(at, random.bounded(1, 40));
    }
    }
    return bytes;
}

/// Does with a file what the window does with one that is opened: all rows, laid out, as text. Gives how many there were.
quint64 useAll(const QString &path)
{
    const SessionContents contents = contentsOf(path);
    if (!contents.rows)
        return 0;
    const Journal past(contents.clock, contents.rows);
    SocketPairs pairs;
    RowSet shown;
    quint64 rows = 0;
    past.visit(past.firstRow(), past.endRow(), [&](const JournalRow &row) {
        ++rows;
        pairs.learn(row);
        shown.append(row.number(), row.number() + 1);
        recordToJson(row.record(), past.clock().zeroNs);
        return true;
    });
    for (const LadderLook::Axis axis : {LadderLook::Axis::Order, LadderLook::Axis::Time}) {
        LadderLook look;
        look.axis = axis;
        const LadderLayout layout(ladderBars(past, shown, 0, shown.count()), {}, look);
        static_cast<void>(layout.height());
    }
    return rows;
}

} // namespace

class TestHostileSessions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damagedInManyWays();
    void timesThatWouldOverflow();
    void numbersFarApart();
    void sizesThatAreNotThere();
    void deepAndWideValues();

private:
    [[nodiscard]] QString write(const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(QStringLiteral("hostile.pcapng")));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }

    QTemporaryDir m_folder;
};

void TestHostileSessions::damagedInManyWays()
{
    const QByteArray good = goodFile();
    const quint64 rows = useAll(write(good));
    QCOMPARE(rows, 26ULL);
    [[maybe_unused]] const qint64 before = ownAnonymousBytes(); // the sanitizers keep what was freed for a while
    quint64 readable = 0;
    for (quint32 seed = 0; seed < 1500; ++seed) {
        QRandomGenerator random(seed);
        QByteArray bytes = damaged(good, random);
        if (random.bounded(4) == 0)
            bytes = damaged(bytes, random);
        const QString path = write(bytes);
        const quint64 got = useAll(path);
        QVERIFY2(got <= quint64(bytes.size()) / 28, qPrintable(QStringLiteral("seed %1").arg(seed)));
        readable += got;
        // What was mended is a whole session.
        if (seed % 5 == 0 && mendSession(path, {}) == 0)
            QVERIFY2(contentsOf(path).ended, qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
    QVERIFY(readable > 1500); // most of the damage leaves rows
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    QVERIFY2(ownAnonymousBytes() - before < 128LL * 1024 * 1024,
             qPrintable(QString::number(ownAnonymousBytes() - before)));
#endif
}

void TestHostileSessions::timesThatWouldOverflow()
{
    constexpr qint64 highest = std::numeric_limits<qint64>::max();
    constexpr qint64 lowest = std::numeric_limits<qint64>::min();
    for (const qint64 zero : {lowest, qint64(0), highest}) {
        SessionEncoder encoder({zero, highest});
        QByteArray out;
        encoder.appendHead(out, "test");
        quint64 number = 0;
        for (const qint64 began : {highest, lowest, qint64(-1), highest - 5}) {
            for (const qint64 took : {highest, lowest, qint64(7)}) {
                CallRecord record = moved(Call::Recv, 2, "x");
                record.beganNs = began;
                record.tookNs = took;
                encoder.appendRow(out, number++, record, record.data);
            }
        }
        SessionEncoder::appendEnd(out, number);
        const QString path = write(out);
        QCOMPARE(useAll(path), number);
        const SessionContents contents = contentsOf(path);
        for (const CallRecord &record : rowsIn(path)) {
            // As the ladder, the log and the export of pcapng count with them.
            const qint64 ended = record.beganNs + record.tookNs;
            QVERIFY(record.beganNs >= 0 && record.tookNs >= 0 && ended >= record.beganNs);
            QVERIFY(contents.clock.wallNs >= 0);
            QVERIFY(contents.clock.wallNs + (ended - contents.clock.zeroNs) >= -contents.clock.zeroNs);
        }
    }
}

void TestHostileSessions::numbersFarApart()
{
    SessionEncoder encoder({1, 2});
    QByteArray out;
    encoder.appendHead(out, "test");
    const CallRecord record = moved(Call::Recv, 2, "x");
    for (const quint64 number : {quint64(5), quint64(1) << 20U, quint64(1) << 40U, most})
        encoder.appendRow(out, number, record, record.data);
    const QString path = write(out);
    QCOMPARE(useAll(path), 2ULL); // views have some memory for each gap
    QCOMPARE(contentsOf(path).rows->endRow(), (quint64(1) << 20U) + 1);
    QVERIFY(!contentsOf(path).ended);
}

void TestHostileSessions::sizesThatAreNotThere()
{
    const QByteArray good = goodFile();
    const QByteArrayList blocks = blocksOf(good);
    for (const quint64 claimed : {most, most / 2, quint64(0xffffffff), quint64(1) << 40U}) {
        for (const quint32 place : {0U, 1U, 2U, 3U}) {
            QByteArrayList all = blocks;
            for (QByteArray &block : all) {
                if (pcapng::number32(block, 0) != sessionformat::Row)
                    continue;
                const quint64 size = qToLittleEndian(claimed);
                std::memcpy(block.data() + 16, &size, sizeof size);
                const quint32 where = qToLittleEndian(place);
                std::memcpy(block.data() + 24, &where, sizeof where);
            }
            QCOMPARE(useAll(write(all.join())), 0ULL);
        }
    }
    // Blocks without an end behind a row: nothing is kept of them.
    QByteArray long_ = blocks.at(0) + blocks.at(1) + blocks.at(2) + blocks.at(3);
    const qsizetype begin = pcapng::beginBlock(long_, 0x0bad);
    long_.append(QByteArray(1'000'000, '\0'));
    pcapng::endBlock(long_, begin);
    const QByteArray foreign = long_.sliced(begin);
    for (int i = 0; i < 30; ++i)
        long_.append(foreign);
    QCOMPARE(useAll(write(long_)), 1ULL);
}

void TestHostileSessions::deepAndWideValues()
{
    const qint64 before = ownAnonymousBytes();
    for (const QByteArray &cbor :
         {QByteArray(900'000, '\x81'), QByteArray("\x9a\x00\x0f\x42\x40", 5) + QByteArray(1'000'000, '\1'),
          QByteArray("\x9b\x7f\xff\xff\xff\xff\xff\xff\xff", 9), QByteArray(900'000, '\xa1')}) {
        QByteArray out;
        SessionEncoder({1, 2}).appendHead(out, "test");
        QByteArray record;
        const auto varint = [&record](quint64 number) {
            for (; number >= 0x80; number >>= 7U)
                record.append(char(quint8(number | 0x80U)));
            record.append(char(number));
        };
        varint(28 * 2 + 1); // `value`, as bytes
        varint(quint64(cbor.size()));
        record.append(cbor);
        const qsizetype begin = pcapng::beginBlock(out, sessionformat::Row);
        pcapng::appendNumber(out, quint64(0));
        pcapng::appendNumber(out, quint64(0));
        pcapng::appendNumber(out, quint32(0));
        pcapng::appendNumber(out, quint32(record.size()));
        out.append(record);
        pcapng::endBlock(out, begin);
        QVERIFY(useAll(write(out)) <= 1);
    }
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    QVERIFY2(ownAnonymousBytes() - before < 256LL * 1024 * 1024,
             qPrintable(QString::number(ownAnonymousBytes() - before)));
#else
    Q_UNUSED(before)
#endif
}

QTEST_GUILESS_MAIN(TestHostileSessions)
#include "tst_hostilesessions.moc"
