// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientendpoint.h"

#include <cerrno>

#include "misbehaver.h"
#include "resolvedaddresses.h"
#include "socketconstants.h"
#include "streamrecipe.h"

namespace sw {

ClientEndpoint::ClientEndpoint(Workbench &workbench, QObject *parent)
    : Endpoint(workbench, clientCalls(false), parent)
{
    new Misbehaver(*this);
}

ClientEndpoint::~ClientEndpoint()
{
    if (state() == EndpointState::Resolving)
        cancelAwaited();
    else if (!isIdle())
        close(m_socket); // also when the record of its socket() has not come yet
}

std::optional<SocketFacts> ClientEndpoint::facts() const
{
    return m_shown == 0 ? std::nullopt : workbench().backend().facts(m_shown);
}

void ClientEndpoint::setShape(const ClientSettings &settings)
{
    if (isIdle())
        setTextbookOrder(clientCalls(encrypts(settings)), settings.backend,
                         encrypts(settings)                             ? QtClass::SslSocket
                             : settings.protocol == StreamProtocol::Tcp ? QtClass::TcpSocket
                                                                        : QtClass::LocalSocket);
}

void ClientEndpoint::connectTo(const ClientSettings &settings)
{
    if (!isIdle())
        return;
    m_settings = settings;
    m_addresses.clear();
    m_next = 0;
    m_shown = 0;
    m_leaving = false;
    m_failure.reset();
    setReason(std::nullopt);
    setReply(settings.reply);
    setShape(settings);
    clearSteps();
    if (settings.protocol != StreamProtocol::Tcp) {
        m_addresses.push_back(unixAddress(settings.path));
        setState(EndpointState::Connecting);
        tryNext();
        return;
    }
    if (const auto numeric = SocketAddress::fromHost(settings.host.trimmed(), settings.port)) {
        m_addresses.push_back(*numeric);
        setState(EndpointState::Connecting);
        tryNext();
        return;
    }
    setState(EndpointState::Resolving);
    SocketCommand lookUp = command(Call::Getaddrinfo, 0);
    // An empty field is no name: null asks for this machine itself.
    lookUp.host = settings.host.trimmed().isEmpty() ? QString() : settings.host.trimmed();
    lookUp.service = QString::number(settings.port);
    lookUp.arguments = {constant::afUnspec, constant::sockStream, 0};
    step(lookUp);
}

void ClientEndpoint::resolved(const CallRecord &record)
{
    m_addresses = resolvedAddresses(record);
    if (m_leaving) {
        setState(EndpointState::Stopped);
    } else if (m_addresses.empty()) {
        setReason(record);
        setState(EndpointState::Failed);
    } else {
        setState(EndpointState::Connecting);
        tryNext();
    }
}

void ClientEndpoint::tryNext()
{
    m_trying = m_addresses[static_cast<std::size_t>(m_next++)];
    m_socket = workbench().backend().newSocketId();
    m_recipe = clientRecipe(m_settings, m_trying);
    for (SocketCommand &one : m_recipe) {
        one.socket = m_socket;
        one.endpoint = id();
    }
    next();
    Q_EMIT stateChanged();
}

void ClientEndpoint::next()
{
    const SocketCommand following = m_recipe.front();
    m_recipe.erase(m_recipe.begin());
    step(following);
}

void ClientEndpoint::handle(const CallRecord &record)
{
    if (record.kind == RecordKind::Notice) {
        if (record.notice == Notice::ReadingPaused || record.notice == Notice::ReadingResumed)
            Q_EMIT stateChanged();
        return;
    }
    if (record.call == Call::Getaddrinfo && isAwaited(record)) {
        resolved(record);
        return;
    }
    if (record.socket != m_socket)
        return;
    if (record.call == Call::Close) {
        closed(record);
        return;
    }
    if (!isAwaited(record)) {
        // The loop's last row, a shutdown: how the connection stands may have changed. A message that went well changes nothing.
        const bool moved = traitsOf(record.call).direction != Direction::None && !record.failed() && record.result > 0;
        if (state() == EndpointState::Connected && !moved)
            Q_EMIT stateChanged();
        return;
    }
    if (record.call == Call::Socket && !record.failed())
        m_open = true;
    if (record.call == Call::Connect && !record.failed())
        m_shown = m_socket;
    if (record.failed())
        attemptFailed(record);
    else if (m_leaving)
        return;
    else if (m_recipe.empty())
        connected();
    else
        next();
}

void ClientEndpoint::connected()
{
    for (SocketCommand &preset :
         presetCommands(m_settings.options, PresetPlace::Connection, command(Call::Setsockopt, m_socket)))
        workbench().execute(std::move(preset));
    SocketCommand receive = command(Call::Recv, m_socket);
    receive.repeat = true;
    receive.reaction = Misbehaver::of(*this)->reaction(sharedReaction(), m_settings.protocol);
    step(receive);
    awaitNothing(); // the loop's records come without a token
    setState(EndpointState::Connected);
}

void ClientEndpoint::attemptFailed(const CallRecord &record)
{
    if (!m_leaving)
        m_failure = record;
    if (record.call == Call::Bind && record.error == EADDRINUSE && m_settings.protocol == StreamProtocol::Tcp)
        inspectPort(record, record.address, Transport::Tcp);
    if (record.call == Call::Starttls)
        m_next = addressCount(); // it was reached: another address is no remedy
    if (!m_open) {
        closed(record);
        return;
    }
    if (!m_leaving)
        close(m_socket);
}

void ClientEndpoint::closed(const CallRecord &record)
{
    if (isIdle())
        return; // closed twice: the first one counts
    m_open = false;
    reaction().stopCapture(0);
    if (state() == EndpointState::Connected) {
        setReason(record);
        setState(EndpointState::Stopped);
        return;
    }
    if (m_leaving) {
        setReason(m_failure);
        setState(EndpointState::Stopped);
        return;
    }
    if (state() == EndpointState::Connecting && static_cast<std::size_t>(m_next) < m_addresses.size()) {
        tryNext();
        return;
    }
    setReason(m_failure);
    setState(EndpointState::Failed);
}

void ClientEndpoint::startTls()
{
    if (state() == EndpointState::Connected)
        Endpoint::startTls(m_socket, clientTls(m_settings));
}

void ClientEndpoint::disconnectFrom()
{
    if (isIdle() || m_leaving)
        return;
    m_leaving = true;
    switch (state()) {
    case EndpointState::Resolving:
        cancelAwaited();
        break;
    default:
        // A connect that is under way is interrupted by the close; an open connection ends here.
        if (state() != EndpointState::Connected)
            setState(EndpointState::Stopping);
        close(m_socket);
        break;
    }
}

} // namespace sw
