// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <queue>
#include <vector>

#include "callrecord.h"
#include "crowdfigures.h"
#include "crowdrows.h"
#include "latencybuckets.h"
#include "socketbackend.h"
#include "threads.h"

namespace sw {

/// One run of a crowd, from the first client to the last close. Its thread begins connections and messages at their times and
/// counts; every call is a command of the backend, made on the client's own thread, with its row in the log. Backend and
/// journal outlive it. Public functions: main thread.
class CrowdRun final
{
public:
    /// `tell`: the figures are new, or all has ended; called on the run's thread.
    CrowdRun(SocketBackend &backend, const Journal &journal, EndpointId endpoint, const CrowdSettings &settings,
             const SocketAddress &target, std::function<void()> tell);
    /// Closes what is open and waits for no record.
    ~CrowdRun();
    Q_DISABLE_COPY_MOVE(CrowdRun)

    int start(); ///< 0 or errno
    void stop(); ///< no more clients, all connections close
    void take(const CallRecord &record); ///< a record of the endpoint
    [[nodiscard]] bool hasEnded() const;
    [[nodiscard]] CrowdFigures figures() const;
    [[nodiscard]] std::vector<CrowdSample> samples() const; ///< those of the last hour

private:
    enum class Phase : quint8 { Waiting, Opening, Binding, Connecting, Connected, Closing, Ended };
    struct Client
    {
        Phase phase = Phase::Waiting;
        SocketId socket = 0;
        bool failed = false;
        bool left = false; ///< by the peer
        std::shared_ptr<CrowdClient> reaction;
    };
    struct Due
    {
        qint64 ns;
        std::size_t client;
        bool operator>(const Due &other) const { return ns > other.ns; }
    };

    void work();
    void beginClients(qint64 now);
    void sendDue(qint64 now);
    void closeSome();
    void look(qint64 now);
    void showRates();
    [[nodiscard]] qint64 nextTime() const;
    [[nodiscard]] bool isOver() const;
    [[nodiscard]] SocketCommand command(Call call, std::size_t client) const;
    void goOn(std::size_t index, const CallRecord &record);
    void connectNow(std::size_t index);
    void receiveNow(std::size_t index);
    void sendNow(std::size_t index);
    void fail(Client &client, const CallRecord &record);
    void closeNow(std::size_t index);
    void end(Client &client);

    SocketBackend &m_backend;
    const Journal &m_journal;
    const EndpointId m_endpoint;
    const CrowdSettings m_settings;
    const SocketAddress m_target;
    const std::function<void()> m_tell;
    const std::shared_ptr<const CrowdPlan> m_plan;
    CrowdRows m_rows; ///< of the run's thread
    WorkerThread m_thread;

    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    std::vector<Client> m_clients;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due;
    std::size_t m_begun = 0;
    std::size_t m_closed = 0; ///< clients that the end has been through
    int m_living = 0; ///< begun and not ended
    int m_closing = 0;
    bool m_stopping = false;
    bool m_abandoned = false;
    bool m_ended = false;
    bool m_poked = false;
    qint64 m_startNs = 0;
    qint64 m_lookNs = 0; ///< when the figures were renewed last
    LatencyBuckets m_connectTimes;
    std::map<std::pair<Call, int>, quint64> m_failures;
    CrowdFigures m_now; ///< what records count
    CrowdFigures m_shown; ///< as of the last look
    std::deque<CrowdSample> m_samples;
};

} // namespace sw
