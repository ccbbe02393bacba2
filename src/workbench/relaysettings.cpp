// SPDX-License-Identifier: GPL-3.0-or-later
#include "relaysettings.h"

#include <algorithm>

#include "datagramrecipe.h"

namespace sw {

namespace {

constexpr int mostPort = 65535;
constexpr int mostTimeoutMs = 600'000;
constexpr int mostIdleSeconds = 86'400;

quint16 portIn(const QJsonObject &object, QLatin1StringView key, quint16 otherwise)
{
    const int port = object.value(key).toInt(-1);
    return port >= 0 && port <= mostPort ? static_cast<quint16>(port) : otherwise;
}

} // namespace

QJsonObject toJson(const RelaySettings &settings)
{
    return {{QStringLiteral("backend"), QString(backendName(settings.backend))},
            {QStringLiteral("datagrams"), settings.datagrams},
            {QStringLiteral("host"), settings.host},
            {QStringLiteral("port"), settings.port},
            {QStringLiteral("targetHost"), settings.targetHost},
            {QStringLiteral("targetPort"), settings.targetPort},
            {QStringLiteral("timeoutMs"), settings.timeoutMs},
            {QStringLiteral("idleSeconds"), settings.idleSeconds},
            {QStringLiteral("listenTls"), settings.listenTls},
            {QStringLiteral("listenTlsSettings"), toJson(settings.listenTlsSettings)},
            {QStringLiteral("targetTls"), settings.targetTls},
            {QStringLiteral("targetTlsSettings"), toJson(settings.targetTlsSettings)},
            {QStringLiteral("up"), toJson(settings.up)},
            {QStringLiteral("down"), toJson(settings.down)}};
}

RelaySettings relaySettingsFrom(const QJsonObject &object)
{
    RelaySettings settings;
    settings.backend = backendFrom(object.value(QLatin1StringView("backend")));
    settings.datagrams = object.value(QLatin1StringView("datagrams")).toBool();
    settings.host = object.value(QLatin1StringView("host")).toString(settings.host);
    settings.port = portIn(object, QLatin1StringView("port"), settings.port);
    settings.targetHost = object.value(QLatin1StringView("targetHost")).toString(settings.targetHost);
    settings.targetPort = portIn(object, QLatin1StringView("targetPort"), settings.targetPort);
    settings.timeoutMs = std::clamp(object.value(QLatin1StringView("timeoutMs")).toInt(settings.timeoutMs), 1,
                                    mostTimeoutMs);
    settings.idleSeconds = std::clamp(object.value(QLatin1StringView("idleSeconds")).toInt(settings.idleSeconds), 1,
                                      mostIdleSeconds);
    settings.listenTls = object.value(QLatin1StringView("listenTls")).toBool();
    settings.listenTlsSettings = tlsSettingsFrom(object.value(QLatin1StringView("listenTlsSettings")).toObject());
    settings.targetTls = object.value(QLatin1StringView("targetTls")).toBool();
    settings.targetTlsSettings = tlsSettingsFrom(object.value(QLatin1StringView("targetTlsSettings")).toObject());
    settings.up = faultsFrom(object.value(QLatin1StringView("up")).toObject());
    settings.down = faultsFrom(object.value(QLatin1StringView("down")).toObject());
    return settings;
}

ServerSettings listeningHalf(const RelaySettings &settings)
{
    ServerSettings half;
    half.backend = settings.listenBackend();
    half.host = settings.host;
    half.port = settings.port;
    half.backlog = 128;
    half.tlsUse = settings.listenTls ? TlsUse::AtOnce : TlsUse::No;
    half.tls = settings.listenTlsSettings;
    return half;
}

ClientSettings targetHalf(const RelaySettings &settings)
{
    ClientSettings half;
    half.backend = settings.targetBackend();
    half.host = settings.targetHost;
    half.port = settings.targetPort;
    half.timeoutMs = settings.timeoutMs;
    half.tlsUse = settings.targetTls ? TlsUse::AtOnce : TlsUse::No;
    half.tls = settings.targetTlsSettings;
    return half;
}

std::vector<Call> relayCalls(const RelaySettings &settings)
{
    std::vector<Call> calls;
    const auto add = [&calls](std::initializer_list<Call> more) {
        for (const Call call : more)
            calls.push_back(call);
    };
    add({Call::Socket});
    if (settings.datagrams || settings.listenBackend() == BackendKind::Native)
        add({Call::Bind});
    if (settings.datagrams) {
        add({Call::Recvfrom, Call::Connect, Call::Send, Call::Sendto, Call::Close});
        return calls;
    }
    add({Call::Listen, Call::Accept, Call::Connect});
    if (settings.listenTls || settings.targetTls)
        add({Call::Starttls});
    add({Call::Recv, Call::Send, Call::Shutdown, Call::Close});
    return calls;
}

} // namespace sw
