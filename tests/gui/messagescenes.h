// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenes.h"
#include "windowfixture.h"

namespace sw::scenes {

QPixmap messages(WindowFixture &app, const Look &look);
QPixmap messagesEmpty(WindowFixture &app, const Look &look);
QPixmap composerExtras(WindowFixture &app, const Look &look);

} // namespace sw::scenes
