// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "endpoint.h"
#include "tlsresult.h"

namespace sw {

/// One accepted connection, also after it has ended. A value.
struct Connection
{
    quint32 number = 0;
    SocketId socket = 0;
    int fd = -1;
    SocketAddress peer;
    SocketAddress local;
    int peerPid = 0; ///< unix: who connected (SO_PEERCRED); 0: not told
    qint64 peerUid = -1;
    qint64 acceptedNs = 0; ///< monotonicNs()
    bool open = true;
    EndReason end = EndReason::None;
    int endError = 0;
    TlsStanding tls = TlsStanding::None;
    QJsonValue handshake; ///< what the last one came to (TlsResult)
    quint64 received = 0; ///< final figures once closed; ask the backend while open
    quint64 sent = 0;
};

/// A listening socket and its connections. Main thread.
class ServerEndpoint final : public Endpoint
{
    Q_OBJECT

public:
    static constexpr int endedKept = 500; ///< ended connections that stay in the list

    explicit ServerEndpoint(Workbench &workbench, QObject *parent = nullptr);
    ~ServerEndpoint() override;

    /// Starts the recipe: resolve if need be, socket, options, bind, listen, accept. Ignored unless idle.
    void start(const ServerSettings &settings);
    /// Interrupts and closes everything; stateChanged() tells when it is done.
    void stop();
    /// What the strip shows: by the backend. Ignored unless idle.
    void setShape(const ServerSettings &settings);

    [[nodiscard]] SocketId listeningSocket() const { return m_listening; }
    [[nodiscard]] SocketAddress address() const { return m_address; } ///< as bound, with the port that was picked
    [[nodiscard]] const std::vector<Connection> &connections() const { return m_connections; }
    [[nodiscard]] const Connection *connection(quint32 number) const;
    /// Starts TLS as the settings say, on an open connection; before its client sends the first message of its handshake.
    void startTls(SocketId socket);
    void forgetEnded(); ///< takes ended connections out of the list

Q_SIGNALS:
    void connectionsAboutToBeReset();
    void connectionsReset();
    void connectionAdded(int index); ///< always at the end
    void connectionChanged(int index);
    void acceptPaused(bool paused);

private:
    void handle(const CallRecord &record) override;
    void resolved(const CallRecord &record);
    void openSocket();
    void next();
    void fail(const CallRecord &record);
    void accepted(const CallRecord &record);
    void connectionClosed(const CallRecord &record);
    void connectionEvent(const CallRecord &record);
    int indexOf(quint32 number) const;
    void closeConnections();
    void closeLateComers();
    void finishStopping();
    void trimEnded();

    ServerSettings m_settings;
    SocketAddress m_wanted;
    SocketAddress m_address;
    SocketId m_listening = 0;
    std::vector<SocketCommand> m_recipe; ///< what is still to do, in order
    std::vector<Connection> m_connections;
    bool m_listenerOpen = false;
    EndpointState m_afterStop = EndpointState::Stopped;
};

} // namespace sw
