// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenes.h"

namespace sw {

class WindowFixture;

} // namespace sw

/// Scenes of the views over the records.
namespace sw::scenes {

QPixmap firstPicture(WindowFixture &app, const Look &look);
QPixmap wholePicture(WindowFixture &app, const Look &look);
QPixmap ladderScene(WindowFixture &app, const Look &look); ///< in order: a talk from its beginning to its end
QPixmap ladderTimeScene(WindowFixture &app, const Look &look); ///< the same, true to time
QPixmap streamsScene(WindowFixture &app, const Look &look); ///< three sends that come in one recv, framed by lines
QPixmap pipeScene(WindowFixture &app, const Look &look); ///< reading is paused: both queues are full, send() is blocked
QPixmap pipeOpenScene(WindowFixture &app, const Look &look); ///< all was read
QPixmap throughputScene(WindowFixture &app, const Look &look); ///< all four quantities of one connection
QPixmap statesScene(WindowFixture &app, const Look &look); ///< the client closed first and waits in TIME_WAIT

} // namespace sw::scenes
