// SPDX-License-Identifier: GPL-3.0-or-later
#include "pingendpoint.h"

#include <algorithm>

#include <QRandomGenerator>

#include "monotonic.h"
#include "pingrecipe.h"
#include "resolvedaddresses.h"
#include "socketconstants.h"

namespace sw {

namespace {

constexpr qint64 nsPerMs = 1'000'000;

quint16 someIdentifier()
{
    return static_cast<quint16>(QRandomGenerator::global()->bounded(1, 65536));
}

} // namespace

PingEndpoint::PingEndpoint(Workbench &workbench, QObject *parent)
    : Endpoint(workbench, pingCalls({}), parent)
    , m_tally(std::make_shared<PingTally>())
{
    m_interval.setTimerType(Qt::PreciseTimer);
    m_due.setSingleShot(true);
    connect(&m_interval, &QTimer::timeout, this, &PingEndpoint::sendRequest);
    connect(&m_due, &QTimer::timeout, this, &PingEndpoint::follow);
    // Replies are rows of a receiving loop, which come to the log and not here.
    connect(&workbench, &Workbench::rowsAdded, this, &PingEndpoint::follow);
}

PingEndpoint::~PingEndpoint()
{
    if (state() == EndpointState::Resolving)
        cancelAwaited();
    else if (!isIdle())
        close(m_socket);
}

void PingEndpoint::setShape(const PingSettings &settings)
{
    if (isIdle())
        setTextbookOrder(pingCalls(settings));
}

std::optional<quint16> PingEndpoint::identifier() const
{
    if (m_settings.raw)
        return m_id;
    const auto facts = m_socket == 0 ? std::nullopt : workbench().backend().facts(m_socket);
    return facts && facts->local.port() != 0 ? std::optional(facts->local.port()) : std::nullopt;
}

void PingEndpoint::start(const PingSettings &settings)
{
    if (!isIdle())
        return;
    m_settings = settings;
    m_socket = 0;
    m_asked = 0;
    m_sending = 0;
    m_afterStop = EndpointState::Stopped;
    m_payload = settings.payload();
    m_id = static_cast<quint16>(settings.id);
    if (settings.raw && m_id == 0)
        m_id = someIdentifier();
    setReason(std::nullopt);
    setTextbookOrder(pingCalls(settings));
    clearSteps();
    // The kernel sorts the replies to a ping socket by their identifier; a raw one gets everybody's.
    m_tally->begin({settings.v6, settings.raw, settings.raw ? std::optional(m_id) : std::nullopt, m_payload,
                    settings.timeoutMs * nsPerMs});
    m_target = SocketAddress::fromHost(settings.host.trimmed(), 0).value_or(SocketAddress());
    if (!m_target.isNull()) {
        open();
        return;
    }
    setState(EndpointState::Resolving);
    SocketCommand ask = command(Call::Getaddrinfo, 0);
    ask.host = settings.host.trimmed();
    ask.arguments = {settings.v6 ? constant::afInet6 : constant::afInet, constant::sockDgram, 0};
    step(ask);
}

void PingEndpoint::resolved(const CallRecord &record)
{
    if (state() == EndpointState::Stopping) {
        setState(EndpointState::Stopped);
        return;
    }
    const auto first = firstResolvedAddress(record);
    if (!first) {
        setReason(record);
        setState(EndpointState::Failed);
        return;
    }
    m_target = first->withPort(0);
    open();
}

void PingEndpoint::open()
{
    setState(EndpointState::Starting);
    m_socket = workbench().backend().newSocketId();
    m_recipe = pingRecipe(m_settings);
    next();
}

void PingEndpoint::next()
{
    if (m_recipe.empty()) {
        receive();
        return;
    }
    SocketCommand following = m_recipe.front();
    m_recipe.erase(m_recipe.begin());
    following.socket = m_socket;
    following.endpoint = id();
    step(following);
}

void PingEndpoint::receive()
{
    SocketCommand loop = pingReceive();
    loop.socket = m_socket;
    loop.endpoint = id();
    loop.reaction = m_tally;
    step(loop);
    awaitNothing(); // the loop's records come without a token
    setState(EndpointState::Receiving);
    m_interval.start(m_settings.intervalMs);
    sendRequest();
}

void PingEndpoint::sendRequest()
{
    // A call that blocks holds the next request back; requests never pile up behind it.
    if (state() != EndpointState::Receiving || m_sending != 0)
        return;
    ++m_asked;
    if (m_settings.count > 0 && m_asked >= m_settings.count)
        m_interval.stop();
    m_sendingNumber = m_tally->ask();
    SocketCommand request = command(Call::Sendto, m_socket);
    request.address = m_target;
    request.bytes = icmpEchoRequest(m_settings.v6, m_id, static_cast<quint16>(m_sendingNumber), m_payload);
    m_sending = workbench().execute(request);
}

void PingEndpoint::requestSent(const CallRecord &record)
{
    m_sending = 0;
    m_tally->sent(m_sendingNumber, record);
    follow();
}

void PingEndpoint::follow()
{
    if (state() != EndpointState::Receiving)
        return;
    m_tally->expire(monotonicNs());
    const auto due = m_tally->nextDueNs();
    const bool allAsked = m_settings.count > 0 && m_asked >= m_settings.count;
    if (due)
        m_due.start(static_cast<int>(std::max<qint64>(1, (*due - monotonicNs()) / nsPerMs + 1)));
    else
        m_due.stop();
    if (const quint64 version = m_tally->version(); version != m_toldVersion) {
        m_toldVersion = version;
        Q_EMIT tallyChanged();
    }
    if (allAsked && !due && m_sending == 0)
        stop();
}

void PingEndpoint::handle(const CallRecord &record)
{
    if (record.kind != RecordKind::Call) {
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
        closed();
        return;
    }
    if (m_sending != 0 && record.token == m_sending) {
        requestSent(record);
        return;
    }
    if (!isAwaited(record))
        return;
    if (record.call == Call::Socket)
        m_open = !record.failed();
    if (state() == EndpointState::Stopping)
        return;
    if (record.failed())
        fail(record);
    else
        next();
}

void PingEndpoint::fail(const CallRecord &record)
{
    m_recipe.clear();
    setReason(record);
    if (!m_open) {
        setState(EndpointState::Failed);
        return;
    }
    m_afterStop = EndpointState::Failed;
    setState(EndpointState::Stopping);
    close(m_socket);
}

void PingEndpoint::stop()
{
    if (isIdle() || state() == EndpointState::Stopping)
        return;
    const bool resolving = state() == EndpointState::Resolving;
    m_interval.stop();
    m_due.stop();
    m_recipe.clear();
    setState(EndpointState::Stopping);
    if (resolving)
        cancelAwaited();
    else
        close(m_socket);
}

void PingEndpoint::closed()
{
    if (isIdle())
        return; // closed twice: the first one counts
    m_interval.stop();
    m_due.stop();
    m_open = false;
    setState(state() == EndpointState::Stopping ? m_afterStop : EndpointState::Stopped);
    Q_EMIT tallyChanged();
}

} // namespace sw
