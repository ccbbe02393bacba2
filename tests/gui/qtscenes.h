// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenes.h"
#include "windowfixture.h"

namespace sw::scenes {

// What the Qt backend shows. Null when it did not come to that.
QPixmap qtBackend(WindowFixture &app, const Look &look); ///< a peer that reads nothing: the buffers of Qt
QPixmap qtLayers(WindowFixture &app, const Look &look); ///< the log: calls, functions, signals, what is pending
QPixmap compareScene(WindowFixture &app, const Look &look); ///< one scenario on both backends

} // namespace sw::scenes
