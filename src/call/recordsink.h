// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "callrecord.h"

namespace sw {

/// Who takes records. take() is called from many threads at once and must be quick: the caller is the thread that makes the
/// socket's calls.
class RecordSink
{
public:
    RecordSink() = default;
    virtual ~RecordSink() = default;
    Q_DISABLE_COPY_MOVE(RecordSink)

    virtual void take(CallRecord &&record) = 0;

    /// Whether a loop that receives shall go on. False: what was taken must be kept first, so that reading should wait. Quick.
    [[nodiscard]] virtual bool hasRoom() const { return true; }
    /// Calls `wake` once, on any thread, when there is room; at once when there is. It must be quick and take no record.
    virtual void whenRoom(std::function<void()> wake) { wake(); }
};

} // namespace sw
