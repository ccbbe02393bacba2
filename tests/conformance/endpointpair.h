// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTest>

#include "clientendpoint.h"
#include "laboratory.h"
#include "loopbackpeer.h"
#include "patience.h"
#include "serverendpoint.h"

namespace sw {

/// A server and a client of this program, each to talk with a stranger. Main thread.
struct EndpointPair
{
    EndpointPair()
        : server(lab.workbench)
        , client(lab.workbench)
    {
    }

    bool listen(const QString &host, const ReplySettings &reply)
    {
        ServerSettings settings;
        settings.host = host;
        settings.port = 0;
        settings.reply = reply;
        server.start(settings);
        return waitUntil([this] { return server.state() == EndpointState::Listening; });
    }
    [[nodiscard]] QString port() const { return QString::number(server.address().port()); }
    bool acceptOne(int seconds = 30)
    {
        return waitUntil([this] { return !server.connections().empty(); }, seconds * 1000);
    }
    [[nodiscard]] const Connection &connection() const { return server.connections().front(); }
    [[nodiscard]] QByteArray serverGot() const { return lab.bytes(connection().socket, Direction::In); }

    /// Tries until the stranger listens: it was started a moment ago and does not say when it is ready.
    bool connectTo(const QString &host, quint16 port, const ReplySettings &reply = {})
    {
        ClientSettings settings;
        settings.host = host;
        settings.port = port;
        settings.reply = reply;
        return waitUntil(
            [&] {
                if (client.isIdle())
                    client.connectTo(settings);
                return client.state() == EndpointState::Connected;
            },
            30'000);
    }
    [[nodiscard]] QByteArray clientGot() const { return lab.bytes(client.socket(), Direction::In); }

    Laboratory lab;
    ServerEndpoint server;
    ClientEndpoint client;
};

/// A port that nobody listens on at this moment, for a program that cannot pick one itself.
inline quint16 freePort()
{
    return closedLoopbackPort().port();
}

/// By how much the instrumented builds may be slower.
inline int slowness()
{
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
    return 10;
#else
    return 1;
#endif
}

inline ReplySettings answering(ReplyKind kind, const QByteArray &bytes = {}, bool closeAfterPeer = true)
{
    ReplySettings reply;
    reply.rule = {kind, bytes};
    reply.closeAfterPeer = closeAfterPeer;
    return reply;
}

} // namespace sw
