// SPDX-License-Identifier: GPL-3.0-or-later
#include "crowdendpoint.h"

#include <algorithm>

#include "crowdrun.h"
#include "descriptors.h"
#include "resolvedaddresses.h"
#include "socketconstants.h"

namespace sw {

namespace {

constexpr qint64 kept = 32; ///< descriptors that the rest of the program may come to need

} // namespace

CrowdEndpoint::CrowdEndpoint(Workbench &workbench, QObject *parent)
    : Endpoint(workbench, {Call::Socket, Call::Connect, Call::Send, Call::Recv, Call::Close}, parent)
{
}

CrowdEndpoint::~CrowdEndpoint()
{
    if (state() == EndpointState::Resolving && !m_asking)
        cancelAwaited();
    m_run.reset(); // closes what is open
}

CrowdFigures CrowdEndpoint::figures() const
{
    return m_run ? m_run->figures() : CrowdFigures();
}

std::vector<CrowdSample> CrowdEndpoint::samples() const
{
    return m_run ? m_run->samples() : std::vector<CrowdSample>();
}

void CrowdEndpoint::start(const CrowdSettings &settings)
{
    if (!isIdle())
        return;
    m_settings = settings;
    m_run.reset();
    m_lack.reset();
    m_asking = false;
    setReason(std::nullopt);
    clearSteps();
    m_target = SocketAddress::fromHost(settings.host.trimmed(), settings.port).value_or(SocketAddress());
    setState(EndpointState::Resolving);
    if (!m_target.isNull()) {
        reached();
        return;
    }
    SocketCommand ask = command(Call::Getaddrinfo, 0);
    ask.host = settings.host.trimmed();
    ask.service = QString::number(settings.port);
    ask.arguments = {constant::afUnspec, constant::sockStream, 0};
    step(ask);
}

void CrowdEndpoint::resolved(const CallRecord &record)
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
    m_target = *first;
    reached();
}

void CrowdEndpoint::reached()
{
    if (m_target.isLoopback()) {
        run();
        return;
    }
    m_asking = true;
    Q_EMIT confirmationWanted();
}

void CrowdEndpoint::confirm()
{
    if (!m_asking)
        return;
    m_asking = false;
    run();
}

std::optional<CrowdEndpoint::Lack> CrowdEndpoint::missingDescriptors() const
{
    Lack lack;
    lack.limit = descriptorLimit();
    lack.open = openDescriptorCount();
    if (lack.limit < 0 || lack.open < 0)
        return std::nullopt; // the calls tell
    const auto sockets = workbench().backend().sockets();
    lack.forServer = m_target.isLoopback()
        && std::any_of(sockets.begin(), sockets.end(), [this](const SocketFacts &one) {
                         return one.phase == SocketPhase::Listening && one.local.port() == m_target.port();
                     });
    lack.needed = m_settings.clients * (lack.forServer ? 2LL : 1LL) + kept;
    return lack.limit - lack.open < lack.needed ? std::optional(lack) : std::nullopt;
}

void CrowdEndpoint::run()
{
    m_lack = missingDescriptors();
    if (m_lack) {
        setState(EndpointState::Failed);
        return;
    }
    m_run = std::make_unique<CrowdRun>(
        workbench().backend(), workbench().journal(), id(), m_settings, m_target,
        [this] { QMetaObject::invokeMethod(this, &CrowdEndpoint::follow, Qt::QueuedConnection); });
    if (const int error = m_run->start(); error != 0) {
        CallRecord failed;
        failed.kind = RecordKind::Notice;
        failed.notice = Notice::ThreadFailed;
        failed.endpoint = id();
        failed.error = error;
        workbench().note(failed);
        setReason(failed);
        m_run.reset();
        setState(EndpointState::Failed);
        return;
    }
    setState(EndpointState::Connecting);
    Q_EMIT figuresChanged();
}

void CrowdEndpoint::handle(const CallRecord &record)
{
    if (record.call == Call::Getaddrinfo && isAwaited(record))
        resolved(record);
    else if (m_run)
        m_run->take(record);
}

void CrowdEndpoint::follow()
{
    if (!m_run)
        return;
    const CrowdFigures now = m_run->figures();
    const bool ended = m_run->hasEnded();
    if (!isIdle() && ended)
        setState(EndpointState::Stopped);
    else if (state() == EndpointState::Connecting && now.begun == now.wanted && now.connecting == 0)
        setState(EndpointState::Connected);
    Q_EMIT figuresChanged();
}

void CrowdEndpoint::stop()
{
    if (isIdle() || state() == EndpointState::Stopping)
        return;
    if (m_asking) {
        m_asking = false;
        setState(EndpointState::Stopped);
        return;
    }
    const bool resolving = state() == EndpointState::Resolving;
    setState(EndpointState::Stopping);
    if (resolving)
        cancelAwaited();
    else
        m_run->stop();
}

} // namespace sw
