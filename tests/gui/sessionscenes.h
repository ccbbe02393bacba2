// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenes.h"
#include "windowfixture.h"

/// What pictures show of session files: some are written into the folder of the fixture.
namespace sw::scenes {

QPixmap sessions(WindowFixture &app, const Look &look); ///< the dialog
QPixmap pastSession(WindowFixture &app, const Look &look); ///< one that is opened

} // namespace sw::scenes
