// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callrecord.h"
#include "unixsockets.h"

namespace sw {

/// Why a unix socket could not be bound to `path`, and what to do. Main thread or that of the command line.
QString pathTakenText(UnixPathState state, const QString &path);
/// Why nobody was reached at `path`, which is stale.
QString pathUnreachedText(const QString &path);
/// What became of the wish to remove the file of a socket; `error` as of removeStalePath().
QString pathRemovedText(int error, const QString &path);

} // namespace sw
