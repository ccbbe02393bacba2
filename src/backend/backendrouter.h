// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <mutex>
#include <set>

#include "socketwalk.h"

namespace sw {

/// Two backends behind the one interface: a command goes to the backend that has its socket, else to the one that it names.
/// Any thread. Both outlive it and share one IdCounter.
class BackendRouter final : public SocketBackend, public SocketWalk
{
public:
    BackendRouter(SocketBackend &native, SocketBackend &qt);

    using SocketBackend::newLane;
    SocketId newSocketId() override { return m_native.newSocketId(); }
    LaneId newLane(const QByteArray &name, BackendKind backend) override;
    void execute(const SocketCommand &command) override;
    void cancel(quint64 token) override;
    void cancelLane(LaneId lane) override;
    void cancelSends(SocketId socket) override;
    void setReadingPaused(SocketId socket, bool paused) override;
    void endLane(LaneId lane) override;
    [[nodiscard]] std::vector<RunningCall> runningCalls() const override;
    [[nodiscard]] std::vector<SocketFacts> sockets() const override;
    void eachSocket(const Look &look) const override;
    [[nodiscard]] std::optional<SocketFacts> facts(SocketId socket) const override;
    [[nodiscard]] bool hasSocket(SocketId socket) const override;
    [[nodiscard]] int liveThreads() const override;

private:
    [[nodiscard]] SocketBackend &of(BackendKind kind) const { return kind == BackendKind::Qt ? m_qt : m_native; }
    [[nodiscard]] BackendKind ofSocket(SocketId socket, BackendKind otherwise) const;
    [[nodiscard]] BackendKind ofLane(LaneId lane) const;

    SocketBackend &m_native;
    SocketBackend &m_qt;
    mutable std::mutex m_mutex;
    struct Lane
    {
        BackendKind backend = BackendKind::Native;
        std::set<quint64> elsewhere; ///< tokens of its commands that went to the other backend
    };
    std::map<LaneId, Lane> m_lanes;
};

} // namespace sw
