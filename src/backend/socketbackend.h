// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "callslot.h"
#include "recordsink.h"
#include "socketcommand.h"
#include "socketfacts.h"

namespace sw {

/// The engine that makes the calls. All functions may be called on any thread and return at once; what happens comes back
/// as records to the sink that the backend was made with.
class SocketBackend
{
public:
    SocketBackend() = default;
    virtual ~SocketBackend() = default; ///< interrupts everything, closes every socket, joins every thread
    Q_DISABLE_COPY_MOVE(SocketBackend)

    /// A number for a socket that shall be made; never given twice.
    virtual SocketId newSocketId() = 0;
    virtual LaneId newLane(const QByteArray &name, BackendKind backend) = 0;
    LaneId newLane(const QByteArray &name) { return newLane(name, BackendKind::Native); }
    /// Puts the command at the end of its lane's queue. A command on a socket that does not exist (any more) gives a record
    /// with EBADF.
    virtual void execute(const SocketCommand &command) = 0;

    /// Interrupts the call that carries this token, or takes the command out of its queue; its record comes with Cancelled.
    virtual void cancel(quint64 token) = 0;
    /// Interrupts what the lane is in, as a person's 'interrupt' does.
    virtual void cancelLane(LaneId lane) = 0;
    /// Interrupts the send that the socket's send lane is in, and drops the messages that wait: they come back cancelled.
    virtual void cancelSends(SocketId socket) = 0;
    /// A paused socket makes no further recv in its loop; one in which it is blocked is interrupted.
    virtual void setReadingPaused(SocketId socket, bool paused) = 0;
    /// Ends a lane that was made by newLane(), after what is queued.
    virtual void endLane(LaneId lane) = 0;

    [[nodiscard]] virtual std::vector<RunningCall> runningCalls() const = 0;
    [[nodiscard]] virtual std::vector<SocketFacts> sockets() const = 0; ///< open ones
    /// One socket, also for some time after it was closed.
    [[nodiscard]] virtual std::optional<SocketFacts> facts(SocketId socket) const = 0;
    /// Whether facts() would tell something.
    [[nodiscard]] virtual bool hasSocket(SocketId socket) const = 0;
    [[nodiscard]] virtual int liveThreads() const = 0; ///< worker threads, abandoned look-ups included
};

} // namespace sw
