// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenes.h"

namespace sw {

class WindowFixture;

} // namespace sw

namespace sw::scenes {

QPixmap misbehave(WindowFixture &app,
                  const Look &look); ///< a server that never reads, a client that sends byte by byte
QPixmap misbehaveDialog(WindowFixture &app, const Look &look);
QPixmap misbehaveDialogQt(WindowFixture &app, const Look &look);

} // namespace sw::scenes
