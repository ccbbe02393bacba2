// SPDX-License-Identifier: GPL-3.0-or-later
#include "mixedsends.h"

#include <algorithm>
#include <cerrno>
#include <numeric>
#include <utility>

namespace sw {

quint64 MixedSends::add(EndpointId endpoint, std::vector<Share> shares)
{
    const std::lock_guard lock(m_mutex);
    const quint64 token = mark | quint64(endpoint) << endpointShift | m_next++;
    m_sends.emplace(token, std::move(shares));
    return token;
}

std::vector<CallRecord> MixedSends::partsOf(const CallRecord &record) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_sends.find(record.token);
    if (found == m_sends.end() || record.kind != RecordKind::Call)
        return {};
    const qint64 total = std::accumulate(found->second.begin(), found->second.end(), qint64(0),
                                         [](qint64 sum, const Share &one) { return sum + one.bytes; });
    // 'asked' is what was left of the send; one that never ran may not tell.
    const qint64 from = record.asked > 0 && record.asked <= total ? total - record.asked : 0;
    const qint64 to = record.failed() ? total : std::min(total, from + record.result);
    std::vector<CallRecord> parts;
    qint64 begin = 0;
    for (const Share &one : found->second) {
        const qint64 end = begin + one.bytes;
        if (one.token != 0 && end > from && begin < to) {
            CallRecord part = record;
            part.data.clear();
            part.token = one.token;
            part.asked = end - std::max(begin, from);
            part.result = record.failed() ? record.result : std::min(end, to) - std::max(begin, from);
            parts.push_back(std::move(part));
        }
        begin = end;
    }
    return parts;
}

void MixedSends::told(const CallRecord &record)
{
    if (!isMixed(record.token) || record.kind != RecordKind::Call)
        return;
    const bool goesOn = record.failed() ? record.error == EINTR && !record.flags.testFlag(RecordFlag::Cancelled)
                                        : record.result < record.asked;
    if (goesOn)
        return;
    const std::lock_guard lock(m_mutex);
    m_sends.erase(std::exchange(m_over, record.token)); // nobody asks for the one before any more
}

std::size_t MixedSends::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_sends.size();
}

} // namespace sw
