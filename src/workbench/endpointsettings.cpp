// SPDX-License-Identifier: GPL-3.0-or-later
#include "endpointsettings.h"

#include <algorithm>

#include <QJsonArray>

#include "rulejson.h"

namespace sw {

namespace {

QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray bytesOf(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

quint16 portOf(const QJsonValue &value, quint16 otherwise)
{
    const int port = value.toInt(-1);
    return port >= 0 && port <= 65535 ? static_cast<quint16>(port) : otherwise;
}

TlsUse tlsUseIn(const QJsonObject &object)
{
    return static_cast<TlsUse>(
        std::clamp(object.value(QLatin1StringView("tlsUse")).toInt(), 0, static_cast<int>(TlsUse::Later)));
}

QStringList textsIn(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &one : value.toArray())
        texts.append(one.toString());
    return texts;
}

StreamProtocol protocolOf(const QJsonValue &value)
{
    return static_cast<StreamProtocol>(std::clamp(value.toInt(), 0, static_cast<int>(StreamProtocol::UnixSeqpacket)));
}

} // namespace

BackendKind backendFrom(const QJsonValue &value)
{
    return backendFromName(value.toString()).value_or(BackendKind::Native);
}

QJsonObject toJson(const ReplySettings &reply)
{
    return {{QStringLiteral("kind"), static_cast<int>(reply.rule.kind)},
            {QStringLiteral("rules"), reply.rules.rules.empty() ? QJsonValue() : QJsonValue(toJson(reply.rules))},
            {QStringLiteral("bytes"), base64(reply.rule.bytes)},
            {QStringLiteral("greeting"), base64(reply.greeting)},
            {QStringLiteral("closeAfterPeer"), reply.closeAfterPeer},
            {QStringLiteral("receiveBytes"), reply.receiveBytes}};
}

ReplySettings replySettingsFrom(const QJsonObject &object)
{
    ReplySettings reply;
    const int kind = object.value(QLatin1StringView("kind")).toInt();
    reply.rule.kind = static_cast<ReplyKind>(std::clamp(kind, 0, static_cast<int>(ReplyKind::Rules)));
    RuleJsonFault fault;
    reply.rules = ruleSetFrom(object.value(QLatin1StringView("rules")).toObject(), fault).value_or(RuleSet());
    reply.rule.bytes = bytesOf(object.value(QLatin1StringView("bytes")));
    reply.greeting = bytesOf(object.value(QLatin1StringView("greeting")));
    reply.closeAfterPeer = object.value(QLatin1StringView("closeAfterPeer")).toBool(true);
    reply.receiveBytes = std::clamp(object.value(QLatin1StringView("receiveBytes")).toInt(reply.receiveBytes), 1,
                                    ReplySettings::mostReceiveBytes);
    return reply;
}

QJsonObject toJson(const TlsSettings &tls)
{
    return {{QStringLiteral("server"), tls.server},
            {QStringLiteral("serverName"), tls.serverName},
            {QStringLiteral("caFile"), tls.caFile},
            {QStringLiteral("certificateFile"), tls.certificateFile},
            {QStringLiteral("keyFile"), tls.keyFile},
            {QStringLiteral("selfSignedNames"), QJsonArray::fromStringList(tls.selfSignedNames)},
            {QStringLiteral("selfSignedDays"), tls.selfSignedDays},
            {QStringLiteral("alpn"), QJsonArray::fromStringList(tls.alpn)},
            {QStringLiteral("minimum"), QString(tlsVersionName(tls.minimum))},
            {QStringLiteral("wantClientCertificate"), tls.wantClientCertificate},
            {QStringLiteral("timeoutMs"), tls.timeoutMs}};
}

TlsSettings tlsSettingsFrom(const QJsonObject &object)
{
    TlsSettings tls;
    tls.server = object.value(QLatin1StringView("server")).toBool();
    tls.serverName = object.value(QLatin1StringView("serverName")).toString();
    tls.caFile = object.value(QLatin1StringView("caFile")).toString();
    tls.certificateFile = object.value(QLatin1StringView("certificateFile")).toString();
    tls.keyFile = object.value(QLatin1StringView("keyFile")).toString();
    tls.selfSignedNames = textsIn(object.value(QLatin1StringView("selfSignedNames")));
    tls.selfSignedDays = object.value(QLatin1StringView("selfSignedDays")).toInt(tls.selfSignedDays);
    tls.alpn = textsIn(object.value(QLatin1StringView("alpn")));
    tls.minimum = tlsVersionFrom(object.value(QLatin1StringView("minimum")).toString()).value_or(tls.minimum);
    tls.wantClientCertificate = object.value(QLatin1StringView("wantClientCertificate")).toBool();
    tls.timeoutMs = object.value(QLatin1StringView("timeoutMs")).toInt(tls.timeoutMs);
    return tls;
}

QJsonObject toJson(const ServerSettings &settings)
{
    return {{QStringLiteral("backend"), QString(backendName(settings.backend))},
            {QStringLiteral("protocol"), static_cast<int>(settings.protocol)},
            {QStringLiteral("path"), settings.path},
            {QStringLiteral("host"), settings.host},
            {QStringLiteral("port"), settings.port},
            {QStringLiteral("backlog"), settings.backlog},
            {QStringLiteral("interface"), settings.interfaceName},
            {QStringLiteral("reuseAddress"), settings.reuseAddress},
            {QStringLiteral("dualStack"), settings.dualStack},
            {QStringLiteral("options"), toJson(settings.options)},
            {QStringLiteral("reply"), toJson(settings.reply)},
            {QStringLiteral("stay"), toJson(settings.stay)},
            {QStringLiteral("tlsUse"), static_cast<int>(settings.tlsUse)},
            {QStringLiteral("tls"), toJson(settings.tls)}};
}

QJsonObject toJson(const ClientSettings &settings)
{
    return {{QStringLiteral("backend"), QString(backendName(settings.backend))},
            {QStringLiteral("protocol"), static_cast<int>(settings.protocol)},
            {QStringLiteral("path"), settings.path},
            {QStringLiteral("localPath"), settings.localPath},
            {QStringLiteral("host"), settings.host},
            {QStringLiteral("port"), settings.port},
            {QStringLiteral("localHost"), settings.localHost},
            {QStringLiteral("localPort"), settings.localPort},
            {QStringLiteral("interface"), settings.interfaceName},
            {QStringLiteral("timeoutMs"), settings.timeoutMs},
            {QStringLiteral("options"), toJson(settings.options)},
            {QStringLiteral("reply"), toJson(settings.reply)},
            {QStringLiteral("stay"), toJson(settings.stay)},
            {QStringLiteral("tlsUse"), static_cast<int>(settings.tlsUse)},
            {QStringLiteral("tls"), toJson(settings.tls)}};
}

ServerSettings serverSettingsFrom(const QJsonObject &object)
{
    ServerSettings settings;
    settings.backend = backendFrom(object.value(QLatin1StringView("backend")));
    settings.protocol = protocolOf(object.value(QLatin1StringView("protocol")));
    settings.path = object.value(QLatin1StringView("path")).toString();
    settings.host = object.value(QLatin1StringView("host")).toString(settings.host);
    settings.port = portOf(object.value(QLatin1StringView("port")), settings.port);
    settings.backlog = object.value(QLatin1StringView("backlog")).toInt(settings.backlog);
    settings.interfaceName = object.value(QLatin1StringView("interface")).toString();
    settings.reuseAddress = object.value(QLatin1StringView("reuseAddress")).toBool(true);
    settings.options = presetOptionsFrom(object.value(QLatin1StringView("options")).toArray());
    settings.dualStack = object.value(QLatin1StringView("dualStack")).toBool(true);
    settings.reply = replySettingsFrom(object.value(QLatin1StringView("reply")).toObject());
    settings.stay = longSettingsFrom(object.value(QLatin1StringView("stay")).toObject());
    settings.tlsUse = tlsUseIn(object);
    settings.tls = tlsSettingsFrom(object.value(QLatin1StringView("tls")).toObject());
    return settings;
}

ClientSettings clientSettingsFrom(const QJsonObject &object)
{
    ClientSettings settings;
    settings.backend = backendFrom(object.value(QLatin1StringView("backend")));
    settings.protocol = protocolOf(object.value(QLatin1StringView("protocol")));
    settings.path = object.value(QLatin1StringView("path")).toString();
    settings.localPath = object.value(QLatin1StringView("localPath")).toString();
    settings.host = object.value(QLatin1StringView("host")).toString(settings.host);
    settings.port = portOf(object.value(QLatin1StringView("port")), settings.port);
    settings.localHost = object.value(QLatin1StringView("localHost")).toString();
    settings.localPort = portOf(object.value(QLatin1StringView("localPort")), 0);
    settings.interfaceName = object.value(QLatin1StringView("interface")).toString();
    settings.options = presetOptionsFrom(object.value(QLatin1StringView("options")).toArray());
    settings.timeoutMs = object.value(QLatin1StringView("timeoutMs")).toInt(settings.timeoutMs);
    settings.reply = replySettingsFrom(object.value(QLatin1StringView("reply")).toObject());
    settings.stay = longSettingsFrom(object.value(QLatin1StringView("stay")).toObject());
    settings.tlsUse = tlsUseIn(object);
    settings.tls = tlsSettingsFrom(object.value(QLatin1StringView("tls")).toObject());
    return settings;
}

} // namespace sw
