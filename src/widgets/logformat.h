// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QString>

#include "monotonic.h"

namespace sw {

/// Wall-clock time of day of a moment of the session, to the microsecond: "14:02:11.204 118". `beganNs` is of monotonicNs().
QString logTime(const SessionClock &clock, qint64 beganNs);
/// With the date, for facts and files: "2024-05-01 14:02:11.204118".
QString logDateTime(const SessionClock &clock, qint64 beganNs);
/// A difference of times in seconds, to the microsecond: "+12.345 678", "-0.000 020". Nanoseconds in.
QString logSince(qint64 ns);

/// A place in the log as a person types it.
struct LogPlace
{
    std::optional<quint64> row; ///< "1234", "#1234"
    std::optional<qint64>
        timeNs; ///< monotonicNs(): "14:02:11.5", "2024-05-01 14:02", "+12.5", "+300ms" (since the start)

    [[nodiscard]] bool isValid() const { return row || timeNs; }
};
/// A time of day is the first one of the session, which may be that of the next day.
LogPlace logPlace(const SessionClock &clock, const QString &typed);

/// Three or four digits and a unit: "6 µs", "1.6 ms", "2.114 s", "5 min 3 s". Nanoseconds in.
QString logDuration(qint64 tookNs);

} // namespace sw
