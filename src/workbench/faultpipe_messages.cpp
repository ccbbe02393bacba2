// SPDX-License-Identifier: GPL-3.0-or-later
// Whose bytes wait: the messages among them, and what is told of those that never go.
#include <algorithm>
#include <utility>

#include "faultpipe.h"

namespace sw {

/// These bytes go, or will never go; the token of their send.
quint64 FaultPipe::noteGone(const FaultOutput &output)
{
    if (m_scope == FaultScope::Datagram) {
        const auto found = std::find_if(m_messages.begin(), m_messages.end(),
                                        [&output](const MixedSends::Share &one) { return one.token == output.tag; });
        if (found != m_messages.end())
            m_messages.erase(found);
        return output.tag;
    }
    std::vector<MixedSends::Share> shares;
    qint64 size = output.bytes.size();
    while (size > 0 && !m_messages.empty()) {
        MixedSends::Share &first = m_messages.front();
        const qint64 part = std::min(size, first.bytes);
        shares.push_back({first.token, part});
        size -= part;
        first.bytes -= part;
        if (first.bytes == 0)
            m_messages.pop_front();
    }
    const quint64 token = shares.empty() ? 0 : shares.front().token;
    const bool mixed = std::any_of(shares.begin(), shares.end(),
                                   [token](const MixedSends::Share &one) { return one.token != token; });
    return mixed && m_parts.mixed != nullptr ? m_parts.mixed->add(m_send.endpoint, std::move(shares)) : token;
}

void FaultPipe::tellWaiting()
{
    for (const MixedSends::Share &one : std::exchange(m_messages, {})) {
        if (one.token != 0)
            tellUnsent({}, "", one.token);
    }
}

void FaultPipe::withdraw(quint64 token)
{
    const std::lock_guard lock(m_mutex);
    bool waited = false;
    qint64 from = 0;
    for (auto it = m_messages.begin(); it != m_messages.end();) {
        if (it->token != token) {
            from += it->bytes;
            ++it;
            continue;
        }
        m_plan->withdraw(token, from, it->bytes);
        it = m_messages.erase(it);
        waited = true;
    }
    if (!waited)
        return;
    tellUnsent({}, "", token);
    pump();
}

} // namespace sw
