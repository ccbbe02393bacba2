// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "filtercompletion.h"
#include "filtersyntax.h"
#include "filtervalues.h"

using namespace sw;

/// What is typed of a filter: what is offered at the cursor, times, and texts that nobody would write.
class TestFilterTyping final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void completes_data();
    void completes();
    void times_data();
    void times();
    void anyTextIsSafe();
};

void TestFilterTyping::completes_data()
{
    QTest::addColumn<QString>("typed"); // the cursor is at the |
    QTest::addColumn<QString>("offered");
    QTest::addColumn<int>("position");
    const auto add = [](const char *typed, const char *offered, int position) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(offered) << position;
    };
    add("ca|", "call:", 0);
    add("|", "call: dir: peer: endpoint: bytes> errno: took> fd> thread> row> hex: not", 0);
    add("dir:in a|", "and", 7);
    add("dir:in |", "call: dir: peer: endpoint: bytes> errno: took> fd> thread> row> hex: and or not", 7);
    add("dir:in and (t|", "took> thread>", 12);
    add("call:recv|", "call:recvfrom call:recvall call:recvmsg", 0);
    add("dir:|", "dir:in dir:out dir:none", 0);
    add("errno:ECONNR|", "errno:ECONNRESET errno:ECONNREFUSED", 0);
    add("endpoint:se|", "endpoint:server endpoint:\"server 2\"", 0);
    add("not e|", "endpoint: errno:", 4);
    add("\"ca|", "", 1);
    add("/ca|", "", 0);
    add("dir:in and ca| or dir:out", "call:", 11);
}

void TestFilterTyping::completes()
{
    QFETCH(QString, typed);
    QFETCH(QString, offered);
    QFETCH(int, position);
    const qsizetype cursor = typed.indexOf(u'|');
    typed.remove(cursor, 1);
    const FilterCompletion completion = completeFilter(typed, cursor,
                                                       {QStringLiteral("server"), QStringLiteral("server 2")});
    QCOMPARE(completion.candidates.join(u' '), offered);
    if (!offered.isEmpty()) {
        QCOMPARE(completion.position, qsizetype(position));
        QCOMPARE(completion.position + completion.length, cursor);
    }
}

void TestFilterTyping::times_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("ns");
    QTest::newRow("us") << QStringLiteral("250us") << qint64(250'000);
    QTest::newRow("sign") << QStringLiteral("250µs") << qint64(250'000);
    QTest::newRow("ms") << QStringLiteral("1.5ms") << qint64(1'500'000);
    QTest::newRow("s") << QStringLiteral("2s") << qint64(2'000'000'000);
    QTest::newRow("ns") << QStringLiteral("7ns") << qint64(7);
    QTest::newRow("zero") << QStringLiteral("0s") << qint64(0);
}

void TestFilterTyping::times()
{
    QFETCH(QString, typed);
    QFETCH(qint64, ns);
    QCOMPARE(filterTime(typed).ns, ns);
    QCOMPARE(int(filterTime(typed).fault), int(FilterFault::None));
}

void TestFilterTyping::anyTextIsSafe()
{
    // Every cut and every single change of a long filter is either read or refused with a place inside the text.
    const QString whole = QStringLiteral(
        "not (call:\"recv\" or errno:EPIPE) and /a[b]\\/c/i hex:48 65 took>=1.5 ms \"q\\n\" x");
    const QString odd = QStringLiteral("()\"/\\:<>=! \n\x01");
    for (qsizetype at = 0; at <= whole.size(); ++at) {
        for (qsizetype i = -1; i < odd.size(); ++i) {
            QString text = whole.first(at);
            if (i >= 0)
                text += odd[i] + whole.sliced(at);
            const FilterError error = parseFilter(text).error;
            QVERIFY(error.position >= 0 && error.length >= 0 && error.position + error.length <= text.size());
            (void)completeFilter(text, at);
        }
    }
    QCOMPARE(int(parseFilter(QString(100'000, u'(')).error.fault), int(FilterFault::TooDeep));
    QCOMPARE(int(parseFilter(QStringLiteral("not ").repeated(100'000)).error.fault), int(FilterFault::TooDeep));
}

QTEST_GUILESS_MAIN(TestFilterTyping)
#include "tst_filtertyping.moc"
