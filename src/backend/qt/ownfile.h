// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace sw {

/// What is written: who may read it.
enum class OwnFile : quint8 {
    Certificate, ///< everybody, as far as the umask allows
    Key, ///< its owner only: 0600 from the first byte on, whatever the umask
};

/// The first line of each file that is written here. What reads PEM passes over it.
QByteArrayView ownFileMark();

/// Why writeOwnFile() would leave alone what stands there: EEXIST for a file that does not begin with the mark, so that this
/// program did not write it; ELOOP for a link, EISDIR for a folder, EINVAL for a device, pipe or socket; else an errno of
/// lstat(2), open(2), or of access(2) for its folder. 0: nothing is there, or a file that was written here. Any thread.
int obstacleTo(const QString &path);

/// Writes PEM text behind the mark, whole or not at all: a file beside it, fsync(2), rename(2). Replaces only what was written
/// here before, and follows no link. Gives 0 or an errno. Any thread.
int writeOwnFile(const QString &path, QByteArrayView pem, OwnFile what);

} // namespace sw
