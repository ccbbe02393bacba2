// SPDX-License-Identifier: GPL-3.0-or-later
#include "interrupter.h"

#include <algorithm>
#include <chrono>

#include "lane.h"
#include "monotonic.h"

namespace sw {

namespace {

constexpr qint64 repeatNs = 2'000'000;

} // namespace

Interrupter::Interrupter(std::function<void(const std::shared_ptr<Lane> &)> onRetired)
    : m_onRetired(std::move(onRetired))
{
    m_thread.start([this] { work(); }, "sw-interrupter");
}

Interrupter::~Interrupter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Interrupter::interrupt(const std::shared_ptr<Lane> &lane)
{
    // The first signal at once, the repetitions from the interrupter's thread.
    lane->nudge();
    {
        const std::lock_guard lock(m_mutex);
        if (std::find(m_interrupting.begin(), m_interrupting.end(), lane) == m_interrupting.end())
            m_interrupting.push_back(lane);
    }
    m_wake.notify_one();
}

void Interrupter::watch(qint64 deadlineNs, const std::shared_ptr<Lane> &lane, quint64 serial)
{
    call(deadlineNs, [weak = std::weak_ptr<Lane>(lane), serial] {
        if (const auto alive = weak.lock())
            alive->expire(serial);
    });
}

void Interrupter::call(qint64 deadlineNs, std::function<void()> what)
{
    {
        const std::lock_guard lock(m_mutex);
        m_deadlines.emplace(deadlineNs, std::move(what));
    }
    m_wake.notify_one();
}

void Interrupter::retire(const std::shared_ptr<Lane> &lane)
{
    {
        const std::lock_guard lock(m_mutex);
        m_retired.push_back(lane);
    }
    m_wake.notify_one();
}

void Interrupter::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        if (m_quit && m_retired.empty() && m_interrupting.empty())
            return;
        const qint64 now = monotonicNs();
        std::vector<std::function<void()>> due;
        while (!m_deadlines.empty() && m_deadlines.begin()->first <= now) {
            due.push_back(std::move(m_deadlines.begin()->second));
            m_deadlines.erase(m_deadlines.begin());
        }
        std::vector<std::shared_ptr<Lane>> retired;
        retired.swap(m_retired);
        std::vector<std::shared_ptr<Lane>> nudging;
        nudging.swap(m_interrupting);
        lock.unlock();

        for (const auto &what : due)
            what();
        for (const auto &lane : retired) {
            lane->join();
            m_onRetired(lane);
        }
        std::erase_if(nudging, [](const auto &lane) { return !lane->nudge(); });
        retired.clear();

        lock.lock();
        for (auto &lane : nudging) {
            if (std::find(m_interrupting.begin(), m_interrupting.end(), lane) == m_interrupting.end())
                m_interrupting.push_back(std::move(lane));
        }
        if (!m_retired.empty())
            continue;
        if (!m_interrupting.empty())
            m_wake.wait_for(lock, std::chrono::nanoseconds(repeatNs));
        else if (m_quit)
            continue;
        else if (!m_deadlines.empty())
            m_wake.wait_for(lock,
                            std::chrono::nanoseconds(std::max<qint64>(m_deadlines.begin()->first - monotonicNs(), 0)));
        else
            m_wake.wait(lock);
    }
}

} // namespace sw
