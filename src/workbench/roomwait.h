// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>

#include "recordsink.h"

namespace sw {

/// Where a thread that makes many calls waits while what they leave in the log is not on disk yet, as loops that receive do.
class RoomWait final
{
public:
    /// Waits until the sink has room; false: it was given up. One thread, which holds no lock.
    bool wait(RecordSink &sink);
    void giveUp(); ///< for good; any thread

private:
    struct State
    {
        std::mutex mutex;
        std::condition_variable changed;
        bool there = false;
        bool givenUp = false;
    };

    const std::shared_ptr<State> m_state = std::make_shared<State>(); ///< the sink may wake it when this is gone
};

} // namespace sw
