// SPDX-License-Identifier: GPL-3.0-or-later
#include "lane.h"

#include "interrupter.h"

namespace sw {

Lane::Lane(LaneId id, Interrupter &interrupter, Run run)
    : m_id(id)
    , m_interrupter(interrupter)
    , m_run(std::move(run))
{
}

Lane::~Lane()
{
    m_thread.join();
}

int Lane::start(const QByteArray &name)
{
    const int error = m_thread.start([this] { work(); }, name);
    if (error != 0) {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
    }
    return error;
}

bool Lane::post(const SocketCommand &command)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_quit || m_ended)
            return false;
        m_queue.push_back(command);
    }
    m_wake.notify_one();
    return true;
}

void Lane::quitWhenIdle()
{
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
    }
    m_wake.notify_one();
}

std::deque<SocketCommand> Lane::cancelMatching(const std::function<bool(const SocketCommand &)> &matches,
                                               CancelReason reason)
{
    std::deque<SocketCommand> removed;
    bool interrupt = false;
    {
        const std::lock_guard lock(m_mutex);
        // A pause only interrupts; it takes nothing out of the queue.
        if (reason != CancelReason::Pause) {
            for (auto one = m_queue.begin(); one != m_queue.end();) {
                if (matches(*one)) {
                    removed.push_back(std::move(*one));
                    one = m_queue.erase(one);
                } else {
                    ++one;
                }
            }
        }
        if (m_busy && matches(m_current.front())) {
            if (reason != CancelReason::Pause || m_cancel == CancelReason::None)
                m_cancel = reason;
            interrupt = true;
        }
    }
    if (interrupt)
        m_interrupter.interrupt(shared_from_this());
    return removed;
}

void Lane::shutDown()
{
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
        m_shutDown = true;
        m_cancel = CancelReason::Person;
    }
    m_wake.notify_one();
    m_interrupter.interrupt(shared_from_this());
}

bool Lane::beginBlocking(bool evenIfCancelled)
{
    const std::lock_guard lock(m_mutex);
    if (m_shutDown)
        m_cancel = CancelReason::Person;
    if (m_cancel != CancelReason::None && !evenIfCancelled)
        return false;
    m_inCall = true;
    return true;
}

CancelReason Lane::endBlocking()
{
    const std::lock_guard lock(m_mutex);
    m_inCall = false;
    return m_cancel;
}

void Lane::clearPause()
{
    if (m_cancel != CancelReason::Pause) // asked before every call of a loop: mostly without the lock
        return;
    const std::lock_guard lock(m_mutex);
    if (m_cancel == CancelReason::Pause)
        m_cancel = CancelReason::None;
}

bool Lane::waitOn(NativeSocket &socket, std::unique_lock<std::mutex> &lock, const std::function<bool()> &ready)
{
    const auto cancelled = [this] {
        const CancelReason reason = m_cancel;
        return reason == CancelReason::Person || reason == CancelReason::Deadline;
    };
    socket.changed.wait(lock, [&] { return cancelled() || ready(); });
    return !cancelled();
}

void Lane::setCurrentSocket(std::shared_ptr<NativeSocket> socket)
{
    const std::lock_guard lock(m_mutex);
    m_currentSocket.swap(socket);
}

bool Lane::nudge()
{
    std::shared_ptr<NativeSocket> socket;
    {
        const std::lock_guard lock(m_mutex);
        if (m_ended || !m_busy || m_cancel == CancelReason::None)
            return m_shutDown && !m_ended;
        if (m_inCall)
            m_thread.interrupt();
        socket = m_currentSocket;
    }
    if (socket)
        socket->wake();
    return true;
}

void Lane::expire(quint64 serial)
{
    bool interrupt = false;
    {
        const std::lock_guard lock(m_mutex);
        interrupt = m_busy && m_serial == serial && m_cancel == CancelReason::None;
        if (interrupt)
            m_cancel = CancelReason::Deadline;
    }
    if (interrupt)
        m_interrupter.interrupt(shared_from_this());
}

void Lane::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return !m_queue.empty() || m_quit; });
        if (m_queue.empty())
            break;
        m_current.clear();
        m_current.splice(m_current.begin(), m_queue, m_queue.begin());
        ++m_serial;
        m_busy = true;
        m_cancel = m_shutDown ? CancelReason::Person : CancelReason::None;
        lock.unlock();
        m_run(*this, m_current.front());
        lock.lock();
        m_busy = false;
        m_currentSocket.reset();
    }
    m_ended = true;
    lock.unlock();
    // The interrupter joins this thread and lets go of the lane.
    m_interrupter.retire(shared_from_this());
}

} // namespace sw
