// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordingapi.h"

#include <cstring>

#include <QJsonArray>
#include <QJsonObject>

#include "controlmessages.h"
#include "monotonic.h"
#include "socketconstants.h"
#include "socketoption.h"
#include "tcpinfo.h"
#include "threads.h"

namespace sw {

namespace {

constexpr qint64 leastKeptWhole = 4096; ///< less is copied sooner than memory is got for the next call

} // namespace

template<typename Make>
void RecordingApi::make(CallRecord &record, Call call, Make &&make)
{
    record.call = call;
    record.thread = currentThreadNumber();
    record.beganNs = monotonicNs();
    m_slot.begin(record);
    const CallResult result = make();
    record.tookNs = monotonicNs() - record.beganNs;
    m_slot.end();
    record.result = result.value;
    record.error = result.error;
}

void RecordingApi::socket(CallRecord &record, int family, int type, int protocol)
{
    record.arguments = {family, type, protocol};
    make(record, Call::Socket, [&] { return m_api.socket(family, type, protocol); });
    record.fd = static_cast<int>(record.result);
}

void RecordingApi::socketpair(CallRecord &record, int family, int type, int protocol, std::array<int, 2> &fds)
{
    record.arguments = {family, type, protocol};
    make(record, Call::Socketpair, [&] { return m_api.socketpair(family, type, protocol, fds); });
    if (record.error == 0)
        record.value = QJsonArray{fds[0], fds[1]};
}

void RecordingApi::bind(CallRecord &record, const SocketAddress &address)
{
    record.address = address;
    make(record, Call::Bind, [&] { return m_api.bind(record.fd, address); });
}

void RecordingApi::listen(CallRecord &record, int backlog)
{
    record.asked = backlog;
    make(record, Call::Listen, [&] { return m_api.listen(record.fd, backlog); });
}

void RecordingApi::accept(CallRecord &record)
{
    SocketAddress peer;
    make(record, Call::Accept, [&] { return m_api.accept(record.fd, peer); });
    record.address = peer;
}

void RecordingApi::connect(CallRecord &record, const SocketAddress &address)
{
    record.address = address;
    make(record, Call::Connect, [&] { return m_api.connect(record.fd, address); });
}

void RecordingApi::send(CallRecord &record, const QByteArray &bytes, qsizetype offset, int flags)
{
    record.asked = bytes.size() - offset;
    record.arguments = {flags, 0, 0};
    record.flags |= RecordFlag::Bytes;
    make(record, Call::Send, [&] {
        return m_api.send(record.fd, bytes.constData() + offset, static_cast<std::size_t>(record.asked), flags);
    });
    const bool whole = offset == 0 && record.result == bytes.size();
    record.data = whole ? bytes : record.result > 0 ? bytes.mid(offset, record.result) : QByteArray();
}

void RecordingApi::recv(CallRecord &record, char *buffer, qint64 size, int flags)
{
    record.asked = size;
    record.arguments = {flags, 0, 0};
    record.flags |= RecordFlag::Bytes;
    make(record, Call::Recv, [&] { return m_api.recv(record.fd, buffer, static_cast<std::size_t>(size), flags); });
    // With MSG_TRUNC the result may be larger than the buffer.
    record.data = record.result > 0 ? QByteArray(buffer, qMin(record.result, size)) : QByteArray();
}

void RecordingApi::recvInto(CallRecord &record, QByteArray &buffer, qint64 size, int flags)
{
    if (buffer.size() != size)
        buffer = QByteArray(size, Qt::Uninitialized);
    record.asked = size;
    record.arguments = {flags, 0, 0};
    record.flags |= RecordFlag::Bytes;
    make(record, Call::Recv,
         [&] { return m_api.recv(record.fd, buffer.data(), static_cast<std::size_t>(size), flags); });
    const qint64 got = qMin(record.result, size);
    if (got >= qMax(size / 2, leastKeptWhole)) {
        record.data = std::move(buffer);
        record.data.truncate(got);
        buffer.clear();
    } else {
        record.data = got > 0 ? QByteArray(buffer.constData(), got) : QByteArray();
    }
}

void RecordingApi::sendto(CallRecord &record, const QByteArray &bytes, int flags, const SocketAddress &to)
{
    record.asked = bytes.size();
    record.arguments = {flags, 0, 0};
    record.address = to;
    record.flags |= RecordFlag::Bytes;
    make(record, Call::Sendto,
         [&] { return m_api.sendto(record.fd, bytes.constData(), static_cast<std::size_t>(bytes.size()), flags, to); });
    record.data = record.result > 0 ? bytes.left(record.result) : QByteArray();
}

void RecordingApi::recvfrom(CallRecord &record, char *buffer, qint64 size, int flags)
{
    record.asked = size;
    record.arguments = {flags, 0, 0};
    record.flags |= RecordFlag::Bytes;
    SocketAddress from;
    int returned = 0;
    make(record, Call::Recvfrom,
         [&] { return m_api.recvfrom(record.fd, buffer, static_cast<std::size_t>(size), flags, from, returned); });
    record.address = from;
    record.messageFlags = returned;
    record.data = record.result > 0 ? QByteArray(buffer, qMin(record.result, size)) : QByteArray();
}

void RecordingApi::recvmsg(CallRecord &record, char *buffer, qint64 size, int flags)
{
    record.asked = size;
    record.arguments = {flags, 0, 0};
    record.flags |= RecordFlag::Bytes;
    SocketAddress from;
    QByteArray control;
    int returned = 0;
    make(record, Call::Recvmsg, [&] {
        return m_api.recvmsg(record.fd, buffer, static_cast<std::size_t>(size), flags, from, returned, control);
    });
    record.address = from;
    record.messageFlags = returned;
    record.data = record.result > 0 ? QByteArray(buffer, qMin(record.result, size)) : QByteArray();
    const ControlMessages told = decodeControl(control);
    for (const int fd : told.descriptors)
        m_api.close(fd);
    if (!told.value.isEmpty())
        record.value = told.value;
}

void RecordingApi::dup(CallRecord &record)
{
    make(record, Call::Dup, [&] { return m_api.dup(record.fd); });
}

void RecordingApi::shutdown(CallRecord &record, int how)
{
    record.arguments = {how, 0, 0};
    make(record, Call::Shutdown, [&] { return m_api.shutdown(record.fd, how); });
}

void RecordingApi::close(CallRecord &record, bool keepNumber)
{
    record.flags.setFlag(RecordFlag::NumberKept, keepNumber);
    make(record, Call::Close,
         [&] { return keepNumber ? m_api.closeKeepingNumber(record.fd) : m_api.close(record.fd); });
}

void RecordingApi::getsockname(CallRecord &record)
{
    SocketAddress address;
    make(record, Call::Getsockname, [&] { return m_api.getsockname(record.fd, address); });
    record.address = address;
}

void RecordingApi::getpeername(CallRecord &record)
{
    SocketAddress address;
    make(record, Call::Getpeername, [&] { return m_api.getpeername(record.fd, address); });
    record.address = address;
}

void RecordingApi::getsockopt(CallRecord &record, int level, int name, QByteArray &value)
{
    record.arguments = {level, name, 0};
    unsigned length = static_cast<unsigned>(value.size());
    make(record, Call::Getsockopt, [&] { return m_api.getsockopt(record.fd, level, name, value.data(), length); });
    value.truncate(record.error == 0 ? static_cast<qsizetype>(length) : 0);
    // Its number tells that there is one; nobody could use it, so it does not stay (SO_PEERPIDFD).
    const SocketOption *option = findOption(level, name);
    if (option != nullptr && option->reading == OptionReading::OpensDescriptor && value.size() == sizeof(int)) {
        int fd = -1;
        std::memcpy(&fd, value.constData(), sizeof fd);
        if (fd >= 0)
            m_api.close(fd);
    }
}

void RecordingApi::setsockopt(CallRecord &record, int level, int name, const QByteArray &value)
{
    record.arguments = {level, name, 0};
    make(record, Call::Setsockopt, [&] {
        return m_api.setsockopt(record.fd, level, name, value.constData(), static_cast<unsigned>(value.size()));
    });
}

void RecordingApi::poll(CallRecord &record, int events, int timeoutMs)
{
    record.arguments = {events, 0, 0};
    record.asked = timeoutMs;
    short returned = 0;
    make(record, Call::Poll, [&] { return m_api.poll(record.fd, static_cast<short>(events), timeoutMs, returned); });
    record.messageFlags = returned;
}

void RecordingApi::setNonBlocking(CallRecord &record, bool nonBlocking)
{
    record.asked = nonBlocking ? 1 : 0;
    make(record, Call::Setblocking, [&] { return m_api.setNonBlocking(record.fd, nonBlocking); });
}

void RecordingApi::queues(CallRecord &record)
{
    CallResult out;
    make(record, Call::Queues, [&] {
        out = m_api.sendQueue(record.fd);
        return out.failed() ? out : m_api.receiveQueue(record.fd);
    });
    if (record.error == 0) {
        record.value = QJsonObject{{QStringLiteral("recv_q"), record.result}, {QStringLiteral("send_q"), out.value}};
        record.result = 0;
    }
}

void RecordingApi::tcpInfo(CallRecord &record)
{
    QByteArray bytes(tcpInfoCapacity, '\0');
    auto length = static_cast<unsigned>(bytes.size());
    make(record, Call::TcpInfo,
         [&] { return m_api.getsockopt(record.fd, constant::ipprotoTcp, constant::tcpInfo, bytes.data(), length); });
    if (record.error != 0)
        return;
    QJsonObject value{{QStringLiteral("length"), static_cast<int>(length)}};
    for (const TcpInfoField &field : readTcpInfo(QByteArrayView(bytes).first(qMin<qsizetype>(length, bytes.size()))))
        value[field.name] = static_cast<double>(field.value); // as a double: "no limit" is larger than any qint64
    record.value = value;
}

} // namespace sw
