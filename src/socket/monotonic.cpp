// SPDX-License-Identifier: GPL-3.0-or-later
#include "monotonic.h"

#include <ctime>

namespace sw {

namespace {

qint64 read(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<qint64>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

} // namespace

qint64 monotonicNs()
{
    return read(CLOCK_MONOTONIC);
}

SessionClock SessionClock::startNow()
{
    return {read(CLOCK_MONOTONIC), read(CLOCK_REALTIME)};
}

} // namespace sw
