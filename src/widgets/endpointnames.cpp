// SPDX-License-Identifier: GPL-3.0-or-later
#include "endpointnames.h"

#include <algorithm>
#include <mutex>

namespace sw {

void EndpointNames::add(EndpointId endpoint, WhoRole role)
{
    {
        const std::unique_lock lock(m_names->mutex);
        m_names->entries.insert(endpoint, {role, ++m_names->last[role], {}});
    }
    added();
}

void EndpointNames::addActor(EndpointId endpoint, const QString &name, WhoRole look)
{
    {
        const std::unique_lock lock(m_names->mutex);
        m_names->entries.insert(endpoint, {look, 0, name});
    }
    added();
}

void EndpointNames::added()
{
    if (m_names->tell)
        m_names->tell();
}

void EndpointNames::whenAdded(std::function<void()> tell)
{
    m_names->tell = std::move(tell);
}

std::vector<EndpointName> EndpointNames::all() const
{
    const std::shared_lock lock(m_names->mutex);
    std::vector<EndpointName> names;
    for (auto it = m_names->entries.cbegin(); it != m_names->entries.cend(); ++it)
        names.push_back({it.key(), int(it->role), it->ordinal, it->name});
    std::sort(names.begin(), names.end(),
              [](const EndpointName &a, const EndpointName &b) { return a.endpoint < b.endpoint; });
    return names;
}

void EndpointNames::addAll(const std::vector<EndpointName> &names)
{
    const std::unique_lock lock(m_names->mutex);
    for (const EndpointName &name : names) {
        if (name.kind > int(WhoRole::None) && name.kind <= int(WhoRole::Actor))
            m_names->entries.insert(name.endpoint, {WhoRole(name.kind), name.ordinal, name.own});
    }
}

WhoText EndpointNames::who(EndpointId endpoint, quint32 connection) const
{
    const std::shared_lock lock(m_names->mutex);
    const auto found = m_names->entries.constFind(endpoint);
    if (found == m_names->entries.constEnd())
        return {};
    QString text = found->name;
    if (text.isEmpty()) {
        text = found->role == WhoRole::Server ? tr("server") : tr("client");
        if (found->ordinal > 1)
            text = tr("%1 %2", "server 2").arg(text).arg(found->ordinal);
    }
    if (connection > 0)
        text += QStringLiteral(" #%1").arg(connection);
    return {found->role, text};
}

} // namespace sw
