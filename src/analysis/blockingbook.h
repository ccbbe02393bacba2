// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <memory>

#include <QHash>
#include <QSet>

#include "ladder.h"

namespace sw {

/// Which calls of the table 'may block' could not where they were made: a close without SO_LINGER, anything on a non-blocking socket, a call
/// with MSG_DONTWAIT. Learned from the rows that settle it. Used by one thread.
class BlockingBook final
{
public:
    static constexpr size_t most = 65536; ///< rows remembered; the oldest go first

    void learn(const JournalRow &row); ///< rows in their order
    /// Whether this call, running now, waits if it takes long.
    [[nodiscard]] bool canBlock(Call call, SocketId socket) const;
    /// Takes the tone Blocked from bars that took long for another reason.
    void mend(std::vector<LadderBar> &bars) const;

private:
    struct Manner ///< of a socket, shared by its duplicates
    {
        bool tcp = true;
        bool lingers = false; ///< SO_LINGER with a time
        bool nonBlocking = false; ///< also under a time limit: then poll waits, nothing else
        bool limited = false;
        int descriptors = 1;
    };

    [[nodiscard]] std::shared_ptr<Manner> mannerOf(SocketId socket);
    void learnMaking(const JournalRow &row);
    void learnManner(const JournalRow &row);
    [[nodiscard]] bool couldBlock(const JournalRow &row) const;

    QHash<SocketId, std::shared_ptr<Manner>> m_manners; ///< open sockets that are not as new ones are, or may become so
    QSet<quint64> m_only; ///< rows of calls that took long and could not block
    std::deque<quint64> m_order; ///< the same, oldest first
};

} // namespace sw
