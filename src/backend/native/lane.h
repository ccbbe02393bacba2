// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <mutex>

#include "callslot.h"
#include "nativesocket.h"
#include "socketcommand.h"
#include "threads.h"

namespace sw {

class Interrupter;

/// Why the call that a lane is in was interrupted.
enum class CancelReason : quint8 { None, Person, Deadline, Pause };

/// A worker thread that makes calls in order. Commands come from any thread; the calls are made on the lane's own. Cancelling
/// is a flag plus a signal that the interrupter repeats until the lane acknowledges.
class Lane final : public std::enable_shared_from_this<Lane>
{
public:
    using Run = std::function<void(Lane &, const SocketCommand &)>;

    Lane(LaneId id, Interrupter &interrupter, Run run);
    ~Lane();
    Q_DISABLE_COPY_MOVE(Lane)

    int start(const QByteArray &name); ///< 0 or errno
    void join() { m_thread.join(); }

    /// False when the lane has ended or is about to: the command was not taken.
    bool post(const SocketCommand &command);
    void quitWhenIdle(); ///< after what is queued
    /// Interrupts the running command when `matches` says so, and takes matching ones out of the queue (returned).
    std::deque<SocketCommand> cancelMatching(const std::function<bool(const SocketCommand &)> &matches,
                                             CancelReason reason);
    void shutDown(); ///< every call is interrupted from now on, also later ones; ends after what is queued

    // On the lane's own thread:
    /// Before a call that may block. False: it was cancelled before it began. `evenIfCancelled`: it is made all the same (a
    /// close), and interrupted at once.
    bool beginBlocking(bool evenIfCancelled = false);
    /// After it. Gives why the call was interrupted, None when it was not.
    CancelReason endBlocking();
    [[nodiscard]] CancelReason cancelReason() const { return m_cancel.load(); }
    void clearPause(); ///< a pause that was acknowledged; a cancel stays
    /// Waits on the socket's condition until `ready` or cancelled; false when cancelled. A pause ends no wait. `lock` holds
    /// socket.mutex.
    bool waitOn(NativeSocket &socket, std::unique_lock<std::mutex> &lock, const std::function<bool()> &ready);
    void setCurrentSocket(std::shared_ptr<NativeSocket> socket);

    // For the interrupter:
    /// Signals the thread when it is inside a call that shall end. False when there is nothing (more) to interrupt.
    bool nudge();
    void expire(quint64 serial); ///< the time limit of the command with that serial number passed
    [[nodiscard]] quint64 serial() const { return m_serial; } ///< of the running command; on the lane's own thread

    [[nodiscard]] LaneId id() const { return m_id; }
    [[nodiscard]] CallSlot &slot() { return m_slot; }
    [[nodiscard]] const CallSlot &slot() const { return m_slot; }
    Interrupter &interrupter() { return m_interrupter; }

private:
    void work();

    const LaneId m_id;
    Interrupter &m_interrupter;
    const Run m_run;
    CallSlot m_slot;
    WorkerThread m_thread;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    /// Commands are large, and thousands of lanes have one each: it moves from the one list to the other, and is never copied.
    std::list<SocketCommand> m_queue;
    std::list<SocketCommand> m_current; ///< the one that runs or ran last; changed only on the lane's own thread
    std::shared_ptr<NativeSocket> m_currentSocket;
    quint64 m_serial = 0;
    bool m_busy = false;
    bool m_inCall = false;
    bool m_quit = false;
    bool m_shutDown = false;
    bool m_ended = false;
    std::atomic<CancelReason> m_cancel{CancelReason::None};
};

} // namespace sw
