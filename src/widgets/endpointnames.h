// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <shared_mutex>

#include <QCoreApplication>
#include <QHash>

#include "logwho.h"
#include "sessionnames.h"

namespace sw {

/// What endpoints are called in the log, also after their panel has gone: "server", "server 2 #3", the actor of a scenario.
/// Copies share one list. who(): any thread, for a search in the background asks too. The rest: main thread.
class EndpointNames final
{
    Q_DECLARE_TR_FUNCTIONS(sw::EndpointNames)

public:
    void add(EndpointId endpoint, WhoRole role); ///< gets the next number of its kind
    /// `look`: whose colour it has.
    void addActor(EndpointId endpoint, const QString &name, WhoRole look);
    [[nodiscard]] WhoText who(EndpointId endpoint, quint32 connection) const;

    /// For a session file, and back from one. What a file says is not trusted: what is no name is left out.
    [[nodiscard]] std::vector<EndpointName> all() const;
    void addAll(const std::vector<EndpointName> &names);
    void whenAdded(std::function<void()> tell); ///< after each add(); who is told outlives all copies

private:
    struct Entry
    {
        WhoRole role = WhoRole::None;
        int ordinal = 0;
        QString name; ///< of an actor
    };

    struct Names
    {
        std::shared_mutex mutex;
        QHash<EndpointId, Entry> entries; ///< guarded
        QHash<WhoRole, int> last;
        std::function<void()> tell;
    };

    void added();

    std::shared_ptr<Names> m_names = std::make_shared<Names>();
};

} // namespace sw
