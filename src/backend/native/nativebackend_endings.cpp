// SPDX-License-Identifier: GPL-3.0-or-later
// How things end before their time: closes that interrupt, cancels, pauses, look-ups that are given up.
#include "nativebackend.h"

#include <cerrno>

#include "callrunner.h"
#include "monotonic.h"
#include "nameanswers.h"

namespace sw {

void NativeBackend::closeInterrupting(SocketCommand command)
{
    const auto file = m_table.file(command.socket);
    const auto socket = file ? file->socket : m_table.find(command.socket);
    if (!socket) {
        reportNotRun(command, EBADF, {});
        return;
    }
    if (!file) {
        const std::lock_guard lock(socket->mutex);
        socket->closing = true;
    }
    std::deque<SocketCommand> dropped;
    for (const auto &one : lanesOf(*socket)) {
        auto removed = one->cancelMatching(
            [&](const SocketCommand &other) {
                const bool makesIt = other.call == Call::CreateConnection && other.newSocket == command.socket;
                const bool concerns = other.socket == command.socket
                    || (!file && m_table.under(other.socket) == socket);
                return (concerns && !(other.call == Call::Close && other.cancelFirst)) || makesIt;
            },
            CancelReason::Person);
        std::move(removed.begin(), removed.end(), std::back_inserter(dropped));
    }
    socket->wake();
    dropQueued(std::move(dropped));
    int error = 0;
    // An actor's own lane keeps its order; other sockets are closed by their receive lane.
    const auto own = command.lane != 0 ? lane(command.lane) : socketLane(socket, LaneKind::Receive, error);
    if (own && own->post(command))
        return;
    // Closed meanwhile, or no thread for a lane of its own.
    command.lane = 0;
    if (const auto control = controlLane(error); control && control->post(command))
        return;
    reportNotRun(command, error, {});
}

void NativeBackend::startLookup(const SocketCommand &command)
{
    const NameQuery query = nameanswers::queryOf(command);
    const CallRecord record = recordFor(command);
    const auto lookup = m_lookups.start(query, record, [this](Lookup &done) {
        CallRecord answer = done.record;
        nameanswers::fillAnswer(answer, done.answer);
        auto cut = nameanswers::serviceCut(answer);
        report(std::move(answer));
        if (cut)
            report(std::move(*cut));
    });
    if (!lookup) {
        reportNotRun(command, EAGAIN, {});
        CallRecord notice = recordFor(command);
        notice.kind = RecordKind::Notice;
        notice.notice = Notice::LookupLimit;
        notice.result = m_lookups.abandoned();
        report(std::move(notice));
        return;
    }
    if (command.timeoutMs >= 0) {
        m_interrupter->call(monotonicNs() + qint64(command.timeoutMs) * 1'000'000,
                            [this, weak = std::weak_ptr<Lookup>(lookup)] {
                                if (const auto running = weak.lock())
                                    giveUpLookup(running, RecordFlag::Cancelled | RecordFlag::TimedOut);
                            });
    }
}

bool NativeBackend::giveUpLookup(const std::shared_ptr<Lookup> &lookup, RecordFlags flags)
{
    if (!m_lookups.abandon(lookup))
        return false;
    CallRecord record;
    {
        const std::lock_guard lock(lookup->mutex);
        record = lookup->record;
    }
    record.tookNs = record.beganNs ? monotonicNs() - record.beganNs : 0;
    record.result = -1;
    record.error = ECANCELED;
    record.flags |= flags;
    CallRecord notice = record;
    report(std::move(record));
    notice.kind = RecordKind::Notice;
    notice.notice = Notice::LookupAbandoned;
    notice.result = m_lookups.abandoned();
    notice.error = 0;
    notice.flags = {};
    report(std::move(notice));
    return true;
}

void NativeBackend::cancel(quint64 token)
{
    if (const auto lookup = m_lookups.ownWithToken(token); lookup && giveUpLookup(lookup, RecordFlag::Cancelled))
        return;
    for (const auto &one : lanes())
        dropQueued(one->cancelMatching([token](const SocketCommand &other) { return other.token == token; },
                                       CancelReason::Person));
}

void NativeBackend::cancelLane(LaneId id)
{
    if (const auto found = lane(id)) {
        dropQueued(found->cancelMatching([](const SocketCommand &command) { return command.call != Call::Close; },
                                         CancelReason::Person));
    }
}

void NativeBackend::cancelSends(SocketId id)
{
    const auto socket = m_table.find(id);
    if (!socket)
        return;
    for (const auto &one : lanesOf(*socket)) {
        dropQueued(one->cancelMatching(
            [&](const SocketCommand &command) {
                return m_table.under(command.socket) == socket && traitsOf(command.call).direction == Direction::Out;
            },
            CancelReason::Person));
    }
}

void NativeBackend::setReadingPaused(SocketId id, bool paused)
{
    const auto socket = m_table.find(id);
    if (!socket)
        return;
    std::shared_ptr<Lane> reader;
    {
        const std::lock_guard lock(socket->mutex);
        if (socket->paused == paused)
            return;
        socket->paused = paused;
        reader = socket->receiveLane;
    }
    socket->changed.notify_all();
    if (paused && reader) {
        reader->cancelMatching(
            [id](const SocketCommand &command) {
                return command.socket == id && traitsOf(command.call).direction == Direction::In && command.repeat;
            },
            CancelReason::Pause);
    }
}

} // namespace sw
