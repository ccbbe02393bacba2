// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QLatin1StringView>
#include <QString>
#include <QStringList>

namespace sw {

/// The oldest version of TLS that is agreed to; older ones than these are broken. The order is that of their names.
enum class TlsVersion : quint8 { Tls12, Tls13 };

/// How one connection is to be encrypted: what starttls takes. A value; any thread. No key is in it, only where one stands.
struct TlsSettings
{
    static constexpr int usualTimeoutMs = 30'000;
    static constexpr int usualDays = 30;

    bool server = false; ///< which side this end is
    /// Go on in spite of what is wrong with the peer's certificate, on this connection; the errors are told all the same.
    bool ignoreErrors = false;
    /// Client: sent as SNI and looked for in the certificate; empty: what was connected to, a name or an address.
    QString serverName;
    QString caFile; ///< PEM; the only authorities that count. Empty: the system's
    QString certificateFile; ///< PEM or DER: what this side shows; PEM may hold the rest of the chain
    QString keyFile; ///< of that certificate, without a passphrase
    /// Make a certificate and key of one's own for these names; with file names above, they are written there first.
    QStringList selfSignedNames;
    int selfSignedDays = usualDays; ///< until it expires; negative: it has expired already
    QStringList alpn; ///< protocols in order of preference (RFC 7301)
    TlsVersion minimum = TlsVersion::Tls12;
    bool wantClientCertificate = false; ///< server: the client must show one
    int timeoutMs = usualTimeoutMs; ///< for the handshake; -1: none

    bool operator==(const TlsSettings &) const = default;
};

QLatin1StringView tlsVersionName(TlsVersion version); ///< "1.2"
std::optional<TlsVersion> tlsVersionFrom(QStringView name);

} // namespace sw
