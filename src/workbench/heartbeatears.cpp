// SPDX-License-Identifier: GPL-3.0-or-later
#include "heartbeatears.h"

#include <algorithm>

#include "monotonic.h"

namespace sw {

void HeartbeatEars::expect(const QByteArray &answer)
{
    const std::lock_guard lock(m_mutex);
    m_answer = answer;
}

void HeartbeatEars::setOpen(bool open)
{
    const std::lock_guard lock(m_mutex);
    m_open = open;
    if (!open)
        m_waiting.clear();
}

void HeartbeatEars::waitFor(quint32 connection)
{
    const std::lock_guard lock(m_mutex);
    m_waiting[connection] = {};
}

void HeartbeatEars::forget(quint32 connection)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.erase(connection);
}

qint64 HeartbeatEars::answeredNs(quint32 connection) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_waiting.find(connection);
    return found == m_waiting.end() ? 0 : found->second.answeredNs;
}

void HeartbeatEars::hear(quint32 connection, QByteArrayView bytes)
{
    if (!m_open || bytes.isEmpty())
        return;
    const std::lock_guard lock(m_mutex);
    const auto found = m_waiting.find(connection);
    if (found == m_waiting.end() || found->second.answeredNs != 0)
        return;
    Waiting &one = found->second;
    one.tail.append(bytes.data(), bytes.size());
    if (one.tail.contains(m_answer))
        one.answeredNs = monotonicNs();
    const qsizetype kept = std::max<qsizetype>(0, m_answer.size() - 1);
    if (one.tail.size() > kept)
        one.tail = one.tail.last(kept);
}

} // namespace sw
