// SPDX-License-Identifier: GPL-3.0-or-later
// What an endpoint does wrong on purpose: it accepts late, never reads, closes what it has not read, ends its direction at once.
#include "callrunner.h"
#include "socketconstants.h"

namespace sw {

bool CallRunner::waitBeforeAccept(const SocketCommand &command, qint64 ms)
{
    SocketCommand look = command;
    look.call = Call::Poll;
    look.token = 0;
    CallRecord record = begin(look);
    makeBlocking(record, m_socket.get(), [&](CallRecord &r) { m_api.poll(r, constant::pollIn, -1); });
    const bool cancelled = record.flags.testFlag(RecordFlag::Cancelled);
    const bool there = record.error == 0;
    report(std::move(record));
    if (cancelled)
        return false;
    // Whatever went wrong, accept says so too.
    return !there || waitMs(*m_socket, static_cast<int>(ms));
}

bool CallRunner::misbehave(const SocketCommand &command, const Manners &manners)
{
    const auto of = m_socket;
    if (manners.halfCloses) {
        SocketCommand end = command;
        end.call = Call::Shutdown;
        end.token = 0;
        end.arguments = {constant::shutWr, 0, 0};
        shutdown(end);
    }
    if (manners.neverReads) {
        const std::lock_guard lock(of->mutex);
        of->paused = mannersOf(command.reaction).neverReads; // asked again: it may be over
    }
    if (!manners.closesUnread)
        return true;
    SocketCommand look = command;
    look.call = Call::Poll;
    look.token = 0;
    for (bool waits = true; waits;) {
        m_lane.clearPause(); // nothing is read in any case
        CallRecord record = begin(look);
        makeBlocking(record, of.get(), [&](CallRecord &r) { m_api.poll(r, constant::pollIn, -1); });
        const bool failed = record.error != 0;
        const bool stray = record.error == EINTR && !record.flags.testFlag(RecordFlag::Cancelled);
        report(std::move(record));
        waits = failed && (stray || m_lane.cancelReason() == CancelReason::Pause);
        if (failed && !waits)
            return false;
    }
    SocketCommand close = command;
    close.call = Call::Close;
    close.token = 0;
    this->close(close);
    return false;
}

} // namespace sw
