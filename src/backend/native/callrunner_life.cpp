// SPDX-License-Identifier: GPL-3.0-or-later
// The life of a socket: how it is made, named, connected and closed.
#include "callrunner.h"

#include <array>
#include <cerrno>

#include <QJsonArray>
#include <QJsonObject>

#include "monotonic.h"
#include "nativebackend.h"
#include "socketconstants.h"

namespace sw {

void CallRunner::socket(const SocketCommand &command)
{
    if (!m_socket && command.lane == 0) {
        // Its place was made when the command was given, so it was closed since. A second one of that number, unknown to the
        // lanes of the first, must not come up.
        m_backend.dropQueued({command});
        return;
    }
    CallRecord record = begin(command);
    m_api.socket(record, command.arguments[0], command.arguments[1], command.arguments[2]);
    if (record.error == 0 && m_socket) {
        const int fd = record.fd;
        const bool late = !m_socket->open(fd, command.arguments[0], command.arguments[1], command.arguments[2]);
        if (!late)
            takeDefaultTimeout(command, record, *m_socket);
        report(std::move(record));
        if (late) {
            CallRecord closed = begin(command);
            closed.fd = fd;
            m_api.close(closed, false);
            closed.token = 0;
            report(std::move(closed));
        }
        return;
    }
    if (record.error == 0) {
        m_socket = m_backend.adopt(command.socket, command.endpoint, command.connection, record.fd,
                                   command.arguments[0], command.arguments[1], command.arguments[2]);
        takeDefaultTimeout(command, record, *m_socket);
    } else if (m_socket) {
        bool keepNumber = false;
        m_socket->takeForClosing(keepNumber);
        m_backend.socketGone(m_socket);
    }
    report(std::move(record));
}

void CallRunner::socketpair(const SocketCommand &command)
{
    CallRecord record = begin(command);
    std::array<int, 2> fds{-1, -1};
    m_api.socketpair(record, command.arguments[0], command.arguments[1], command.arguments[2], fds);
    if (record.error == 0) {
        const std::array<SocketId, 2> wanted{command.newSocket, command.newSocket2};
        std::array<SocketId *, 2> told{&record.newSocket, &record.newSocket2};
        std::array<std::shared_ptr<NativeSocket>, 2> ends;
        for (std::size_t i = 0; i < 2; ++i) {
            ends[i] = m_backend.adopt(wanted[i], command.endpoint, command.connection, fds[i], command.arguments[0],
                                      command.arguments[1]);
            ends[i]->notePhase(SocketPhase::Connected);
            ends[i]->readNames();
            *told[i] = ends[i]->id;
        }
        for (const auto &end : ends)
            takeDefaultTimeout(command, record, *end);
    }
    report(std::move(record));
}

void CallRunner::takeDefaultTimeout(const SocketCommand &command, CallRecord &record, NativeSocket &made)
{
    // As Python's socket module: whoever makes a socket gives it the default time-out of that moment.
    const qint64 timeout = m_backend.defaultTimeoutNs(command.run);
    if (timeout < 0)
        return;
    if (!record.flags.testFlag(RecordFlag::Composite)) {
        CallRecord itself = record;
        itself.kind = RecordKind::Inner;
        report(std::move(itself));
        record.flags |= RecordFlag::Composite;
    }
    CallRecord mode = innerOf(record);
    mode.socket = made.id;
    makeQuick(mode, &made, [&](CallRecord &r) { m_api.setNonBlocking(r, true); });
    report(std::move(mode));
    record.tookNs = monotonicNs() - record.beganNs;
    const std::lock_guard lock(made.mutex);
    made.timeoutNs = timeout;
}

void CallRunner::dup(const SocketCommand &command)
{
    CallRecord record = begin(command);
    makeQuick(record, m_socket.get(), [&](CallRecord &r) { m_api.dup(r); });
    if (record.error == 0) {
        const auto made = m_backend.adopt(command.newSocket, command.endpoint, command.connection,
                                          static_cast<int>(record.result), m_socket->family, m_socket->type,
                                          m_socket->protocol);
        made->readNames();
        made->sharesWith(*m_socket);
        record.newSocket = made->id;
        takeDefaultTimeout(command, record, *made);
    }
    report(std::move(record));
}

void CallRunner::bind(const SocketCommand &command)
{
    CallRecord record = begin(command);
    makeQuick(record, m_socket.get(), [&](CallRecord &r) { m_api.bind(r, command.address); });
    if (record.error == 0) {
        m_socket->notePhase(SocketPhase::Bound);
        m_socket->readNames();
        record.local = m_socket->localName();
    }
    const bool taken = record.error == EADDRINUSE;
    report(std::move(record));
    if (taken && command.lane != 0 && hasReuseAddr()) // a panel says who holds the port
        notice(command, Notice::ReuseUnheeded, 0);
}

void CallRunner::listen(const SocketCommand &command)
{
    const quint16 portBefore = m_socket ? m_socket->facts().local.port() : quint16(0);
    CallRecord record = begin(command);
    makeQuick(record, m_socket.get(), [&](CallRecord &r) { m_api.listen(r, static_cast<int>(command.number)); });
    if (record.error == 0) {
        m_socket->notePhase(SocketPhase::Listening);
        m_socket->readNames(); // listen without bind takes a port of the system's choice
        record.local = m_socket->localName();
    }
    const bool listens = record.error == 0;
    report(std::move(record));
    const SocketAddress local = listens ? m_socket->facts().local : SocketAddress();
    if (local.port() != portBefore && local.port() != 0) {
        CallRecord picked = noticeRecord(command, Notice::PortPicked);
        picked.text = local.toString();
        report(std::move(picked));
    }
}

void CallRunner::connect(const SocketCommand &command)
{
    if (command.timeoutMs >= 0) {
        m_lane.interrupter().watch(monotonicNs() + qint64(command.timeoutMs) * 1'000'000, m_lane.shared_from_this(),
                                   m_lane.serial());
    }
    CallRecord record = begin(command);
    record.address = command.address;
    const SocketPhase before = m_socket ? m_socket->facts().phase : SocketPhase::Closed;
    if (m_socket)
        m_socket->notePhase(SocketPhase::Connecting);
    makeTimedConnect(record, m_socket.get(), command.address);
    if (m_socket) {
        // Interrupted or not waited for, it goes on in the background (connect(2), EINTR and EINPROGRESS).
        const bool goesOn = record.error == EINTR || record.error == EINPROGRESS || record.error == EALREADY
            || record.error == ETIMEDOUT;
        m_socket->notePhase(record.error == 0 ? SocketPhase::Connected : goesOn ? SocketPhase::Connecting : before);
        m_socket->readNames();
        record.local = m_socket->localName();
    }
    const bool toItself = record.error == 0 && isInet(constant::sockStream)
        && m_socket->facts().local == command.address;
    const bool onlyNoted = record.error == 0 && command.lane != 0 && isInet(constant::sockDgram);
    if (command.call == Call::ConnectEx) {
        record.call = Call::ConnectEx;
        record.result = record.error;
    }
    const bool gaveUp = record.flags.testFlag(RecordFlag::TimedOut) && command.timeoutMs >= 0;
    report(std::move(record));
    if (gaveUp)
        notice(command, Notice::ConnectGivenUp, 0, 0, command.timeoutMs);
    if (onlyNoted)
        notice(command, Notice::ConnectSendsNothing, 0);
    if (toItself)
        notice(command, Notice::ConnectedToItself, 0);
}

bool CallRunner::isInet(int type) const
{
    return m_socket && m_socket->type == type
        && (m_socket->family == constant::afInet || m_socket->family == constant::afInet6);
}

/// A look that is no step of the program shown: not recorded.
bool CallRunner::hasReuseAddr()
{
    const int fd = m_socket ? m_socket->enter() : -1;
    if (fd < 0)
        return false;
    int on = 0;
    unsigned length = sizeof on;
    const CallResult asked = m_backend.m_api.getsockopt(fd, constant::solSocket, constant::soReuseAddr, &on, length);
    m_socket->leave();
    return !asked.failed() && on != 0;
}

void CallRunner::shutdown(const SocketCommand &command)
{
    const int how = command.arguments[0];
    bool sendEnded = false;
    bool receiveEnded = false;
    if (m_socket) {
        // Noted first: the receive lane wakes up before this call has returned, and must know why.
        const std::lock_guard lock(m_socket->mutex);
        sendEnded = m_socket->sendEnded;
        receiveEnded = m_socket->receiveEnded;
        m_socket->receiveEnded |= how == constant::shutRd || how == constant::shutRdwr;
        m_socket->sendEnded |= how == constant::shutWr || how == constant::shutRdwr;
    }
    CallRecord record = begin(command);
    makeQuick(record, m_socket.get(), [&](CallRecord &r) { m_api.shutdown(r, how); });
    if (m_socket && record.error != 0) {
        const std::lock_guard lock(m_socket->mutex);
        m_socket->sendEnded = sendEnded;
        m_socket->receiveEnded = receiveEnded;
    }
    const bool stopsNothing = record.error == 0 && how == constant::shutRd && isInet(constant::sockStream)
        && m_socket->facts().phase == SocketPhase::Connected;
    report(std::move(record));
    if (stopsNothing)
        notice(command, Notice::ReadEndStopsNothing, 0);
}

} // namespace sw
