// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

#include "callrecord.h"

namespace sw {

/// Gives the numbers of sockets and lanes. Backends of one run share one, so that a number means one thing. Any thread.
class IdCounter final
{
public:
    SocketId nextSocket() { return ++m_sockets; }
    LaneId nextLane() { return ++m_lanes; }

private:
    std::atomic<SocketId> m_sockets{0};
    std::atomic<LaneId> m_lanes{0};
};

} // namespace sw
