// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>

#include "threads.h"

namespace sw {

/// Calls back at given times, on a thread of its own that is made when first needed: delays must not wait for the window, nor
/// hold up a thread that makes calls. Any thread; destroyed on the one that made it, which drops what was not due.
class FaultClock final
{
public:
    FaultClock() = default;
    ~FaultClock();
    Q_DISABLE_COPY_MOVE(FaultClock)

    /// `whenNs` by monotonicNs(); at once when it has passed. The call must be quick. Without a thread it is never made.
    void call(qint64 whenNs, std::function<void()> back);

private:
    void work();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::multimap<qint64, std::function<void()>> m_calls;
    WorkerThread m_thread;
    bool m_ending = false;
};

} // namespace sw
