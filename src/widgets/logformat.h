// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "monotonic.h"

namespace sw {

/// Wall-clock time of day of a moment of the session, to the microsecond: "14:02:11.204 118". `beganNs` is of monotonicNs().
QString logTime(const SessionClock &clock, qint64 beganNs);
/// With the date, for facts and files: "2024-05-01 14:02:11.204118".
QString logDateTime(const SessionClock &clock, qint64 beganNs);
/// Three or four digits and a unit: "6 µs", "1.6 ms", "2.114 s", "5 min 3 s". Nanoseconds in.
QString logDuration(qint64 tookNs);

} // namespace sw
