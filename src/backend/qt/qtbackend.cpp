// SPDX-License-Identifier: GPL-3.0-or-later
#include "qtbackend.h"

#include <algorithm>
#include <cerrno>

#include <QNetworkProxyFactory>

#include "monotonic.h"
#include "qtsockets.h"

namespace sw {

namespace {

bool isOut(const SocketCommand &command)
{
    return traitsOf(command.call).direction == Direction::Out;
}

} // namespace

QtBackend::QtBackend(SocketApi &api, RecordSink &sink, std::shared_ptr<IdCounter> ids)
    : m_api(api)
    , m_sink(sink)
    , m_ids(std::move(ids))
{
    // A QSslSocket asks the system for a proxy on its inner socket, whatever it was told itself.
    QNetworkProxyFactory::setUseSystemConfiguration(false);
}

QtBackend::~QtBackend()
{
    m_ending = true;
    std::vector<std::unique_ptr<QtWorker>> workers;
    {
        const std::lock_guard lock(m_workersMutex);
        workers.swap(m_workers);
    }
    for (const auto &worker : workers)
        worker->quit();
    // Their threads end first, and close their sockets; then nobody else is here.
    for (const auto &worker : workers)
        worker->join();
    m_running.clear();
    m_open.clear();
    m_lanes.clear();
}

std::shared_ptr<QtWorker> QtBackend::makeWorker(const QByteArray &name, int &error)
{
    if (m_ending) {
        error = ECANCELED;
        return nullptr;
    }
    auto made = std::make_unique<QtWorker>(*this);
    error = made->start("qt-" + name);
    if (error != 0)
        return nullptr;
    QtWorker *const worker = made.get();
    std::vector<std::unique_ptr<QtWorker>> ended; // joined after the lock is gone
    {
        const std::lock_guard lock(m_workersMutex);
        const auto gone = std::stable_partition(m_workers.begin(), m_workers.end(),
                                                [](const auto &one) { return !one->hasEnded(); });
        ended.assign(std::make_move_iterator(gone), std::make_move_iterator(m_workers.end()));
        m_workers.erase(gone, m_workers.end());
        m_workers.push_back(std::move(made));
    }
    // Whoever lets go of it last, on whatever thread, ends it; it is joined later, from here.
    return {worker, [](QtWorker *unused) { unused->quit(); }};
}

LaneId QtBackend::newLane(const QByteArray &name, BackendKind)
{
    int error = 0;
    auto lane = std::make_shared<QtLane>();
    lane->worker = makeWorker(name, error);
    if (!lane->worker)
        return 0;
    lane->id = m_ids->nextLane();
    const std::lock_guard lock(m_mutex);
    m_lanes[lane->id] = lane;
    return lane->id;
}

std::shared_ptr<QtWorker> QtBackend::endpointWorker(const SocketCommand &command, int &error)
{
    // Without an endpoint each socket has a thread of its own.
    const quint64 key = command.endpoint != 0 ? quint64(command.endpoint) << 32U : command.socket;
    if (auto there = m_endpointWorkers[key].lock())
        return there;
    auto made = makeWorker(QByteArray::number(command.endpoint != 0 ? command.endpoint : command.socket), error);
    m_endpointWorkers[key] = made;
    std::erase_if(m_endpointWorkers, [](const auto &one) { return one.second.expired(); });
    return made;
}

std::shared_ptr<QtLane> QtBackend::laneFor(const SocketCommand &command)
{
    if (command.lane != 0) {
        const auto found = m_lanes.find(command.lane);
        return found == m_lanes.end() ? nullptr : found->second;
    }
    const LaneKind kind = traitsOf(command.call).lane;
    const auto socket = m_open.find(command.socket);
    if (socket != m_open.end() && kind == LaneKind::Send)
        return socket->second.send;
    if (socket != m_open.end() && kind == LaneKind::Receive)
        return socket->second.receive;
    return std::make_shared<QtLane>(); // for this one command: it waits for nothing
}

std::shared_ptr<QtWorker> QtBackend::workerFor(const SocketCommand &command, QtLane &lane, int &error)
{
    const auto socket = m_open.find(command.socket);
    if (socket != m_open.end() && socket->second.worker)
        return socket->second.worker;
    if (lane.worker)
        return lane.worker;
    return endpointWorker(command, error);
}

void QtBackend::begin(const std::shared_ptr<QtLane> &lane, std::vector<std::pair<SocketCommand, int>> &failed)
{
    while (!lane->busy && !lane->queue.empty()) {
        SocketCommand command = std::move(lane->queue.front());
        lane->queue.pop_front();
        int error = 0;
        const auto worker = workerFor(command, *lane, error);
        if (!worker) {
            failed.emplace_back(std::move(command), error);
            continue;
        }
        lane->busy = true;
        const auto operation = std::make_shared<QtOperation>(std::move(command), lane, worker);
        operation->beganNs = monotonicNs();
        m_running.insert(operation);
        worker->post([operation](QtSockets &sockets) {
            sockets.run(operation);
            operation->waits = true;
        });
    }
    if (lane->quits && !lane->busy && lane->queue.empty())
        m_lanes.erase(lane->id);
}

void QtBackend::execute(const SocketCommand &command)
{
    if (m_ending)
        return;
    if (command.call == Call::Close && command.cancelFirst) {
        closeNow(command);
        return;
    }
    std::vector<std::pair<SocketCommand, int>> failed;
    {
        const std::lock_guard lock(m_mutex);
        // The socket's place is made now, so that commands which follow at once find its lanes and its thread.
        if (command.call == Call::Socket && !m_open.contains(command.socket)) {
            Socket &made = m_open[command.socket];
            made.facts.socket = command.socket;
            made.facts.endpoint = command.endpoint;
            made.facts.connection = command.connection;
            int error = 0;
            const auto lane = m_lanes.find(command.lane);
            made.worker = lane != m_lanes.end() ? lane->second->worker : endpointWorker(command, error);
        }
        if (const auto socket = m_open.find(command.socket); socket != m_open.end() && isOut(command))
            socket->second.facts.bytesWaiting += quint64(command.bytes.size());
        if (const auto lane = laneFor(command); !lane) {
            failed.emplace_back(command, ESRCH);
        } else {
            lane->queue.push_back(command);
            begin(lane, failed);
        }
    }
    reportFailed(failed);
}

void QtBackend::reportFailed(const std::vector<std::pair<SocketCommand, int>> &failed)
{
    for (const auto &[command, error] : failed) {
        if (error != ESRCH) {
            CallRecord notice = recordFor(command);
            notice.kind = RecordKind::Notice;
            notice.notice = Notice::ThreadFailed;
            notice.error = error;
            report(std::move(notice));
        }
        if (command.call == Call::Socket)
            removeSocket(command.socket);
        reportNotRun(command, error, {});
    }
}

void QtBackend::complete(const QtOperationPtr &operation)
{
    if (operation->ended)
        return;
    operation->record.tookNs = monotonicNs() - operation->record.beganNs;
    report(CallRecord(operation->record));
    completeSilently(operation);
}

void QtBackend::completeSilently(const QtOperationPtr &operation)
{
    if (operation->ended)
        return;
    operation->ended = true;
    if (isOut(operation->command))
        stopsWaiting(operation->command.socket, operation->command.bytes.size() - operation->sent);
    std::vector<std::pair<SocketCommand, int>> failed;
    {
        const std::lock_guard lock(m_mutex);
        m_running.erase(operation);
        operation->lane->busy = false;
        begin(operation->lane, failed);
    }
    reportFailed(failed);
}

void QtBackend::addSocket(const SocketFacts &facts, const std::shared_ptr<QtWorker> &worker)
{
    const std::lock_guard lock(m_mutex);
    Socket &made = m_open[facts.socket];
    made.facts = facts;
    made.worker = worker;
}

void QtBackend::updateFacts(SocketId id, const std::function<void(SocketFacts &)> &change)
{
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_open.find(id); found != m_open.end())
        change(found->second.facts);
    else if (const auto closed = m_closed.find(id); closed != m_closed.end())
        change(closed->second);
}

void QtBackend::removeSocket(SocketId id)
{
    std::map<SocketId, Socket>::node_type gone; // lets go of its thread after the lock
    const std::lock_guard lock(m_mutex);
    gone = m_open.extract(id);
    if (gone.empty())
        return;
    SocketFacts &facts = gone.mapped().facts;
    facts.phase = SocketPhase::Closed;
    facts.fd = -1;
    m_closed[id] = facts;
    while (m_closed.size() > closedKept)
        m_closed.erase(m_closed.begin());
}

void QtBackend::stopsWaiting(SocketId id, qint64 bytes)
{
    updateFacts(id,
                [bytes](SocketFacts &facts) { facts.bytesWaiting -= std::min(facts.bytesWaiting, quint64(bytes)); });
}

std::shared_ptr<QtWorker> QtBackend::workerOf(SocketId socket) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_open.find(socket);
    return found == m_open.end() ? nullptr : found->second.worker;
}

qint64 QtBackend::defaultTimeoutNs(EndpointId run) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_defaultTimeouts.find(run);
    return found == m_defaultTimeouts.end() ? -1 : found->second;
}

void QtBackend::setDefaultTimeoutNs(EndpointId run, qint64 timeout)
{
    const std::lock_guard lock(m_mutex);
    m_defaultTimeouts[run] = timeout;
}

std::vector<RunningCall> QtBackend::runningCalls() const
{
    std::vector<RunningCall> calls;
    const std::lock_guard lock(m_mutex);
    for (const QtOperationPtr &one : m_running) {
        const SocketCommand &command = one->command;
        if (!traitsOf(command.call).mayBlock || !one->waits)
            continue;
        const auto socket = m_open.find(command.socket);
        RunningCall running;
        running.call = command.call;
        running.layer = RecordLayer::QtCall;
        running.endpoint = command.endpoint;
        running.connection = command.connection;
        running.socket = command.socket != 0 ? command.socket : command.newSocket;
        running.lane = command.lane;
        running.token = command.token;
        running.thread = one->worker->threadNumber();
        running.fd = socket == m_open.end() ? -1 : socket->second.facts.fd;
        running.beganNs = one->beganNs;
        running.asked = isOut(command) ? command.bytes.size() : command.number;
        running.address = command.address;
        calls.push_back(running);
    }
    return calls;
}

std::vector<SocketFacts> QtBackend::sockets() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<SocketFacts> all;
    for (const auto &[id, socket] : m_open)
        all.push_back(socket.facts);
    return all;
}

std::optional<SocketFacts> QtBackend::facts(SocketId id) const
{
    const std::lock_guard lock(m_mutex);
    if (const auto open = m_open.find(id); open != m_open.end())
        return open->second.facts;
    const auto closed = m_closed.find(id);
    return closed == m_closed.end() ? std::nullopt : std::optional(closed->second);
}

bool QtBackend::hasSocket(SocketId id) const
{
    const std::lock_guard lock(m_mutex);
    return m_open.contains(id) || m_closed.contains(id);
}

int QtBackend::liveThreads() const
{
    const std::lock_guard lock(m_workersMutex);
    return static_cast<int>(
        std::count_if(m_workers.begin(), m_workers.end(), [](const auto &one) { return !one->hasEnded(); }));
}

CallRecord QtBackend::recordFor(const SocketCommand &command)
{
    CallRecord record;
    record.call = command.call;
    record.layer = RecordLayer::QtCall;
    record.endpoint = command.endpoint;
    record.connection = command.connection;
    record.socket = command.socket;
    record.lane = command.lane;
    record.token = command.token;
    record.arguments = command.arguments;
    record.address = command.address;
    record.asked = isOut(command) ? command.bytes.size() : command.number;
    record.text = command.host;
    record.service = command.service;
    record.flags.setFlag(RecordFlag::Look, command.look);
    record.beganNs = monotonicNs();
    return record;
}

void QtBackend::reportNotRun(const SocketCommand &command, int error, RecordFlags flags)
{
    if (isOut(command))
        stopsWaiting(command.socket, command.bytes.size());
    CallRecord record = recordFor(command);
    record.thread = currentThreadNumber();
    record.result = -1;
    record.error = error;
    record.flags |= flags;
    report(std::move(record));
}

} // namespace sw
