// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QTimer>

#include "endpoint.h"
#include "longsettings.h"
#include "placeholders.h"

namespace sw {

/// How the heartbeat of one connection stands. A value.
struct BeatState
{
    SocketId socket = 0;
    quint32 connection = 0;
    quint64 sent = 0;
    quint64 answered = 0;
    int misses = 0; ///< in a row
    qint64 sentNs = 0; ///< of the newest; monotonicNs()
    qint64 answeredNs = 0; ///< of the newest one that was answered
    qint64 tookNs = 0; ///< from that one's send to its answer
    bool waits = false; ///< for the answer to the newest
    quint64 token = 0; ///< of the newest, while it is not wholly sent; 0: it is
};

/// Sends a message on every open connection of an endpoint, again and again, and closes those that do not answer. Each message is
/// an ordinary send, each miss a notice in the log. Main thread; the endpoint outlives it.
class Heartbeat final : public QObject
{
    Q_OBJECT

public:
    struct Open
    {
        SocketId socket = 0;
        quint32 connection = 0; ///< 0: of a client
    };

    /// `open` gives the connections that stand now.
    Heartbeat(Endpoint &endpoint, std::function<std::vector<Open>()> open, QObject *parent = nullptr);

    void setSettings(const HeartbeatSettings &settings); ///< at once, also for connections that stand
    [[nodiscard]] const HeartbeatSettings &settings() const { return m_settings; }
    [[nodiscard]] bool isRight() const { return m_template.ok(); } ///< the message can be made
    [[nodiscard]] const std::vector<BeatState> &states() const { return m_states; }
    /// Looks at what has come: states() are of this moment then.
    void look();

Q_SIGNALS:
    void changed();

private:
    void beat();
    void follow(); ///< the endpoint's state or connections changed
    void matchOpen();
    bool missed(BeatState &state); ///< true: the connection was closed for it
    void send(BeatState &state);
    void note(Notice what, const BeatState &state);

    Endpoint &m_endpoint;
    const std::function<std::vector<Open>()> m_open;
    HeartbeatSettings m_settings;
    MessageTemplate m_template;
    std::vector<BeatState> m_states;
    std::vector<SocketId> m_ended; ///< closed for their misses; they stand until the close is through
    QTimer m_timer;
};

} // namespace sw
