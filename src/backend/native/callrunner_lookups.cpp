// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that resolve names: each on a thread of its own, create_connection.
#include "callrunner.h"

#include <cerrno>

#include "monotonic.h"
#include "nameanswers.h"
#include "nativebackend.h"
#include "socketconstants.h"

namespace sw {

CallRecord CallRunner::lookUp(const SocketCommand &command, NameAnswer &answer, RecordKind kind)
{
    CallRecord record = begin(command);
    record.kind = kind;
    nameanswers::fillQuestion(record, command);
    const NameQuery query = nameanswers::queryOf(command);
    const auto done = std::make_shared<std::atomic<bool>>(false);
    // The lane waits on a socket of its own making, so that a cancel wakes it as everywhere else.
    const auto waiting = std::make_shared<NativeSocket>(m_backend.m_api, 0, 0, 0);
    m_lane.setCurrentSocket(waiting);
    const auto lookup = m_backend.m_lookups.start(query, record, [done, waiting](Lookup &) {
        *done = true;
        waiting->wake();
    });
    if (!lookup) {
        record.result = -1;
        record.error = EAGAIN;
        m_lane.setCurrentSocket(m_socket);
        notice(command, Notice::LookupLimit, 0, m_backend.m_lookups.abandoned());
        return record;
    }
    {
        std::unique_lock lock(waiting->mutex);
        m_lane.waitOn(*waiting, lock, [&done] { return done->load(); });
    }
    m_lane.setCurrentSocket(m_socket);
    const bool givenUp = m_backend.m_lookups.abandon(lookup);
    std::unique_lock lock(lookup->mutex);
    if (lookup->abandoned) {
        lock.unlock();
        record.tookNs = monotonicNs() - record.beganNs;
        record.result = -1;
        record.error = ECANCELED;
        record.flags |= RecordFlag::Cancelled;
        record.flags.setFlag(RecordFlag::TimedOut, m_lane.cancelReason() == CancelReason::Deadline);
        if (givenUp)
            notice(command, Notice::LookupAbandoned, 0, m_backend.m_lookups.abandoned());
        return record;
    }
    answer = lookup->answer;
    record.thread = lookup->record.thread;
    record.beganNs = lookup->record.beganNs;
    record.tookNs = lookup->record.tookNs;
    nameanswers::fillAnswer(record, answer);
    return record;
}

void CallRunner::askForName(const SocketCommand &command)
{
    if (command.timeoutMs >= 0) {
        m_lane.interrupter().watch(monotonicNs() + qint64(command.timeoutMs) * 1'000'000, m_lane.shared_from_this(),
                                   m_lane.serial());
    }
    NameAnswer answer;
    CallRecord record = lookUp(command, answer, RecordKind::Call);
    auto cut = nameanswers::serviceCut(record);
    report(std::move(record));
    if (cut)
        report(std::move(*cut));
}

/// The time-out of a connection that create_connection makes: its own, or the run's default when none is given.
qint64 CallRunner::timeoutOfNew(const SocketCommand &command) const
{
    if (command.timeoutMs >= 0)
        return command.number;
    return command.number < 0 ? -1 : m_backend.defaultTimeoutNs(command.run);
}

void CallRunner::createConnection(const SocketCommand &command)
{
    CallRecord record = begin(command);
    record.text = command.host;
    record.flags |= RecordFlag::Composite;
    NameAnswer answer;
    SocketCommand query = command;
    query.call = Call::Getaddrinfo;
    query.number = 0; // there it is flags
    query.arguments = {constant::afUnspec, constant::sockStream, 0};
    CallRecord named = lookUp(query, answer, RecordKind::Inner);
    record.gaiError = named.gaiError;
    finish(record, named);
    report(std::move(named));
    const SocketId newId = command.newSocket ? command.newSocket : m_backend.newSocketId();
    for (const ResolvedAddress &one : answer.addresses) {
        record.fd = -1;
        record.flags = RecordFlag::Composite; // what became of the address before is told by its own calls
        CallRecord made = innerOf(record);
        made.socket = newId;
        m_api.socket(made, one.family, one.type, one.protocol);
        finish(record, made);
        const int fd = made.fd;
        report(CallRecord(made));
        if (made.error != 0)
            continue;
        const auto tried = m_backend.adopt(newId, command.endpoint, command.connection, fd, one.family, one.type);
        m_lane.setCurrentSocket(tried);
        const qint64 timeout = timeoutOfNew(command);
        if (timeout >= 0) {
            CallRecord mode = innerOf(made);
            makeQuick(mode, tried.get(), [&](CallRecord &r) { m_api.setNonBlocking(r, true); });
            report(std::move(mode));
            const std::lock_guard lock(tried->mutex);
            tried->timeoutNs = timeout;
        }
        bool ok = true;
        if (!command.address.isNull()) {
            CallRecord bound = innerOf(made);
            makeQuick(bound, tried.get(), [&](CallRecord &r) { m_api.bind(r, command.address); });
            finish(record, bound);
            ok = bound.error == 0;
            report(std::move(bound));
        }
        if (ok) {
            CallRecord connected = innerOf(made);
            tried->notePhase(SocketPhase::Connecting);
            makeTimedConnect(connected, tried.get(), one.address);
            connected.kind = RecordKind::Inner;
            finish(record, connected);
            ok = connected.error == 0;
            // Under a time-out its own inner calls were reported already; a bare connect is reported here.
            if (!connected.flags.testFlag(RecordFlag::Composite))
                report(CallRecord(connected));
        }
        record.address = one.address;
        if (ok) {
            record.newSocket = tried->id;
            record.result = fd;
            tried->notePhase(SocketPhase::Connected);
            tried->readNames();
            record.local = tried->localName();
            break;
        }
        CallRecord closed = innerOf(made);
        bool keepNumber = false;
        closed.fd = tried->takeForClosing(keepNumber);
        if (closed.fd >= 0) { // else somebody else has closed it
            m_api.close(closed, keepNumber);
            tried->closed(keepNumber);
            report(std::move(closed));
            m_backend.socketGone(tried);
        }
        if (m_lane.cancelReason() != CancelReason::None)
            break;
    }
    if (record.error != 0 || record.gaiError != 0)
        record.result = -1;
    report(std::move(record));
}

} // namespace sw
