// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "tlsresult.h"

namespace sw {

/// What is wrong with a certificate, what it means, and what to do. Plain text.
QString tlsErrorText(const QString &name); ///< by QSslError's name: "CertificateExpired"
/// What is wrong in a few words: "expired".
QString tlsErrorTitle(const QString &name);
/// Why a handshake failed, and what to do; empty for None.
QString tlsFaultTitle(TlsFault fault);
QString tlsFaultText(TlsFault fault);
/// All that a failed handshake has to say: the fault, each error of the certificate, the library's words last. Plain text,
/// a line each.
QString tlsFailureText(const TlsResult &result);

/// Everything that a handshake settled or failed of: what was agreed, what is wrong, the certificates. Plain text.
QString tlsReport(const TlsResult &result);

} // namespace sw
