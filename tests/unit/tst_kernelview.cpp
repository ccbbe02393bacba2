// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "kernelview.h"
#include "laboratory.h"
#include "loopbackpeer.h"
#include "patience.h"
#include "serverendpoint.h"

using namespace sw;

class TestKernelView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksOnlyWhenAsked();
    void findsBothEnds();
    void findsListeningSocket();
    void findsIpv4PeerOfADualStackServer();
    void endsAtOnce();
};

void TestKernelView::looksOnlyWhenAsked()
{
    KernelView view;
    QVERIFY(!view.snapshot());
    view.setWatching(true);
    QTRY_VERIFY(view.snapshot());
    const qint64 first = view.snapshot()->takenNs;
    QTRY_VERIFY(view.snapshot()->takenNs > first);
    const auto kept = view.snapshot();
    view.setWatching(false);
    QVERIFY(kept->takenNs > 0); // a snapshot stays valid for who holds it
}

void TestKernelView::findsBothEnds()
{
    LoopbackListener listener;
    KernelView view;
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    ServerSettings settings;
    settings.port = 0;
    server.start(settings);
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    const auto peer = LoopbackPeer::connectTo(server.address());
    QTRY_COMPARE(server.connections().size(), std::size_t(1));
    const Connection &one = server.connections().front();
    view.setWatching(true);
    QTRY_VERIFY(view.snapshot() && view.snapshot()->find(one.local, one.peer));
    const auto snapshot = view.snapshot();
    QCOMPARE(snapshot->find(one.local, one.peer)->state, TcpState::Established);
    QVERIFY(snapshot->find(one.peer, one.local));
    QVERIFY(snapshot->find(one.peer, one.local) != snapshot->find(one.local, one.peer));
    QVERIFY(!snapshot->find(one.local, listener.address()));
    server.setReadingPaused(one.socket, true);
    QTRY_COMPARE(lab.notices(Notice::ReadingPaused).size(), std::size_t(1));
    QVERIFY(peer->send("unread"));
    QTRY_COMPARE(view.snapshot()->find(one.local, one.peer)->receiveQueue, quint32(6));
}

void TestKernelView::findsListeningSocket()
{
    const LoopbackListener listener;
    KernelView view;
    view.setWatching(true);
    QTRY_VERIFY(view.snapshot());
    const auto snapshot = view.snapshot();
    const KernelSocket *found = snapshot->findListening(listener.address());
    QVERIFY(found);
    QCOMPARE(found->state, TcpState::Listen);
    QVERIFY(!snapshot->findListening(closedLoopbackPort()));
}

void TestKernelView::findsIpv4PeerOfADualStackServer()
{
    Laboratory lab;
    ServerEndpoint server(lab.workbench);
    ServerSettings settings;
    settings.host = QStringLiteral("::");
    settings.port = 0;
    server.start(settings);
    QTRY_COMPARE(server.state(), EndpointState::Listening);
    const auto peer = LoopbackPeer::connectTo(
        SocketAddress::fromHost(QStringLiteral("127.0.0.1"), server.address().port()).value());
    QTRY_COMPARE(server.connections().size(), std::size_t(1));
    const Connection &one = server.connections().front();
    lab.workbench.watchKernel(true);
    QTRY_VERIFY(lab.workbench.kernel() && lab.workbench.kernel()->find(one.local, one.peer));
    const auto snapshot = lab.workbench.kernel();
    QCOMPARE(snapshot->find(one.local.unmapped(), one.peer.unmapped()), snapshot->find(one.local, one.peer));
}

void TestKernelView::endsAtOnce()
{
    for (int i = 0; i < 50; ++i) {
        KernelView view;
        view.setWatching(i % 2 == 0);
    }
}

QTEST_GUILESS_MAIN(TestKernelView)
#include "tst_kernelview.moc"
