// SPDX-License-Identifier: GPL-3.0-or-later
#include "nativesocket.h"

namespace sw {

NativeSocket::NativeSocket(SocketApi &api, SocketId newId, EndpointId newEndpoint, quint32 newConnection)
    : id(newId)
    , endpoint(newEndpoint)
    , connection(newConnection)
    , m_api(api)
{
}

int NativeSocket::enter()
{
    const std::lock_guard lock(mutex);
    if (m_closed)
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

void NativeSocket::open(int fd, int newFamily, int newType)
{
    const std::lock_guard lock(mutex);
    m_fd = fd;
    m_lastFd = fd;
    m_closed = fd < 0;
    family = newFamily;
    type = newType;
}

bool NativeSocket::markClosed()
{
    const std::lock_guard lock(mutex);
    m_closed = true;
    m_fd = -1;
    m_phase = SocketPhase::Closed;
    m_numberKept = m_callers > 0;
    return m_numberKept;
}

void NativeSocket::noteEnd(EndReason reason, int error)
{
    const std::lock_guard lock(mutex);
    if (m_end != EndReason::None)
        return;
    m_end = reason;
    m_endError = error;
}

void NativeSocket::notePhase(SocketPhase phase)
{
    const std::lock_guard lock(mutex);
    m_phase = phase;
}

void NativeSocket::readNames()
{
    const std::lock_guard lock(mutex);
    if (m_closed)
        return;
    SocketAddress name;
    if (!m_api.getsockname(m_fd, name).failed())
        m_local = name;
    if (!m_api.getpeername(m_fd, name).failed())
        m_peer = name;
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
    facts.end = m_end;
    facts.endError = m_endError;
    facts.local = m_local;
    facts.peer = m_peer;
    facts.bytesReceived = bytesReceived;
    facts.bytesSent = bytesSent;
    facts.bytesWaiting = bytesWaiting;
    facts.readingPaused = paused;
    facts.sendEnded = sendEnded;
    facts.receiveEnded = receiveEnded;
    return facts;
}

bool NativeSocket::isClosed() const
{
    const std::lock_guard lock(mutex);
    return m_closed;
}

} // namespace sw
