// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QDateTime>
#include <QJsonValue>
#include <QLatin1StringView>
#include <QList>
#include <QString>
#include <QStringList>

namespace sw {

/// Why a handshake did not end well. The order is that of the names in tlsresult.cpp.
enum class TlsFault : quint8 {
    None,
    Verification, ///< the peer's certificate: `errors` has what is wrong with it
    NotTls, ///< the peer speaks no TLS
    PeerClosed, ///< the peer ended or reset the connection inside the handshake
    TimedOut,
    PeerRefused, ///< the peer sent an alert: it does not accept the certificate, or has none that is asked for
    NoCommonVersion,
    NoCommonCipher,
    NoCommonProtocol, ///< ALPN
    NoCertificate, ///< a server without one
    CertificateUnreadable,
    KeyUnreadable, ///< no key, or one under a passphrase
    KeyMismatch, ///< the key is of another certificate
    AuthorityUnreadable, ///< the file of CA certificates
    NotMade, ///< a self-signed certificate could not be made or written
    UnreadBytes, ///< the peer sent bytes before the handshake that nobody has read: they could be taken for encrypted ones
    Broken, ///< something else in the protocol: `detail` has the library's words
    FileKept, ///< a self-signed one was to be written over a file that this program has not written: `detail` has its name
    FileElsewhere, ///< a scenario wants it written outside of the folders that are open to it: `detail` has its name
    Count,
};

/// How a connection stands with TLS, in short.
enum class TlsStanding : quint8 {
    None,
    Encrypted,
    NotVerified, ///< encrypted, in spite of errors of the peer's certificate
    Failed,
};

QLatin1StringView tlsFaultName(TlsFault fault); ///< as scenarios name it: "verification"

/// One certificate as it was shown: text of a stranger, cut where it is long.
struct TlsCertificate
{
    QString subject; ///< "CN=localhost, O=Example"
    QString issuer;
    QDateTime notBefore; ///< UTC
    QDateTime notAfter;
    QStringList names; ///< subjectAltName: "DNS:localhost", "IP:127.0.0.1"
    QString sha256; ///< of the whole certificate: "AB:CD:..."
    QString key; ///< "EC 256"
    bool selfSigned = false;
};

/// One thing that is wrong with the peer's certificate.
struct TlsCertificateError
{
    QString name; ///< as QSslError has it: "CertificateExpired"
    QString certificate; ///< subject of the one that it is about; empty: of none
};

/// What a handshake settled, or why it failed: the value of the record of starttls. A value; no key is ever in it.
struct TlsResult
{
    TlsFault fault = TlsFault::None;
    QString detail; ///< words of the TLS library, English; hostile when the peer had a say in it
    bool server = false; ///< which side this program was
    bool goesOn = false; ///< errors were to be ignored, for this connection
    QString serverName; ///< that the certificate was checked for
    QString version; ///< "TLSv1.3"
    QString cipher; ///< "TLS_AES_256_GCM_SHA384"
    QString alpn;
    QList<TlsCertificate> chain; ///< of the peer, its own certificate first
    QList<TlsCertificateError> errors;
    std::optional<TlsCertificate> own; ///< what this side showed

    [[nodiscard]] QJsonValue toJson() const;
    static TlsResult fromJson(const QJsonValue &value); ///< what is missing or wrong stays empty
    /// Of a connection that is `encrypted` or not, with its last handshake's value.
    static TlsStanding standing(bool encrypted, const QJsonValue &value);
};

} // namespace sw
