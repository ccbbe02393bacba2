// SPDX-License-Identifier: GPL-3.0-or-later
// Whom datagrams reach: groups, broadcast, unix sockets; what is too long or lost; who was seen.
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>

#include "datagramcases.h"
#include "localaddresses.h"
#include "loopbackpeer.h"
#include "multicast.h"
#include "patience.h"
#include "socketconstants.h"

using namespace sw;

namespace {

QString interfaceWithIPv6()
{
    for (const LocalAddress &one : localAddresses()) {
        if (one.isUp && !one.isLoopback && one.address.family() == constant::afInet6)
            return one.interfaceName;
    }
    return {};
}

} // namespace

class TestDatagramReach : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void broadcastNeedsTheOption();
    void tooLong();
    void multicastStaysHere_data();
    void multicastStaysHere();
    void joinOnAnInterfaceThatIsNone();
    void unixPathAbstractAutobind();
    void lostOnesAreCountedToTheEnd();
    void peersAreBounded();
    void settingsSurviveJson();
};

void TestDatagramReach::broadcastNeedsTheOption()
{
    Laboratory lab;
    DatagramEndpoint without(lab.workbench);
    without.start(bound());
    QTRY_COMPARE(without.state(), EndpointState::Receiving);
    QSignalSpy progress(&without, &Endpoint::messageProgress);
    without.sendTo("x", SocketAddress::fromHost(QStringLiteral("127.255.255.255"), 9).value());
    QTRY_COMPARE(progress.count(), 1);
    QCOMPARE(progress[0][0].value<MessageProgress>().error, EACCES);

    DatagramEndpoint with(lab.workbench);
    DatagramSettings settings = bound();
    settings.broadcast = true;
    with.start(settings);
    QTRY_COMPARE(with.state(), EndpointState::Receiving);
    QSignalSpy sent(&with, &Endpoint::messageProgress);
    with.sendTo("x", SocketAddress::fromHost(QStringLiteral("127.255.255.255"), 9).value());
    QTRY_COMPARE(sent.count(), 1);
    QCOMPARE(sent[0][0].value<MessageProgress>().error, 0);
}

void TestDatagramReach::tooLong()
{
    Laboratory lab;
    DatagramEndpoint endpoint(lab.workbench);
    endpoint.start(bound());
    QTRY_COMPARE(endpoint.state(), EndpointState::Receiving);
    QSignalSpy progress(&endpoint, &Endpoint::messageProgress);
    endpoint.sendTo(QByteArray(65508, 'x'), endpoint.local());
    QTRY_COMPARE(progress.count(), 1);
    QCOMPARE(progress[0][0].value<MessageProgress>().error, EMSGSIZE);
    endpoint.sendTo(QByteArray(65507, 'x'), endpoint.local());
    QTRY_COMPARE(received(lab, endpoint).size(), std::size_t(1));
    QCOMPARE(received(lab, endpoint)[0].data.size(), 65507);
}

void TestDatagramReach::multicastStaysHere_data()
{
    QTest::addColumn<QString>("any");
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("source");
    QTest::newRow("IPv4") << QStringLiteral("0.0.0.0") << QStringLiteral("239.77.1.2") << QString();
    QTest::newRow("IPv4 of one source") << QStringLiteral("0.0.0.0") << QStringLiteral("232.77.1.2")
                                        << QStringLiteral("127.0.0.1");
    QTest::newRow("IPv6 interface-local") << QStringLiteral("::") << QStringLiteral("ff01::77") << QString();
}

void TestDatagramReach::multicastStaysHere()
{
    QFETCH(QString, any);
    QFETCH(QString, group);
    QFETCH(QString, source);
    Laboratory lab;
    DatagramEndpoint server(lab.workbench);
    DatagramSettings settings = bound(any);
    // IPv6 has no multicast on lo; a group of interface-local scope never leaves the machine on another interface either.
    const bool isV6 = any == QStringLiteral("::");
    const QString interface = isV6 ? interfaceWithIPv6() : QStringLiteral("lo");
    if (interface.isEmpty())
        QSKIP("No interface but lo has an IPv6 address.");
    const Membership membership{group, interface, source};
    settings.groups = {membership};
    server.start(settings);
    QTRY_COMPARE(server.state(), EndpointState::Receiving);
    QCOMPARE(server.groups().size(), std::size_t(1));
    QVERIFY(server.groups()[0].joined);

    DatagramEndpoint sender(lab.workbench);
    DatagramSettings sending = bound(isV6 ? QStringLiteral("::") : QStringLiteral("127.0.0.1"));
    sending.multicastInterface = interface;
    sending.multicastTtl = 3;
    sender.start(sending);
    QTRY_COMPARE(sender.state(), EndpointState::Receiving);
    const auto to = SocketAddress::fromHost(group, server.local().port()).value();
    QVERIFY(isMulticast(to));
    sender.sendTo("to the group", to);
    QTRY_COMPARE(lab.calls(Call::Sendto).size(), std::size_t(1));
    QCOMPARE(lab.calls(Call::Sendto)[0].error, 0);
    QTRY_COMPARE(received(lab, server).size(), std::size_t(1));
    const QJsonObject told = received(lab, server)[0].value.toObject();
    QCOMPARE(told.value(QStringLiteral("destination")).toString(), group);
    QCOMPARE(told.value(QStringLiteral("ttl")).toInt(), 3);

    server.leave(membership);
    QTRY_VERIFY(server.groups().empty());
    sender.sendTo("nobody hears this", to);
    server.join(membership);
    QTRY_COMPARE(server.groups().size(), std::size_t(1));
    QTRY_COMPARE(lab.calls(Call::Sendto).size(), std::size_t(2));
    sender.sendTo("heard again", to);
    QTRY_COMPARE(received(lab, server).back().data, "heard again");
}

void TestDatagramReach::joinOnAnInterfaceThatIsNone()
{
    Laboratory lab;
    DatagramEndpoint server(lab.workbench);
    server.start(bound(QStringLiteral("0.0.0.0")));
    QTRY_COMPARE(server.state(), EndpointState::Receiving);
    server.join({QStringLiteral("239.1.1.1"), QStringLiteral("nosuch0"), {}});
    QTRY_COMPARE(server.groups().size(), std::size_t(1));
    QCOMPARE(server.groups()[0].error, ENODEV);
    QVERIFY(!server.groups()[0].joined);
    QCOMPARE(server.state(), EndpointState::Receiving);
}

void TestDatagramReach::unixPathAbstractAutobind()
{
    QTemporaryDir folder;
    Laboratory lab;
    for (const QString &path : {folder.filePath(QStringLiteral("sock")),
                                QStringLiteral("@sw-test-%1").arg(QCoreApplication::applicationPid())}) {
        DatagramEndpoint server(lab.workbench);
        DatagramSettings settings;
        settings.isUnix = true;
        settings.localPath = path;
        settings.reply.rule.kind = ReplyKind::Echo;
        server.start(settings);
        QTRY_COMPARE(server.state(), EndpointState::Receiving);
        DatagramEndpoint client(lab.workbench);
        DatagramSettings towardsPath;
        towardsPath.isUnix = true;
        towardsPath.remotePath = path; // the local path is empty: autobind
        client.start(towardsPath);
        QTRY_COMPARE(client.state(), EndpointState::Receiving);
        QVERIFY(client.local().toString().startsWith(QStringLiteral("unix:@")));
        client.sendTo("local", {});
        QTRY_COMPARE(received(lab, client).size(), std::size_t(1));
        QCOMPARE(received(lab, client)[0].address, server.local());
        QCOMPARE(server.peers().look().peers[0].address, client.local());
    }
}

void TestDatagramReach::lostOnesAreCountedToTheEnd()
{
    Laboratory lab;
    DatagramEndpoint server(lab.workbench);
    DatagramSettings settings = bound();
    settings.receiveBuffer = 1;
    server.start(settings);
    QTRY_COMPARE(server.state(), EndpointState::Receiving);
    constexpr int sent = 30'000;
    RealSocketApi api;
    const auto fd = static_cast<int>(api.socket(constant::afInet, constant::sockDgram, 0).value);
    const QByteArray bytes(64, 'f');
    const SocketAddress to = server.local();
    for (int i = 0; i < sent; ++i)
        QCOMPARE(api.sendto(fd, bytes.constData(), 64, 0, to).value, 64);
    api.close(fd);
    // All that is left in the buffer was read once the receiver waits again.
    QTRY_COMPARE(api.receiveQueue(server.facts()->fd).value, 0);
    QTRY_VERIFY(lab.isInside(Call::Recvmsg, server.socket()));
    server.stop();
    QTRY_COMPARE(server.state(), EndpointState::Stopped);
    qint64 lost = 0;
    qint64 total = 0;
    for (const CallRecord &notice : lab.notices(Notice::DatagramsDropped)) {
        lost += notice.result;
        total = notice.asked;
    }
    const auto rows = static_cast<qint64>(received(lab, server).size());
    qInfo("%lld received, %lld lost, %d sent", rows, lost, sent);
    QVERIFY(lost > 0);
    QCOMPARE(rows + lost, sent);
    QCOMPARE(total, lost);
    QCOMPARE(server.dropped(), static_cast<quint64>(lost));
    QCOMPARE(server.peers().look().peers[0].received, static_cast<quint64>(rows));
}

void TestDatagramReach::peersAreBounded()
{
    DatagramPeers peers;
    CallRecord record;
    record.call = Call::Recvfrom;
    record.data = "x";
    record.result = 1;
    for (int i = 0; i < 3000; ++i) {
        record.beganNs = i;
        record.address = SocketAddress::fromHost(QStringLiteral("10.0.0.1"), static_cast<quint16>(i + 1)).value();
        peers.note(record);
    }
    const auto look = peers.look();
    QCOMPARE(look.peers.size(), DatagramPeers::mostKept);
    QCOMPARE(look.forgotten, 3000 - DatagramPeers::mostKept);
    QCOMPARE(look.peers.back().address.port(), 3000);
    QCOMPARE(look.peers.front().number, look.forgotten + 1);
}

void TestDatagramReach::settingsSurviveJson()
{
    DatagramSettings settings;
    settings.isUnix = true;
    settings.localPath = QStringLiteral("@x");
    settings.remoteHost = QStringLiteral("::1");
    settings.connects = true;
    settings.multicastTtl = 4;
    settings.errorQueue = true;
    settings.bufferSize = 100;
    settings.groups = {{QStringLiteral("ff02::1"), QStringLiteral("lo"), QString()}};
    settings.reply.rule.kind = ReplyKind::Echo;
    const DatagramSettings again = datagramSettingsFrom(toJson(settings));
    QCOMPARE(toJson(again), toJson(settings));
    QVERIFY(again.groups == settings.groups);
    // A file that somebody wrote by hand: what makes no sense keeps its default.
    const QJsonObject wrong{{QStringLiteral("localPort"), 70000},
                            {QStringLiteral("bufferSize"), -5},
                            {QStringLiteral("groups"), 3},
                            {QStringLiteral("ttl"), QStringLiteral("x")}};
    const DatagramSettings read = datagramSettingsFrom(wrong);
    QCOMPARE(read.localPort, DatagramSettings().localPort);
    QCOMPARE(read.bufferSize, 1);
    QCOMPARE(read.ttl, -1);
}

QTEST_GUILESS_MAIN(TestDatagramReach)
#include "tst_datagramreach.moc"
