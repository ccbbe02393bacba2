// SPDX-License-Identifier: GPL-3.0-or-later
#include "selfsigned.h"

#include <algorithm>
#include <memory>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include "byteorder.h"
#include "socketconstants.h"

namespace sw {

namespace {

template<auto Free>
struct FreeBy
{
    template<typename T>
    void operator()(T *one) const
    {
        Free(one);
    }
};
using Key = std::unique_ptr<EVP_PKEY, FreeBy<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, FreeBy<X509_free>>;
using Number = std::unique_ptr<BIGNUM, FreeBy<BN_free>>;
using Bio = std::unique_ptr<BIO, FreeBy<BIO_free_all>>;
using Names = std::unique_ptr<GENERAL_NAMES, FreeBy<GENERAL_NAMES_free>>;
using Name = std::unique_ptr<GENERAL_NAME, FreeBy<GENERAL_NAME_free>>;
using Bytes = std::unique_ptr<ASN1_STRING, FreeBy<ASN1_STRING_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, FreeBy<X509_EXTENSION_free>>;

constexpr int serialBits = 159; // RFC 5280: at most 20 octets, positive
constexpr int mostNameOctets = 253; // of a host name
constexpr int mostCommonName = 64; // ub-common-name

/// The text that X.509 has for a host name is ASCII: letters, digits, hyphens, dots, and one leading "*.".
bool isHostName(const QByteArray &name)
{
    const QByteArray rest = name.startsWith("*.") ? name.mid(2) : name;
    return !rest.isEmpty() && name.size() <= mostNameOctets && !rest.startsWith('.') && !rest.contains("..")
        && std::all_of(rest.begin(), rest.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
                   || c == '_';
           });
}

Name alternativeName(const QString &text)
{
    if (text.contains(QChar::Null))
        return {};
    const QByteArray ascii = text.toUtf8();
    const QByteArray four = byteorder::inetPton(constant::afInet, text).bytes;
    const QByteArray octets = four.isEmpty() ? byteorder::inetPton(constant::afInet6, text).bytes : four;
    if (octets.isEmpty() && !isHostName(ascii))
        return {};
    const QByteArray &value = octets.isEmpty() ? ascii : octets;
    Name name(GENERAL_NAME_new());
    Bytes bytes(ASN1_STRING_type_new(octets.isEmpty() ? V_ASN1_IA5STRING : V_ASN1_OCTET_STRING));
    if (!name || !bytes || ASN1_STRING_set(bytes.get(), value.constData(), static_cast<int>(value.size())) != 1)
        return {};
    GENERAL_NAME_set0_value(name.get(), octets.isEmpty() ? GEN_DNS : GEN_IPADD, bytes.release());
    return name;
}

bool addNames(X509 *certificate, const QStringList &names)
{
    Names all(GENERAL_NAMES_new());
    for (const QString &text : names) {
        Name name = alternativeName(text);
        if (!all || !name || sk_GENERAL_NAME_push(all.get(), name.get()) <= 0)
            return false;
        name.release(); // NOLINT(bugprone-unused-return-value): the list has it now
    }
    return X509_add1_ext_i2d(certificate, NID_subject_alt_name, all.get(), 0, X509V3_ADD_DEFAULT) == 1;
}

bool addExtension(X509 *certificate, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setSerial(X509 *certificate)
{
    const Number number(BN_new());
    return number && BN_rand(number.get(), serialBits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1
        && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool setSubject(X509 *certificate, const QString &commonName)
{
    X509_NAME *subject = X509_get_subject_name(certificate);
    const QByteArray text = commonName.left(mostCommonName).toUtf8();
    return X509_NAME_add_entry_by_NID(subject, NID_commonName, MBSTRING_UTF8,
                                      static_cast<const unsigned char *>(static_cast<const void *>(text.constData())),
                                      static_cast<int>(text.size()), -1, 0)
        == 1
        && X509_set_issuer_name(certificate, subject) == 1;
}

bool setTime(ASN1_TIME *place, const QDateTime &time)
{
    return ASN1_TIME_adj(place, static_cast<time_t>(time.toSecsSinceEpoch()), 0, 0) != nullptr;
}

QByteArray textOf(BIO *bio)
{
    char *start = nullptr;
    const long size = BIO_get_mem_data(bio, &start);
    return size > 0 ? QByteArray(start, static_cast<qsizetype>(size)) : QByteArray();
}

} // namespace

SelfSigned makeSelfSigned(const CertificateWish &wish)
{
    if (wish.names.isEmpty() || !wish.notBefore.isValid() || !wish.notAfter.isValid()
        || wish.notAfter <= wish.notBefore)
        return {};
    const Key key(wish.key == CertificateWish::Key::EcdsaP256 ? EVP_EC_gen("P-256") : EVP_RSA_gen(2048));
    const Certificate certificate(X509_new());
    if (!key || !certificate)
        return {};
    X509 *made = certificate.get();
    const QString commonName = wish.commonName.isEmpty() ? wish.names.constFirst() : wish.commonName;
    // A certificate of a server, and of its own authority: so a client can be given it as the CA.
    const bool signedWell = X509_set_version(made, X509_VERSION_3) == 1 && setSerial(made)
        && setSubject(made, commonName) && setTime(X509_getm_notBefore(made), wish.notBefore)
        && setTime(X509_getm_notAfter(made), wish.notAfter) && X509_set_pubkey(made, key.get()) == 1
        && addNames(made, wish.names) && addExtension(made, NID_basic_constraints, "critical,CA:TRUE")
        && addExtension(made, NID_key_usage, "critical,digitalSignature,keyCertSign")
        && addExtension(made, NID_ext_key_usage, "serverAuth,clientAuth")
        && addExtension(made, NID_subject_key_identifier, "hash") && X509_sign(made, key.get(), EVP_sha256()) > 0;
    const Bio certificateText(BIO_new(BIO_s_mem()));
    const Bio keyText(BIO_new(BIO_s_secmem()));
    if (!signedWell || !certificateText || !keyText || PEM_write_bio_X509(certificateText.get(), made) != 1
        || PEM_write_bio_PKCS8PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return {};
    return {textOf(certificateText.get()), textOf(keyText.get())};
}

} // namespace sw
