// SPDX-License-Identifier: GPL-3.0-or-later
#include "tlsarguments.h"

#include <algorithm>
#include <cmath>

#include <QDir>

#include "hostport.h"

namespace sw::tlsarguments {

namespace {

constexpr double mostSeconds = 1'000'000;

QString pathOf(const QJsonObject &args, const char *name, const QString &folder)
{
    const QString path = args.value(QLatin1StringView(name)).toString();
    return path.isEmpty() ? QString() : QDir(folder).filePath(path);
}

/// Names with blanks or commas between them.
QStringList listOf(QString text)
{
    text.replace(u',', u' ');
    return text.simplified().split(u' ', Qt::SkipEmptyParts);
}

bool setDays(int &place, const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        return true;
    const auto text = value.isString() ? integerIn(value.toString()) : std::nullopt;
    if (!text && !value.isDouble())
        return false;
    const double days = text ? static_cast<double>(*text) : value.toDouble();
    if (std::trunc(days) != days || std::abs(days) > mostDays)
        return false;
    place = static_cast<int>(days);
    return true;
}

/// Null is no limit.
bool setTimeout(int &place, const QJsonValue &value)
{
    if (value.isUndefined())
        return true;
    bool ok = value.isDouble();
    const double seconds = value.isString() ? value.toString().toDouble(&ok) : value.toDouble();
    if (!value.isNull() && (!ok || seconds < 0 || seconds > mostSeconds))
        return false;
    place = value.isNull() ? -1 : static_cast<int>(std::ceil(seconds * 1000));
    return true;
}

bool setVersion(TlsVersion &place, const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        return true;
    const auto version = tlsVersionFrom(value.toString());
    place = version.value_or(place);
    return version.has_value();
}

} // namespace

QString longProtocol(const QString &alpn)
{
    const QStringList names = listOf(alpn);
    const auto found = std::find_if(names.begin(), names.end(),
                                    [](const QString &one) { return one.toUtf8().size() > mostProtocolBytes; });
    return found == names.end() ? QString() : *found;
}

std::optional<bool> isServer(const QString &side)
{
    if (side == QLatin1StringView("server"))
        return true;
    return side == QLatin1StringView("client") ? std::optional(false) : std::nullopt;
}

std::optional<TlsSettings> settings(const QJsonObject &args, const QString &folder, QString &bad)
{
    TlsSettings tls;
    const auto server = isServer(args.value(QLatin1StringView("side")).toString());
    tls.server = server.value_or(false);
    tls.ignoreErrors = !args.value(QLatin1StringView("verify")).toBool(true);
    tls.serverName = args.value(QLatin1StringView("server_name")).toString();
    tls.certificateFile = pathOf(args, "certificate", folder);
    tls.keyFile = pathOf(args, "key", folder);
    tls.caFile = pathOf(args, "ca", folder);
    tls.selfSignedNames = listOf(args.value(QLatin1StringView("self_signed")).toString());
    tls.alpn = listOf(args.value(QLatin1StringView("alpn")).toString());
    tls.wantClientCertificate = args.value(QLatin1StringView("client_certificate")).toBool();
    if (!server)
        bad = QStringLiteral("side");
    else if (!setDays(tls.selfSignedDays, args.value(QLatin1StringView("days"))))
        bad = QStringLiteral("days");
    else if (!setVersion(tls.minimum, args.value(QLatin1StringView("minimum_version"))))
        bad = QStringLiteral("minimum_version");
    else if (!setTimeout(tls.timeoutMs, args.value(QLatin1StringView("timeout"))))
        bad = QStringLiteral("timeout");
    else if (!longProtocol(args.value(QLatin1StringView("alpn")).toString()).isNull())
        bad = QStringLiteral("alpn");
    return bad.isEmpty() ? std::optional(tls) : std::nullopt;
}

QJsonObject arguments(const TlsSettings &tls)
{
    const TlsSettings usual;
    QJsonObject args{{QStringLiteral("side"), tls.server ? QStringLiteral("server") : QStringLiteral("client")}};
    const auto put = [&args](QLatin1StringView name, const QString &text) {
        if (!text.isEmpty())
            args.insert(name, text);
    };
    if (tls.ignoreErrors)
        args.insert(QLatin1StringView("verify"), false);
    put(QLatin1StringView("server_name"), tls.serverName);
    put(QLatin1StringView("certificate"), tls.certificateFile);
    put(QLatin1StringView("key"), tls.keyFile);
    put(QLatin1StringView("ca"), tls.caFile);
    put(QLatin1StringView("self_signed"), tls.selfSignedNames.join(u' '));
    put(QLatin1StringView("alpn"), tls.alpn.join(u' '));
    if (!tls.selfSignedNames.isEmpty() && tls.selfSignedDays != usual.selfSignedDays)
        args.insert(QLatin1StringView("days"), tls.selfSignedDays);
    if (tls.minimum != usual.minimum)
        args.insert(QLatin1StringView("minimum_version"), QString(tlsVersionName(tls.minimum)));
    if (tls.wantClientCertificate)
        args.insert(QLatin1StringView("client_certificate"), true);
    if (tls.timeoutMs != usual.timeoutMs)
        args.insert(QLatin1StringView("timeout"),
                    tls.timeoutMs < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(tls.timeoutMs / 1000.0));
    return args;
}

} // namespace sw::tlsarguments
