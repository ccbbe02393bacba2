// SPDX-License-Identifier: GPL-3.0-or-later
#include "endpoint.h"

#include <algorithm>
#include <cerrno>

#include "misbehaver.h"
#include "socketwalk.h"

namespace sw {

QByteArray intOption(int value)
{
    return {static_cast<const char *>(static_cast<const void *>(&value)), static_cast<qsizetype>(sizeof value)};
}

Endpoint::Endpoint(Workbench &workbench, const std::vector<Call> &textbookOrder, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_id(workbench.newEndpointId())
    , m_reaction(std::make_shared<EndpointReaction>(m_id, workbench.sink()))
    , m_boundPath(workbench, m_id)
    , m_inspection(workbench.sink())
{
    setTextbookOrder(textbookOrder);
    connect(&workbench, &Workbench::recorded, this, &Endpoint::take);
}

Endpoint::~Endpoint() = default;

void Endpoint::take(const CallRecord &record)
{
    if (record.endpoint != m_id || record.flags.testFlag(RecordFlag::Look))
        return;
    // A second close of the same socket gives EBADF, and its bytes were counted.
    if (record.call == Call::Close && record.kind == RecordKind::Call && record.error != EBADF) {
        if (const auto facts = m_workbench.backend().facts(record.socket);
            facts && facts->phase == SocketPhase::Closed) {
            m_closedReceived += facts->bytesReceived;
            m_closedSent += facts->bytesSent;
        }
    }
    // What Qt's functions and signals mean for the endpoint, the call's own record says.
    if (record.kind == RecordKind::Inner && record.layer != RecordLayer::Kernel) {
        noteQtState(record);
        return;
    }
    m_boundPath.note(record);
    noteMessage(record);
    noteStep(record);
    if (record.kind == RecordKind::Notice && record.notice == Notice::PortHeld)
        Q_EMIT portHeld(record);
    else if (!m_manual)
        handle(record);
}

void Endpoint::inspectPort(const CallRecord &failed, const SocketAddress &wanted, Transport transport)
{
    m_inspection.start(failed, wanted, transport);
}

void Endpoint::noteStep(const CallRecord &record)
{
    if (record.kind != RecordKind::Call)
        return;
    const auto place = std::find_if(m_steps.begin(), m_steps.end(),
                                    [&](const LifecycleStep &step) { return step.call == record.call; });
    if (place == m_steps.end())
        return;
    const bool cancelled = record.flags.testFlag(RecordFlag::Cancelled);
    place->last = record;
    place->last.data.clear();
    place->phase = record.failed() && !cancelled ? LifecycleStep::Phase::Failed
        : record.failed()                        ? LifecycleStep::Phase::Idle
                                                 : LifecycleStep::Phase::Done;
    place->count += record.failed() ? 0 : 1;
    Q_EMIT stepsChanged();
}

void Endpoint::noteQtState(const CallRecord &record)
{
    constexpr std::size_t statesKept = 8;
    const auto place = std::find_if(m_steps.begin(), m_steps.end(),
                                    [](const LifecycleStep &step) { return step.call == Call::Connect; });
    if (record.qtEvent != QtEvent::StateChanged || place == m_steps.end() || place->qtStates.size() >= statesKept)
        return;
    place->qtStates.push_back(static_cast<int>(record.result));
    Q_EMIT stepsChanged();
}

void Endpoint::noteMessage(const CallRecord &record)
{
    if (MixedSends::isMixed(record.token)) { // a fault joined it
        const auto *misbehaver = Misbehaver::of(*this);
        if (misbehaver == nullptr)
            return;
        for (const CallRecord &part : misbehaver->sends()->mixed().partsOf(record))
            noteMessage(part);
        return;
    }
    const auto found = m_messages.find(record.token);
    if (record.token == 0 || found == m_messages.end() || record.kind != RecordKind::Call)
        return;
    MessageProgress &message = found.value();
    message.taken += std::max<qint64>(record.result, 0);
    message.cancelled = record.flags.testFlag(RecordFlag::Cancelled);
    // A stray interruption is no end: the rest follows in the next send.
    const bool goesOn = record.failed() && record.error == EINTR && !message.cancelled;
    message.error = goesOn ? 0 : record.error;
    message.finished = message.cancelled || message.error != 0 || message.taken >= message.size;
    const MessageProgress now = message;
    if (now.finished)
        m_messages.erase(found);
    Q_EMIT messageProgress(now);
}

std::vector<LifecycleStep> Endpoint::steps(const std::vector<RunningCall> &running) const
{
    std::vector<LifecycleStep> steps = m_steps;
    quint64 received = m_closedReceived;
    quint64 sent = m_closedSent;
    eachSocket(m_workbench.backend(), [&](const SocketFacts &facts) {
        if (facts.endpoint != m_id)
            return;
        received += facts.bytesReceived;
        sent += facts.bytesSent;
    });
    // With thousands of connections nearly all of them are in the same call: they are walked over once.
    for (const RunningCall &call : running) {
        if (call.endpoint != m_id || !traitsOf(call.call).mayBlock)
            continue;
        const auto step = std::find_if(steps.begin(), steps.end(),
                                       [&](const LifecycleStep &one) { return one.call == call.call; });
        if (step == steps.end())
            continue;
        ++step->blockedThreads;
        step->blockedSinceNs = step->blockedSinceNs == 0 ? call.beganNs : std::min(step->blockedSinceNs, call.beganNs);
        step->phase = LifecycleStep::Phase::Blocked;
    }
    for (LifecycleStep &step : steps) {
        const Direction direction = traitsOf(step.call).direction;
        step.bytes = direction == Direction::In ? received : direction == Direction::Out ? sent : 0;
        // Rows of plain data in a loop do not come this way, but the socket has counted them.
        if (step.phase == LifecycleStep::Phase::Idle && step.bytes > 0)
            step.phase = LifecycleStep::Phase::Done;
    }
    return steps;
}

void Endpoint::setManual(bool manual)
{
    m_manual = manual;
    setReason(std::nullopt);
    setState(EndpointState::Stopped);
    clearSteps();
}

void Endpoint::setReply(const ReplySettings &reply)
{
    m_reaction->setSettings(reply);
}

SocketCommand Endpoint::command(Call call, SocketId socket) const
{
    SocketCommand command;
    command.call = call;
    command.socket = socket;
    command.endpoint = m_id;
    command.backend = m_backend;
    if (const auto facts = m_workbench.backend().facts(socket))
        command.connection = facts->connection;
    return command;
}

quint64 Endpoint::step(SocketCommand next)
{
    m_awaited = m_workbench.execute(std::move(next));
    return m_awaited;
}

quint64 Endpoint::send(SocketId socket, const QByteArray &bytes)
{
    SocketCommand message = command(Call::Send, socket);
    message.bytes = bytes;
    message.untilAll = true;
    return track(message);
}

quint64 Endpoint::track(const SocketCommand &message)
{
    MessageProgress progress;
    progress.socket = message.socket;
    progress.connection = message.connection;
    progress.size = message.bytes.size();
    const auto *misbehaver = Misbehaver::of(*this);
    SocketCommand detoured = message;
    const bool taken = misbehaver && misbehaver->sends()->take(detoured);
    progress.token = taken ? detoured.token : m_workbench.execute(message);
    m_messages.insert(progress.token, progress);
    return progress.token;
}

void Endpoint::cancelSends(SocketId socket)
{
    if (const auto *misbehaver = Misbehaver::of(*this))
        misbehaver->sends()->cancel(socket);
    m_workbench.backend().cancelSends(socket);
}

void Endpoint::setReadingPaused(SocketId socket, bool paused)
{
    m_workbench.backend().setReadingPaused(socket, paused);
}

void Endpoint::shutdown(SocketId socket, int how)
{
    SocketCommand end = command(Call::Shutdown, socket);
    end.arguments = {how, 0, 0};
    m_workbench.execute(end);
}

void Endpoint::close(SocketId socket)
{
    SocketCommand end = command(Call::Close, socket);
    end.cancelFirst = true;
    m_workbench.execute(end);
}

void Endpoint::reset(SocketId socket)
{
    SocketCommand end = command(Call::Close, socket);
    end.cancelFirst = true;
    end.reset = true;
    m_workbench.execute(end);
}

void Endpoint::startTls(SocketId socket, const TlsSettings &tls)
{
    SocketCommand start = command(Call::Starttls, socket);
    start.tls = std::make_shared<const TlsSettings>(tls);
    start.host = tls.serverName;
    m_workbench.execute(start);
}

void Endpoint::setState(EndpointState state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

void Endpoint::setTextbookOrder(const std::vector<Call> &calls, BackendKind backend, QtClass qtClass)
{
    m_backend = backend;
    const QtClass shown = backend == BackendKind::Qt ? qtClass : QtClass::None;
    const bool listens = std::find(calls.begin(), calls.end(), Call::Listen) != calls.end();
    const auto classOf = [=](Call call) {
        const bool moves = traitsOf(call).direction != Direction::None;
        return listens && !moves ? qtServerOf(shown) : shown;
    };
    const bool same = std::equal(m_steps.begin(), m_steps.end(), calls.begin(), calls.end(),
                                 [&classOf](const LifecycleStep &step, Call call) {
                                     return step.call == call && step.qtClass == classOf(call);
                                 });
    if (same)
        return;
    m_steps.clear();
    for (const Call call : calls) {
        LifecycleStep step;
        step.call = call;
        step.qtClass = classOf(call);
        m_steps.push_back(step);
    }
    Q_EMIT stepsChanged();
}

void Endpoint::clearSteps()
{
    m_closedReceived = 0;
    m_closedSent = 0;
    for (LifecycleStep &step : m_steps) {
        LifecycleStep fresh;
        fresh.call = step.call;
        fresh.qtClass = step.qtClass;
        step = fresh;
    }
    Q_EMIT stepsChanged();
}

} // namespace sw
