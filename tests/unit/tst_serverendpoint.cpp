// SPDX-License-Identifier: GPL-3.0-or-later
// A server's life: where it listens, why it cannot, stop and start again.
#include <QJsonObject>
#include <QSemaphore>
#include <QSignalSpy>
#include <QtTest>

#include <cerrno>
#include <unistd.h>

#include "laboratory.h"
#include "loopbackpeer.h"
#include "missingcapability.h"
#include "patience.h"
#include "serverendpoint.h"
#include "socketconstants.h"

using namespace sw;

namespace {

ServerSettings onLoopback(quint16 port = 0)
{
    ServerSettings settings;
    settings.port = port;
    return settings;
}

ServerSettings onHost(const QString &host)
{
    ServerSettings settings = onLoopback();
    settings.host = host;
    return settings;
}

SocketAddress at(const QString &host, quint16 port)
{
    return SocketAddress::fromHost(host, port).value();
}

} // namespace

class TestServerEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void portZeroShowsThePickedPort();
    void recipeRunsInOrder();
    void stopsAndStartsAgain();
    void numbersAreLookedUpAfterARestart();
    void busyPortNamesItsHolder();
    void freePortReallyBinds();
    void failuresKeepTheirErrno_data();
    void failuresKeepTheirErrno();
    void privilegedPort();
    void nameThatDoesNotResolve();
    void nameThatResolves();
    void givenUpWhileResolving();
    void stoppedAtOnce();
    void dualStackTakesIpv4();
    void v6OnlyRefusesIpv4();
    void boundToLoopbackInterface();
    void presetOptions();
    void refusedPresetOption();
    void aLookIsNoRow();
};

void TestServerEndpoint::portZeroShowsThePickedPort()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    server.start(onLoopback());
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    QVERIFY(server.address().port() != 0);
    QCOMPARE(server.address().host(), QStringLiteral("127.0.0.1"));
    QVERIFY(LoopbackPeer::connectTo(server.address()));
    QTRY_COMPARE(server.connections().size(), std::size_t(1));
    QCOMPARE(server.connections().front().local, server.address());
}

void TestServerEndpoint::recipeRunsInOrder()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    server.start(onHost(QStringLiteral("::1")));
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    QList<Call> order;
    for (const CallRecord &record : lab.records)
        order.append(record.call);
    // Port 0: the last call asks which port the system has picked.
    QCOMPARE(
        order,
        (QList<Call>{Call::Socket, Call::Setsockopt, Call::Setsockopt, Call::Bind, Call::Listen, Call::Getsockname}));
    QTRY_VERIFY(lab.isInside(Call::Accept, server.listeningSocket()));
    QCOMPARE(lab.calls(Call::Listen).front().asked, 5);
}

void TestServerEndpoint::stopsAndStartsAgain()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    server.start(onLoopback());
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    const quint16 port = server.address().port();
    const auto peer = LoopbackPeer::connectTo(server.address());
    QVERIFY(peer);
    QTRY_COMPARE(server.connections().size(), std::size_t(1));
    for (int round = 0; round < 3; ++round) {
        server.stop();
        QTRY_COMPARE(server.state(), EndpointState::Stopped);
        QVERIFY(!LoopbackPeer::connectTo(at(QStringLiteral("127.0.0.1"), port)));
        server.start(onLoopback(port)); // the same port, although the old connection is still fading
        QTRY_COMPARE(server.state(), EndpointState::Listening);
        QCOMPARE(server.address().port(), port);
    }
    QVERIFY(!server.reason());
}

void TestServerEndpoint::numbersAreLookedUpAfterARestart()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    for (int round = 0; round < 2; ++round) {
        server.start(onLoopback());
        QTRY_COMPARE(server.state(), EndpointState::Listening);
        const auto first = LoopbackPeer::connectTo(server.address());
        const auto second = LoopbackPeer::connectTo(server.address());
        QVERIFY(first && second);
        QTRY_COMPARE(server.connections().size(), std::size_t(2));
        first->close();
        QTRY_VERIFY(!server.connection(1)->open);
        QVERIFY(server.connection(2)->open);
        server.stop();
        QTRY_COMPARE(server.state(), EndpointState::Stopped);
    }
}

void TestServerEndpoint::busyPortNamesItsHolder()
{
    const LoopbackListener holder;
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    QSignalSpy held(&server, &ServerEndpoint::portHeld);
    server.start(onLoopback(holder.address().port()));
    QTRY_COMPARE(server.state(), EndpointState::Failed);
    QCOMPARE(server.reason()->error, EADDRINUSE);
    QTRY_COMPARE(held.size(), 1);
    const auto notice = held.front().front().value<CallRecord>();
    const QJsonObject facts = notice.value.toObject();
    QCOMPARE(facts.value(QStringLiteral("pid")).toInteger(), qint64(::getpid()));
    QVERIFY(facts.value(QStringLiteral("own")).toBool());
    QCOMPARE(notice.error, EADDRINUSE);
    QVERIFY(!notice.text.isEmpty());
    QCOMPARE(lab.notices(Notice::PortHeld).size(), std::size_t(1));
}

void TestServerEndpoint::freePortReallyBinds()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    QSignalSpy held(&server, &ServerEndpoint::portHeld);
    // The offered port is free when it is offered, and nobody can reserve it: another program may take it first.
    // Then the endpoint makes another offer, and it is tried a bounded number of times.
    constexpr int kOffers = 10;
    const LoopbackListener holder;
    quint16 port = holder.address().port();
    for (int offer = 0; offer < kOffers; ++offer) {
        server.start(onLoopback(port));
        QTRY_VERIFY(server.state() == EndpointState::Listening || held.size() == offer + 1);
        if (server.state() == EndpointState::Listening)
            break;
        const int offered =
            held.back().front().value<CallRecord>().value.toObject().value(QStringLiteral("port")).toInt();
        QVERIFY(offered > 0 && offered != port);
        QTRY_VERIFY(server.isIdle());
        port = static_cast<quint16>(offered);
    }
    QVERIFY(!held.isEmpty());
    QCOMPARE(server.state(), EndpointState::Listening);
    QVERIFY(port != holder.address().port());
    QVERIFY(LoopbackPeer::connectTo(server.address()));
}

void TestServerEndpoint::failuresKeepTheirErrno_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("device");
    QTest::addColumn<Call>("call");
    QTest::addColumn<int>("error");
    QTest::newRow("address of another machine")
        << QStringLiteral("203.0.113.7") << QString() << Call::Bind << EADDRNOTAVAIL;
    QTest::newRow("IPv6 address of another machine")
        << QStringLiteral("2001:db8::7") << QString() << Call::Bind << EADDRNOTAVAIL;
    QTest::newRow("no such interface") << QStringLiteral("127.0.0.1") << QStringLiteral("nosuch0") << Call::Setsockopt
                                       << ENODEV;
}

void TestServerEndpoint::failuresKeepTheirErrno()
{
    QFETCH(QString, host);
    QFETCH(QString, device);
    QFETCH(Call, call);
    QFETCH(int, error);
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    ServerSettings settings = onHost(host);
    settings.interfaceName = device;
    server.start(settings);
    QTRY_COMPARE(server.state(), EndpointState::Failed);
    QCOMPARE(server.reason()->call, call);
    QCOMPARE(server.reason()->error, error);
    QVERIFY(lab.backend.sockets().empty());
}

void TestServerEndpoint::privilegedPort()
{
    const auto port = firstPrivilegedPort();
    if (!port)
        QSKIP("every port is free for everybody here (net.ipv4.ip_unprivileged_port_start)");
    // Threads inherit what their maker may do, so the server's threads have no such right either.
    const MissingCapability none(MissingCapability::bindPrivilegedPorts);
    QVERIFY(none.isMissing());
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    server.start(onLoopback(*port));
    QTRY_COMPARE(server.state(), EndpointState::Failed);
    QCOMPARE(server.reason()->call, Call::Bind);
    QCOMPARE(server.reason()->error, EACCES);
    QVERIFY(lab.notices(Notice::PortHeld).empty());
}

void TestServerEndpoint::nameThatDoesNotResolve()
{
    Laboratory lab([](const NameQuery &) { return NameAnswer{-2, 0, {}}; }); // EAI_NONAME
    ServerEndpoint server(lab.workbench);
    server.start(onHost(QStringLiteral("nowhere.invalid")));
    QCOMPARE(server.state(), EndpointState::Resolving);
    QTRY_COMPARE(server.state(), EndpointState::Failed);
    QCOMPARE(server.reason()->call, Call::Getaddrinfo);
    QCOMPARE(server.reason()->gaiError, -2);
    QCOMPARE(server.reason()->text, QStringLiteral("nowhere.invalid"));
}

void TestServerEndpoint::nameThatResolves()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    server.start(onHost(QStringLiteral("localhost")));
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    QVERIFY(server.address().isLoopback());
    QVERIFY(LoopbackPeer::connectTo(server.address()));
}

void TestServerEndpoint::givenUpWhileResolving()
{
    const auto gate = std::make_shared<QSemaphore>();
    {
        Laboratory lab([gate](const NameQuery &) {
            gate->acquire();
            return NameAnswer();
        });
        ServerEndpoint server(lab.workbench);
        server.start(onHost(QStringLiteral("slow.invalid")));
        QTRY_VERIFY(lab.isInside(Call::Getaddrinfo));
        server.stop();
        QTRY_COMPARE(server.state(), EndpointState::Stopped);
        QTRY_COMPARE(lab.notices(Notice::LookupAbandoned).size(), std::size_t(1));
        gate->release();
        QTRY_COMPARE(lab.backend.liveThreads(), 0);
    }
}

void TestServerEndpoint::stoppedAtOnce()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    for (int round = 0; round < 50; ++round) {
        server.start(onLoopback());
        server.stop();
        QTRY_COMPARE(server.state(), EndpointState::Stopped);
    }
    QTRY_VERIFY(lab.backend.sockets().empty());
}

void TestServerEndpoint::dualStackTakesIpv4()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    server.start(onHost(QStringLiteral("::")));
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    QVERIFY(LoopbackPeer::connectTo(at(QStringLiteral("127.0.0.1"), server.address().port())));
    QVERIFY(LoopbackPeer::connectTo(at(QStringLiteral("::1"), server.address().port())));
    QTRY_COMPARE(server.connections().size(), std::size_t(2));
    QCOMPARE(server.connections().front().peer.unmapped().host(), QStringLiteral("127.0.0.1"));
}

void TestServerEndpoint::v6OnlyRefusesIpv4()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    ServerSettings settings = onHost(QStringLiteral("::"));
    settings.dualStack = false;
    server.start(settings);
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    QVERIFY(!LoopbackPeer::connectTo(at(QStringLiteral("127.0.0.1"), server.address().port())));
    QVERIFY(LoopbackPeer::connectTo(at(QStringLiteral("::1"), server.address().port())));
}

void TestServerEndpoint::boundToLoopbackInterface()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    ServerSettings settings = onLoopback();
    settings.interfaceName = QStringLiteral("lo");
    server.start(settings);
    // Before Linux 5.7 this needs CAP_NET_RAW; then the refusal is the reason.
    QTRY_VERIFY(server.state() == EndpointState::Listening || server.state() == EndpointState::Failed);
    if (server.state() == EndpointState::Failed) {
        QCOMPARE(server.reason()->call, Call::Setsockopt);
        QCOMPARE(server.reason()->error, EPERM);
        return;
    }
    QVERIFY(LoopbackPeer::connectTo(server.address()));
}

void TestServerEndpoint::presetOptions()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    ServerSettings settings = onLoopback();
    settings.options = {{constant::ipprotoTcp, optionNumber(constant::ipprotoTcp, "TCP_QUICKACK").value_or(0), 0},
                        {constant::solSocket, optionNumber(constant::solSocket, "SO_RCVBUF").value_or(0), 65536}};
    server.start(settings);
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    // Before bind, after the options that the panel itself has.
    QList<Call> order;
    for (const CallRecord &record : lab.records)
        order.append(record.call);
    QCOMPARE(
        order,
        (QList<Call>{Call::Socket, Call::Setsockopt, Call::Setsockopt, Call::Bind, Call::Listen, Call::Getsockname}));
    QCOMPARE(lab.calls(Call::Setsockopt).back().arguments[1], settings.options[1].name);
    // What a listening socket does not pass on is set on each connection.
    const auto peer = LoopbackPeer::connectTo(server.address());
    QVERIFY(peer);
    QTRY_COMPARE(lab.calls(Call::Setsockopt).size(), std::size_t(3));
    const CallRecord last = lab.calls(Call::Setsockopt).back();
    QCOMPARE(last.arguments[1], settings.options[0].name);
    QCOMPARE(last.connection, 1U);
    QCOMPARE(last.error, 0);
}

void TestServerEndpoint::refusedPresetOption()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    ServerSettings settings = onLoopback();
    settings.options = {{constant::ipprotoTcp, optionNumber(constant::ipprotoTcp, "TCP_CONGESTION").value_or(0),
                         QStringLiteral("nosuch")}};
    server.start(settings);
    QTRY_COMPARE(server.state(), EndpointState::Failed);
    QVERIFY(server.reason());
    QCOMPARE(server.reason()->call, Call::Setsockopt);
    QCOMPARE(server.reason()->error, ENOENT);
    QVERIFY(lab.calls(Call::Bind).empty());
}

void TestServerEndpoint::aLookIsNoRow()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    server.start(onLoopback());
    QTRY_VERIFY(lab.isInside(Call::Accept, server.listeningSocket()));
    SocketCommand look;
    look.call = Call::Getsockopt;
    look.socket = server.listeningSocket();
    look.endpoint = server.id();
    look.arguments = {constant::solSocket, constant::soReuseAddr, 0};
    look.number = sizeof(int);
    look.look = true;
    const quint64 rows = lab.journal.endRow();
    lab.workbench.execute(look);
    QTRY_COMPARE(lab.calls(Call::Getsockopt).size(), std::size_t(1));
    QCOMPARE(lab.calls(Call::Getsockopt).front().data, intOption(1));
    QCOMPARE(lab.journal.endRow(), rows);
    look.look = false;
    lab.workbench.execute(look);
    QTRY_COMPARE(lab.journal.endRow(), rows + 1);
}

QTEST_GUILESS_MAIN(TestServerEndpoint)
#include "tst_serverendpoint.moc"
