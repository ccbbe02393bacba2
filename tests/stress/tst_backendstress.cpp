// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <random>
#include <thread>

#include <QTest>

#include "backendbench.h"
#include "descriptors.h"
#include "patience.h"
#include "socketconstants.h"
#include "threads.h"

using namespace sw;

namespace {

constexpr int workers = 4;
constexpr int stepsPerWorker = 1500;

/// Random commands, cancels, pauses and closes on the sockets that all share. Each worker's choices follow from its seed.
class Disorder final
{
public:
    Disorder(SocketBackend &backend, RecordLog &log, SocketId server, SocketAddress address)
        : m_backend(backend)
        , m_log(log)
        , m_server(server)
        , m_address(std::move(address))
    {
        for (auto &slot : m_sockets)
            slot = 0;
    }

    void work(unsigned seed)
    {
        std::mt19937 random(seed);
        const LaneId lane = m_backend.newLane("disorder");
        for (int step = 0; step < stepsPerWorker; ++step) {
            const LaneId on = random() % 4 == 0 ? lane : 0;
            act(static_cast<int>(random() % 14), random, on);
        }
        m_backend.cancelLane(lane);
        m_backend.endLane(lane);
    }

    /// Closes what is open, then says how many commands never came back.
    void closeAll()
    {
        for (const SocketFacts &one : m_backend.sockets()) {
            if (one.socket == m_server)
                continue;
            SocketCommand close = made(Call::Close, one.socket, 0);
            close.cancelFirst = true;
            m_backend.execute(close);
        }
    }
    [[nodiscard]] quint64 tokens() const { return m_token; }

private:
    SocketCommand made(Call call, SocketId socket, LaneId lane)
    {
        SocketCommand command;
        command.call = call;
        command.socket = socket;
        command.lane = lane;
        command.token = ++m_token;
        return command;
    }

    void act(int what, std::mt19937 &random, LaneId lane)
    {
        auto &slot = m_sockets[random() % m_sockets.size()];
        const SocketId socket = slot;
        SocketCommand command = made(Call::None, socket, lane);
        switch (what) {
        case 0: // a new connection in this place
        case 1: {
            command.call = Call::Socket;
            command.socket = m_backend.newSocketId();
            command.lane = 0;
            command.arguments = {constant::afInet, constant::sockStream, 0};
            SocketCommand connect = made(Call::Connect, command.socket, 0);
            connect.address = m_address;
            connect.timeoutMs = random() % 3 == 0 ? 1 : -1;
            SocketCommand receive = made(Call::Recv, command.socket, 0);
            receive.repeat = true;
            m_backend.execute(command);
            m_backend.execute(connect);
            m_backend.execute(receive);
            command = made(Call::Close, slot.exchange(command.socket), 0);
            command.cancelFirst = true;
            break;
        }
        case 2:
        case 3:
            command.call = Call::Send;
            command.lane = 0;
            command.untilAll = true;
            command.bytes = QByteArray(static_cast<qsizetype>(random() % 200'000), 'x');
            break;
        case 4:
            command.call = Call::Sendall;
            command.bytes = QByteArray(static_cast<qsizetype>(random() % 50'000), 'y');
            break;
        case 5:
            command.call = Call::Getsockname;
            break;
        case 6:
            command.call = Call::Shutdown;
            command.arguments[0] = static_cast<int>(random() % 3);
            break;
        case 7:
            command.call = Call::Poll;
            command.lane = lane;
            command.arguments[0] = constant::pollIn;
            command.timeoutMs = 2;
            break;
        case 8:
            command.call = Call::Recv;
            command.number = 1000;
            break;
        case 9: // a plain close, as a scenario makes it
            command.call = Call::Close;
            break;
        case 10:
            command.call = Call::Close;
            command.cancelFirst = true;
            command.reset = random() % 2 == 0;
            break;
        case 11:
            m_backend.setReadingPaused(socket, random() % 2 == 0);
            command.call = Call::Fileno;
            break;
        case 12:
            m_backend.cancelSends(socket);
            command.call = Call::Queues;
            break;
        default:
            m_backend.cancel(m_token - random() % 50);
            m_backend.cancelLane(lane);
            (void)m_backend.runningCalls();
            (void)m_backend.sockets();
            command.call = Call::Getpeername;
            break;
        }
        m_backend.execute(command);
    }

    SocketBackend &m_backend;
    RecordLog &m_log;
    const SocketId m_server;
    const SocketAddress m_address;
    std::atomic<quint64> m_token{1'000'000};
    std::array<std::atomic<SocketId>, 12> m_sockets;
};

} // namespace

/// Many threads that do as they please: nothing may lock up, leak or go unanswered.
class BackendStressTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackendRows(); }
    void disorder_data();
    void disorder();
};

void BackendStressTest::disorder_data()
{
    QTest::addColumn<unsigned>("seed");
    for (const unsigned seed : {1U, 2U, 3U})
        QTest::addRow("seed %u", seed) << seed;
}

void BackendStressTest::disorder()
{
    QFETCH(unsigned, seed);
    const int threads = threadCount();
    const int descriptors = openDescriptorCount();
    {
        BackendBench bench;
        const SocketId server = bench.serving(ScriptedReaction::echo());
        Disorder disorder(*bench.backend, bench.log, server, bench.localOf(server));
        std::vector<std::thread> running;
        for (unsigned i = 0; i < workers; ++i)
            running.emplace_back([&disorder, seed, i] { disorder.work(seed * 100 + i); });
        for (std::thread &one : running)
            one.join();
        // What was created while others closed is closed now; the server's ends follow their peers.
        QTRY_VERIFY_WITH_TIMEOUT((disorder.closeAll(), bench.backend->sockets().size() == 1), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(bench.backend->liveThreads() <= 2, 60'000); // accept and control
        QVERIFY(bench.isBlockedIn(Call::Accept, server));
        const auto peer = LoopbackPeer::connectTo(bench.localOf(server)); // and the server still serves
        QVERIFY(peer && peer->send("alive?"));
        QCOMPARE(peer->receive(6), QByteArray("alive?"));
    }
    QTRY_COMPARE(threadCount(), threads);
    QTRY_COMPARE(openDescriptorCount(), descriptors);
}

QTEST_GUILESS_MAIN(BackendStressTest)
#include "tst_backendstress.moc"
