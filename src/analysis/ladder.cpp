// SPDX-License-Identifier: GPL-3.0-or-later
#include "ladder.h"

#include <algorithm>

namespace sw {

LadderBar ladderBar(const RowEntry &entry, quint64 row, bool failed)
{
    LadderBar bar;
    bar.row = row;
    bar.line = lifeLineOf(entry.lane, entry.thread);
    bar.beganNs = entry.beganNs;
    bar.endNs = entry.beganNs + std::max(entry.tookNs, qint64(0));
    bar.endpoint = entry.endpoint;
    // The row of accept has the number of what it took, but the thread that accepts works for no single connection.
    bar.connection = entry.call == Call::Accept ? 0 : entry.connection;
    bar.socket = entry.socket;
    bar.thread = entry.thread;
    bar.call = entry.call;
    bar.inner = entry.kind == RecordKind::Inner;
    bar.pends = entry.layer == RecordLayer::QtCall;
    if (entry.has(RecordFlag::Cancelled))
        bar.tone = BarTone::Cancelled;
    else if (failed)
        bar.tone = BarTone::Failed;
    else if (traitsOf(entry.call).mayBlock && entry.tookNs >= blockedFromNs)
        bar.tone = BarTone::Blocked;
    return bar;
}

LadderBar ladderBar(const RunningCall &call, qint64 nowNs)
{
    LadderBar bar;
    bar.line = lifeLineOf(call.lane, call.thread);
    bar.beganNs = call.beganNs;
    bar.endNs = std::max(nowNs, call.beganNs);
    bar.endpoint = call.endpoint;
    bar.connection = call.connection;
    bar.socket = call.socket;
    bar.thread = call.thread;
    bar.call = call.call;
    bar.pends = call.isPending();
    bar.tone = traitsOf(call.call).mayBlock ? BarTone::Blocked : BarTone::Plain;
    return bar;
}

std::vector<LadderBar> ladderBars(const Journal &journal, const RowSet &rows, qint64 first, qint64 end)
{
    std::vector<LadderBar> bars;
    end = std::min(end, rows.count());
    first = std::max(first, qint64(0));
    if (first >= end)
        return bars;
    bars.reserve(size_t(end - first));
    // Most rows are neighbours: walking over them is cheaper than asking for each.
    const quint64 last = rows.at(end - 1);
    quint64 wanted = rows.at(first);
    journal.visit(wanted, last + 1, [&](const JournalRow &row) {
        if (row.number() < wanted)
            return true;
        const auto next = rows.next(row.number());
        if (next == row.number()) {
            if (row.entry().kind != RecordKind::Notice)
                bars.push_back(ladderBar(row.entry(), row.number(), row.failed()));
            wanted = rows.next(row.number() + 1).value_or(last + 1);
        } else {
            wanted = next.value_or(last + 1);
        }
        return true;
    });
    return bars;
}

} // namespace sw
