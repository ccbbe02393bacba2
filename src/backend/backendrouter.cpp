// SPDX-License-Identifier: GPL-3.0-or-later
#include "backendrouter.h"

namespace sw {

BackendRouter::BackendRouter(SocketBackend &native, SocketBackend &qt)
    : m_native(native)
    , m_qt(qt)
{
}

BackendKind BackendRouter::ofSocket(SocketId socket, BackendKind otherwise) const
{
    if (socket == 0)
        return otherwise;
    if (m_qt.hasSocket(socket))
        return BackendKind::Qt;
    return m_native.hasSocket(socket) ? BackendKind::Native : otherwise;
}

BackendKind BackendRouter::ofLane(LaneId lane) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_lanes.find(lane);
    return found == m_lanes.end() ? BackendKind::Native : found->second.backend;
}

LaneId BackendRouter::newLane(const QByteArray &name, BackendKind backend)
{
    const LaneId lane = of(backend).newLane(name, backend);
    const std::lock_guard lock(m_mutex);
    m_lanes[lane].backend = backend;
    return lane;
}

void BackendRouter::execute(const SocketCommand &command)
{
    const BackendKind kind = ofSocket(command.socket, command.backend);
    // An actor may call on a socket that an actor of the other backend made: its own lane cannot go there.
    if (command.lane != 0 && ofLane(command.lane) != kind) {
        SocketCommand elsewhere = command;
        elsewhere.lane = 0;
        {
            const std::lock_guard lock(m_mutex);
            m_lanes[command.lane].elsewhere.insert(command.token);
        }
        of(kind).execute(elsewhere);
        return;
    }
    of(kind).execute(command);
}

void BackendRouter::cancel(quint64 token)
{
    m_native.cancel(token);
    m_qt.cancel(token);
}

void BackendRouter::cancelLane(LaneId lane)
{
    std::set<quint64> elsewhere;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_lanes.find(lane); found != m_lanes.end())
            elsewhere.swap(found->second.elsewhere);
    }
    for (const quint64 token : elsewhere)
        cancel(token);
    of(ofLane(lane)).cancelLane(lane);
}

void BackendRouter::cancelSends(SocketId socket)
{
    of(ofSocket(socket, BackendKind::Native)).cancelSends(socket);
}

void BackendRouter::setReadingPaused(SocketId socket, bool paused)
{
    of(ofSocket(socket, BackendKind::Native)).setReadingPaused(socket, paused);
}

void BackendRouter::endLane(LaneId lane)
{
    const BackendKind kind = ofLane(lane);
    {
        const std::lock_guard lock(m_mutex);
        m_lanes.erase(lane);
    }
    of(kind).endLane(lane);
}

std::vector<RunningCall> BackendRouter::runningCalls() const
{
    std::vector<RunningCall> all = m_native.runningCalls();
    const std::vector<RunningCall> more = m_qt.runningCalls();
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::vector<SocketFacts> BackendRouter::sockets() const
{
    std::vector<SocketFacts> all = m_native.sockets();
    const std::vector<SocketFacts> more = m_qt.sockets();
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

void BackendRouter::eachSocket(const Look &look) const
{
    sw::eachSocket(m_native, look);
    sw::eachSocket(m_qt, look);
}

std::optional<SocketFacts> BackendRouter::facts(SocketId socket) const
{
    auto facts = m_qt.facts(socket);
    return facts ? facts : m_native.facts(socket);
}

bool BackendRouter::hasSocket(SocketId socket) const
{
    return m_qt.hasSocket(socket) || m_native.hasSocket(socket);
}

int BackendRouter::liveThreads() const
{
    return m_native.liveThreads() + m_qt.liveThreads();
}

} // namespace sw
