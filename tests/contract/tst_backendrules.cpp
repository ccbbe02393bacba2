// SPDX-License-Identifier: GPL-3.0-or-later
// Answer rules at work on both backends: a whole conversation, changes while a connection stands, what is too long, datagrams.
#include <QTest>

#include "backendbench.h"
#include "endpointreaction.h"
#include "rulepresets.h"
#include "socketconstants.h"

using namespace sw;

namespace {

ReplySettings ruled(const RuleSet &set)
{
    ReplySettings settings;
    settings.rule.kind = ReplyKind::Rules;
    settings.rules = set;
    return settings;
}

AnswerRule rule(RuleMatch match, const QString &pattern, const QString &answer)
{
    AnswerRule made;
    made.name = pattern;
    made.match = match;
    made.pattern = pattern;
    made.actions = {{RuleDo::Send, answer, false, 0}};
    return made;
}

} // namespace

class TestBackendRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackendRows(true); }
    void conversation();
    void changeWhileConnected();
    void tooLong();
    void closesEvenInADelay();
    void datagrams();
};

void TestBackendRules::conversation()
{
    BackendBench bench;
    const auto reaction = std::make_shared<EndpointReaction>(1, bench.log);
    reaction->setSettings(ruled(rulePreset(RulePreset::Smtp)));
    const SocketId server = bench.serving(reaction);
    const auto peer = LoopbackPeer::connectTo(bench.localOf(server));
    QVERIFY(peer);
    const QByteArray hello("220 workbench ESMTP\r\n");
    QCOMPARE(peer->receive(hello.size()), hello);
    // Commands in pieces, and two in one.
    QVERIFY(peer->send("NO"));
    QVERIFY(peer->send("OP\r\nMAIL FROM:<a@b>\r\nRC"));
    const QByteArray two("250 2.0.0 ok\r\n250 2.1.0 sender ok\r\n");
    QCOMPARE(peer->receive(two.size()), two);
    QVERIFY(peer->send("PT TO:<c@d>\r\nDATA\r\n"));
    const QByteArray ready("250 2.1.5 <c@d> recipient ok\r\n354 end with a line of one dot\r\n");
    QCOMPARE(peer->receive(ready.size()), ready);
    QVERIFY(peer->send("QUIT\r\n.\r\nQUIT\r\n")); // the first one is a line of the mail
    const QByteArray end = peer->receiveAll();
    QVERIFY2(end.startsWith("250 2.0.0 queued as ") && end.endsWith("\r\n221 2.0.0 bye\r\n"), end.constData());
    QVERIFY(peer->sawEnd());
    QCOMPARE(reaction->rules()->hits(0), quint64(1));
    QVERIFY(bench.log.waitForCount([](const CallRecord &r) { return r.notice == Notice::RuleFired; }, 8));
}

void TestBackendRules::changeWhileConnected()
{
    BackendBench bench;
    const auto reaction = std::make_shared<EndpointReaction>(1, bench.log);
    ReplySettings settings;
    settings.rule.kind = ReplyKind::Echo;
    reaction->setSettings(settings);
    const SocketId server = bench.serving(reaction);
    const auto peer = LoopbackPeer::connectTo(bench.localOf(server));
    QVERIFY(peer && peer->send("x"));
    QCOMPARE(peer->receive(1), "x");
    RuleSet set;
    set.rules = {rule(RuleMatch::Equals, QStringLiteral("a"), QStringLiteral("first")),
                 rule(RuleMatch::Regex, QStringLiteral("^b(.)"), QStringLiteral("<${match:1}${request:0..0}>"))};
    reaction->setSettings(ruled(set));
    QVERIFY(peer->send("a"));
    QCOMPARE(peer->receive(5), "first");
    QVERIFY(peer->send("bc"));
    QCOMPARE(peer->receive(4), "<cb>");
    set.rules[0].actions[0].text = QStringLiteral("other");
    reaction->setSettings(ruled(set));
    QVERIFY(peer->send("a"));
    QCOMPARE(peer->receive(5), "other");
    reaction->setSettings(settings);
    QVERIFY(peer->send("a"));
    QCOMPARE(peer->receive(1), "a");
}

void TestBackendRules::tooLong()
{
    BackendBench bench;
    const auto reaction = std::make_shared<EndpointReaction>(1, bench.log);
    RuleSet set;
    set.framing.kind = FramingKind::Delimiter;
    set.rules = {rule(RuleMatch::Anything, {}, QStringLiteral("!"))};
    reaction->setSettings(ruled(set));
    const SocketId server = bench.serving(reaction);
    const auto peer = LoopbackPeer::connectTo(bench.localOf(server));
    QVERIFY(peer && peer->send(QByteArray(200'000, 'x') + "\nok\n"));
    QCOMPARE(peer->receive(1), "!");
    peer->endSending();
    QCOMPARE(peer->receiveAll(), QByteArray()); // the long one was answered by nobody
    QVERIFY(bench.log.waitForCount([](const CallRecord &r) { return r.notice == Notice::RequestTooLong; }, 1));
}

void TestBackendRules::closesEvenInADelay()
{
    BackendBench bench;
    const auto reaction = std::make_shared<EndpointReaction>(1, bench.log);
    RuleSet set;
    set.rules = {rule(RuleMatch::Anything, {}, QStringLiteral("soon"))};
    set.rules[0].actions.push_back({RuleDo::Delay, {}, false, RuleAction::mostMs});
    set.rules[0].actions.push_back({RuleDo::Send, QStringLiteral("never"), false, 0});
    reaction->setSettings(ruled(set));
    const SocketId server = bench.serving(reaction);
    const auto peer = LoopbackPeer::connectTo(bench.localOf(server));
    QVERIFY(peer && peer->send("x"));
    QCOMPARE(peer->receive(4), "soon");
    QCOMPARE(bench.closeNow(bench.acceptedBy(server, 1)).error, 0);
    QCOMPARE(peer->receiveAll(), QByteArray());
}

void TestBackendRules::datagrams()
{
    BackendBench bench;
    const auto reaction = std::make_shared<EndpointReaction>(1, bench.log);
    RuleSet set;
    set.rules = {rule(RuleMatch::Equals, QStringLiteral("in"), QStringLiteral("hello")),
                 rule(RuleMatch::Anything, {}, QStringLiteral("still here"))};
    set.rules[0].setsState = QStringLiteral("known");
    set.rules[1].needsState = QStringLiteral("known");
    reaction->setSettings(ruled(set));
    SocketCommand make = bench.command(Call::Socket, bench.backend->newSocketId());
    make.arguments = {constant::afInet, constant::sockDgram, 0};
    QCOMPARE(bench.make(make).error, 0);
    SocketCommand bind = bench.command(Call::Bind, make.socket);
    bind.address = *SocketAddress::parse(QStringLiteral("127.0.0.1:0"));
    QCOMPARE(bench.make(bind).error, 0);
    SocketCommand receive = bench.command(Call::Recvfrom, make.socket);
    receive.repeat = true;
    receive.reaction = reaction;
    bench.start(receive);
    const auto answered = [&](const QByteArray &bytes) {
        return bench.log.waitFor([&](const CallRecord &r) {
            return r.call == Call::Sendto && r.kind == RecordKind::Call && r.socket == make.socket && r.data == bytes;
        });
    };
    SocketCommand own = bench.command(Call::Socket, bench.backend->newSocketId());
    own.arguments = make.arguments;
    QCOMPARE(bench.make(own).error, 0);
    for (const char *text : {"what", "in", "what"}) {
        SocketCommand send = bench.command(Call::Sendto, own.socket);
        send.address = bench.localOf(make.socket);
        send.bytes = text;
        QCOMPARE(bench.make(send).error, 0);
    }
    QVERIFY(answered("hello"));
    QVERIFY(answered("still here"));
    QCOMPARE(reaction->rules()->hits(1), quint64(1)); // the first one had no state yet
    QCOMPARE(bench.closeNow(make.socket).error, 0);
}

QTEST_MAIN(TestBackendRules)
#include "tst_backendrules.moc"
