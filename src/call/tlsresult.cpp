// SPDX-License-Identifier: GPL-3.0-or-later
#include "tlsresult.h"

#include <algorithm>
#include <array>

#include <QJsonArray>
#include <QJsonObject>

namespace sw {

namespace {

constexpr std::array<QLatin1StringView, static_cast<std::size_t>(TlsFault::Count)> faults{
    QLatin1StringView(),
    QLatin1StringView("verification"),
    QLatin1StringView("not_tls"),
    QLatin1StringView("peer_closed"),
    QLatin1StringView("timed_out"),
    QLatin1StringView("peer_refused"),
    QLatin1StringView("no_common_version"),
    QLatin1StringView("no_common_cipher"),
    QLatin1StringView("no_common_protocol"),
    QLatin1StringView("no_certificate"),
    QLatin1StringView("certificate_unreadable"),
    QLatin1StringView("key_unreadable"),
    QLatin1StringView("key_mismatch"),
    QLatin1StringView("ca_unreadable"),
    QLatin1StringView("not_made"),
    QLatin1StringView("unread_bytes"),
    QLatin1StringView("broken"),
    QLatin1StringView("file_kept"),
    QLatin1StringView("file_elsewhere"),
};

TlsFault faultFrom(const QString &name)
{
    const auto found = std::find(faults.begin(), faults.end(), name);
    return name.isEmpty() || found == faults.end() ? TlsFault::None : static_cast<TlsFault>(found - faults.begin());
}

QJsonObject toObject(const TlsCertificate &one)
{
    return {{QStringLiteral("subject"), one.subject},
            {QStringLiteral("issuer"), one.issuer},
            {QStringLiteral("not_before"), one.notBefore.toString(Qt::ISODate)},
            {QStringLiteral("not_after"), one.notAfter.toString(Qt::ISODate)},
            {QStringLiteral("names"), QJsonArray::fromStringList(one.names)},
            {QStringLiteral("sha256"), one.sha256},
            {QStringLiteral("key"), one.key},
            {QStringLiteral("self_signed"), one.selfSigned}};
}

TlsCertificate certificateFrom(const QJsonObject &object)
{
    TlsCertificate one;
    one.subject = object.value(QLatin1StringView("subject")).toString();
    one.issuer = object.value(QLatin1StringView("issuer")).toString();
    one.notBefore = QDateTime::fromString(object.value(QLatin1StringView("not_before")).toString(), Qt::ISODate);
    one.notAfter = QDateTime::fromString(object.value(QLatin1StringView("not_after")).toString(), Qt::ISODate);
    for (const QJsonValue &name : object.value(QLatin1StringView("names")).toArray())
        one.names.append(name.toString());
    one.sha256 = object.value(QLatin1StringView("sha256")).toString();
    one.key = object.value(QLatin1StringView("key")).toString();
    one.selfSigned = object.value(QLatin1StringView("self_signed")).toBool();
    return one;
}

} // namespace

QLatin1StringView tlsFaultName(TlsFault fault)
{
    return faults[fault < TlsFault::Count ? static_cast<std::size_t>(fault) : 0];
}

QJsonValue TlsResult::toJson() const
{
    QJsonArray certificates;
    for (const TlsCertificate &one : chain)
        certificates.append(toObject(one));
    QJsonArray wrong;
    for (const TlsCertificateError &one : errors)
        wrong.append(QJsonObject{{QStringLiteral("name"), one.name}, {QStringLiteral("certificate"), one.certificate}});
    QJsonObject object{{QStringLiteral("side"), server ? QStringLiteral("server") : QStringLiteral("client")},
                       {QStringLiteral("chain"), certificates},
                       {QStringLiteral("errors"), wrong},
                       {QStringLiteral("errors_ignored"), goesOn}};
    const std::array<std::pair<QLatin1StringView, QString>, 6> texts{{
        {QLatin1StringView("fault"), tlsFaultName(fault)},
        {QLatin1StringView("detail"), detail},
        {QLatin1StringView("server_name"), serverName},
        {QLatin1StringView("version"), version},
        {QLatin1StringView("cipher"), cipher},
        {QLatin1StringView("alpn"), alpn},
    }};
    for (const auto &[name, text] : texts) {
        if (!text.isEmpty())
            object.insert(name, text);
    }
    if (own)
        object.insert(QLatin1StringView("own"), toObject(*own));
    return object;
}

TlsStanding TlsResult::standing(bool encrypted, const QJsonValue &value)
{
    if (!value.isObject())
        return TlsStanding::None;
    if (!encrypted)
        return value.toObject().contains(QLatin1StringView("fault")) ? TlsStanding::Failed : TlsStanding::None;
    const bool errors = !value.toObject().value(QLatin1StringView("errors")).toArray().isEmpty();
    return errors ? TlsStanding::NotVerified : TlsStanding::Encrypted;
}

TlsResult TlsResult::fromJson(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    const auto text = [&](const char *name) { return object.value(QLatin1StringView(name)).toString(); };
    TlsResult result;
    result.fault = faultFrom(text("fault"));
    result.detail = text("detail");
    result.server = text("side") == QLatin1StringView("server");
    result.goesOn = object.value(QLatin1StringView("errors_ignored")).toBool();
    result.serverName = text("server_name");
    result.version = text("version");
    result.cipher = text("cipher");
    result.alpn = text("alpn");
    for (const QJsonValue &one : object.value(QLatin1StringView("chain")).toArray())
        result.chain.append(certificateFrom(one.toObject()));
    for (const QJsonValue &one : object.value(QLatin1StringView("errors")).toArray()) {
        const QJsonObject error = one.toObject();
        result.errors.append({error.value(QLatin1StringView("name")).toString(),
                              error.value(QLatin1StringView("certificate")).toString()});
    }
    if (const QJsonValue shown = object.value(QLatin1StringView("own")); shown.isObject())
        result.own = certificateFrom(shown.toObject());
    return result;
}

} // namespace sw
