// SPDX-License-Identifier: GPL-3.0-or-later
// How a server ends, alone or with a thousand connections, and that it leaves nothing behind.
#include <QtTest>

#include <cerrno>

#include "descriptors.h"
#include "laboratory.h"
#include "loopbackpeer.h"
#include "patience.h"
#include "serverendpoint.h"
#include "socketconstants.h"

using namespace sw;

namespace {

ServerSettings onLoopback()
{
    ServerSettings settings;
    settings.port = 0;
    return settings;
}

} // namespace

class TestServerEnd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptThatCannotGoOn();
    void closedTwiceCountsOnce();
    void destroyedWhileRunning();
    void destroyedWhileStarting();
    void endedConnectionsAreTrimmed();
    void thousandConnectionsLeaveNothing();
};

void TestServerEnd::acceptThatCannotGoOn()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    server.start(onLoopback());
    QTRY_VERIFY(lab.isInside(Call::Accept));
    server.shutdown(server.listeningSocket(), constant::shutRdwr);
    QTRY_COMPARE(server.state(), EndpointState::Failed);
    QCOMPARE(server.reason()->call, Call::Accept);
    QCOMPARE(server.reason()->error, EINVAL);
}

void TestServerEnd::closedTwiceCountsOnce()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    server.start(onLoopback());
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    const auto peer = LoopbackPeer::connectTo(server.address());
    QVERIFY(peer->send("12345"));
    QTRY_COMPARE(server.connections().size(), std::size_t(1));
    const SocketId socket = server.connections().front().socket;
    QTRY_COMPARE(lab.backend.facts(socket)->bytesReceived, quint64(5));
    server.close(socket);
    server.close(socket);
    QTRY_COMPARE(lab.calls(Call::Close).size(), std::size_t(2));
    QCOMPARE(server.connections().front().end, EndReason::ClosedHere);
    QCOMPARE(server.connections().front().received, quint64(5));
    for (const LifecycleStep &step : server.steps({})) {
        if (step.call == Call::Recv)
            QCOMPARE(step.bytes, quint64(5));
    }
}

void TestServerEnd::destroyedWhileRunning()
{
    Laboratory lab;
    std::vector<std::unique_ptr<LoopbackPeer>> peers;
    {
        ServerEndpoint server(lab.workbench);
        ServerSettings settings = onLoopback();
        settings.backlog = 1024;
        settings.reply.greeting = "!";
        server.start(settings);
        QTRY_COMPARE(server.state(), EndpointState::Listening);
        for (int i = 0; i < 20; ++i) {
            peers.push_back(LoopbackPeer::connectTo(server.address()));
            QCOMPARE(peers.back()->receive(1), QByteArray("!")); // accepted, which the server has not heard of yet
        }
        QVERIFY(server.connections().empty());
    }
    QTRY_VERIFY(lab.backend.sockets().empty());
    QTRY_VERIFY(lab.backend.liveThreads() <= 1); // the control thread stays
}

void TestServerEnd::destroyedWhileStarting()
{
    Laboratory lab;
    for (int round = 0; round < 20; ++round) {
        ServerEndpoint server(lab.workbench);
        server.start(onLoopback());
    }
    QTRY_COMPARE(lab.calls(Call::Close).size(), std::size_t(20));
    QTRY_VERIFY(lab.backend.sockets().empty());
}

void TestServerEnd::endedConnectionsAreTrimmed()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    ServerSettings settings = onLoopback();
    settings.backlog = 1024; // a full accept queue makes peers wait a second before they try again
    server.start(settings);
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    const auto stays = LoopbackPeer::connectTo(server.address());
    QTRY_COMPARE(server.connections().size(), std::size_t(1));
    const auto ended = [&server](int count) {
        for (int i = 0; i < count; ++i) {
            if (!LoopbackPeer::connectTo(server.address()))
                return false;
        }
        return true;
    };
    QVERIFY(ended(2 * ServerEndpoint::endedKept + 1));
    QTRY_COMPARE(lab.calls(Call::Close).size(), std::size_t(2 * ServerEndpoint::endedKept + 1));
    QCOMPARE(server.connections().size(), std::size_t(ServerEndpoint::endedKept + 1));
    QVERIFY(server.connection(1)->open);
    server.forgetEnded();
    QCOMPARE(server.connections().size(), std::size_t(1));
}

void TestServerEnd::thousandConnectionsLeaveNothing()
{
    constexpr std::size_t many = 1000;
    raiseDescriptorLimit();
    Laboratory lab;
    int descriptors = 0;
    ServerEndpoint server(lab.workbench);
    ServerSettings settings = onLoopback();
    settings.backlog = 1024;
    for (int round = 0; round < 2; ++round) {
        server.start(settings);
        QTRY_COMPARE(server.state(), EndpointState::Listening);
        std::vector<std::unique_ptr<LoopbackPeer>> peers;
        for (std::size_t i = 0; i < many; ++i)
            peers.push_back(LoopbackPeer::connectTo(server.address()));
        QTRY_COMPARE_WITH_TIMEOUT(server.connections().size(), many, 20000);
        QCOMPARE(lab.backend.liveThreads(), int(many) + 2);
        server.stop();
        QTRY_COMPARE_WITH_TIMEOUT(server.state(), EndpointState::Stopped, 20000);
        peers.clear();
        QTRY_COMPARE(lab.backend.liveThreads(), 1);
        if (round == 0)
            descriptors = openDescriptorCount(); // with all that the program itself needs
        QTRY_COMPARE(openDescriptorCount(), descriptors);
    }
}

QTEST_GUILESS_MAIN(TestServerEnd)
#include "tst_serverend.moc"
