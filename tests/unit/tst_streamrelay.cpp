// SPDX-License-Identifier: GPL-3.0-or-later
// A TCP relay between two peers that know nothing of it: bytes, ends, resets, faults.
#include <QtTest>

#include <cerrno>

#include "patience.h"
#include "relayconversation.h"

using namespace sw;

class TestStreamRelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesBothWays_data() { addBackends(); }
    void passesBothWays();
    void halfCloseGoesThrough();
    void theEndGoesThrough_data() { addBackends(); }
    void theEndGoesThrough();
    void resetGoesThrough_data();
    void resetGoesThrough();
    void refusedTargetEndsTheClient_data() { addBackends(); }
    void refusedTargetEndsTheClient();
    void takenPortIsTold();
    void bytesBeforeTheTargetAreKept();
    void largeTransfersKeepTheirBytes_data();
    void largeTransfersKeepTheirBytes();
    void slowReaderSlowsTheSender();
    void seedRepeatsThePieces();
    void cutAfterBytes_data();
    void cutAfterBytes();
};

void TestStreamRelay::passesBothWays()
{
    QFETCH(BackendKind, backend);
    Conversation one({}, backend);
    QVERIFY(one.open());
    QByteArray got;
    QVERIFY(one.client->send("question"));
    QVERIFY(elsewhere<QByteArray>(got, [&] { return one.target->receive(8); }));
    QCOMPARE(got, QByteArray("question"));
    QVERIFY(one.target->send("an answer"));
    QVERIFY(elsewhere<QByteArray>(got, [&] { return one.client->receive(9); }));
    QCOMPARE(got, QByteArray("an answer"));
    QTRY_COMPARE(one.talk()->up->passedBytes(), 8U);
    QTRY_COMPARE(one.talk()->down->passedBytes(), 9U);
    one.client->close();
    QCOMPARE(restOf(*one.target), QByteArray());
    one.target->close();
    QTRY_VERIFY(one.isOver());
    QCOMPARE(one.talk()->state, RelayTalk::State::Ended);
    one.relay.stop();
    QTRY_COMPARE(one.relay.state(), EndpointState::Stopped);
    QVERIFY(one.bench.backend.sockets().empty());
}

void TestStreamRelay::halfCloseGoesThrough()
{
    Conversation one;
    QVERIFY(one.open());
    QVERIFY(one.client->send("all of it"));
    one.client->endSending();
    QCOMPARE(restOf(*one.target), QByteArray("all of it"));
    QVERIFY(one.target->sawEnd());
    QVERIFY(!one.isOver());
    QVERIFY(one.target->send("still an answer"));
    one.target->endSending();
    QCOMPARE(restOf(*one.client), QByteArray("still an answer"));
    QTRY_VERIFY(one.isOver());
}

/// Behind the last byte; where Qt runs a side, the end of one direction ends the conversation.
void TestStreamRelay::theEndGoesThrough()
{
    QFETCH(BackendKind, backend);
    Conversation one({}, backend);
    QVERIFY(one.open());
    const QByteArray all = numbered(300'000);
    auto sending = std::async(std::launch::async, [&] {
        const bool sent = one.client->send(all);
        one.client->endSending();
        return sent;
    });
    QVERIFY(restOf(*one.target) == all);
    QVERIFY(sending.get());
    QVERIFY(one.target->sawEnd());
    if (backend == BackendKind::Qt) {
        one.target->close();
        QCOMPARE(restOf(*one.client), QByteArray());
    } else {
        QVERIFY(!one.isOver());
        one.target->endSending();
        QCOMPARE(restOf(*one.client), QByteArray());
    }
    QTRY_VERIFY(one.isOver());
    QVERIFY(!one.talk()->failure);
    QCOMPARE(one.talk()->up->passedBytes(), quint64(all.size()));
    QCOMPARE(one.talk()->up->waitingBytes(), 0);
}

void TestStreamRelay::resetGoesThrough_data()
{
    QTest::addColumn<BackendKind>("backend");
    QTest::addColumn<bool>("byClient");
    QTest::newRow("native, by the client") << BackendKind::Native << true;
    QTest::newRow("native, by the target") << BackendKind::Native << false;
    QTest::newRow("Qt, by the client") << BackendKind::Qt << true;
    QTest::newRow("Qt, by the target") << BackendKind::Qt << false;
}

void TestStreamRelay::resetGoesThrough()
{
    QFETCH(BackendKind, backend);
    QFETCH(bool, byClient);
    Conversation one({}, backend);
    QVERIFY(one.open());
    (byClient ? one.client : one.target)->reset();
    LoopbackPeer &other = byClient ? *one.target : *one.client;
    restOf(other);
    if (backend == BackendKind::Qt) { // Qt has one name for both, so that the reset becomes an end
        QCOMPARE(other.receiveError(), 0);
        other.close();
        QTRY_VERIFY(one.isOver());
        return;
    }
    QCOMPARE(other.receiveError(), ECONNRESET);
    QTRY_VERIFY(one.isOver());
    QVERIFY(one.talk()->failure);
    QCOMPARE(one.talk()->failure->error, ECONNRESET);
}

void TestStreamRelay::refusedTargetEndsTheClient()
{
    QFETCH(BackendKind, backend);
    RelayBench bench;
    StreamRelay relay(bench.workbench);
    relay.start(between(closedLoopbackPort(), backend));
    QTRY_COMPARE(relay.state(), EndpointState::Listening);
    const auto client = LoopbackPeer::connectTo(relay.address());
    QVERIFY(client);
    QCOMPARE(restOf(*client), QByteArray());
    QTRY_VERIFY(relay.talk(1) && relay.talk(1)->isOver());
    QCOMPARE(relay.talk(1)->state, RelayTalk::State::Failed);
    QCOMPARE(relay.talk(1)->failure->call, Call::Connect);
    QCOMPARE(relay.talk(1)->failure->error, ECONNREFUSED);
    QCOMPARE(relay.state(), EndpointState::Listening); // the next one may have more luck
}

void TestStreamRelay::takenPortIsTold()
{
    RelayBench bench;
    const LoopbackListener taken;
    StreamRelay relay(bench.workbench);
    RelaySettings settings = between(taken.address());
    settings.port = taken.address().port();
    relay.start(settings);
    QTRY_COMPARE(relay.state(), EndpointState::Failed);
    QCOMPARE(relay.reason()->error, EADDRINUSE);
    QTRY_VERIFY(bench.backend.sockets().empty());
}

void TestStreamRelay::bytesBeforeTheTargetAreKept()
{
    Conversation one;
    QTRY_COMPARE(one.relay.state(), EndpointState::Listening);
    one.client = LoopbackPeer::connectTo(one.relay.address());
    QVERIFY(one.client->send("early"));
    one.client->endSending();
    QVERIFY(elsewhere<std::shared_ptr<LoopbackPeer>>(one.target, [&one] { return one.listener.accept(); }));
    QCOMPARE(restOf(*one.target), QByteArray("early"));
}

void TestStreamRelay::largeTransfersKeepTheirBytes_data()
{
    QTest::addColumn<BackendKind>("backend");
    QTest::addColumn<Faults>("faults");
    QTest::addColumn<int>("size");
    constexpr int large = 8 * 1024 * 1024;
    Faults split;
    split.splitMin = 1;
    split.splitMax = 5000;
    QTest::newRow("native") << BackendKind::Native << Faults() << large;
    QTest::newRow("native, split") << BackendKind::Native << split << 400'000;
    QTest::newRow("Qt") << BackendKind::Qt << Faults() << large;
    QTest::newRow("Qt, split") << BackendKind::Qt << split << 400'000;
    Faults delayed = split;
    delayed.delayMaxMs = 2;
    delayed.joinBytes = 10'000;
    delayed.joinMs = 5;
    QTest::newRow("native, joined, split and delayed") << BackendKind::Native << delayed << 100'000;
}

void TestStreamRelay::largeTransfersKeepTheirBytes()
{
    QFETCH(BackendKind, backend);
    QFETCH(Faults, faults);
    QFETCH(int, size);
    Conversation one(
        [&faults](RelaySettings &settings) {
            settings.up = faults;
            settings.down = faults;
        },
        backend);
    QVERIFY(one.open());
    const QByteArray all = numbered(size);
    auto sending = std::async(std::launch::async, [&] { return one.client->send(all); });
    QByteArray got;
    QVERIFY(elsewhere<QByteArray>(got, [&] { return one.target->receive(all.size()); }));
    QVERIFY(sending.get());
    QVERIFY(got == all);
    sending = std::async(std::launch::async, [&] { return one.target->send(all); });
    QVERIFY(elsewhere<QByteArray>(got, [&] { return one.client->receive(all.size()); }));
    QVERIFY(sending.get());
    QVERIFY(got == all);
}

/// Nobody reads at the target: what the relay keeps is bounded, and the client has to wait.
void TestStreamRelay::slowReaderSlowsTheSender()
{
    Conversation one;
    QVERIFY(one.open());
    const QByteArray all = numbered(40 * 1024 * 1024);
    auto sending = std::async(std::launch::async, [&] { return one.client->send(all); });
    QTRY_VERIFY(one.bench.noticed(Notice::ReadingPaused) > 0);
    QVERIFY(one.talk()->up->waitingBytes() <= FaultPipe::mostWaiting + 2 * Reaction::usualReceiveBytes);
    QByteArray got;
    QVERIFY(elsewhere<QByteArray>(got, [&] { return one.target->receive(all.size()); }));
    QVERIFY(sending.get());
    QVERIFY(got == all);
}

void TestStreamRelay::seedRepeatsThePieces()
{
    const auto pieces = [](qint64 seed) {
        Conversation one([seed](RelaySettings &settings) {
            settings.up.seed = seed;
            settings.up.splitMin = 1;
            settings.up.splitMax = 20;
        });
        QByteArray got;
        if (!one.open() || !one.client->send(numbered(500)))
            return QList<qint64>();
        elsewhere<QByteArray>(got, [&] { return one.target->receive(500); });
        const bool whole = waitUntil([&one] { return one.talk()->up->passedBytes() == 500; }, 20'000);
        return whole ? one.bench.sends(one.talk()->target.socket) : QList<qint64>();
    };
    const auto first = pieces(5);
    QVERIFY(first.size() > 20);
    QCOMPARE(pieces(5), first);
    QVERIFY(pieces(6) != first);
}

void TestStreamRelay::cutAfterBytes_data()
{
    QTest::addColumn<int>("how");
    QTest::addColumn<bool>("up");
    QTest::newRow("close, towards the client") << int(Faults::CutByClose) << false;
    QTest::newRow("reset, towards the client") << int(Faults::CutByReset) << false;
    QTest::newRow("close, towards the target") << int(Faults::CutByClose) << true;
}

void TestStreamRelay::cutAfterBytes()
{
    QFETCH(int, how);
    QFETCH(bool, up);
    Conversation one([how, up](RelaySettings &settings) {
        Faults &faults = up ? settings.up : settings.down;
        faults.cutHow = how;
        faults.cutAfter = 100;
    });
    QVERIFY(one.open());
    LoopbackPeer &from = up ? *one.client : *one.target;
    LoopbackPeer &to = up ? *one.target : *one.client;
    QVERIFY(from.send(numbered(1000)));
    const QByteArray got = restOf(to);
    if (how == Faults::CutByReset) {
        QCOMPARE(to.receiveError(), ECONNRESET);
        QVERIFY(got.size() <= 100); // a reset may overtake what was not read yet
    } else {
        QCOMPARE(got, numbered(1000).first(100));
    }
    QTRY_VERIFY(one.isOver());
    QVERIFY(one.talk()->cut);
    QCOMPARE(one.bench.unsent(how == Faults::CutByReset ? faultReset : faultCut), 1);
}

QTEST_GUILESS_MAIN(TestStreamRelay)
#include "tst_streamrelay.moc"
