// SPDX-License-Identifier: GPL-3.0-or-later
// Single calls that may block: one accept, one send, one recv.
#include "callrunner.h"

#include <algorithm>

#include "nativebackend.h"
#include "socketconstants.h"

namespace sw {

void CallRunner::accept(const SocketCommand &command)
{
    if (command.repeat) {
        acceptLoop(command);
        return;
    }
    CallRecord record = begin(command);
    makeTimed(record, m_socket.get(), constant::pollIn, [&](CallRecord &r) { m_api.accept(r); });
    if (record.error == 0) {
        const auto accepted = takeConnection(command, record);
        takeDefaultTimeout(command, record, *accepted);
    }
    report(std::move(record));
}

void CallRunner::send(const SocketCommand &command)
{
    if (command.untilAll) {
        sendMessage(command, {});
        return;
    }
    CallRecord record = begin(command);
    record.asked = command.bytes.size();
    record.arguments[0] = command.arguments[0];
    makeTimed(record, m_socket.get(), constant::pollOut,
              [&](CallRecord &r) { m_api.send(r, command.bytes, 0, command.arguments[0]); });
    if (m_socket) {
        m_socket->stopsWaiting(command.bytes.size());
        m_socket->bytesSent += static_cast<quint64>(std::max<qint64>(record.result, 0));
    }
    const bool failed = record.error != 0;
    report(std::move(record));
    if (failed)
        readErrorQueue(command);
}

void CallRunner::sendto(const SocketCommand &command)
{
    CallRecord record = begin(command);
    record.asked = command.bytes.size();
    record.arguments[0] = command.arguments[0];
    makeTimed(record, m_socket.get(), constant::pollOut,
              [&](CallRecord &r) { m_api.sendto(r, command.bytes, command.arguments[0], command.address); });
    if (m_socket) {
        m_socket->stopsWaiting(command.bytes.size());
        m_socket->bytesSent += static_cast<quint64>(std::max<qint64>(record.result, 0));
        m_socket->readNames();
    }
    const bool failed = record.error != 0;
    report(std::move(record));
    if (failed)
        readErrorQueue(command);
}

void CallRunner::recv(const SocketCommand &command)
{
    if (command.repeat) {
        receiveLoop(command);
        return;
    }
    CallRecord record = begin(command);
    const qint64 size = std::clamp<qint64>(command.number, 0, mostReceived);
    record.asked = size;
    record.arguments[0] = command.arguments[0];
    const auto buffer = std::make_unique_for_overwrite<char[]>(static_cast<std::size_t>(size));
    makeTimed(record, m_socket.get(), constant::pollIn,
              [&](CallRecord &r) { receiveInto(r, Call::Recv, buffer.get(), size, command.arguments[0]); });
    if (m_socket && record.result > 0)
        m_socket->bytesReceived += static_cast<quint64>(record.data.size());
    if (m_socket && record.isEndOfStream() && m_socket->type == constant::sockStream)
        m_socket->noteEnd(EndReason::EndOfStream, 0);
    report(std::move(record));
}

} // namespace sw
