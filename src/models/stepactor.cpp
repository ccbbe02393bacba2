// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepactor.h"

#include <algorithm>
#include <array>
#include <memory>

#include "commandbuilder.h"
#include "monotonic.h"
#include "reference.h"
#include "socketconstants.h"
#include "stepsession.h"

namespace sw {

namespace {

struct NameBase
{
    Call call;
    const char *name;
};

constexpr std::array<NameBase, 5> nameBases{{{Call::Accept, "conn"},
                                             {Call::Dup, "dup"},
                                             {Call::CreateConnection, "conn"},
                                             {Call::Makefile, "file"},
                                             {Call::Socketpair, "pair"}}};

/// Tokens of calls whose actor has gone: what they still make is closed.
struct Orphans
{
    std::set<quint64> tokens;
    QMetaObject::Connection following;
};

SocketCommand closing(SocketId socket, EndpointId endpoint)
{
    SocketCommand end;
    end.call = Call::Close;
    end.cancelFirst = true;
    end.socket = socket;
    end.endpoint = endpoint;
    return end;
}

} // namespace

StepActor::StepActor(Workbench &workbench, StepSession &session, EndpointId endpoint, const QString &role,
                     QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_session(session)
    , m_endpoint(endpoint)
    , m_role(role)
    , m_threads(1)
{
    m_id = session.enter(this, role);
    connect(&workbench, &Workbench::recorded, this, &StepActor::take);
}

StepActor::~StepActor()
{
    m_session.leave(this);
    const auto orphans = std::make_shared<Orphans>();
    for (const StepCall &one : m_calls) {
        if (one.phase != StepCall::Phase::Running)
            continue;
        orphans->tokens.insert(one.token);
        m_workbench.cancel(one.token);
    }
    for (const StepSocket &one : m_sockets) {
        if (one.open)
            m_workbench.execute(closing(one.id, m_endpoint));
    }
    for (const Worker &one : m_threads) {
        if (one.lane != 0)
            m_workbench.backend().endLane(one.lane);
    }
    if (orphans->tokens.empty())
        return;
    const auto follow = [orphans, &workbench = m_workbench](const CallRecord &record) {
        if (record.kind != RecordKind::Call || orphans->tokens.erase(record.token) == 0)
            return;
        const bool makes = record.call == Call::Socket || record.call == Call::CreateConnection;
        for (const SocketId made : {makes ? record.socket : 0, record.newSocket, record.newSocket2}) {
            if (made != 0 && !record.failed())
                workbench.execute(closing(made, record.endpoint));
        }
        if (orphans->tokens.empty())
            QObject::disconnect(orphans->following);
    };
    orphans->following = connect(&m_workbench, &Workbench::recorded, &m_workbench, follow);
}

const StepSocket *StepActor::socket(const QString &name) const
{
    const auto found = std::find_if(m_sockets.begin(), m_sockets.end(),
                                    [&name](const StepSocket &one) { return one.name == name; });
    return found == m_sockets.end() ? nullptr : &*found;
}

int StepActor::indexOf(SocketId socket) const
{
    const auto found = std::find_if(m_sockets.begin(), m_sockets.end(),
                                    [socket](const StepSocket &one) { return one.id == socket; });
    return found == m_sockets.end() ? -1 : static_cast<int>(found - m_sockets.begin());
}

const StepCall *StepActor::running(int thread) const
{
    const int number = m_threads[static_cast<std::size_t>(thread)].running;
    return number == 0 ? nullptr : &m_calls[static_cast<std::size_t>(number - 1)];
}

bool StepActor::isBusy() const
{
    return std::any_of(m_threads.begin(), m_threads.end(), [](const Worker &one) { return one.running != 0; });
}

void StepActor::setBackend(BackendKind backend)
{
    if (backend == m_backend || isBusy())
        return;
    m_backend = backend;
    // A lane belongs to one backend: new ones are made when they are needed.
    for (Worker &one : m_threads) {
        if (one.lane != 0)
            m_workbench.backend().endLane(one.lane);
        one.lane = 0;
    }
    Q_EMIT callsChanged();
}

QStringList StepActor::namesFor(const CallSpec &call, const QJsonObject &args) const
{
    if (call.makes == 0)
        return {};
    const auto base = std::find_if(nameBases.begin(), nameBases.end(),
                                   [&call](const NameBase &one) { return one.call == call.call; });
    QString name = base == nameBases.end() ? QStringLiteral("s") : QString(QLatin1StringView(base->name));
    // A server's first socket is the one that listens, as everybody calls it.
    const bool listens = args.value(QLatin1StringView("type")).toString() == QLatin1StringView("SOCK_STREAM");
    if (call.call == Call::Socket && m_role == QLatin1StringView("server") && m_sockets.empty() && listens)
        name = QStringLiteral("listener");
    else if (call.call == Call::Socket && m_role == QLatin1StringView("client"))
        name = QStringLiteral("c");
    if (call.makes == 1)
        return {m_session.freeName(name)};
    const QString left = m_session.freeName(name + QStringLiteral("A"));
    return {left, m_session.freeName(name + QStringLiteral("B"))};
}

int StepActor::freeThread()
{
    for (std::size_t i = 1; i < m_threads.size(); ++i) {
        if (m_threads[i].running == 0)
            return static_cast<int>(i);
    }
    m_threads.emplace_back();
    return threads() - 1;
}

void StepActor::make(const CallSpec &spec, const QString &on, const QJsonObject &args, Thread thread)
{
    if (isClosing())
        return;
    m_session.noteBlocked();
    StepCall made;
    made.number = static_cast<int>(m_calls.size()) + 1;
    made.call = &spec;
    made.on = spec.on == CallTarget::None || !socket(on) ? QString() : on;
    made.args = args;
    made.as = namesFor(spec, args);
    made.clickedNs = monotonicNs();
    if (const StepSocket *target = socket(made.on))
        made.socket = target->id;
    if (spec.makes > 0)
        made.made = m_workbench.backend().newSocketId();
    if (spec.makes > 1)
        made.made2 = m_workbench.backend().newSocketId();
    made.thread = thread == Thread::Own ? 0 : freeThread();
    const int number = made.number;
    const int on_ = made.thread;
    m_calls.push_back(std::move(made));
    m_threads[static_cast<std::size_t>(on_)].queue.push_back(number);
    dispatch(on_);
    Q_EMIT callsChanged();
}

void StepActor::dispatch(int thread)
{
    Worker &worker = m_threads[static_cast<std::size_t>(thread)];
    if (worker.running != 0 || worker.queue.empty() || isClosing())
        return;
    StepCall &next = call(worker.queue.front());
    worker.queue.pop_front();
    worker.running = next.number;
    next.phase = StepCall::Phase::Running;
    if (worker.lane == 0) {
        const QByteArray name = m_id.toUtf8();
        worker.lane = m_workbench.backend().newLane(thread == 0 ? name : name + '-' + QByteArray::number(thread + 1),
                                                    m_backend);
    }
    const QJsonObject args = reference::replace(next.args, [this](const QString &name) {
                                 return m_session.resolve(name);
                             }).toObject();
    const QString missing = reference::firstIn(args);
    BuiltCommand built = buildCommand(*next.call, args, {});
    if (!missing.isNull() || !built.badArgument.isEmpty()) {
        refuse(next, missing.isNull() ? built.badArgument : missing);
        return;
    }
    built.command.socket = next.call->on == CallTarget::None ? next.made : next.socket;
    built.command.newSocket = next.made;
    built.command.newSocket2 = next.made2;
    // A look-up cannot be interrupted, so it has a thread that can be left behind.
    built.command.lane = traitsOf(next.call->call).lane == LaneKind::Names ? 0 : worker.lane;
    built.command.endpoint = m_endpoint;
    built.command.backend = m_backend;
    if (built.lookUp)
        lookUp(next, built);
    else
        handOver(next, std::move(built.command));
}

void StepActor::handOver(StepCall &of, SocketCommand command)
{
    // The record can come only through the event loop, so the token is noted in time.
    command.mayEncrypt = true; // nobody knows what is called later
    of.token = m_workbench.execute(std::move(command));
}

void StepActor::lookUp(StepCall &of, const BuiltCommand &built)
{
    SocketCommand question;
    question.call = Call::Getaddrinfo;
    question.endpoint = m_endpoint;
    question.backend = m_backend;
    question.host = built.lookUp->host;
    question.service = QString::number(built.lookUp->port);
    const int index = indexOf(of.socket);
    const StepSocket *target = index < 0 ? nullptr : &m_sockets[static_cast<std::size_t>(index)];
    question.arguments = {target ? target->family : constant::afUnspec, target ? target->type : 0, 0};
    of.token = m_workbench.execute(std::move(question));
    m_lookUps[of.token] = built.command;
}

void StepActor::refuse(StepCall &of, const QString &why)
{
    of.phase = StepCall::Phase::Refused;
    of.refusedFor = why;
    of.as.clear();
    const int thread = of.thread;
    const int number = of.number;
    m_threads[static_cast<std::size_t>(thread)].running = 0;
    Q_EMIT callEnded(number);
    Q_EMIT callsChanged();
    dispatch(thread);
}

void StepActor::interrupt(int number)
{
    StepCall &one = call(number);
    if (one.phase == StepCall::Phase::Running) {
        m_session.noteBlocked();
        one.interruptedNs = monotonicNs();
        m_workbench.cancel(one.token);
    } else if (one.phase == StepCall::Phase::Queued) {
        std::erase(m_threads[static_cast<std::size_t>(one.thread)].queue, number);
        one.phase = StepCall::Phase::Dropped;
        one.as.clear();
        Q_EMIT callsChanged();
    }
}

void StepActor::moveToAnotherThread(int number)
{
    if (call(number).phase != StepCall::Phase::Queued || isClosing())
        return;
    const int thread = freeThread();
    StepCall &one = call(number);
    std::erase(m_threads[static_cast<std::size_t>(one.thread)].queue, number);
    one.thread = thread;
    // It is made now, not when it was clicked.
    m_session.noteBlocked();
    one.clickedNs = monotonicNs();
    m_threads[static_cast<std::size_t>(thread)].queue.push_back(number);
    dispatch(thread);
    Q_EMIT callsChanged();
}

} // namespace sw
