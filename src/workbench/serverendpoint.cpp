// SPDX-License-Identifier: GPL-3.0-or-later
#include "serverendpoint.h"

#include <algorithm>
#include <cerrno>

#include "misbehaver.h"
#include "monotonic.h"
#include "resolvedaddresses.h"
#include "socketconstants.h"
#include "streamrecipe.h"

namespace sw {

namespace {

// accept(2): these mean that this listening socket will never give a connection again, or that no thread waits for one.
bool endsAccepting(const CallRecord &record)
{
    const bool noThread = record.token != 0; // the loop's own records carry no token
    return record.error == EBADF || record.error == EINVAL || record.error == ENOTSOCK || (noThread && record.failed());
}

} // namespace

ServerEndpoint::ServerEndpoint(Workbench &workbench, QObject *parent)
    : Endpoint(workbench, serverCalls(BackendKind::Native, false), parent)
{
    new Misbehaver(*this);
}

ServerEndpoint::~ServerEndpoint()
{
    if (isIdle())
        return;
    if (state() == EndpointState::Resolving) {
        cancelAwaited();
        return;
    }
    // Nobody is left to see the end, but the sockets must not live on, not even one that is being accepted right now.
    closeLateComers();
    close(m_listening);
    closeConnections();
}

void ServerEndpoint::closeLateComers()
{
    const auto follow = std::make_shared<QMetaObject::Connection>();
    const auto watch = [follow, &bench = workbench(), listening = m_listening](const CallRecord &record) {
        if (record.socket != listening || record.kind != RecordKind::Call)
            return;
        if (record.call == Call::Accept && !record.failed()) {
            SocketCommand end;
            end.call = Call::Close;
            end.cancelFirst = true;
            end.socket = record.newSocket;
            end.endpoint = record.endpoint;
            end.connection = record.connection;
            bench.execute(end);
        } else if (record.call == Call::Close) {
            QObject::disconnect(*follow); // the listening socket's last record
        }
    };
    *follow = connect(&workbench(), &Workbench::recorded, &workbench(), watch);
}

void ServerEndpoint::closeConnections()
{
    for (const Connection &one : m_connections) {
        if (one.open)
            close(one.socket);
    }
}

void ServerEndpoint::setShape(const ServerSettings &settings)
{
    if (isIdle())
        setTextbookOrder(serverCalls(settings.backend, encrypts(settings)), settings.backend,
                         encrypts(settings)                             ? QtClass::SslSocket
                             : settings.protocol == StreamProtocol::Tcp ? QtClass::TcpSocket
                                                                        : QtClass::LocalSocket);
}

void ServerEndpoint::start(const ServerSettings &settings)
{
    if (!isIdle())
        return;
    m_settings = settings;
    m_address = {};
    setReason(std::nullopt);
    setReply(settings.reply);
    setShape(settings);
    clearSteps();
    forgetEnded(); // a new listening socket numbers its connections from 1 again
    if (settings.protocol != StreamProtocol::Tcp) {
        m_wanted = unixAddress(settings.path);
        setState(EndpointState::Starting);
        openSocket();
        return;
    }
    const QString host = settings.host.trimmed();
    const auto numeric = SocketAddress::fromHost(host.isEmpty() ? QStringLiteral("0.0.0.0") : host, settings.port);
    if (numeric) {
        m_wanted = *numeric;
        setState(EndpointState::Starting);
        openSocket();
        return;
    }
    setState(EndpointState::Resolving);
    SocketCommand lookUp = command(Call::Getaddrinfo, 0);
    lookUp.host = host;
    lookUp.service = QString::number(settings.port);
    lookUp.arguments = {constant::afUnspec, constant::sockStream, 0};
    lookUp.number = backend() == BackendKind::Qt ? 0 : constant::aiPassive; // QHostInfo has no flags
    step(lookUp);
}

void ServerEndpoint::openSocket()
{
    m_listening = workbench().backend().newSocketId();
    m_recipe = serverRecipe(m_settings, m_wanted);
    for (SocketCommand &one : m_recipe) {
        one.socket = m_listening;
        one.endpoint = id();
    }
    next();
}

void ServerEndpoint::resolved(const CallRecord &record)
{
    const auto first = firstResolvedAddress(record);
    if (state() == EndpointState::Stopping) {
        finishStopping();
    } else if (first) {
        m_wanted = *first;
        setState(EndpointState::Starting);
        openSocket();
    } else {
        setReason(record);
        setState(EndpointState::Failed);
    }
}

void ServerEndpoint::next()
{
    if (!m_recipe.empty()) {
        const SocketCommand following = m_recipe.front();
        m_recipe.erase(m_recipe.begin());
        step(following);
        return;
    }
    if (const auto facts = workbench().backend().facts(m_listening))
        m_address = facts->local;
    SocketCommand accept = command(Call::Accept, m_listening);
    accept.repeat = true;
    accept.reaction = Misbehaver::of(*this)->reaction(sharedReaction(), m_settings.protocol);
    if (m_settings.protocol == StreamProtocol::Tcp && m_settings.tlsUse == TlsUse::AtOnce)
        accept.tls = std::make_shared<const TlsSettings>(serverTls(m_settings));
    step(accept);
    awaitNothing(); // the loop's records come without a token
    setState(EndpointState::Listening);
}

void ServerEndpoint::handle(const CallRecord &record)
{
    if (record.kind == RecordKind::Notice) {
        if (record.notice == Notice::AcceptPaused || record.notice == Notice::AcceptResumed)
            Q_EMIT acceptPaused(record.notice == Notice::AcceptPaused);
        if (record.notice == Notice::ReadingPaused || record.notice == Notice::ReadingResumed)
            connectionEvent(record);
        return;
    }
    if (record.call == Call::Getaddrinfo && isAwaited(record)) {
        resolved(record);
        return;
    }
    const bool ofListener = record.socket == m_listening;
    if (record.call == Call::Accept && ofListener && !record.failed()) {
        accepted(record);
        return;
    }
    if (record.call == Call::Accept && ofListener && state() == EndpointState::Listening && endsAccepting(record)) {
        fail(record);
        return;
    }
    if (ofListener && record.call == Call::Close) {
        m_listenerOpen = false;
        // Closed from elsewhere while it listened.
        if (state() == EndpointState::Listening) {
            m_afterStop = EndpointState::Stopped;
            setState(EndpointState::Stopping);
            closeConnections();
        }
        finishStopping();
        return;
    }
    if (record.connection != 0) {
        if (record.call == Call::Close)
            connectionClosed(record);
        else
            connectionEvent(record);
        return;
    }
    if (!ofListener || !isAwaited(record))
        return;
    if (record.call == Call::Socket && !record.failed())
        m_listenerOpen = true;
    if (state() == EndpointState::Stopping)
        return;
    // An option that the kernel refuses is said at once: what follows would not be what was asked for.
    if (record.failed())
        fail(record);
    else
        next();
}

void ServerEndpoint::fail(const CallRecord &record)
{
    m_recipe.clear();
    setReason(record);
    const bool claims = record.call == Call::Bind || record.call == Call::Listen;
    if (claims && record.error == EADDRINUSE && m_settings.protocol == StreamProtocol::Tcp)
        inspectPort(record, m_wanted, Transport::Tcp);
    if (!m_listenerOpen) {
        setState(EndpointState::Failed);
        return;
    }
    m_afterStop = EndpointState::Failed;
    setState(EndpointState::Stopping);
    close(m_listening);
}

void ServerEndpoint::startTls(SocketId socket)
{
    Endpoint::startTls(socket, serverTls(m_settings));
}

void ServerEndpoint::stop()
{
    if (isIdle() || state() == EndpointState::Stopping)
        return;
    const bool resolving = state() == EndpointState::Resolving;
    m_afterStop = EndpointState::Stopped;
    m_recipe.clear();
    setState(EndpointState::Stopping);
    if (resolving) {
        cancelAwaited();
        return;
    }
    close(m_listening);
    closeConnections();
}

void ServerEndpoint::finishStopping()
{
    if (m_listenerOpen || state() != EndpointState::Stopping)
        return;
    // From the end: they are closed in order, and this is asked after each of thousands.
    if (std::none_of(m_connections.rbegin(), m_connections.rend(), [](const Connection &one) { return one.open; }))
        setState(m_afterStop);
}

void ServerEndpoint::accepted(const CallRecord &record)
{
    Connection one;
    one.number = record.connection;
    one.socket = record.newSocket;
    one.fd = static_cast<int>(record.result);
    one.peer = record.address;
    one.acceptedNs = record.beganNs + record.tookNs;
    if (const auto facts = workbench().backend().facts(one.socket)) {
        one.local = facts->local;
        one.peerPid = facts->peerPid;
        one.peerUid = facts->peerUid;
    }
    m_connections.push_back(one);
    Q_EMIT connectionAdded(static_cast<int>(m_connections.size()) - 1);
    for (SocketCommand &preset :
         presetCommands(m_settings.options, PresetPlace::Connection, command(Call::Setsockopt, one.socket)))
        workbench().execute(std::move(preset));
    // It slipped in while everything was being closed.
    if (state() == EndpointState::Stopping)
        close(one.socket);
}

const Connection *ServerEndpoint::connection(quint32 number) const
{
    const int index = indexOf(number);
    return index < 0 ? nullptr : &m_connections[static_cast<std::size_t>(index)];
}

int ServerEndpoint::indexOf(quint32 number) const
{
    // Numbers only grow along the list.
    const auto found = std::lower_bound(m_connections.begin(), m_connections.end(), number,
                                        [](const Connection &one, quint32 wanted) { return one.number < wanted; });
    return found == m_connections.end() || found->number != number ? -1
                                                                   : static_cast<int>(found - m_connections.begin());
}

void ServerEndpoint::connectionEvent(const CallRecord &record)
{
    const int index = indexOf(record.connection);
    if (index < 0)
        return;
    Connection &one = m_connections[static_cast<std::size_t>(index)];
    if (const auto facts = workbench().backend().facts(one.socket)) {
        one.end = facts->end;
        one.endError = facts->endError;
        one.handshake = facts->tls;
        one.tls = TlsResult::standing(facts->encrypted, facts->tls);
    }
    Q_EMIT connectionChanged(index);
}

void ServerEndpoint::connectionClosed(const CallRecord &record)
{
    const int index = indexOf(record.connection);
    if (index < 0)
        return;
    Connection &one = m_connections[static_cast<std::size_t>(index)];
    one.open = false;
    if (const auto facts = workbench().backend().facts(one.socket)) {
        one.end = facts->end;
        one.endError = facts->endError;
        one.handshake = facts->tls;
        one.tls = TlsResult::standing(facts->encrypted, facts->tls);
        one.received = facts->bytesReceived;
        one.sent = facts->bytesSent;
    }
    reaction().stopCapture(one.number);
    Q_EMIT connectionChanged(index);
    trimEnded();
    finishStopping();
}

void ServerEndpoint::trimEnded()
{
    const auto ended = std::count_if(m_connections.begin(), m_connections.end(),
                                     [](const Connection &one) { return !one.open; });
    if (ended <= 2 * endedKept)
        return;
    auto surplus = ended - endedKept;
    Q_EMIT connectionsAboutToBeReset();
    std::erase_if(m_connections, [&surplus](const Connection &one) { return !one.open && surplus-- > 0; });
    Q_EMIT connectionsReset();
}

void ServerEndpoint::forgetEnded()
{
    Q_EMIT connectionsAboutToBeReset();
    std::erase_if(m_connections, [](const Connection &one) { return !one.open; });
    Q_EMIT connectionsReset();
}

} // namespace sw
