// SPDX-License-Identifier: GPL-3.0-or-later
#include "shortconnection.h"

#include <algorithm>
#include <utility>

namespace sw {

namespace {

qint64 endOf(const CallRecord &record)
{
    return record.beganNs + record.tookNs;
}

} // namespace

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
    // After the client, whose state follows from the record.
    connect(&client.workbench(), &Workbench::recorded, this, &ShortConnection::note);
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
    m_beganNs = 0;
    m_ended = false;
    m_nextRow = m_client.workbench().journal().endRow();
    m_client.connectTo(to);
    return true;
}

void ShortConnection::note(const CallRecord &record)
{
    if ((m_phase == Phase::None && !m_ended) || record.endpoint != m_client.id() || record.kind != RecordKind::Call
        || record.flags.testFlag(RecordFlag::Look))
        return;
    if (m_beganNs == 0)
        m_beganNs = record.beganNs;
    if ((m_phase == Phase::Waiting || m_phase == Phase::Closing) && m_cost.connectNs == 0)
        m_cost.connectNs = endOf(record) - m_beganNs;
    if (std::exchange(m_ended, false)) {
        m_cost.totalNs = endOf(record) - m_beganNs;
        m_cost.sumNs += m_cost.connectNs == 0 ? 0 : m_cost.totalNs;
        Q_EMIT changed();
    }
}

void ShortConnection::follow()
{
    if (m_phase == Phase::None)
        return;
    const EndpointState state = m_client.state();
    if (state == EndpointState::Connected && m_phase == Phase::Connecting) {
        m_phase = Phase::Waiting;
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
        m_ended = true;
        m_phase = Phase::None;
        Q_EMIT changed();
    }
}

void ShortConnection::look()
{
    if (m_phase != Phase::Waiting || m_cost.answerNs != 0)
        return;
    // Bytes are counted before their row comes to the log: rows of before they were are none of theirs.
    const Journal &journal = m_client.workbench().journal();
    const quint64 end = journal.endRow();
    const auto facts = m_client.facts();
    if (!facts || facts->bytesReceived == 0) {
        m_nextRow = end;
        return;
    }
    const SocketId socket = m_client.socket();
    m_nextRow = journal.visit(m_nextRow, journal.endRow(), [&](const JournalRow &row) {
        const RowEntry &entry = row.entry();
        if (entry.socket != socket || entry.kind != RecordKind::Call || entry.byteCount == 0
            || traitsOf(entry.call).direction != Direction::In)
            return true;
        m_cost.answerNs = entry.beganNs + entry.tookNs - m_beganNs;
        return false;
    });
    if (m_cost.answerNs == 0)
        return;
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
