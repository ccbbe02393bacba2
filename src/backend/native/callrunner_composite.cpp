// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that are several kernel calls: under a time-out, sendall, recvall.
#include "callrunner.h"

#include <cerrno>
#include <climits>

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
    inner.socket = m_file ? m_socket->id : composite.socket; // the kernel knows of no file
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
    const bool turn = m_socket && takeTurn(*m_socket, m_socket->sendTurnTaken, record);
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
        m_socket->countSent(sent, sent > 0 && peerHasEnded(command));
        m_socket->stopsWaiting(command.bytes.size());
    }
    if (turn)
        giveTurn(*m_socket, m_socket->sendTurnTaken);
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

} // namespace sw
