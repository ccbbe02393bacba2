// SPDX-License-Identifier: GPL-3.0-or-later
// A datagram socket's life: the recipe as visible calls, both families, errors that come back.
#include <QJsonObject>
#include <QtTest>

#include <cerrno>

#include "datagramcases.h"
#include "loopbackpeer.h"
#include "multicast.h"
#include "patience.h"
#include "socketconstants.h"

using namespace sw;

namespace {

SocketAddress deadPort()
{
    // TCP and UDP ports are apart, so one that is free for both is looked for.
    return closedLoopbackPort();
}

} // namespace

class TestDatagramEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recipeIsVisible();
    void talksWithoutConnect();
    void connectedTalk();
    void emptyDatagramsBothWays();
    void bothFamilies_data();
    void bothFamilies();
    void dualStackTellsIPv4();
    void truncationKeepsTheSize();
    void refusedIsToldAndGoesOn();
    void errorQueueCountsThePeer();
    void addressInUse();
    void namesAreLookedUp();
    void stopsWhilePausedAndStartsAgain();
};

void TestDatagramEndpoint::recipeIsVisible()
{
    Laboratory lab;
    DatagramEndpoint endpoint(lab.workbench);
    DatagramSettings settings = bound();
    settings.reuseAddress = true;
    settings.broadcast = true;
    settings.errorQueue = true;
    settings.receiveBuffer = 4096;
    settings.ttl = 9;
    settings.multicastTtl = 2;
    settings.multicastLoop = false;
    settings.multicastInterface = QStringLiteral("lo");
    endpoint.start(settings);
    QTRY_COMPARE(endpoint.state(), EndpointState::Receiving);
    const QStringList wanted{
        QStringLiteral("SO_REUSEADDR"),     QStringLiteral("SO_RCVBUF"),        QStringLiteral("SO_BROADCAST"),
        QStringLiteral("IP_TTL"),           QStringLiteral("IP_PKTINFO"),       QStringLiteral("IP_RECVTTL"),
        QStringLiteral("SO_RXQ_OVFL"),      QStringLiteral("IP_RECVERR"),       QStringLiteral("IP_MULTICAST_IF"),
        QStringLiteral("IP_MULTICAST_TTL"), QStringLiteral("IP_MULTICAST_LOOP")};
    QCOMPARE(optionsSet(lab), wanted);
    QCOMPARE(lab.calls(Call::Getsockname).size(), std::size_t(1)); // the system picked the port
    QVERIFY(endpoint.local().port() != 0);
    QTRY_VERIFY(lab.isInside(Call::Recvmsg, endpoint.socket()));
    endpoint.stop();
    QTRY_COMPARE(endpoint.state(), EndpointState::Stopped);
    QTRY_VERIFY(lab.backend.sockets().empty());
}

void TestDatagramEndpoint::talksWithoutConnect()
{
    Laboratory lab;
    DatagramEndpoint server(lab.workbench);
    DatagramSettings settings = bound();
    settings.reply.rule.kind = ReplyKind::EchoWithPrefix;
    settings.reply.rule.bytes = "re: ";
    server.start(settings);
    QTRY_COMPARE(server.state(), EndpointState::Receiving);
    DatagramEndpoint client(lab.workbench);
    client.start(towards(server.local(), false));
    QTRY_COMPARE(client.state(), EndpointState::Receiving);
    client.sendTo("hello", {});
    QTRY_COMPARE(received(lab, client).size(), std::size_t(1));
    const CallRecord answer = received(lab, client)[0];
    QCOMPARE(answer.data, "re: hello");
    QCOMPARE(answer.address, server.local());
    QCOMPARE(lab.calls(Call::Connect).size(), std::size_t(0));

    const auto peers = server.peers().look().peers;
    QCOMPARE(peers.size(), std::size_t(1));
    QTRY_COMPARE(peers[0].address.port(), client.local().port());
    QCOMPARE(peers[0].received, 1U);
    QCOMPARE(peers[0].bytesReceived, 5U);
    QTRY_COMPARE(server.peers().look().peers[0].bytesSent, 9U);
    QCOMPARE(peers[0].ttl, 64);
    QTRY_COMPARE(client.peers().look().peers[0].received, 1U);
    QTRY_COMPARE(client.peers().look().peers[0].sent, 1U);
}

void TestDatagramEndpoint::connectedTalk()
{
    Laboratory lab;
    DatagramEndpoint server(lab.workbench);
    server.start(bound());
    QTRY_COMPARE(server.state(), EndpointState::Receiving);
    DatagramEndpoint client(lab.workbench);
    client.start(towards(server.local(), true));
    QTRY_COMPARE(client.state(), EndpointState::Receiving);
    QVERIFY(client.isConnected());
    client.sendTo("one", {});
    QTRY_COMPARE(received(lab, server).size(), std::size_t(1));
    QTRY_COMPARE(lab.calls(Call::Send).size(), std::size_t(1)); // its row may come after the receiver's
    server.sendTo("back", received(lab, server)[0].address);
    QTRY_COMPARE(received(lab, client).size(), std::size_t(1));
    QCOMPARE(client.peers().look().peers.size(), std::size_t(1));
    // A stranger's datagram does not get in.
    DatagramEndpoint stranger(lab.workbench);
    stranger.start(bound());
    QTRY_COMPARE(stranger.state(), EndpointState::Receiving);
    stranger.sendTo("psst", client.local());
    server.sendTo("again", client.local());
    QTRY_COMPARE(received(lab, client).size(), std::size_t(2));
    QCOMPARE(received(lab, client)[1].data, "again");
}

void TestDatagramEndpoint::emptyDatagramsBothWays()
{
    Laboratory lab;
    DatagramEndpoint server(lab.workbench);
    DatagramSettings settings = bound();
    settings.reply.rule.kind = ReplyKind::Echo;
    server.start(settings);
    QTRY_COMPARE(server.state(), EndpointState::Receiving);
    DatagramEndpoint client(lab.workbench);
    client.start(towards(server.local(), true));
    QTRY_COMPARE(client.state(), EndpointState::Receiving);
    QSignalSpy progress(&client, &Endpoint::messageProgress);
    client.sendTo({}, {});
    QTRY_COMPARE(received(lab, client).size(), std::size_t(1)); // echoed
    QCOMPARE(received(lab, server)[0].data.size(), 0);
    QTRY_VERIFY(!progress.isEmpty());
    QVERIFY(progress.last().first().value<MessageProgress>().finished);
    QCOMPARE(server.state(), EndpointState::Receiving);
}

void TestDatagramEndpoint::bothFamilies_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("IPv4") << QStringLiteral("127.0.0.1");
    QTest::newRow("IPv6") << QStringLiteral("::1");
}

void TestDatagramEndpoint::bothFamilies()
{
    QFETCH(QString, host);
    Laboratory lab;
    DatagramEndpoint server(lab.workbench);
    server.start(bound(host));
    QTRY_COMPARE(server.state(), EndpointState::Receiving);
    DatagramEndpoint client(lab.workbench);
    DatagramSettings settings = towards(server.local(), false);
    settings.ttl = 7;
    client.start(settings);
    QTRY_COMPARE(client.state(), EndpointState::Receiving);
    client.sendTo("x", {});
    QTRY_COMPARE(received(lab, server).size(), std::size_t(1));
    const QJsonObject told = received(lab, server)[0].value.toObject();
    QCOMPARE(told.value(QStringLiteral("destination")).toString(), host);
    QCOMPARE(told.value(QStringLiteral("interface")).toString(), QStringLiteral("lo"));
    QCOMPARE(told.value(QStringLiteral("ttl")).toInt(), 7);
}

void TestDatagramEndpoint::dualStackTellsIPv4()
{
    Laboratory lab;
    DatagramEndpoint server(lab.workbench);
    server.start(bound(QStringLiteral("::")));
    QTRY_COMPARE(server.state(), EndpointState::Receiving);
    DatagramEndpoint client(lab.workbench);
    client.start(towards(SocketAddress::fromHost(QStringLiteral("127.0.0.1"), server.local().port()).value(), false));
    QTRY_COMPARE(client.state(), EndpointState::Receiving);
    client.sendTo("x", {});
    QTRY_COMPARE(received(lab, server).size(), std::size_t(1));
    const CallRecord got = received(lab, server)[0];
    QCOMPARE(got.address.host(), QStringLiteral("::ffff:127.0.0.1"));
    QCOMPARE(got.value.toObject().value(QStringLiteral("destination")).toString(), QStringLiteral("::ffff:127.0.0.1"));
    QCOMPARE(got.value.toObject().value(QStringLiteral("ttl")).toInt(), 64);
}

void TestDatagramEndpoint::truncationKeepsTheSize()
{
    Laboratory lab;
    DatagramEndpoint server(lab.workbench);
    DatagramSettings settings = bound();
    settings.bufferSize = 4;
    server.start(settings);
    QTRY_COMPARE(server.state(), EndpointState::Receiving);
    server.sendTo("0123456789", server.local()); // to itself
    QTRY_COMPARE(received(lab, server).size(), std::size_t(1));
    const CallRecord got = received(lab, server)[0];
    QCOMPARE(got.data, "0123");
    QCOMPARE(got.result, 10);
    QVERIFY(got.messageFlags & constant::msgTrunc);
}

void TestDatagramEndpoint::refusedIsToldAndGoesOn()
{
    Laboratory lab;
    DatagramEndpoint client(lab.workbench);
    client.start(towards(deadPort(), true));
    QTRY_COMPARE(client.state(), EndpointState::Receiving);
    QTRY_VERIFY(lab.isInside(Call::Recvmsg, client.socket()));
    client.sendTo("anybody?", {});
    const auto refusals = [&] {
        qsizetype count = 0;
        for (const CallRecord &one : lab.calls(Call::Recvmsg))
            count += one.error == ECONNREFUSED;
        return count;
    };
    QTRY_COMPARE(refusals(), 1);
    QTRY_VERIFY(lab.isInside(Call::Recvmsg, client.socket()));
    QCOMPARE(client.state(), EndpointState::Receiving);
}

void TestDatagramEndpoint::errorQueueCountsThePeer()
{
    Laboratory lab;
    DatagramEndpoint endpoint(lab.workbench);
    DatagramSettings settings = bound();
    settings.errorQueue = true;
    endpoint.start(settings);
    QTRY_COMPARE(endpoint.state(), EndpointState::Receiving);
    QTRY_VERIFY(lab.isInside(Call::Recvmsg, endpoint.socket()));
    const SocketAddress dead = deadPort();
    endpoint.sendTo("who?", dead);
    QTRY_COMPARE(endpoint.peers().look().peers.size(), std::size_t(1));
    QTRY_COMPARE(endpoint.peers().look().peers[0].failed, 1U);
    QCOMPARE(endpoint.peers().look().peers[0].address, dead);
}

void TestDatagramEndpoint::addressInUse()
{
    Laboratory lab;
    DatagramEndpoint first(lab.workbench);
    first.start(bound());
    QTRY_COMPARE(first.state(), EndpointState::Receiving);
    DatagramEndpoint second(lab.workbench);
    DatagramSettings settings = bound();
    settings.localPort = first.local().port();
    QSignalSpy held(&second, &Endpoint::portHeld);
    second.start(settings);
    QTRY_COMPARE(second.state(), EndpointState::Failed);
    QCOMPARE(second.reason()->call, Call::Bind);
    QCOMPARE(second.reason()->error, EADDRINUSE);
    QTRY_COMPARE(held.size(), 1);
    const QJsonObject facts = held.front().front().value<CallRecord>().value.toObject();
    QVERIFY(facts.value(QStringLiteral("port")).toInt() > 0);
    // Where the kernel has no table of UDP sockets (udp_diag), it does not say who it is.
    if (facts.contains(QStringLiteral("local"))) {
        QVERIFY(facts.value(QStringLiteral("own")).toBool());
        QVERIFY(facts.value(QStringLiteral("datagrams")).toBool());
    }
    QTRY_COMPARE(lab.backend.sockets().size(), std::size_t(1));
}

void TestDatagramEndpoint::namesAreLookedUp()
{
    const auto answer = [](const NameQuery &query) {
        NameAnswer found;
        found.addresses.push_back(
            {constant::afInet,
             constant::sockDgram,
             0,
             SocketAddress::fromHost(QStringLiteral("127.0.0.1"), query.service.toUShort()).value(),
             {}});
        return found;
    };
    Laboratory lab(answer);
    DatagramEndpoint endpoint(lab.workbench);
    DatagramSettings settings = bound(QStringLiteral("here.invalid"));
    settings.remoteHost = QStringLiteral("there.invalid");
    settings.remotePort = 4321;
    endpoint.start(settings);
    QCOMPARE(endpoint.state(), EndpointState::Resolving);
    QTRY_COMPARE(endpoint.state(), EndpointState::Receiving);
    QCOMPARE(lab.calls(Call::Getaddrinfo).size(), std::size_t(2));
    QCOMPARE(endpoint.local().host(), QStringLiteral("127.0.0.1"));
    QCOMPARE(endpoint.remote().toString(), QStringLiteral("127.0.0.1:4321"));
}

void TestDatagramEndpoint::stopsWhilePausedAndStartsAgain()
{
    Laboratory lab;
    DatagramEndpoint endpoint(lab.workbench);
    endpoint.start(bound());
    QTRY_COMPARE(endpoint.state(), EndpointState::Receiving);
    QTRY_VERIFY(lab.isInside(Call::Recvmsg, endpoint.socket()));
    endpoint.setReadingPaused(endpoint.socket(), true);
    QTRY_COMPARE(lab.notices(Notice::ReadingPaused).size(), std::size_t(1));
    endpoint.stop();
    QTRY_COMPARE(endpoint.state(), EndpointState::Stopped);
    endpoint.start(bound());
    QTRY_COMPARE(endpoint.state(), EndpointState::Receiving);
    endpoint.stop();
    endpoint.stop();
    QTRY_COMPARE(endpoint.state(), EndpointState::Stopped);
    QTRY_VERIFY(lab.backend.sockets().empty());
}

QTEST_GUILESS_MAIN(TestDatagramEndpoint)
#include "tst_datagramendpoint.moc"
