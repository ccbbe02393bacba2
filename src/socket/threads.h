// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QByteArray>
#include <QtGlobal>

namespace sw {

/// The kernel's number of the calling thread, see gettid(2).
int currentThreadNumber();

/// What interrupts a blocked call: a real-time signal whose handler does nothing and was installed without SA_RESTART, so
/// that every blocking call returns (EINTR, or what it has done so far). Blocked everywhere but in worker threads.
/// Installs the handler once for the process; any thread.
void installInterruptHandler();

/// A joinable worker thread with a small stack (256 KiB) and all signals blocked but the interrupting one. Owned and joined
/// by whoever made it; the functions may be called on any thread.
class WorkerThread final
{
public:
    static constexpr std::size_t stackBytes = 256UL * 1024;

    /// What the new thread reads at its start.
    struct Start
    {
        std::function<void()> run;
        QByteArray name;
    };

    WorkerThread() = default;
    ~WorkerThread(); ///< join() must have run
    Q_DISABLE_COPY_MOVE(WorkerThread)

    /// Starts; gives 0 or the errno of pthread_create(3) (EAGAIN: too many threads).
    int start(std::function<void()> run, const QByteArray &name, std::size_t stack = stackBytes);
    void join();
    [[nodiscard]] bool isStarted() const { return m_started; }
    /// Sends the interrupting signal once. The thread must not have been joined. A signal can come just before the call that
    /// it shall interrupt, so the sender repeats until the thread acknowledges.
    void interrupt() const;

private:
    unsigned long m_thread = 0;
    bool m_started = false;
    Start m_start;
};

/// Whether the thread with that number sleeps in the kernel ('S' or 'D' in /proc/self/task/N/stat); nothing when it cannot
/// be told.
std::optional<bool> threadSleeps(int threadNumber);
/// How many threads this process has; -1 when it cannot be told.
int threadCount();

} // namespace sw
