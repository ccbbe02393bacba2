// SPDX-License-Identifier: GPL-3.0-or-later
#include "tlswording.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>

namespace sw {

namespace {

struct ErrorRow
{
    QLatin1StringView name;
    const char *title;
    const char *text;
};

struct FaultRow
{
    TlsFault fault;
    const char *title;
    const char *text;
};

// clang-format off
constexpr std::array errors{
    ErrorRow{QLatin1StringView("CertificateExpired"), QT_TRANSLATE_NOOP("TlsWording", "expired"), QT_TRANSLATE_NOOP("TlsWording", "The certificate was valid until a day that has passed. Its owner must renew it; also check this machine's clock.")},
    ErrorRow{QLatin1StringView("CertificateNotYetValid"), QT_TRANSLATE_NOOP("TlsWording", "not valid yet"), QT_TRANSLATE_NOOP("TlsWording", "The certificate is valid from a later day on. Most often the clock of this machine, or of the one that made the certificate, is wrong.")},
    ErrorRow{QLatin1StringView("HostNameMismatch"), QT_TRANSLATE_NOOP("TlsWording", "wrong name"), QT_TRANSLATE_NOOP("TlsWording", "The certificate is for other names than the one that was asked for, so this may be another server. Use one of the names in the certificate, or get one that has this name.")},
    ErrorRow{QLatin1StringView("SelfSignedCertificate"), QT_TRANSLATE_NOOP("TlsWording", "self-signed"), QT_TRANSLATE_NOOP("TlsWording", "The certificate is signed by nobody but itself, and it is not among those that are trusted here: anybody can make one with this name. If it is your own, name its file as the CA file.")},
    ErrorRow{QLatin1StringView("SelfSignedCertificateInChain"), QT_TRANSLATE_NOOP("TlsWording", "unknown authority"), QT_TRANSLATE_NOOP("TlsWording", "The chain ends in an authority that is not trusted here. If it is your own authority, name its certificate as the CA file.")},
    ErrorRow{QLatin1StringView("UnableToGetLocalIssuerCertificate"), QT_TRANSLATE_NOOP("TlsWording", "issuer not found"), QT_TRANSLATE_NOOP("TlsWording", "The authority that signed the certificate is not known here: either it is not trusted, or the server forgot to send the certificates between. Name the authority as the CA file, or let the server send its whole chain.")},
    ErrorRow{QLatin1StringView("UnableToGetIssuerCertificate"), QT_TRANSLATE_NOOP("TlsWording", "issuer missing"), QT_TRANSLATE_NOOP("TlsWording", "A certificate in the middle of the chain is missing. The server should send its whole chain.")},
    ErrorRow{QLatin1StringView("UnableToVerifyFirstCertificate"), QT_TRANSLATE_NOOP("TlsWording", "cannot be verified"), QT_TRANSLATE_NOOP("TlsWording", "Only one certificate came, and nobody known here has signed it. The server should send its whole chain; or name the authority as the CA file.")},
    ErrorRow{QLatin1StringView("CertificateSignatureFailed"), QT_TRANSLATE_NOOP("TlsWording", "signature wrong"), QT_TRANSLATE_NOOP("TlsWording", "The signature of the certificate is not right: it was changed, or signed by another key than its issuer's.")},
    ErrorRow{QLatin1StringView("UnableToDecryptCertificateSignature"), QT_TRANSLATE_NOOP("TlsWording", "signature unreadable"), QT_TRANSLATE_NOOP("TlsWording", "The signature of the certificate could not be read. It is damaged, or made by a method that is not known here.")},
    ErrorRow{QLatin1StringView("UnableToDecodeIssuerPublicKey"), QT_TRANSLATE_NOOP("TlsWording", "issuer's key unreadable"), QT_TRANSLATE_NOOP("TlsWording", "The key of the issuer could not be read. Its certificate is damaged, or of a kind that is not known here.")},
    ErrorRow{QLatin1StringView("InvalidNotBeforeField"), QT_TRANSLATE_NOOP("TlsWording", "begin unreadable"), QT_TRANSLATE_NOOP("TlsWording", "The day from which the certificate is valid cannot be read: it is damaged or was made wrongly.")},
    ErrorRow{QLatin1StringView("InvalidNotAfterField"), QT_TRANSLATE_NOOP("TlsWording", "end unreadable"), QT_TRANSLATE_NOOP("TlsWording", "The day until which the certificate is valid cannot be read: it is damaged or was made wrongly.")},
    ErrorRow{QLatin1StringView("CertificateRevoked"), QT_TRANSLATE_NOOP("TlsWording", "revoked"), QT_TRANSLATE_NOOP("TlsWording", "The authority has withdrawn this certificate, for example as its key was stolen. Do not go on.")},
    ErrorRow{QLatin1StringView("InvalidCaCertificate"), QT_TRANSLATE_NOOP("TlsWording", "issuer is no authority"), QT_TRANSLATE_NOOP("TlsWording", "A certificate that signed another one is not allowed to do so. The chain was put together wrongly, or somebody cheats.")},
    ErrorRow{QLatin1StringView("PathLengthExceeded"), QT_TRANSLATE_NOOP("TlsWording", "chain too long"), QT_TRANSLATE_NOOP("TlsWording", "There are more certificates between than the authority allows.")},
    ErrorRow{QLatin1StringView("InvalidPurpose"), QT_TRANSLATE_NOOP("TlsWording", "wrong purpose"), QT_TRANSLATE_NOOP("TlsWording", "The certificate is made for another use: a server needs serverAuth, a client clientAuth in it.")},
    ErrorRow{QLatin1StringView("CertificateUntrusted"), QT_TRANSLATE_NOOP("TlsWording", "not trusted"), QT_TRANSLATE_NOOP("TlsWording", "The authority is known here, but not trusted for this use.")},
    ErrorRow{QLatin1StringView("CertificateRejected"), QT_TRANSLATE_NOOP("TlsWording", "rejected"), QT_TRANSLATE_NOOP("TlsWording", "The authority is marked on this machine as one that must not be used for this.")},
    ErrorRow{QLatin1StringView("SubjectIssuerMismatch"), QT_TRANSLATE_NOOP("TlsWording", "issuer does not match"), QT_TRANSLATE_NOOP("TlsWording", "The issuer that the certificate names is not the one that is next in the chain.")},
    ErrorRow{QLatin1StringView("AuthorityIssuerSerialNumberMismatch"), QT_TRANSLATE_NOOP("TlsWording", "issuer does not match"), QT_TRANSLATE_NOOP("TlsWording", "The certificate names another certificate of its issuer than the one in the chain.")},
    ErrorRow{QLatin1StringView("NoPeerCertificate"), QT_TRANSLATE_NOOP("TlsWording", "no certificate"), QT_TRANSLATE_NOOP("TlsWording", "The peer showed no certificate, although one was asked for. A client must be given a certificate and its key.")},
    ErrorRow{QLatin1StringView("CertificateBlacklisted"), QT_TRANSLATE_NOOP("TlsWording", "known as misused"), QT_TRANSLATE_NOOP("TlsWording", "This certificate is on a list of those that were misused. Do not go on.")},
    ErrorRow{QLatin1StringView("NoSslSupport"), QT_TRANSLATE_NOOP("TlsWording", "no TLS here"), QT_TRANSLATE_NOOP("TlsWording", "Qt found no TLS library on this machine. Install Qt's OpenSSL plugin.")},
};
constexpr ErrorRow otherError{QLatin1StringView(), QT_TRANSLATE_NOOP("TlsWording", "not acceptable"), QT_TRANSLATE_NOOP("TlsWording", "The certificate could not be verified.")};

constexpr std::array faults{
    FaultRow{TlsFault::Verification, QT_TRANSLATE_NOOP("TlsWording", "Certificate not accepted"), QT_TRANSLATE_NOOP("TlsWording", "The connection was ended before a byte of yours was sent. What is wrong stands below.")},
    FaultRow{TlsFault::NotTls, QT_TRANSLATE_NOOP("TlsWording", "The peer does not speak TLS"), QT_TRANSLATE_NOOP("TlsWording", "What came is no TLS: one side speaks plain text. Check the port (HTTPS has 443, HTTP 80), and whether this protocol starts in plain text and switches later (STARTTLS).")},
    FaultRow{TlsFault::PeerClosed, QT_TRANSLATE_NOOP("TlsWording", "The peer ended the connection inside the handshake"), QT_TRANSLATE_NOOP("TlsWording", "It closed or reset without a word of TLS. Often it is no TLS server, or it does not accept what this side offered. Its log may tell.")},
    FaultRow{TlsFault::TimedOut, QT_TRANSLATE_NOOP("TlsWording", "The handshake did not end in time"), QT_TRANSLATE_NOOP("TlsWording", "The peer is connected, but does not answer in TLS. Often the port is a plain one that waits for the client to speak. Check the port, or allow more time.")},
    FaultRow{TlsFault::PeerRefused, QT_TRANSLATE_NOOP("TlsWording", "The peer refused, and said so (an alert)"), QT_TRANSLATE_NOOP("TlsWording", "It does not accept what this side showed: its certificate, no certificate at all, or the name asked for. The library's words below name the alert.")},
    FaultRow{TlsFault::NoCommonVersion, QT_TRANSLATE_NOOP("TlsWording", "No version of TLS in common"), QT_TRANSLATE_NOOP("TlsWording", "One side allows only versions that the other does not have. Lower the least version here, or update the peer; versions before 1.2 are broken.")},
    FaultRow{TlsFault::NoCommonCipher, QT_TRANSLATE_NOOP("TlsWording", "No cipher in common"), QT_TRANSLATE_NOOP("TlsWording", "Both sides have no method of encryption in common, often as a server's key is of a kind that the client does not take.")},
    FaultRow{TlsFault::NoCommonProtocol, QT_TRANSLATE_NOOP("TlsWording", "No protocol in common (ALPN)"), QT_TRANSLATE_NOOP("TlsWording", "None of the protocols offered by ALPN is one that the other side has. Correct the list, or leave it empty.")},
    FaultRow{TlsFault::NoCertificate, QT_TRANSLATE_NOOP("TlsWording", "A TLS server needs a certificate"), QT_TRANSLATE_NOOP("TlsWording", "Choose a certificate and its key, or let a self-signed one be made. The connection is still a plain one.")},
    FaultRow{TlsFault::CertificateUnreadable, QT_TRANSLATE_NOOP("TlsWording", "The certificate file cannot be used"), QT_TRANSLATE_NOOP("TlsWording", "It is not there, cannot be read, or holds no certificate in PEM or DER form. The connection is still a plain one.")},
    FaultRow{TlsFault::KeyUnreadable, QT_TRANSLATE_NOOP("TlsWording", "The key file cannot be used"), QT_TRANSLATE_NOOP("TlsWording", "It is not there, cannot be read, holds no private key, or one that Qt does not take: under a passphrase, or of a kind other than RSA, EC and DSA (Ed25519, RSA-PSS). The connection is still a plain one.")},
    FaultRow{TlsFault::KeyMismatch, QT_TRANSLATE_NOOP("TlsWording", "The key does not belong to the certificate"), QT_TRANSLATE_NOOP("TlsWording", "Certificate and key are of two pairs. Take the key that the certificate was made with. The connection is still a plain one.")},
    FaultRow{TlsFault::AuthorityUnreadable, QT_TRANSLATE_NOOP("TlsWording", "The CA file cannot be used"), QT_TRANSLATE_NOOP("TlsWording", "It is not there, cannot be read, or holds no certificate. The connection is still a plain one.")},
    FaultRow{TlsFault::NotMade, QT_TRANSLATE_NOOP("TlsWording", "No self-signed certificate could be made"), QT_TRANSLATE_NOOP("TlsWording", "A name in it is no host name or address, or its file cannot be written: it may be in a folder that is not there, or something stands in its place that is no plain file. The connection is still a plain one.")},
    FaultRow{TlsFault::FileKept, QT_TRANSLATE_NOOP("TlsWording", "A file is in the way of the self-signed certificate"), QT_TRANSLATE_NOOP("TlsWording", "A file of that name is there, and this program did not write it, so it is not replaced. Choose another name, or take the file away. The connection is still a plain one.")},
    FaultRow{TlsFault::FileElsewhere, QT_TRANSLATE_NOOP("TlsWording", "A scenario may not write there"), QT_TRANSLATE_NOOP("TlsWording", "The certificates and keys that a scenario makes are written only in its own folder, in the current one, or in ${tmp}. Change the file name in the scenario. The connection is still a plain one.")},
    FaultRow{TlsFault::UnreadBytes, QT_TRANSLATE_NOOP("TlsWording", "Bytes came before the handshake"), QT_TRANSLATE_NOOP("TlsWording", "The peer sent more in plain text than was read. Whoever is on the way could have put it there, so that it counts as encrypted later. Read all of the answer before TLS is started.")},
    FaultRow{TlsFault::Broken, QT_TRANSLATE_NOOP("TlsWording", "The handshake failed"), QT_TRANSLATE_NOOP("TlsWording", "The peer did something that TLS does not allow, or the other way round. The library's words are below.")},
};
// clang-format on

QString words(const char *text)
{
    return QCoreApplication::translate("TlsWording", text);
}

const ErrorRow &rowOf(const QString &name)
{
    const auto found = std::find_if(errors.begin(), errors.end(),
                                    [&](const ErrorRow &row) { return row.name == name; });
    return found == errors.end() ? otherError : *found;
}

const FaultRow *rowOf(TlsFault fault)
{
    const auto found = std::find_if(faults.begin(), faults.end(),
                                    [fault](const FaultRow &row) { return row.fault == fault; });
    return found == faults.end() ? nullptr : &*found;
}

} // namespace

QString tlsErrorText(const QString &name)
{
    return words(rowOf(name).text);
}

QString tlsErrorTitle(const QString &name)
{
    return words(rowOf(name).title);
}

QString tlsFaultTitle(TlsFault fault)
{
    const FaultRow *row = rowOf(fault);
    return row ? words(row->title) : QString();
}

QString tlsFaultText(TlsFault fault)
{
    const FaultRow *row = rowOf(fault);
    return row ? words(row->text) : QString();
}

QString tlsFailureText(const TlsResult &result)
{
    QStringList lines;
    if (result.fault == TlsFault::None)
        return {};
    lines.append(tlsFaultText(result.fault));
    for (const TlsCertificateError &error : result.errors) {
        const QString whose = error.certificate.isEmpty() ? error.name
                                                          : error.name + QStringLiteral(", ") + error.certificate;
        lines.append(QStringLiteral("%1 (%2): %3").arg(tlsErrorTitle(error.name), whose, tlsErrorText(error.name)));
    }
    if (!result.detail.isEmpty() && result.errors.isEmpty())
        lines.append(result.detail);
    return lines.join(u'\n');
}

} // namespace sw
