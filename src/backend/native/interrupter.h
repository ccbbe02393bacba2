// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include <QtGlobal>

#include "threads.h"

namespace sw {

class Lane;

/// The thread that wakes others: it repeats the interrupting signal every 2 ms until each lane has acknowledged (a single
/// one can come just before the call), watches time limits, and joins lanes that have ended. Its functions may be called on
/// any thread.
class Interrupter final
{
public:
    /// `onRetired` is called on this thread after a lane was joined.
    explicit Interrupter(std::function<void(const std::shared_ptr<Lane> &)> onRetired);
    ~Interrupter();
    Q_DISABLE_COPY_MOVE(Interrupter)

    void interrupt(const std::shared_ptr<Lane> &lane);
    /// Calls lane->expire(serial) when the moment (monotonicNs) has come.
    void watch(qint64 deadlineNs, const std::shared_ptr<Lane> &lane, quint64 serial);
    void call(qint64 deadlineNs, std::function<void()> what);
    void retire(const std::shared_ptr<Lane> &lane);

private:
    void work();

    const std::function<void(const std::shared_ptr<Lane> &)> m_onRetired;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<std::shared_ptr<Lane>> m_interrupting;
    std::vector<std::shared_ptr<Lane>> m_retired;
    std::multimap<qint64, std::function<void()>> m_deadlines;
    bool m_quit = false;
    WorkerThread m_thread;
};

} // namespace sw
