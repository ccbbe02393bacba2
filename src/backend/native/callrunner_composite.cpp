// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that are several kernel calls: under a time-out, sendall, recvall, create_connection.
#include "callrunner.h"

#include <cerrno>
#include <climits>

#include <QJsonArray>
#include <QJsonObject>

#include "monotonic.h"
#include "nativebackend.h"
#include "socketconstants.h"

namespace sw {

namespace {

constexpr qint64 longestNs = 1'000'000'000LL * INT_MAX / 1'000; // what poll(2) can wait, in ms an int

qint64 timeoutOf(const NativeSocket *of)
{
    if (!of)
        return -1;
    const std::lock_guard lock(of->mutex);
    return std::min(of->timeoutNs, longestNs);
}

bool wouldBlock(int error)
{
    return error == EAGAIN; // the same number as EWOULDBLOCK on Linux
}

void timeOut(CallRecord &record)
{
    record.result = -1;
    record.error = ETIMEDOUT;
    record.flags |= RecordFlag::TimedOut;
}

} // namespace

CallRecord CallRunner::innerOf(const CallRecord &composite) const
{
    CallRecord inner;
    inner.kind = RecordKind::Inner;
    inner.endpoint = composite.endpoint;
    inner.connection = composite.connection;
    inner.socket = composite.socket;
    inner.lane = composite.lane;
    inner.token = composite.token;
    inner.fd = composite.fd;
    return inner;
}

void CallRunner::finish(CallRecord &composite, const CallRecord &last)
{
    composite.result = last.result;
    composite.error = last.error;
    composite.fd = last.fd;
    composite.flags |= last.flags;
    composite.flags |= RecordFlag::Composite;
    composite.tookNs = monotonicNs() - composite.beganNs;
}

bool CallRunner::pollInner(const CallRecord &composite, NativeSocket *of, int events, qint64 deadlineNs,
                           CallRecord &result)
{
    while (true) {
        CallRecord waiting = innerOf(composite);
        // Rounded up, as Python does, so that the wait is never too short.
        const int restMs = static_cast<int>(
            std::clamp<qint64>((deadlineNs - monotonicNs() + 999'999) / 1'000'000, 0, INT_MAX));
        makeBlocking(waiting, of, [&](CallRecord &r) { m_api.poll(r, events, restMs); });
        result = waiting;
        report(std::move(waiting));
        const bool strayInterrupt = result.error == EINTR && !result.flags.testFlag(RecordFlag::Cancelled);
        if (!strayInterrupt)
            return result.result > 0;
    }
}

void CallRunner::makeTimed(CallRecord &record, NativeSocket *of, int events, const Make &make)
{
    const qint64 timeout = timeoutOf(of);
    if (timeout <= 0) {
        makeBlocking(record, of, make);
        return;
    }
    const qint64 deadline = monotonicNs() + timeout;
    while (true) {
        CallRecord waited;
        if (!pollInner(record, of, events, deadline, waited)) {
            finish(record, waited);
            if (waited.error == 0)
                timeOut(record);
            return;
        }
        CallRecord inner = innerOf(record);
        makeBlocking(inner, of, make);
        const bool again = wouldBlock(inner.error);
        if (!again) {
            const qint64 began = record.beganNs;
            const RecordFlags flags = record.flags;
            record = inner;
            record.kind = RecordKind::Call;
            record.flags |= flags;
            record.beganNs = began;
            finish(record, inner);
        }
        report(std::move(inner));
        if (!again)
            return;
    }
}

void CallRunner::makeTimedConnect(CallRecord &record, NativeSocket *of, const SocketAddress &address)
{
    const qint64 timeout = timeoutOf(of);
    if (timeout <= 0) {
        makeBlocking(record, of, [&](CallRecord &r) { m_api.connect(r, address); });
        return;
    }
    const qint64 deadline = monotonicNs() + timeout;
    record.address = address;
    CallRecord inner = innerOf(record);
    makeBlocking(inner, of, [&](CallRecord &r) { m_api.connect(r, address); });
    finish(record, inner);
    const bool pending = inner.error == EINPROGRESS;
    report(std::move(inner));
    if (!pending)
        return;
    CallRecord waited;
    if (!pollInner(record, of, constant::pollOut, deadline, waited)) {
        finish(record, waited);
        if (waited.error == 0)
            timeOut(record);
        return;
    }
    CallRecord outcome = innerOf(record);
    QByteArray error(static_cast<qsizetype>(sizeof(int)), '\0');
    makeQuick(outcome, of, [&](CallRecord &r) { m_api.getsockopt(r, constant::solSocket, constant::soError, error); });
    outcome.data = error;
    int number = 0;
    if (error.size() == static_cast<qsizetype>(sizeof number))
        memcpy(&number, error.constData(), sizeof number);
    finish(record, outcome);
    report(std::move(outcome));
    record.error = number;
    record.result = number == 0 ? 0 : -1;
}

void CallRunner::sendall(const SocketCommand &command)
{
    CallRecord record = begin(command);
    record.asked = command.bytes.size();
    record.flags |= RecordFlag::Bytes | RecordFlag::Composite;
    const qint64 timeout = timeoutOf(m_socket.get());
    const qint64 deadline = monotonicNs() + std::max<qint64>(timeout, 0);
    const bool turn = m_socket && takeSendTurn(*m_socket);
    qsizetype sent = 0;
    do {
        CallRecord last;
        if (timeout > 0 && !pollInner(record, m_socket.get(), constant::pollOut, deadline, last)) {
            finish(record, last);
            if (last.error == 0)
                timeOut(record);
            break;
        }
        CallRecord inner = innerOf(record);
        makeBlocking(inner, m_socket.get(),
                     [&](CallRecord &r) { m_api.send(r, command.bytes, sent, command.arguments[0]); });
        sent += std::max<qint64>(inner.result, 0);
        finish(record, inner);
        report(CallRecord(inner));
        const bool goesOn = inner.error == 0 || inner.error == EINTR || (timeout > 0 && wouldBlock(inner.error));
        if (!goesOn || inner.flags.testFlag(RecordFlag::Cancelled))
            break;
    } while (sent < command.bytes.size());
    if (sent == command.bytes.size()) {
        record.result = sent;
        record.error = 0;
    } else if (record.error == 0) {
        record.error = EINTR;
    }
    if (record.error != 0) {
        record.result = -1;
        record.value = QJsonObject{{QStringLiteral("sent"), static_cast<qint64>(sent)}};
    }
    record.data = command.bytes.left(sent);
    record.tookNs = monotonicNs() - record.beganNs;
    if (m_socket) {
        m_socket->bytesSent += static_cast<quint64>(sent);
        m_socket->stopsWaiting(command.bytes.size());
    }
    if (turn)
        giveSendTurn(*m_socket);
    report(std::move(record));
}

void CallRunner::recvall(const SocketCommand &command)
{
    CallRecord record = begin(command);
    record.asked = command.number;
    record.flags |= RecordFlag::Bytes | RecordFlag::Composite;
    QByteArray all;
    const qint64 chunk = std::clamp<qint64>(command.number, 1, 65536);
    const auto buffer = std::make_unique_for_overwrite<char[]>(static_cast<std::size_t>(chunk));
    const qint64 timeout = timeoutOf(m_socket.get());
    while (true) {
        CallRecord inner = innerOf(record);
        const qint64 rest = std::min<qint64>(chunk, command.number - all.size());
        if (timeout > 0) {
            CallRecord waited;
            if (!pollInner(record, m_socket.get(), constant::pollIn, record.beganNs + timeout, waited)) {
                finish(record, waited);
                if (waited.error == 0)
                    timeOut(record);
                break;
            }
        }
        makeBlocking(inner, m_socket.get(),
                     [&](CallRecord &r) { m_api.recv(r, buffer.get(), rest, command.arguments[0]); });
        all += inner.data;
        finish(record, inner);
        report(CallRecord(inner));
        const bool ended = inner.result == 0 && inner.error == 0;
        const bool goesOn = inner.error == EINTR || (timeout > 0 && wouldBlock(inner.error));
        const bool failed = inner.error != 0 && (!goesOn || inner.flags.testFlag(RecordFlag::Cancelled));
        if (ended || failed || all.size() >= command.number)
            break;
    }
    record.result = record.error == 0 ? all.size() : -1;
    record.data = all;
    record.tookNs = monotonicNs() - record.beganNs;
    if (m_socket)
        m_socket->bytesReceived += static_cast<quint64>(all.size());
    report(std::move(record));
}

void CallRunner::fillAnswer(CallRecord &record, const NameAnswer &answer)
{
    record.gaiError = answer.gaiError;
    record.error = answer.error;
    record.result = answer.gaiError;
    QJsonArray list;
    for (const ResolvedAddress &one : answer.addresses) {
        list.append(QJsonObject{{QStringLiteral("family"), symbolName(SymbolTable::Family, one.family)},
                                {QStringLiteral("type"), symbolName(SymbolTable::Type, one.type)},
                                {QStringLiteral("protocol"), symbolName(SymbolTable::Protocol, one.protocol)},
                                {QStringLiteral("address"), one.address.toString()},
                                {QStringLiteral("canonname"), one.canonicalName}});
    }
    if (answer.gaiError == 0)
        record.value = list;
}

CallRecord CallRunner::lookUp(const SocketCommand &command, NameAnswer &answer, RecordKind kind)
{
    CallRecord record = begin(command);
    record.kind = kind;
    record.call = Call::Getaddrinfo;
    record.text = command.host;
    const NameQuery query{
        command.host,         command.service,
        command.arguments[0], command.arguments[1],
        command.arguments[2], static_cast<int>(command.call == Call::Getaddrinfo ? command.number : 0)};
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
    fillAnswer(record, answer);
    return record;
}

void CallRunner::getaddrinfo(const SocketCommand &command)
{
    if (command.timeoutMs >= 0) {
        m_lane.interrupter().watch(monotonicNs() + qint64(command.timeoutMs) * 1'000'000, m_lane.shared_from_this(),
                                   m_lane.serial());
    }
    NameAnswer answer;
    report(lookUp(command, answer, RecordKind::Call));
}

void CallRunner::createConnection(const SocketCommand &command)
{
    CallRecord record = begin(command);
    record.text = command.host;
    record.flags |= RecordFlag::Composite;
    NameAnswer answer;
    SocketCommand query = command;
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
        if (command.timeoutMs >= 0) {
            CallRecord mode = innerOf(made);
            makeQuick(mode, tried.get(), [&](CallRecord &r) { m_api.setNonBlocking(r, true); });
            report(std::move(mode));
            const std::lock_guard lock(tried->mutex);
            tried->timeoutNs = command.number;
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
