// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "sessionstop.h"

namespace sw {

/// Why the session file takes no more rows: cause, what becomes of the rows from now on, advice. `waits`: reading has stopped until it
/// can go on. Main thread or that of the command line.
QString sessionStopText(SessionStop why, int error, const QString &path, bool waits);

} // namespace sw
