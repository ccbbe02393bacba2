// SPDX-License-Identifier: GPL-3.0-or-later
// A UDP relay: each client has its own way to the target and back; drops are told, silent clients are forgotten.
#include <QUdpSocket>
#include <QtTest>

#include <cerrno>

#include "datagramrelay.h"
#include "patience.h"
#include "relaybench.h"

using namespace sw;

namespace {

/// A UDP socket on the loopback, by Qt's own class on the main thread.
struct UdpPeer
{
    UdpPeer() { socket.bind(QHostAddress::LocalHost, 0); }

    void send(const QByteArray &bytes, quint16 port) { socket.writeDatagram(bytes, QHostAddress::LocalHost, port); }
    /// The next datagram; its sender's port in `from`.
    QByteArray next(quint16 *from = nullptr)
    {
        if (!waitUntil([this] { return socket.hasPendingDatagrams(); }))
            return "nothing came";
        QByteArray bytes(socket.pendingDatagramSize(), Qt::Uninitialized);
        quint16 port = 0;
        socket.readDatagram(bytes.data(), bytes.size(), nullptr, &port);
        if (from)
            *from = port;
        return bytes;
    }

    QUdpSocket socket;
};

struct Setting
{
    explicit Setting(BackendKind backend, const std::function<void(RelaySettings &)> &adjust = {})
    {
        RelaySettings settings;
        settings.datagrams = true;
        settings.backend = backend;
        settings.port = 0;
        settings.targetPort = target.socket.localPort();
        if (adjust)
            adjust(settings);
        relay.start(settings);
        listens = waitUntil([this] { return relay.state() == EndpointState::Listening; });
    }
    [[nodiscard]] quint16 port() const { return relay.address().port(); }

    RelayBench bench;
    UdpPeer target;
    UdpPeer client;
    DatagramRelay relay{bench.workbench};
    bool listens = false;
};

void addBackends()
{
    QTest::addColumn<BackendKind>("backend");
    QTest::newRow("native") << BackendKind::Native;
    QTest::newRow("Qt") << BackendKind::Qt;
}

} // namespace

class TestDatagramRelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachClientHasItsOwnWay_data() { addBackends(); }
    void eachClientHasItsOwnWay();
    void emptyDatagramsGoThrough();
    void droppedOnesAreTold_data() { addBackends(); }
    void droppedOnesAreTold();
    void whatDoesNotGoIsNotCounted_data() { addBackends(); }
    void whatDoesNotGoIsNotCounted();
    void noMoreClientsThanAllowed();
    void silentClientsAreForgotten();
    void stopsAndStartsAgain();
    void goesWhileItRuns();
};

void TestDatagramRelay::eachClientHasItsOwnWay()
{
    QFETCH(BackendKind, backend);
    Setting one(backend);
    QVERIFY(one.listens);
    UdpPeer second;
    quint16 ofFirst = 0;
    quint16 ofSecond = 0;
    one.client.send("first", one.port());
    QCOMPARE(one.target.next(&ofFirst), QByteArray("first"));
    second.send("second", one.port());
    QCOMPARE(one.target.next(&ofSecond), QByteArray("second"));
    QVERIFY(ofFirst != ofSecond);
    one.target.send("to the second", ofSecond);
    one.target.send("to the first", ofFirst);
    quint16 from = 0;
    QCOMPARE(one.client.next(&from), QByteArray("to the first"));
    QCOMPARE(from, one.port());
    QCOMPARE(second.next(), QByteArray("to the second"));
    QCOMPARE(one.relay.talks().size(), 2U);
    QCOMPARE(one.relay.talk(2)->client.peer.port(), second.socket.localPort());
    one.client.send("again", one.port());
    QCOMPARE(one.target.next(&from), QByteArray("again"));
    QCOMPARE(from, ofFirst);
    one.relay.stop();
    QTRY_COMPARE(one.relay.state(), EndpointState::Stopped);
    QVERIFY(one.bench.backend.sockets().empty());
}

void TestDatagramRelay::emptyDatagramsGoThrough()
{
    Setting one(BackendKind::Native);
    one.client.send({}, one.port());
    QCOMPARE(one.target.next(), QByteArray());
}

void TestDatagramRelay::droppedOnesAreTold()
{
    QFETCH(BackendKind, backend);
    const auto arrived = [backend] {
        Setting one(backend, [](RelaySettings &settings) { settings.up.dropPercent = 40; });
        constexpr int count = 60;
        for (int i = 0; i < count; ++i)
            one.client.send(QByteArray::number(i), one.port());
        QByteArrayList came;
        const auto all = [&] {
            while (one.target.socket.hasPendingDatagrams())
                came.append(one.target.next());
            return came.size() + one.bench.unsent(faultDrop) == count;
        };
        return waitUntil(all) ? came : QByteArrayList{"some were lost without a word"};
    };
    const QByteArrayList first = arrived();
    QVERIFY(first.size() > 20 && first.size() < 55);
    QCOMPARE(arrived(), first); // the same seed
}

/// IPv6 takes a few bytes more than IPv4, so that a datagram can come which cannot go on.
void TestDatagramRelay::whatDoesNotGoIsNotCounted()
{
    QFETCH(BackendKind, backend);
    constexpr int forSixOnly = 65520;
    QUdpSocket client;
    if (!client.bind(QHostAddress::LocalHostIPv6, 0))
        QSKIP("There is no IPv6 here.");
    Setting one(backend, [](RelaySettings &settings) { settings.host = QStringLiteral("::1"); });
    QVERIFY(one.listens);
    const auto send = [&](const QByteArray &bytes) {
        return client.writeDatagram(bytes, QHostAddress::LocalHostIPv6, one.port()) == bytes.size();
    };
    QVERIFY(send("small"));
    QCOMPARE(one.target.next(), QByteArray("small"));
    QVERIFY(send(QByteArray(forSixOnly, 'x')));
    QTRY_VERIFY(one.relay.talk(1) && one.relay.talk(1)->failure);
    QCOMPARE(one.relay.talk(1)->failure->error, EMSGSIZE);
    QVERIFY(send("again"));
    QCOMPARE(one.target.next(), QByteArray("again"));
    QTRY_COMPARE(one.relay.talk(1)->up->passedBytes(), 10U);
    QCOMPARE(one.relay.talk(1)->up->waitingBytes(), 0);
}

void TestDatagramRelay::noMoreClientsThanAllowed()
{
    Setting one(BackendKind::Native);
    std::vector<std::unique_ptr<UdpPeer>> clients;
    for (int i = 0; i <= RelaySettings::mostClients; ++i) {
        clients.push_back(std::make_unique<UdpPeer>());
        clients.back()->send("hello", one.port());
    }
    QTRY_COMPARE(one.bench.unsent(faultFull), 1);
    QTRY_COMPARE(one.relay.talks().size(), std::size_t(RelaySettings::mostClients));
}

void TestDatagramRelay::silentClientsAreForgotten()
{
    Setting one(BackendKind::Native, [](RelaySettings &settings) { settings.idleSeconds = 1; });
    one.client.send("hello", one.port());
    QCOMPARE(one.target.next(), QByteArray("hello"));
    QTRY_VERIFY(one.relay.talk(1) && one.relay.talk(1)->isOver());
    one.client.send("again", one.port());
    QCOMPARE(one.target.next(), QByteArray("again"));
    QTRY_VERIFY(one.relay.talk(2));
}

void TestDatagramRelay::stopsAndStartsAgain()
{
    Setting one(BackendKind::Native);
    for (int round = 0; round < 3; ++round) {
        one.client.send("x", one.port());
        QCOMPARE(one.target.next(), QByteArray("x"));
        one.relay.stop();
        QTRY_COMPARE(one.relay.state(), EndpointState::Stopped);
        RelaySettings settings;
        settings.datagrams = true;
        settings.port = 0;
        settings.targetPort = one.target.socket.localPort();
        one.relay.start(settings);
        QTRY_COMPARE(one.relay.state(), EndpointState::Listening);
    }
}

void TestDatagramRelay::goesWhileItRuns()
{
    RelayBench bench;
    UdpPeer target;
    UdpPeer client;
    {
        DatagramRelay relay(bench.workbench);
        RelaySettings settings;
        settings.datagrams = true;
        settings.port = 0;
        settings.targetPort = target.socket.localPort();
        relay.start(settings);
        QTRY_COMPARE(relay.state(), EndpointState::Listening);
        client.send("x", relay.address().port());
        QCOMPARE(target.next(), QByteArray("x"));
    }
    QTRY_VERIFY(bench.backend.sockets().empty());
}

QTEST_GUILESS_MAIN(TestDatagramRelay)
#include "tst_datagramrelay.moc"
