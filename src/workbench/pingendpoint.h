// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "endpoint.h"
#include "pingsettings.h"
#include "pingtally.h"

namespace sw {

/// One socket that sends echo requests at intervals and receives what comes back, until as many as were asked for are
/// answered or lost. Main thread.
class PingEndpoint final : public Endpoint
{
    Q_OBJECT

public:
    explicit PingEndpoint(Workbench &workbench, QObject *parent = nullptr);
    ~PingEndpoint() override;

    /// Starts the recipe: the name if need be, socket, options, bind, then requests. Ignored unless idle.
    void start(const PingSettings &settings);
    void stop();
    void
    setShape(const PingSettings &settings); ///< while idle: the strip shows the calls that these settings would make

    [[nodiscard]] SocketId socket() const { return m_socket; } ///< 0 before the first start
    [[nodiscard]] SocketAddress target() const { return m_target; } ///< null until it is known
    /// The identifier of the requests; a ping socket gets its own with the first one. Nothing: not known.
    [[nodiscard]] std::optional<quint16> identifier() const;
    [[nodiscard]] PingTally &tally() const { return *m_tally; }

Q_SIGNALS:
    void tallyChanged();

private:
    void handle(const CallRecord &record) override;
    void resolved(const CallRecord &record);
    void open();
    void next();
    void receive();
    void sendRequest();
    void requestSent(const CallRecord &record);
    void follow(); ///< after something came in or its time passed
    void fail(const CallRecord &record);
    void closed();

    const std::shared_ptr<PingTally> m_tally;
    PingSettings m_settings;
    SocketAddress m_target;
    SocketId m_socket = 0;
    std::vector<SocketCommand> m_recipe;
    QTimer m_interval;
    QTimer m_due;
    QByteArray m_payload;
    quint16 m_id = 0;
    int m_asked = 0; ///< requests so far
    quint64 m_sending = 0; ///< token of the request on its way, 0: none
    quint64 m_sendingNumber = 0;
    quint64 m_toldVersion = 0;
    bool m_open = false;
    EndpointState m_afterStop = EndpointState::Stopped;
};

} // namespace sw
