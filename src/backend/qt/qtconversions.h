// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSocket>
#include <QHostAddress>

#include "address.h"

namespace sw::qtconversions {

/// The errno that means the same as a QAbstractSocket::SocketError (QLocalSocket has the same numbers); 0 for UnknownSocketError.
int errnoOf(int socketError);
/// Whether what came breaks the rules of TLS, or what was given for it: QSslSocket ends nothing by itself then.
bool isTlsError(int socketError);
/// An address of the family as Qt takes it. `dualStack`: [::] means any address of both families.
QHostAddress hostOf(const SocketAddress &address, bool dualStack = false);
SocketAddress addressOf(const QHostAddress &host, quint16 port);
/// Null addresses as the kernel tells them: 0.0.0.0:0.
SocketAddress unnamed(int family);

} // namespace sw::qtconversions
