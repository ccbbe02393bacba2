// SPDX-License-Identifier: GPL-3.0-or-later
// A client's life: names and their addresses, a connect that fails, hangs or is given up, the chosen local end.
#include <QSemaphore>
#include <QtTest>

#include <cerrno>

#include "clientendpoint.h"
#include "laboratory.h"
#include "loopbackpeer.h"
#include "patience.h"
#include "socketconstants.h"

using namespace sw;

namespace {

ClientSettings towards(const SocketAddress &address)
{
    ClientSettings settings;
    settings.host = address.host();
    settings.port = address.port();
    return settings;
}

/// A stranger that listens, and a client here that knows where.
struct Meeting
{
    /// With a full queue the stranger does not answer.
    explicit Meeting(bool answers = true)
        : listener(answers ? 1024 : 0)
        , client(lab.workbench)
        , settings(towards(listener.address()))
    {
        if (!answers)
            listener.fillQueue();
    }

    LoopbackListener listener;
    Laboratory lab;
    ClientEndpoint client;
    ClientSettings settings;
};

NameAnswer answerWith(const std::vector<SocketAddress> &addresses)
{
    NameAnswer answer;
    for (const SocketAddress &address : addresses)
        answer.addresses.push_back({address.family(), constant::sockStream, 0, address, {}});
    return answer;
}

} // namespace

class TestClientEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connectsAndCloses();
    void everyAddressOfANameIsTried();
    void lastAddressFailsToo();
    void nameThatDoesNotResolve();
    void givenUpWhileResolving();
    void refused();
    void timesOut();
    void cancelledWhileConnecting();
    void cancelledAtOnce();
    void chosenLocalAddressAndPort();
    void localAddressThatCannotBe_data();
    void localAddressThatCannotBe();
    void boundToLoopbackInterface();
    void connectsAgain();
    void factsOutliveTheConnection();
    void destroyedWhileConnecting();
};

void TestClientEndpoint::connectsAndCloses()
{
    Meeting meeting;
    auto &[listener, lab, client, settings] = meeting;
    client.connectTo(settings);
    QCOMPARE(client.state(), EndpointState::Connecting);
    QTRY_COMPARE(client.state(), EndpointState::Connected);
    const auto peer = listener.accept();
    QVERIFY(peer);
    QTRY_VERIFY(lab.isInside(Call::Recv, client.socket()));
    client.disconnectFrom();
    QTRY_COMPARE(client.state(), EndpointState::Stopped);
    QCOMPARE(peer->receiveAll(), QByteArray());
    QVERIFY(peer->sawEnd());
    QCOMPARE(client.facts()->end, EndReason::ClosedHere);
    QTRY_VERIFY(lab.backend.sockets().empty());
}

void TestClientEndpoint::everyAddressOfANameIsTried()
{
    LoopbackListener listener;
    const quint16 port = listener.address().port();
    const SocketAddress refusing = SocketAddress::fromHost(QStringLiteral("::1"), port).value(); // nobody listens there
    Laboratory lab([&](const NameQuery &) { return answerWith({refusing, listener.address()}); });
    ClientEndpoint client(lab.workbench);
    ClientSettings settings = towards(listener.address());
    settings.host = QStringLiteral("localhost");
    client.connectTo(settings);
    QTRY_COMPARE(client.state(), EndpointState::Connected);
    QCOMPARE(client.addressCount(), 2);
    QCOMPARE(client.addressIndex(), 2);
    const auto tries = lab.calls(Call::Connect);
    QCOMPARE(tries.size(), std::size_t(2));
    QCOMPARE(tries[0].address, refusing);
    QCOMPARE(tries[0].error, ECONNREFUSED);
    QCOMPARE(tries[1].address, listener.address());
    QCOMPARE(tries[1].error, 0);
    QCOMPARE(lab.calls(Call::Getaddrinfo).size(), std::size_t(1));
    QCOMPARE(lab.calls(Call::Close).size(), std::size_t(1)); // the first socket
}

void TestClientEndpoint::lastAddressFailsToo()
{
    const SocketAddress closed = closedLoopbackPort();
    Laboratory lab([&](const NameQuery &) { return answerWith({closed, closed, closed}); });
    ClientEndpoint client(lab.workbench);
    ClientSettings settings = towards(closed);
    settings.host = QStringLiteral("three.invalid");
    client.connectTo(settings);
    QTRY_COMPARE(client.state(), EndpointState::Failed);
    QCOMPARE(lab.calls(Call::Connect).size(), std::size_t(3));
    QCOMPARE(client.reason()->error, ECONNREFUSED);
    QTRY_VERIFY(lab.backend.sockets().empty());
}

void TestClientEndpoint::nameThatDoesNotResolve()
{
    Laboratory lab([](const NameQuery &) { return NameAnswer{-2, 0, {}}; }); // EAI_NONAME
    ClientEndpoint client(lab.workbench);
    ClientSettings settings;
    settings.host = QStringLiteral("nowhere.invalid");
    client.connectTo(settings);
    QTRY_COMPARE(client.state(), EndpointState::Failed);
    QCOMPARE(client.reason()->gaiError, -2);
    QVERIFY(lab.calls(Call::Socket).empty());
}

void TestClientEndpoint::givenUpWhileResolving()
{
    const auto gate = std::make_shared<QSemaphore>();
    Laboratory lab([gate](const NameQuery &) {
        gate->acquire();
        return NameAnswer();
    });
    ClientEndpoint client(lab.workbench);
    ClientSettings settings;
    settings.host = QStringLiteral("slow.invalid");
    client.connectTo(settings);
    QTRY_VERIFY(lab.isInside(Call::Getaddrinfo));
    client.disconnectFrom();
    QTRY_COMPARE(client.state(), EndpointState::Stopped);
    QVERIFY(lab.calls(Call::Getaddrinfo).front().flags.testFlag(RecordFlag::Cancelled));
    QCOMPARE(lab.backend.liveThreads(), 1); // counted until it ends by itself
    gate->release();
    QTRY_COMPARE(lab.backend.liveThreads(), 0);
    QCOMPARE(client.state(), EndpointState::Stopped);
}

void TestClientEndpoint::refused()
{
    Laboratory lab;
    ClientEndpoint client(lab.workbench);
    client.connectTo(towards(closedLoopbackPort()));
    QTRY_COMPARE(client.state(), EndpointState::Failed);
    QCOMPARE(client.reason()->call, Call::Connect);
    QCOMPARE(client.reason()->error, ECONNREFUSED);
    QVERIFY(!client.facts());
}

void TestClientEndpoint::timesOut()
{
    Meeting meeting(false);
    auto &[listener, lab, client, settings] = meeting;
    settings.timeoutMs = 150;
    client.connectTo(settings);
    QTRY_COMPARE(client.state(), EndpointState::Failed);
    QCOMPARE(client.reason()->call, Call::Connect);
    QVERIFY(client.reason()->flags.testFlag(RecordFlag::TimedOut));
    QCOMPARE(client.reason()->error, EINTR); // the kernel's own answer to giving up
    QVERIFY(client.reason()->tookNs >= 150'000'000);
    const auto notices = lab.notices(Notice::ConnectGivenUp);
    QCOMPARE(notices.size(), std::size_t(1));
    QCOMPARE(notices.front().asked, 150);
    QTRY_VERIFY(lab.backend.sockets().empty());
}

void TestClientEndpoint::cancelledWhileConnecting()
{
    Meeting meeting(false);
    auto &[listener, lab, client, settings] = meeting;
    settings.timeoutMs = -1;
    client.connectTo(settings);
    QTRY_VERIFY(lab.isInside(Call::Connect));
    client.disconnectFrom();
    QCOMPARE(client.state(), EndpointState::Stopping);
    QTRY_COMPARE(client.state(), EndpointState::Stopped);
    const CallRecord connect = lab.calls(Call::Connect).front();
    QVERIFY(connect.flags.testFlag(RecordFlag::Cancelled));
    QVERIFY(!connect.flags.testFlag(RecordFlag::TimedOut));
    QVERIFY(!client.reason());
    for (const LifecycleStep &step : client.steps(lab.backend.runningCalls()))
        QVERIFY(step.phase != LifecycleStep::Phase::Failed && step.phase != LifecycleStep::Phase::Blocked);
}

void TestClientEndpoint::cancelledAtOnce()
{
    Meeting meeting;
    auto &[listener, lab, client, settings] = meeting;
    for (int round = 0; round < 50; ++round) {
        client.connectTo(settings);
        client.disconnectFrom();
        QTRY_COMPARE(client.state(), EndpointState::Stopped);
    }
    QTRY_VERIFY(lab.backend.sockets().empty());
}

void TestClientEndpoint::chosenLocalAddressAndPort()
{
    Meeting meeting;
    auto &[listener, lab, client, settings] = meeting;
    settings.localHost = QStringLiteral("127.0.0.5");
    settings.localPort = closedLoopbackPort().port();
    client.connectTo(settings);
    QTRY_COMPARE(client.state(), EndpointState::Connected);
    QCOMPARE(client.facts()->local, SocketAddress::fromHost(settings.localHost, settings.localPort).value());
    QCOMPARE(client.facts()->peer, listener.address());
}

void TestClientEndpoint::localAddressThatCannotBe_data()
{
    QTest::addColumn<QString>("localHost");
    QTest::addColumn<int>("error"); // 0: any
    QTest::newRow("of another family") << QStringLiteral("::1") << EAFNOSUPPORT;
    QTest::newRow("none at all") << QStringLiteral("no address") << 0;
}

void TestClientEndpoint::localAddressThatCannotBe()
{
    QFETCH(QString, localHost);
    QFETCH(int, error);
    Meeting meeting;
    auto &[listener, lab, client, settings] = meeting;
    settings.localHost = localHost;
    client.connectTo(settings);
    QTRY_COMPARE(client.state(), EndpointState::Failed);
    QCOMPARE(client.reason()->call, Call::Bind);
    QVERIFY(error == 0 ? client.reason()->error != 0 : client.reason()->error == error);
}

void TestClientEndpoint::boundToLoopbackInterface()
{
    Meeting meeting;
    auto &[listener, lab, client, settings] = meeting;
    settings.interfaceName = QStringLiteral("lo");
    client.connectTo(settings);
    QTRY_VERIFY(client.state() == EndpointState::Connected || client.state() == EndpointState::Failed);
    QCOMPARE(lab.calls(Call::Setsockopt).front().arguments[1], constant::soBindToDevice);
    if (client.state() == EndpointState::Failed)
        QCOMPARE(client.reason()->error, EPERM); // before Linux 5.7, without CAP_NET_RAW
}

void TestClientEndpoint::connectsAgain()
{
    Meeting meeting;
    auto &[listener, lab, client, settings] = meeting;
    client.connectTo(towards(closedLoopbackPort()));
    QTRY_COMPARE(client.state(), EndpointState::Failed);
    for (int round = 0; round < 3; ++round) {
        client.connectTo(settings);
        QVERIFY(!client.reason());
        QTRY_COMPARE(client.state(), EndpointState::Connected);
        const auto peer = listener.accept();
        QVERIFY(peer && peer->send("hello"));
        QTRY_COMPARE(client.facts()->bytesReceived, quint64(5));
        peer->close(); // and the client closes after it
        QTRY_COMPARE(client.state(), EndpointState::Stopped);
        QCOMPARE(client.facts()->end, EndReason::EndOfStream);
    }
}

void TestClientEndpoint::factsOutliveTheConnection()
{
    Meeting meeting;
    auto &[listener, lab, client, settings] = meeting;
    client.connectTo(settings);
    QTRY_COMPARE(client.state(), EndpointState::Connected);
    const auto peer = listener.accept();
    QVERIFY(peer);
    client.send(client.socket(), "12345");
    QCOMPARE(peer->receive(5), QByteArray("12345"));
    peer->reset();
    QTRY_COMPARE(client.state(), EndpointState::Stopped);
    QCOMPARE(client.facts()->end, EndReason::Reset);
    QCOMPARE(client.facts()->endError, ECONNRESET);
    QCOMPARE(client.facts()->bytesSent, quint64(5));
    client.disconnectFrom(); // idle: nothing happens
    QCOMPARE(client.facts()->end, EndReason::Reset);
}

void TestClientEndpoint::destroyedWhileConnecting()
{
    LoopbackListener listener(0);
    listener.fillQueue();
    Laboratory lab;
    for (int round = 0; round < 5; ++round) {
        ClientEndpoint inConnect(lab.workbench);
        inConnect.connectTo(towards(listener.address()));
        QTRY_VERIFY(lab.isInside(Call::Connect, inConnect.socket())); // not the one of the round before
        ClientEndpoint atOnce(lab.workbench);
        atOnce.connectTo(towards(listener.address()));
    }
    QTRY_VERIFY(lab.backend.sockets().empty());
}

QTEST_GUILESS_MAIN(TestClientEndpoint)
#include "tst_clientendpoint.moc"
