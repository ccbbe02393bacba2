// SPDX-License-Identifier: GPL-3.0-or-later
// A sequence that is stopped in a send: its own is cancelled, and what a person or a rule gave to the connection goes on.
#include <QtTest>

#include "clientendpoint.h"
#include "datagramendpoint.h"
#include "misbehaver.h"
#include "relayconversation.h"
#include "sequenceplay.h"
#include "sequencesteps.h"

using namespace sw;

namespace {

using State = SequenceResult::State;

void addWays()
{
    QTest::addColumn<BackendKind>("backend");
    QTest::addColumn<bool>("faulty");
    QTest::newRow("native") << BackendKind::Native << false;
    QTest::newRow("native, in pieces") << BackendKind::Native << true;
    QTest::newRow("Qt") << BackendKind::Qt << false;
    QTest::newRow("Qt, in pieces") << BackendKind::Qt << true;
}

MisbehaveSettings pieces(qint64 size, qint64 joined = 0)
{
    MisbehaveSettings settings;
    settings.faults.splitMin = size;
    settings.faults.splitMax = size;
    settings.faults.joinBytes = joined;
    settings.faults.joinMs = testPatienceMs;
    return settings;
}

/// A client panel's connection whose other end is plain system calls, and how its messages get on.
struct Bench
{
    explicit Bench(BackendKind backend, const MisbehaveSettings &misbehaves = {})
    {
        QObject::connect(&client, &Endpoint::messageProgress, &client,
                         [this](const MessageProgress &now) { told[now.token] = now; });
        Misbehaver::of(client)->set(misbehaves);
        ClientSettings settings;
        settings.backend = backend;
        settings.port = listener.address().port();
        client.connectTo(settings);
    }
    bool open()
    {
        elsewhere<std::shared_ptr<LoopbackPeer>>(peer, [this] { return listener.accept(); });
        return peer && waitUntil([this] { return client.state() == EndpointState::Connected; });
    }
    /// Until the one step, a send, is being made.
    bool sendsBySequence(const QByteArray &bytes)
    {
        played = std::make_unique<SequencePlay>(
            client, client.socket(), sequenceTo({}, {sends(QString::fromLatin1(bytes), PayloadForm::Text)}), false);
        played->start();
        return waitUntil([this] { return played->step() == 0 && played->results()[0].state == State::Running; });
    }
    quint64 send(const QByteArray &bytes) { return client.send(client.socket(), bytes); }
    [[nodiscard]] bool went(quint64 token) const
    {
        return waitUntil([&] { return told.value(token).finished; }) && !told.value(token).cancelled
            && told.value(token).error == 0;
    }
    [[nodiscard]] bool waits(qint64 bytes) const
    {
        return waitUntil(
            [&] { return Misbehaver::of(client)->sends()->waitingBytes(client.facts()->connection) == bytes; });
    }
    [[nodiscard]] QByteArray peerReceives(qint64 size) const
    {
        QByteArray got;
        elsewhere<QByteArray>(got, [&] { return peer->receive(size); });
        return got;
    }

    RelayBench bench;
    LoopbackListener listener{1024, 65'536};
    ClientEndpoint client{bench.workbench};
    std::shared_ptr<LoopbackPeer> peer;
    std::unique_ptr<SequencePlay> played;
    QMap<quint64, MessageProgress> told;
};

/// More than a peer that reads nothing lets go: Qt keeps 64 MiB to write.
QByteArray tooMuch(BackendKind backend, bool faulty, char of)
{
    return {backend == BackendKind::Qt && !faulty ? 80'000'000 : 16'000'000, of};
}

} // namespace

class TestSequenceStop final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void behindAPersons_data() { addWays(); }
    void behindAPersons();
    void beforeAPersons_data() { addWays(); }
    void beforeAPersons();
    void joinedWithOthers_data() { addBackends(); }
    void joinedWithOthers();
    void datagramsThatWait_data() { addBackends(); }
    void datagramsThatWait();
};

void TestSequenceStop::behindAPersons()
{
    QFETCH(BackendKind, backend);
    QFETCH(bool, faulty);
    Bench bench(backend, faulty ? pieces(65'536) : MisbehaveSettings());
    QVERIFY(bench.open());
    const QByteArray large = tooMuch(backend, faulty, 'p');
    const quint64 first = bench.send(large);
    QVERIFY(bench.sendsBySequence("sequence"));
    const quint64 last = bench.send("after");
    bench.played->stop();
    QCOMPARE(bench.played->results()[0].state, State::Stopped);
    QVERIFY(bench.peerReceives(large.size() + 5) == large + "after");
    QVERIFY(bench.went(first));
    QVERIFY(bench.went(last));
    QTRY_COMPARE(bench.told.size(), 3); // its own was told too
}

void TestSequenceStop::beforeAPersons()
{
    QFETCH(BackendKind, backend);
    QFETCH(bool, faulty);
    Bench bench(backend, faulty ? pieces(65'536) : MisbehaveSettings());
    QVERIFY(bench.open());
    const QByteArray large = tooMuch(backend, faulty, 's');
    QVERIFY(bench.sendsBySequence(large));
    QCOMPARE(bench.peerReceives(1), QByteArray("s")); // a part has gone
    const quint64 last = bench.send("after");
    bench.played->stop();
    auto rest = std::async(std::launch::async, [&bench] { return bench.peer->receiveAll(); });
    const bool went = bench.went(last) && bench.waits(0);
    bench.client.disconnectFrom();
    QByteArray got;
    QVERIFY(elsewhere<QByteArray>(got, [&rest] { return rest.get(); }));
    QVERIFY(went);
    QVERIFY(got.endsWith("after"));
    QVERIFY(got.size() < large.size());
}

// A person's message, a rule's answer and the sequence's own wait to go out together.
void TestSequenceStop::joinedWithOthers()
{
    QFETCH(BackendKind, backend);
    Bench bench(backend, pieces(3, 1000));
    QVERIFY(bench.open());
    ReplySettings echo;
    echo.rule.kind = ReplyKind::Echo;
    bench.client.setReply(echo);
    QVERIFY(bench.peer->send("abcde"));
    QVERIFY(bench.waits(5));
    const quint64 first = bench.send("hello");
    QVERIFY(bench.sendsBySequence("never"));
    const quint64 last = bench.send("world");
    QVERIFY(bench.waits(20));
    bench.played->stop();
    QVERIFY(bench.waits(15));
    Misbehaver::of(bench.client)->set({}); // nothing holds it up any more
    QCOMPARE(bench.peerReceives(15), QByteArray("abcdehelloworld"));
    QVERIFY(bench.went(first));
    QVERIFY(bench.went(last));
}

void TestSequenceStop::datagramsThatWait()
{
    QFETCH(BackendKind, backend);
    RelayBench bench;
    DatagramEndpoint endpoint(bench.workbench);
    QMap<quint64, MessageProgress> told;
    connect(&endpoint, &Endpoint::messageProgress, this,
            [&told](const MessageProgress &now) { told[now.token] = now; });
    MisbehaveSettings slow;
    slow.faults.delayMinMs = testPatienceMs;
    slow.faults.delayMaxMs = testPatienceMs;
    Misbehaver::of(endpoint)->set(slow);
    DatagramEndpoint target(bench.workbench);
    DatagramSettings settings;
    settings.localPort = 0;
    target.start(settings);
    QTRY_COMPARE(target.state(), EndpointState::Receiving);
    settings.backend = backend;
    settings.remoteHost = QStringLiteral("127.0.0.1");
    settings.remotePort = target.local().port();
    endpoint.start(settings);
    QTRY_COMPARE(endpoint.state(), EndpointState::Receiving);
    const quint64 first = endpoint.sendTo("person", {});
    SequencePlay play(endpoint, endpoint.socket(), sequenceTo({}, {sends(QStringLiteral("sequence"))}), false);
    play.start();
    QTRY_VERIFY(play.step() == 0 && play.results()[0].state == State::Running);
    const quint64 last = endpoint.sendTo("as well", {});
    play.stop();
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(told.first().cancelled);
    Misbehaver::of(endpoint)->set({});
    QTRY_VERIFY(told.value(first).finished && told.value(last).finished);
    QVERIFY(!told.value(first).cancelled && !told.value(last).cancelled);
    QList<qint64> went = bench.sends(endpoint.socket());
    went.removeAll(0); // of the row that tells what did not go
    QCOMPARE(went, QList<qint64>({6, 7}));
}

QTEST_GUILESS_MAIN(TestSequenceStop)
#include "tst_sequencestop.moc"
