// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonObject>
#include <QTest>

#include "backendbench.h"
#include "descriptors.h"
#include "socketconstants.h"

using namespace sw;

/// Descriptors of processes, which the kernel makes and nobody asked for, are closed again.
class BackendPidfdsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackendRows(); }
    void descriptorsDoNotStay();
};

void BackendPidfdsTest::descriptorsDoNotStay()
{
    // Since Linux 6.5 a descriptor of the sender's process comes with each message, and one of the peer's can be asked for.
    const auto passPidfd = optionNumber(constant::solSocket, "SO_PASSPIDFD");
    const auto peerPidfd = optionNumber(constant::solSocket, "SO_PEERPIDFD");
    BackendBench bench;
    SocketCommand make = bench.command(Call::Socket, bench.backend->newSocketId());
    make.arguments = {constant::afUnix, constant::sockDgram, 0};
    const SocketId receiver = make.socket;
    QCOMPARE(bench.make(make).error, 0);
    SocketCommand bind = bench.command(Call::Bind, receiver);
    bind.address = SocketAddress::parse(QStringLiteral("unix:@sw-test-pidfd")).value();
    QCOMPARE(bench.make(bind).error, 0);
    SocketCommand pass = bench.command(Call::Setsockopt, receiver);
    pass.arguments = {constant::solSocket, passPidfd.value_or(76), 0};
    pass.bytes = QByteArray("\1\0\0\0", 4);
    if (!passPidfd || !peerPidfd || bench.make(pass).error != 0)
        QSKIP("This kernel has none.");
    SocketCommand made = bench.command(Call::Socket, bench.backend->newSocketId());
    made.arguments = {constant::afUnix, constant::sockDgram, 0};
    bench.make(made);
    SocketCommand pair = bench.command(Call::Socketpair, 0);
    pair.arguments = {constant::afUnix, constant::sockStream, 0};
    pair.newSocket = bench.backend->newSocketId();
    pair.newSocket2 = bench.backend->newSocketId();
    QCOMPARE(bench.make(pair).error, 0);
    const int before = openDescriptorCount();
    for (int i = 0; i < 3; ++i) {
        SocketCommand send = bench.command(Call::Sendto, made.socket);
        send.bytes = "x";
        send.address = bench.localOf(receiver);
        QCOMPARE(bench.make(send).result, 1);
        SocketCommand receive = bench.command(Call::Recvmsg, receiver);
        receive.number = 4;
        const CallRecord got = bench.make(receive);
        QVERIFY(got.value.toObject().value(QStringLiteral("pidfd")).toBool());
        SocketCommand peer = bench.command(Call::Getsockopt, pair.newSocket);
        peer.arguments = {constant::solSocket, *peerPidfd, 0};
        peer.number = sizeof(int);
        QCOMPARE(bench.make(peer).error, 0);
    }
    QCOMPARE(openDescriptorCount(), before);
}

QTEST_GUILESS_MAIN(BackendPidfdsTest)
#include "tst_backendpidfds.moc"
