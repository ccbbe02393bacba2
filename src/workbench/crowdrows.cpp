// SPDX-License-Identifier: GPL-3.0-or-later
#include "crowdrows.h"

#include <algorithm>
#include <utility>

namespace sw {

namespace {

constexpr quint64 mostRows = 20'000; ///< in one look

} // namespace

CrowdRows::CrowdRows(const Journal &journal, EndpointId endpoint, std::shared_ptr<const CrowdPlan> plan, int clients,
                     quint64 from)
    : m_journal(journal)
    , m_endpoint(endpoint)
    , m_plan(std::move(plan))
    , m_clients(static_cast<std::size_t>(clients))
    , m_next(from)
{
}

bool CrowdRows::catchUp()
{
    const quint64 end = m_journal.endRow();
    const quint64 to = std::min(end, m_next + mostRows);
    m_journal.visit(m_next, to, [this](const JournalRow &row) {
        if (row.number() > m_next) {
            missed += row.number() - m_next;
            for (Client &one : m_clients)
                one.unsure = true;
        }
        m_next = row.number() + 1;
        take(row);
        return true;
    });
    if (m_next < to) { // none of the rest is there
        missed += to - m_next;
        for (Client &one : m_clients)
            one.unsure = true;
        m_next = to;
    }
    return m_next >= end;
}

void CrowdRows::take(const JournalRow &row)
{
    const RowEntry &entry = row.entry();
    if (entry.endpoint != m_endpoint || entry.kind != RecordKind::Call || entry.result <= 0 || entry.connection == 0
        || entry.connection > m_clients.size())
        return;
    Client &client = m_clients[entry.connection - 1];
    if (entry.call == Call::Send)
        takeSent(client, entry);
    else if (entry.call == Call::Recv)
        takeReceived(client, row);
}

void CrowdRows::takeSent(Client &client, const RowEntry &entry)
{
    const auto size = static_cast<quint64>(m_plan->message.size());
    const auto taken = static_cast<quint64>(entry.result);
    bytesSent += taken;
    if (size == 0)
        return;
    // A message is sent by calls of its own: none of them reaches into the next one.
    const bool begins = client.out % size == 0;
    client.out += taken;
    if (client.out % size == 0)
        ++sent;
    if (begins && m_plan->answerBytes > 0 && !client.unsure) {
        client.begun.push_back(entry.beganNs);
        pair(client);
    }
}

void CrowdRows::takeReceived(Client &client, const JournalRow &row)
{
    const RowEntry &entry = row.entry();
    bytesReceived += static_cast<quint64>(entry.result);
    const auto size = static_cast<quint64>(m_plan->answerBytes);
    if (size == 0)
        return;
    QByteArrayView rest = row.bytes();
    auto left = static_cast<quint64>(entry.result);
    while (left > 0) {
        const quint64 at = client.in % size;
        const quint64 part = std::min(left, size - at);
        if (!m_plan->echo.isEmpty()) {
            const auto length = static_cast<qsizetype>(part);
            client.differs = client.differs || rest.size() < length
                || rest.first(length) != QByteArrayView(m_plan->echo).sliced(static_cast<qsizetype>(at), length);
            rest = rest.sliced(std::min(length, rest.size()));
        }
        client.in += part;
        left -= part;
        if (client.in % size != 0)
            continue;
        ++answered;
        differing += std::exchange(client.differs, false) ? 1 : 0;
        if (!client.unsure) {
            client.ended.push_back(entry.beganNs + entry.tookNs);
            pair(client);
        }
    }
}

void CrowdRows::pair(Client &client)
{
    if (client.begun.empty() || client.ended.empty())
        return;
    const qint64 took = client.ended.front() - client.begun.front();
    client.begun.erase(client.begun.begin());
    client.ended.erase(client.ended.begin());
    latency.add(took);
    lately.add(took);
}

} // namespace sw
