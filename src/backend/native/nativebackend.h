// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <set>

#include "idcounter.h"
#include "interrupter.h"
#include "lane.h"
#include "lookups.h"
#include "sockettableofrun.h"
#include "socketwalk.h"

namespace sw {

class CallRunner;

/// Blocking calls on worker threads. The public functions may be called on any thread and return at once; nothing here waits
/// for a call.
class NativeBackend final : public SocketBackend, public SocketWalk
{
public:
    /// Both outlive the backend. `resolve` stands for getaddrinfo(3) in tests.
    NativeBackend(SocketApi &api, RecordSink &sink, Lookups::Resolve resolve = resolveName,
                  std::shared_ptr<IdCounter> ids = std::make_shared<IdCounter>());
    ~NativeBackend() override;

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
    void eachSocket(const Look &look) const override;
    [[nodiscard]] std::optional<SocketFacts> facts(SocketId socket) const override;
    [[nodiscard]] bool hasSocket(SocketId socket) const override { return m_table.has(socket); }
    [[nodiscard]] int liveThreads() const override;

    /// Takes over a descriptor that somebody else made (inherited, handed over): a socket of the run from now on, closed by
    /// its close. Looks at what it is; any number will do, the calls then say EBADF or ENOTSOCK. Makes no record.
    SocketId adoptDescriptor(int fd, EndpointId endpoint = 0);
    /// The reverse: the run forgets the socket and leaves its descriptor open for the caller; calls inside go on with it.
    /// Gives -1 when the socket is closed or unknown. Makes no record.
    int releaseDescriptor(SocketId socket);

private:
    friend class CallRunner;

    std::shared_ptr<Lane> makeLane(const QByteArray &name, int &error);
    std::shared_ptr<Lane> lane(LaneId id) const;
    std::shared_ptr<Lane> laneFor(const SocketCommand &command, int &error);
    std::shared_ptr<Lane> socketLane(const std::shared_ptr<NativeSocket> &socket, LaneKind kind, int &error);
    std::vector<std::shared_ptr<Lane>> lanes() const;
    std::vector<std::shared_ptr<Lane>> lanesOf(NativeSocket &socket) const; ///< all that can be in a call on it
    std::shared_ptr<Lane> controlLane(int &error);
    void startLookup(const SocketCommand &command);
    bool giveUpLookup(const std::shared_ptr<Lookup> &lookup, RecordFlags flags);
    void closeInterrupting(SocketCommand command);
    void report(CallRecord &&record);
    void reportNotRun(const SocketCommand &command, int error, RecordFlags flags);
    void dropQueued(std::deque<SocketCommand> &&commands);
    void socketGone(const std::shared_ptr<NativeSocket> &socket);
    std::shared_ptr<NativeSocket> adopt(SocketId id, EndpointId endpoint, quint32 connection, int fd, int family,
                                        int type, int protocol = 0);
    /// What setdefaulttimeout of that run said last, as NativeSocket::timeoutNs; -1 when it said nothing.
    qint64 defaultTimeoutNs(EndpointId run) const;
    void setDefaultTimeoutNs(EndpointId run, qint64 timeout);
    void laneRetired(const std::shared_ptr<Lane> &lane);
    static CallRecord recordFor(const SocketCommand &command);

    SocketApi &m_api;
    RecordSink &m_sink;
    Lookups m_lookups;
    const std::shared_ptr<IdCounter> m_ids;
    SocketTableOfRun m_table;
    std::atomic<bool> m_ending{false};

    std::mutex m_controlMutex; ///< held while the control lane is made; before m_mutex
    mutable std::mutex m_mutex;
    std::condition_variable m_laneGone;
    std::map<LaneId, std::shared_ptr<Lane>> m_lanes;
    std::map<LaneId, std::shared_ptr<Lane>> m_shared; ///< those of m_lanes that belong to no single socket
    std::shared_ptr<Lane> m_control;
    std::set<std::shared_ptr<NativeSocket>> m_waitingForDescriptor;
    std::map<EndpointId, qint64> m_defaultTimeouts;

    // Last, so that it ends first: it calls back into this object.
    std::unique_ptr<Interrupter> m_interrupter;
};

} // namespace sw
