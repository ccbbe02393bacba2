// SPDX-License-Identifier: GPL-3.0-or-later
#include "throughput.h"

#include <algorithm>

#include "monotonic.h"

namespace sw {

namespace {

constexpr quint64 rowsPerLook = 256; ///< between two looks at the time

} // namespace

Throughput::Throughput(const Journal &journal, std::function<SocketId(SocketId)> original)
    : m_journal(journal)
    , m_original(std::move(original))
{
}

bool Throughput::catchUp(qint64 untilNs)
{
    const quint64 end = m_journal.endRow();
    while (m_next < end) {
        const quint64 to = std::min(end, std::max(m_next, m_journal.firstRow()) + rowsPerLook);
        m_journal.visit(m_next, to, [this](const JournalRow &row) {
            take(row);
            return true;
        });
        m_next = to;
        if (m_next < end && monotonicNs() >= untilNs)
            return false;
    }
    return true;
}

void Throughput::take(const JournalRow &row)
{
    const RowEntry &entry = row.entry();
    // A composite call counts by those inside it; what a look ahead got comes again.
    if (entry.kind == RecordKind::Notice || entry.has(RecordFlag::Composite))
        return;
    const Direction direction = entry.has(RecordFlag::Peeked) ? Direction::None : traitsOf(entry.call).direction;
    const quint64 sent = direction == Direction::Out ? entry.byteCount : 0;
    const quint64 received = direction == Direction::In ? entry.byteCount : 0;
    // Functions and signals of Qt are no calls of the system.
    const quint64 calls = entry.kind == RecordKind::Inner && entry.layer != RecordLayer::Kernel ? 0 : 1;
    const qint64 ns = entry.beganNs + entry.tookNs;
    m_all.add(ns, sent, received, calls);
    if (entry.socket == 0)
        return;
    const SocketId socket = m_original(entry.socket);
    auto series = m_sockets.find(socket);
    if (series == m_sockets.end()) {
        if (m_sockets.size() >= mostSockets)
            forgetOne();
        series = m_sockets.insert(socket, {});
    }
    series->add(ns, sent, received, calls);
}

void Throughput::forgetOne()
{
    auto oldest = m_sockets.begin();
    for (auto one = m_sockets.begin(); one != m_sockets.end(); ++one) {
        if (one->lastNs() < oldest->lastNs())
            oldest = one;
    }
    m_sockets.erase(oldest);
}

const RateSeries *Throughput::of(SocketId socket) const
{
    const auto found = m_sockets.constFind(socket);
    return found == m_sockets.cend() ? nullptr : &*found;
}

} // namespace sw
