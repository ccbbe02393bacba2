// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

#include "idcounter.h"
#include "qtoperation.h"
#include "socketapi.h"
#include "socketbackend.h"

namespace sw {

/// Qt's network classes on threads with an event loop: one thread for each lane of newLane(), and one for each endpoint. The
/// public functions may be called on any thread and return at once. A QCoreApplication must exist.
class QtBackend final : public SocketBackend
{
public:
    /// Both outlive the backend. `api` makes the plain calls on a descriptor: options, queues, TCP_INFO.
    QtBackend(SocketApi &api, RecordSink &sink, std::shared_ptr<IdCounter> ids = std::make_shared<IdCounter>());
    ~QtBackend() override;

    using SocketBackend::newLane;
    SocketId newSocketId() override { return m_ids->nextSocket(); }
    LaneId newLane(const QByteArray &name, BackendKind backend) override;
    void execute(const SocketCommand &command) override;
    void cancel(quint64 token) override;
    void cancelLane(LaneId lane) override;
    void cancelSends(SocketId socket) override;
    void setReadingPaused(SocketId socket, bool paused) override;
    void endLane(LaneId lane) override;
    [[nodiscard]] std::vector<RunningCall> runningCalls() const override;
    [[nodiscard]] std::vector<SocketFacts> sockets() const override;
    [[nodiscard]] std::optional<SocketFacts> facts(SocketId socket) const override;
    [[nodiscard]] bool hasSocket(SocketId socket) const override;
    [[nodiscard]] int liveThreads() const override;

    // For the objects on the worker threads:
    [[nodiscard]] SocketApi &api() const { return m_api; }
    void report(CallRecord &&record) { m_sink.take(std::move(record)); }
    [[nodiscard]] RecordSink &sink() const { return m_sink; }
    /// Ends an operation with its record; the next one of its lane begins.
    void complete(const QtOperationPtr &operation);
    void completeSilently(const QtOperationPtr &operation); ///< its rows were reported already
    /// Makes a socket known that lives on the operation's thread.
    void addSocket(const SocketFacts &facts, const std::shared_ptr<QtWorker> &worker);
    void updateFacts(SocketId socket, const std::function<void(SocketFacts &)> &change);
    void removeSocket(SocketId socket); ///< closed: its facts are kept for a while
    void stopsWaiting(SocketId socket,
                      qint64 bytes); ///< of bytes given to execute(): Qt has them, or they were given up
    /// What setdefaulttimeout of that run said last, in ns; -1 when it said nothing.
    [[nodiscard]] qint64 defaultTimeoutNs(EndpointId run) const;
    void setDefaultTimeoutNs(EndpointId run, qint64 timeout);
    [[nodiscard]] std::shared_ptr<QtWorker> workerOf(SocketId socket) const;
    static CallRecord recordFor(const SocketCommand &command);

private:
    static constexpr std::size_t closedKept = 4096;

    struct Socket
    {
        SocketFacts facts;
        std::shared_ptr<QtWorker> worker;
        std::shared_ptr<QtLane> receive = std::make_shared<QtLane>();
        std::shared_ptr<QtLane> send = std::make_shared<QtLane>();
    };
    using Matches = std::function<bool(const SocketCommand &)>;

    std::shared_ptr<QtWorker> makeWorker(const QByteArray &name, int &error);
    std::shared_ptr<QtWorker> endpointWorker(const SocketCommand &command, int &error);
    std::shared_ptr<QtLane> laneFor(const SocketCommand &command);
    /// Begins the first command of a lane that is not busy. With `m_mutex` held; gives commands that could not begin.
    void begin(const std::shared_ptr<QtLane> &lane, std::vector<std::pair<SocketCommand, int>> &failed);
    void beginNext(const QtOperationPtr &ended);
    std::shared_ptr<QtWorker> workerFor(const SocketCommand &command, QtLane &lane, int &error);
    void reportFailed(const std::vector<std::pair<SocketCommand, int>> &failed);
    void closeNow(const SocketCommand &command);
    void cancelMatching(const Matches &matches);
    void reportNotRun(const SocketCommand &command, int error, RecordFlags flags);
    std::vector<std::shared_ptr<QtLane>> allLanes() const; ///< with `m_mutex` held

    SocketApi &m_api;
    RecordSink &m_sink;
    const std::shared_ptr<IdCounter> m_ids;
    std::atomic<bool> m_ending{false};

    mutable std::mutex m_workersMutex; ///< the innermost
    std::vector<std::unique_ptr<QtWorker>> m_workers;

    mutable std::mutex m_mutex;
    std::map<LaneId, std::shared_ptr<QtLane>> m_lanes;
    std::map<quint64, std::weak_ptr<QtWorker>> m_endpointWorkers;
    std::map<SocketId, Socket> m_open;
    std::map<SocketId, SocketFacts> m_closed;
    std::set<QtOperationPtr> m_running;
    std::map<EndpointId, qint64> m_defaultTimeouts;
};

} // namespace sw
