// SPDX-License-Identifier: GPL-3.0-or-later
#include "qttlsfiles.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "ownfile.h"
#include "selfsigned.h"

namespace sw {

namespace {

constexpr qint64 mostBytes = 1024LL * 1024;
constexpr int hoursBefore = 1; // clocks differ

TlsMaterialFault fault(TlsFault what, int error, const QString &detail)
{
    return {what, error, detail};
}

int read(const QString &path, QByteArray &bytes)
{
    const QFileInfo info(path);
    if (!info.exists())
        return ENOENT;
    if (!info.isFile())
        return EINVAL; // a pipe would wait for ever
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return EACCES;
    bytes = file.read(mostBytes + 1);
    return bytes.size() > mostBytes ? EFBIG : 0;
}

QList<QSslCertificate> certificatesIn(const QByteArray &bytes)
{
    const QList<QSslCertificate> pem = QSslCertificate::fromData(bytes, QSsl::Pem);
    return pem.isEmpty() ? QSslCertificate::fromData(bytes, QSsl::Der) : pem;
}

QSslKey keyIn(const QByteArray &bytes)
{
    for (const QSsl::EncodingFormat form : {QSsl::Pem, QSsl::Der}) {
        for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa, QSsl::Dsa}) {
            if (const QSslKey key(bytes, algorithm, form); !key.isNull())
                return key;
        }
    }
    return {};
}

template<typename T, void (*Free)(T *)>
struct FreeBy
{
    void operator()(T *one) const { Free(one); }
};
void freeBio(BIO *bio)
{
    BIO_free_all(bio);
}
using Bio = std::unique_ptr<BIO, FreeBy<BIO, freeBio>>;

/// Qt looks at this only inside the handshake, where the fault is hard to tell from the peer's.
bool belongsTo(const QSslKey &key, const QSslCertificate &certificate)
{
    const QByteArray keyText = key.toPem();
    const QByteArray certificateText = certificate.toPem();
    const Bio keyBio(BIO_new_mem_buf(keyText.constData(), static_cast<int>(keyText.size())));
    const Bio certificateBio(BIO_new_mem_buf(certificateText.constData(), static_cast<int>(certificateText.size())));
    const std::unique_ptr<EVP_PKEY, FreeBy<EVP_PKEY, EVP_PKEY_free>> privateKey(
        PEM_read_bio_PrivateKey(keyBio.get(), nullptr, nullptr, nullptr));
    const std::unique_ptr<X509, FreeBy<X509, X509_free>> x509(
        PEM_read_bio_X509(certificateBio.get(), nullptr, nullptr, nullptr));
    return privateKey && x509 && X509_check_private_key(x509.get(), privateKey.get()) == 1;
}

/// A file that cannot be written: one of somebody else's stays as it is.
TlsMaterialFault notWritten(int error, const QString &path)
{
    return fault(error == EEXIST ? TlsFault::FileKept : TlsFault::NotMade, error, path);
}

/// However it is spelled, and by whichever links its folder is reached.
QString placeOf(const QString &path)
{
    const QFileInfo file(path);
    const QString folder = file.dir().canonicalPath();
    return folder.isEmpty() ? path : folder + u'/' + file.fileName();
}

TlsMaterialFault makeOwn(const TlsSettings &settings, TlsMaterial &material)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    CertificateWish wish;
    wish.names = settings.selfSignedNames;
    wish.notAfter = now.addDays(settings.selfSignedDays);
    // One that has expired already was valid for a while.
    wish.notBefore = (settings.selfSignedDays > 0 ? now : wish.notAfter.addDays(-TlsSettings::usualDays))
                         .addSecs(-hoursBefore * 3600LL);
    const SelfSigned made = makeSelfSigned(wish);
    if (made.isNull())
        return fault(TlsFault::NotMade, EINVAL, settings.selfSignedNames.join(u' '));
    struct Part
    {
        QString path;
        QByteArray pem;
        OwnFile what;
    };
    // One file may hold both.
    const bool together = placeOf(settings.keyFile) == placeOf(settings.certificateFile);
    const std::array parts{
        Part{settings.keyFile, together ? made.key + made.certificate : made.key, OwnFile::Key},
        Part{together ? QString() : settings.certificateFile, made.certificate, OwnFile::Certificate}};
    // Both are looked at first: a key without its certificate would be of no use.
    for (const Part &part : parts) {
        const int error = part.path.isEmpty() ? 0 : obstacleTo(part.path);
        if (error != 0)
            return notWritten(error, part.path);
    }
    for (const Part &part : parts) {
        const int error = part.path.isEmpty() ? 0 : writeOwnFile(part.path, part.pem, part.what);
        if (error != 0)
            return notWritten(error, part.path);
    }
    material.chain = certificatesIn(made.certificate);
    material.key = keyIn(made.key);
    return {};
}

TlsMaterialFault readOwn(const TlsSettings &settings, TlsMaterial &material)
{
    if (settings.certificateFile.isEmpty())
        return settings.server || !settings.keyFile.isEmpty() ? fault(TlsFault::NoCertificate, EINVAL, {})
                                                              : TlsMaterialFault();
    QByteArray bytes;
    if (const int error = read(settings.certificateFile, bytes); error != 0)
        return fault(TlsFault::CertificateUnreadable, error, settings.certificateFile);
    material.chain = certificatesIn(bytes);
    if (material.chain.isEmpty())
        return fault(TlsFault::CertificateUnreadable, EINVAL, settings.certificateFile);
    // One file may hold both.
    const QString &keyFile = settings.keyFile.isEmpty() ? settings.certificateFile : settings.keyFile;
    if (const int error = read(keyFile, bytes); error != 0)
        return fault(TlsFault::KeyUnreadable, error, keyFile);
    material.key = keyIn(bytes);
    bytes.fill('\0');
    if (material.key.isNull())
        return fault(TlsFault::KeyUnreadable, EINVAL, keyFile);
    // Of other kinds (Ed25519, RSA-PSS), Qt takes neither keys nor certificates.
    if (const QSslKey shown = material.chain.constFirst().publicKey();
        shown.isNull() || shown.algorithm() == QSsl::Opaque)
        return fault(TlsFault::KeyUnreadable, EINVAL, settings.certificateFile);
    if (!belongsTo(material.key, material.chain.constFirst()))
        return fault(TlsFault::KeyMismatch, EINVAL, keyFile);
    return {};
}

} // namespace

TlsMaterialFault loadTlsMaterial(const TlsSettings &settings, TlsMaterial &material)
{
    // What was tried in vain must not be told as the reason of a later failure.
    struct Forgetful
    {
        Forgetful() = default;
        ~Forgetful() { ERR_clear_error(); }
        Q_DISABLE_COPY_MOVE(Forgetful)
    };
    const Forgetful forgetful;
    const TlsMaterialFault own = settings.selfSignedNames.isEmpty() ? readOwn(settings, material)
                                                                    : makeOwn(settings, material);
    if (own.fault != TlsFault::None || settings.caFile.isEmpty())
        return own;
    QByteArray bytes;
    if (const int error = read(settings.caFile, bytes); error != 0)
        return fault(TlsFault::AuthorityUnreadable, error, settings.caFile);
    material.authorities = certificatesIn(bytes);
    return material.authorities.isEmpty() ? fault(TlsFault::AuthorityUnreadable, EINVAL, settings.caFile)
                                          : TlsMaterialFault();
}

} // namespace sw
