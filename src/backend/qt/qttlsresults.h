// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSslError>

#include "tlsresult.h"
#include "tlssettings.h"

class QSslSocket;

namespace sw::qttlsresults {

/// What the socket knows now of its handshake; `errors` as its signal told them.
TlsResult of(const QSslSocket &socket, const TlsSettings &settings, const QList<QSslError> &errors);
/// "CertificateExpired"
QString errorName(const QSslError &error);
/// What a handshake that failed with an error of the protocol failed of. `alert`: a QSsl::AlertType that the peer sent, -1:
/// none; `detail`: the library's words.
TlsFault faultOf(int alert, const QString &detail);

} // namespace sw::qttlsresults
