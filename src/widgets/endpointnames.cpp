// SPDX-License-Identifier: GPL-3.0-or-later
#include "endpointnames.h"

#include <mutex>

namespace sw {

void EndpointNames::add(EndpointId endpoint, WhoRole role)
{
    const std::unique_lock lock(m_names->mutex);
    m_names->entries.insert(endpoint, {role, ++m_names->last[role], {}});
}

void EndpointNames::addActor(EndpointId endpoint, const QString &name, WhoRole look)
{
    const std::unique_lock lock(m_names->mutex);
    m_names->entries.insert(endpoint, {look, 0, name});
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
