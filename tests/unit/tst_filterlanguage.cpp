// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTest>

#include "filterexpression.h"
#include "journal.h"

using namespace sw;

Q_DECLARE_METATYPE(FilterFault)

/// The language of filters: what it reads, where it finds fault, which rows it takes.
class TestFilterLanguage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void structure_data();
    void structure();
    void faults_data();
    void faults();
    void rows_data();
    void rows();
    void peersOfConnections();
    void hostileBytesEndAPattern();
    void patternsSeeTheEncoding();
    void fieldsAreAskedFirst();

private:
    static QString shape(const FilterNode &node);
};

/// A tree as text: and(call "recv", text "x").
QString TestFilterLanguage::shape(const FilterNode &node)
{
    if (node.kind == FilterNode::Kind::Term) {
        const FilterTerm &term = node.term;
        switch (term.kind) {
        case FilterTerm::Kind::Text:
            return u'"' + term.text + u'"';
        case FilterTerm::Kind::Regex:
            return u'/' + term.text + u'/';
        case FilterTerm::Kind::Bytes:
            return u'<' + QString::fromLatin1(term.bytes.toHex()) + u'>';
        case FilterTerm::Kind::Field:
            return filterField(term.field).name + u' ' + term.text + (term.exact ? QStringLiteral("!") : QString());
        }
    }
    static constexpr std::array<const char *, 4> names{"", "and", "or", "not"};
    QStringList parts;
    for (const FilterNode &child : node.children)
        parts.append(shape(child));
    return QLatin1StringView(names[size_t(node.kind)]) + u'(' + parts.join(u", ") + u')';
}

void TestFilterLanguage::structure_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    const auto add = [](const char *typed, const char *expected) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(expected);
    };
    add("", "");
    add("   ", "");
    add("hello", "\"hello\"");
    add("  GET /index.html  HTTP/1.1 ", "\"GET /index.html  HTTP/1.1\"");
    add("\"a \\\"b\\\" \\\\ \\n\"", "\"a \"b\" \\ \n\"");
    add("call:recv", "call recv");
    add("CALL: recv", "call recv");
    add("call=recv", "call recv!");
    add("call:\"recv\"", "call recv!");
    add("call:recv hello", "and(call recv, \"hello\")");
    add("call:recv and hello", "and(call recv, \"hello\")");
    add("a or b and c", "or(\"a\", and(\"b\", \"c\"))");
    add("(a or b) and c", "and(or(\"a\", \"b\"), \"c\")");
    add("not a b", "not(\"a b\")");
    add("not a and b", "and(not(\"a\"), \"b\")");
    add("not (a or b)", "not(or(\"a\", \"b\"))");
    add("not not a", "not(not(\"a\"))");
    add("a AND NOT b OR c", "or(and(\"a\", not(\"b\")), \"c\")");
    add("\"and\"", "\"and\"");
    add("android", "\"android\"");
    add("hex:48 65 6c", "<48656c>");
    add("hex: 4865 be", "<4865be>");
    add("hex:48 65 xyz", "and(<4865>, \"xyz\")");
    add("hex:48 and dir:in", "and(<48>, dir in)");
    add("(hex:48)", "<48>");
    add("/a\\/b/", "/a\\/b/");
    add("/a b/i or /c/", "or(/a b/, /c/)");
    add("bytes>1k took>10 ms", "and(bytes 1k, took 10ms)");
    add("http://example.org", "\"http://example.org\"");
    add("f(x)", "\"f(x)\"");
    add("peer:127.0.0.1:5000", "peer 127.0.0.1:5000");
    add("peer:[::1]:80", "peer [::1]:80");
    add("endpoint:\"server #2\"", "endpoint server #2!");
    add("你好 世界", "\"你好 世界\"");
}

void TestFilterLanguage::structure()
{
    QFETCH(QString, typed);
    QFETCH(QString, expected);
    const FilterParse parsed = parseFilter(typed);
    QVERIFY2(!parsed.error, qPrintable(QString::number(int(parsed.error.fault))));
    QCOMPARE(parsed.root ? shape(*parsed.root) : QString(), expected);
}

void TestFilterLanguage::faults_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<FilterFault>("fault");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("detail");
    const auto add = [](const char *typed, FilterFault fault, int position, int length, const char *detail = "") {
        QTest::newRow(typed) << QString::fromUtf8(typed) << fault << position << length << QString::fromUtf8(detail);
    };
    add("and", FilterFault::OperatorFirst, 0, 3);
    add("or a", FilterFault::OperatorFirst, 0, 2);
    add("a and", FilterFault::TermMissing, 5, 0);
    add("a or or b", FilterFault::TermMissing, 5, 2);
    add("not", FilterFault::TermMissing, 3, 0);
    add("()", FilterFault::TermMissing, 1, 1);
    add("a and (b", FilterFault::CloseMissing, 6, 1);
    add("a ) b", FilterFault::CloseTooMany, 2, 1);
    add("(a))", FilterFault::CloseTooMany, 3, 1);
    add("dir:in \"abc", FilterFault::QuoteOpen, 7, 4);
    add("\"a\\x\"", FilterFault::UnknownEscape, 2, 2, "x");
    add("\"a\\", FilterFault::UnknownEscape, 2, 1, " ");
    add("/abc", FilterFault::RegexOpen, 0, 4);
    add("/abc\\", FilterFault::RegexOpen, 0, 5);
    add("/a/g", FilterFault::RegexFlag, 3, 1, "g");
    add("//", FilterFault::RegexWrong, 0, 2);
    add("call:", FilterFault::ValueMissing, 5, 0, "call");
    add("(peer: )", FilterFault::ValueMissing, 7, 0, "peer");
    add("peer:\"\"", FilterFault::ValueMissing, 5, 2, "peer");
    add("call:recieve", FilterFault::UnknownCall, 5, 7, "recieve");
    add("call=rec", FilterFault::UnknownCall, 5, 3, "rec");
    add("dir:up", FilterFault::UnknownDirection, 4, 2, "up");
    add("errno:ECONN", FilterFault::UnknownErrno, 6, 5, "ECONN");
    add("errno:-3", FilterFault::UnknownErrno, 6, 2, "-3");
    add("a bytes>x", FilterFault::NotANumber, 8, 1, "x");
    add("bytes>99999999999999999999", FilterFault::NotANumber, 6, 20, "99999999999999999999");
    add("bytes>9223372036854775807g", FilterFault::NotANumber, 6, 20, "9223372036854775807g");
    add("took>10", FilterFault::UnitMissing, 5, 2, "10");
    add("took>10 x", FilterFault::UnitMissing, 5, 2, "10");
    add("took>soon", FilterFault::NotATime, 5, 4, "soon");
    add("took>1e300s", FilterFault::NotATime, 5, 6, "1e300s");
    add("hex:zz", FilterFault::NotHex, 4, 2, "zz");
    add("hex:", FilterFault::ValueMissing, 4, 0, "hex");
    add("hex:48 6", FilterFault::OddHex, 7, 1, "6");
    add("call>recv", FilterFault::WrongOperator, 4, 1, "call");
    add("peer<=x", FilterFault::WrongOperator, 4, 2, "peer");
    add("hex=48", FilterFault::WrongOperator, 3, 1, "hex");
    add("你好 and call:不", FilterFault::UnknownCall, 12, 1, "不");
}

void TestFilterLanguage::faults()
{
    QFETCH(QString, typed);
    QFETCH(FilterFault, fault);
    QFETCH(int, position);
    QFETCH(int, length);
    QFETCH(QString, detail);
    const FilterError error = parseFilter(typed).error;
    QCOMPARE(int(error.fault), int(fault));
    QCOMPARE(error.position, position);
    QCOMPARE(error.length, length);
    if (fault != FilterFault::RegexWrong)
        QCOMPARE(error.detail, detail);
    QVERIFY(!FilterExpression(typed, {}).isValid());
    // A pattern's fault is told at its place by the library.
    const FilterError pattern = parseFilter(QStringLiteral("x or /a(b/")).error;
    QCOMPARE(int(pattern.fault), int(FilterFault::RegexWrong));
    QCOMPARE(pattern.position, 9);
    QVERIFY(!pattern.detail.isEmpty());
}

void TestFilterLanguage::rows_data()
{
    // Row 0: recv of data; 1: failed connect; 2: send; 3: a notice; 4: getaddrinfo that failed.
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    const auto add = [](const char *typed, const char *expected) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(expected);
    };
    add("", "01234");
    add("call:recv", "0");
    add("call:RE", "0");
    add("call:s", "2");
    add("call=send", "2");
    add("call!=send", "0134");
    add("dir:in", "0");
    add("dir:out", "2");
    add("dir:none", "14");
    add("not dir:none", "023");
    add("errno:ECONNREFUSED", "1");
    add("errno:econnrefused", "1");
    add("errno:111", "1");
    add("errno:EAI_NONAME", "4");
    add("errno:any", "14");
    add("errno:0", "023");
    add("bytes>5", "0");
    add("bytes>=3", "02");
    add("bytes:3", "2");
    add("bytes<1", "14");
    add("bytes!=3", "0134");
    add("took>10ms", "1");
    add("took<=11us", "02");
    add("took=11us", "02");
    add("fd:12", "0");
    add("thread>=0", "0124");
    add("row<2", "01");
    add("endpoint:server", "0");
    add("endpoint=server", "");
    add("endpoint:\"server #5\"", "0");
    add("peer:127.0.0.1", "1");
    add("peer:no.host", "4");
    add("\"Hello, w\"", "0");
    add("hello", "0");
    add("hello or abc", "02");
    add("hello and abc", "");
    add("hex:48 65", "0");
    add("not hex:48 65", "1234");
    add("/^hel+o/i", "0");
    add("/^hel+o/", "");
    add("/\\d{3}$/", "01");
    add("/CONN/", "1");
    add("/世.$/", "2");
    add("(dir:in or dir:out) and bytes<5", "2");
    add("call:recv bytes>5 /world/", "0");
}

void TestFilterLanguage::rows()
{
    QFETCH(QString, typed);
    QFETCH(QString, expected);
    Journal journal;
    CallRecord record;
    record.call = Call::Recv;
    record.endpoint = 1;
    record.connection = 5;
    record.fd = 12;
    record.tookNs = 11'000;
    record.data = "Hello, world 123";
    journal.append(CallRecord(record));
    CallRecord refused;
    refused.call = Call::Connect;
    refused.error = 111;
    refused.tookNs = 20'000'000;
    refused.address = *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 40312);
    journal.append(std::move(refused));
    record.call = Call::Send;
    record.endpoint = 0;
    record.fd = 5;
    record.data = "abc";
    if (typed.contains(u'世'))
        record.data = "世界";
    journal.append(std::move(record));
    CallRecord notice;
    notice.kind = RecordKind::Notice;
    notice.notice = Notice::AcceptResumed;
    journal.append(std::move(notice));
    CallRecord lookup;
    lookup.call = Call::Getaddrinfo;
    lookup.gaiError = -2;
    lookup.tookNs = 1'000'000;
    lookup.text = QStringLiteral("no.host.example");
    journal.append(std::move(lookup));

    FilterContext context;
    context.who = [](EndpointId, quint32 connection) { return QStringLiteral("server #%1").arg(connection); };
    const FilterExpression filter(typed, context);
    QVERIFY(filter.isValid());
    QString found;
    journal.visit(0, journal.endRow(), [&](const JournalRow &row) {
        if (filter.matches(row))
            found += QString::number(row.number());
        return true;
    });
    QCOMPARE(found, expected);
}

void TestFilterLanguage::peersOfConnections()
{
    Journal journal;
    CallRecord accept;
    accept.call = Call::Accept;
    accept.socket = 3;
    accept.newSocket = 9;
    accept.address = *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 40312);
    journal.append(std::move(accept));
    CallRecord refused;
    refused.call = Call::Connect;
    refused.socket = 10;
    refused.error = 111;
    refused.address = *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 40312);
    journal.append(std::move(refused));
    for (const SocketId socket : {9U, 10U}) {
        CallRecord data;
        data.call = Call::Recv;
        data.socket = socket;
        data.data = "x";
        journal.append(std::move(data));
    }
    auto peers = std::make_shared<PeerBook>();
    FilterContext context;
    context.peers = peers;
    const FilterExpression filter(QStringLiteral("peer:40312"), context);
    QVERIFY(!filter.matches(*journal.row(2))); // not learned yet
    journal.visit(0, journal.endRow(), [&](const JournalRow &row) {
        peers->learn(row);
        return true;
    });
    QVERIFY(filter.matches(*journal.row(0)));
    QVERIFY(filter.matches(*journal.row(2))); // data of the accepted connection
    QVERIFY(!filter.matches(*journal.row(3))); // this socket was never connected
}

void TestFilterLanguage::hostileBytesEndAPattern()
{
    Journal journal;
    CallRecord record;
    record.call = Call::Recv;
    record.data = QByteArray(100'000, 'a') + "!";
    journal.append(std::move(record));
    const FilterExpression filter(QStringLiteral("/^(a+)+$/"), {});
    QVERIFY(filter.isValid());
    // A pattern must not be able to lift the limit.
    const FilterExpression raised(QStringLiteral("/(*LIMIT_MATCH=4000000000)^(a+)+$/"), {});
    for (const FilterExpression *each : {&filter, &raised}) {
        const FilterExpression copy(*each); // as another thread would have it
        QVERIFY(!copy.matches(*journal.row(0)));
        QCOMPARE(each->gaveUp(), 1ULL); // without a limit this would take longer than anybody waits
    }
}

void TestFilterLanguage::patternsSeeTheEncoding()
{
    for (const TextEncoding encoding : {TextEncoding::Utf8, TextEncoding::Gb18030, TextEncoding::Big5,
                                        TextEncoding::ShiftJis, TextEncoding::Utf16Le, TextEncoding::Utf16Be}) {
        Journal journal;
        CallRecord record;
        record.call = Call::Recv;
        record.data = encode(QStringLiteral("中文 abc"), encoding).bytes;
        journal.append(std::move(record));
        FilterContext context;
        context.encoding = encoding;
        QVERIFY(FilterExpression(QStringLiteral("/^中. ABC$/i"), context).matches(*journal.row(0)));
        QVERIFY(FilterExpression(QStringLiteral("文"), context).matches(*journal.row(0)));
        QVERIFY(!FilterExpression(QStringLiteral("国"), context).matches(*journal.row(0)));
    }
}

void TestFilterLanguage::fieldsAreAskedFirst()
{
    QVERIFY(!FilterExpression(QStringLiteral("call:recv bytes>5 or errno:any"), {}).needsBytes());
    QVERIFY(FilterExpression(QStringLiteral("call:recv and x"), {}).needsBytes());
    QVERIFY(FilterExpression(QStringLiteral("not (dir:in or hex:00)"), {}).needsBytes());
    // A pattern that would give up is never tried where a field has decided.
    Journal journal;
    CallRecord record;
    record.call = Call::Recv;
    record.data = QByteArray(100'000, 'a') + "!";
    journal.append(std::move(record));
    const FilterExpression filter(QStringLiteral("/^(a+)+$/ and call:send"), {});
    QVERIFY(!filter.matches(*journal.row(0)));
    QCOMPARE(filter.gaveUp(), 0ULL);
}

QTEST_GUILESS_MAIN(TestFilterLanguage)
#include "tst_filterlanguage.moc"
