// SPDX-License-Identifier: GPL-3.0-or-later
#include "nativesocket.h"

#include <algorithm>
#include <utility>

#include "socketconstants.h"
#include "sockettable.h"
#include "unixsockets.h"

namespace sw {

NativeSocket::NativeSocket(SocketApi &api, SocketId newId, EndpointId newEndpoint, quint32 newConnection)
    : id(newId)
    , endpoint(newEndpoint)
    , connection(newConnection)
    , m_api(api)
{
}

NativeSocket::Use::Use(std::shared_ptr<NativeSocket> socket)
    : m_socket(std::move(socket))
{
    if (!m_socket)
        return;
    const std::lock_guard lock(m_socket->mutex);
    ++m_socket->m_users;
}

NativeSocket::Use::~Use()
{
    if (!m_socket)
        return;
    {
        const std::lock_guard lock(m_socket->mutex);
        --m_socket->m_users;
    }
    m_socket->changed.notify_all();
}

int NativeSocket::enter()
{
    const std::lock_guard lock(mutex);
    if (m_closed || m_fd < 0) // closed, or socket(2) has not run yet
        return -1;
    ++m_callers;
    return m_fd;
}

void NativeSocket::leave()
{
    const std::lock_guard lock(mutex);
    if (--m_callers == 0 && m_numberKept) {
        m_numberKept = false;
        m_api.close(m_lastFd); // only the stand-in for /dev/null: the socket itself was closed before
    }
    changed.notify_all();
}

bool NativeSocket::open(int fd, int newFamily, int newType, int newProtocol)
{
    const std::lock_guard lock(mutex);
    if (m_closed)
        return false;
    m_fd = fd;
    m_lastFd = fd;
    family = newFamily;
    type = newType & constant::sockTypeMask;
    protocol = newProtocol;
    RecordFlags carried;
    carried.setFlag(RecordFlag::Icmp, family == constant::afInet && protocol == constant::ipprotoIcmp);
    carried.setFlag(RecordFlag::IcmpV6, family == constant::afInet6 && protocol == constant::ipprotoIcmpV6);
    carried.setFlag(RecordFlag::RawSocket, type == constant::sockRaw);
    messageFlags = static_cast<quint16>(carried.toInt());
    if ((newType & constant::sockNonBlock) != 0)
        timeoutNs = 0;
    return true;
}

int NativeSocket::takeForClosing(bool &keepNumber)
{
    const std::lock_guard lock(mutex);
    const int fd = m_fd;
    if (fd >= 0 && m_descriptors)
        --*m_descriptors;
    keepNumber = fd >= 0 && m_callers > 0;
    m_closed = true;
    m_fd = -1;
    m_phase = SocketPhase::Closed;
    if (keepNumber) {
        // The one who closes counts as inside: else the last caller could free the number before the stand-in has it.
        m_numberKept = true;
        ++m_callers;
    }
    return fd;
}

void NativeSocket::sharesWith(NativeSocket &other)
{
    std::shared_ptr<std::atomic<int>> counted;
    {
        const std::lock_guard lock(other.mutex);
        if (!other.m_descriptors)
            other.m_descriptors = std::make_shared<std::atomic<int>>(other.m_closed ? 0 : 1);
        counted = other.m_descriptors;
    }
    ++*counted;
    const std::lock_guard lock(mutex);
    m_descriptors = counted;
}

bool NativeSocket::isShared() const
{
    const std::lock_guard lock(mutex);
    return m_descriptors && *m_descriptors > (m_closed ? 0 : 1);
}

int NativeSocket::release()
{
    const std::lock_guard lock(mutex);
    m_closed = true;
    m_phase = SocketPhase::Closed;
    return std::exchange(m_fd, -1);
}

void NativeSocket::noteEnd(EndReason reason, int error)
{
    const std::lock_guard lock(mutex);
    // A reset is told once: when a blocked send got it, the recv beside it sees an end of stream only.
    const bool resetUnderEnd = reason == EndReason::Reset && m_end == EndReason::EndOfStream;
    if (m_end != EndReason::None && !resetUnderEnd)
        return;
    m_end = reason;
    m_endError = error;
}

void NativeSocket::notePhase(SocketPhase phase)
{
    const std::lock_guard lock(mutex);
    if (!m_closed)
        m_phase = phase;
}

void NativeSocket::readNames()
{
    const std::lock_guard lock(mutex);
    if (m_closed || m_fd < 0)
        return;
    SocketAddress name;
    if (!m_api.getsockname(m_fd, name).failed())
        m_local = KeptAddress(name);
    if (!m_api.getpeername(m_fd, name).failed())
        m_peer = KeptAddress(name);
    if (family != constant::afUnix)
        return;
    if (const auto who = peerCredentials(m_api, m_fd)) {
        m_peerPid = who->pid;
        m_peerUid = who->uid;
    }
}

bool NativeSocket::isDrained()
{
    const int fd = enter();
    if (fd < 0)
        return true;
    short returned = 0;
    m_api.poll(fd, static_cast<short>(constant::pollRdHup), 0, returned);
    const bool ended = (returned & constant::pollRdHup) != 0 && m_api.receiveQueue(fd).value <= 0;
    leave();
    return ended;
}

void NativeSocket::countSent(qint64 bytes, bool peerEnded)
{
    if (bytes <= 0)
        return;
    bytesSent += static_cast<quint64>(bytes);
    const std::lock_guard lock(mutex);
    if (peerEnded || m_end == EndReason::EndOfStream)
        sentAfterEnd += static_cast<quint64>(bytes);
}

void NativeSocket::stopsWaiting(qint64 bytes)
{
    // A message that was given before its socket existed was never counted: never below zero.
    quint64 now = bytesWaiting;
    while (!bytesWaiting.compare_exchange_weak(now, now - std::min(now, static_cast<quint64>(bytes)))) {}
}

void NativeSocket::wake()
{
    {
        const std::lock_guard lock(mutex);
    }
    changed.notify_all();
}

SocketFacts NativeSocket::facts() const
{
    const std::lock_guard lock(mutex);
    SocketFacts facts;
    facts.socket = id;
    facts.endpoint = endpoint;
    facts.connection = connection;
    facts.fd = m_closed ? m_lastFd : m_fd;
    facts.phase = m_phase;
    if (m_phase == SocketPhase::Connecting && !m_closed && family != constant::afUnix)
        facts.connectingInode = socketInode(m_fd);
    facts.end = m_end;
    facts.endError = m_endError;
    facts.local = m_local.address();
    facts.peer = m_peer.address();
    facts.peerPid = m_peerPid;
    facts.peerUid = m_peerUid;
    facts.bytesReceived = bytesReceived;
    facts.bytesSent = bytesSent;
    facts.bytesWaiting = bytesWaiting;
    facts.readingPaused = paused;
    facts.sendEnded = sendEnded;
    facts.receiveEnded = receiveEnded;
    return facts;
}

SocketAddress NativeSocket::localName() const
{
    const std::lock_guard lock(mutex);
    return m_local.address();
}

bool NativeSocket::isClosed() const
{
    const std::lock_guard lock(mutex);
    return m_closed;
}

bool NativeSocket::isNameClosed() const
{
    const std::lock_guard lock(mutex);
    return nameClosed;
}

bool NativeSocket::isClosing() const
{
    const std::lock_guard lock(mutex);
    return closing;
}

} // namespace sw
