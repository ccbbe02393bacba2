// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with a relay while it runs: other faults, chunks held and let go, bytes injected, Stop.
#include <QtTest>

#include "patience.h"
#include "relayconversation.h"

using namespace sw;

class TestRelayHands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faultsChangeWhileItRuns();
    void heldChunksWaitForAPerson();
    void injectedBytesGoThrough();
    void stopEndsAllAtOnce();
    void goesWhileItRuns();
    void settingsAreKept();
};

void TestRelayHands::faultsChangeWhileItRuns()
{
    Conversation one([](RelaySettings &settings) { settings.up.delayMinMs = 60'000; });
    QVERIFY(one.open());
    QVERIFY(one.client->send("late"));
    QTRY_COMPARE(one.talk()->up->waitingBytes(), 4);
    QCOMPARE(one.talk()->up->passedBytes(), 0U);
    one.relay.setFaults(RelayWay::Up, {});
    QByteArray got;
    QVERIFY(elsewhere<QByteArray>(got, [&] { return one.target->receive(4); }));
    QCOMPARE(got, QByteArray("late"));
}

void TestRelayHands::heldChunksWaitForAPerson()
{
    Conversation one;
    QVERIFY(one.open());
    one.relay.setHolding(RelayWay::Up, true);
    const auto &pipe = one.talk()->up;
    const auto sendHeld = [&](const QByteArray &bytes, std::size_t count) {
        return one.client->send(bytes) && waitUntil([&] { return pipe->held().size() == count; }, 20'000);
    };
    QVERIFY(sendHeld("first", 1));
    QVERIFY(sendHeld("second", 2));
    QVERIFY(sendHeld("third", 3));
    const auto held = pipe->held();
    QCOMPARE(held[1].bytes, QByteArray("second"));
    QCOMPARE(pipe->passedBytes(), 0U);
    QVERIFY(pipe->release(held[0].id, "1st"));
    QVERIFY(pipe->dropHeld(held[1].id));
    QVERIFY(!pipe->dropHeld(held[1].id));
    QByteArray got;
    QVERIFY(elsewhere<QByteArray>(got, [&] { return one.target->receive(3); }));
    QCOMPARE(got, QByteArray("1st"));
    one.client->endSending(); // waits behind what is held
    one.relay.setHolding(RelayWay::Up, false);
    QCOMPARE(restOf(*one.target), QByteArray("third"));
    QTRY_COMPARE(one.bench.unsent(faultByHand), 1);
}

void TestRelayHands::injectedBytesGoThrough()
{
    Conversation one;
    QVERIFY(one.open());
    one.talk()->down->inject("from nowhere");
    QByteArray got;
    QVERIFY(elsewhere<QByteArray>(got, [&] { return one.client->receive(12); }));
    QCOMPARE(got, QByteArray("from nowhere"));
}

void TestRelayHands::stopEndsAllAtOnce()
{
    Conversation one([](RelaySettings &settings) { settings.up.delayMinMs = 60'000; });
    QVERIFY(one.open());
    QVERIFY(one.client->send("never passed on"));
    QTRY_VERIFY(one.talk()->up->waitingBytes() > 0);
    one.relay.stop();
    QTRY_COMPARE(one.relay.state(), EndpointState::Stopped);
    QVERIFY(one.isOver());
    QVERIFY(one.bench.backend.sockets().empty());
    QCOMPARE(restOf(*one.target), QByteArray());
}

void TestRelayHands::goesWhileItRuns()
{
    RelayBench bench;
    const LoopbackListener listener;
    {
        StreamRelay relay(bench.workbench);
        relay.start(between(listener.address()));
        QTRY_COMPARE(relay.state(), EndpointState::Listening);
        const auto client = LoopbackPeer::connectTo(relay.address());
        QTRY_VERIFY(relay.talk(1));
    }
    QTRY_VERIFY(bench.backend.sockets().empty());
}

void TestRelayHands::settingsAreKept()
{
    RelaySettings settings;
    settings.backend = BackendKind::Qt;
    settings.host = QStringLiteral("::1");
    settings.port = 1;
    settings.targetHost = QStringLiteral("example.org");
    settings.targetPort = 2;
    settings.listenTls = true;
    settings.targetTls = true;
    settings.up.delayMinMs = 5;
    settings.up.delayMaxMs = 5;
    settings.down.dropPercent = 7;
    QCOMPARE(toJson(relaySettingsFrom(toJson(settings))), toJson(settings));
    QCOMPARE(toJson(relaySettingsFrom({})), toJson(RelaySettings()));
}

QTEST_GUILESS_MAIN(TestRelayHands)
#include "tst_relayhands.moc"
