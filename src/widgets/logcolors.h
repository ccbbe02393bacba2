// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace sw {

class Theme;

/// The log's colours as the theme has them. A value.
struct LogColors
{
    QColor text;
    QColor dim;
    QColor base;
    QColor grid;
    QColor selection;
    QColor selectionEdge;
    QColor server;
    QColor client;
    QColor received;
    QColor sent;
    QColor blocked;
    QColor blockedBase;
    QColor error;
    QColor qtLayer;
    QColor qtLayerBase;

    static LogColors of(const Theme &theme);
};

} // namespace sw
