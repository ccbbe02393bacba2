// SPDX-License-Identifier: GPL-3.0-or-later
// Endpoints that misbehave on purpose, as a peer sees them that knows nothing of it.
#include <QtTest>

#include <cerrno>

#include "clientendpoint.h"
#include "misbehavebench.h"
#include "reconnector.h"
#include "socketconstants.h"

using namespace sw;

class TestMisbehaving : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverReads();
    void clientNeverReads();
    void acceptsLate();
    void acceptingLateEndsAtStop();
    void closesUnread_data();
    void closesUnread();
    void halfClosesAtOnce();
    void faultsResetIsFollowed_data() { addBackends(); }
    void faultsResetIsFollowed();
    void settingsKeep();
};

void TestMisbehaving::neverReads()
{
    BadServer bad(::bad({.neverReads = true}));
    QVERIFY(bad.listens());
    const Raw peer(bad.server.address());
    QVERIFY(peer.isOpen());
    QVERIFY(bad.accepted());
    qint64 took = 0;
    QVERIFY(elsewhere<qint64>(took, [&] { return peer.fill(); }));
    QVERIFY(took > 0); // and then the peer's send would block
    QTRY_COMPARE(bad.bench.noticed(Notice::ReadingPaused), 1);
    QCOMPARE(bad.received(), 0U);
    QVERIFY(!bad.call(Call::Recv));
    // It reads again as soon as it behaves.
    Misbehaver::of(bad.server)->set({});
    QTRY_COMPARE(bad.received(), quint64(took));
}

void TestMisbehaving::clientNeverReads()
{
    LoopbackListener listener;
    RelayBench bench;
    ClientEndpoint client(bench.workbench);
    Misbehaver::of(client)->set(bad({.neverReads = true}));
    ClientSettings settings;
    settings.port = listener.address().port();
    client.connectTo(settings);
    std::shared_ptr<LoopbackPeer> peer;
    QVERIFY(elsewhere<std::shared_ptr<LoopbackPeer>>(peer, [&] { return listener.accept(); }));
    QVERIFY(peer);
    QVERIFY(peer->send("unheard"));
    QTRY_COMPARE(bench.noticed(Notice::ReadingPaused), 1);
    QTRY_COMPARE(client.state(), EndpointState::Connected);
    QCOMPARE(client.facts()->bytesReceived, 0U);
    // Reading begins and ends while the connection stands.
    Misbehaver::of(client)->set({});
    QTRY_COMPARE(client.facts()->bytesReceived, 7U);
    Misbehaver::of(client)->set(bad({.neverReads = true}));
    QTRY_COMPARE(bench.noticed(Notice::ReadingPaused), 2);
}

void TestMisbehaving::acceptsLate()
{
    constexpr qint64 lateMs = 200;
    BadServer bad(::bad({.acceptLateMs = lateMs}),
                  [](ServerSettings &settings) { settings.reply.greeting = "welcome"; });
    QVERIFY(bad.listens());
    const Raw peer(bad.server.address());
    QVERIFY(peer.isOpen()); // the kernel has made the connection: it waits in the queue
    QByteArray got;
    QCOMPARE(receiveElsewhere(peer, got), 7);
    QCOMPARE(got, QByteArray("welcome"));
    QTRY_VERIFY(bad.call(Call::Accept).has_value());
    const auto look = bad.call(Call::Poll);
    const auto accept = bad.call(Call::Accept);
    QVERIFY(look && accept);
    QCOMPARE(look->socket, bad.server.listeningSocket());
    QVERIFY(accept->beganNs - look->beganNs - look->tookNs >= lateMs * 1'000'000);
}

void TestMisbehaving::acceptingLateEndsAtStop()
{
    BadServer bad(::bad({.acceptLateMs = MisbehaveSettings::mostLateMs}));
    QVERIFY(bad.listens());
    const Raw peer(bad.server.address());
    QVERIFY(peer.isOpen());
    QTRY_VERIFY(bad.call(Call::Poll).has_value());
    bad.server.stop();
    QTRY_COMPARE(bad.server.state(), EndpointState::Stopped);
    QByteArray got;
    QVERIFY(receiveElsewhere(peer, got) <= 0);
}

void TestMisbehaving::closesUnread_data()
{
    QTest::addColumn<StreamProtocol>("protocol");
    QTest::newRow("TCP") << StreamProtocol::Tcp;
    QTest::newRow("Unix") << StreamProtocol::UnixStream;
}

void TestMisbehaving::closesUnread()
{
    QFETCH(StreamProtocol, protocol);
    BadServer bad(::bad({.closesUnread = true}),
                  [protocol](ServerSettings &settings) { settings.protocol = protocol; });
    QVERIFY(bad.listens());
    const Raw peer(bad.server.address());
    QVERIFY(peer.isOpen());
    QVERIFY(peer.send("nobody reads this"));
    QByteArray got;
    QCOMPARE(receiveElsewhere(peer, got), -ECONNRESET);
    QTRY_VERIFY(bad.accepted() && !bad.one().open);
    QVERIFY(!bad.call(Call::Recv));
    QVERIFY(bad.call(Call::Poll) && bad.call(Call::Close)); // the calls that it made, and no other
    if (protocol == StreamProtocol::Tcp)
        QTRY_COMPARE(bad.bench.noticed(Notice::ClosedUnread), 1);
    QCOMPARE(bad.server.state(), EndpointState::Listening);
}

void TestMisbehaving::halfClosesAtOnce()
{
    BadServer bad(::bad({.halfCloses = true}),
                  [](ServerSettings &settings) { settings.reply.greeting = "never said"; });
    QVERIFY(bad.listens());
    const Raw peer(bad.server.address());
    QVERIFY(peer.isOpen());
    QByteArray got;
    QCOMPARE(receiveElsewhere(peer, got), 0);
    QVERIFY(peer.send("still heard"));
    QVERIFY(bad.accepted());
    QTRY_COMPARE(bad.received(), 11U);
    QTRY_VERIFY(bad.call(Call::Shutdown).has_value());
    QCOMPARE(bad.call(Call::Shutdown)->arguments[0], constant::shutWr);
    QVERIFY(bad.one().open);
}

// A cut on purpose plays a connection that broke: a client that is to connect again does so. After a person's reset it does not.
void TestMisbehaving::faultsResetIsFollowed()
{
    QFETCH(BackendKind, backend);
    LoopbackListener listener;
    RelayBench bench;
    ClientEndpoint client(bench.workbench);
    Reconnector again(client);
    ReconnectSettings quick;
    quick.on = true;
    quick.firstMs = 1;
    again.setSettings(quick);
    Misbehaver::of(client)->set(faulty([](Faults &faults) {
        faults.cutHow = Faults::CutByReset;
        faults.cutAfter = 5;
    }));
    ClientSettings settings;
    settings.backend = backend;
    settings.port = listener.address().port();
    client.connectTo(settings);
    for (int round = 1; round <= 2; ++round) {
        QTRY_COMPARE(client.state(), EndpointState::Connected);
        client.send(client.socket(), "hello, peer");
        QTRY_COMPARE(bench.unsent(faultReset), round);
        QTRY_COMPARE(bench.noticed(Notice::RetryWaits), round);
    }
    QTRY_COMPARE(client.state(), EndpointState::Connected);
    client.reset(client.socket());
    QTRY_COMPARE(client.state(), EndpointState::Stopped);
    QVERIFY(!again.waits());
    QCOMPARE(bench.noticed(Notice::RetryWaits), 2);
}

void TestMisbehaving::settingsKeep()
{
    MisbehaveSettings settings;
    settings.manners = {true, true, true, 750};
    settings.faults.splitMin = 1;
    settings.faults.splitMax = 1;
    settings.faults.pauseMs = 20;
    settings.faults.seed = 9;
    QVERIFY(misbehaveSettingsFrom(toJson(settings)) == settings);
    QVERIFY(misbehaveSettingsFrom({}) == MisbehaveSettings());
    QJsonObject late = toJson(settings);
    late.insert(QStringLiteral("acceptLateMs"), 1e15);
    QCOMPARE(misbehaveSettingsFrom(late).manners.acceptLateMs, MisbehaveSettings::mostLateMs);
}

QTEST_GUILESS_MAIN(TestMisbehaving)
#include "tst_misbehaving.moc"
