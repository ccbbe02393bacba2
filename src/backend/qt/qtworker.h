// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

#include "threads.h"

class QEventLoop;

namespace sw {

class QtBackend;
class QtSockets;

/// A thread with an event loop, on which Qt objects live. Functions are handed over through a queue of its own and an eventfd:
/// no signal and no event crosses threads. post() and quit() may be called on any thread.
class QtWorker final
{
public:
    using Job = std::function<void(QtSockets &)>;

    explicit QtWorker(QtBackend &backend);
    ~QtWorker(); ///< quits and joins; not on its own thread
    Q_DISABLE_COPY_MOVE(QtWorker)

    int start(const QByteArray &name); ///< 0 or errno
    void join() { m_thread.join(); } ///< after quit(); not on its own thread
    void post(Job job); ///< runs in the event loop, in order; dropped after the end
    void quit(); ///< after what is queued
    [[nodiscard]] bool hasEnded() const { return m_ended; }
    [[nodiscard]] int threadNumber() const { return m_threadNumber; } ///< gettid(2); 0 before it runs

private:
    // OpenSSL's handshakes and Qt's own reading need more than a lane of blocking calls.
    static constexpr std::size_t stackBytes = 1024UL * 1024;

    void work();
    void runJobs(QtSockets &sockets, QEventLoop &loop);
    void signal() const;

    QtBackend &m_backend;
    WorkerThread m_thread;
    int m_eventFd = -1;
    std::atomic<int> m_threadNumber{0};
    std::atomic<bool> m_ended{false};
    std::mutex m_mutex;
    std::deque<Job> m_jobs;
    bool m_quit = false;
};

} // namespace sw
