// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "endpointsettings.h"
#include "faults.h"

namespace sw {

/// What a relay panel asks for. A value.
struct RelaySettings
{
    static constexpr int mostClients = 200; ///< of a UDP relay, at once
    static constexpr int usualIdleSeconds = 60;

    BackendKind backend = BackendKind::Native; ///< of both sides; a side with TLS is Qt's all the same
    bool datagrams = false; ///< UDP rather than TCP
    QString host = QStringLiteral("127.0.0.1"); ///< where clients come; numeric or a name
    quint16 port = 8800; ///< 0: the system picks
    QString targetHost = QStringLiteral("127.0.0.1"); ///< where they are passed on to
    quint16 targetPort = 80;
    int timeoutMs = 5000; ///< give up connecting to the target after this long
    int idleSeconds = usualIdleSeconds; ///< UDP: a client that was silent for so long is forgotten
    bool listenTls = false; ///< clients speak TLS, which is taken off here (TCP)
    TlsSettings listenTlsSettings;
    bool targetTls = false; ///< TLS is put on towards the target (TCP)
    TlsSettings targetTlsSettings;
    Faults up; ///< from the client to the target
    Faults down; ///< from the target to the client

    [[nodiscard]] BackendKind listenBackend() const { return listenTls && !datagrams ? BackendKind::Qt : backend; }
    [[nodiscard]] BackendKind targetBackend() const { return targetTls && !datagrams ? BackendKind::Qt : backend; }
};

QJsonObject toJson(const RelaySettings &settings);
/// Missing or wrong members keep their defaults.
RelaySettings relaySettingsFrom(const QJsonObject &object);

/// The two halves, as the recipes of servers and clients take them.
ServerSettings listeningHalf(const RelaySettings &settings);
ClientSettings targetHalf(const RelaySettings &settings);
/// The calls of the strip in textbook order.
std::vector<Call> relayCalls(const RelaySettings &settings);

} // namespace sw
