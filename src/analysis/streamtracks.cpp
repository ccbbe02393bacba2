// SPDX-License-Identifier: GPL-3.0-or-later
#include "streamtracks.h"

#include <algorithm>
#include <cerrno>

#include "monotonic.h"
#include "streamjoin.h"

namespace sw {

namespace {

constexpr quint64 rowsPerLook = 256; ///< between two looks at the time

} // namespace

int overlaps(const StreamPiece &piece, const std::deque<StreamPiece> &pieces)
{
    auto at = std::upper_bound(pieces.begin(), pieces.end(), piece.offset,
                               [](quint64 offset, const StreamPiece &one) { return offset < one.end(); });
    int count = 0;
    for (; at != pieces.end() && at->offset < piece.end(); ++at)
        ++count;
    return count;
}

StreamFit fitOf(const StreamDirection &direction)
{
    StreamFit fit;
    // Both ascend: one walk over the two.
    auto read = direction.read.begin();
    auto written = direction.written.begin();
    const StreamPiece *stuck = nullptr;
    const StreamPiece *cut = nullptr;
    quint64 writtenHere = 0;
    const auto last = [&](auto at, const auto &all) { return at == all.end(); };
    while (!last(read, direction.read) && !last(written, direction.written)) {
        if (read->end() <= written->offset || written->end() <= read->offset) {
            ++(read->end() <= written->offset ? read : written);
            continue;
        }
        if (stuck == &*read) {
            if (++writtenHere == 2)
                ++fit.sticky;
        } else {
            stuck = &*read;
            writtenHere = 1;
        }
        const bool goesOn = read->end() < written->end();
        if (goesOn && cut != &*written) {
            // A part that nobody has read yet is no second read.
            const auto next = std::next(read);
            if (next != direction.read.end() && next->offset < written->end()) {
                cut = &*written;
                ++fit.split;
            }
        }
        if (goesOn)
            ++read;
        else
            ++written;
    }
    return fit;
}

StreamTracks::StreamTracks(const Journal &journal)
    : m_journal(journal)
{
}

bool StreamTracks::catchUp(qint64 untilNs)
{
    const quint64 end = m_journal.endRow();
    const auto go = [&](quint64 &next, auto &&look) {
        while (next < end) {
            const quint64 to = std::min(end, std::max(next, m_journal.firstRow()) + rowsPerLook);
            m_journal.visit(next, to, [&](const JournalRow &row) {
                look(row);
                return true;
            });
            next = to;
            if (next < end && monotonicNs() >= untilNs)
                return false;
        }
        return true;
    };
    if (!go(m_next, [this](const JournalRow &row) { learn(row); }))
        return false;
    return m_chosen == 0 || go(m_nextPiece, [this](const JournalRow &row) { collect(row); });
}

Conversation &StreamTracks::of(SocketId socket, quint64 row)
{
    const auto known = m_index.constFind(socket);
    if (known != m_index.cend() && *known >= m_dropped)
        return m_conversations[size_t(*known - m_dropped)];
    if (m_conversations.size() >= mostConversations) {
        for (const Conversation::End &end : m_conversations.front().ends) {
            if (m_index.value(end.socket, m_dropped) == m_dropped)
                m_index.remove(end.socket);
        }
        m_conversations.pop_front();
        ++m_dropped;
    }
    m_index.insert(socket, m_dropped + m_conversations.size());
    Conversation made;
    made.ends[0].socket = socket;
    made.firstRow = row;
    m_conversations.push_back(made);
    return m_conversations.back();
}

void StreamTracks::learn(const JournalRow &row)
{
    const RowEntry &entry = row.entry();
    if (entry.kind == RecordKind::Notice)
        return;
    const SocketPair pair = m_pairs.learn(row);
    const bool connects = entry.call == Call::Connect || entry.call == Call::ConnectEx;
    const SocketId made = row.side() ? row.side()->newSocket : 0;
    const bool makes = entry.call == Call::Accept || entry.call == Call::CreateConnection;
    if (makes && !row.failed() && made != 0 && m_pairs.isStream(made) && !m_index.contains(made)) {
        Conversation::End &end = of(made, row.number()).ends[0];
        end.endpoint = entry.endpoint;
        end.connection = entry.connection;
    }
    // One that does not wait, also under a time limit, ends well without a further row: poll tells of it.
    const bool underWay = entry.error == EINPROGRESS;
    if (connects && (entry.error == 0 || underWay) && m_pairs.isStream(entry.socket))
        of(m_pairs.original(entry.socket), row.number());
    if (pair.connected != 0)
        merge(pair);
    // Who makes calls on a socket is who it belongs to.
    const SocketId socket = m_pairs.original(entry.socket);
    const auto known = m_index.constFind(socket);
    if (known == m_index.cend() || *known < m_dropped)
        return;
    for (Conversation::End &end : m_conversations[size_t(*known - m_dropped)].ends) {
        if (end.socket == socket && end.endpoint == 0) {
            end.endpoint = entry.endpoint;
            end.connection = entry.connection;
        }
    }
}

void StreamTracks::merge(const SocketPair &pair)
{
    of(pair.connected, pair.connectRow);
    of(pair.accepted, pair.acceptRow);
    const quint64 first = m_index.value(pair.connected);
    const quint64 second = m_index.value(pair.accepted);
    if (first == second || first < m_dropped || second < m_dropped)
        return;
    Conversation &one = m_conversations[size_t(first - m_dropped)];
    Conversation &other = m_conversations[size_t(second - m_dropped)];
    one.ends[1] = other.ends[0];
    one.firstRow = std::min(one.firstRow, other.firstRow);
    other.merged = true;
    m_index.insert(pair.accepted, first);
    if (m_chosen == pair.connected || m_chosen == pair.accepted)
        restart();
}

const Conversation *StreamTracks::conversationOf(SocketId socket) const
{
    const auto known = m_index.constFind(m_pairs.original(socket));
    return known == m_index.cend() || *known < m_dropped ? nullptr : &m_conversations[size_t(*known - m_dropped)];
}

void StreamTracks::choose(SocketId socket, const Framing &framing)
{
    m_chosen = m_pairs.original(socket);
    m_framing = framing;
    restart();
}

void StreamTracks::restart()
{
    m_directions = {};
    m_cutters.assign(2, FrameCutter(m_framing));
    const Conversation *conversation = conversationOf(m_chosen);
    m_nextPiece = conversation ? conversation->firstRow : m_journal.endRow();
    // What is read may be told before the accept or connect that began it.
    constexpr quint64 before = 4096;
    m_nextPiece -= std::min(m_nextPiece, before);
    m_cut = conversation && conversation->firstRow < m_journal.firstRow();
}

void StreamTracks::collect(const JournalRow &row)
{
    if (!movesStreamBytes(row))
        return;
    const Conversation *conversation = conversationOf(m_chosen);
    const SocketId socket = m_pairs.original(row.entry().socket);
    if (!conversation)
        return;
    const bool out = traitsOf(row.entry().call).direction == Direction::Out;
    const auto &ends = conversation->ends;
    // A socket that talks to itself has one direction.
    const bool itself = ends[0].socket == ends[1].socket;
    for (size_t i = 0; i < ends.size(); ++i) {
        if (ends[i].socket != socket)
            continue;
        const size_t which = itself ? 0 : out ? i : 1 - i;
        addPiece(row, m_directions[which], which, out);
        return;
    }
}

void StreamTracks::addPiece(const JournalRow &row, StreamDirection &direction, size_t which, bool written)
{
    std::deque<StreamPiece> &pieces = written ? direction.written : direction.read;
    quint64 &bytes = written ? direction.writtenBytes : direction.readBytes;
    const quint64 length = row.entry().byteCount;
    pieces.push_back({row.number(), bytes, length});
    bytes += length;
    if (pieces.size() > mostPieces)
        pieces.pop_front();
    // Messages are cut from what was written; of a sender elsewhere, from what was read.
    const Conversation *conversation = conversationOf(m_chosen);
    const bool senderIsHere = conversation->ends[which].socket != 0;
    if (written != senderIsHere)
        return;
    m_found.clear();
    const qint64 now = row.entry().beganNs + row.entry().tookNs;
    if (direction.lastNs != 0 && now - direction.lastNs > m_framing.gapNs())
        m_cutters[which].cut(m_found);
    direction.lastNs = now;
    m_cutters[which].feed(row.bytes(), m_found);
    direction.messages.insert(direction.messages.end(), m_found.begin(), m_found.end());
    while (direction.messages.size() > mostPieces)
        direction.messages.pop_front();
    direction.rest = m_cutters[which].rest();
}

} // namespace sw
