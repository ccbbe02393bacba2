// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include <QObject>

#include "connectionprobe.h"
#include "socketswatch.h"
#include "streamsfeed.h"
#include "tcppath.h"

class QSocketNotifier;

namespace sw {

/// Follows both ends of a chosen conversation through the states, as the kernel tells them twenty times a second while somebody
/// looks; also after their descriptors are closed, and an end of another program on this machine. Main thread; the watch and the
/// journal outlive it.
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
    struct Waiting ///< a connection that stands and that nobody has accepted
    {
        SocketAddress peer;
        quint32 unread = 0; ///< bytes that have come already
    };
    struct Listener ///< where the accepted end came from
    {
        SocketAddress address;
        quint32 waiting = 0; ///< connections that nobody has accepted yet
        quint32 backlog = 0;
        quint32 drops = 0; ///< SYNs and connections that found no place, since it listens
        std::vector<Waiting> queue; ///< who waits, as far as the kernel's table tells
        quint32 handshakes = 0; ///< SYN came, the handshake is not over
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
    void lookAtEnds();
    void probe(); ///< asks about the chosen conversation, or rests
    [[nodiscard]] SocketAddress acceptedAddress() const;
    void takeEnds(const std::array<const KernelSocket *, 2> &sockets, qint64 takenNs);
    [[nodiscard]] std::optional<Listener> listenerOf(const KernelSnapshot &kernel, const SocketAddress &local) const;

    StreamsFeed m_streams;
    SocketsWatch &m_watch;
    ConnectionProbe m_probe;
    QSocketNotifier *m_notifier = nullptr;
    bool m_probed = false; ///< the probe tells of this conversation; else only the table does
    SocketId m_followed = 0; ///< the first end of the conversation
    QHash<SocketId, std::array<End, 2>> m_known; ///< of conversations followed before
    std::array<End, 2> m_ends;
    std::optional<Listener> m_listener;
    bool m_watched = false;
};

} // namespace sw
