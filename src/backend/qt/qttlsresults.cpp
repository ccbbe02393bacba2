// SPDX-License-Identifier: GPL-3.0-or-later
#include "qttlsresults.h"

#include <algorithm>
#include <array>

#include <QMetaEnum>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

namespace sw::qttlsresults {

namespace {

// All of this is text of a stranger, who must not fill the log with it.
constexpr int mostText = 256;
constexpr qsizetype mostNames = 64;
constexpr qsizetype mostCertificates = 16;

QString cut(const QString &text)
{
    return text.size() <= mostText ? text : text.left(mostText) + u'\u2026';
}

QString nameOf(const QSslCertificate &one, bool issuer)
{
    QStringList parts;
    const QList<QByteArray> attributes = issuer ? one.issuerInfoAttributes() : one.subjectInfoAttributes();
    // Qt gives them sorted; people expect who it is first.
    QList<QByteArray> ordered;
    if (attributes.contains("CN"))
        ordered.append("CN");
    for (const QByteArray &attribute : attributes) {
        if (attribute != "CN")
            ordered.append(attribute);
    }
    for (const QByteArray &attribute : ordered) {
        const QStringList values = issuer ? one.issuerInfo(attribute) : one.subjectInfo(attribute);
        for (const QString &value : values)
            parts.append(QString::fromLatin1(attribute) + u'=' + value);
    }
    return cut(parts.join(u", "));
}

QStringList namesOf(const QSslCertificate &one)
{
    QStringList names;
    const auto all = one.subjectAlternativeNames();
    for (auto it = all.begin(); it != all.end() && names.size() < mostNames; ++it) {
        const QLatin1StringView kind = it.key() == QSsl::DnsEntry ? QLatin1StringView("DNS:")
            : it.key() == QSsl::IpAddressEntry                    ? QLatin1StringView("IP:")
                                                                  : QLatin1StringView("EMAIL:");
        names.append(kind + cut(it.value()));
    }
    names.sort();
    return names;
}

QString keyOf(const QSslCertificate &one)
{
    const QSslKey key = one.publicKey();
    if (key.isNull())
        return {};
    const auto name = key.algorithm() == QSsl::Rsa ? QLatin1StringView("RSA")
        : key.algorithm() == QSsl::Ec              ? QLatin1StringView("EC")
        : key.algorithm() == QSsl::Dsa             ? QLatin1StringView("DSA")
                                                   : QLatin1StringView("key");
    return QStringLiteral("%1 %2").arg(name).arg(key.length());
}

/// A cipher's own protocol is the first that had it.
QString versionOf(const QSslSocket &socket)
{
    switch (socket.sessionProtocol()) {
    case QSsl::TlsV1_2:
        return QStringLiteral("TLSv1.2");
    case QSsl::TlsV1_3:
        return QStringLiteral("TLSv1.3");
    default:
        return socket.sessionCipher().protocolString();
    }
}

TlsCertificate certificate(const QSslCertificate &one)
{
    TlsCertificate shown;
    shown.subject = nameOf(one, false);
    shown.issuer = nameOf(one, true);
    shown.notBefore = one.effectiveDate().toUTC();
    shown.notAfter = one.expiryDate().toUTC();
    shown.names = namesOf(one);
    shown.sha256 = QString::fromLatin1(one.digest(QCryptographicHash::Sha256).toHex(':').toUpper());
    shown.key = keyOf(one);
    shown.selfSigned = one.isSelfSigned();
    return shown;
}

struct ByAlert
{
    QSsl::AlertType alert;
    TlsFault fault;
};
constexpr std::array alerts{
    ByAlert{QSsl::AlertType::CloseNotify, TlsFault::PeerClosed},
    ByAlert{QSsl::AlertType::ProtocolVersion, TlsFault::NoCommonVersion},
    ByAlert{QSsl::AlertType::InappropriateFallback, TlsFault::NoCommonVersion},
    ByAlert{QSsl::AlertType::InsufficientSecurity, TlsFault::NoCommonCipher},
    ByAlert{QSsl::AlertType::NoApplicationProtocol, TlsFault::NoCommonProtocol},
    ByAlert{QSsl::AlertType::HandshakeFailure, TlsFault::PeerRefused},
    ByAlert{QSsl::AlertType::NoCertificate, TlsFault::PeerRefused},
    ByAlert{QSsl::AlertType::BadCertificate, TlsFault::PeerRefused},
    ByAlert{QSsl::AlertType::UnsupportedCertificate, TlsFault::PeerRefused},
    ByAlert{QSsl::AlertType::CertificateRevoked, TlsFault::PeerRefused},
    ByAlert{QSsl::AlertType::CertificateExpired, TlsFault::PeerRefused},
    ByAlert{QSsl::AlertType::CertificateUnknown, TlsFault::PeerRefused},
    ByAlert{QSsl::AlertType::UnknownCa, TlsFault::PeerRefused},
    ByAlert{QSsl::AlertType::AccessDenied, TlsFault::PeerRefused},
    ByAlert{QSsl::AlertType::UnrecognizedName, TlsFault::PeerRefused},
    ByAlert{QSsl::AlertType::CertificateRequired, TlsFault::PeerRefused},
};

struct ByWords
{
    const char *words; ///< of an OpenSSL reason (include/openssl/sslerr.h)
    TlsFault fault;
};
constexpr std::array reasons{
    ByWords{"wrong version number", TlsFault::NotTls},
    ByWords{"http request", TlsFault::NotTls},
    ByWords{"https proxy request", TlsFault::NotTls},
    ByWords{"packet length too long", TlsFault::NotTls},
    ByWords{"record layer failure", TlsFault::NotTls},
    ByWords{"unknown protocol", TlsFault::NotTls},
    ByWords{"unsupported protocol", TlsFault::NoCommonVersion},
    ByWords{"version too low", TlsFault::NoCommonVersion},
    ByWords{"no protocols available", TlsFault::NoCommonVersion},
    ByWords{"no shared cipher", TlsFault::NoCommonCipher},
    ByWords{"no application protocol", TlsFault::NoCommonProtocol},
    ByWords{"peer did not return a certificate", TlsFault::Verification},
    ByWords{"certificate verify failed", TlsFault::Verification},
};

} // namespace

QString errorName(const QSslError &error)
{
    const auto names = QMetaEnum::fromType<QSslError::SslError>();
    return QString::fromLatin1(names.valueToKey(error.error()));
}

TlsFault faultOf(int alert, const QString &detail)
{
    const auto found = std::find_if(alerts.begin(), alerts.end(),
                                    [alert](const ByAlert &row) { return static_cast<int>(row.alert) == alert; });
    if (found != alerts.end())
        return found->fault;
    if (alert >= 0)
        return TlsFault::PeerRefused;
    const auto said = std::find_if(reasons.begin(), reasons.end(),
                                   [&](const ByWords &row) { return detail.contains(QLatin1StringView(row.words)); });
    return said == reasons.end() ? TlsFault::Broken : said->fault;
}

TlsResult of(const QSslSocket &socket, const TlsSettings &settings, const QList<QSslError> &errors)
{
    TlsResult result;
    result.server = settings.server;
    result.goesOn = settings.ignoreErrors;
    if (!settings.server)
        result.serverName = settings.serverName.isEmpty() ? socket.peerName() : settings.serverName;
    const QList<QSslCertificate> chain = socket.peerCertificateChain();
    for (const QSslCertificate &one : chain.first(std::min(mostCertificates, chain.size())))
        result.chain.append(certificate(one));
    for (const QSslError &error : errors)
        result.errors.append({errorName(error), nameOf(error.certificate(), false)});
    if (const QSslCertificate shown = socket.localCertificate(); !shown.isNull())
        result.own = certificate(shown);
    if (socket.isEncrypted()) {
        const QSslCipher cipher = socket.sessionCipher();
        result.version = versionOf(socket);
        result.cipher = cipher.name();
        result.alpn = cut(QString::fromLatin1(socket.sslConfiguration().nextNegotiatedProtocol()));
    }
    return result;
}

} // namespace sw::qttlsresults
