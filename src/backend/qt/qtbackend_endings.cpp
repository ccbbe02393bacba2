// SPDX-License-Identifier: GPL-3.0-or-later
// How things end before their time: closes that interrupt, cancels, pauses.
#include <cerrno>

#include "qtbackend.h"
#include "qtsockets.h"

namespace sw {

std::vector<std::shared_ptr<QtLane>> QtBackend::allLanes() const
{
    std::vector<std::shared_ptr<QtLane>> all;
    for (const auto &[id, lane] : m_lanes)
        all.push_back(lane);
    for (const auto &[id, socket] : m_open) {
        all.push_back(socket.receive);
        all.push_back(socket.send);
    }
    return all;
}

void QtBackend::cancelMatching(const Matches &matches)
{
    std::vector<SocketCommand> dropped;
    std::vector<QtOperationPtr> running;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &lane : allLanes()) {
            for (auto it = lane->queue.begin(); it != lane->queue.end();) {
                if (matches(*it)) {
                    dropped.push_back(std::move(*it));
                    it = lane->queue.erase(it);
                } else {
                    ++it;
                }
            }
        }
        for (const QtOperationPtr &one : m_running) {
            if (matches(one->command))
                running.push_back(one);
        }
    }
    for (const SocketCommand &command : dropped) {
        if (command.untilAll && command.reaction) { // who waits for what went out; not told from inside execute()
            CallRecord gone = recordFor(command);
            gone.result = -1;
            gone.error = ECANCELED;
            gone.flags |= RecordFlag::Cancelled;
            gone.asked = command.bytes.size();
            command.reaction->datagram(gone);
        }
        reportNotRun(command, ECANCELED, RecordFlag::Cancelled);
    }
    for (const QtOperationPtr &one : running)
        one->worker->post([one](QtSockets &sockets) { sockets.cancel(one); });
}

void QtBackend::cancel(quint64 token)
{
    cancelMatching([token](const SocketCommand &command) { return command.token == token; });
}

void QtBackend::cancelLane(LaneId lane)
{
    cancelMatching(
        [lane](const SocketCommand &command) { return command.lane == lane && command.call != Call::Close; });
}

void QtBackend::cancelSends(SocketId socket)
{
    cancelMatching([socket](const SocketCommand &command) {
        return command.socket == socket && traitsOf(command.call).direction == Direction::Out;
    });
}

void QtBackend::closeNow(const SocketCommand &command)
{
    const SocketId socket = command.socket;
    cancelMatching([socket](const SocketCommand &other) {
        const bool makesIt = other.call == Call::CreateConnection && other.newSocket == socket;
        return (other.socket == socket && !(other.call == Call::Close && other.cancelFirst)) || makesIt;
    });
    const auto worker = workerOf(socket);
    if (!worker) {
        reportNotRun(command, EBADF, {});
        return;
    }
    // It goes in front of everything on the socket's thread: a lane that is busy must not hold it up.
    const auto operation = std::make_shared<QtOperation>(command, std::make_shared<QtLane>(), worker);
    {
        const std::lock_guard lock(m_mutex);
        operation->lane->busy = true;
        m_running.insert(operation);
    }
    worker->post([operation](QtSockets &sockets) { sockets.run(operation); });
}

void QtBackend::setReadingPaused(SocketId id, bool paused)
{
    std::shared_ptr<QtWorker> worker;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_open.find(id);
        if (found == m_open.end() || found->second.facts.readingPaused == paused)
            return;
        found->second.facts.readingPaused = paused;
        worker = found->second.worker;
    }
    worker->post([id, paused](QtSockets &sockets) { sockets.setPaused(id, paused); });
}

void QtBackend::endLane(LaneId id)
{
    std::shared_ptr<QtLane> ended; // lets go of its thread after the lock
    const std::lock_guard lock(m_mutex);
    const auto found = m_lanes.find(id);
    if (found == m_lanes.end())
        return;
    found->second->quits = true;
    if (!found->second->busy && found->second->queue.empty()) {
        ended = found->second;
        m_lanes.erase(found);
    }
}

} // namespace sw
