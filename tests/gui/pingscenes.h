// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monotonic.h"
#include "patience.h"
#include "scenes.h"
#include "windowfixture.h"

/// What all pictures are taken with, and those of panels that ping.
namespace sw::scenes {

inline constexpr qint64 worthSeeing = 1'300'000'000; ///< ns of a blocked call

/// So that a blocked time stands in the strip.
inline void letBlock()
{
    const qint64 began = monotonicNs();
    (void)sw::waitUntil([began] { return monotonicNs() - began > worthSeeing; });
}

inline QPixmap pictureOf(const WindowFixture &app)
{
    letBlock();
    return app.window->grab();
}

QPixmap pings(WindowFixture &app, const Look &look);
QPixmap pingsThatFail(WindowFixture &app, const Look &look);
QPixmap pingsRefused(WindowFixture &app, const Look &look);

} // namespace sw::scenes
