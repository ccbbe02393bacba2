// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <shared_mutex>

#include <QHash>

#include "journalrow.h"

namespace sw {

/// Who is at the other end of a socket, learned from its accept, connect or getpeername: rows of data do not say it. Socket numbers are
/// never used again, so what was learned stays true. Every function: any thread.
class PeerBook final
{
public:
    void learn(const JournalRow &row);
    [[nodiscard]] QString peerOf(SocketId socket) const; ///< empty: not known

private:
    mutable std::shared_mutex m_mutex;
    QHash<SocketId, QString> m_peers;
};

} // namespace sw
