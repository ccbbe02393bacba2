// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace sw {

/// Why a session file takes no more rows. The numbers stand in notices, and so in files.
enum class SessionStop : quint8 {
    None,
    Budget, ///< it is as large as it may be
    DiskNearlyFull,
    Failed, ///< errno
    NotAFile, ///< what stands at its path is none
    InUse, ///< by another program
};

} // namespace sw
