// SPDX-License-Identifier: GPL-3.0-or-later
#include "shortconnection.h"

#include <algorithm>

#include "monotonic.h"

namespace sw {

QJsonObject toJson(const ShortSettings &settings)
{
    return {{QStringLiteral("on"), settings.on},
            {QStringLiteral("untilPeerCloses"), settings.untilPeerCloses},
            {QStringLiteral("waitMs"), settings.waitMs}};
}

ShortSettings shortSettingsFrom(const QJsonObject &object)
{
    ShortSettings settings;
    settings.on = object.value(QLatin1StringView("on")).toBool();
    settings.untilPeerCloses = object.value(QLatin1StringView("untilPeerCloses")).toBool();
    const int wait = object.value(QLatin1StringView("waitMs")).toInt(settings.waitMs);
    settings.waitMs = wait >= 0 && wait <= ShortSettings::mostMs ? wait : settings.waitMs;
    return settings;
}

ShortConnection::ShortConnection(ClientEndpoint &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        if (m_phase != Phase::Waiting)
            return;
        m_cost.unanswered += m_cost.answerNs == 0 ? 1 : 0;
        finish();
    });
    connect(&client, &Endpoint::stateChanged, this, &ShortConnection::follow);
    connect(&client.workbench(), &Workbench::rowsAdded, this, &ShortConnection::look);
}

bool ShortConnection::send(const QByteArray &message, const ClientSettings &to)
{
    if (isUnderWay() || !m_client.isIdle())
        return false;
    m_message = message;
    m_phase = Phase::Connecting;
    m_cost.connectNs = 0;
    m_cost.answerNs = 0;
    m_cost.totalNs = 0;
    m_beganNs = monotonicNs();
    m_client.connectTo(to);
    return true;
}

void ShortConnection::follow()
{
    if (m_phase == Phase::None)
        return;
    const EndpointState state = m_client.state();
    if (state == EndpointState::Connected && m_phase == Phase::Connecting) {
        m_phase = Phase::Waiting;
        m_cost.connectNs = monotonicNs() - m_beganNs;
        ++m_cost.made;
        if (const auto facts = m_client.facts())
            m_server = facts->peer;
        m_client.send(m_client.socket(), m_message);
        m_limit.start(m_settings.waitMs);
        Q_EMIT changed();
    } else if (m_client.isIdle()) {
        look();
        m_limit.stop();
        m_cost.failed += m_phase == Phase::Connecting ? 1 : 0;
        m_cost.totalNs = monotonicNs() - m_beganNs;
        m_cost.sumNs += m_phase == Phase::Connecting ? 0 : m_cost.totalNs;
        m_phase = Phase::None;
        Q_EMIT changed();
    }
}

void ShortConnection::look()
{
    if (m_phase != Phase::Waiting || m_cost.answerNs != 0)
        return;
    const auto facts = m_client.facts();
    if (!facts || facts->bytesReceived == 0)
        return;
    m_cost.answerNs = monotonicNs() - m_beganNs;
    Q_EMIT changed();
    if (!m_settings.untilPeerCloses)
        finish();
}

void ShortConnection::finish()
{
    m_phase = Phase::Closing;
    m_limit.stop();
    m_client.disconnectFrom();
}

int ShortConnection::timeWaits() const
{
    const auto kernel = m_client.workbench().kernel();
    if (!kernel || m_server.isNull())
        return 0;
    return static_cast<int>(
        std::count_if(kernel->sockets.begin(), kernel->sockets.end(), [this](const KernelSocket &one) {
            return one.state == TcpState::TimeWait && (one.remote == m_server || one.local == m_server);
        }));
}

} // namespace sw
