// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenes.h"
#include "windowfixture.h"

/// Pictures of answer rules and long connections.
namespace sw::scenes {

QPixmap rulesScene(WindowFixture &app, const Look &look);
QPixmap rulesLogScene(WindowFixture &app, const Look &look); ///< a conversation by the rules, in the window
QPixmap longScene(WindowFixture &app, const Look &look);
QPixmap longPanelScene(WindowFixture &app, const Look &look);

} // namespace sw::scenes
