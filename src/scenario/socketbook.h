// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>

#include <QString>

#include "socketbackend.h"

namespace sw {

/// The sockets of one run: their names, numbers, and what was last known of each, also after it was closed. Main thread.
class SocketBook final
{
public:
    explicit SocketBook(SocketBackend &backend)
        : m_backend(backend)
    {
    }

    /// A number for a socket that a call is about to make; without a name for one that the file does not name.
    SocketId add(const QString &name);
    /// Nothing when no call has been made yet that shall make it.
    [[nodiscard]] std::optional<SocketId> find(const QString &name) const;
    /// Asks the backend again for all sockets of the run.
    void refresh();
    [[nodiscard]] SocketFacts lastFacts(SocketId id) const;
    [[nodiscard]] bool isOpen(SocketId id) const; ///< at the last refresh()
    [[nodiscard]] std::vector<SocketId> open() const;
    void setFamily(SocketId id, int family) { m_sockets[id].family = family; }
    [[nodiscard]] int family(SocketId id) const; ///< AF_UNSPEC when it is not known
    /// `sockname`, `peername`, `port`, `fd` of a socket; nothing when it has none (yet).
    [[nodiscard]] std::optional<QString> field(const QString &name, const QString &field) const;

private:
    struct Entry
    {
        SocketFacts facts;
        bool open = false;
        int family = 0;
    };

    SocketBackend &m_backend;
    std::map<QString, SocketId> m_names;
    std::map<SocketId, Entry> m_sockets;
};

} // namespace sw
