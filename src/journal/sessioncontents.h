// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <stop_token>

#include "monotonic.h"
#include "sessionfile.h"
#include "sessionnames.h"

namespace sw {

class StoredRows;

/// What a session file has, found by reading it from front to back.
struct SessionContents
{
    std::shared_ptr<StoredRows> rows; ///< null: it is no session file, or the reading was stopped
    SessionClock clock;
    quint64 count = 0; ///< rows
    qint64 whole = 0; ///< bytes up to the last whole row, and the end when there is one
    bool ended = false; ///< in order
    std::vector<EndpointName> names; ///< how its endpoints were called
};

/// Takes any file. `progress` is told per cent. Any thread.
SessionContents readSession(const std::shared_ptr<const SessionFile> &file, const std::stop_token &stop,
                            const std::function<void(int percent)> &progress = {});

/// Cuts the torn tail of a session that ended without order, and writes its end: from then on it is like the others. Changes
/// nothing when somebody writes the file. 0 or errno.
int mendSession(const QString &path, const std::stop_token &stop);

} // namespace sw
