// SPDX-License-Identifier: GPL-3.0-or-later
// Answers in steps on both backends: sends, pauses, closes, notices; a pause ends at once when its socket is closed.
#include <QTest>

#include <cerrno>
#include <deque>

#include "backendbench.h"
#include "socketconstants.h"

using namespace sw;

namespace {

using Kind = AnswerStep::Kind;

AnswerStep sends(const QByteArray &bytes)
{
    AnswerStep step;
    step.bytes = bytes;
    return step;
}

AnswerStep plain(Kind kind, int ms = 0)
{
    AnswerStep step;
    step.kind = kind;
    step.ms = ms;
    return step;
}

AnswerStep note(const QString &text)
{
    AnswerStep step;
    step.kind = Kind::Note;
    step.notice = Notice::RuleFired;
    step.text = text;
    step.number = 3;
    return step;
}

/// The same steps for whatever arrives.
class StepReaction final : public Reaction
{
public:
    std::vector<AnswerStep> first;
    std::vector<AnswerStep> steps;

    QByteArray greeting() override { return {}; }
    QByteArray answer(QByteArrayView) override { return {}; }
    std::optional<QByteArray> answerToDatagram(QByteArrayView) override { return std::nullopt; }
    void received(quint32, QByteArrayView) override {}
    bool closesAfterPeer() override { return true; }
    std::unique_ptr<Answerer> answerer(quint32, const SocketAddress &, const SocketAddress &) override
    {
        return std::make_unique<Steps>(*this);
    }

private:
    class Steps final : public Answerer
    {
    public:
        explicit Steps(const StepReaction &reaction)
            : m_reaction(reaction)
        {
        }
        void stands() override { m_left.assign(m_reaction.first.begin(), m_reaction.first.end()); }
        void take(QByteArrayView, bool, const SocketAddress &) override
        {
            m_left.insert(m_left.end(), m_reaction.steps.begin(), m_reaction.steps.end());
        }
        bool next(AnswerStep &step) override
        {
            if (m_left.empty())
                return false;
            step = m_left.front();
            m_left.pop_front();
            return true;
        }
        void drop() override { m_left.clear(); }

    private:
        const StepReaction &m_reaction;
        std::deque<AnswerStep> m_left;
    };
};

constexpr int veryLong = 3'000'000; // ms: nothing here waits for its end

} // namespace

class TestBackendAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackendRows(true); }
    void inOrder();
    void aPauseEndsWithTheSocket();
    void othersGoOnInAPause();
    void closes();
    void datagrams();
};

void TestBackendAnswers::inOrder()
{
    BackendBench bench;
    auto reaction = std::make_shared<StepReaction>();
    reaction->first = {sends("hello")};
    reaction->steps = {note(QStringLiteral("ping")), sends("one"), plain(Kind::Wait, 5), sends("two")};
    const SocketId server = bench.serving(reaction);
    const auto peer = LoopbackPeer::connectTo(bench.localOf(server));
    QVERIFY(peer);
    QCOMPARE(peer->receive(5), "hello");
    QVERIFY(peer->send("x"));
    QCOMPARE(peer->receive(6), "onetwo");
    const SocketId accepted = bench.acceptedBy(server, 1);
    const auto fired = bench.log.waitFor([&](const CallRecord &r) { return r.notice == Notice::RuleFired; });
    QVERIFY(fired);
    QCOMPARE(fired->text, QStringLiteral("ping"));
    QCOMPARE(fired->result, 3);
    QCOMPARE(fired->socket, accepted);
    QCOMPARE(fired->connection, quint32(1));
    QVERIFY(bench.log.waitForCount(
        [&](const CallRecord &r) {
            return r.call == Call::Send && r.kind == RecordKind::Call && r.socket == accepted
                && r.flags.testFlag(RecordFlag::ForReply);
        },
        3));
}

void TestBackendAnswers::aPauseEndsWithTheSocket()
{
    BackendBench bench;
    auto reaction = std::make_shared<StepReaction>();
    reaction->steps = {sends("now"), plain(Kind::Wait, veryLong), sends("never")};
    const SocketId server = bench.serving(reaction);
    const auto peer = LoopbackPeer::connectTo(bench.localOf(server));
    QVERIFY(peer && peer->send("x"));
    QCOMPARE(peer->receive(3), "now");
    const SocketId accepted = bench.acceptedBy(server, 1);
    QCOMPARE(bench.closeNow(accepted).error, 0);
    QCOMPARE(peer->receiveAll(), QByteArray());
    QVERIFY(peer->sawEnd());
    // And another is in its pause when the whole backend ends.
    const auto other = LoopbackPeer::connectTo(bench.localOf(server));
    QVERIFY(other && other->send("x"));
    QCOMPARE(other->receive(3), "now");
}

void TestBackendAnswers::othersGoOnInAPause()
{
    BackendBench bench;
    auto reaction = std::make_shared<StepReaction>();
    reaction->steps = {sends("now"), plain(Kind::Wait, veryLong)};
    const SocketId server = bench.serving(reaction);
    for (int i = 0; i < 3; ++i) {
        const auto peer = LoopbackPeer::connectTo(bench.localOf(server));
        QVERIFY(peer && peer->send("x"));
        QCOMPARE(peer->receive(3), "now");
    }
}

void TestBackendAnswers::closes()
{
    BackendBench bench;
    auto reaction = std::make_shared<StepReaction>();
    reaction->steps = {sends("bye"), plain(Kind::Close), sends("never")};
    const SocketId server = bench.serving(reaction);
    const auto peer = LoopbackPeer::connectTo(bench.localOf(server));
    QVERIFY(peer && peer->send("x"));
    QCOMPARE(peer->receiveAll(), "bye");
    QVERIFY(peer->sawEnd());

    auto resets = std::make_shared<StepReaction>();
    resets->steps = {plain(Kind::Reset)};
    const SocketId other = bench.serving(resets);
    const auto second = LoopbackPeer::connectTo(bench.localOf(other));
    QVERIFY(second && second->send("x"));
    QCOMPARE(second->receiveAll(), QByteArray());
    // abort() of Qt just closes (and a notice says so).
    if (!bench.isQt())
        QCOMPARE(second->receiveError(), ECONNRESET);
    const SocketId accepted = bench.acceptedBy(other, 1);
    QVERIFY(bench.log.waitFor(
        [&](const CallRecord &r) { return r.call == Call::Close && r.socket == accepted && r.error == 0; }));
}

void TestBackendAnswers::datagrams()
{
    BackendBench bench;
    auto reaction = std::make_shared<StepReaction>();
    // The second answer waits for long: the answers to others do not.
    reaction->steps = {note(QStringLiteral("datagram")), sends("at once"), plain(Kind::Wait, 20), sends("later"),
                       plain(Kind::Wait, veryLong),      sends("never")};
    SocketCommand make = bench.command(Call::Socket, bench.backend->newSocketId());
    make.arguments = {constant::afInet, constant::sockDgram, 0};
    QCOMPARE(bench.make(make).error, 0);
    SocketCommand bind = bench.command(Call::Bind, make.socket);
    bind.address = *SocketAddress::parse(QStringLiteral("127.0.0.1:0"));
    QCOMPARE(bench.make(bind).error, 0);
    const SocketAddress to = bench.localOf(make.socket);
    SocketCommand receive = bench.command(Call::Recvfrom, make.socket);
    receive.repeat = true;
    receive.reaction = reaction;
    bench.start(receive);

    SocketCommand own = bench.command(Call::Socket, bench.backend->newSocketId());
    own.arguments = make.arguments;
    QCOMPARE(bench.make(own).error, 0);
    for (int i = 1; i <= 3; ++i) {
        SocketCommand send = bench.command(Call::Sendto, own.socket);
        send.address = to;
        send.bytes = "ask";
        QCOMPARE(bench.make(send).error, 0);
    }
    for (const char *answer : {"at once", "later"}) {
        QVERIFY(bench.log.waitForCount(
            [&](const CallRecord &r) {
                return r.call == Call::Sendto && r.kind == RecordKind::Call && r.socket == make.socket
                    && r.flags.testFlag(RecordFlag::ForReply) && r.data == answer;
            },
            3));
    }
    QCOMPARE(bench.closeNow(make.socket).error, 0);
    QVERIFY(bench.log.waitFor(
        [](const CallRecord &r) { return r.notice == Notice::RuleFired && r.text == QStringLiteral("datagram"); }));
}

QTEST_MAIN(TestBackendAnswers)
#include "tst_backendanswers.moc"
