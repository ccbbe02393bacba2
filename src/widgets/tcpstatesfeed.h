// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include <QObject>

#include "socketswatch.h"
#include "streamsfeed.h"
#include "tcppath.h"

namespace sw {

/// Follows both ends of a chosen conversation through the states, as the kernel's table of sockets tells them ten times a second while
/// somebody looks; also after their descriptors are closed, and an end of another program on this machine. Main thread; the watch
/// and the journal outlive it.
class TcpStatesFeed final : public QObject
{
    Q_OBJECT

public:
    struct End
    {
        TcpPath path;
        TcpState now = TcpState::Unknown; ///< Unknown: the table does not have it
        int timeWaitMs = 0; ///< left of TIME_WAIT, as the kernel says
    };
    struct Listener ///< where the accepted end came from
    {
        SocketAddress address;
        quint32 waiting = 0; ///< connections that nobody has accepted yet
        quint32 backlog = 0;
    };

    TcpStatesFeed(const Journal &journal, SocketsWatch &watch, QObject *parent = nullptr);
    ~TcpStatesFeed() override;

    void setWatched(bool on);
    void renew() { m_streams.renew(); }
    void choose(SocketId socket); ///< its conversation; 0: the newest one
    [[nodiscard]] const Conversation *conversation() const { return m_streams.tracks().chosenConversation(); }
    [[nodiscard]] bool isTcp() const; ///< the conversation has states at all
    [[nodiscard]] const End &end(size_t which) const { return m_ends[which]; }
    [[nodiscard]] const std::optional<Listener> &listener() const { return m_listener; }

Q_SIGNALS:
    void changed();

private:
    void look(const SocketsNow &now);
    void followChosen();
    [[nodiscard]] std::optional<Listener> listenerOf(const KernelSnapshot &kernel, const SocketAddress &local) const;

    StreamsFeed m_streams;
    SocketsWatch &m_watch;
    SocketId m_followed = 0; ///< the first end of the conversation
    QHash<SocketId, std::array<End, 2>> m_known; ///< of conversations followed before
    std::array<End, 2> m_ends;
    std::optional<Listener> m_listener;
    bool m_watched = false;
};

} // namespace sw
