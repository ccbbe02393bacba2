// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>
#include <vector>

#include <sys/socket.h>
#include <unistd.h>

#include <QTest>

#include "loopbacksocket.h"
#include "patience.h"
#include "sockettable.h"

using namespace sw;

namespace {

const KernelSocket *find(const std::vector<KernelSocket> &all, const SocketAddress &local, const SocketAddress &remote)
{
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const KernelSocket &one) { return one.local == local && one.remote == remote; });
    return found == all.end() ? nullptr : &*found;
}

quint64 cookieOf(int fd)
{
    quint64 cookie = 0;
    unsigned length = sizeof cookie;
    RealSocketApi().getsockopt(fd, SOL_SOCKET, SO_COOKIE, &cookie, length);
    return cookie;
}

} // namespace

/// The kernel's table of TCP sockets; real sockets on the loopback.
class SocketTableTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listeningSocket();
    void bothEndsOfAConnection();
    void timeWaitAfterClose();
    void dualStackKeepsItsForm();
    void manySockets();

private:
    RealSocketApi m_api;
    SocketTable m_table;
};

void SocketTableTest::listeningSocket()
{
    QVERIFY(m_table.isOpen());
    const LoopbackSocket listener(listenOn(address("127.0.0.1:0"), 7));
    QVERIFY(listener.isOpen());
    const auto row = [&] {
        const auto all = m_table.dumpTcp();
        const KernelSocket *found = find(all, listener.local(), address("0.0.0.0:0"));
        return found ? *found : KernelSocket{};
    };
    const KernelSocket first = row();
    QCOMPARE(first.state, TcpState::Listen);
    QCOMPARE(first.receiveQueue, 0U);
    QCOMPARE(first.sendQueue, 7U);
    QCOMPARE(first.uid, quint32(::getuid()));
    QVERIFY(first.inode != 0);
    QCOMPARE(first.cookie, cookieOf(listener.fd()));
    QCOMPARE(m_table.error(), 0);

    const LoopbackSocket one(connectTo(listener.local()));
    const LoopbackSocket two(connectTo(listener.local()));
    QTRY_COMPARE(row().receiveQueue, 2U);
    SocketAddress peer;
    const LoopbackSocket accepted(m_api.accept(listener.fd(), peer).value);
    QVERIFY(accepted.isOpen());
    QCOMPARE(row().receiveQueue, 1U);
}

void SocketTableTest::bothEndsOfAConnection()
{
    const LoopbackSocket listener(listenOn(address("127.0.0.1:0")));
    const LoopbackSocket client(connectTo(listener.local()));
    SocketAddress peer;
    const LoopbackSocket server(m_api.accept(listener.fd(), peer).value);
    QVERIFY(client.isOpen() && server.isOpen());
    QCOMPARE(m_api.send(client.fd(), "hello", 5, 0).value, 5);
    QTRY_COMPARE(m_api.receiveQueue(server.fd()).value, 5);

    const auto all = m_table.dumpTcp();
    const KernelSocket *clientEnd = find(all, client.local(), listener.local());
    const KernelSocket *serverEnd = find(all, listener.local(), client.local());
    QVERIFY(clientEnd && serverEnd);
    QCOMPARE(clientEnd->state, TcpState::Established);
    QCOMPARE(serverEnd->state, TcpState::Established);
    QCOMPARE(clientEnd->receiveQueue, 0U);
    QCOMPARE(serverEnd->receiveQueue, 5U);
    QCOMPARE(clientEnd->cookie, cookieOf(client.fd()));
    QCOMPARE(serverEnd->cookie, cookieOf(server.fd()));
    QVERIFY(clientEnd->inode != serverEnd->inode);
}

void SocketTableTest::timeWaitAfterClose()
{
    const LoopbackSocket listener(listenOn(address("127.0.0.1:0")));
    LoopbackSocket client(connectTo(listener.local()));
    SocketAddress peer;
    LoopbackSocket server(m_api.accept(listener.fd(), peer).value);
    const SocketAddress clientAddress = client.local();
    const auto stateOf = [&](const SocketAddress &local, const SocketAddress &remote) {
        const auto all = m_table.dumpTcp();
        const KernelSocket *found = find(all, local, remote);
        return found ? found->state : TcpState::Unknown;
    };
    client.close();
    QTRY_COMPARE(stateOf(clientAddress, listener.local()), TcpState::FinWait2);
    QTRY_COMPARE(stateOf(listener.local(), clientAddress), TcpState::CloseWait);
    server.close();
    QTRY_COMPARE(stateOf(clientAddress, listener.local()), TcpState::TimeWait);
    QTRY_COMPARE(stateOf(listener.local(), clientAddress), TcpState::Unknown);
    const auto all = m_table.dumpTcp();
    const KernelSocket *ghost = find(all, clientAddress, listener.local());
    QVERIFY(ghost);
    QCOMPARE(ghost->inode, 0ULL);
}

void SocketTableTest::dualStackKeepsItsForm()
{
    const LoopbackSocket listener(listenOn(address("[::]:0")));
    if (!listener.isOpen())
        QSKIP("This machine has no IPv6.");
    const quint16 port = listener.local().port();
    const LoopbackSocket client(connectTo(address("127.0.0.1:0").withPort(port)));
    SocketAddress peer;
    const LoopbackSocket server(m_api.accept(listener.fd(), peer).value);
    QVERIFY(client.isOpen() && server.isOpen());
    const auto all = m_table.dumpTcp();
    const KernelSocket *listening = find(all, listener.local(), address("[::]:0"));
    QVERIFY(listening);
    QVERIFY(!listening->v6Only);
    const KernelSocket *serverEnd = find(all, server.local(), peer);
    QVERIFY(serverEnd);
    QCOMPARE(serverEnd->local.toString(), QStringLiteral("[::ffff:127.0.0.1]:%1").arg(port));
    QCOMPARE(serverEnd->local.family(), constant::afInet6);
    const KernelSocket *clientEnd = find(all, client.local(), peer.unmapped().withPort(port));
    QVERIFY(clientEnd);
    QCOMPARE(clientEnd->local.family(), constant::afInet);
}

void SocketTableTest::manySockets()
{
    // More than one answer of the kernel holds.
    std::vector<std::unique_ptr<LoopbackSocket>> listeners;
    for (int i = 0; i < 600; ++i) {
        listeners.push_back(std::make_unique<LoopbackSocket>(listenOn(address("127.0.0.1:0"))));
        QVERIFY(listeners.back()->isOpen());
    }
    const auto all = m_table.dumpTcp();
    for (const auto &listener : listeners)
        QVERIFY(find(all, listener->local(), address("0.0.0.0:0")));
}

QTEST_GUILESS_MAIN(SocketTableTest)
#include "tst_sockettable.moc"
