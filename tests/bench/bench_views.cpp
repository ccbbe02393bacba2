// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs to look: 1,000 connections are open and one of them talks, and each view stands in front for a while. A line of the report a
// view; all of the process counts, the looks at the kernel and the talk included.
#include <array>
#include <ctime>

#include <QApplication>

#include "benchwindow.h"
#include "clientpanel.h"
#include "descriptors.h"
#include "endpointtabs.h"
#include "figures.h"
#include "otherside.h"
#include "recordtabs.h"
#include "serverpanel.h"

using namespace sw;

namespace {

constexpr int crowd = 1000;
constexpr int rounds = 3;
constexpr int roundMs = 4000;
constexpr int settleMs = 1500;
constexpr int messageEveryMs = 50;
constexpr double mostOfACore = 15; ///< per cent
constexpr double stallMostMs = 50;

double processorSeconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

void pass(int ms)
{
    const qint64 until = monotonicNs() + qint64(ms) * 1'000'000;
    waitUntil([until] { return monotonicNs() >= until; });
}

void measure(const BenchWindow &bench, const QString &view)
{
    bench.window().records().setCurrentName(view);
    pass(settleMs);
    Figures shares;
    for (int round = 0; round < rounds; ++round) {
        const double before = processorSeconds();
        const qint64 began = monotonicNs();
        pass(roundMs);
        shares.add((processorSeconds() - before) / (double(monotonicNs() - began) / 1e9) * 100);
    }
    // By themselves: the beats that measure stalls, five hundred a second, take processor time too.
    StallMeter stalls;
    stalls.begin();
    pass(roundMs * rounds);
    stalls.end();
    reportLine(QStringLiteral("%1 connections, %2 in front: processor").arg(crowd).arg(view),
               QStringLiteral("%1 % of a core").arg(shares.text(1)), QStringLiteral("< 15 %, stalls ≤ 50 ms"),
               shares.median() < mostOfACore && stalls.longestMs() <= stallMostMs,
               QStringLiteral("stalls: p99 %1 ms, longest %2 ms; most processor time of a turn %3 ms")
                   .arg(stalls.p99Ms(), 0, 'f', 1)
                   .arg(stalls.longestMs(), 0, 'f', 1)
                   .arg(stalls.mostWorkMs(), 0, 'f', 1));
}

} // namespace

int main(int argc, char **argv)
{
    raiseDescriptorLimit();
    const QApplication application(argc, argv);
    const BenchWindow bench(Journal::defaultBudget);
    ServerEndpoint &server = qobject_cast<ServerPanel *>(bench.window().servers().currentPanel())->server();
    ServerSettings settings;
    settings.port = 0;
    settings.backlog = 1024;
    settings.reply.rule.kind = ReplyKind::Echo;
    server.start(settings);
    waitUntil([&] { return server.state() == EndpointState::Listening; });
    OtherSide loader({QStringLiteral("crowd"), QString::number(server.address().port()), QString::number(crowd)});
    loader.told("NS");
    ClientEndpoint &client = qobject_cast<ClientPanel *>(bench.window().clients().currentPanel())->client();
    ClientSettings to;
    to.host = QStringLiteral("127.0.0.1");
    to.port = server.address().port();
    client.connectTo(to);
    waitUntil(
        [&] { return client.state() == EndpointState::Connected && server.connections().size() == size_t(crowd) + 1; });
    QTimer talk;
    QObject::connect(&talk, &QTimer::timeout, &client, [&client] {
        if (const auto facts = client.facts())
            client.send(facts->socket, QByteArray(200, 'x'));
    });
    talk.start(messageEveryMs);
    // Those named, else all.
    QStringList views = QApplication::arguments().mid(1);
    const bool all = views.isEmpty();
    if (all)
        views = {QStringLiteral("logPanel"),  QStringLiteral("ladderPanel"),    QStringLiteral("streamsPanel"),
                 QStringLiteral("pipePanel"), QStringLiteral("tcpStatesPanel"), QStringLiteral("throughputPanel"),
                 QStringLiteral("codePanel")};
    for (const QString &view : std::as_const(views))
        measure(bench, view);
    talk.stop();
    // Out of sight, and so nothing but the talk is left: what the views themselves cost.
    bench.window().hide();
    talk.start(messageEveryMs);
    measure(bench, QStringLiteral("nothing"));
    talk.stop();
    loader.letGo();
    client.disconnectFrom();
    server.stop();
    waitUntil([&] { return server.isIdle(); });
    return 0;
}
