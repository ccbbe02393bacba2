// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <deque>
#include <memory>

#include "qtworker.h"
#include "socketcommand.h"

namespace sw {

/// A queue of commands that are begun one after the other, each when the one before has ended: an actor's, or one direction
/// of a socket. It has no thread of its own. Under the mutex of the backend.
struct QtLane
{
    LaneId id = 0; ///< 0: of one socket or one command
    bool quits = false; ///< ends when it is empty
    bool busy = false;
    std::shared_ptr<QtWorker> worker; ///< of an actor: where the sockets that it makes live
    std::deque<SocketCommand> queue;
};

/// One command that has begun and not ended: what other systems call a pending operation. `record` and all below it belong
/// to the worker's thread.
struct QtOperation
{
    QtOperation(SocketCommand given, std::shared_ptr<QtLane> in, std::shared_ptr<QtWorker> on)
        : command(std::move(given))
        , lane(std::move(in))
        , worker(std::move(on))
    {
    }

    const SocketCommand command;
    const std::shared_ptr<QtLane> lane;
    const std::shared_ptr<QtWorker> worker;
    qint64 beganNs = 0; ///< set before it is posted
    CallRecord record;
    QByteArray collected; ///< recvall
    qsizetype sent = 0; ///< of command.bytes: handed over to Qt
    bool announced = false; ///< that it waits for room in Qt's buffer
    bool begun = false; ///< its row says when
    /// It was given to Qt and waits for a signal now: only then it counts as running. Any thread.
    std::atomic<bool> waits{false};
    bool ended = false;
};
using QtOperationPtr = std::shared_ptr<QtOperation>;

} // namespace sw
