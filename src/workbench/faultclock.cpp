// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultclock.h"

#include <chrono>
#include <utility>

#include "monotonic.h"

namespace sw {

FaultClock::~FaultClock()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_all();
    if (m_thread.isStarted())
        m_thread.join();
}

void FaultClock::call(qint64 whenNs, std::function<void()> back)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_ending)
            return;
        m_calls.emplace(whenNs, std::move(back));
        if (!m_thread.isStarted())
            m_thread.start([this] { work(); }, "sw-faults");
    }
    m_wake.notify_all();
}

void FaultClock::work()
{
    std::unique_lock lock(m_mutex);
    while (!m_ending) {
        if (m_calls.empty()) {
            m_wake.wait(lock);
            continue;
        }
        const qint64 left = m_calls.begin()->first - monotonicNs();
        if (left > 0) {
            m_wake.wait_for(lock, std::chrono::nanoseconds(left));
            continue;
        }
        const auto back = std::move(m_calls.begin()->second);
        m_calls.erase(m_calls.begin());
        lock.unlock();
        back();
        lock.lock();
    }
}

} // namespace sw
