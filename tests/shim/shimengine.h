// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>

#include <semaphore.h>

#include "nativebackend.h"

namespace sw {

/// Whether the descriptor is a socket. Leaves errno alone; any thread.
bool isSocket(int fd);

/// One thread of the program: the lane that makes its calls, and where it waits for their records. That thread.
struct Caller
{
    Caller();
    ~Caller(); ///< ends the lane
    Q_DISABLE_COPY_MOVE(Caller)

    /// Null when the thread is about to end.
    static Caller *ofThisThread();

    class ShimEngine *engine = nullptr; ///< whose lane; another one after a fork
    LaneId lane = 0;
    bool busy = false; ///< inside a call: what comes now comes from a signal handler
    sem_t answered{};
    CallRecord record;
};

/// The native backend on behalf of a program that knows nothing of it: sockets by descriptor, commands that wait for their
/// record. One for each process; never destroyed, as the program's threads may be inside until the very end. Any thread.
class ShimEngine final : private RecordSink
{
public:
    /// Makes it when needed, also again after a fork. Null after vfork, where nothing of the parent may be touched.
    static ShimEngine *ofThisProcess();

    /// Makes the call on the caller's lane and gives its record. A signal handler that runs meanwhile interrupts it as it
    /// would interrupt the system call: unless the handler has SA_RESTART and the call is one that is restarted.
    CallRecord make(SocketCommand command, Caller &caller);
    /// A lane for the thread; false when there is none.
    bool prepare(Caller &caller);
    void endLane(LaneId lane) { m_backend.endLane(lane); }

    /// The socket behind a descriptor that is one; foreign ones are taken over at their first use. 0: it is no socket.
    SocketId socketOf(int fd);
    SocketId takeOut(int fd); ///< the same, and the number may be given again
    void add(int fd, SocketId socket); ///< what a call of the engine made
    void forget(int fd); ///< another call has closed or replaced it
    SocketId newSocketId() { return m_backend.newSocketId(); }
    SocketId adopt(int fd) { return m_backend.adoptDescriptor(fd); }
    void release(SocketId socket) { m_backend.releaseDescriptor(socket); }
    [[nodiscard]] int descriptorOf(SocketId socket) const;

private:
    ShimEngine();
    ~ShimEngine() override = default;

    void take(CallRecord &&record) override;

    const std::unique_ptr<SocketApi> m_api;
    std::mutex m_mutex;
    std::unordered_map<int, SocketId> m_sockets;
    std::map<quint64, Caller *> m_waiting;
    quint64 m_lastToken = 0;
    NativeBackend m_backend;
};

} // namespace sw
