// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

namespace sw {

/// A session file in the folder of sessions.
struct SessionEntry
{
    enum class Ending : quint8 {
        InOrder,
        Recovered, ///< without order, and mended since
        Torn, ///< without order
        InUse, ///< it is being written
    };
    QString path;
    qint64 bytes = 0;
    qint64 beganNs = 0; ///< since 1970 UTC; 0: it is no session file that this version reads
    quint64 rows = 0; ///< 0 also when its end does not tell
    Ending ending = Ending::InOrder;
};

/// The folder where sessions are kept: all functions look at the disk, none keeps anything. Any thread.
namespace sessionfolder {

/// Where they are kept by default: under the XDG data directory of the user.
QString defaultPath();
/// Newest first. Looks at the two ends of each file only.
std::vector<SessionEntry> list(const QString &folder);
quint64 bytesIn(const QString &folder); ///< of all sessions
/// Deletes it unless it is being written. 0 or errno; EBUSY: it is. Its room comes back a little later, however large it is.
int remove(const QString &path);
/// A name that no file has yet, of a session that begins now.
QString newPath(const QString &folder);
/// The smaller of 4 GiB and a tenth of what is free or taken by sessions.
quint64 defaultBudget(const QString &folder);

} // namespace sessionfolder

} // namespace sw
