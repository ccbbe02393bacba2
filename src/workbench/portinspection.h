// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callrecord.h"
#include "recordsink.h"
#include "sockettable.h"
#include "threads.h"

namespace sw {

/// Finds out who holds the port that a bind did not get, and which one is free, on a thread of its own: with many processes
/// that takes a while. What it finds becomes a Notice::PortHeld. Asked from one thread; the sink outlives it.
class PortInspection final
{
public:
    explicit PortInspection(RecordSink &sink)
        : m_sink(sink)
    {
    }
    ~PortInspection() { m_thread.join(); }
    Q_DISABLE_COPY_MOVE(PortInspection)

    /// `failed` is the call that gave EADDRINUSE, `wanted` the address that it was to get.
    void start(const CallRecord &failed, const SocketAddress &wanted, Transport transport);

private:
    RecordSink &m_sink;
    WorkerThread m_thread;
};

} // namespace sw
