// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace sw {

/// CLOCK_MONOTONIC in nanoseconds, see clock_gettime(2). Any thread.
qint64 monotonicNs();

/// Ties the monotonic clock to the wall clock once, so that all rows of a session share one zero. A value.
struct SessionClock
{
    qint64 zeroNs = 0; ///< monotonicNs() at the start of the session
    qint64 wallNs = 0; ///< nanoseconds since 1970 UTC at the same moment

    static SessionClock startNow();
    [[nodiscard]] qint64 sinceStart(qint64 monotonic) const { return monotonic - zeroNs; }
};

} // namespace sw
