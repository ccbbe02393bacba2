// SPDX-License-Identifier: GPL-3.0-or-later
// Options, names and figures of a socket: through Qt where it has a name for them, else on the descriptor.
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <QAbstractSocket>

#include "monotonic.h"
#include "qtbackend.h"
#include "qtsocket.h"
#include "socketconstants.h"

namespace sw {

namespace {

struct QtOption
{
    int level;
    int name;
    QAbstractSocket::SocketOption option;
    const char *text;
};

const QtOption *qtOptionOf(int level, int name)
{
    static const std::array rows{
        QtOption{constant::ipprotoTcp, constant::tcpNoDelay, QAbstractSocket::LowDelayOption, "LowDelayOption"},
        QtOption{constant::solSocket, constant::soKeepAlive, QAbstractSocket::KeepAliveOption, "KeepAliveOption"},
        QtOption{constant::ipprotoIp, constant::ipTos, QAbstractSocket::TypeOfServiceOption, "TypeOfServiceOption"},
        QtOption{constant::solSocket, constant::soSndBuf, QAbstractSocket::SendBufferSizeSocketOption,
                 "SendBufferSizeSocketOption"},
        QtOption{constant::solSocket, constant::soRcvBuf, QAbstractSocket::ReceiveBufferSizeSocketOption,
                 "ReceiveBufferSizeSocketOption"},
        QtOption{constant::ipprotoIp, constant::ipMulticastTtl, QAbstractSocket::MulticastTtlOption,
                 "MulticastTtlOption"},
        QtOption{constant::ipprotoIp, constant::ipMulticastLoop, QAbstractSocket::MulticastLoopbackOption,
                 "MulticastLoopbackOption"},
    };
    for (const QtOption &row : rows) {
        if (row.level == level && row.name == name)
            return &row;
    }
    return nullptr;
}

std::optional<int> intIn(const QByteArray &bytes)
{
    int value = 0;
    if (bytes.size() != qsizetype(sizeof value))
        return std::nullopt;
    std::memcpy(&value, bytes.constData(), sizeof value);
    return value;
}

QByteArray bytesOf(int value)
{
    return {static_cast<const char *>(static_cast<const void *>(&value)), qsizetype(sizeof value)};
}

} // namespace

bool QtSocket::keepForBind(int, int, int)
{
    return false;
}

void QtSocket::makePlain(const QtOperationPtr &operation, const std::function<void(RecordingApi &, CallRecord &)> &make)
{
    CallRecord &record = operation->record;
    if (descriptor() < 0 && !needDescriptor(record)) {
        fail(operation, record.error);
        return;
    }
    record.fd = descriptor();
    RecordingApi plain(backend().api(), m_unused);
    CallRecord made = begin(operation->command.call);
    made.token = operation->command.token;
    made.lane = operation->command.lane;
    made.layer = RecordLayer::Kernel;
    made.kind = RecordKind::Inner;
    make(plain, made);
    record.result = made.result;
    record.error = made.error;
    record.value = made.value;
    record.data = made.data;
    record.asked = made.asked;
    record.arguments = made.arguments;
    if (!operation->command.look) {
        record.flags |= RecordFlag::Composite;
        report(std::move(made));
    }
    backend().complete(operation);
}

void QtSocket::setsockopt(const QtOperationPtr &operation)
{
    const SocketCommand &command = operation->command;
    const auto value = intIn(command.bytes);
    operation->record.data = command.bytes;
    operation->record.asked = command.bytes.size();
    // Qt sets them itself when it binds, so it must know also when the descriptor is there.
    const bool kept = value && keepForBind(command.arguments[0], command.arguments[1], *value);
    if (kept && descriptor() < 0) {
        done(operation);
        notice(Notice::QtOptionKept);
        return;
    }
    if (descriptor() < 0 && !needDescriptor(operation->record)) {
        fail(operation, operation->record.error);
        return;
    }
    const QtOption *const option = qtOptionOf(command.arguments[0], command.arguments[1]);
    if (option && value && setQtOption(option->option, *value)) {
        CallRecord set = row(QtEvent::SetSocketOption, operation, Call::Setsockopt);
        set.text = QLatin1StringView(option->text);
        set.asked = *value;
        report(std::move(set));
        done(operation);
        return;
    }
    makePlain(operation, [&](RecordingApi &plain, CallRecord &record) {
        plain.setsockopt(record, command.arguments[0], command.arguments[1], command.bytes);
    });
}

void QtSocket::getsockopt(const QtOperationPtr &operation)
{
    const SocketCommand &command = operation->command;
    if (descriptor() < 0 && !needDescriptor(operation->record)) {
        fail(operation, operation->record.error);
        return;
    }
    const QtOption *const option = qtOptionOf(command.arguments[0], command.arguments[1]);
    const auto value = option && command.number == sizeof(int) ? qtOption(option->option) : std::nullopt;
    if (value) {
        if (!command.look) {
            CallRecord get = row(QtEvent::SocketOption, operation, Call::Getsockopt);
            get.text = QLatin1StringView(option->text);
            get.result = *value;
            report(std::move(get));
        }
        operation->record.data = bytesOf(*value);
        done(operation);
        return;
    }
    QByteArray bytes(static_cast<qsizetype>(std::clamp<qint64>(command.number, 0, 4096)), '\0');
    makePlain(operation, [&](RecordingApi &plain, CallRecord &record) {
        plain.getsockopt(record, command.arguments[0], command.arguments[1], bytes);
        record.data = record.error == 0 ? bytes : QByteArray();
    });
}

void QtSocket::fileno(const QtOperationPtr &operation)
{
    done(operation, descriptor());
}

void QtSocket::queues(const QtOperationPtr &operation)
{
    makePlain(operation, [](RecordingApi &plain, CallRecord &record) { plain.queues(record); });
}

void QtSocket::tcpInfo(const QtOperationPtr &operation)
{
    makePlain(operation, [](RecordingApi &plain, CallRecord &record) { plain.tcpInfo(record); });
}

void QtSocket::timeouts(const QtOperationPtr &operation)
{
    const SocketCommand &command = operation->command;
    if (command.call == Call::Setblocking) {
        m_timeoutNs = command.number != 0 ? -1 : 0;
        operation->record.asked = command.number;
    } else if (command.call == Call::Settimeout) {
        m_timeoutNs = command.timeoutMs >= 0 ? command.number : -1;
        operation->record.asked = m_timeoutNs;
    } else {
        operation->record.value = m_timeoutNs < 0 ? QJsonValue(QJsonValue::Null)
                                                  : QJsonValue(static_cast<double>(m_timeoutNs) / 1e9);
    }
    done(operation);
}

} // namespace sw
