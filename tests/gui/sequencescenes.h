// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenes.h"

namespace sw {

class WindowFixture;

} // namespace sw

namespace sw::scenes {

QPixmap sequence(WindowFixture &app, const Look &look); ///< the dialog in front of the window whose log shows the same
QPixmap sequenceDialog(WindowFixture &app, const Look &look); ///< all steps done, a loop among them
QPixmap sequenceFailed(WindowFixture &app, const Look &look); ///< something else came, and one timed out

} // namespace sw::scenes
