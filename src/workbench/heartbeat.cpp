// SPDX-License-Identifier: GPL-3.0-or-later
#include "heartbeat.h"

#include <algorithm>

#include "monotonic.h"

namespace sw {

Heartbeat::Heartbeat(Endpoint &endpoint, std::function<std::vector<Open>()> open, QObject *parent)
    : QObject(parent)
    , m_endpoint(endpoint)
    , m_open(std::move(open))
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
    connect(&endpoint, &Endpoint::stateChanged, this, &Heartbeat::follow);
    connect(&endpoint, &Endpoint::messageProgress, this, [this](const MessageProgress &progress) {
        for (BeatState &one : m_states) {
            if (progress.finished && one.token == progress.token)
                one.token = 0;
        }
    });
}

void Heartbeat::setSettings(const HeartbeatSettings &settings)
{
    if (settings == m_settings)
        return;
    m_settings = settings;
    MessageSource source;
    source.text = settings.message;
    source.form = settings.hex ? PayloadForm::Hex : PayloadForm::Escapes;
    source.placeholders = PlaceholderScope::Message;
    m_template = MessageTemplate(source);
    m_endpoint.reaction().ears().expect(settings.expected());
    m_endpoint.reaction().ears().setOpen(settings.on);
    if (!settings.on)
        m_states.clear();
    m_timer.setInterval(std::clamp(settings.intervalMs, HeartbeatSettings::leastMs, HeartbeatSettings::mostMs));
    m_timer.stop();
    follow();
    Q_EMIT changed();
}

void Heartbeat::follow()
{
    const bool runs = m_settings.on && m_template.ok() && !m_endpoint.isIdle();
    if (runs && !m_timer.isActive())
        m_timer.start();
    else if (!runs)
        m_timer.stop();
    matchOpen();
}

void Heartbeat::matchOpen()
{
    const std::vector<Open> open = m_settings.on ? m_open() : std::vector<Open>();
    const auto stands = [&open](const BeatState &state) {
        return std::any_of(open.begin(), open.end(), [&](const Open &one) { return one.socket == state.socket; });
    };
    for (const BeatState &one : m_states) {
        if (!stands(one))
            m_endpoint.reaction().ears().forget(one.connection);
    }
    std::erase_if(m_states, [&](const BeatState &one) { return !stands(one); });
    std::erase_if(m_ended, [&open](SocketId socket) {
        return std::none_of(open.begin(), open.end(), [socket](const Open &one) { return one.socket == socket; });
    });
    for (const Open &one : open) {
        if (std::find(m_ended.begin(), m_ended.end(), one.socket) != m_ended.end())
            continue;
        const bool known = std::any_of(m_states.begin(), m_states.end(),
                                       [&](const BeatState &state) { return state.socket == one.socket; });
        if (known)
            continue;
        BeatState state;
        state.socket = one.socket;
        state.connection = one.connection;
        m_states.push_back(state);
    }
}

void Heartbeat::look()
{
    for (BeatState &one : m_states) {
        const qint64 answered = one.waits ? m_endpoint.reaction().ears().answeredNs(one.connection) : 0;
        if (answered == 0)
            continue;
        one.waits = false;
        one.misses = 0;
        ++one.answered;
        one.answeredNs = answered;
        one.tookNs = answered - one.sentNs;
    }
}

void Heartbeat::note(Notice what, const BeatState &state)
{
    CallRecord notice;
    notice.kind = RecordKind::Notice;
    notice.notice = what;
    notice.endpoint = m_endpoint.id();
    notice.connection = state.connection;
    notice.socket = state.socket;
    notice.result = state.misses;
    notice.asked = m_settings.mostMisses;
    m_endpoint.workbench().note(notice);
}

bool Heartbeat::missed(BeatState &state)
{
    ++state.misses;
    note(Notice::HeartbeatMissed, state);
    if (m_settings.mostMisses == 0 || state.misses < m_settings.mostMisses)
        return false;
    note(Notice::HeartbeatEnds, state);
    m_endpoint.close(state.socket);
    return true;
}

void Heartbeat::beat()
{
    matchOpen();
    look();
    const std::size_t endedBefore = m_ended.size();
    for (BeatState &one : m_states) {
        if (one.waits && m_settings.needsAnswer && missed(one))
            m_ended.push_back(one.socket);
        else if (one.token == 0) // else the one before is still on its way: more of them help nobody
            send(one);
    }
    std::erase_if(m_states, [&](const BeatState &one) {
        return std::find(m_ended.begin() + std::ptrdiff_t(endedBefore), m_ended.end(), one.socket) != m_ended.end();
    });
    Q_EMIT changed();
}

void Heartbeat::send(BeatState &state)
{
    PlaceholderContext context;
    context.counter = state.sent;
    if (const auto facts = m_endpoint.workbench().backend().facts(state.socket)) {
        context.peer = facts->peer.host();
        context.peerPort = QString::number(facts->peer.port());
        context.local = facts->local.host();
        context.localPort = QString::number(facts->local.port());
    }
    const PayloadResult message = m_template.expand(context);
    if (!message.ok() || message.bytes.isEmpty())
        return;
    m_endpoint.reaction().ears().waitFor(state.connection);
    state.waits = true;
    state.sentNs = monotonicNs();
    ++state.sent;
    state.token = m_endpoint.send(state.socket, message.bytes);
}

} // namespace sw
