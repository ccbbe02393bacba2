// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <future>

#include <netdb.h>

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include "backendbench.h"
#include "calltext.h"
#include "patience.h"
#include "socketconstants.h"
#include "threads.h"

using namespace sw;

/// The name functions and the byte functions as every backend must make them.
class BackendNamesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackendRows(); }
    void asksTheFunction_data();
    void asksTheFunction();
    void passesOnEverything();
    void tellsFailures_data();
    void tellsFailures();
    void olderFunctionsCanBeGivenUp_data();
    void olderFunctionsCanBeGivenUp();
    void byteFunctionsNeedNoSocket_data();
    void byteFunctionsNeedNoSocket();
    void refusesNul();
};

void BackendNamesTest::asksTheFunction_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("function");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](Call call, NameFunction function, const QJsonValue &value) {
        QTest::newRow(callName(call).data()) << static_cast<int>(call) << static_cast<int>(function) << value;
    };
    const QJsonObject host{{QStringLiteral("name"), QStringLiteral("n.example")},
                           {QStringLiteral("aliases"), QJsonArray{QStringLiteral("other")}},
                           {QStringLiteral("addresses"), QJsonArray{QStringLiteral("192.0.2.1")}}};
    row(Call::Getnameinfo, NameFunction::Getnameinfo,
        QJsonObject{{QStringLiteral("host"), QStringLiteral("n.example")},
                    {QStringLiteral("service"), QStringLiteral("s")}});
    row(Call::Getfqdn, NameFunction::Getfqdn, QStringLiteral("n.example"));
    row(Call::Gethostbyname, NameFunction::Gethostbyname, QStringLiteral("192.0.2.1"));
    row(Call::GethostbynameEx, NameFunction::Gethostbyname, host);
    row(Call::Gethostbyaddr, NameFunction::Gethostbyaddr, host);
    row(Call::Getservbyname, NameFunction::Getservbyname, 80);
    row(Call::Getservbyport, NameFunction::Getservbyport, QStringLiteral("n.example"));
    row(Call::Getprotobyname, NameFunction::Getprotobyname, 80);
}

void BackendNamesTest::asksTheFunction()
{
    QFETCH(int, call);
    QFETCH(int, function);
    QFETCH(QJsonValue, value);
    BackendBench bench([function](const NameQuery &query) {
        NameAnswer answer;
        if (static_cast<int>(query.function) != function) {
            answer.gaiError = EAI_FAIL;
            return answer;
        }
        answer.name = QStringLiteral("n.example");
        answer.aliases = {QStringLiteral("other")};
        answer.hostAddresses = {QStringLiteral("192.0.2.1")};
        answer.service = QStringLiteral("s");
        answer.number = 80;
        return answer;
    });
    for (const LaneId lane : {LaneId(0), bench.backend->newLane("actor")}) {
        SocketCommand command = bench.command(static_cast<Call>(call), 0, lane);
        command.host = QStringLiteral("asked");
        const CallRecord record = bench.make(command);
        QCOMPARE(record.call, static_cast<Call>(call));
        QCOMPARE(record.gaiError, 0);
        QCOMPARE(record.result, 0);
        QCOMPARE(record.value, value);
        QCOMPARE(record.text, command.host);
        QVERIFY(record.thread != currentThreadNumber());
    }
}

void BackendNamesTest::passesOnEverything()
{
    std::promise<NameQuery> asked;
    BackendBench bench([&asked](const NameQuery &query) {
        asked.set_value(query);
        return NameAnswer{};
    });
    SocketCommand command = bench.command(Call::Getaddrinfo, 0);
    command.host = QStringLiteral("h");
    command.service = QStringLiteral("99999");
    command.arguments = {constant::afInet6, constant::sockDgram, 17};
    command.number = constant::aiPassive;
    const CallRecord record = bench.make(command);
    const NameQuery query = asked.get_future().get();
    QCOMPARE(query.host, command.host);
    QCOMPARE(query.service, command.service);
    QCOMPARE(query.family, constant::afInet6);
    QCOMPARE(query.type, constant::sockDgram);
    QCOMPARE(query.protocol, 17);
    QCOMPARE(query.flags, constant::aiPassive);
    QCOMPARE(straceLine(record),
             QStringLiteral("getaddrinfo(\"h\", \"99999\", {ai_family=AF_INET6, ai_socktype=SOCK_DGRAM, "
                            "ai_protocol=IPPROTO_UDP, ai_flags=AI_PASSIVE}, []) = 0"));
}

void BackendNamesTest::tellsFailures_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("result");
    QTest::newRow("getnameinfo") << static_cast<int>(Call::Getnameinfo) << EAI_NODATA;
    QTest::newRow("gethostbyname") << static_cast<int>(Call::Gethostbyname) << -1;
    QTest::newRow("getservbyname") << static_cast<int>(Call::Getservbyname) << -1;
}

void BackendNamesTest::tellsFailures()
{
    QFETCH(int, call);
    QFETCH(int, result);
    BackendBench bench([](const NameQuery &) {
        NameAnswer answer;
        answer.gaiError = EAI_NODATA;
        answer.hostError = NO_DATA;
        return answer;
    });
    const CallRecord record = bench.make(static_cast<Call>(call), 0);
    QVERIFY(record.failed());
    QCOMPARE(record.result, result);
    QCOMPARE(record.gaiError, EAI_NODATA);
    QCOMPARE(record.hostError, NO_DATA);
    QVERIFY(record.value.isNull());
    QVERIFY(straceLine(record).endsWith(QStringLiteral(" EAI_NODATA (h_errno 4 NO_DATA)")));
}

void BackendNamesTest::olderFunctionsCanBeGivenUp_data()
{
    QTest::addColumn<bool>("inLane");
    QTest::newRow("on its own") << false;
    QTest::newRow("in a lane") << true;
}

void BackendNamesTest::olderFunctionsCanBeGivenUp()
{
    QFETCH(bool, inLane);
    const auto gate = std::make_shared<std::promise<void>>();
    const std::shared_future<void> opened = gate->get_future().share();
    BackendBench bench([opened](const NameQuery &) {
        opened.wait();
        return NameAnswer{};
    });
    const SocketCommand command = bench.command(Call::Gethostbyaddr, 0, inLane ? bench.backend->newLane("actor") : 0);
    bench.start(command);
    QTRY_COMPARE(bench.backend->runningCalls().size(), 1U);
    QCOMPARE(bench.backend->runningCalls().front().call, Call::Gethostbyaddr);
    bench.backend->cancel(command.token);
    const CallRecord record = bench.answerTo(command.token);
    QCOMPARE(record.call, Call::Gethostbyaddr);
    QCOMPARE(record.error, ECANCELED);
    QVERIFY(record.flags.testFlag(RecordFlag::Cancelled));
    QVERIFY(bench.log.waitFor(RecordLog::notice(Notice::LookupAbandoned)));
    gate->set_value();
    QTRY_COMPARE(bench.backend->liveThreads(), inLane ? 1 : 0);
}

void BackendNamesTest::byteFunctionsNeedNoSocket_data()
{
    QTest::addColumn<SocketCommand>("command");
    QTest::addColumn<qint64>("result");
    QTest::addColumn<int>("error");
    QTest::addColumn<QJsonValue>("value");
    SocketCommand command;
    command.call = Call::Htons;
    command.number = 80;
    const QJsonValue none;
    QTest::newRow("htons") << command << qint64(20480) << 0 << QJsonValue(20480);
    command.number = 70000;
    QTest::newRow("htons too large") << command << qint64(-1) << ERANGE << none;
    command.call = Call::Ntohl;
    QTest::newRow("ntohl") << command << qint64(0x70110100) << 0 << QJsonValue(0x70110100);
    command.call = Call::InetAton;
    command.host = QStringLiteral("127.1");
    QTest::newRow("inet_aton") << command << qint64(1) << 0 << QJsonValue(QStringLiteral("7f000001"));
    command.call = Call::InetPton;
    command.arguments[0] = constant::afInet;
    QTest::newRow("inet_pton") << command << qint64(-1) << EINVAL << none;
    command.arguments[0] = constant::afUnix;
    QTest::newRow("inet_pton of no family") << command << qint64(-1) << EAFNOSUPPORT << none;
    command.call = Call::InetNtoa;
    command.bytes = QByteArray::fromHex("c0000201");
    QTest::newRow("inet_ntoa") << command << qint64(0) << 0 << QJsonValue(QStringLiteral("192.0.2.1"));
    command.call = Call::InetNtop;
    command.arguments[0] = constant::afInet6;
    QTest::newRow("inet_ntop too short") << command << qint64(-1) << EINVAL << none;
}

void BackendNamesTest::byteFunctionsNeedNoSocket()
{
    QFETCH(SocketCommand, command);
    QFETCH(qint64, result);
    QFETCH(int, error);
    QFETCH(QJsonValue, value);
    BackendBench bench;
    command.token = bench.command(command.call, 0).token;
    const CallRecord record = bench.make(command);
    QCOMPARE(record.result, result);
    QCOMPARE(record.error, error);
    QCOMPARE(record.value, value);
    QVERIFY(!record.flags.testFlag(RecordFlag::Unsupported));
}

void BackendNamesTest::refusesNul()
{
    BackendBench bench;
    const QString host = QStringLiteral("localhost") + QChar(QChar::Null) + QStringLiteral(".example");
    for (const Call call : {Call::Getaddrinfo, Call::Gethostbyname, Call::Getprotobyname, Call::InetAton}) {
        SocketCommand command = bench.command(call, 0);
        command.host = host;
        const CallRecord record = bench.make(command);
        QCOMPARE(record.error, EINVAL);
        QCOMPARE(record.result, -1);
    }
}

QTEST_GUILESS_MAIN(BackendNamesTest)
#include "tst_backendnames.moc"
