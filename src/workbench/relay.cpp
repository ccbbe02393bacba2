// SPDX-License-Identifier: GPL-3.0-or-later
#include "relay.h"

#include <algorithm>
#include <cerrno>

#include "monotonic.h"
#include "resolvedaddresses.h"
#include "socketconstants.h"

namespace sw {

Relay::Relay(Workbench &workbench, const RelaySettings &shape, QObject *parent)
    : Endpoint(workbench, relayCalls(shape), parent)
{
}

Relay::~Relay() = default;

void Relay::leave()
{
    gate().forgetAll();
    if (isIdle())
        return;
    if (state() == EndpointState::Resolving) {
        cancelAwaited();
        return;
    }
    // Nobody is left to see the end, but the sockets must not live on, not even one that is being made right now: on a lane of
    // its own, so that the listening socket may have been closed before it is told. Hence this stays.
    const auto watch = [&bench = workbench(), own = id()](const CallRecord &record) {
        if (record.endpoint != own || record.kind != RecordKind::Call)
            return;
        const bool accepted = record.call == Call::Accept && !record.failed();
        const bool made = record.call == Call::Socket && record.connection != 0 && !record.failed();
        if (accepted || made) {
            SocketCommand end;
            end.call = Call::Close;
            end.cancelFirst = true;
            end.socket = accepted ? record.newSocket : record.socket;
            end.endpoint = record.endpoint;
            end.connection = record.connection;
            bench.execute(end);
        }
    };
    connect(&workbench(), &Workbench::recorded, &workbench(), watch);
    close(m_listening);
    for (RelayTalk &talk : m_talks)
        closeTalk(talk, false);
}

void Relay::setShape(const RelaySettings &settings)
{
    if (!isIdle())
        return;
    const bool tls = settings.listenTls || settings.targetTls;
    setTextbookOrder(relayCalls(settings), settings.listenBackend(),
                     settings.datagrams ? QtClass::UdpSocket
                         : tls          ? QtClass::SslSocket
                                        : QtClass::TcpSocket);
}

void Relay::start(const RelaySettings &settings)
{
    if (!isIdle())
        return;
    m_settings = settings;
    m_address = {};
    m_wanted = {};
    m_targets.clear();
    gate().forgetAll();
    setFaults(RelayWay::Up, settings.up);
    setFaults(RelayWay::Down, settings.down);
    setReason(std::nullopt);
    setShape(settings);
    clearSteps();
    Q_EMIT talksAboutToBeReset();
    m_talks.clear(); // a new listening socket numbers its conversations from 1 again
    Q_EMIT talksReset();
    const QString host = settings.host.trimmed();
    if (const auto numeric = SocketAddress::fromHost(host.isEmpty() ? QStringLiteral("0.0.0.0") : host, settings.port))
        m_wanted = *numeric;
    if (const auto numeric = SocketAddress::fromHost(settings.targetHost.trimmed(), settings.targetPort))
        m_targets.push_back(*numeric);
    resolveNext();
}

void Relay::resolveNext()
{
    if (m_wanted.isNull()) {
        lookUp(m_settings.host, m_settings.port, true, m_settings.listenBackend());
        return;
    }
    if (m_targets.empty()) {
        lookUp(m_settings.targetHost, m_settings.targetPort, false, m_settings.targetBackend());
        return;
    }
    setState(EndpointState::Starting);
    m_listening = workbench().backend().newSocketId();
    m_recipe = listenRecipe(m_wanted);
    for (SocketCommand &one : m_recipe) {
        one.socket = m_listening;
        one.endpoint = id();
    }
    next();
}

void Relay::lookUp(const QString &host, quint16 port, bool passive, BackendKind backend)
{
    setState(EndpointState::Resolving);
    SocketCommand ask = command(Call::Getaddrinfo, 0);
    ask.backend = backend;
    ask.host = host.trimmed();
    ask.service = QString::number(port);
    ask.arguments = {constant::afUnspec, m_settings.datagrams ? constant::sockDgram : constant::sockStream, 0};
    ask.number = passive && backend == BackendKind::Native ? constant::aiPassive : 0; // QHostInfo has no flags
    step(ask);
}

void Relay::resolved(const CallRecord &record)
{
    if (isStopping()) {
        setState(EndpointState::Stopped);
        return;
    }
    const std::vector<SocketAddress> found = resolvedAddresses(record);
    if (found.empty()) {
        setReason(record);
        setState(EndpointState::Failed);
        return;
    }
    if (m_wanted.isNull())
        m_wanted = found.front();
    else
        m_targets = found;
    resolveNext();
}

void Relay::next()
{
    if (!m_recipe.empty()) {
        const SocketCommand following = m_recipe.front();
        m_recipe.erase(m_recipe.begin());
        step(following);
        return;
    }
    awaitNothing();
    if (const auto facts = workbench().backend().facts(m_listening))
        m_address = facts->local;
    listens();
    setState(EndpointState::Listening);
}

void Relay::handle(const CallRecord &record)
{
    if (record.call == Call::Getaddrinfo && isAwaited(record)) {
        resolved(record);
        return;
    }
    const bool ofListener = record.socket == m_listening && record.kind == RecordKind::Call && record.connection == 0;
    if (ofListener && record.call == Call::Close) {
        m_listenerOpen = false;
        if (state() == EndpointState::Listening) { // from elsewhere
            m_afterStop = EndpointState::Stopped;
            setState(EndpointState::Stopping);
        }
        for (RelayTalk &talk : m_talks)
            closeTalk(talk, false);
        finishStopping();
        return;
    }
    if (!ofListener || !isAwaited(record)) {
        handleTalk(record);
        return;
    }
    if (record.call == Call::Socket && !record.failed())
        m_listenerOpen = true;
    if (isStopping())
        return;
    if (record.failed())
        failListening(record);
    else
        next();
}

void Relay::failListening(const CallRecord &record)
{
    m_recipe.clear();
    setReason(record);
    const bool claims = record.call == Call::Bind || record.call == Call::Listen;
    if (claims && record.error == EADDRINUSE)
        inspectPort(record, m_wanted, m_settings.datagrams ? Transport::Udp : Transport::Tcp);
    if (!m_listenerOpen) {
        setState(EndpointState::Failed);
        return;
    }
    m_afterStop = EndpointState::Failed;
    setState(EndpointState::Stopping);
    close(m_listening);
}

void Relay::stop()
{
    if (isIdle() || isStopping())
        return;
    const bool resolving = state() == EndpointState::Resolving;
    m_afterStop = EndpointState::Stopped;
    m_recipe.clear();
    setState(EndpointState::Stopping);
    gate().forgetAll();
    if (resolving) {
        cancelAwaited();
        return;
    }
    close(m_listening);
    for (RelayTalk &talk : m_talks)
        closeTalk(talk, false);
}

void Relay::finishStopping()
{
    const bool anyOpen = std::any_of(m_talks.begin(), m_talks.end(),
                                     [](const RelayTalk &one) { return one.client.open || one.target.open; });
    if (isStopping() && !m_listenerOpen && !anyOpen)
        setState(m_afterStop);
}

void Relay::closeTalk(RelayTalk &talk, bool reset)
{
    gate().forget(talk.number);
    talk.recipe.clear();
    closeSide(talk.client, reset);
    closeSide(talk.target, reset);
}

void Relay::closeSide(RelayTalk::Side &side, bool reset)
{
    if (!side.open || side.closing)
        return;
    side.closing = true;
    if (reset)
        Endpoint::reset(side.socket);
    else
        close(side.socket);
}

void Relay::sideClosed(RelayTalk &talk, RelayTalk::Side &side)
{
    side.open = false;
    side.outputEnded = true;
    side.inputEnded = true;
    if (!talk.client.open && !talk.target.open) {
        talk.state = talk.state == RelayTalk::State::Connecting || talk.state == RelayTalk::State::Failed
            ? RelayTalk::State::Failed
            : RelayTalk::State::Ended;
        gate().forget(talk.number);
    }
    tell(talk);
    finishStopping();
}

RelayTalk &Relay::add(RelayTalk talk)
{
    trimEnded(); // here, as nobody holds one of them now
    const RelayGate::Pair pipes = gate().pair(talk.number);
    talk.up = pipes.up;
    talk.down = pipes.down;
    talk.beganNs = monotonicNs();
    m_talks.push_back(std::move(talk));
    Q_EMIT talkAdded(static_cast<int>(m_talks.size()) - 1);
    return m_talks.back();
}

RelayTalk *Relay::find(quint32 number)
{
    // Numbers only grow along the list.
    const auto found = std::lower_bound(m_talks.begin(), m_talks.end(), number,
                                        [](const RelayTalk &one, quint32 wanted) { return one.number < wanted; });
    return found == m_talks.end() || found->number != number ? nullptr : &*found;
}

const RelayTalk *Relay::talk(quint32 number) const
{
    return const_cast<Relay *>(this)->find(number);
}

void Relay::tell(const RelayTalk &talk)
{
    Q_EMIT talkChanged(static_cast<int>(&talk - m_talks.data()));
}

void Relay::end(quint32 number, bool reset)
{
    if (RelayTalk *talk = find(number))
        closeTalk(*talk, reset);
}

void Relay::trimEnded()
{
    const auto ended = std::count_if(m_talks.begin(), m_talks.end(), [](const RelayTalk &one) { return one.isOver(); });
    if (ended <= 2 * endedKept)
        return;
    auto surplus = ended - endedKept;
    Q_EMIT talksAboutToBeReset();
    std::erase_if(m_talks, [&surplus](const RelayTalk &one) { return one.isOver() && surplus-- > 0; });
    Q_EMIT talksReset();
}

void Relay::forgetEnded()
{
    Q_EMIT talksAboutToBeReset();
    std::erase_if(m_talks, [](const RelayTalk &one) { return one.isOver(); });
    Q_EMIT talksReset();
}

} // namespace sw
