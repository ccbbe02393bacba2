// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace sw {

/// Writes a private key to a file that only its owner may read (0600 from the first byte on, whatever the umask and whatever
/// stood there before), whole or not at all: a file beside it, fsync(2), rename(2). What is there and is no regular file is
/// refused: EISDIR for a folder, ELOOP for a link, EINVAL for a device, pipe or socket. Gives 0 or an errno. Any thread.
int writeKeyFile(const QString &path, QByteArrayView key);

} // namespace sw
