// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenes.h"

namespace sw {

class WindowFixture;

} // namespace sw

namespace sw::scenes {

QPixmap relay(WindowFixture &app, const Look &look); ///< a conversation with faults, between two panels of the window
QPixmap relayFaults(WindowFixture &app, const Look &look); ///< the dialog of faults
QPixmap relayHold(WindowFixture &app, const Look &look); ///< chunks that wait for a person
QPixmap relayMore(WindowFixture &app, const Look &look); ///< the further settings, and a target that refuses

} // namespace sw::scenes
