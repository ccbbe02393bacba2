// SPDX-License-Identifier: GPL-3.0-or-later
#include "reconnector.h"

#include <algorithm>
#include <cmath>

#include "misbehaver.h"

namespace sw {

int reconnectPauseMs(const ReconnectSettings &settings, int attempt, QRandomGenerator &random)
{
    const double most = settings.mostMs;
    // pow() of many tries is infinite, which the smaller one of both is not.
    const double pause = std::min(most, settings.firstMs * std::pow(settings.factor, attempt - 1));
    const double share = (random.generateDouble() * 2 - 1) * settings.jitterPercent / 100.0;
    return static_cast<int>(std::clamp(std::round(pause * (1 + share)), 0.0, double(ReconnectSettings::mostPauseMs)));
}

namespace {

/// A reset that was asked for here, as a close is: not one of a rule, whose close carries no token, nor one of a fault, which
/// plays a broken peer.
bool resetHere(const ClientEndpoint &client)
{
    const auto facts = client.facts();
    const auto &reason = client.reason();
    const auto *misbehaver = Misbehaver::of(client);
    if (misbehaver != nullptr && misbehaver->hasReset(client.socket()))
        return false;
    return facts && facts->end == EndReason::ResetHere && reason && reason->call == Call::Close && reason->token != 0;
}

} // namespace

Reconnector::Reconnector(ClientEndpoint &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_random(m_settings.seed)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Reconnector::tryAgain);
    connect(&client, &Endpoint::stateChanged, this, &Reconnector::follow);
}

void Reconnector::setSettings(const ReconnectSettings &settings)
{
    if (settings == m_settings)
        return;
    const bool anew = settings.seed != m_settings.seed;
    m_settings = settings;
    if (anew)
        m_random.seed(settings.seed);
    if (!settings.on)
        giveUp();
}

void Reconnector::giveUp()
{
    m_timer.stop();
    m_attempt = 0;
    Q_EMIT changed();
}

void Reconnector::note(Notice what, qint64 result)
{
    CallRecord notice;
    notice.kind = RecordKind::Notice;
    notice.notice = what;
    notice.endpoint = m_client.id();
    notice.result = result;
    notice.asked = m_attempt;
    m_client.workbench().note(notice);
}

void Reconnector::follow()
{
    const EndpointState state = m_client.state();
    if (!m_client.isIdle()) {
        if (!m_wasBusy && !m_trying)
            m_attempt = 0; // the person has begun
        if (m_timer.isActive() || state == EndpointState::Connected) {
            m_timer.stop();
            m_attempt = state == EndpointState::Connected ? 0 : m_attempt;
            Q_EMIT changed();
        }
        m_wasBusy = true;
        return;
    }
    if (!std::exchange(m_wasBusy, false))
        return;
    if (m_client.leftHere() || resetHere(m_client) || !m_settings.on) {
        giveUp();
        return;
    }
    if (m_settings.tries > 0 && m_attempt >= m_settings.tries) {
        note(Notice::RetriesEnd, m_attempt);
        giveUp();
        return;
    }
    ++m_attempt;
    const int pause = reconnectPauseMs(m_settings, m_attempt, m_random);
    note(Notice::RetryWaits, pause);
    m_timer.start(pause);
    Q_EMIT changed();
}

void Reconnector::tryAgain()
{
    ClientSettings again = m_client.lastSettings();
    again.tls.ignoreErrors = false; // going on in spite of errors was for that connection alone
    m_trying = true;
    m_client.connectTo(again);
    m_trying = false;
}

} // namespace sw
