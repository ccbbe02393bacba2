// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include <QRandomGenerator>
#include <QTest>

#include "splittext.h"

using namespace sw;

Q_DECLARE_METATYPE(TextEncoding)

/// Characters cut between the reads of a stream: each must show whole, once, whatever row is looked at first.
class TestSplitText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsJoinToTheText_data();
    void rowsJoinToTheText();
    void streamsDoNotMix();
    void datagramsStandAlone();
    void otherEncodingNeedsNoReading();
    void floodWithoutAPlaceToBegin_data();
    void floodWithoutAPlaceToBegin();

private:
    static CallRecord data(Call call, SocketId socket, const QByteArray &bytes);
};

CallRecord TestSplitText::data(Call call, SocketId socket, const QByteArray &bytes)
{
    CallRecord record;
    record.call = call;
    record.socket = socket;
    record.data = bytes;
    record.result = bytes.size();
    return record;
}

void TestSplitText::rowsJoinToTheText_data()
{
    QTest::addColumn<TextEncoding>("encoding");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("longest");
    const QString chinese = QStringLiteral("你好，世界abc\r\n中文测试龍門客棧");
    const QString japanese = QStringLiteral("ソケット表示テスト、能登ｱｲｳ\n日本語");
    const QString wide = QStringLiteral("你好𠀀😀 abc 𝄞");
    for (const int longest : {1, 2, 3, 7}) {
        const auto name = [longest](const char *encoding) {
            return QStringLiteral("%1, up to %2").arg(QLatin1StringView(encoding)).arg(longest).toLatin1();
        };
        QTest::newRow(name("UTF-8").constData()) << TextEncoding::Utf8 << chinese + wide << longest;
        QTest::newRow(name("GB18030").constData()) << TextEncoding::Gb18030 << chinese + wide << longest;
        QTest::newRow(name("GBK").constData()) << TextEncoding::Gbk << chinese << longest;
        QTest::newRow(name("Big5").constData())
            << TextEncoding::Big5 << QStringLiteral("你好，世界abc許功蓋") << longest;
        QTest::newRow(name("Shift_JIS").constData()) << TextEncoding::ShiftJis << japanese << longest;
        QTest::newRow(name("UTF-16LE").constData()) << TextEncoding::Utf16Le << wide << longest;
        QTest::newRow(name("UTF-16BE").constData()) << TextEncoding::Utf16Be << wide << longest;
        QTest::newRow(name("Latin-1").constData()) << TextEncoding::Latin1 << QStringLiteral("größer ÿ") << longest;
    }
}

void TestSplitText::rowsJoinToTheText()
{
    QFETCH(TextEncoding, encoding);
    QFETCH(QString, text);
    QFETCH(int, longest);
    QRandomGenerator random(7);
    const QByteArray bytes = encode(text, encoding).bytes;
    QVERIFY(!bytes.isEmpty());
    Journal journal;
    std::vector<quint64> rows;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype size = qMin(bytes.size() - at, qsizetype(1 + random.bounded(longest)));
        rows.push_back(journal.append(data(Call::Recv, 5, bytes.mid(at, size))));
        // What another connection and the other direction carry must not get in between.
        journal.append(data(Call::Recv, 6, QByteArray(1, '\xe4')));
        journal.append(data(Call::Send, 5, QByteArray(1, '\x81')));
        at += size;
    }
    // In order, backwards, and each row by an object that has seen no other.
    for (const int way : {0, 1, 2}) {
        SplitText kept(journal, encoding);
        std::map<quint64, QString> pieces;
        for (size_t i = 0; i < rows.size(); ++i) {
            const quint64 number = way == 1 ? rows[rows.size() - 1 - i] : rows[i];
            const JournalRow row = *journal.row(number);
            SplitText fresh(journal, encoding);
            const SplitText::Edges edges = (way == 2 ? fresh : kept).edgesOf(row);
            QVERIFY(edges.lead.size() <= 3 && edges.tail <= 3);
            // A character shows in the row that makes it whole.
            QByteArray whole = edges.lead + row.bytes().toByteArray();
            if (edges.tail == row.bytes().size() && !edges.lead.isEmpty())
                whole.clear();
            else
                whole.chop(edges.tail);
            pieces[number] = decode(whole, encoding);
        }
        QString joined;
        for (const auto &[number, piece] : pieces)
            joined += piece;
        QCOMPARE(joined, text);
    }
}

void TestSplitText::streamsDoNotMix()
{
    Journal journal;
    journal.append(data(Call::Recv, 1, "\xe4\xbd")); // the first two bytes of 你
    const quint64 other = journal.append(data(Call::Recv, 2, "\xa0"));
    const quint64 sent = journal.append(data(Call::Send, 1, "\xa0"));
    CallRecord peeked = data(Call::Recv, 1, "\xa0");
    peeked.flags = RecordFlag::Peeked;
    journal.append(std::move(peeked));
    const quint64 rest = journal.append(data(Call::Recv, 1, "\xa0!"));
    SplitText split(journal, TextEncoding::Utf8);
    QCOMPARE(split.edgesOf(*journal.row(0)).tail, 2);
    QVERIFY(split.edgesOf(*journal.row(other)).lead.isEmpty());
    QVERIFY(split.edgesOf(*journal.row(sent)).lead.isEmpty());
    QCOMPARE(split.edgesOf(*journal.row(rest)).lead, QByteArray("\xe4\xbd"));
}

void TestSplitText::datagramsStandAlone()
{
    Journal journal;
    for (const char *bytes : {"\xe4\xbd", "\xa0"}) {
        CallRecord record = data(Call::Recvfrom, 3, bytes);
        record.flags = RecordFlag::Datagram;
        journal.append(std::move(record));
    }
    SplitText split(journal, TextEncoding::Utf8);
    QCOMPARE(split.edgesOf(*journal.row(0)).tail, 0);
    QVERIFY(split.edgesOf(*journal.row(1)).lead.isEmpty());
}

void TestSplitText::otherEncodingNeedsNoReading()
{
    Journal journal(256ULL * 1024 * 1024);
    for (int i = 0; i < 200'000; ++i)
        journal.append(data(Call::Recv, 1, i % 2 ? "\xba\xc3" : "\xc4\xe3")); // 你 好 in GBK, no ASCII anywhere
    SplitText split(journal, TextEncoding::Utf8);
    (void)split.edgesOf(*journal.row(199'999));
    split.setEncoding(TextEncoding::Gbk);
    const SplitText::Edges edges = split.edgesOf(*journal.row(199'999));
    QVERIFY(edges.lead.isEmpty());
    QCOMPARE(edges.tail, 0);
}

void TestSplitText::floodWithoutAPlaceToBegin_data()
{
    QTest::addColumn<TextEncoding>("encoding");
    QTest::addColumn<char>("byte");
    QTest::newRow("UTF-8") << TextEncoding::Utf8 << '\x80';
    QTest::newRow("GB18030") << TextEncoding::Gb18030 << '\xff';
    QTest::newRow("Big5") << TextEncoding::Big5 << 'x';
    QTest::newRow("Shift_JIS") << TextEncoding::ShiftJis << 'x';
    QTest::newRow("UTF-16LE") << TextEncoding::Utf16Le << 'x';
}

/// Rows of 64 KiB that never tell where a character begins: to look at some of them must not mean to read all before them.
void TestSplitText::floodWithoutAPlaceToBegin()
{
    QFETCH(TextEncoding, encoding);
    QFETCH(char, byte);
    constexpr int rows = 700;
    Journal journal;
    for (int i = 0; i < rows; ++i)
        journal.append(data(Call::Recv, 5, QByteArray(64 * 1024, byte)));
    // Ten looks. To decode all that came before would be 230 MiB, byte by byte: minutes, which the watchdog of the test ends.
    for (int number = rows - 1; number > 0; number -= 70) {
        SplitText split(journal, encoding); // knows of none
        const SplitText::Edges edges = split.edgesOf(*journal.row(quint64(number)));
        QVERIFY(edges.lead.size() <= 3 && edges.tail <= 3);
    }
}

QTEST_GUILESS_MAIN(TestSplitText)
#include "tst_splittext.moc"
