// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <optional>

#include "callrecord.h"

namespace sw {

/// The call in which a lane is right now, or that waits for a signal of Qt. A value for views.
struct RunningCall
{
    Call call = Call::None;
    EndpointId endpoint = 0;
    quint32 connection = 0;
    SocketId socket = 0;
    LaneId lane = 0;
    quint64 token = 0;
    int thread = 0;
    int fd = -1;
    qint64 beganNs = 0;
    qint64 asked = 0;
    SocketAddress address;
    /// Kernel: the thread is in the call. QtCall: it is pending, no thread is in it, its event loop goes on.
    RecordLayer layer = RecordLayer::Kernel;

    [[nodiscard]] bool isPending() const { return layer == RecordLayer::QtCall; }
    /// The signal that a pending call waits for; None: of a call of the kernel.
    [[nodiscard]] QtEvent awaited() const;
};

/// Where a lane writes down the call it is about to make, before it makes it. Written by the lane, read by any thread.
class CallSlot final
{
public:
    void begin(const CallRecord &record);
    void end();
    [[nodiscard]] std::optional<RunningCall> running() const;

private:
    mutable std::mutex m_mutex;
    bool m_busy = false;
    RunningCall m_running;
};

} // namespace sw
