// SPDX-License-Identifier: GPL-3.0-or-later
#include "callslot.h"

namespace sw {

QtEvent RunningCall::awaited() const
{
    if (!isPending())
        return QtEvent::None;
    switch (call) {
    case Call::Accept:
        return QtEvent::NewConnection;
    case Call::Connect:
    case Call::ConnectEx:
    case Call::CreateConnection:
        return QtEvent::Connected;
    case Call::Starttls:
        return QtEvent::Encrypted;
    case Call::Getaddrinfo:
        return QtEvent::LookedUp;
    default:
        return traitsOf(call).direction == Direction::Out ? QtEvent::BytesWritten : QtEvent::ReadyRead;
    }
}

void CallSlot::begin(const CallRecord &record)
{
    const std::lock_guard lock(m_mutex);
    m_running = {record.call,   record.endpoint, record.connection, record.socket, record.lane,    record.token,
                 record.thread, record.fd,       record.beganNs,    record.asked,  record.address, record.layer};
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
