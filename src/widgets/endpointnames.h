// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QHash>

#include "logwho.h"

namespace sw {

/// What endpoints are called in the log, also after their panel has gone: "server", "server 2 #3", the actor of a scenario.
/// Main thread.
class EndpointNames final
{
    Q_DECLARE_TR_FUNCTIONS(sw::EndpointNames)

public:
    void add(EndpointId endpoint, WhoRole role); ///< gets the next number of its kind
    /// `look`: whose colour it has.
    void addActor(EndpointId endpoint, const QString &name, WhoRole look);
    [[nodiscard]] WhoText who(EndpointId endpoint, quint32 connection) const;

private:
    struct Entry
    {
        WhoRole role = WhoRole::None;
        int ordinal = 0;
        QString name; ///< of an actor
    };

    QHash<EndpointId, Entry> m_entries;
    QHash<WhoRole, int> m_last;
};

} // namespace sw
