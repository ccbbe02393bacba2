// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
};

} // namespace sw
