// SPDX-License-Identifier: GPL-3.0-or-later
#include "nativebackend.h"

#include <array>
#include <cerrno>

#include "callrunner.h"
#include "monotonic.h"
#include "socketconstants.h"
#include "threads.h"

namespace sw {

NativeBackend::NativeBackend(SocketApi &api, RecordSink &sink, Lookups::Resolve resolve, std::shared_ptr<IdCounter> ids)
    : m_api(api)
    , m_sink(sink)
    , m_lookups(std::move(resolve))
    , m_ids(std::move(ids))
    , m_interrupter(std::make_unique<Interrupter>([this](const std::shared_ptr<Lane> &lane) { laneRetired(lane); }))
{
}

NativeBackend::~NativeBackend()
{
    m_ending = true;
    for (const auto &lookup : m_lookups.all())
        m_lookups.abandon(lookup);
    const std::array<int, 2> noLinger{0, 0};
    for (const auto &one : lanes())
        one->shutDown();
    {
        std::unique_lock lock(m_mutex);
        m_control.reset();
        m_laneGone.wait(lock, [this] { return m_lanes.empty(); });
    }
    m_interrupter.reset();
    // No lane is left, so nothing is inside a call.
    for (const auto &socket : m_table.all()) {
        bool keepNumber = false;
        const int fd = socket->takeForClosing(keepNumber);
        if (fd >= 0) {
            // SO_LINGER would hold up the end of the program; what is still to be sent goes out all the same.
            m_api.setsockopt(fd, constant::solSocket, constant::soLinger, noLinger.data(), sizeof noLinger);
            m_api.close(fd);
        }
        const std::lock_guard lock(socket->mutex);
        socket->receiveLane.reset();
        socket->sendLane.reset();
    }
}

LaneId NativeBackend::newLane(const QByteArray &name, BackendKind)
{
    int error = 0;
    const auto made = makeLane(name, error);
    if (!made)
        return 0;
    const std::lock_guard lock(m_mutex);
    m_shared[made->id()] = made;
    return made->id();
}

std::shared_ptr<Lane> NativeBackend::makeLane(const QByteArray &name, int &error)
{
    std::shared_ptr<Lane> made;
    {
        const std::lock_guard lock(m_mutex);
        if (m_ending) {
            error = ECANCELED;
            return nullptr;
        }
        made = std::make_shared<Lane>(
            m_ids->nextLane(), *m_interrupter,
            [this](Lane &self, const SocketCommand &command) { CallRunner(*this, self).run(command); });
        m_lanes[made->id()] = made;
        error = made->start("sw-" + name);
        if (error != 0)
            m_lanes.erase(made->id());
    }
    return error == 0 ? made : nullptr;
}

std::shared_ptr<Lane> NativeBackend::lane(LaneId id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_lanes.find(id);
    return found == m_lanes.end() ? nullptr : found->second;
}

std::vector<std::shared_ptr<Lane>> NativeBackend::lanes() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::shared_ptr<Lane>> all;
    for (const auto &[id, one] : m_lanes)
        all.push_back(one);
    return all;
}

std::vector<std::shared_ptr<Lane>> NativeBackend::lanesOf(NativeSocket &socket) const
{
    // Not all lanes: closing a thousand connections would look at a million.
    std::vector<std::shared_ptr<Lane>> some;
    {
        const std::lock_guard lock(socket.mutex);
        for (const auto &own : {socket.receiveLane, socket.sendLane}) {
            if (own)
                some.push_back(own);
        }
    }
    const std::lock_guard lock(m_mutex);
    for (const auto &[id, one] : m_shared)
        some.push_back(one);
    return some;
}

std::shared_ptr<Lane> NativeBackend::socketLane(const std::shared_ptr<NativeSocket> &socket, LaneKind kind, int &error)
{
    const std::lock_guard lock(socket->mutex);
    if (socket->isClosedUnderLock()) { // no lane may be made that nobody would end
        error = EBADF;
        return nullptr;
    }
    auto &place = kind == LaneKind::Send ? socket->sendLane : socket->receiveLane;
    if (!place)
        place = makeLane((kind == LaneKind::Send ? "send-" : "recv-") + QByteArray::number(socket->id), error);
    return place;
}

std::shared_ptr<Lane> NativeBackend::laneFor(const SocketCommand &command, int &error)
{
    if (command.lane != 0) {
        error = ESRCH;
        return lane(command.lane);
    }
    // It waits for names and peers, and has no socket yet whose lane could make it: a lane for this one command.
    if (command.call == Call::CreateConnection) {
        auto made = makeLane("connect", error);
        const std::lock_guard lock(m_mutex);
        if (made)
            m_shared[made->id()] = made;
        return made;
    }
    const LaneKind kind = traitsOf(command.call).lane;
    const auto socket = m_table.under(command.socket);
    if (socket && (kind == LaneKind::Receive || kind == LaneKind::Send)) {
        auto own = socketLane(socket, kind, error);
        if (own || error != EBADF)
            return own;
        // Closed in between: the control lane says so.
    }
    return controlLane(error);
}

std::shared_ptr<Lane> NativeBackend::controlLane(int &error)
{
    const std::lock_guard making(m_controlMutex);
    {
        const std::lock_guard lock(m_mutex);
        if (m_control)
            return m_control;
    }
    auto made = makeLane("control", error);
    const std::lock_guard lock(m_mutex);
    m_control = made;
    if (made)
        m_shared[made->id()] = made;
    return made;
}

void NativeBackend::execute(const SocketCommand &command)
{
    if (m_ending)
        return;
    if (traitsOf(command.call).lane == LaneKind::Names && command.lane == 0) {
        startLookup(command);
        return;
    }
    // The socket's place in the table is made now, so that commands which follow at once find its lane.
    if (command.call == Call::Socket && command.lane == 0)
        m_table.add(std::make_shared<NativeSocket>(m_api, command.socket, command.endpoint, command.connection));
    if (command.call == Call::Close && command.cancelFirst) {
        closeInterrupting(command);
        return;
    }
    const auto socket = m_table.find(command.socket);
    if (socket && traitsOf(command.call).direction == Direction::Out)
        socket->bytesWaiting += static_cast<quint64>(command.bytes.size());
    int error = 0;
    for (int attempt = 0; attempt < 2; ++attempt) {
        const auto chosen = laneFor(command, error);
        if (!chosen) {
            CallRecord notice = recordFor(command);
            notice.kind = RecordKind::Notice;
            notice.notice = Notice::ThreadFailed;
            notice.error = error;
            report(std::move(notice));
            break;
        }
        if (chosen->post(command)) {
            if (command.call == Call::CreateConnection && command.lane == 0)
                chosen->quitWhenIdle();
            return;
        }
        // The socket's lane ended in between: its socket is closed, and the control lane says so.
        error = EBADF;
    }
    if (socket && traitsOf(command.call).direction == Direction::Out)
        socket->stopsWaiting(command.bytes.size());
    reportNotRun(command, error, {});
}

void NativeBackend::endLane(LaneId id)
{
    if (const auto found = lane(id))
        found->quitWhenIdle();
}

std::vector<RunningCall> NativeBackend::runningCalls() const
{
    std::vector<RunningCall> calls;
    {
        const std::lock_guard lock(m_mutex);
        calls.reserve(m_lanes.size());
        for (const auto &[id, one] : m_lanes) {
            if (auto running = one->slot().running())
                calls.push_back(*running);
        }
    }
    for (const auto &lookup : m_lookups.all()) {
        if (auto running = lookup->slot.running())
            calls.push_back(*running);
    }
    return calls;
}

std::vector<SocketFacts> NativeBackend::sockets() const
{
    std::vector<SocketFacts> facts;
    const auto all = m_table.all();
    facts.reserve(all.size());
    for (const auto &socket : all)
        facts.push_back(socket->facts());
    return facts;
}

void NativeBackend::eachSocket(const Look &look) const
{
    for (const auto &socket : m_table.all())
        look(socket->facts());
}

std::optional<SocketFacts> NativeBackend::facts(SocketId socket) const
{
    return m_table.facts(socket);
}

int NativeBackend::liveThreads() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_lanes.size()) + m_lookups.running();
}

void NativeBackend::report(CallRecord &&record)
{
    m_sink.take(std::move(record));
}

CallRecord NativeBackend::recordFor(const SocketCommand &command)
{
    CallRecord record;
    record.call = command.call;
    record.endpoint = command.endpoint;
    record.connection = command.connection;
    record.socket = command.socket;
    record.lane = command.lane;
    record.token = command.token;
    record.arguments = command.arguments;
    record.address = command.address;
    record.asked = traitsOf(command.call).direction == Direction::Out ? command.bytes.size() : command.number;
    record.text = command.host;
    record.flags.setFlag(RecordFlag::Look, command.look);
    record.service = command.service;
    record.beganNs = monotonicNs();
    return record;
}

void NativeBackend::reportNotRun(const SocketCommand &command, int error, RecordFlags flags)
{
    CallRecord record = recordFor(command);
    record.thread = currentThreadNumber();
    record.result = -1;
    record.error = error;
    record.flags |= flags;
    report(std::move(record));
}

void NativeBackend::dropQueued(std::deque<SocketCommand> &&commands)
{
    for (const SocketCommand &command : commands) {
        const auto socket = m_table.find(command.socket);
        if (socket && traitsOf(command.call).direction == Direction::Out)
            socket->stopsWaiting(command.bytes.size());
        if (command.untilAll && command.reaction) { // who waits for what went out
            CallRecord gone = recordFor(command);
            gone.asked = command.bytes.size();
            gone.result = -1;
            gone.error = ECANCELED;
            gone.flags |= RecordFlag::Cancelled;
            command.reaction->datagram(gone);
        }
        reportNotRun(command, ECANCELED, RecordFlag::Cancelled);
    }
}

void NativeBackend::socketGone(const std::shared_ptr<NativeSocket> &socket)
{
    m_table.remove(socket->id);
    socket->wake(); // who waits for something about it stops waiting
    std::shared_ptr<Lane> receive;
    std::shared_ptr<Lane> send;
    {
        const std::lock_guard lock(socket->mutex);
        receive.swap(socket->receiveLane);
        send.swap(socket->sendLane);
    }
    if (receive)
        receive->quitWhenIdle();
    if (send)
        send->quitWhenIdle();
    std::set<std::shared_ptr<NativeSocket>> waiting;
    {
        const std::lock_guard lock(m_mutex);
        waiting.swap(m_waitingForDescriptor);
    }
    for (const auto &one : waiting)
        one->wake();
}

qint64 NativeBackend::defaultTimeoutNs(EndpointId run) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_defaultTimeouts.find(run);
    return found == m_defaultTimeouts.end() ? -1 : found->second;
}

void NativeBackend::setDefaultTimeoutNs(EndpointId run, qint64 timeout)
{
    const std::lock_guard lock(m_mutex);
    if (timeout < 0)
        m_defaultTimeouts.erase(run);
    else
        m_defaultTimeouts[run] = timeout;
}

void NativeBackend::laneRetired(const std::shared_ptr<Lane> &lane)
{
    {
        const std::lock_guard lock(m_mutex);
        m_lanes.erase(lane->id());
        m_shared.erase(lane->id());
        m_laneGone.notify_all();
    }
}

} // namespace sw
