// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <atomic>
#include <cerrno>
#include <string>

#include <pthread.h>

#include <QElapsedTimer>
#include <QTest>

#include "patience.h"
#include "realsocketapi.h"
#include "socketconstants.h"
#include "threads.h"

using namespace sw;

/// Worker threads, and the signal that interrupts their blocked calls.
class ThreadsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsAndJoins();
    void interruptWakesRecv();
    void interruptWakesAccept();
    void socketIsUsableAfterwards();
    void countsThreads();
    void unknownThread();

private:
    RealSocketApi m_api;
};

namespace {

/// A worker that makes one blocking call; the result is there when `done` is set.
struct BlockedCall
{
    WorkerThread thread;
    std::atomic<int> number = 0;
    std::atomic<bool> done = false;
    CallResult result;

    template<typename Call>
    int start(Call call)
    {
        return thread.start(
            [this, call] {
                number = currentThreadNumber();
                result = call();
                done = true;
            },
            "blocked");
    }
    [[nodiscard]] bool sleeps() const { return number != 0 && threadSleeps(number) == std::optional<bool>(true); }
};

/// Repeats the signal until the worker has come out of its call: one alone may come too early.
void wake(BlockedCall &blocked)
{
    QTRY_VERIFY_WITH_TIMEOUT((blocked.thread.interrupt(), blocked.done.load()), sw::testPatienceMs);
}

} // namespace

void ThreadsTest::runsAndJoins()
{
    WorkerThread thread;
    std::string name;
    int number = 0;
    std::atomic<bool> started = false;
    QVERIFY(!thread.isStarted());
    QCOMPARE(thread.start(
                 [&] {
                     started.wait(
                         false); // start() gives the name from outside, maybe after the first step of the thread
                     std::array<char, 16> text{};
                     pthread_getname_np(pthread_self(), text.data(), text.size());
                     name = text.data();
                     number = currentThreadNumber();
                 },
                 "a name longer than fifteen"),
             0);
    QVERIFY(thread.isStarted());
    started = true;
    started.notify_all();
    thread.join();
    QVERIFY(!thread.isStarted());
    QCOMPARE(name, std::string("a name longer t"));
    QVERIFY(number > 0 && number != currentThreadNumber());
}

void ThreadsTest::interruptWakesRecv()
{
    std::array<int, 2> pair{};
    QVERIFY(!m_api.socketpair(constant::afUnix, constant::sockStream, 0, pair).failed());
    BlockedCall blocked;
    std::array<char, 16> buffer{};
    QCOMPARE(blocked.start([&] { return m_api.recv(pair[0], buffer.data(), buffer.size(), 0); }), 0);
    QTRY_VERIFY(blocked.sleeps());
    QVERIFY(!blocked.done);
    wake(blocked);
    blocked.thread.join();
    QCOMPARE(blocked.result.value, -1);
    QCOMPARE(blocked.result.error, EINTR);
    m_api.close(pair[0]);
    m_api.close(pair[1]);
}

void ThreadsTest::interruptWakesAccept()
{
    const int fd = static_cast<int>(m_api.socket(constant::afInet, constant::sockStream, 0).value);
    QVERIFY(fd >= 0);
    QVERIFY(!m_api.bind(fd, *SocketAddress::parse(QStringLiteral("127.0.0.1:0"))).failed());
    QVERIFY(!m_api.listen(fd, 1).failed());
    BlockedCall blocked;
    SocketAddress peer;
    QCOMPARE(blocked.start([&] { return m_api.accept(fd, peer); }), 0);
    QTRY_VERIFY(blocked.sleeps());
    wake(blocked);
    blocked.thread.join();
    QCOMPARE(blocked.result.error, EINTR);
    m_api.close(fd);
}

void ThreadsTest::socketIsUsableAfterwards()
{
    std::array<int, 2> pair{};
    QVERIFY(!m_api.socketpair(constant::afUnix, constant::sockStream, 0, pair).failed());
    std::array<char, 16> buffer{};
    {
        BlockedCall blocked;
        QCOMPARE(blocked.start([&] { return m_api.recv(pair[0], buffer.data(), buffer.size(), 0); }), 0);
        QTRY_VERIFY(blocked.sleeps());
        wake(blocked);
        blocked.thread.join();
    }
    BlockedCall again;
    QCOMPARE(again.start([&] { return m_api.recv(pair[0], buffer.data(), buffer.size(), 0); }), 0);
    QTRY_VERIFY(again.sleeps());
    QCOMPARE(m_api.send(pair[1], "hello", 5, 0).value, 5);
    QTRY_VERIFY(again.done);
    again.thread.join();
    QCOMPARE(again.result.value, 5);
    QCOMPARE(QByteArray(buffer.data(), 5), QByteArray("hello"));
    m_api.close(pair[0]);
    m_api.close(pair[1]);
}

void ThreadsTest::countsThreads()
{
    const int before = threadCount();
    QVERIFY(before >= 1);
    std::array<int, 2> pair{};
    QVERIFY(!m_api.socketpair(constant::afUnix, constant::sockStream, 0, pair).failed());
    BlockedCall blocked;
    std::array<char, 1> buffer{};
    QCOMPARE(blocked.start([&] { return m_api.recv(pair[0], buffer.data(), buffer.size(), 0); }), 0);
    QTRY_VERIFY(blocked.sleeps());
    QCOMPARE(threadCount(), before + 1);
    m_api.close(pair[1]); // end of stream
    QTRY_VERIFY(blocked.done);
    blocked.thread.join();
    QCOMPARE(blocked.result.value, 0);
    QTRY_COMPARE(threadCount(), before); // the kernel forgets a joined thread a moment later
    m_api.close(pair[0]);
}

void ThreadsTest::unknownThread()
{
    QVERIFY(!threadSleeps(999'999'999));
    // Whoever asks runs.
    QCOMPARE(threadSleeps(currentThreadNumber()), std::optional<bool>(false));
}

QTEST_GUILESS_MAIN(ThreadsTest)
#include "tst_threads.moc"
