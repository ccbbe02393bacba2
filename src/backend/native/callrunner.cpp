// SPDX-License-Identifier: GPL-3.0-or-later
#include "callrunner.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <QJsonArray>
#include <QJsonObject>

#include "monotonic.h"
#include "nativebackend.h"
#include "socketconstants.h"
#include "threads.h"

namespace sw {

const std::array<CallRunner::Row, 24> CallRunner::steps{{
    {Call::Socket, &CallRunner::socket},
    {Call::Dup, &CallRunner::dup},
    {Call::Bind, &CallRunner::bind},
    {Call::Listen, &CallRunner::listen},
    {Call::Accept, &CallRunner::accept},
    {Call::Connect, &CallRunner::connect},
    {Call::ConnectEx, &CallRunner::connect},
    {Call::CreateConnection, &CallRunner::createConnection},
    {Call::Send, &CallRunner::send},
    {Call::Sendto, &CallRunner::sendto},
    {Call::Sendall, &CallRunner::sendall},
    {Call::Recv, &CallRunner::recv},
    {Call::Recvfrom, &CallRunner::recvfrom},
    {Call::Recvall, &CallRunner::recvall},
    {Call::Shutdown, &CallRunner::shutdown},
    {Call::Close, &CallRunner::close},
    {Call::Getsockname, &CallRunner::names},
    {Call::Getpeername, &CallRunner::names},
    {Call::Getsockopt, &CallRunner::getsockopt},
    {Call::Setsockopt, &CallRunner::setsockopt},
    {Call::Fileno, &CallRunner::fileno},
    {Call::Poll, &CallRunner::poll},
    {Call::Getaddrinfo, &CallRunner::getaddrinfo},
    {Call::Queues, &CallRunner::queues},
}};

CallRunner::CallRunner(NativeBackend &backend, Lane &lane)
    : m_backend(backend)
    , m_lane(lane)
    , m_api(backend.m_api, lane.slot())
{
}

void CallRunner::run(const SocketCommand &command)
{
    m_socket = m_backend.m_table.find(command.socket);
    m_lane.setCurrentSocket(m_socket);
    const NativeSocket::Use use(command.call == Call::Close ? nullptr : m_socket);
    if (m_socket && traitsOf(command.call).mayBlock && command.call != Call::Close && m_socket->isClosing()) {
        // Given after the lanes of a closing socket were interrupted: it must not block the close.
        m_backend.dropQueued({command});
        return;
    }
    if (command.call == Call::Setblocking || command.call == Call::Settimeout || command.call == Call::Gettimeout) {
        timeouts(command);
        return;
    }
    const auto row = std::find_if(steps.begin(), steps.end(), [&](const Row &one) { return one.call == command.call; });
    if (row != steps.end()) {
        (this->*row->step)(command);
        return;
    }
    CallRecord record = begin(command);
    record.result = -1;
    record.error = ENOSYS;
    record.flags |= RecordFlag::Unsupported;
    report(std::move(record));
}

CallRecord CallRunner::begin(const SocketCommand &command) const
{
    CallRecord record;
    record.call = command.call;
    record.endpoint = command.endpoint;
    record.connection = command.connection;
    record.socket = command.socket;
    record.lane = m_lane.id();
    record.token = command.token;
    record.thread = currentThreadNumber();
    record.beganNs = monotonicNs();
    return record;
}

void CallRunner::report(CallRecord &&record)
{
    m_backend.report(std::move(record));
}

void CallRunner::notice(const SocketCommand &command, Notice what, int error, qint64 number, qint64 second)
{
    CallRecord record = begin(command);
    record.kind = RecordKind::Notice;
    record.notice = what;
    record.error = error;
    record.result = number;
    record.asked = second;
    record.token = 0;
    report(std::move(record));
}

void CallRunner::makeBlocking(CallRecord &record, NativeSocket *of, const Make &make)
{
    if (!m_lane.beginBlocking()) {
        record.beganNs = monotonicNs();
        record.result = -1;
        record.error = ECANCELED;
        record.flags |= RecordFlag::Cancelled;
        record.flags.setFlag(RecordFlag::TimedOut, m_lane.cancelReason() == CancelReason::Deadline);
        return;
    }
    record.fd = of ? of->enter() : -1;
    make(record);
    if (record.fd >= 0 && of)
        of->leave();
    const CancelReason reason = m_lane.endBlocking();
    // What came back in spite of the signal counts; a partial send was cut short by it.
    const bool cutShort = record.error == EINTR
        || (traitsOf(record.call).direction == Direction::Out && record.error == 0 && record.result < record.asked);
    record.flags.setFlag(RecordFlag::Cancelled, reason != CancelReason::None && cutShort);
    record.flags.setFlag(RecordFlag::TimedOut, reason == CancelReason::Deadline && cutShort);
}

void CallRunner::makeQuick(CallRecord &record, NativeSocket *of, const Make &make)
{
    const int fd = of ? of->enter() : -1;
    record.fd = fd;
    make(record);
    if (fd >= 0 && of)
        of->leave();
}

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
        const bool late = !m_socket->open(fd, command.arguments[0], command.arguments[1]);
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
                                   command.arguments[0], command.arguments[1]);
    } else if (m_socket) {
        bool keepNumber = false;
        m_socket->takeForClosing(keepNumber);
        m_backend.socketGone(m_socket);
    }
    report(std::move(record));
}

void CallRunner::dup(const SocketCommand &command)
{
    CallRecord record = begin(command);
    makeQuick(record, m_socket.get(), [&](CallRecord &r) { m_api.dup(r); });
    if (record.error == 0) {
        const auto made = m_backend.adopt(command.newSocket, command.endpoint, command.connection,
                                          static_cast<int>(record.result), m_socket->family, m_socket->type);
        made->readNames();
        record.newSocket = made->id;
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
    }
    report(std::move(record));
}

void CallRunner::listen(const SocketCommand &command)
{
    CallRecord record = begin(command);
    makeQuick(record, m_socket.get(), [&](CallRecord &r) { m_api.listen(r, static_cast<int>(command.number)); });
    if (record.error == 0) {
        m_socket->notePhase(SocketPhase::Listening);
        m_socket->readNames(); // listen without bind takes a port of the system's choice
    }
    report(std::move(record));
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
    }
    if (command.call == Call::ConnectEx) {
        record.call = Call::ConnectEx;
        record.result = record.error;
    }
    const bool gaveUp = record.flags.testFlag(RecordFlag::TimedOut) && command.timeoutMs >= 0;
    report(std::move(record));
    if (gaveUp)
        notice(command, Notice::ConnectGivenUp, 0, 0, command.timeoutMs);
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
    report(std::move(record));
}

void CallRunner::close(const SocketCommand &command)
{
    if (!m_socket) {
        CallRecord record = begin(command);
        m_api.close(record, false); // of -1: the kernel's own EBADF
        report(std::move(record));
        return;
    }
    if (command.cancelFirst) {
        // The others were interrupted; each has reported what became of it within a few milliseconds.
        std::unique_lock lock(m_socket->mutex);
        m_lane.waitOn(*m_socket, lock, [this] { return m_socket->users() == 0; });
    }
    if (command.reset) {
        const std::array<int, 2> abortive{1, 0};
        CallRecord record = begin(command);
        makeQuick(record, m_socket.get(), [&](CallRecord &r) {
            const auto *bytes = static_cast<const char *>(static_cast<const void *>(abortive.data()));
            m_api.setsockopt(r, constant::solSocket, constant::soLinger, QByteArray(bytes, sizeof abortive));
        });
        record.token = 0;
        record.value = QJsonObject{{QStringLiteral("onoff"), 1}, {QStringLiteral("linger"), 0}};
        report(std::move(record));
    }
    m_socket->noteEnd(command.reset ? EndReason::ResetHere : EndReason::ClosedHere, 0);
    CallRecord record = begin(command);
    bool keepNumber = false;
    record.fd = m_socket->takeForClosing(keepNumber);
    // A close with SO_LINGER may block, and can be interrupted.
    m_lane.beginBlocking(true);
    m_api.close(record, keepNumber);
    m_lane.endBlocking();
    m_socket->closed(keepNumber);
    m_backend.socketGone(m_socket);
    report(std::move(record));
}

void CallRunner::names(const SocketCommand &command)
{
    CallRecord record = begin(command);
    makeQuick(record, m_socket.get(), [&](CallRecord &r) {
        if (command.call == Call::Getsockname)
            m_api.getsockname(r);
        else
            m_api.getpeername(r);
    });
    report(std::move(record));
}

void CallRunner::getsockopt(const SocketCommand &command)
{
    CallRecord record = begin(command);
    QByteArray value(static_cast<qsizetype>(std::clamp<qint64>(command.number, 0, 4096)), '\0');
    makeQuick(record, m_socket.get(),
              [&](CallRecord &r) { m_api.getsockopt(r, command.arguments[0], command.arguments[1], value); });
    record.data = value;
    report(std::move(record));
}

void CallRunner::setsockopt(const SocketCommand &command)
{
    CallRecord record = begin(command);
    makeQuick(record, m_socket.get(),
              [&](CallRecord &r) { m_api.setsockopt(r, command.arguments[0], command.arguments[1], command.bytes); });
    record.data = command.bytes;
    report(std::move(record));
}

void CallRunner::timeouts(const SocketCommand &command)
{
    CallRecord record = begin(command);
    const qint64 wanted = command.call == Call::Setblocking ? (command.number != 0 ? -1 : 0)
        : command.timeoutMs < 0                             ? -1
                                                            : command.number;
    if (command.call == Call::Gettimeout) {
        qint64 now = -1;
        if (m_socket) {
            const std::lock_guard lock(m_socket->mutex);
            now = m_socket->timeoutNs;
        }
        record.result = m_socket ? 0 : -1;
        record.error = m_socket ? 0 : EBADF;
        record.value = now < 0 ? QJsonValue() : QJsonValue(static_cast<double>(now) / 1e9);
        report(std::move(record));
        return;
    }
    makeQuick(record, m_socket.get(), [&](CallRecord &r) { m_api.setNonBlocking(r, wanted >= 0); });
    if (record.error == 0) {
        const std::lock_guard lock(m_socket->mutex);
        m_socket->timeoutNs = wanted;
    }
    record.call = command.call;
    record.asked = command.call == Call::Setblocking ? command.number : wanted;
    report(std::move(record));
}

void CallRunner::fileno(const SocketCommand &command)
{
    CallRecord record = begin(command);
    const int fd = m_socket ? m_socket->enter() : -1;
    if (fd >= 0)
        m_socket->leave();
    record.fd = fd;
    record.result = fd;
    record.error = fd < 0 ? EBADF : 0;
    report(std::move(record));
}

void CallRunner::poll(const SocketCommand &command)
{
    CallRecord record = begin(command);
    if (!m_socket || m_socket->isClosed()) {
        // poll(2) passes over a negative descriptor and would wait for nothing.
        record.result = -1;
        record.error = EBADF;
    } else {
        makeBlocking(record, m_socket.get(),
                     [&](CallRecord &r) { m_api.poll(r, command.arguments[0], command.timeoutMs); });
    }
    report(std::move(record));
}

void CallRunner::queues(const SocketCommand &command)
{
    CallRecord record = begin(command);
    makeQuick(record, m_socket.get(), [&](CallRecord &r) { m_api.queues(r); });
    report(std::move(record));
}

} // namespace sw
