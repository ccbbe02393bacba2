// SPDX-License-Identifier: GPL-3.0-or-later
#include "endpointnames.h"

namespace sw {

void EndpointNames::add(EndpointId endpoint, WhoRole role)
{
    m_entries.insert(endpoint, {role, ++m_last[role], {}});
}

void EndpointNames::addActor(EndpointId endpoint, const QString &name, WhoRole look)
{
    m_entries.insert(endpoint, {look, 0, name});
}

WhoText EndpointNames::who(EndpointId endpoint, quint32 connection) const
{
    const auto found = m_entries.constFind(endpoint);
    if (found == m_entries.constEnd())
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
