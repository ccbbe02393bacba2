// SPDX-License-Identifier: GPL-3.0-or-later
#include "nativebackend.h"

#include <cerrno>

#include "callrunner.h"
#include "monotonic.h"

namespace sw {

NativeBackend::NativeBackend(SocketApi &api, RecordSink &sink, Lookups::Resolve resolve)
    : m_api(api)
    , m_sink(sink)
    , m_lookups(std::move(resolve))
    , m_interrupter(std::make_unique<Interrupter>([this](const std::shared_ptr<Lane> &lane) { laneRetired(lane); }))
{
}

NativeBackend::~NativeBackend()
{
    m_ending = true;
    for (const auto &lookup : m_lookups.all())
        m_lookups.abandon(lookup);
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
        const int fd = socket->enter();
        if (fd >= 0) {
            m_api.close(fd);
            socket->leave();
        }
        const std::lock_guard lock(socket->mutex);
        socket->receiveLane.reset();
        socket->sendLane.reset();
    }
}

LaneId NativeBackend::newLane(const QByteArray &name)
{
    int error = 0;
    const auto made = makeLane(name, error);
    return made ? made->id() : 0;
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
        made = std::make_shared<Lane>(++m_lastLane, *m_interrupter, [this](Lane &self, const SocketCommand &command) {
            CallRunner(*this, self).run(command);
        });
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

std::shared_ptr<Lane> NativeBackend::socketLane(const std::shared_ptr<NativeSocket> &socket, LaneKind kind, int &error)
{
    const std::lock_guard lock(socket->mutex);
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
    const LaneKind kind = traitsOf(command.call).lane;
    const auto socket = m_table.find(command.socket);
    if (socket && !socket->isClosed() && (kind == LaneKind::Receive || kind == LaneKind::Send))
        return socketLane(socket, kind, error);
    {
        const std::lock_guard lock(m_mutex);
        if (m_control)
            return m_control;
    }
    auto made = makeLane("control", error);
    const std::lock_guard lock(m_mutex);
    if (!m_control)
        m_control = made;
    return m_control;
}

void NativeBackend::execute(const SocketCommand &command)
{
    if (m_ending)
        return;
    if (command.call == Call::Getaddrinfo && command.lane == 0) {
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
        if (chosen->post(command))
            return;
        // The socket's lane ended in between: its socket is closed, and the control lane says so.
        error = EBADF;
    }
    if (socket && traitsOf(command.call).direction == Direction::Out)
        socket->bytesWaiting -= static_cast<quint64>(command.bytes.size());
    reportNotRun(command, error, {});
}

void NativeBackend::closeInterrupting(SocketCommand command)
{
    const auto socket = m_table.find(command.socket);
    if (!socket) {
        reportNotRun(command, EBADF, {});
        return;
    }
    {
        const std::lock_guard lock(socket->mutex);
        socket->closing = true;
    }
    std::deque<SocketCommand> dropped;
    for (const auto &one : lanes()) {
        auto removed = one->cancelMatching(
            [&](const SocketCommand &other) { return other.socket == command.socket && other.token != command.token; },
            CancelReason::Person);
        std::move(removed.begin(), removed.end(), std::back_inserter(dropped));
    }
    socket->wake();
    dropQueued(std::move(dropped));
    int error = 0;
    // An actor's own lane keeps its order; other sockets are closed by their receive lane.
    const auto own = command.lane != 0 ? lane(command.lane) : socketLane(socket, LaneKind::Receive, error);
    if (own && own->post(command))
        return;
    command.lane = 0;
    reportNotRun(command, EBADF, {});
}

void NativeBackend::startLookup(const SocketCommand &command)
{
    const NameQuery query{command.host, command.service, command.arguments[0], command.arguments[1], command.arguments[2],
                          static_cast<int>(command.number)};
    CallRecord record = recordFor(command);
    const auto lookup = m_lookups.start(query, record, [this](Lookup &done) {
        CallRecord answer = done.record;
        CallRunner::fillAnswer(answer, done.answer);
        report(std::move(answer));
    });
    if (!lookup) {
        reportNotRun(command, EAGAIN, {});
        CallRecord notice = recordFor(command);
        notice.kind = RecordKind::Notice;
        notice.notice = Notice::LookupLimit;
        notice.result = m_lookups.abandoned();
        report(std::move(notice));
        return;
    }
    if (command.timeoutMs >= 0) {
        m_interrupter->call(monotonicNs() + qint64(command.timeoutMs) * 1'000'000,
                            [this, token = command.token] { cancel(token); });
    }
}

void NativeBackend::cancel(quint64 token)
{
    if (const auto lookup = m_lookups.withToken(token); lookup && m_lookups.abandon(lookup)) {
        CallRecord record;
        {
            const std::lock_guard lock(lookup->mutex);
            record = lookup->record;
        }
        record.call = Call::Getaddrinfo;
        record.tookNs = record.beganNs ? monotonicNs() - record.beganNs : 0;
        record.result = -1;
        record.error = ECANCELED;
        record.flags |= RecordFlag::Cancelled;
        CallRecord notice = record;
        report(std::move(record));
        notice.kind = RecordKind::Notice;
        notice.notice = Notice::LookupAbandoned;
        notice.result = m_lookups.abandoned();
        notice.error = 0;
        notice.flags = {};
        report(std::move(notice));
        return;
    }
    for (const auto &one : lanes())
        dropQueued(one->cancelMatching([token](const SocketCommand &other) { return other.token == token; }, CancelReason::Person));
}

void NativeBackend::cancelLane(LaneId id)
{
    if (const auto found = lane(id)) {
        dropQueued(found->cancelMatching([](const SocketCommand &command) { return command.call != Call::Close; },
                                         CancelReason::Person));
    }
}

void NativeBackend::cancelSends(SocketId id)
{
    for (const auto &one : lanes()) {
        dropQueued(one->cancelMatching(
            [id](const SocketCommand &command) {
                return command.socket == id && traitsOf(command.call).direction == Direction::Out;
            },
            CancelReason::Person));
    }
}

void NativeBackend::setReadingPaused(SocketId id, bool paused)
{
    const auto socket = m_table.find(id);
    if (!socket)
        return;
    std::shared_ptr<Lane> reader;
    {
        const std::lock_guard lock(socket->mutex);
        if (socket->paused == paused)
            return;
        socket->paused = paused;
        reader = socket->receiveLane;
    }
    socket->changed.notify_all();
    if (paused && reader) {
        reader->cancelMatching(
            [id](const SocketCommand &command) { return command.socket == id && command.call == Call::Recv && command.repeat; },
            CancelReason::Pause);
    }
}

void NativeBackend::endLane(LaneId id)
{
    if (const auto found = lane(id))
        found->quitWhenIdle();
}

std::vector<RunningCall> NativeBackend::runningCalls() const
{
    std::vector<RunningCall> calls;
    for (const auto &one : lanes()) {
        if (auto running = one->slot().running())
            calls.push_back(*running);
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
    for (const auto &socket : m_table.all())
        facts.push_back(socket->facts());
    return facts;
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
    record.beganNs = monotonicNs();
    return record;
}

void NativeBackend::reportNotRun(const SocketCommand &command, int error, RecordFlags flags)
{
    CallRecord record = recordFor(command);
    record.thread = currentThreadNumber();
    record.result = -1;
    record.error = error;
    record.flags = flags;
    report(std::move(record));
}

void NativeBackend::dropQueued(std::deque<SocketCommand> &&commands)
{
    for (const SocketCommand &command : commands) {
        const auto socket = m_table.find(command.socket);
        if (socket && traitsOf(command.call).direction == Direction::Out)
            socket->bytesWaiting -= static_cast<quint64>(command.bytes.size());
        reportNotRun(command, ECANCELED, RecordFlag::Cancelled);
    }
}

std::shared_ptr<NativeSocket> NativeBackend::adopt(SocketId id, EndpointId endpoint, quint32 connection, int fd, int family, int type)
{
    auto socket = m_table.find(id);
    if (!socket) {
        socket = std::make_shared<NativeSocket>(m_api, id ? id : newSocketId(), endpoint, connection);
        socket->open(fd, family, type);
        m_table.add(socket);
    } else {
        socket->open(fd, family, type);
    }
    return socket;
}

void NativeBackend::socketGone(const std::shared_ptr<NativeSocket> &socket)
{
    m_table.remove(socket->id);
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

void NativeBackend::laneRetired(const std::shared_ptr<Lane> &lane)
{
    {
        const std::lock_guard lock(m_mutex);
        m_lanes.erase(lane->id());
        m_laneGone.notify_all();
    }
}

} // namespace sw
