// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenes.h"
#include "windowfixture.h"

/// What pictures show of the log: rows are put into it, so that each picture has the same.
namespace sw::scenes {

QPixmap logHostile(WindowFixture &app, const Look &look);
QPixmap logFilterFault(WindowFixture &app, const Look &look);
QPixmap logFilterHelp(WindowFixture &app, const Look &look);
QPixmap logFind(WindowFixture &app, const Look &look);
QPixmap logMarks(WindowFixture &app, const Look &look);
QPixmap logDump(WindowFixture &app, const Look &look);
QPixmap workspaceReview(WindowFixture &app, const Look &look);
QPixmap logMessages(WindowFixture &app, const Look &look);
QPixmap logCompare(WindowFixture &app, const Look &look);
QPixmap logChecksums(WindowFixture &app, const Look &look);
QPixmap logStream(WindowFixture &app, const Look &look);
QPixmap logSearching(WindowFixture &app, const Look &look);
QPixmap logExported(WindowFixture &app, const Look &look);

} // namespace sw::scenes
