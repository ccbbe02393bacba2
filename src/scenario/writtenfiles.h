// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "callrecord.h"
#include "socketcommand.h"

namespace sw {

/// The first file that the command would write (certificate and key of a self-signed one) outside of these folders and what is
/// below them; null: none. Links on the way are followed to where they lead, so that one inside of a folder opens no way out.
/// A file whose folder is not there counts as inside: it cannot be written at all. Empty texts are no folders. Any thread.
QString fileElsewhere(const SocketCommand &command, const QStringList &folders);

/// The record of a starttls that was not made for that: EACCES, and a value that says why.
CallRecord notWritten(const SocketCommand &command, const QString &file);

} // namespace sw
