// SPDX-License-Identifier: GPL-3.0-or-later
// What a socket is asked and told without moving bytes: names, options, time-outs, readiness.
#include "callrunner.h"

#include <algorithm>
#include <cerrno>

#include "nativebackend.h"
#include "socketconstants.h"

namespace sw {

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
    const bool errorQueue = (command.arguments[0] == constant::ipprotoIp && command.arguments[1] == constant::ipRecvErr)
        || (command.arguments[0] == constant::ipprotoIpv6 && command.arguments[1] == constant::ipv6RecvErr);
    if (errorQueue && record.error == 0 && m_socket)
        m_socket->errorQueue = command.bytes.count('\0') != command.bytes.size();
    report(std::move(record));
}

void CallRunner::timeouts(const SocketCommand &command)
{
    CallRecord record = begin(command);
    const qint64 wanted = command.call == Call::Setblocking ? (command.number != 0 ? -1 : 0)
        : command.timeoutMs < 0                             ? -1
                                                            : command.number;
    if (command.call == Call::Gettimeout) {
        const int fd = m_socket ? m_socket->enter() : -1;
        qint64 now = -1;
        if (fd >= 0) {
            m_socket->leave();
            const std::lock_guard lock(m_socket->mutex);
            now = m_socket->timeoutNs;
        }
        record.fd = fd;
        record.result = fd < 0 ? -1 : 0;
        record.error = fd < 0 ? EBADF : 0;
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

void CallRunner::defaultTimeout(const SocketCommand &command)
{
    CallRecord record = begin(command);
    if (command.call == Call::Setdefaulttimeout) {
        const qint64 wanted = command.timeoutMs < 0 ? -1 : command.number;
        m_backend.setDefaultTimeoutNs(command.run, wanted);
        record.asked = wanted;
    } else {
        const qint64 now = m_backend.defaultTimeoutNs(command.run);
        record.value = now < 0 ? QJsonValue() : QJsonValue(static_cast<double>(now) / 1e9);
    }
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

void CallRunner::tcpInfo(const SocketCommand &command)
{
    CallRecord record = begin(command);
    makeQuick(record, m_socket.get(), [&](CallRecord &r) { m_api.tcpInfo(r); });
    report(std::move(record));
}

} // namespace sw
