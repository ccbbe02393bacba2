// SPDX-License-Identifier: GPL-3.0-or-later
#include "endpointsettings.h"

#include <algorithm>

#include <QJsonArray>

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

StreamProtocol protocolOf(const QJsonValue &value)
{
    return static_cast<StreamProtocol>(std::clamp(value.toInt(), 0, static_cast<int>(StreamProtocol::UnixSeqpacket)));
}

} // namespace

QJsonObject toJson(const ReplySettings &reply)
{
    return {{QStringLiteral("kind"), static_cast<int>(reply.rule.kind)},
            {QStringLiteral("bytes"), base64(reply.rule.bytes)},
            {QStringLiteral("greeting"), base64(reply.greeting)},
            {QStringLiteral("closeAfterPeer"), reply.closeAfterPeer}};
}

ReplySettings replySettingsFrom(const QJsonObject &object)
{
    ReplySettings reply;
    const int kind = object.value(QLatin1StringView("kind")).toInt();
    reply.rule.kind = static_cast<ReplyKind>(std::clamp(kind, 0, static_cast<int>(ReplyKind::Fixed)));
    reply.rule.bytes = bytesOf(object.value(QLatin1StringView("bytes")));
    reply.greeting = bytesOf(object.value(QLatin1StringView("greeting")));
    reply.closeAfterPeer = object.value(QLatin1StringView("closeAfterPeer")).toBool(true);
    return reply;
}

QJsonObject toJson(const ServerSettings &settings)
{
    return {{QStringLiteral("protocol"), static_cast<int>(settings.protocol)},
            {QStringLiteral("path"), settings.path},
            {QStringLiteral("host"), settings.host},
            {QStringLiteral("port"), settings.port},
            {QStringLiteral("backlog"), settings.backlog},
            {QStringLiteral("interface"), settings.interfaceName},
            {QStringLiteral("reuseAddress"), settings.reuseAddress},
            {QStringLiteral("dualStack"), settings.dualStack},
            {QStringLiteral("options"), toJson(settings.options)},
            {QStringLiteral("reply"), toJson(settings.reply)}};
}

QJsonObject toJson(const ClientSettings &settings)
{
    return {{QStringLiteral("protocol"), static_cast<int>(settings.protocol)},
            {QStringLiteral("path"), settings.path},
            {QStringLiteral("localPath"), settings.localPath},
            {QStringLiteral("host"), settings.host},
            {QStringLiteral("port"), settings.port},
            {QStringLiteral("localHost"), settings.localHost},
            {QStringLiteral("localPort"), settings.localPort},
            {QStringLiteral("interface"), settings.interfaceName},
            {QStringLiteral("timeoutMs"), settings.timeoutMs},
            {QStringLiteral("options"), toJson(settings.options)},
            {QStringLiteral("reply"), toJson(settings.reply)}};
}

ServerSettings serverSettingsFrom(const QJsonObject &object)
{
    ServerSettings settings;
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
    return settings;
}

ClientSettings clientSettingsFrom(const QJsonObject &object)
{
    ClientSettings settings;
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
    return settings;
}

} // namespace sw
