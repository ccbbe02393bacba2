// SPDX-License-Identifier: GPL-3.0-or-later
// The program with its window open and the log following, against bare loops of the same calls in the same run: a line of the report
// for each task named (bulk messages datagrams echo crowd memory log filters), all tasks without a name. tests/bench/run runs each by itself.
#include <array>
#include <cstdio>
#include <functional>

#include <QApplication>
#include <QFile>
#include <QTemporaryDir>

#include "benchwindow.h"
#include "datagrampanel.h"
#include "descriptors.h"
#include "endpointtabs.h"
#include "figures.h"
#include "loglines.h"
#include "otherside.h"
#include "serverpanel.h"
#include "threads.h"

using namespace sw;

namespace {

constexpr int rounds = 5;
constexpr qint64 mebi = 1024 * 1024;
const qint64 bulkBytes = 4096 * mebi / loadShare();
const qint64 fileBytes = 1024 * mebi / loadShare(); ///< with a file: the disk is no part of what is measured
const qint64 messages = 1'000'000 / loadShare();
constexpr qint64 messageSize = 64;
const qint64 echoes = 20'000 / loadShare();
const qint64 crowd = 5000 / loadShare();
constexpr qint64 datagramsPerSecond = 100'000;
const qint64 datagramSeconds = std::max<qint64>(1, 5 / loadShare());
const qint64 floodMs = 60'000 / loadShare();
constexpr double stallP99Ms = 30;
constexpr double stallMostMs = 100;
constexpr double nsPerMs = 1e6;
constexpr double nsPerUs = 1e3;

QString text(qint64 number)
{
    return QString::number(number);
}

QStringList task(const char *name, std::initializer_list<qint64> numbers)
{
    QStringList all{QString::fromLatin1(name)};
    for (const qint64 one : numbers)
        all.append(text(one));
    return all;
}

void reportStalls(const QString &during, const StallMeter &stalls)
{
    reportLine(
        QStringLiteral("event loop stalls during %1").arg(during),
        QStringLiteral("p99 %1 ms, longest %2 ms").arg(stalls.p99Ms(), 0, 'f', 1).arg(stalls.longestMs(), 0, 'f', 1),
        QStringLiteral("≤ 30 ms, ≤ 100 ms"), stalls.p99Ms() <= stallP99Ms && stalls.longestMs() <= stallMostMs,
        QStringLiteral("most processor time of a turn %1 ms").arg(stalls.mostWorkMs(), 0, 'f', 1));
}

/// The server panel of a window, listening on a port that the system picked.
struct Served
{
    explicit Served(const BenchWindow &bench, ReplyKind reply = ReplyKind::Nothing,
                    int receiveBytes = ReplySettings().receiveBytes)
        : server(qobject_cast<ServerPanel *>(bench.window().servers().currentPanel())->server())
    {
        ServerSettings settings;
        settings.port = 0;
        settings.backlog = 1024;
        settings.reply.rule.kind = reply;
        settings.reply.receiveBytes = receiveBytes;
        server.start(settings);
        waitUntil([this] { return server.state() == EndpointState::Listening; });
    }
    ~Served()
    {
        server.stop();
        waitUntil([this] { return server.isIdle(); });
        server.forgetEnded();
    }
    Q_DISABLE_COPY_MOVE(Served)
    [[nodiscard]] qint64 port() const { return server.address().port(); }

    ServerEndpoint &server;
};

/// What the load took at the bare loop and at the workbench, by turns.
struct Pairs
{
    Figures ratios; ///< of speeds, ours / bare
    Figures bare;
    Figures ours;
    Figures bareProcessor; ///< seconds of processor time of the receiving program
    Figures processor; ///< of ours, the window's share too
};

struct Load
{
    QString what;
    const char *task; ///< of the loading side
    qint64 amount; ///< its number
    double units; ///< that many of `unit`
    QString unit;
    int receiveBytes;
    KeepPolicy policy;
    double wanted; ///< 0: nothing is wanted
    QString stallsOf; ///< empty: they are not told
};

void compare(const Load &load)
{
    BenchWindow bench(Journal::defaultBudget, load.policy);
    QTemporaryDir folder;
    StallMeter stalls;
    Pairs pairs;
    bool whole = true;
    for (int round = -1; round < rounds; ++round) {
        const QString file = folder.filePath(QStringLiteral("bare"));
        QStringList bareTask = task("serve-bulk", {qint64(Journal::defaultBudget), load.receiveBytes});
        if (load.policy != KeepPolicy::Newest)
            bareTask.append(file);
        double bare = 0;
        double bareProcessor = 0;
        {
            OtherSide loop(bareTask);
            OtherSide loader(task(load.task, {loop.told("PORT"), load.amount}));
            bare = load.units * 1e9 / double(loader.told("NS"));
            bareProcessor = double(loop.told("CPU")) / 1e9;
            loop.finish();
        }
        QFile::remove(file);
        bench.beginSession();
        const Served served(bench, ReplyKind::Nothing, load.receiveBytes);
        if (round >= 0)
            stalls.begin();
        const qint64 before = processorNs();
        OtherSide loader(task(load.task, {served.port(), load.amount}));
        const double ours = load.units * 1e9 / double(loader.told("NS"));
        const double processor = double(processorNs() - before) / 1e9;
        stalls.end();
        whole = whole && bench.sessionIsWhole();
        if (round < 0)
            continue; // the first one fills the log up to its budget
        pairs.bare.add(bare);
        pairs.ours.add(ours);
        pairs.ratios.add(ours / bare);
        pairs.bareProcessor.add(bareProcessor);
        pairs.processor.add(processor);
    }
    reportLine(load.what, pairs.ratios.text(2),
               load.wanted > 0 ? QStringLiteral("≥ %1").arg(load.wanted) : QStringLiteral("–"),
               whole && pairs.ratios.median() >= load.wanted,
               QStringLiteral("%1 %3, bare loop %2 %3; processor time %4 s, bare loop %5 s")
                   .arg(pairs.ours.median(), 0, 'f', 0)
                   .arg(pairs.bare.median(), 0, 'f', 0)
                   .arg(load.unit)
                   .arg(pairs.processor.median(), 0, 'f', 2)
                   .arg(pairs.bareProcessor.median(), 0, 'f', 2));
    if (!load.stallsOf.isEmpty())
        reportStalls(load.stallsOf, stalls);
}

void bulk()
{
    const int usual = ReplySettings().receiveBytes;
    const QString unit = QStringLiteral("MB/s");
    compare({QStringLiteral("TCP bulk receive, 64 KiB writes, kept in memory only"), "bulk", bulkBytes,
             double(bulkBytes) / 1e6, unit, usual, KeepPolicy::Newest, 0.85, QStringLiteral("bulk receive")});
    compare({QStringLiteral("the same with the session file"), "bulk", fileBytes, double(fileBytes) / 1e6, unit, usual,
             KeepPolicy::SessionFile, 0.7, QStringLiteral("bulk receive into a file")});
}

void smallMessages()
{
    const QString unit = QStringLiteral("calls/s");
    const int size = int(messageSize);
    compare({QStringLiteral("64-byte messages, one recv of 64 bytes each, kept in memory only"), "messages", messages,
             double(messages), unit, size, KeepPolicy::Newest, 0.6, QStringLiteral("64-byte messages")});
    compare({QStringLiteral("the same with the session file"), "messages", messages, double(messages), unit, size,
             KeepPolicy::SessionFile, 0.35, QStringLiteral("64-byte messages into a file")});
    compare({QStringLiteral("64-byte messages fed by 64 KiB writes, so that recv never waits, memory only"), "bulk",
             messages * messageSize, double(messages), unit, size, KeepPolicy::Newest, 0, QString()});
}

void datagrams()
{
    const BenchWindow bench(Journal::defaultBudget);
    auto *panel = qobject_cast<DatagramPanel *>(bench.window().addPanel(WhoRole::Server, PanelKind::Udp));
    DatagramEndpoint &endpoint = panel->datagrams();
    StallMeter stalls;
    bool all = true;
    Figures lost;
    qint64 sent = 0;
    for (int round = 0; round < rounds; ++round) {
        DatagramSettings settings;
        settings.localPort = 0;
        settings.receiveBuffer = 4 * mebi;
        endpoint.start(settings);
        waitUntil([&] { return endpoint.state() == EndpointState::Receiving; });
        const quint64 before = bench.journal.counts().bytesIn;
        OtherSide loader(task("datagrams", {endpoint.local().port(), datagramsPerSecond, datagramSeconds}));
        stalls.begin();
        sent = loader.told("SENT");
        loader.finish();
        endpoint.stop();
        waitUntil([&] { return endpoint.isIdle(); });
        stalls.end();
        // Each row brought its bytes with it.
        const auto rows = qint64(bench.journal.counts().bytesIn - before) / messageSize;
        lost.add(double(endpoint.dropped()));
        all = all && rows + qint64(endpoint.dropped()) == sent;
        std::fprintf(stderr, "rows %lld + dropped %llu, sent %lld\n", rows, endpoint.dropped(), sent);
    }
    reportLine(QStringLiteral("UDP, 64 bytes, 100,000/s for 5 s: rows + announced drops = sent"),
               all ? QStringLiteral("always") : QStringLiteral("not always"), QStringLiteral("always"), all,
               QStringLiteral("%1 sent in a run").arg(sent));
    reportLine(QStringLiteral("the same: datagrams dropped with a receive buffer of 4 MiB"), lost.text(0),
               QStringLiteral("0"), lost.most() == 0, QString());
    reportStalls(QStringLiteral("datagrams"), stalls);
}

void echo()
{
    const BenchWindow bench(Journal::defaultBudget);
    StallMeter stalls;
    Figures p50;
    Figures p99;
    Figures bareP50;
    Figures bareP99;
    for (int round = 0; round < rounds; ++round) {
        qint64 bare50 = 0;
        qint64 bare99 = 0;
        {
            OtherSide loop(task("serve-echo", {}));
            OtherSide loader(task("echo", {loop.told("PORT"), echoes}));
            bare50 = loader.told("P50");
            bare99 = loader.told("P99");
        }
        const Served served(bench, ReplyKind::Echo);
        OtherSide loader(task("echo", {served.port(), echoes}));
        stalls.begin();
        const qint64 ours50 = loader.told("P50");
        const qint64 ours99 = loader.told("P99");
        stalls.end();
        p50.add(double(ours50) / double(bare50));
        p99.add(double(ours99) / double(bare99));
        bareP50.add(double(bare50) / nsPerUs);
        bareP99.add(double(bare99) / nsPerUs);
    }
    reportLine(QStringLiteral("echo of 64 bytes, round trip, p50"), p50.text(2), QStringLiteral("≤ 1.25"),
               p50.median() <= 1.25, QStringLiteral("bare loop %1 µs").arg(bareP50.median(), 0, 'f', 1));
    reportLine(QStringLiteral("echo of 64 bytes, round trip, p99"), p99.text(2), QStringLiteral("≤ 2"),
               p99.median() <= 2, QStringLiteral("bare loop %1 µs").arg(bareP99.median(), 0, 'f', 1));
    reportStalls(QStringLiteral("echo"), stalls);
}

void manyConnections()
{
    const BenchWindow bench(Journal::defaultBudget);
    StallMeter stalls;
    Figures times;
    Figures growth;
    Figures bareMs;
    Figures bareMiB;
    bool all = true;
    for (int round = 0; round < rounds; ++round) {
        double bareTime = 0;
        double bareGrowth = 0;
        {
            OtherSide loop(task("serve-crowd", {qint64(WorkerThread::stackBytes)}));
            const qint64 port = loop.told("PORT");
            const qint64 before = anonymousBytes(loop.pid());
            OtherSide loader(task("crowd", {port, crowd}));
            bareTime = double(loader.told("NS"));
            bareGrowth = double(anonymousBytes(loop.pid()) - before);
        }
        const Served served(bench, ReplyKind::Echo);
        const qint64 before = anonymousBytes(QCoreApplication::applicationPid());
        stalls.begin();
        OtherSide loader(task("crowd", {served.port(), crowd}));
        const qint64 began = loader.told("BEGAN");
        all = waitUntil([&] { return served.server.connections().size() == size_t(crowd); }) && all;
        const double ours = std::max(double(monotonicNs() - began), double(loader.told("NS")));
        stalls.end();
        const double grown = double(anonymousBytes(QCoreApplication::applicationPid()) - before);
        loader.letGo();
        waitUntil([&] { return bench.window().isVisible(); });
        times.add(ours / bareTime);
        if (round == 0) // later rounds find the memory of the first
            growth.add(grown / bareGrowth);
        bareMs.add(bareTime / nsPerMs);
        bareMiB.add(bareGrowth / double(mebi));
    }
    reportLine(QStringLiteral("5,000 connections, a line each, kept open: time until all are echoed and listed"),
               times.text(2), QStringLiteral("≤ 2"), all && times.median() <= 2,
               QStringLiteral("bare threads %1 ms").arg(bareMs.median(), 0, 'f', 0));
    reportLine(QStringLiteral("the same: growth of memory (first run)"), QString::number(growth.median(), 'f', 2),
               QStringLiteral("≤ 1.5"), growth.median() <= 1.5,
               QStringLiteral("bare threads %1 MiB").arg(bareMiB.median(), 0, 'f', 0));
    reportStalls(QStringLiteral("5,000 connections"), stalls);
}

void memory()
{
    const BenchWindow bench(Journal::defaultBudget);
    const qint64 own = QCoreApplication::applicationPid();
    const qint64 idle = anonymousBytes(own);
    qint64 most = 0;
    const Served served(bench, ReplyKind::Nothing, int(messageSize));
    OtherSide loader(task("messages", {served.port(), 1'000'000'000}));
    const qint64 began = monotonicNs();
    qint64 next = began;
    waitUntil([&] {
        if (monotonicNs() > next) {
            most = std::max(most, anonymousBytes(own));
            next += qint64(200 * nsPerMs);
        }
        return double(monotonicNs() - began) > double(floodMs) * nsPerMs;
    });
    const double above = double(most - idle - qint64(Journal::defaultBudget)) / double(mebi);
    reportLine(QStringLiteral("anonymous memory above budget and idle window, 60 s of 64-byte messages"),
               QStringLiteral("%1 MiB").arg(above, 0, 'f', 0), QStringLiteral("≤ 100 MiB"), above <= 100,
               QStringLiteral("idle window %1 MiB").arg(double(idle) / double(mebi), 0, 'f', 0));
}

struct Task
{
    const char *name;
    void (*run)();
};

constexpr std::array tasks{Task{"bulk", bulk},      Task{"messages", smallMessages}, Task{"datagrams", datagrams},
                           Task{"echo", echo},      Task{"crowd", manyConnections},  Task{"memory", memory},
                           Task{"log", measureLog}, Task{"filters", measureFilters}};

} // namespace

int main(int argc, char **argv)
{
    raiseDescriptorLimit();
    const QApplication application(argc, argv);
    const QStringList wanted = QCoreApplication::arguments().mid(1);
    for (const Task &one : tasks) {
        if (wanted.isEmpty() || wanted.contains(QLatin1StringView(one.name)))
            one.run();
    }
    return 0;
}
