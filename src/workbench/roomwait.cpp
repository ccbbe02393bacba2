// SPDX-License-Identifier: GPL-3.0-or-later
#include "roomwait.h"

namespace sw {

bool RoomWait::wait(RecordSink &sink)
{
    if (sink.hasRoom())
        return true;
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->there = false;
    }
    sink.whenRoom([state = m_state] {
        {
            const std::lock_guard lock(state->mutex);
            state->there = true;
        }
        state->changed.notify_all();
    });
    std::unique_lock lock(m_state->mutex);
    m_state->changed.wait(lock, [this] { return m_state->there || m_state->givenUp; });
    return !m_state->givenUp;
}

void RoomWait::giveUp()
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->givenUp = true;
    }
    m_state->changed.notify_all();
}

} // namespace sw
