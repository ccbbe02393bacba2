// SPDX-License-Identifier: GPL-3.0-or-later
#include "streamjoin.h"

#include <algorithm>

namespace sw {

bool movesStreamBytes(const JournalRow &row)
{
    const RowEntry &entry = row.entry();
    return entry.kind != RecordKind::Notice && entry.byteCount > 0 && !entry.has(RecordFlag::Composite)
        && !entry.has(RecordFlag::Peeked) && !entry.has(RecordFlag::Datagram)
        && traitsOf(entry.call).direction != Direction::None;
}

StreamJoin::StreamJoin(const Journal &journal)
    : m_journal(journal)
{
}

void StreamJoin::take(const JournalRow &row, const SocketPairs &pairs, const SocketPair &pair,
                      std::vector<StreamRibbon> &found)
{
    if (pair.connected != 0) {
        const auto connect = [&](SocketId from, SocketId to) {
            Flow &flow = m_flows[from];
            flow.to = to;
            flow.byOrder = pair.byOrder;
            flow.got = m_early.take(to);
            join(from, flow, found);
        };
        connect(pair.connected, pair.accepted);
        if (pair.accepted != pair.connected)
            connect(pair.accepted, pair.connected);
    }
    if (!movesStreamBytes(row) || !pairs.isStream(row.entry().socket))
        return;
    const SocketId socket = pairs.original(row.entry().socket);
    const SocketId other = pairs.otherEnd(socket);
    const Piece piece{row.number(), 0, row.entry().byteCount};
    if (traitsOf(row.entry().call).direction == Direction::Out) {
        Flow &flow = m_flows[socket];
        if (flow.givenUp)
            return;
        flow.sent.push_back(piece);
        if (flow.sent.size() > (other != 0 ? mostWaiting : mostWaitingAlone))
            giveUp(flow);
        else
            join(socket, flow, found);
        return;
    }
    if (other == 0) {
        std::deque<Piece> &early = m_early[socket];
        if (early.size() < mostWaitingAlone)
            early.push_back(piece); // one that is full does not fit the bytes sent, so nothing comes of it
        return;
    }
    Flow &flow = m_flows[other];
    if (flow.givenUp)
        return;
    flow.got.push_back(piece);
    if (flow.got.size() > mostWaiting)
        giveUp(flow);
    else
        join(other, flow, found);
}

void StreamJoin::join(SocketId from, Flow &flow, std::vector<StreamRibbon> &found)
{
    // The row of a recv may come before that of the send: the one who sent is told of its end later.
    while (flow.to != 0 && !flow.sent.empty() && !flow.got.empty()) {
        Piece &sent = flow.sent.front();
        Piece &got = flow.got.front();
        const quint64 length = std::min(sent.length - sent.skipped, got.length - got.skipped);
        if (!same(sent, got, length))
            return giveUp(flow);
        found.push_back({sent.row, got.row, from, flow.to, flow.offset, length, flow.byOrder});
        flow.offset += length;
        sent.skipped += length;
        got.skipped += length;
        if (sent.skipped == sent.length)
            flow.sent.pop_front();
        if (got.skipped == got.length)
            flow.got.pop_front();
    }
}

bool StreamJoin::same(const Piece &sent, const Piece &got, quint64 length) const
{
    const auto one = m_journal.row(sent.row);
    const auto other = m_journal.row(got.row);
    if (!one || !other)
        return true; // not kept any more: nothing speaks against it
    return one->bytes().sliced(qsizetype(sent.skipped), qsizetype(length))
        == other->bytes().sliced(qsizetype(got.skipped), qsizetype(length));
}

void StreamJoin::giveUp(Flow &flow)
{
    flow.givenUp = true;
    flow.sent = {};
    flow.got = {};
}

void StreamJoin::forget(SocketId socket)
{
    m_flows.remove(socket);
    m_early.remove(socket);
}

void StreamJoin::giveUpAll(const SocketPairs &pairs)
{
    const auto streams = pairs.streams();
    for (const SocketId socket : streams)
        giveUp(m_flows[socket]);
    m_early.clear();
}

} // namespace sw
