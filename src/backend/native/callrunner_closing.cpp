// SPDX-License-Identifier: GPL-3.0-or-later
// Closing: at once, after the others were interrupted, by a reset, or not yet; and what the peer is told by it.
#include "callrunner.h"

#include <array>

#include <QJsonObject>

#include "nativebackend.h"
#include "socketconstants.h"

namespace sw {

bool CallRunner::closeLater(const SocketCommand &command)
{
    {
        const std::lock_guard lock(m_socket->mutex);
        if (m_socket->openFiles == 0)
            return false;
        m_socket->nameClosed = true;
    }
    CallRecord record = begin(command);
    record.fd = m_socket->facts().fd;
    record.flags |= RecordFlag::Composite; // of no call at all
    report(std::move(record));
    notice(command, Notice::CloseDeferred, 0);
    return true;
}

void CallRunner::close(const SocketCommand &command)
{
    if (m_file) {
        closeFile(command);
        return;
    }
    if (m_socket && !command.cancelFirst && !command.reset && closeLater(command))
        return;
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
    const qint64 unread = command.reset ? 0 : unreadOfConnection();
    m_socket->noteEnd(command.reset ? EndReason::ResetHere : EndReason::ClosedHere, 0);
    closeDescriptor(begin(command));
    if (m_socket->isShared())
        notice(command, Notice::CloseEndsNothing, 0);
    else if (unread > 0)
        notice(command, Notice::ClosedUnread, 0, unread);
}

/// A look (not recorded) at what came and was not read: TCP answers a close with a reset then (RFC 1122, 4.2.2.13).
qint64 CallRunner::unreadOfConnection()
{
    const SocketFacts facts = m_socket->facts();
    const bool goesOn = facts.end == EndReason::None || facts.end == EndReason::EndOfStream;
    if (!isInet(constant::sockStream) || facts.phase != SocketPhase::Connected || !goesOn)
        return 0;
    const int fd = m_socket->enter();
    if (fd < 0)
        return 0;
    const CallResult queue = m_backend.m_api.receiveQueue(fd);
    m_socket->leave();
    return queue.failed() ? 0 : queue.value;
}

void CallRunner::closeDescriptor(CallRecord &&record)
{
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

} // namespace sw
