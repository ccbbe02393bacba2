// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <condition_variable>
#include <mutex>

#include <netdb.h>

#include <QJsonArray>
#include <QTest>

#include "backendbench.h"
#include "patience.h"
#include "socketconstants.h"
#include "threads.h"

using namespace sw;

namespace {

/// A name server that is silent until open(). Any thread.
struct SilentNames
{
    std::mutex mutex;
    std::condition_variable opened;
    bool isOpen = false;
    int asked = 0;

    NameAnswer answer(const NameQuery &query)
    {
        std::unique_lock lock(mutex);
        ++asked;
        opened.notify_all();
        opened.wait(lock, [this] { return isOpen; });
        NameAnswer answer;
        answer.addresses.push_back({constant::afInet, constant::sockStream, 0,
                                    SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 1).value(), query.host});
        return answer;
    }
    void open()
    {
        const std::lock_guard lock(mutex);
        isOpen = true;
        opened.notify_all();
    }
    bool waitUntilAsked(int times)
    {
        std::unique_lock lock(mutex);
        return opened.wait_for(lock, std::chrono::seconds(20), [&] { return asked >= times; });
    }
};

} // namespace

/// Names: found and not found, given up from outside and from a lane, too many given up.
class BackendLookupsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackendRows(); }
    void found();
    void notFound();
    void notFoundInCreateConnection();
    void givenUp_data();
    void givenUp();
    void timeLimit();
    void limitOfAbandoned();
    void destructorAbandons();

private:
    static SocketCommand lookup(BackendBench &bench, LaneId lane);
};

SocketCommand BackendLookupsTest::lookup(BackendBench &bench, LaneId lane)
{
    SocketCommand command = bench.command(Call::Getaddrinfo, 0, lane);
    command.host = QStringLiteral("name.example");
    command.service = QStringLiteral("1");
    return command;
}

void BackendLookupsTest::found()
{
    BackendBench bench;
    for (const LaneId lane : {LaneId(0), bench.backend->newLane("actor")}) {
        SocketCommand command = lookup(bench, lane);
        command.host = QStringLiteral("127.0.0.1");
        const CallRecord record = bench.make(command);
        QCOMPARE(record.call, Call::Getaddrinfo);
        QCOMPARE(record.gaiError, 0);
        QVERIFY(!record.value.toArray().isEmpty());
        QCOMPARE(record.text, command.host);
        QVERIFY(record.thread > 0 && record.thread != currentThreadNumber());
    }
    QTRY_COMPARE(bench.backend->liveThreads(), 1); // the actor's lane
}

void BackendLookupsTest::notFound()
{
    BackendBench bench([](const NameQuery &) { return NameAnswer{EAI_NONAME, 0, {}}; });
    for (const LaneId lane : {LaneId(0), bench.backend->newLane("actor")}) {
        const CallRecord record = bench.make(lookup(bench, lane));
        QCOMPARE(record.gaiError, EAI_NONAME);
        QVERIFY(record.failed());
        QVERIFY(record.value.isNull());
    }
}

void BackendLookupsTest::notFoundInCreateConnection()
{
    BackendBench bench([](const NameQuery &) { return NameAnswer{EAI_NONAME, 0, {}}; });
    SocketCommand command = bench.command(Call::CreateConnection, 0);
    command.host = QStringLiteral("name.example");
    command.newSocket = bench.backend->newSocketId();
    const CallRecord record = bench.make(command);
    QCOMPARE(record.gaiError, EAI_NONAME);
    QCOMPARE(record.result, -1);
    QVERIFY(bench.log.waitFor(RecordLog::inner(command.token, Call::Getaddrinfo)));
    QVERIFY(!bench.backend->facts(command.newSocket));
}

void BackendLookupsTest::givenUp_data()
{
    QTest::addColumn<bool>("inLane");
    QTest::newRow("on its own") << false;
    QTest::newRow("in a lane") << true;
}

void BackendLookupsTest::givenUp()
{
    QFETCH(bool, inLane);
    const int threads = threadCount();
    const auto names = std::make_shared<SilentNames>();
    {
        BackendBench bench([names](const NameQuery &query) { return names->answer(query); });
        const SocketCommand command = lookup(bench, inLane ? bench.backend->newLane("actor") : 0);
        bench.start(command);
        QVERIFY(names->waitUntilAsked(1));
        QTRY_COMPARE(bench.backend->runningCalls().size(), 1U);
        QCOMPARE(bench.backend->runningCalls().front().call, Call::Getaddrinfo);
        bench.backend->cancel(command.token);
        const CallRecord record = bench.answerTo(command.token);
        QCOMPARE(record.error, ECANCELED);
        QVERIFY(record.flags.testFlag(RecordFlag::Cancelled));
        const auto notice = bench.log.waitFor(RecordLog::notice(Notice::LookupAbandoned));
        QVERIFY(notice);
        QCOMPARE(notice->result, 1);
        QCOMPARE(bench.backend->liveThreads(), inLane ? 2 : 1); // it runs on, and is counted
        if (inLane) { // the lane is free again
            SocketCommand make = bench.command(Call::Socket, bench.backend->newSocketId(), command.lane);
            make.arguments = {constant::afInet, constant::sockStream, 0};
            QCOMPARE(bench.make(make).error, 0);
        }
        names->open();
        QTRY_COMPARE(bench.backend->liveThreads(), inLane ? 1 : 0);
        QCOMPARE(bench.log.count(RecordLog::answer(command.token)), 1); // the late answer is dropped
    }
    QTRY_VERIFY(threadCount() <= threads); // one of an earlier case may have been ending when they were counted
}

void BackendLookupsTest::timeLimit()
{
    const auto names = std::make_shared<SilentNames>();
    BackendBench bench([names](const NameQuery &query) { return names->answer(query); });
    for (const LaneId lane : {LaneId(0), bench.backend->newLane("actor")}) {
        SocketCommand command = lookup(bench, lane);
        command.timeoutMs = 30;
        const CallRecord record = bench.make(command);
        QCOMPARE(record.error, ECANCELED);
        QVERIFY(record.flags.testFlags(RecordFlag::Cancelled | RecordFlag::TimedOut));
    }
    names->open();
    QTRY_COMPARE(bench.backend->liveThreads(), 1);
}

void BackendLookupsTest::limitOfAbandoned()
{
    constexpr int limit = 16;
    const auto names = std::make_shared<SilentNames>();
    BackendBench bench([names](const NameQuery &query) { return names->answer(query); });
    const LaneId lane = bench.backend->newLane("actor");
    for (int i = 0; i < limit; ++i) {
        const SocketCommand command = lookup(bench, i % 2 ? lane : 0);
        bench.start(command);
        QVERIFY(names->waitUntilAsked(i + 1));
        bench.backend->cancel(command.token);
        QVERIFY(bench.answerTo(command.token).flags.testFlag(RecordFlag::Cancelled));
    }
    QVERIFY(bench.log.waitForCount(RecordLog::notice(Notice::LookupAbandoned), limit));
    int refused = 0;
    for (const LaneId one : {LaneId(0), lane}) {
        QCOMPARE(bench.make(lookup(bench, one)).error, EAGAIN);
        QVERIFY(bench.log.waitForCount(RecordLog::notice(Notice::LookupLimit), ++refused));
    }
    names->open();
    QTRY_COMPARE(bench.backend->liveThreads(), 1);
    QCOMPARE(bench.make(lookup(bench, 0)).gaiError, 0);
    QCOMPARE(bench.make(lookup(bench, 0)).error, 0);
}

void BackendLookupsTest::destructorAbandons()
{
    const int threads = threadCount();
    const auto names = std::make_shared<SilentNames>();
    {
        BackendBench bench([names](const NameQuery &query) { return names->answer(query); });
        bench.start(lookup(bench, 0));
        bench.start(lookup(bench, bench.backend->newLane("actor")));
        SocketCommand connect = bench.command(Call::CreateConnection, 0, bench.backend->newLane("other"));
        connect.host = QStringLiteral("name.example");
        bench.start(connect);
        QVERIFY(names->waitUntilAsked(3));
        bench.backend.reset(); // does not wait for the name server
        QVERIFY(bench.answerTo(connect.token).flags.testFlag(RecordFlag::Cancelled));
    }
    names->open();
    QTRY_VERIFY(threadCount() <= threads); // one of an earlier case may have been ending when they were counted
}

QTEST_GUILESS_MAIN(BackendLookupsTest)
#include "tst_backendlookups.moc"
