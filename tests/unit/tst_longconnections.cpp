// SPDX-License-Identifier: GPL-3.0-or-later
// Heartbeats on clients and servers, and clients that connect again.
#include <QSignalSpy>
#include <QtTest>

#include "heartbeat.h"
#include "laboratory.h"
#include "loopbackpeer.h"
#include "patience.h"
#include "reconnector.h"
#include "serverendpoint.h"
#include "shortconnection.h"

using namespace sw;

namespace {

/// A server and a client of it, with their heartbeats. Main thread.
struct Pair
{
    Pair()
        : server(lab.workbench)
        , client(lab.workbench)
        , ofServer(server, [this] { return openOfServer(); })
        , ofClient(client, [this] { return openOfClient(); })
        , again(client)
    {
    }
    bool listen(ReplyKind reply, quint16 port = 0)
    {
        ServerSettings settings;
        settings.port = port;
        settings.reply.rule.kind = reply;
        server.start(settings);
        return waitUntil([this] { return server.state() == EndpointState::Listening; });
    }
    bool connectThere(ReplyKind reply = ReplyKind::Nothing)
    {
        ClientSettings settings;
        settings.port = server.address().port();
        settings.reply.rule.kind = reply;
        client.connectTo(settings);
        return waitUntil(
            [this] { return client.state() == EndpointState::Connected && !server.connections().empty(); });
    }
    [[nodiscard]] std::vector<Heartbeat::Open> openOfServer() const
    {
        std::vector<Heartbeat::Open> open;
        for (const Connection &one : server.connections()) {
            if (one.open)
                open.push_back({one.socket, one.number});
        }
        return open;
    }
    [[nodiscard]] std::vector<Heartbeat::Open> openOfClient() const
    {
        if (client.state() != EndpointState::Connected)
            return {};
        return {{client.socket(), 0}};
    }

    Laboratory lab;
    ServerEndpoint server;
    ClientEndpoint client;
    Heartbeat ofServer;
    Heartbeat ofClient;
    Reconnector again;
};

HeartbeatSettings beats(const QString &message, const QString &contained = {})
{
    HeartbeatSettings settings;
    settings.on = true;
    settings.intervalMs = HeartbeatSettings::leastMs;
    settings.message = message;
    settings.match = contained.isEmpty() ? RuleMatch::Anything : RuleMatch::Contains;
    settings.answer = contained;
    return settings;
}

/// A slow machine may answer late: nothing is closed for it.
HeartbeatSettings patient(HeartbeatSettings settings)
{
    settings.mostMisses = 0;
    return settings;
}

ReconnectSettings quick(int tries)
{
    ReconnectSettings settings;
    settings.on = true;
    settings.firstMs = 1;
    settings.factor = 1.5;
    settings.tries = tries;
    return settings;
}

} // namespace

class TestLongConnections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAreCounted();
    void onlyTheExpectedCounts();
    void whoDoesNotAnswerIsClosed();
    void othersStay();
    void withoutAnswersNothingIsMissed();
    void pauses();
    void triesEnd();
    void comesBack();
    void aPersonsCloseIsTheEnd();
    void shortConnections();
    void shortOnesEnd();
    void settingsAreKept();
};

void TestLongConnections::answersAreCounted()
{
    Pair pair;
    QVERIFY(pair.listen(ReplyKind::Echo));
    QVERIFY(pair.connectThere());
    pair.ofClient.setSettings(patient(beats(QStringLiteral("beat ${counter}\\n"))));
    QTRY_VERIFY(!pair.ofClient.states().empty() && (pair.ofClient.look(), pair.ofClient.states()[0].answered >= 3));
    const BeatState state = pair.ofClient.states()[0];
    QVERIFY(state.sent >= state.answered);
    QVERIFY(state.answeredNs >= state.sentNs - state.tookNs || state.waits);
    QVERIFY(pair.lab.bytes(pair.client.socket(), Direction::Out).startsWith("beat 1\nbeat 2\n"));
    // Off, and nothing more is sent.
    HeartbeatSettings off = pair.ofClient.settings();
    off.on = false;
    pair.ofClient.setSettings(off);
    QVERIFY(pair.ofClient.states().empty());
    QCOMPARE(pair.client.state(), EndpointState::Connected);
}

void TestLongConnections::onlyTheExpectedCounts()
{
    Pair pair;
    QVERIFY(pair.listen(ReplyKind::Echo));
    QVERIFY(pair.connectThere());
    HeartbeatSettings settings = beats(QStringLiteral("ping"), QStringLiteral("pong"));
    settings.mostMisses = 2;
    pair.ofClient.setSettings(settings);
    QTRY_COMPARE(pair.client.state(), EndpointState::Stopped);
    QCOMPARE(pair.lab.notices(Notice::HeartbeatMissed).size(), size_t(2));
    QCOMPARE(pair.lab.notices(Notice::HeartbeatMissed)[1].result, 2);
}

void TestLongConnections::whoDoesNotAnswerIsClosed()
{
    Pair pair;
    QVERIFY(pair.listen(ReplyKind::Nothing));
    QVERIFY(pair.connectThere());
    pair.ofClient.setSettings(beats(QStringLiteral("x")));
    QTRY_COMPARE(pair.client.state(), EndpointState::Stopped);
    const auto ends = pair.lab.notices(Notice::HeartbeatEnds);
    QCOMPARE(ends.size(), size_t(1));
    QCOMPARE(ends[0].result, 3);
    QCOMPARE(ends[0].endpoint, pair.client.id());
    QCOMPARE(pair.client.facts()->end, EndReason::ClosedHere);
    QVERIFY(!pair.client.leftHere()); // so that a client that connects again does so
}

void TestLongConnections::othersStay()
{
    Pair pair;
    QVERIFY(pair.listen(ReplyKind::Nothing));
    const auto silent = LoopbackPeer::connectTo(pair.server.address());
    QVERIFY(silent);
    QTRY_COMPARE(pair.server.connections().size(), size_t(1));
    HeartbeatSettings settings = beats(QStringLiteral("x"));
    settings.mostMisses = 2;
    pair.ofServer.setSettings(settings);
    QTRY_VERIFY(!pair.server.connections()[0].open);
    QCOMPARE(pair.server.state(), EndpointState::Listening);
    QCOMPARE(pair.lab.notices(Notice::HeartbeatEnds)[0].connection, quint32(1));
    pair.ofServer.setSettings(patient(settings));
    QVERIFY(pair.connectThere(ReplyKind::Echo));
    const auto answers = [&pair] {
        pair.ofServer.look();
        const auto &states = pair.ofServer.states();
        return !states.empty() && states.back().connection == 2 && states.back().answered >= 2;
    };
    QTRY_VERIFY(answers());
    QVERIFY(pair.server.connections()[1].open);
}

void TestLongConnections::withoutAnswersNothingIsMissed()
{
    Pair pair;
    QVERIFY(pair.listen(ReplyKind::Nothing));
    QVERIFY(pair.connectThere());
    HeartbeatSettings settings = beats(QStringLiteral("x"));
    settings.needsAnswer = false;
    settings.mostMisses = 1;
    pair.ofClient.setSettings(settings);
    QTRY_VERIFY(!pair.ofClient.states().empty() && pair.ofClient.states()[0].sent >= 4);
    QVERIFY(pair.lab.notices(Notice::HeartbeatMissed).empty());
    QCOMPARE(pair.client.state(), EndpointState::Connected);
}

void TestLongConnections::pauses()
{
    ReconnectSettings settings;
    settings.firstMs = 100;
    settings.mostMs = 1000;
    settings.jitterPercent = 0;
    QRandomGenerator random(settings.seed);
    QList<int> plain;
    for (int attempt = 1; attempt <= 6; ++attempt)
        plain.append(reconnectPauseMs(settings, attempt, random));
    QCOMPARE(plain, QList<int>({100, 200, 400, 800, 1000, 1000}));
    QCOMPARE(reconnectPauseMs(settings, 1'000'000, random), 1000);
    settings.jitterPercent = 50;
    QList<int> first;
    QList<int> second;
    for (QList<int> *one : {&first, &second}) {
        QRandomGenerator seeded(7);
        for (int attempt = 1; attempt <= 20; ++attempt)
            one->append(reconnectPauseMs(settings, 5, seeded));
    }
    QCOMPARE(first, second); // the same seed, the same pauses
    QVERIFY(std::all_of(first.begin(), first.end(), [](int ms) { return ms >= 500 && ms <= 1500; }));
    QVERIFY(*std::max_element(first.begin(), first.end()) > *std::min_element(first.begin(), first.end()));
}

void TestLongConnections::triesEnd()
{
    Pair pair;
    pair.again.setSettings(quick(3));
    ClientSettings settings;
    settings.port = closedLoopbackPort().port();
    pair.client.connectTo(settings);
    QTRY_COMPARE(pair.lab.notices(Notice::RetriesEnd).size(), size_t(1));
    const auto waits = pair.lab.notices(Notice::RetryWaits);
    QCOMPARE(waits.size(), size_t(3));
    QCOMPARE(waits[2].asked, 3);
    QCOMPARE(pair.lab.calls(Call::Connect).size(), size_t(4)); // the person's own, and three more
    QCOMPARE(pair.client.state(), EndpointState::Failed);
    QVERIFY(!pair.again.waits());
}

void TestLongConnections::comesBack()
{
    Pair pair;
    QVERIFY(pair.listen(ReplyKind::Nothing));
    const quint16 port = pair.server.address().port();
    pair.again.setSettings(quick(0));
    QVERIFY(pair.connectThere());
    pair.server.stop();
    QTRY_VERIFY(pair.lab.notices(Notice::RetryWaits).size() >= 2); // the end, and at least one try in vain
    QVERIFY(pair.listen(ReplyKind::Nothing, port));
    QTRY_COMPARE(pair.client.state(), EndpointState::Connected);
    QCOMPARE(pair.again.attempt(), 0);
    QVERIFY(!pair.again.waits());
}

void TestLongConnections::aPersonsCloseIsTheEnd()
{
    Pair pair;
    QVERIFY(pair.listen(ReplyKind::Nothing));
    pair.again.setSettings(quick(0));
    QVERIFY(pair.connectThere());
    pair.client.disconnectFrom();
    QTRY_COMPARE(pair.client.state(), EndpointState::Stopped);
    QVERIFY(!pair.again.waits());
    // Nor is a reset of one's own followed by anything.
    QVERIFY(pair.connectThere());
    pair.client.reset(pair.client.socket());
    QTRY_COMPARE(pair.client.state(), EndpointState::Stopped);
    QVERIFY(!pair.again.waits());
    QVERIFY(pair.lab.notices(Notice::RetryWaits).empty());
    // And a pause is given up.
    ReconnectSettings slow = quick(0);
    slow.firstMs = ReconnectSettings::mostPauseMs;
    slow.mostMs = ReconnectSettings::mostPauseMs;
    slow.jitterPercent = 0;
    pair.again.setSettings(slow);
    QVERIFY(pair.connectThere());
    pair.server.stop();
    QTRY_VERIFY(pair.again.waits());
    QVERIFY(pair.again.leftMs() > 1000);
    QSignalSpy changed(&pair.again, &Reconnector::changed);
    pair.again.giveUp();
    QVERIFY(!pair.again.waits());
    QCOMPARE(changed.size(), 1);
}

void TestLongConnections::shortConnections()
{
    Pair pair;
    QVERIFY(pair.listen(ReplyKind::Echo));
    ShortConnection once(pair.client);
    ShortSettings settings;
    settings.on = true;
    settings.waitMs = ShortSettings::mostMs;
    once.setSettings(settings);
    ClientSettings to;
    to.port = pair.server.address().port();
    for (quint64 made = 1; made <= 3; ++made) {
        QVERIFY(once.send("hello", to));
        QVERIFY(!once.send("busy", to));
        QTRY_VERIFY(!once.isUnderWay());
        QCOMPARE(pair.client.state(), EndpointState::Stopped);
        QCOMPARE(once.cost().made, made);
        // As the rows say it, not when the main thread heard of them.
        std::map<Call, RowEntry> first; // of this connection's
        pair.lab.journal.visit(0, pair.lab.journal.endRow(), [&](const JournalRow &row) {
            if (row.entry().socket == pair.client.socket())
                first.try_emplace(row.entry().call, row.entry());
            return true;
        });
        const auto after = [&](Call call) {
            return first[call].beganNs + first[call].tookNs - first[Call::Socket].beganNs;
        };
        QCOMPARE(once.cost().connectNs, after(Call::Connect));
        QCOMPARE(once.cost().answerNs, after(Call::Recv));
        QCOMPARE(once.cost().totalNs, after(Call::Close));
    }
    QCOMPARE(once.cost().failed + once.cost().unanswered, quint64(0));
    QCOMPARE(pair.lab.calls(Call::Connect).size(), size_t(3)); // each step is in the log
    // Closed here first: the kernel keeps this end for a while.
    pair.lab.workbench.watchKernel(true);
    QTRY_VERIFY(once.timeWaits() >= 1);
    pair.lab.workbench.watchKernel(false);
}

void TestLongConnections::shortOnesEnd()
{
    Pair pair;
    ShortConnection once(pair.client);
    ShortSettings settings;
    settings.waitMs = 1;
    once.setSettings(settings);
    ClientSettings to;
    to.port = closedLoopbackPort().port();
    QVERIFY(once.send("x", to));
    QTRY_VERIFY(!once.isUnderWay());
    QCOMPARE(once.cost().failed, quint64(1));
    QVERIFY(pair.listen(ReplyKind::Nothing)); // who never answers
    to.port = pair.server.address().port();
    QVERIFY(once.send("x", to));
    QTRY_VERIFY(!once.isUnderWay());
    QCOMPARE(once.cost().unanswered, quint64(1));
    QCOMPARE(once.cost().answerNs, 0);
    // Until the peer has closed.
    settings.untilPeerCloses = true;
    settings.waitMs = ShortSettings::mostMs;
    once.setSettings(settings);
    ReplySettings reply;
    reply.rule.kind = ReplyKind::Rules;
    AnswerRule rule;
    rule.actions = {{RuleDo::Send, QStringLiteral("first"), false, 0}, {RuleDo::Close, {}, false, 0}};
    reply.rules.rules = {rule};
    pair.server.setReply(reply);
    QVERIFY(once.send("x", to));
    QTRY_VERIFY(!once.isUnderWay());
    QVERIFY(once.cost().answerNs > 0);
    QCOMPARE(pair.client.facts()->end, EndReason::EndOfStream);
    QVERIFY(shortSettingsFrom(toJson(settings)) == settings);
    QVERIFY(shortSettingsFrom({}) == ShortSettings());
}

void TestLongConnections::settingsAreKept()
{
    LongSettings settings;
    settings.heartbeat = beats(QStringLiteral("50 49"), QStringLiteral("\\x00\\xff"));
    settings.heartbeat.hex = true;
    settings.heartbeat.needsAnswer = false;
    settings.reconnect = quick(5);
    settings.reconnect.seed = 4'000'000'000U;
    QVERIFY(longSettingsFrom(toJson(settings)) == settings);
    QVERIFY(longSettingsFrom({}) == LongSettings());
    QJsonObject broken = toJson(settings);
    broken[QStringLiteral("heartbeat")] = QJsonObject{{QStringLiteral("intervalMs"), -5}};
    QCOMPARE(longSettingsFrom(broken).heartbeat.intervalMs, HeartbeatSettings().intervalMs);
}

QTEST_GUILESS_MAIN(TestLongConnections)
#include "tst_longconnections.moc"
