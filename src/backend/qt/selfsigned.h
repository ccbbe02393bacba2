// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

namespace sw {

/// What a self-signed certificate shall say. A value.
struct CertificateWish
{
    enum class Key : quint8 { EcdsaP256, Rsa2048 };

    QString commonName; ///< empty: the first of `names`
    QStringList names; ///< subjectAltName: host names, and IP addresses in digits
    Key key = Key::EcdsaP256;
    QDateTime notBefore; ///< both must be valid, and the end after the beginning
    QDateTime notAfter;
};

/// A certificate and its private key as PEM, the key as PKCS #8 and not encrypted. A value; the key is for a file or the
/// TLS engine only and goes into no record.
struct SelfSigned
{
    QByteArray certificate;
    QByteArray key;

    [[nodiscard]] bool isNull() const { return certificate.isEmpty(); }
};

/// Makes a key and signs a certificate (RFC 5280) with it, by libcrypto. Null when the wish cannot be met: no name, a name
/// that no host can have, a validity that ends before it begins. RSA keys take some 100 ms. Any thread.
SelfSigned makeSelfSigned(const CertificateWish &wish);

} // namespace sw
