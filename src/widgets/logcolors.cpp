// SPDX-License-Identifier: GPL-3.0-or-later
#include "logcolors.h"

#include "theme.h"

namespace sw {

LogColors LogColors::of(const Theme &theme)
{
    LogColors colors;
    colors.text = theme.color(ColorRole::Text);
    colors.dim = theme.color(ColorRole::MutedText);
    colors.base = theme.color(ColorRole::Surface);
    colors.grid = theme.color(ColorRole::Line);
    colors.selection = theme.color(ColorRole::AccentSoft);
    colors.selectionEdge = theme.color(ColorRole::Accent);
    colors.server = theme.color(ColorRole::Server);
    colors.client = theme.color(ColorRole::Client);
    colors.received = theme.color(ColorRole::Received);
    colors.sent = theme.color(ColorRole::Sent);
    colors.blocked = theme.color(ColorRole::Blocked);
    colors.blockedBase = theme.color(ColorRole::BlockedSoft);
    colors.error = theme.color(ColorRole::Error);
    colors.qtLayer = theme.color(ColorRole::QtLayer);
    colors.qtLayerBase = theme.color(ColorRole::QtLayerSoft);
    // Between rows a line is only a hint.
    colors.grid.setAlphaF(0.5F);
    return colors;
}

} // namespace sw
