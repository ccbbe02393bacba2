// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>

#include <QJsonObject>
#include <QTest>

#include "calltext.h"
#include "recordjson.h"
#include "socketconstants.h"

using namespace sw;

namespace {

CallRecord record(Call call, int fd, qint64 result, int error = 0)
{
    CallRecord r;
    r.call = call;
    r.fd = fd;
    r.result = result;
    r.error = error;
    return r;
}

} // namespace

class TestCallText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesCallsAsStraceDoes_data();
    void writesCallsAsStraceDoes();
    void writesOverlappingCallsInTwoHalves();
    void escapesBytes_data();
    void escapesBytes();
    void writesNotices();
    void writesEveryCallWithoutFail();
    void makesJson();
    void cutsLongDataInJson();
};

void TestCallText::writesCallsAsStraceDoes_data()
{
    QTest::addColumn<CallRecord>("given");
    QTest::addColumn<QString>("line");
    const SocketAddress address = *SocketAddress::parse(QStringLiteral("127.0.0.1:0"));

    CallRecord r = record(Call::Socket, 7, 7);
    r.arguments = {constant::afInet, constant::sockStream, 0};
    QTest::newRow("socket") << r << QStringLiteral("socket(AF_INET, SOCK_STREAM, 0) = 7");
    r = record(Call::Bind, 7, 0);
    r.address = address;
    QTest::newRow("bind") << r << QStringLiteral("bind(7, 127.0.0.1:0) = 0");
    r = record(Call::Htons, -1, 20480);
    r.asked = 80;
    r.value = 20480;
    QTest::newRow("htons") << r << QStringLiteral("htons(80) = 20480 (0x0050 -> 0x5000, bytes 00 50)");
    r = record(Call::Htons, -1, -1, ERANGE);
    r.asked = 70000;
    QTest::newRow("htons too large") << r << QStringLiteral("htons(70000) = -1 ERANGE");
    r = record(Call::Getservbyport, -1, 0);
    r.service = QStringLiteral("80");
    r.value = QStringLiteral("http");
    QTest::newRow("getservbyport") << r << QStringLiteral("getservbyport(htons(80), NULL) = \"http\"");
    r = record(Call::Gethostbyname, -1, -1);
    r.text = QStringLiteral("a\nb");
    r.gaiError = -2;
    r.hostError = 1;
    QTest::newRow("gethostbyname") << r
                                   << QStringLiteral(
                                          "gethostbyname(\"a\\nb\") = -1 EAI_NONAME (h_errno 1 HOST_NOT_FOUND)");
    r = record(Call::Getnameinfo, -1, 0);
    r.address = address;
    r.value = QJsonObject{{QStringLiteral("host"), QStringLiteral("h\x1b")},
                          {QStringLiteral("service"), QStringLiteral("0")}};
    QTest::newRow("getnameinfo") << r << QStringLiteral("getnameinfo(127.0.0.1:0, 0, \"h\\33\", \"0\") = 0");
    r = record(Call::Connect, 7, -1, ECONNREFUSED);
    r.address = address;
    QTest::newRow("connect") << r << QStringLiteral("connect(7, 127.0.0.1:0) = -1 ECONNREFUSED");
    r = record(Call::ConnectEx, 7, ECONNREFUSED, ECONNREFUSED);
    r.address = address;
    QTest::newRow("connect_ex") << r << QStringLiteral("connect_ex(7, 127.0.0.1:0) = 111 ECONNREFUSED");
    r = record(Call::Accept, 7, 8);
    r.address = address;
    QTest::newRow("accept") << r << QStringLiteral("accept(7, 127.0.0.1:0) = 8");
    r = record(Call::Recv, 5, 40);
    r.asked = 1024;
    r.data = QByteArray(40, 'x');
    QTest::newRow("recv") << r << QStringLiteral("recv(5, \"%1\"..., 1024) = 40").arg(QString(32, u'x'));
    r = record(Call::Recv, 5, -1, EINTR);
    r.asked = 1;
    r.arguments = {0x2, 0, 0};
    r.flags = RecordFlag::Cancelled;
    QTest::newRow("interrupted") << r << QStringLiteral("recv(5, ..., 1, MSG_PEEK) = -1 EINTR <interrupted here>");
    r = record(Call::Send, 5, 2);
    r.asked = 2;
    r.data = "a\n";
    QTest::newRow("send") << r << QStringLiteral("send(5, \"a\\n\", 2) = 2");
    r = record(Call::Shutdown, 5, 0);
    r.arguments = {constant::shutWr, 0, 0};
    QTest::newRow("shutdown") << r << QStringLiteral("shutdown(5, SHUT_WR) = 0");
    r = record(Call::Setsockopt, 5, 0);
    r.arguments = {constant::solSocket, constant::soReuseAddr, 0};
    r.value = 1;
    QTest::newRow("setsockopt") << r << QStringLiteral("setsockopt(5, SOL_SOCKET, SO_REUSEADDR, [1]) = 0");
    r = record(Call::Poll, 5, 1);
    r.arguments = {constant::pollIn, 0, 0};
    r.asked = 20;
    r.messageFlags = constant::pollIn;
    QTest::newRow("poll") << r << QStringLiteral("poll([{fd=5, events=POLLIN}], 1, 20) = 1 ([{fd=5, revents=POLLIN}])");
    r = record(Call::Setblocking, 5, 0);
    r.kind = RecordKind::Inner;
    r.asked = 1;
    QTest::newRow("inner mode") << r << QStringLiteral("fcntl(5, F_SETFL, O_NONBLOCK) = 0");
    r = record(Call::Settimeout, 5, 0);
    r.asked = 500'000'000;
    QTest::newRow("settimeout") << r << QStringLiteral("settimeout(5, 0.5) = 0");
    r = record(Call::TcpInfo, 5, -1);
    r.flags = RecordFlag::Unsupported;
    QTest::newRow("unsupported") << r << QStringLiteral("tcp_info(5) = ? <unsupported>");
}

void TestCallText::writesCallsAsStraceDoes()
{
    QFETCH(CallRecord, given);
    QFETCH(QString, line);
    QCOMPARE(straceLine(given), line);
}

void TestCallText::writesOverlappingCallsInTwoHalves()
{
    CallRecord r = record(Call::Accept, 3, 4);
    QCOMPARE(straceUnfinished(r), QStringLiteral("accept(3 <unfinished ...>"));
    r.address = *SocketAddress::parse(QStringLiteral("[::1]:5"));
    QCOMPARE(straceResumed(r), QStringLiteral("<... accept resumed>, [::1]:5) = 4"));
}

void TestCallText::escapesBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << QByteArray() << QStringLiteral("\"\"");
    QTest::newRow("quotes") << QByteArray("\"\\\t\r") << QStringLiteral("\"\\\"\\\\\\t\\r\"");
    QTest::newRow("octal") << QByteArray("\x01x\x7f", 3) << QStringLiteral("\"\\1x\\177\"");
    QTest::newRow("octal before a digit") << QByteArray("\0"
                                                        "7",
                                                        2)
                                          << QStringLiteral("\"\\0007\"");
    QTest::newRow("high bytes") << QByteArray("\xe4") << QStringLiteral("\"\\344\"");
}

void TestCallText::escapesBytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(straceBytes(bytes), text);
}

void TestCallText::writesNotices()
{
    CallRecord r;
    r.kind = RecordKind::Notice;
    r.notice = Notice::AcceptPaused;
    r.error = EMFILE;
    QCOMPARE(straceLine(r), QStringLiteral("AcceptPaused(EMFILE)"));
    r.notice = Notice::PortHeld;
    QVERIFY(straceLine(r).startsWith(QStringLiteral("PortHeld(")));
}

void TestCallText::writesEveryCallWithoutFail()
{
    for (int i = 1; i < static_cast<int>(Call::Count); ++i) {
        const CallRecord r = record(static_cast<Call>(i), -1, -1, EBADF);
        QVERIFY(straceLine(r).startsWith(callName(r.call) + u'('));
        QVERIFY(straceLine(r).endsWith(QStringLiteral(" EBADF")));
    }
}

void TestCallText::makesJson()
{
    CallRecord r = record(Call::Recv, 5, 0);
    r.flags = RecordFlag::Bytes;
    r.asked = 10;
    r.beganNs = 1500;
    r.tookNs = 20;
    r.thread = 99;
    QJsonObject object = recordToJson(r, 500);
    QCOMPARE(object.value(QStringLiteral("began_ns")).toInt(), 1000);
    QVERIFY(object.value(QStringLiteral("errno")).isNull());
    QCOMPARE(object.value(QStringLiteral("data")).toObject().value(QStringLiteral("bytes")).toInt(-1), 0);
    QCOMPARE(object.value(QStringLiteral("args")).toObject().value(QStringLiteral("size")).toInt(), 10);
    r = record(Call::Recv, -1, -1, ETIMEDOUT);
    r.flags = RecordFlag::TimedOut | RecordFlag::Cancelled;
    object = recordToJson(r, 0);
    QCOMPARE(object.value(QStringLiteral("errno")).toString(), QStringLiteral("ETIMEDOUT"));
    QVERIFY(object.value(QStringLiteral("fd")).isNull());
    QVERIFY(object.value(QStringLiteral("timed_out")).toBool());
    QVERIFY(object.value(QStringLiteral("interrupted")).toBool());
    QVERIFY(!object.contains(QStringLiteral("data")));
}

void TestCallText::cutsLongDataInJson()
{
    const QJsonObject whole = bytesToJson(QByteArray(65536, 'x'));
    QVERIFY(!whole.contains(QStringLiteral("sha256")));
    const QJsonObject cut = bytesToJson(QByteArray(65537, 'x'));
    QCOMPARE(cut.value(QStringLiteral("bytes")).toInt(), 65537);
    QCOMPARE(cut.value(QStringLiteral("hex")).toString().size(), 2 * 65536);
    QCOMPARE(cut.value(QStringLiteral("sha256")).toString().size(), 64);
}

QTEST_GUILESS_MAIN(TestCallText)
#include "tst_calltext.moc"
