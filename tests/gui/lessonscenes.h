// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenes.h"

namespace sw {

class WindowFixture;

} // namespace sw

/// Scenes of the lessons.
namespace sw::scenes {

QPixmap lessonListScene(WindowFixture &app, const Look &look);
QPixmap lessonScene(WindowFixture &app, const Look &look); ///< a question that has just been answered by what happened
QPixmap lessonAskScene(WindowFixture &app, const Look &look);
QPixmap lessonEndScene(WindowFixture &app, const Look &look);
QPixmap lessonReviewScene(WindowFixture &app, const Look &look); ///< a stranger's
QPixmap lessonErrorScene(WindowFixture &app, const Look &look);

} // namespace sw::scenes
