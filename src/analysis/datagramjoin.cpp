// SPDX-License-Identifier: GPL-3.0-or-later
#include "datagramjoin.h"

#include <algorithm>
#include <utility>

#include "callnames.h"
#include "socketconstants.h"

namespace sw {

namespace {

/// The end of an address that a datagram is addressed by: its port, or the whole path.
size_t placeOf(const SocketAddress &address)
{
    return address.port() != 0 ? address.port() : qHash(address.toString());
}

size_t keyOf(const SocketAddress &receiver, QByteArrayView bytes)
{
    return qHashMulti(size_t(17), placeOf(receiver), qHash(bytes));
}

/// Whether what was sent to `to` can have come to a socket that is bound to `own`.
bool reaches(const SocketAddress &to, const SocketAddress &own)
{
    return to.port() == own.port() && (to == own || own.isAnyHost() || to.isAnyHost() || to.family() != own.family());
}

} // namespace

DatagramJoin::DatagramJoin(const Journal &journal)
    : m_journal(journal)
{
}

void DatagramJoin::forgetAll()
{
    m_sent.clear();
    m_got.clear();
    m_sentOrder.clear();
    m_gotOrder.clear();
}

void DatagramJoin::take(const JournalRow &row, std::vector<DatagramHop> &found)
{
    const RowEntry &entry = row.entry();
    const bool ofQt = entry.kind == RecordKind::Inner && entry.layer != RecordLayer::Kernel;
    if (entry.kind == RecordKind::Notice || ofQt || row.failed())
        return;
    learn(row);
    if (!m_names.contains(entry.socket) || entry.has(RecordFlag::Composite) || entry.has(RecordFlag::Peeked)
        || !entry.has(RecordFlag::Bytes))
        return;
    const Direction direction = traitsOf(entry.call).direction;
    if (direction == Direction::Out)
        takeSent(row, found);
    else if (direction == Direction::In)
        takeGot(row, found);
}

void DatagramJoin::learn(const JournalRow &row)
{
    const RowEntry &entry = row.entry();
    const RowSide *side = row.side();
    if (!side)
        return;
    const bool datagrams = (side->arguments[1] & constant::sockTypeMask) == constant::sockDgram;
    if (entry.call == Call::Socket && datagrams && !entry.has(RecordFlag::Icmp) && !entry.has(RecordFlag::IcmpV6)) {
        m_names.insert(side->newSocket != 0 ? side->newSocket : entry.socket, {});
        return;
    }
    if (entry.call == Call::Socketpair && datagrams && side->newSocket != 0 && side->newSocket2 != 0) {
        m_names.insert(side->newSocket, {{}, {}, side->newSocket2});
        m_names.insert(side->newSocket2, {{}, {}, side->newSocket});
        return;
    }
    const auto name = m_names.find(entry.socket);
    if (name == m_names.end())
        return;
    if (side->local && !side->local->isNull())
        name->local = side->local->unmapped();
    if (entry.call == Call::Connect || entry.call == Call::ConnectEx)
        name->peer = side->address.unmapped();
    else if (entry.call == Call::Getsockname)
        name->local = side->address.unmapped();
}

void DatagramJoin::keep(Waiting &waiting, std::deque<size_t> &order, size_t key, Piece piece)
{
    waiting[key].push_back(std::move(piece));
    order.push_back(key);
    if (order.size() <= most)
        return;
    const size_t oldest = order.front();
    order.pop_front();
    const auto at = waiting.find(oldest);
    if (at == waiting.end() || at->empty())
        return;
    at->pop_front();
    if (at->empty())
        waiting.erase(at);
}

bool DatagramJoin::fits(const Piece &sent, const Piece &got) const
{
    const Name from = m_names.value(sent.socket);
    const Name to = m_names.value(got.socket);
    if (std::find(sent.had.begin(), sent.had.end(), got.socket) != sent.had.end())
        return false;
    if (from.pair != 0 || to.pair != 0)
        return from.pair == got.socket;
    if (!to.local.isNull() && sent.other.port() != 0 && !reaches(sent.other, to.local))
        return false;
    if (got.other.port() == 0) // a unix path, or none: who sends without a name is told by the bytes alone
        return got.other.isNull() || got.other.toString() == from.local.toString() || from.local.isNull();
    return from.local.isNull() || from.local.port() == 0
        || (from.local.port() == got.other.port()
            && (from.local.isAnyHost() || from.local.family() != got.other.family() || from.local == got.other));
}

bool DatagramJoin::isSure(const Piece &sent, const Piece &got) const
{
    const Name from = m_names.value(sent.socket);
    if (from.pair != 0)
        return true;
    return !from.local.isNull() && from.local.port() == got.other.port() && !m_names.value(got.socket).local.isNull();
}

void DatagramJoin::settle(Piece &sent, const Piece &got, bool only, std::vector<DatagramHop> &found)
{
    const auto row = m_journal.row(got.row);
    found.push_back({sent.row, got.row, row ? row->entry().byteCount : 0, !only || !isSure(sent, got)});
    sent.had.push_back(got.socket);
    // Its port was picked by the kernel when it sent first, and nobody had asked for it.
    Name &from = m_names[sent.socket];
    if (from.pair == 0 && from.local.port() == 0 && got.other.port() != 0)
        from.local = got.other;
}

void DatagramJoin::takeSent(const JournalRow &row, std::vector<DatagramHop> &found)
{
    const RowSide *side = row.side();
    const SocketId socket = row.entry().socket;
    const Name name = m_names.value(socket);
    Piece sent{row.number(), socket, side ? side->address.unmapped() : SocketAddress(), {}};
    if (sent.other.isNull())
        sent.other = name.peer;
    const size_t key = keyOf(sent.other, row.bytes());
    if (const auto waiting = m_got.find(key); waiting != m_got.end()) {
        const auto fit = std::find_if(waiting->begin(), waiting->end(),
                                      [&](const Piece &got) { return fits(sent, got); });
        if (fit != waiting->end()) {
            settle(sent, *fit, waiting->size() == 1, found);
            waiting->erase(fit);
        }
    }
    keep(m_sent, m_sentOrder, key, std::move(sent));
}

void DatagramJoin::takeGot(const JournalRow &row, std::vector<DatagramHop> &found)
{
    const RowSide *side = row.side();
    const SocketId socket = row.entry().socket;
    const Name name = m_names.value(socket);
    Piece got{row.number(), socket, side && !side->address.isNull() ? side->address.unmapped() : name.peer, {}};
    const size_t key = keyOf(name.local, row.bytes());
    if (const auto waiting = m_sent.find(key); waiting != m_sent.end()) {
        Piece *first = nullptr;
        int others = 0;
        for (Piece &sent : *waiting) {
            if (!fits(sent, got))
                continue;
            if (first)
                ++others;
            else
                first = &sent;
        }
        if (first)
            return settle(*first, got, others == 0, found);
    }
    keep(m_got, m_gotOrder, key, std::move(got));
}

} // namespace sw
