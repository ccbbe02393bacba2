// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QWidget>

#include "heartbeat.h"
#include "reconnector.h"
#include "shortconnection.h"
#include "socketsnow.h"

class QAction;
class QToolButton;

namespace sw {

class ElidedLabel;
class LongDialog;

/// What keeps the connections of a panel, in one line while it is at work: heartbeats and their answers, TCP's own keepalive
/// timer, the next try to connect. Its action opens the settings. Main thread.
class LongBar final : public QWidget
{
    Q_OBJECT

public:
    struct Options
    {
        std::function<PresetOptions()> get;
        std::function<void(const PresetOptions &)> set;
    };
    /// Of a client. The endpoint outlives it.
    LongBar(ClientEndpoint &client, Options options, QWidget *parent);
    /// Of a server, whose connections `open` gives.
    LongBar(Endpoint &server, std::function<std::vector<Heartbeat::Open>()> open, Options options, QWidget *parent);

    [[nodiscard]] const LongSettings &settings() const { return m_settings; }
    void setSettings(const LongSettings &settings); ///< at once; without edited()
    void takeLook(const SocketsNow &now);
    [[nodiscard]] ShortSettings shortSettings() const;
    void setShortSettings(const ShortSettings &settings); ///< without edited(); nothing for a server
    /// Whether a message gets a connection of its own now.
    [[nodiscard]] bool sendsShort() const { return m_short && m_short->settings().on && m_endpoint.isIdle(); }
    /// Whether the connection that stands, or is being made, is that of one message.
    [[nodiscard]] bool isShortUnderWay() const { return m_short && m_short->isUnderWay() && !m_endpoint.isIdle(); }
    bool sendShort(const QByteArray &message, const ClientSettings &to) { return m_short->send(message, to); }
    void setTcp(bool tcp) { m_tcp = tcp; } ///< else there is no keepalive
    [[nodiscard]] bool isTcp() const { return m_tcp; }
    [[nodiscard]] QAction *action() const { return m_action; }
    [[nodiscard]] QString line() const; ///< what it shows now; empty: nothing is at work
    [[nodiscard]] bool hasReconnector() const { return m_reconnector != nullptr; }
    [[nodiscard]] bool isMessageRight() const { return m_heartbeat.isRight(); }
    [[nodiscard]] PresetOptions presets() const { return m_options.get(); }
    /// For new connections, and for those that stand.
    void setKeepalive(const PresetOptions &all, const PresetOptions &keepalive);
    void retranslate();

Q_SIGNALS:
    void edited();
    void shown(); ///< what it shows has changed

private:
    void build();
    void open();
    void showLine();
    [[nodiscard]] QString heartbeatText() const;
    [[nodiscard]] QString keepaliveText() const;
    [[nodiscard]] QString retryText() const;
    [[nodiscard]] QString shortText() const;
    void applyReconnect();

    Endpoint &m_endpoint;
    const std::function<std::vector<Heartbeat::Open>()> m_open;
    const Options m_options;
    LongSettings m_settings;
    Heartbeat m_heartbeat;
    std::unique_ptr<Reconnector> m_reconnector; ///< null: of a server
    std::unique_ptr<ShortConnection> m_short; ///< the same
    bool m_tcp = true;
    quint32 m_keepaliveMs = 0; ///< the nearest probe of all connections; 0: none
    LongDialog *m_dialog = nullptr;
    ElidedLabel *m_label = nullptr;
    QToolButton *m_giveUp = nullptr;
    QAction *m_action = nullptr;
    QTimer m_look;
};

} // namespace sw
