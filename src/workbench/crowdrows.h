// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "crowdclient.h"
#include "journal.h"
#include "latencybuckets.h"

namespace sw {

/// Counts messages, answers and bytes of a crowd from the rows of the log, so that the figures say what the rows say. One
/// thread; the journal outlives it.
class CrowdRows final
{
public:
    /// `from`: the first row that can be the crowd's.
    CrowdRows(const Journal &journal, EndpointId endpoint, std::shared_ptr<const CrowdPlan> plan, int clients,
              quint64 from);

    /// Looks at new rows, some thousands at most. True: all were seen.
    bool catchUp();

    quint64 sent = 0;
    quint64 answered = 0;
    quint64 differing = 0;
    quint64 bytesSent = 0;
    quint64 bytesReceived = 0;
    quint64 missed = 0; ///< rows that were gone
    LatencyBuckets latency;
    LatencyBuckets lately; ///< the same since whoever looks cleared it

private:
    struct Client
    {
        quint64 out = 0; ///< bytes
        quint64 in = 0;
        std::vector<qint64> begun; ///< messages whose answer is still missing: when the call that sends them began
        std::vector<qint64> ended; ///< answers whose message has not been seen yet: rows come in order of ending
        bool differs = false; ///< the answer that is coming
        bool unsure = false; ///< rows are missing: what belongs together is not known any more
    };

    void take(const JournalRow &row);
    void takeSent(Client &client, const RowEntry &entry);
    void takeReceived(Client &client, const JournalRow &row);
    void pair(Client &client);

    const Journal &m_journal;
    const EndpointId m_endpoint;
    const std::shared_ptr<const CrowdPlan> m_plan;
    std::vector<Client> m_clients;
    quint64 m_next;
};

} // namespace sw
