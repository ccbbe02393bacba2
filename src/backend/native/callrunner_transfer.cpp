// SPDX-License-Identifier: GPL-3.0-or-later
// Single calls that may block: one accept, one send, one recv.
#include "callrunner.h"

#include <algorithm>
#include <cerrno>

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
    record.flags.setFlag(RecordFlag::ForReply, command.reaction != nullptr); // an answer that had to wait
    makeTimed(record, m_socket.get(), constant::pollOut,
              [&](CallRecord &r) { m_api.send(r, command.bytes, 0, command.arguments[0]); });
    if (m_socket) {
        m_socket->stopsWaiting(command.bytes.size());
        m_socket->countSent(record.result, record.result > 0 && peerHasEnded(command));
    }
    if (command.reaction)
        command.reaction->datagram(record);
    const int error = record.error;
    report(std::move(record));
    if (error != 0)
        readErrorQueue(command);
    tellSentInVain(command, error);
}

/// A look (not recorded) at whether the FIN of the peer has come, for whom reads nothing and so was not told.
bool CallRunner::peerHasEnded(const SocketCommand &command)
{
    if (command.lane == 0 || !isInet(constant::sockStream))
        return false;
    const int fd = m_socket->enter();
    if (fd < 0)
        return false;
    short returned = 0;
    m_backend.m_api.poll(fd, static_cast<short>(constant::pollRdHup), 0, returned);
    m_socket->leave();
    return (returned & constant::pollRdHup) != 0;
}

void CallRunner::tellSentInVain(const SocketCommand &command, int error)
{
    if ((error != EPIPE && error != ECONNRESET) || !m_socket)
        return;
    const quint64 bytes = m_socket->sentAfterEnd.exchange(0);
    if (bytes > 0 && !m_socket->facts().sendEnded)
        notice(command, Notice::SentInVain, error, static_cast<qint64>(bytes));
}

void CallRunner::sendto(const SocketCommand &command)
{
    CallRecord record = begin(command);
    record.asked = command.bytes.size();
    record.arguments[0] = command.arguments[0];
    record.flags.setFlag(RecordFlag::ForReply, command.reaction != nullptr); // an answer that had to wait
    makeTimed(record, m_socket.get(), constant::pollOut,
              [&](CallRecord &r) { m_api.sendto(r, command.bytes, command.arguments[0], command.address); });
    if (m_socket) {
        m_socket->stopsWaiting(command.bytes.size());
        m_socket->countSent(record.result, record.result > 0 && peerHasEnded(command));
        const SocketAddress before = m_socket->localName();
        m_socket->readNames(); // the first datagram binds
        if (const SocketAddress now = m_socket->localName(); !(now == before))
            record.local = now;
    }
    if (command.reaction)
        command.reaction->datagram(record);
    const int error = record.error;
    report(std::move(record));
    if (error != 0)
        readErrorQueue(command);
    tellSentInVain(command, error);
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
    countReceived(record);
    report(std::move(record));
}

} // namespace sw
