// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSslCertificate>
#include <QSslKey>

#include "tlsresult.h"
#include "tlssettings.h"

namespace sw {

/// What one end of a TLS connection shows, and whom it believes. The key goes to the TLS engine only. A value.
struct TlsMaterial
{
    QList<QSslCertificate> chain; ///< its own certificate first; empty: none
    QSslKey key;
    QList<QSslCertificate> authorities; ///< empty: the system's
};

/// Why there is none.
struct TlsMaterialFault
{
    TlsFault fault = TlsFault::None;
    int error = 0; ///< errno; EINVAL when a file could be read, but is not what it should be
    QString detail; ///< the file
};

/// Reads the files that the settings name, or makes a certificate. Files must be regular and of at most 1 MiB. What is made is
/// written where the settings say, but replaces nothing that this program has not written (ownfile.h). Any thread.
TlsMaterialFault loadTlsMaterial(const TlsSettings &settings, TlsMaterial &material);

} // namespace sw
