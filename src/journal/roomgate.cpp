// SPDX-License-Identifier: GPL-3.0-or-later
#include "roomgate.h"

#include "monotonic.h"

namespace sw {

void RoomGate::open()
{
    std::vector<Waiting> waiting;
    {
        const std::scoped_lock lock(m_mutex);
        m_open.store(true, std::memory_order_relaxed);
        waiting.swap(m_waiting);
        const qint64 now = waiting.empty() ? 0 : monotonicNs();
        for (const Waiting &one : waiting)
            m_waits.ns += now - one.sinceNs;
        m_waits.times += waiting.size();
    }
    for (const Waiting &one : waiting)
        one.wake();
}

void RoomGate::whenOpen(std::function<void()> wake)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!isOpen()) {
            m_waiting.push_back({std::move(wake), monotonicNs()});
            return;
        }
    }
    wake();
}

RoomGate::Waits RoomGate::waits() const
{
    const std::scoped_lock lock(m_mutex);
    Waits waits = m_waits;
    waits.now = int(m_waiting.size());
    return waits;
}

} // namespace sw
