// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QStringList>

#include "theme.h"

/// What the pictures of the documentation show, made by driving the real window over real sockets.
namespace sw::scenes {

struct Look
{
    QString language;
    ThemeChoice theme = ThemeChoice::Light;
    QSize size;
};

QStringList names();
/// Null when it could not be made: unknown, or a socket was refused.
QPixmap make(const QString &name, const Look &look);

} // namespace sw::scenes
