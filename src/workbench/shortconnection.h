// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QTimer>

#include "clientendpoint.h"

namespace sw {

/// A connection for each message: connect, send, receive, close. A value.
struct ShortSettings
{
    static constexpr int mostMs = 3'600'000;

    bool on = false;
    bool untilPeerCloses = false; ///< else it is closed with the first bytes that come
    int waitMs = 2000; ///< after the message was sent; then it is closed all the same

    friend bool operator==(const ShortSettings &, const ShortSettings &) = default;
};

QJsonObject toJson(const ShortSettings &settings);
ShortSettings shortSettingsFrom(const QJsonObject &object); ///< what is missing or out of its bounds keeps its default

/// What such connections cost, by the times of their calls. A value.
struct ShortCost
{
    quint64 made = 0; ///< connections that stood
    quint64 failed = 0; ///< tries that did not come to stand
    quint64 unanswered = 0; ///< closed as the time was up
    qint64 connectNs = 0; ///< of the last: until it stood
    qint64 answerNs = 0; ///< until bytes came; 0: none did
    qint64 totalNs = 0; ///< until it was closed; 0: not yet
    qint64 sumNs = 0; ///< of the totals of all
};

/// Sends each message over a connection of its own, by the client's usual recipe. Main thread; the client outlives it.
class ShortConnection final : public QObject
{
    Q_OBJECT

public:
    explicit ShortConnection(ClientEndpoint &client, QObject *parent = nullptr);

    void setSettings(const ShortSettings &settings) { m_settings = settings; }
    [[nodiscard]] const ShortSettings &settings() const { return m_settings; }
    /// False: the client is busy, and nothing is done.
    bool send(const QByteArray &message, const ClientSettings &to);
    [[nodiscard]] bool isUnderWay() const { return m_phase != Phase::None; }
    [[nodiscard]] const ShortCost &cost() const { return m_cost; }
    /// The ends of closed connections that the kernel keeps (TIME_WAIT), of those to the same server; as the newest snapshot says.
    [[nodiscard]] int timeWaits() const;

Q_SIGNALS:
    void changed();

private:
    enum class Phase : quint8 { None, Connecting, Waiting, Closing };

    void follow();
    void look(); ///< at whether an answer has come
    void finish();
    void note(const CallRecord &record); ///< its times: a record comes here some time after its call

    ClientEndpoint &m_client;
    ShortSettings m_settings;
    ShortCost m_cost;
    Phase m_phase = Phase::None;
    QByteArray m_message;
    QTimer m_limit;
    qint64 m_beganNs = 0; ///< the first call of this connection; 0: none has ended yet
    bool m_ended = false; ///< the record that ended it is still to be noted
    quint64 m_nextRow = 0; ///< the answer is not before it
    SocketAddress m_server;
};

} // namespace sw
