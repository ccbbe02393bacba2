// SPDX-License-Identifier: GPL-3.0-or-later
#include "ladderarrows.h"

#include <algorithm>
#include <cerrno>

#include "monotonic.h"

namespace sw {

namespace {

constexpr int shutRead = 0; // the same in every system: shutdown(2)
constexpr quint64 rowsPerLook = 256; ///< between two looks at the time

bool isEndOfStream(const RowEntry &row)
{
    const bool receives = row.call == Call::Recv || row.call == Call::Recvfrom || row.call == Call::Recvmsg;
    return receives && row.result == 0 && row.error == 0 && row.asked > 0 && !row.has(RecordFlag::Datagram);
}

} // namespace

LadderArrows::LadderArrows(const Journal &journal)
    : m_journal(journal)
    , m_join(journal)
    , m_datagrams(journal)
{
}

bool LadderArrows::catchUp(qint64 untilNs)
{
    const quint64 end = m_journal.endRow();
    while (m_next < end) {
        m_next = std::max(m_next, std::min(end, m_journal.firstRow()));
        const quint64 to = std::min(end, m_next + rowsPerLook);
        m_journal.visit(m_next, to, [this](const JournalRow &row) {
            if (row.number() != m_expected) { // rows went before they were seen
                m_join.giveUpAll(m_pairs);
                m_datagrams.forgetAll();
            }
            m_expected = row.number() + 1;
            take(row);
            return true;
        });
        m_next = to;
        if (m_next < end && monotonicNs() >= untilNs)
            return false;
    }
    return true;
}

LadderArrows::Moment LadderArrows::endOf(const JournalRow &row)
{
    const RowEntry &entry = row.entry();
    return {row.number(), lifeLineOf(entry.lane, entry.thread), entry.beganNs + std::max(entry.tookNs, qint64(0))};
}

void LadderArrows::take(const JournalRow &row)
{
    if (row.entry().kind == RecordKind::Notice)
        return;
    const SocketPair pair = m_pairs.learn(row);
    m_found.clear();
    m_join.take(row, m_pairs, pair, m_found);
    if (pair.connected != 0 && pair.connectRow != pair.acceptRow && m_pairs.isInet(pair.connected))
        addHandshake(pair, row.number());
    for (const StreamRibbon &ribbon : m_found)
        addRibbon(ribbon, row.number());
    m_hops.clear();
    m_datagrams.take(row, m_hops);
    for (const DatagramHop &hop : m_hops)
        addHop(hop, row.number());
    m_blocking.learn(row);
    noteEnds(row);
}

void LadderArrows::addHandshake(const SocketPair &pair, quint64 foundAt)
{
    const auto connect = m_journal.row(pair.connectRow);
    const auto accept = m_journal.row(pair.acceptRow);
    if (!connect || !accept)
        return;
    const Moment connected = endOf(*connect);
    const Moment accepted = endOf(*accept);
    LadderArrow arrow;
    arrow.inferred = true;
    arrow.foundAt = foundAt;
    arrow.kind = ArrowKind::Syn;
    arrow.fromRow = connected.row;
    arrow.toRow = accepted.row;
    arrow.fromLine = connected.line;
    arrow.toLine = accepted.line;
    arrow.fromNs = connect->entry().beganNs;
    // When it came nobody saw: somewhere while connect ran, and before accept returned.
    arrow.toNs = std::clamp((arrow.fromNs + connected.ns) / 2, arrow.fromNs, std::max(arrow.fromNs, accepted.ns));
    add(arrow);
    if (connect->failed())
        return; // a connect that did not wait for the answer
    std::swap(arrow.fromRow, arrow.toRow);
    std::swap(arrow.fromLine, arrow.toLine);
    arrow.kind = ArrowKind::SynAck;
    arrow.fromNs = arrow.toNs;
    arrow.toNs = connected.ns;
    add(arrow);
}

void LadderArrows::addRibbon(const StreamRibbon &ribbon, quint64 foundAt)
{
    const auto sent = m_journal.row(ribbon.sentRow);
    const auto got = m_journal.row(ribbon.gotRow);
    if (!sent || !got)
        return;
    const Moment from = endOf(*sent);
    const Moment to = endOf(*got);
    LadderArrow arrow;
    arrow.foundAt = foundAt;
    arrow.inferred = ribbon.byOrder;
    arrow.tcp = m_pairs.isInet(ribbon.from);
    arrow.fromRow = from.row;
    arrow.toRow = to.row;
    arrow.fromLine = from.line;
    arrow.toLine = to.line;
    // A send that blocks returns long after its first bytes have left.
    arrow.fromNs = std::max(sent->entry().beganNs, std::min(from.ns, to.ns));
    arrow.toNs = std::max(arrow.fromNs, to.ns);
    arrow.offset = ribbon.offset;
    arrow.length = ribbon.length;
    add(arrow);
}

void LadderArrows::addHop(const DatagramHop &hop, quint64 foundAt)
{
    const auto sent = m_journal.row(hop.sentRow);
    const auto got = m_journal.row(hop.gotRow);
    if (!sent || !got)
        return;
    const Moment from = endOf(*sent);
    const Moment to = endOf(*got);
    LadderArrow arrow;
    arrow.kind = ArrowKind::Datagram;
    arrow.tcp = false;
    arrow.inferred = hop.guessed;
    arrow.foundAt = foundAt;
    arrow.fromRow = from.row;
    arrow.toRow = to.row;
    arrow.fromLine = from.line;
    arrow.toLine = to.line;
    arrow.fromNs = std::max(sent->entry().beganNs, std::min(from.ns, to.ns));
    arrow.toNs = std::max(arrow.fromNs, to.ns);
    arrow.length = hop.length;
    add(arrow);
}

void LadderArrows::noteEnds(const JournalRow &row)
{
    const RowEntry &entry = row.entry();
    if (entry.has(RecordFlag::Composite) || !m_pairs.isStream(entry.socket))
        return;
    const SocketId socket = m_pairs.original(entry.socket);
    if (entry.error == 0 && entry.byteCount > 0 && traitsOf(entry.call).direction == Direction::Out)
        m_lastSent.insert(socket, entry.beganNs);
    const bool ends = (entry.call == Call::Close || entry.call == Call::Shutdown) && entry.error == 0;
    if (ends) {
        if (entry.call == Call::Shutdown && (!row.side() || row.side()->arguments[0] == shutRead))
            return;
        Ends &end = m_ends[socket];
        // After a shutdown, close ends nothing more; but of several descriptors only the last close does.
        if (end.ended.row == noRow || end.closed)
            end.ended = endOf(row);
        end.closed = end.closed || entry.call == Call::Close;
        addEnd(socket, end, row.number());
        if (entry.call == Call::Close)
            forgetOldest(socket);
        return;
    }
    const SocketId other = m_pairs.otherEnd(socket);
    const bool reset = entry.error == ECONNRESET;
    if (other == 0 || (!reset && !isEndOfStream(entry)))
        return;
    Ends &end = m_ends[other];
    if (end.drawn)
        return;
    end.seen = endOf(row);
    end.reset = reset;
    addEnd(other, end, row.number());
}

void LadderArrows::addEnd(SocketId socket, Ends &ends, quint64 foundAt)
{
    // The row of the close may come after that of the recv which told of it.
    if (ends.drawn || ends.ended.row == noRow || ends.seen.row == noRow)
        return;
    ends.drawn = true;
    LadderArrow arrow;
    arrow.kind = ends.reset ? ArrowKind::Rst : ArrowKind::Fin;
    arrow.inferred = true;
    arrow.tcp = m_pairs.isInet(socket);
    arrow.foundAt = foundAt;
    arrow.fromRow = ends.ended.row;
    arrow.toRow = ends.seen.row;
    arrow.fromLine = ends.ended.line;
    arrow.toLine = ends.seen.line;
    // A closed socket answers with a reset when something comes for it.
    const qint64 answered = ends.reset ? m_lastSent.value(m_pairs.otherEnd(socket), ends.ended.ns) : ends.ended.ns;
    arrow.fromNs = std::min(std::max(ends.ended.ns, answered), ends.seen.ns);
    arrow.toNs = ends.seen.ns;
    add(arrow);
}

void LadderArrows::forgetOldest(SocketId closed)
{
    // The other end may still read for long what was sent before.
    m_closed.push_back(closed);
    if (m_closed.size() <= mostClosed)
        return;
    const SocketId oldest = m_closed.front();
    m_closed.pop_front();
    m_join.forget(oldest);
    m_pairs.forget(oldest);
    m_ends.remove(oldest);
    m_lastSent.remove(oldest);
}

void LadderArrows::add(const LadderArrow &arrow)
{
    m_arrows.push_back(arrow);
    if (m_arrows.size() > most)
        m_arrows.pop_front();
}

} // namespace sw
