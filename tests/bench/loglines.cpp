// SPDX-License-Identifier: GPL-3.0-or-later
#include "loglines.h"

#include <cstdio>

#include <QLineEdit>
#include <QScrollBar>
#include <QSemaphore>

#include "benchwindow.h"
#include "figures.h"
#include "logpanel.h"
#include "otherside.h"

namespace sw {

namespace {

constexpr int rounds = 5;
const quint64 rowCount = 10'000'000 / quint64(loadShare());
constexpr quint64 enough = 64ULL * 1024 * 1024 * 1024;
constexpr double nsPerMs = 1e6;
constexpr double mebi = 1024.0 * 1024.0;
constexpr double firstHitsMs = 100;
constexpr int jumps = 200;
constexpr int fillMs = 600'000;

double msSince(qint64 began)
{
    return double(monotonicNs() - began) / nsPerMs;
}

void fill(Journal &journal)
{
    const qint64 began = monotonicNs();
    for (quint64 i = 0; i < rowCount; ++i) {
        if (!journal.hasRoom()) { // as a loop that receives
            QSemaphore room;
            journal.whenRoom([&room] { room.release(); });
            room.acquire();
        }
        CallRecord record;
        record.call = i % 2 ? Call::Recv : Call::Send;
        record.socket = SocketId(1 + i % 5);
        record.endpoint = EndpointId(1 + i % 2);
        record.beganNs = began + qint64(i * 1000);
        record.tookNs = qint64(i % 1000) * 100;
        record.data = ("message " + QByteArray::number(i) + " of a flood ").leftJustified(64, '.', true);
        record.result = record.data.size();
        journal.append(std::move(record));
    }
}

struct Asked
{
    const char *kind;
    const char *text;
    double mostWholeMs;
};

void measureFilter(LogPanel &log, const Asked &asked)
{
    auto *edit = log.findChild<QLineEdit *>(QStringLiteral("logFilter"));
    StallMeter stalls;
    Figures first;
    Figures whole;
    for (int round = 0; round < rounds; ++round) {
        edit->clear();
        waitUntil([&] { return !log.rows().isSearching(); });
        stalls.begin();
        const qint64 began = monotonicNs();
        edit->setText(QString::fromUtf8(asked.text));
        waitUntil([&] { return log.rows().count() > 0 || !log.rows().isSearching(); });
        first.add(msSince(began));
        waitUntil([&] { return !log.rows().isSearching(); });
        whole.add(msSince(began));
        stalls.end();
    }
    std::fprintf(stderr, "%s: %lld hits\n", asked.text, log.rows().count());
    reportLine(QStringLiteral("filter %1 over 10 million rows: first hits").arg(QLatin1StringView(asked.kind)),
               first.text(1) + QStringLiteral(" ms"), QStringLiteral("≤ 100 ms"), first.median() <= firstHitsMs,
               QStringLiteral("`%1`").arg(QString::fromUtf8(asked.text)));
    reportLine(QStringLiteral("filter %1 over 10 million rows: the whole").arg(QLatin1StringView(asked.kind)),
               whole.text(0) + QStringLiteral(" ms"), QStringLiteral("≤ %1 ms").arg(asked.mostWholeMs, 0, 'f', 0),
               whole.median() <= asked.mostWholeMs,
               QStringLiteral("stalls p99 %1 ms, longest %2 ms")
                   .arg(stalls.p99Ms(), 0, 'f', 1)
                   .arg(stalls.longestMs(), 0, 'f', 1));
}

} // namespace

void measureLog()
{
    BenchWindow bench(enough);
    LogPanel &log = bench.window().log();
    fill(bench.journal);
    const qint64 held = anonymousBytes(QCoreApplication::applicationPid());
    const qint64 began = monotonicNs();
    log.rowsAdded();
    waitUntil([&] { return !log.rows().isSearching(); });
    reportLine(QStringLiteral("log of 10 million rows: shown and counted"),
               QStringLiteral("%1 ms").arg(msSince(began), 0, 'f', 0), QStringLiteral("–"), true, QString());
    LogView &view = log.view();
    const quint64 lines = view.cells().linesMade();
    Figures scrolled;
    Figures jumped;
    for (int i = 0; i < jumps; ++i) {
        qint64 from = monotonicNs();
        view.verticalScrollBar()->setValue(
            int((qint64(view.verticalScrollBar()->maximum()) * (i * 37 % jumps)) / jumps));
        view.viewport()->repaint();
        scrolled.add(msSince(from));
        from = monotonicNs();
        const qint64 time = bench.journal.entry(rowCount * quint64(i * 53 % jumps) / jumps)->beganNs;
        view.setCurrentRow(log.rows().at(log.rows().indexOfTime(time)));
        view.viewport()->repaint();
        jumped.add(msSince(from));
    }
    const double made = double(view.cells().linesMade() - lines) / (2 * jumps);
    const double grown = double(anonymousBytes(QCoreApplication::applicationPid()) - held) / mebi;
    reportLine(QStringLiteral("the same: a scroll and its painting"), scrolled.text(1) + QStringLiteral(" ms"),
               QStringLiteral("–"), true, QStringLiteral("%1 lines of text made for each").arg(made, 0, 'f', 0));
    reportLine(QStringLiteral("the same: a jump to a time and its painting"), jumped.text(1) + QStringLiteral(" ms"),
               QStringLiteral("–"), true, QStringLiteral("memory grown by %1 MiB").arg(grown, 0, 'f', 0));
}

void measureFilters()
{
    // In a session file, most of which memory has no room for. Reading all of it once puts it into the page cache.
    BenchWindow bench(Journal::defaultBudget, KeepPolicy::SessionFile);
    fill(bench.journal);
    waitUntil([&] { return bench.rowsInFile() >= rowCount; }, fillMs);
    bench.window().log().rowsAdded();
    quint64 bytes = 0;
    bench.journal.visit(0, rowCount, [&](const JournalRow &row) {
        bytes += row.entry().byteCount;
        return true;
    });
    std::fprintf(stderr, "%llu rows in the file, %llu bytes of data, whole: %d\n", bench.rowsInFile(), bytes,
                 bench.sessionIsWhole());
    constexpr double fieldsMs = 3000;
    constexpr double bytesMs = 10'000;
    for (const Asked &asked :
         {Asked{"by fields", "dir:in and took>50us", fieldsMs}, Asked{"by text", "99999", bytesMs},
          Asked{"by hex", "hex:39 39 39 39 39", bytesMs}, Asked{"by pattern", "/9{5} of/", bytesMs}})
        measureFilter(bench.window().log(), asked);
}

} // namespace sw
