// SPDX-License-Identifier: GPL-3.0-or-later
// Datagrams to and from programs that nobody here wrote: netcats, socat, logger, a name server asked by hand.
#include <QTemporaryDir>
#include <QtTest>

#include "datagramendpoint.h"
#include "endpointpair.h"
#include "patience.h"
#include "program.h"

using namespace sw;

namespace {

DatagramSettings echoing(const QString &host)
{
    DatagramSettings settings;
    settings.localHost = host;
    settings.localPort = 0;
    settings.reply.rule = {ReplyKind::EchoWithPrefix, "re: "};
    return settings;
}

bool started(DatagramEndpoint &endpoint, const DatagramSettings &settings)
{
    endpoint.start(settings);
    return waitUntil([&] { return endpoint.state() == EndpointState::Receiving; });
}

QByteArray got(const Laboratory &lab, const DatagramEndpoint &endpoint)
{
    return lab.bytes(endpoint.socket(), Direction::In);
}

} // namespace

class TestDatagramPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void netcatsAreAnswered_data();
    void netcatsAreAnswered();
    void socatReceivesFromUs();
    void socatSendsToAGroup();
    void socatOverUnixSockets();
    void loggerWritesToUs();
    void dnsmasqAnswersAHandMadeQuery();
};

void TestDatagramPeers::netcatsAreAnswered_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("host");
    const QStringList udp{QStringLiteral("-u")};
    for (const QString &host : {QStringLiteral("127.0.0.1"), QStringLiteral("::1")}) {
        QTest::addRow("nc -u %s", qPrintable(host))
            << QStringLiteral("nc") << QStringList{QStringLiteral("-u"), QStringLiteral("-w"), QStringLiteral("2")}
            << host;
        QTest::addRow("ncat -u %s", qPrintable(host)) << QStringLiteral("ncat") << udp << host;
    }
}

void TestDatagramPeers::netcatsAreAnswered()
{
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    QFETCH(QString, host);
    Laboratory lab;
    DatagramEndpoint endpoint(lab.workbench);
    QVERIFY(started(endpoint, echoing(host)));
    Program netcat(program);
    QVERIFY(netcat.start(arguments + QStringList{host, QString::number(endpoint.local().port())}));
    netcat.write("hello\n");
    QCOMPARE(netcat.output(10), QByteArray("re: hello\n"));
    QCOMPARE(got(lab, endpoint), QByteArray("hello\n"));
}

void TestDatagramPeers::socatReceivesFromUs()
{
    const quint16 port = freePort();
    Program socat(QStringLiteral("socat"));
    QVERIFY(socat.start(
        {QStringLiteral("-u"), QStringLiteral("UDP4-RECV:%1,bind=127.0.0.1").arg(port), QStringLiteral("STDOUT")}));
    Laboratory lab;
    DatagramEndpoint endpoint(lab.workbench);
    DatagramSettings settings;
    settings.binds = false;
    settings.remoteHost = QStringLiteral("127.0.0.1");
    settings.remotePort = port;
    settings.connects = true;
    QVERIFY(started(endpoint, settings));
    // It does not say when it is ready; until then the port is unreachable.
    QByteArray heard;
    QTRY_VERIFY((endpoint.sendTo("x", {}), heard += socat.process().readAllStandardOutput(), !heard.isEmpty()));
    QCOMPARE(endpoint.state(), EndpointState::Receiving);
}

void TestDatagramPeers::socatSendsToAGroup()
{
    Laboratory lab;
    DatagramEndpoint endpoint(lab.workbench);
    DatagramSettings settings = echoing(QStringLiteral("0.0.0.0"));
    settings.groups = {{QStringLiteral("239.88.1.2"), QStringLiteral("lo"), QString()}};
    QVERIFY(started(endpoint, settings));
    Program socat(QStringLiteral("socat"));
    QVERIFY(socat.start(
        {QStringLiteral("-u"), QStringLiteral("STDIN"),
         QStringLiteral("UDP4-DATAGRAM:239.88.1.2:%1,ip-multicast-if=127.0.0.1").arg(endpoint.local().port())}));
    socat.write("to all of the group");
    socat.endInput();
    QTRY_COMPARE(got(lab, endpoint), QByteArray("to all of the group"));
}

void TestDatagramPeers::socatOverUnixSockets()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("here"));
    Laboratory lab;
    DatagramEndpoint endpoint(lab.workbench);
    DatagramSettings settings = echoing(QString());
    settings.isUnix = true;
    settings.localPath = path;
    QVERIFY(started(endpoint, settings));
    Program socat(QStringLiteral("socat"));
    QVERIFY(
        socat.start({QStringLiteral("STDIO"),
                     QStringLiteral("UNIX-SENDTO:%1,bind=%2").arg(path, folder.filePath(QStringLiteral("there")))}));
    socat.write("local");
    QCOMPARE(socat.output(9), QByteArray("re: local"));
}

void TestDatagramPeers::loggerWritesToUs()
{
    Laboratory lab;
    DatagramEndpoint endpoint(lab.workbench);
    DatagramSettings settings = echoing(QStringLiteral("127.0.0.1"));
    settings.reply.rule.kind = ReplyKind::Nothing;
    QVERIFY(started(endpoint, settings));
    Program logger(QStringLiteral("logger"));
    QVERIFY(logger.start({QStringLiteral("-n"), QStringLiteral("127.0.0.1"), QStringLiteral("-P"),
                          QString::number(endpoint.local().port()), QStringLiteral("-d"), QStringLiteral("-t"),
                          QStringLiteral("tag"), QStringLiteral("a line of the log")}));
    QTRY_VERIFY(got(lab, endpoint).contains("a line of the log"));
    QVERIFY(got(lab, endpoint).startsWith('<')); // the priority of RFC 5424
}

void TestDatagramPeers::dnsmasqAnswersAHandMadeQuery()
{
    const quint16 port = freePort();
    Program dnsmasq(QStringLiteral("dnsmasq"));
    QVERIFY(dnsmasq.start({QStringLiteral("--keep-in-foreground"), QStringLiteral("--conf-file=/dev/null"),
                           QStringLiteral("--port=%1").arg(port), QStringLiteral("--no-resolv"),
                           QStringLiteral("--no-hosts"), QStringLiteral("--pid-file="),
                           QStringLiteral("--listen-address=127.0.0.1"), QStringLiteral("--bind-interfaces"),
                           QStringLiteral("--address=/answer.test/192.0.2.7")}));
    Laboratory lab;
    DatagramEndpoint endpoint(lab.workbench);
    DatagramSettings settings;
    settings.binds = false;
    settings.remoteHost = QStringLiteral("127.0.0.1");
    settings.remotePort = port;
    settings.connects = true;
    QVERIFY(started(endpoint, settings));
    // RFC 1035: identifier 0x1234, recursion desired, one question: answer.test, type A, class IN.
    const QByteArray query = QByteArray::fromHex("123401000001000000000000")
        + "\x06"
          "answer"
          "\x04"
          "test"
        + QByteArray::fromHex("0000010001");
    QTRY_VERIFY((endpoint.sendTo(query, {}), !got(lab, endpoint).isEmpty()));
    const QByteArray answer = got(lab, endpoint);
    QVERIFY(answer.startsWith(QByteArray::fromHex("1234")));
    QVERIFY(answer.contains(QByteArray::fromHex("c0000207"))); // 192.0.2.7
}

QTEST_GUILESS_MAIN(TestDatagramPeers)
#include "tst_datagrampeers.moc"
