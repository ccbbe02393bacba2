// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sw {

/// How often a message is sent. A value.
struct RepeatSettings
{
    static constexpr int mostMs = 24 * 60 * 60 * 1000;
    static constexpr int mostTimes = 1'000'000'000;

    bool on = false;
    int everyMs = 1000; ///< 0: as fast as it is taken
    int times = 0; ///< 0: until stopped

    friend bool operator==(const RepeatSettings &, const RepeatSettings &) = default;
};

} // namespace sw
