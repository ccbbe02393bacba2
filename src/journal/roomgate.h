// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <vector>

#include <QtGlobal>

namespace sw {

/// Where loops that receive wait while what they took is not on disk yet, and for how long they did. Any thread.
class RoomGate final
{
public:
    struct Waits
    {
        qint64 ns = 0; ///< of those that ended, in sum
        quint64 times = 0;
        int now = 0; ///< loops that wait
    };

    [[nodiscard]] bool isOpen() const { return m_open.load(std::memory_order_relaxed); }
    void close() { m_open.store(false, std::memory_order_relaxed); }
    void open(); ///< wakes all that wait; hold no lock that they may want
    /// Calls `wake` when the gate opens; at once when it is open.
    void whenOpen(std::function<void()> wake);
    [[nodiscard]] Waits waits() const;

private:
    struct Waiting
    {
        std::function<void()> wake;
        qint64 sinceNs;
    };

    std::atomic<bool> m_open{true};
    mutable std::mutex m_mutex;
    std::vector<Waiting> m_waiting;
    Waits m_waits;
};

} // namespace sw
