// SPDX-License-Identifier: GPL-3.0-or-later
#include "socketbook.h"

namespace sw {

SocketId SocketBook::add(const QString &name)
{
    const SocketId id = m_backend.newSocketId();
    m_sockets[id] = {};
    if (!name.isEmpty())
        m_names[name] = id;
    return id;
}

std::optional<SocketId> SocketBook::find(const QString &name) const
{
    const auto found = m_names.find(name);
    return found == m_names.end() ? std::nullopt : std::optional(found->second);
}

void SocketBook::refresh()
{
    for (auto &[id, entry] : m_sockets)
        entry.open = false;
    for (const SocketFacts &facts : m_backend.sockets()) {
        const auto found = m_sockets.find(facts.socket);
        if (found == m_sockets.end())
            continue;
        found->second.facts = facts;
        found->second.open = facts.phase != SocketPhase::Closed;
    }
}

SocketFacts SocketBook::lastFacts(SocketId id) const
{
    const auto found = m_sockets.find(id);
    return found == m_sockets.end() ? SocketFacts() : found->second.facts;
}

bool SocketBook::isOpen(SocketId id) const
{
    const auto found = m_sockets.find(id);
    return found != m_sockets.end() && found->second.open;
}

int SocketBook::family(SocketId id) const
{
    const auto found = m_sockets.find(id);
    if (found == m_sockets.end())
        return 0;
    return found->second.family != 0 ? found->second.family : found->second.facts.local.family();
}

std::vector<SocketId> SocketBook::open() const
{
    std::vector<SocketId> ids;
    for (const auto &[id, entry] : m_sockets) {
        if (entry.open)
            ids.push_back(id);
    }
    return ids;
}

std::optional<QString> SocketBook::field(const QString &name, const QString &field) const
{
    const auto id = find(name);
    if (!id)
        return std::nullopt;
    const SocketFacts facts = lastFacts(*id);
    if (field == QLatin1StringView("fd"))
        return facts.fd < 0 ? std::nullopt : std::optional(QString::number(facts.fd));
    const SocketAddress &address = field == QLatin1StringView("peername") ? facts.peer : facts.local;
    if (address.isNull())
        return std::nullopt;
    return field == QLatin1StringView("port") ? QString::number(address.port()) : address.toString();
}

} // namespace sw
