// SPDX-License-Identifier: GPL-3.0-or-later
// Endpoints that misbehave on purpose, as a peer sees them that knows nothing of it.
#include <QtTest>

#include <cerrno>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "clientendpoint.h"
#include "datagramendpoint.h"
#include "misbehaver.h"
#include "relayconversation.h"
#include "repeatedsend.h"
#include "serverendpoint.h"
#include "socketconstants.h"

using namespace sw;

namespace {

constexpr int patience = 60'000;

/// A peer by plain system calls whose descriptor the test can look at.
class Raw final
{
public:
    explicit Raw(const SocketAddress &to)
        : m_fd(::socket(to.family(), SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        m_open = ::connect(m_fd, static_cast<const sockaddr *>(to.data()), static_cast<socklen_t>(to.length())) == 0;
    }
    ~Raw() { ::close(m_fd); }
    Q_DISABLE_COPY_MOVE(Raw)

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] bool send(const QByteArray &bytes) const
    {
        return ::send(m_fd, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size();
    }
    /// Sends until the kernel takes no more for a while; how much it took.
    [[nodiscard]] qint64 fill() const
    {
        const QByteArray block(65536, 'x');
        qint64 all = 0;
        pollfd room{m_fd, POLLOUT, 0};
        while (all < 1'000'000'000 && ::poll(&room, 1, 300) == 1) {
            const auto sent = ::send(m_fd, block.constData(), size_t(block.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent <= 0)
                break;
            all += sent;
        }
        return all;
    }
    /// One recv; -errno when it fails.
    [[nodiscard]] qint64 receive(QByteArray &bytes) const
    {
        QByteArray room(65536, Qt::Uninitialized);
        const auto got = ::recv(m_fd, room.data(), size_t(room.size()), 0);
        if (got > 0)
            bytes += room.first(got);
        return got < 0 ? -errno : got;
    }
    /// Segments with data that have come.
    [[nodiscard]] quint32 segments() const
    {
        tcp_info info{};
        socklen_t size = sizeof info;
        ::getsockopt(m_fd, IPPROTO_TCP, TCP_INFO, &info, &size);
        return info.tcpi_data_segs_in;
    }

private:
    int m_fd;
    bool m_open = false;
};

/// What recv gives, while the main thread goes on.
qint64 receiveElsewhere(const Raw &peer, QByteArray &bytes)
{
    qint64 got = 0;
    return elsewhere<qint64>(got, [&] { return peer.receive(bytes); }) ? got : -ETIMEDOUT;
}

MisbehaveSettings bad(Manners manners)
{
    MisbehaveSettings settings;
    settings.manners = manners;
    return settings;
}

MisbehaveSettings faulty(const std::function<void(Faults &)> &adjust)
{
    MisbehaveSettings settings;
    adjust(settings.faults);
    return settings;
}

/// A server that misbehaves.
struct BadServer
{
    explicit BadServer(const MisbehaveSettings &misbehaves, const std::function<void(ServerSettings &)> &adjust = {})
    {
        ServerSettings settings;
        settings.port = 0;
        if (adjust)
            adjust(settings);
        Misbehaver::of(server)->set(misbehaves);
        server.start(settings);
    }
    bool listens()
    {
        return QTest::qWaitFor([this] { return server.state() == EndpointState::Listening; }, patience);
    }
    bool accepted()
    {
        return QTest::qWaitFor([this] { return !server.connections().empty(); }, patience);
    }
    [[nodiscard]] const Connection &one() const { return server.connections().front(); }
    [[nodiscard]] quint64 received() const
    {
        const auto facts = bench.backend.facts(one().socket);
        return facts ? facts->bytesReceived : 0;
    }
    [[nodiscard]] std::optional<CallRecord> call(Call wanted) const
    {
        for (const CallRecord &record : bench.records) {
            if (record.kind == RecordKind::Call && record.call == wanted)
                return record;
        }
        return std::nullopt;
    }

    RelayBench bench;
    ServerEndpoint server{bench.workbench};
};

} // namespace

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
    void byteByByte();
    void cuts_data();
    void cuts();
    void answersTakeTheSameWay_data() { addBackends(); }
    void answersTakeTheSameWay();
    void lateAnswerReachesWhoEndedItsDirection_data() { addBackends(); }
    void lateAnswerReachesWhoEndedItsDirection();
    void cancelledSendIsTold();
    void repeatedSendsTakeTheSameWay();
    void datagrams_data();
    void datagrams();
    void datagramAnswersAreDoubled();
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
    QTRY_COMPARE_WITH_TIMEOUT(bad.bench.noticed(Notice::ReadingPaused), 1, patience);
    QCOMPARE(bad.received(), 0U);
    QVERIFY(!bad.call(Call::Recv));
    // It reads again as soon as it behaves.
    Misbehaver::of(bad.server)->set({});
    QTRY_COMPARE_WITH_TIMEOUT(bad.received(), quint64(took), patience);
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
    QTRY_COMPARE_WITH_TIMEOUT(bench.noticed(Notice::ReadingPaused), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(client.state(), EndpointState::Connected, patience);
    QCOMPARE(client.facts()->bytesReceived, 0U);
    // Reading begins and ends while the connection stands.
    Misbehaver::of(client)->set({});
    QTRY_COMPARE_WITH_TIMEOUT(client.facts()->bytesReceived, 7U, patience);
    Misbehaver::of(client)->set(bad({.neverReads = true}));
    QTRY_COMPARE_WITH_TIMEOUT(bench.noticed(Notice::ReadingPaused), 2, patience);
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
    QTRY_VERIFY_WITH_TIMEOUT(bad.call(Call::Accept).has_value(), patience);
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
    QTRY_VERIFY_WITH_TIMEOUT(bad.call(Call::Poll).has_value(), patience);
    bad.server.stop();
    QTRY_COMPARE_WITH_TIMEOUT(bad.server.state(), EndpointState::Stopped, patience);
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
    QTRY_VERIFY_WITH_TIMEOUT(bad.accepted() && !bad.one().open, patience);
    QVERIFY(!bad.call(Call::Recv));
    QVERIFY(bad.call(Call::Poll) && bad.call(Call::Close)); // the calls that it made, and no other
    if (protocol == StreamProtocol::Tcp)
        QTRY_COMPARE_WITH_TIMEOUT(bad.bench.noticed(Notice::ClosedUnread), 1, patience);
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
    QTRY_COMPARE_WITH_TIMEOUT(bad.received(), 11U, patience);
    QTRY_VERIFY_WITH_TIMEOUT(bad.call(Call::Shutdown).has_value(), patience);
    QCOMPARE(bad.call(Call::Shutdown)->arguments[0], constant::shutWr);
    QVERIFY(bad.one().open);
}

void TestMisbehaving::byteByByte()
{
    BadServer bad(faulty([](Faults &faults) {
                      faults.splitMin = 1;
                      faults.splitMax = 1;
                      faults.pauseMs = 2;
                  }),
                  [](ServerSettings &settings) {
                      settings.options.push_back({constant::ipprotoTcp, constant::tcpNoDelay, 1});
                  });
    QVERIFY(bad.listens());
    const Raw peer(bad.server.address());
    QVERIFY(peer.isOpen());
    QVERIFY(bad.accepted());
    QList<MessageProgress> told;
    connect(&bad.server, &Endpoint::messageProgress, this, [&told](const MessageProgress &now) { told.append(now); });
    bad.server.send(bad.one().socket, "hello");
    QByteArray got;
    while (got.size() < 5)
        QVERIFY(receiveElsewhere(peer, got) > 0);
    QCOMPARE(got, QByteArray("hello"));
    QTRY_COMPARE_WITH_TIMEOUT(bad.bench.sends(bad.one().socket), QList<qint64>({1, 1, 1, 1, 1}), patience);
    QCOMPARE(peer.segments(), 5U); // each went over the wire alone
    QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty() && told.last().finished, patience);
    QCOMPARE(told.last().taken, 5);
    QVERIFY(!told.last().cancelled);
}

void TestMisbehaving::cuts_data()
{
    QTest::addColumn<BackendKind>("backend");
    QTest::addColumn<bool>("reset");
    QTest::newRow("close") << BackendKind::Native << false;
    QTest::newRow("reset") << BackendKind::Native << true;
    QTest::newRow("Qt, close") << BackendKind::Qt << false;
}

void TestMisbehaving::cuts()
{
    QFETCH(BackendKind, backend);
    QFETCH(bool, reset);
    BadServer bad(faulty([reset](Faults &faults) {
                      faults.cutHow = reset ? Faults::CutByReset : Faults::CutByClose;
                      faults.cutAfter = 5;
                  }),
                  [backend](ServerSettings &settings) { settings.backend = backend; });
    QVERIFY(bad.listens());
    const Raw peer(bad.server.address());
    QVERIFY(peer.isOpen());
    QVERIFY(bad.accepted());
    bool cancelled = false;
    connect(&bad.server, &Endpoint::messageProgress, this,
            [&cancelled](const MessageProgress &now) { cancelled = now.finished && now.cancelled; });
    bad.server.send(bad.one().socket, "hello, peer");
    QByteArray got;
    qint64 last = 1;
    while (last > 0)
        last = receiveElsewhere(peer, got);
    QCOMPARE(last, reset ? qint64(-ECONNRESET) : 0);
    if (!reset) // a reset may overtake what the peer has not read
        QCOMPARE(got, QByteArray("hello"));
    QTRY_VERIFY_WITH_TIMEOUT(!bad.one().open, patience);
    QTRY_VERIFY_WITH_TIMEOUT(cancelled, patience);
    QCOMPARE(bad.bench.unsent(reset ? faultReset : faultCut), 1);
}

void TestMisbehaving::answersTakeTheSameWay()
{
    QFETCH(BackendKind, backend);
    BadServer bad(faulty([](Faults &faults) {
                      faults.splitMin = 2;
                      faults.splitMax = 2;
                      faults.pauseMs = 1;
                  }),
                  [backend](ServerSettings &settings) {
                      settings.backend = backend;
                      settings.reply.rule.kind = ReplyKind::Echo;
                      settings.reply.greeting = "hi";
                  });
    QVERIFY(bad.listens());
    const Raw peer(bad.server.address());
    QVERIFY(peer.isOpen());
    QVERIFY(peer.send("abcdef"));
    QByteArray got;
    while (got.size() < 8)
        QVERIFY(receiveElsewhere(peer, got) > 0);
    QCOMPARE(got, QByteArray("hiabcdef"));
    QVERIFY(bad.accepted());
    QTRY_COMPARE_WITH_TIMEOUT(bad.bench.sends(bad.one().socket), QList<qint64>({2, 2, 2, 2}), patience);
}

void TestMisbehaving::lateAnswerReachesWhoEndedItsDirection()
{
    QFETCH(BackendKind, backend);
    BadServer bad(faulty([](Faults &faults) {
                      faults.delayMinMs = 100;
                      faults.delayMaxMs = 100;
                  }),
                  [backend](ServerSettings &settings) {
                      settings.backend = backend;
                      settings.reply.rule.kind = ReplyKind::Echo;
                  });
    QVERIFY(bad.listens());
    const auto peer = LoopbackPeer::connectTo(bad.server.address());
    QVERIFY(peer && peer->send("question"));
    if (backend == BackendKind::Native) { // Qt's classes close both directions at the peer's end
        peer->endSending();
        QCOMPARE(restOf(*peer), QByteArray("question"));
    } else {
        QByteArray got;
        QVERIFY(elsewhere<QByteArray>(got, [&] { return peer->receive(8); }));
        QCOMPARE(got, QByteArray("question"));
        peer->endSending();
        QCOMPARE(restOf(*peer), QByteArray());
    }
    QTRY_VERIFY_WITH_TIMEOUT(bad.accepted() && !bad.one().open, patience);
}

void TestMisbehaving::cancelledSendIsTold()
{
    BadServer bad(faulty([](Faults &faults) {
        faults.delayMinMs = 60'000;
        faults.delayMaxMs = 60'000;
    }));
    QVERIFY(bad.listens());
    const Raw peer(bad.server.address());
    QVERIFY(peer.isOpen());
    QVERIFY(bad.accepted());
    QList<MessageProgress> told;
    connect(&bad.server, &Endpoint::messageProgress, this, [&told](const MessageProgress &now) { told.append(now); });
    bad.server.send(bad.one().socket, "never");
    bad.server.cancelSends(bad.one().socket);
    QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), patience);
    QVERIFY(told.last().finished && told.last().cancelled);
    // What is sent without the fault goes.
    Misbehaver::of(bad.server)->set({});
    bad.server.send(bad.one().socket, "now");
    QByteArray got;
    QCOMPARE(receiveElsewhere(peer, got), 3);
    QCOMPARE(got, QByteArray("now"));
}

void TestMisbehaving::repeatedSendsTakeTheSameWay()
{
    BadServer bad(faulty([](Faults &faults) {
        faults.splitMin = 1;
        faults.splitMax = 1;
    }));
    QVERIFY(bad.listens());
    const Raw peer(bad.server.address());
    QVERIFY(peer.isOpen());
    QVERIFY(bad.accepted());
    RepeatPlan plan;
    plan.targets = {{bad.one().socket, {}, false}};
    plan.message = MessageTemplate("abc", {});
    plan.times = 4;
    plan.intervalNs = 1'000'000;
    plan.endpoint = bad.server.id();
    plan.detour = OwnSends::detourOf(Misbehaver::of(bad.server)->sends());
    RepeatedSend repeated(bad.bench.workbench, std::move(plan));
    repeated.start();
    QByteArray got;
    while (got.size() < 12)
        QVERIFY(receiveElsewhere(peer, got) > 0);
    QCOMPARE(got, QByteArray("abcabcabcabc"));
    QTRY_VERIFY_WITH_TIMEOUT(repeated.figures().finished, patience);
    QCOMPARE(repeated.figures().sent, 4U);
    QCOMPARE(repeated.figures().end, RepeatedSend::End::Done);
    QTRY_COMPARE_WITH_TIMEOUT(bad.bench.sends(bad.one().socket).size(), 12, patience);
}

void TestMisbehaving::datagrams_data()
{
    QTest::addColumn<BackendKind>("backend");
    QTest::addColumn<int>("drop");
    QTest::addColumn<int>("twice");
    QTest::addColumn<QList<QByteArray>>("come");
    const QList<QByteArray> none;
    const QList<QByteArray> doubled{"one", "one", "two", "two"};
    QTest::newRow("dropped") << BackendKind::Native << 100 << 0 << none;
    QTest::newRow("doubled") << BackendKind::Native << 0 << 100 << doubled;
    QTest::newRow("Qt, dropped") << BackendKind::Qt << 100 << 0 << none;
    QTest::newRow("Qt, doubled") << BackendKind::Qt << 0 << 100 << doubled;
}

void TestMisbehaving::datagrams()
{
    QFETCH(BackendKind, backend);
    QFETCH(int, drop);
    QFETCH(int, twice);
    QFETCH(QList<QByteArray>, come);
    RelayBench bench;
    DatagramEndpoint receiver(bench.workbench);
    DatagramSettings own;
    own.localHost = QStringLiteral("127.0.0.1");
    own.localPort = 0;
    receiver.start(own);
    QTRY_COMPARE_WITH_TIMEOUT(receiver.state(), EndpointState::Receiving, patience);
    DatagramEndpoint sender(bench.workbench);
    Misbehaver::of(sender)->set(faulty([=](Faults &faults) {
        faults.dropPercent = drop;
        faults.duplicatePercent = twice;
    }));
    own.backend = backend;
    sender.start(own);
    QTRY_COMPARE_WITH_TIMEOUT(sender.state(), EndpointState::Receiving, patience);
    int finished = 0;
    int cancelled = 0;
    connect(&sender, &Endpoint::messageProgress, this, [&](const MessageProgress &now) {
        finished += now.finished;
        cancelled += now.cancelled;
    });
    sender.sendTo("one", receiver.local());
    sender.sendTo("two", receiver.local());
    QTRY_COMPARE_WITH_TIMEOUT(finished, 2, patience);
    QCOMPARE(cancelled, drop == 100 ? 2 : 0);
    QCOMPARE(bench.unsent(faultDrop), drop == 100 ? 2 : 0);
    // One that behaves comes behind all that came.
    Misbehaver::of(sender)->set({});
    sender.sendTo("end", receiver.local());
    QList<QByteArray> got;
    const auto look = [&] {
        got.clear();
        bench.journal.visit(bench.journal.firstRow(), bench.journal.endRow(), [&](const JournalRow &row) {
            const RowEntry &entry = row.entry();
            if (entry.endpoint == receiver.id() && entry.kind == RecordKind::Call && row.bytes().size() > 0
                && traitsOf(entry.call).direction == Direction::In)
                got.append(row.bytes().toByteArray());
            return true;
        });
        return !got.isEmpty() && got.last() == "end";
    };
    QTRY_VERIFY_WITH_TIMEOUT(look(), patience);
    got.removeLast();
    QCOMPARE(got, come);
}

void TestMisbehaving::datagramAnswersAreDoubled()
{
    RelayBench bench;
    DatagramEndpoint echo(bench.workbench);
    Misbehaver::of(echo)->set(faulty([](Faults &faults) { faults.duplicatePercent = 100; }));
    DatagramSettings own;
    own.localHost = QStringLiteral("127.0.0.1");
    own.localPort = 0;
    own.reply.rule.kind = ReplyKind::Echo;
    echo.start(own);
    QTRY_COMPARE_WITH_TIMEOUT(echo.state(), EndpointState::Receiving, patience);
    DatagramEndpoint asks(bench.workbench);
    own.reply.rule.kind = ReplyKind::Nothing;
    asks.start(own);
    QTRY_COMPARE_WITH_TIMEOUT(asks.state(), EndpointState::Receiving, patience);
    asks.sendTo("question", echo.local());
    QTRY_COMPARE_WITH_TIMEOUT(asks.peers().look().peers.size(), 1U, patience);
    QTRY_COMPARE_WITH_TIMEOUT(asks.facts()->bytesReceived, 16U, patience);
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
