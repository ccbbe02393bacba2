// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

#include "endpoint.h"

namespace sw {

/// Whose strip it is: decides the colour, and whether recv and send share one place.
enum class StripRole : quint8 { Server, Client };

/// What one place of the strip says. A value, without a window.
struct StripCell
{
    QString title; ///< "accept()", "recv() · send()"
    QString detail; ///< "fd 12", "blocked 2.4 s", "ECONNREFUSED"
    QString toolTip; ///< plain text, several lines
    QString spoken; ///< state and detail in words, for assistive tools
    Call call = Call::None; ///< None where two calls share the place
    LifecycleStep::Phase phase = LifecycleStep::Phase::Idle;
    qint64 blockedSinceNs = 0; ///< 0 unless blocked

    bool operator==(const StripCell &other) const = default;
};

/// The places of the strip at `nowNs` (monotonicNs()), in the current language. A server's recv and send become one place
/// unless they are `callable`: then each place is a button for its call.
std::vector<StripCell> stripCells(const std::vector<LifecycleStep> &steps, StripRole role, qint64 nowNs,
                                  bool callable = false);

/// "0.4 s", "12 s", "3 min 05 s", "2 h 07 min": how long a call has been blocked.
QString blockedTimeText(qint64 durationNs);

} // namespace sw
