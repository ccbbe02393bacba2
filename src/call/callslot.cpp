// SPDX-License-Identifier: GPL-3.0-or-later
#include "callslot.h"

namespace sw {

void CallSlot::begin(const CallRecord &record)
{
    const std::lock_guard lock(m_mutex);
    m_running = {record.call,   record.endpoint, record.connection, record.socket, record.lane,   record.token,
                 record.thread, record.fd,       record.beganNs,    record.asked,  record.address};
    m_busy = true;
}

void CallSlot::end()
{
    const std::lock_guard lock(m_mutex);
    m_busy = false;
}

std::optional<RunningCall> CallSlot::running() const
{
    const std::lock_guard lock(m_mutex);
    return m_busy ? std::optional(m_running) : std::nullopt;
}

} // namespace sw
