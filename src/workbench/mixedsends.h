// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <mutex>
#include <vector>

#include "callrecord.h"

namespace sw {

/// Sends that carry bytes of several messages and answers, as a fault joins them: whose bytes stand where, so that each message is
/// counted by its own. Any thread.
class MixedSends final
{
public:
    struct Share
    {
        quint64 token = 0; ///< of the message; 0: an answer, which nobody waits for
        qint64 bytes = 0;
    };

    /// What the records of that send carry as their token.
    quint64 add(EndpointId endpoint, std::vector<Share> shares);
    [[nodiscard]] static bool isMixed(quint64 token) { return (token & mark) == mark; }
    /// A record of such a send as one record for each message with a token whose bytes went by it or failed with it. The same
    /// again for whoever asks while the record is being told.
    [[nodiscard]] std::vector<CallRecord> partsOf(const CallRecord &record) const;
    /// The record is being told: when it is the last of its send, that is forgotten with the next such one.
    void told(const CallRecord &record);
    [[nodiscard]] std::size_t count() const;

private:
    static constexpr quint64 mark = 3ULL << 62; ///< of own sends, and of these
    static constexpr int endpointShift = 40;

    mutable std::mutex m_mutex; ///< guards all that follows
    std::map<quint64, std::vector<Share>> m_sends;
    quint64 m_next = 1;
    quint64 m_over = 0;
};

} // namespace sw
