// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "endpoint.h"

namespace sw {

/// One connection to a server: each address of a name is tried in turn, visibly. Main thread.
class ClientEndpoint final : public Endpoint
{
    Q_OBJECT

public:
    explicit ClientEndpoint(Workbench &workbench, QObject *parent = nullptr);
    ~ClientEndpoint() override;

    /// What the strip shows: by the backend. Ignored unless idle.
    void setShape(const ClientSettings &settings);
    /// Starts the recipe: resolve if need be, then for each address socket, options, bind, connect. Ignored unless idle.
    void connectTo(const ClientSettings &settings);
    /// Gives up connecting, or closes; stateChanged() tells when it is done.
    void disconnectFrom();
    void startTls(); ///< on the open connection, as the settings say
    /// What was asked for at the last connectTo().
    [[nodiscard]] const ClientSettings &lastSettings() const { return m_settings; }

    [[nodiscard]] SocketId socket() const { return m_socket; } ///< 0 when there is none
    /// The connection's facts, also after it has ended, until the next connectTo().
    [[nodiscard]] std::optional<SocketFacts> facts() const;
    [[nodiscard]] bool leftHere() const { return m_leaving; } ///< by disconnectFrom()
    [[nodiscard]] SocketAddress trying() const { return m_trying; }
    [[nodiscard]] int addressCount() const { return static_cast<int>(m_addresses.size()); }
    [[nodiscard]] int addressIndex() const { return m_next; } ///< from 1, the one being tried

private:
    void handle(const CallRecord &record) override;
    void resolved(const CallRecord &record);
    void tryNext();
    void next();
    void attemptFailed(const CallRecord &record);
    void connected();
    void closed(const CallRecord &record);

    ClientSettings m_settings;
    std::vector<SocketAddress> m_addresses;
    SocketAddress m_trying;
    int m_next = 0;
    SocketId m_socket = 0;
    SocketId m_shown = 0;
    std::vector<SocketCommand> m_recipe;
    bool m_open = false;
    bool m_leaving = false;
    std::optional<CallRecord> m_failure;
};

} // namespace sw
