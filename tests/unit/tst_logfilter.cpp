// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTest>

#include "bytesearch.h"
#include "encodings.h"
#include "journal.h"
#include "logfilter.h"

using namespace sw;

/// One row through the journal, as the filter meets it.
class TestLogFilter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kinds_data();
    void kinds();
    void places();
    void text_data();
    void text();
    void otherEncodings();
    void searchesBytes_data();
    void searchesBytes();
    void millionRowsAreQuick();

private:
    static CallRecord recv(const QByteArray &data);
    static bool matches(const LogCriteria &criteria, CallRecord record);
};

CallRecord TestLogFilter::recv(const QByteArray &data)
{
    CallRecord record;
    record.call = Call::Recv;
    record.endpoint = 2;
    record.connection = 5;
    record.socket = 9;
    record.data = data;
    record.result = data.size();
    return record;
}

bool TestLogFilter::matches(const LogCriteria &criteria, CallRecord record)
{
    Journal journal;
    journal.append(std::move(record));
    const LogFilter filter(criteria, [](EndpointId endpoint, quint32 connection) {
        return QStringLiteral("server %1 #%2").arg(endpoint).arg(connection);
    });
    return filter.matches(*journal.row(0));
}

void TestLogFilter::kinds_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("shownBy");
    QTest::newRow("data") << 0 << QStringLiteral("all data");
    QTest::newRow("call") << 1 << QStringLiteral("all calls");
    QTest::newRow("failed call") << 2 << QStringLiteral("all calls errors");
    QTest::newRow("inner") << 3 << QStringLiteral("inner");
    QTest::newRow("life of Qt") << 5 << QStringLiteral("all calls inner");
    QTest::newRow("bytes of Qt") << 6 << QStringLiteral("inner");
    QTest::newRow("notice") << 4 << QStringLiteral("all data calls inner");
}

void TestLogFilter::kinds()
{
    QFETCH(int, row);
    QFETCH(QString, shownBy);
    CallRecord record = recv("x");
    if (row == 1 || row == 2)
        record.call = Call::Bind;
    record.error = row == 2 ? 98 : 0;
    record.kind = row == 4 ? RecordKind::Notice : row >= 3 ? RecordKind::Inner : RecordKind::Call;
    if (row >= 5) {
        record.layer = RecordLayer::QtSignal;
        record.call = row == 5 ? Call::Connect : Call::Recv;
        record.qtEvent = row == 5 ? QtEvent::StateChanged : QtEvent::ReadyRead;
    }

    LogCriteria data;
    data.calls = false;
    LogCriteria calls;
    calls.data = false;
    LogCriteria errors;
    errors.errorsOnly = true;
    LogCriteria inner;
    inner.inner = true;
    const QStringList names = shownBy.split(u' ');
    QCOMPARE(matches({}, record), names.contains(QStringLiteral("all")));
    QCOMPARE(matches(data, record), names.contains(QStringLiteral("data")));
    QCOMPARE(matches(calls, record), names.contains(QStringLiteral("calls")));
    QCOMPARE(matches(errors, record), names.contains(QStringLiteral("errors")));
    if (row >= 3)
        QCOMPARE(matches(inner, record), names.contains(QStringLiteral("inner")));
}

void TestLogFilter::places()
{
    LogCriteria criteria;
    criteria.endpoint = 2;
    QVERIFY(matches(criteria, recv("x")));
    criteria.connection = 5;
    QVERIFY(matches(criteria, recv("x")));
    criteria.connection = 6;
    QVERIFY(!matches(criteria, recv("x")));
    criteria = {};
    criteria.endpoint = 3;
    QVERIFY(!matches(criteria, recv("x")));
    criteria = {};
    criteria.socket = 9;
    QVERIFY(matches(criteria, recv("x")));
    criteria.socket = 8;
    QVERIFY(!matches(criteria, recv("x")));
}

void TestLogFilter::text_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("found");
    QTest::addColumn<bool>("valid");
    const auto add = [](const char *typed, bool found, bool valid = true) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << found << valid;
    };
    add("", true);
    add("  ", true);
    add("hello", true);
    add("HELLO, s", true);
    add("hellx", false);
    add("recv", true);
    add("call: recv", true);
    add("call:send", false);
    add("server 2", true);
    add("SERVER 2 #5", true);
    add("server 3", false);
    add("127.0.0.1:40312", true);
    add("peer: 40312", true);
    add("peer: 40313", false);
    add("Peer: my.host", true);
    add("econnreset", true);
    add("ECONNREFUSED", false);
    add("hex: 48 65", true);
    add("hex:4865", true);
    add("hex: 65 48", false);
    add("hex: 4", false, false);
    add("hex:", false, false);
    add("hex: zz", false, false);
    add("größe", true);
    add("GRÖSSE", false);
    add("GRÖßE", true);
    add("你好", true);
}

void TestLogFilter::text()
{
    QFETCH(QString, typed);
    QFETCH(bool, found);
    QFETCH(bool, valid);
    CallRecord record = recv(QByteArray("Hello, server! Größe \0", 23) + QByteArray("你好"));
    record.error = 104;
    record.address = *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 40312);
    record.text = QStringLiteral("my.host");
    LogCriteria criteria;
    criteria.text = typed;
    QCOMPARE(LogFilter(criteria).isValid(), valid);
    QCOMPARE(matches(criteria, record), found);
}

void TestLogFilter::otherEncodings()
{
    LogCriteria criteria;
    criteria.text = QStringLiteral("中文 Abc");
    for (TextEncoding encoding :
         {TextEncoding::Gbk, TextEncoding::Gb18030, TextEncoding::Utf16Le, TextEncoding::Utf16Be}) {
        criteria.encoding = encoding;
        QVERIFY(matches(criteria, recv(encode(QStringLiteral("这是中文 aBC。"), encoding).bytes)));
        QVERIFY(!matches(criteria, recv(encode(QStringLiteral("这是中国 aBC。"), encoding).bytes)));
        QVERIFY(!matches(criteria, recv(QByteArray("中文 abc"))));
    }
    // In Latin-1 these characters have no bytes; other fields are still searched.
    criteria.encoding = TextEncoding::Latin1;
    QVERIFY(LogFilter(criteria).isValid());
    QVERIFY(!matches(criteria, recv("abc")));
}

void TestLogFilter::searchesBytes_data()
{
    QTest::addColumn<QByteArray>("needle");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("fold");
    QTest::addColumn<bool>("found");
    QTest::newRow("empty") << QByteArray() << QByteArray("abc") << true << false;
    QTest::newRow("longer") << QByteArray("abcd") << QByteArray("abc") << true << false;
    QTest::newRow("whole") << QByteArray("abc") << QByteArray("abc") << false << true;
    QTest::newRow("end") << QByteArray("bc") << QByteArray("aabc") << false << true;
    QTest::newRow("overlap") << QByteArray("aab") << QByteArray("aaab") << false << true;
    QTest::newRow("one") << QByteArray("c") << QByteArray("abc") << false << true;
    QTest::newRow("nul") << QByteArray("\0b", 2) << QByteArray("a\0b", 3) << false << true;
    QTest::newRow("case kept") << QByteArray("BC") << QByteArray("abc") << false << false;
    QTest::newRow("case folded") << QByteArray("BC") << QByteArray("abc") << true << true;
    QTest::newRow("high bytes") << QByteArray("\xff\xfe") << QByteArray("\xff\xff\xfe") << true << true;
}

void TestLogFilter::searchesBytes()
{
    QFETCH(QByteArray, needle);
    QFETCH(QByteArray, bytes);
    QFETCH(bool, fold);
    QFETCH(bool, found);
    QCOMPARE(ByteSearch(needle, fold).isIn(bytes), found);
}

void TestLogFilter::millionRowsAreQuick()
{
    Journal journal(1024ULL * 1024 * 1024);
    for (int i = 0; i < 1'000'000; ++i)
        journal.append(recv("Hello, server! " + QByteArray::number(i)));
    LogCriteria criteria;
    criteria.text = QStringLiteral("SERVER! 99999");
    const LogFilter filter(criteria, [](EndpointId, quint32) { return QStringLiteral("client"); });
    QElapsedTimer timer;
    timer.start();
    int hits = 0;
    journal.visit(0, journal.endRow(), [&](const JournalRow &row) {
        hits += filter.matches(row);
        return true;
    });
    qInfo("filtered in %lld ms", timer.elapsed());
    QCOMPARE(hits, 11); // 99999 and 999990 to 999999
    QVERIFY(timer.elapsed() < 60'000);
}

QTEST_GUILESS_MAIN(TestLogFilter)
#include "tst_logfilter.moc"
