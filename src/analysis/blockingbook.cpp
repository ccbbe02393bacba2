// SPDX-License-Identifier: GPL-3.0-or-later
#include "blockingbook.h"

#include <array>
#include <cstring>

#include "socketconstants.h"

namespace sw {

namespace {

/// struct linger of socket(7): on, and some time to wait.
bool waitsToLinger(QByteArrayView option)
{
    std::array<int, 2> linger{};
    if (option.size() != qsizetype(sizeof linger))
        return false;
    std::memcpy(linger.data(), option.data(), sizeof linger);
    return linger[0] != 0 && linger[1] > 0;
}

} // namespace

std::shared_ptr<BlockingBook::Manner> BlockingBook::mannerOf(SocketId socket)
{
    std::shared_ptr<Manner> &manner = m_manners[socket];
    if (!manner)
        manner = std::make_shared<Manner>();
    return manner;
}

void BlockingBook::learn(const JournalRow &row)
{
    const RowEntry &entry = row.entry();
    if (entry.kind == RecordKind::Notice)
        return;
    if (traitsOf(entry.call).mayBlock && entry.tookNs >= blockedFromNs && !couldBlock(row)) {
        m_only.insert(row.number());
        m_order.push_back(row.number());
        if (m_order.size() > most) {
            m_only.remove(m_order.front());
            m_order.pop_front();
        }
    }
    if (row.failed())
        return;
    learnMaking(row);
    learnManner(row);
}

void BlockingBook::learnMaking(const JournalRow &row)
{
    const RowEntry &entry = row.entry();
    const RowSide *side = row.side();
    if (!side)
        return;
    if (entry.call == Call::Socket) {
        const bool tcp = side->arguments[0] != constant::afUnix
            && (side->arguments[1] & constant::sockTypeMask) == constant::sockStream;
        const bool nonBlocking = (side->arguments[1] & constant::sockNonBlock) != 0;
        if (tcp && !nonBlocking)
            return; // as those are of whom nothing is known
        const auto manner = mannerOf(side->newSocket != 0 ? side->newSocket : entry.socket);
        manner->tcp = tcp;
        manner->nonBlocking = nonBlocking;
    } else if (entry.call == Call::Accept && side->newSocket != 0) {
        // The kernel copies SO_LINGER to what is accepted, but not O_NONBLOCK (accept(2)).
        if (const auto from = m_manners.value(entry.socket); from && from->lingers && from->tcp)
            mannerOf(side->newSocket)->lingers = true;
    } else if (entry.call == Call::Dup && side->newSocket != 0) {
        const auto manner = mannerOf(entry.socket);
        ++manner->descriptors;
        m_manners.insert(side->newSocket, manner);
    } else if (entry.call == Call::Makefile && side->newSocket != 0) {
        m_manners.insert(side->newSocket, mannerOf(entry.socket));
    }
}

void BlockingBook::learnManner(const JournalRow &row)
{
    const RowEntry &entry = row.entry();
    switch (entry.call) {
    case Call::Setblocking:
        if (entry.asked == 0 || m_manners.contains(entry.socket)) {
            const auto manner = mannerOf(entry.socket);
            manner->nonBlocking = entry.asked == 0;
            manner->limited = false;
        }
        return;
    case Call::Settimeout:
        if (entry.asked >= 0 || m_manners.contains(entry.socket)) {
            const auto manner = mannerOf(entry.socket);
            manner->nonBlocking = entry.asked >= 0;
            manner->limited = entry.asked > 0;
        }
        return;
    case Call::Setsockopt:
        if (row.side() && row.side()->arguments[0] == constant::solSocket
            && row.side()->arguments[1] == constant::soLinger) {
            const bool lingers = waitsToLinger(row.bytes());
            if (lingers || m_manners.contains(entry.socket))
                mannerOf(entry.socket)->lingers = lingers;
        }
        return;
    case Call::Close:
        if (const auto manner = m_manners.take(entry.socket))
            --manner->descriptors;
        return;
    default:
        return;
    }
}

bool BlockingBook::canBlock(Call call, SocketId socket) const
{
    const auto manner = m_manners.value(socket);
    if (call == Call::Close)
        return manner && manner->tcp && manner->lingers && !manner->nonBlocking && manner->descriptors == 1;
    return !manner || !manner->nonBlocking || manner->limited || call == Call::Poll;
}

bool BlockingBook::couldBlock(const JournalRow &row) const
{
    const RowEntry &entry = row.entry();
    // Of the Qt backend it is no thread that waits, but a signal.
    if (entry.layer == RecordLayer::QtCall)
        return true;
    const bool moves = traitsOf(entry.call).direction != Direction::None;
    if (moves && row.side() && (row.side()->arguments[0] & constant::msgDontWait) != 0)
        return false;
    // Under a time limit the calls inside are made when poll has said that they do not wait.
    const auto manner = m_manners.value(entry.socket);
    if (manner && manner->limited && entry.kind == RecordKind::Inner && entry.call != Call::Poll
        && entry.call != Call::Close)
        return false;
    return canBlock(entry.call, entry.socket);
}

void BlockingBook::mend(std::vector<LadderBar> &bars) const
{
    for (LadderBar &bar : bars) {
        if (bar.tone == BarTone::Blocked
            && (bar.isRunning() ? !canBlock(bar.call, bar.socket) : m_only.contains(bar.row)))
            bar.tone = BarTone::Plain;
    }
}

} // namespace sw
