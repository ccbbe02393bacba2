// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <sys/socket.h>

#include "connectionprobe.h"
#include "loopbackpeer.h"
#include "loopbacksocket.h"
#include "patience.h"

using namespace sw;

/// What the kernel tells of both ends of a connection, asked for by their addresses.
class TestTcpEnd final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tellsOfBothEnds();
    void countsPayloadOnly();
    void findsEndsOfADualStackServer();
    void tellsOfAListener();
    void noSuchConnection();
    void probeLooksWhileAsked();

private:
    [[nodiscard]] SocketAddress peerOf(const LoopbackSocket &socket) const
    {
        SocketAddress address;
        RealSocketApi().getpeername(socket.fd(), address);
        return address;
    }
    void connectBoth(const SocketAddress &where);

    std::unique_ptr<LoopbackSocket> m_listener;
    std::unique_ptr<LoopbackSocket> m_client;
    std::unique_ptr<LoopbackSocket> m_server;
    SocketAddress m_near; ///< of the client
    SocketAddress m_far;
};

void TestTcpEnd::connectBoth(const SocketAddress &where)
{
    m_listener = std::make_unique<LoopbackSocket>(listenOn(where, 1));
    QVERIFY(m_listener->isOpen());
    const SocketAddress target = where.isAnyHost() ? address("127.0.0.1:1").withPort(m_listener->local().port())
                                                   : m_listener->local();
    m_client = std::make_unique<LoopbackSocket>(connectTo(target));
    QVERIFY(m_client->isOpen());
    SocketAddress from;
    m_server = std::make_unique<LoopbackSocket>(RealSocketApi().accept(m_listener->fd(), from).value);
    QVERIFY(m_server->isOpen());
    m_near = m_client->local();
    m_far = peerOf(*m_client);
}

void TestTcpEnd::init()
{
    TcpEndQuery query;
    if (query.error() != 0)
        QSKIP("this system has no sock_diag(7)");
    connectBoth(address("127.0.0.1:0"));
}

void TestTcpEnd::cleanup()
{
    m_client.reset();
    m_server.reset();
    m_listener.reset();
}

void TestTcpEnd::tellsOfBothEnds()
{
    TcpEndQuery query;
    const auto near = query.ask(m_near, m_far);
    const auto far = query.ask(m_far, m_near);
    QVERIFY(near && far);
    QCOMPARE(near->socket.local, m_near);
    QCOMPARE(far->socket.local, m_far);
    QCOMPARE(near->socket.state, TcpState::Established);
    QVERIFY(near->hasFigures);
    QVERIFY(near->mss > 0);
    QVERIFY(near->congestionWindow > 0);
    QVERIFY(near->sendBuffer > 0);
    QVERIFY(near->receiveBuffer > 0);
    QVERIFY(!near->congestionControl.isEmpty());
    QCOMPARE(near->taken(), quint64(0));
    QCOMPARE(near->timer, TcpTimer::None);
    // The timer that finds out whether the other side still lives.
    const int on = 1;
    QVERIFY(!RealSocketApi().setsockopt(m_client->fd(), SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on).failed());
    const auto alive = query.ask(m_near, m_far);
    QCOMPARE(alive->timer, TcpTimer::KeepAlive);
    QVERIFY(alive->timerMs > 0);
}

void TestTcpEnd::countsPayloadOnly()
{
    RealSocketApi api;
    TcpEndQuery query;
    QCOMPARE(api.send(m_client->fd(), "abcdef", 6, 0).value, 6);
    QTRY_COMPARE(query.ask(m_far, m_near)->received(), quint64(6));
    auto near = query.ask(m_near, m_far);
    QCOMPARE(near->taken(), quint64(6));
    QTRY_COMPARE(query.ask(m_near, m_far)->acked(true), quint64(6));
    std::array<char, 16> got{};
    QCOMPARE(api.recv(m_server->fd(), got.data(), 4, 0).value, 4);
    QCOMPARE(query.ask(m_far, m_near)->unread(), quint64(2));
    // A FIN has its own place in the stream, and is no byte of anybody's.
    QVERIFY(!api.shutdown(m_client->fd(), 1).failed());
    QTRY_COMPARE(query.ask(m_far, m_near)->socket.state, TcpState::CloseWait);
    QCOMPARE(query.ask(m_far, m_near)->received(), quint64(6));
    QCOMPARE(query.ask(m_far, m_near)->unread(), quint64(2));
    QTRY_COMPARE(query.ask(m_near, m_far)->socket.state, TcpState::FinWait2);
    near = query.ask(m_near, m_far);
    QCOMPARE(near->taken(), quint64(6));
    QCOMPARE(near->acked(true), quint64(6));
    QCOMPARE(api.recv(m_server->fd(), got.data(), 9, 0).value, 2);
    QCOMPARE(query.ask(m_far, m_near)->unread(), quint64(0));
    QCOMPARE(query.ask(m_far, m_near)->received(), quint64(6));
}

void TestTcpEnd::findsEndsOfADualStackServer()
{
    cleanup();
    connectBoth(address("[::]:0"));
    TcpEndQuery query;
    const auto far = query.ask(m_server->local(), peerOf(*m_server));
    QVERIFY(far);
    QVERIFY(query.ask(m_far, m_near));
    QCOMPARE(query.ask(m_far, m_near)->socket.cookie, far->socket.cookie);
    QVERIFY(query.askListening(m_far));
}

void TestTcpEnd::tellsOfAListener()
{
    TcpEndQuery query;
    auto listener = query.askListening(m_far);
    QVERIFY(listener);
    QCOMPARE(listener->socket.sendQueue, 1U); // the backlog
    QCOMPARE(listener->socket.receiveQueue, 0U);
    QCOMPARE(listener->drops, 0U);
    // Backlog 1 has two places; who comes after that is not answered, and counted.
    std::vector<std::unique_ptr<LoopbackSocket>> more;
    RealSocketApi api;
    for (int i = 0; i < 3; ++i) {
        more.push_back(
            std::make_unique<LoopbackSocket>(api.socket(m_far.family(), SOCK_STREAM | SOCK_NONBLOCK, 0).value));
        (void)api.connect(more.back()->fd(), m_far);
    }
    QTRY_VERIFY(query.askListening(m_far)->drops > 0);
    QCOMPARE(query.askListening(m_far)->socket.receiveQueue, 2U);
}

void TestTcpEnd::noSuchConnection()
{
    TcpEndQuery query;
    // At that address only a listening socket is left.
    QVERIFY(!query.ask(m_far, address("127.0.0.1:1")));
    QCOMPARE(query.error(), 0);
    QVERIFY(!query.askListening(closedLoopbackPort()));
    QCOMPARE(query.error(), 0);
    QVERIFY(!query.ask(SocketAddress(), SocketAddress()));
}

void TestTcpEnd::probeLooksWhileAsked()
{
    ConnectionProbe probe;
    QVERIFY(probe.wakeDescriptor() >= 0);
    QVERIFY(!probe.take());
    probe.watch({{m_near, m_far, m_far}});
    QTRY_VERIFY(probe.take());
    const auto looks = probe.take();
    QCOMPARE(looks->size(), std::size_t(1));
    const ConnectionLook &look = looks->front();
    QVERIFY(look.first && look.second && look.secondBefore && look.listener);
    QCOMPARE(look.first->socket.local, m_near);
    QCOMPARE(look.second->socket.local, m_far);
    QCOMPARE(look.error, 0);
    QTRY_VERIFY(probe.take()->front().takenNs > look.takenNs);
    probe.watch({});
    QVERIFY(!probe.take());
    probe.watch({{m_far, m_near, {}}});
    QTRY_VERIFY(probe.take());
    QCOMPARE(probe.take()->front().first->socket.local, m_far);
    QVERIFY(!probe.take()->front().listener);
}

QTEST_GUILESS_MAIN(TestTcpEnd)
#include "tst_tcpend.moc"
