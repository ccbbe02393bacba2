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

        bool operator==(const Waiting &) const = default;
    };
    struct Listener ///< where the accepted end came from
    {
        SocketAddress address;
        quint32 waiting = 0; ///< connections that nobody has accepted yet
        quint32 backlog = 0;
        quint32 drops = 0; ///< SYNs and connections that found no place, since it listens
        std::vector<Waiting> queue; ///< who waits, as far as the kernel's table tells
        quint32 handshakes = 0; ///< SYN came, the handshake is not over

        bool operator==(const Listener &) const = default;
    };

    TcpStatesFeed(const Journal &journal, SocketsWatch &watch, QObject *parent = nullptr);
    ~TcpStatesFeed() override;

    void setWatched(bool on);
    void renew() { m_streams.renew(); }
    /// Its conversation; 0: the newest one. Of a listening socket: the newest one that came by it, or the socket alone. A person
    /// chose it: nothing else takes its place.
    void choose(SocketId socket);
    /// The same of the panel in front, whose next connect takes its place; told after every change of it. `socket` 0: none now.
    void followPanel(EndpointId endpoint, SocketId socket);
    [[nodiscard]] const Conversation *conversation() const { return m_streams.tracks().chosenConversation(); }
    [[nodiscard]] bool isTcp() const; ///< the conversation has states at all
    /// A socket without another end: it listens and nobody has connected by it, or its connect waits for an answer. end(0) is it.
    /// 0: a conversation is shown, or nothing.
    [[nodiscard]] SocketId lone() const { return m_lone.socket; }
    [[nodiscard]] EndpointId loneEndpoint() const { return m_lone.endpoint; }
    [[nodiscard]] bool loneListens() const { return m_lone.socket != 0 && m_lone.peer.isNull(); }
    [[nodiscard]] bool hasStates() const { return m_lone.socket != 0 || (conversation() && isTcp()); }
    [[nodiscard]] const End &end(size_t which) const { return m_ends[which]; }
    [[nodiscard]] const std::optional<Listener> &listener() const { return m_listener; }

Q_SIGNALS:
    void changed();

private:
    /// A socket that is not, or not yet, an end of a conversation.
    struct Lone
    {
        SocketId socket = 0;
        EndpointId endpoint = 0;
        quint64 inode = 0; ///< of one that connects
        SocketAddress address; ///< its own
        SocketAddress peer; ///< whom it connects to; null: it listens, or that is not known yet
        SocketId newest = 0; ///< conversation when it began to be shown
    };

    void want(SocketsWanted *wanted) const;
    void look(const SocketsNow &now);
    void lookAtChosen(const SocketsNow &now);
    void follow(SocketId socket);
    void keep(SocketId socket, const std::array<End, 2> &ends);
    void setLone(const Lone &lone);
    [[nodiscard]] Lone
    connecting(const SocketsNow &now) const; ///< whose connect waits, of the chosen one or the newest
    void seek(const Lone &lone); ///< searches for its addresses; the kernel has them while no call has returned any
    [[nodiscard]] bool mayConnect(SocketId socket, EndpointId endpoint) const; ///< it would be shown alone
    [[nodiscard]] bool loneConnects() const { return !m_lone.peer.isNull(); }
    [[nodiscard]] bool isConversation(SocketId socket) const;
    void leaveLone(); ///< when it has become a conversation, or another one is of interest
    bool lookAtLone(const ConnectionLook &look);
    bool lookAtConversation(const ConnectionLook &look);
    bool takeLook(const ConnectionLook &look, const std::optional<TcpEnd> &first, const std::optional<TcpEnd> &second);
    [[nodiscard]] SocketId newestConversation() const;
    [[nodiscard]] SocketId newestAt(const SocketAddress &listening) const;
    void takeListener(const TcpEnd &listener);
    void takeQueue(const KernelSnapshot &kernel);
    void followChosen();
    void takeStreams();
    void lookAtEnds();
    void probe(); ///< asks about the chosen conversation, or rests
    [[nodiscard]] SocketAddress acceptedAddress() const;
    [[nodiscard]] SocketAddress listeningAddress() const; ///< whose accept queue is shown
    /// Gives whether it is shown otherwise now.
    bool takeEnds(const std::array<const KernelSocket *, 2> &sockets, qint64 takenNs);
    [[nodiscard]] std::optional<Listener> listenerOf(const KernelSnapshot &kernel, const SocketAddress &local) const;
    [[nodiscard]] bool needsTable() const;

    StreamsFeed m_streams;
    SocketsWatch &m_watch;
    ConnectionProbe m_probe;
    QSocketNotifier *m_notifier = nullptr;
    bool m_probed = false; ///< the probe tells of this conversation; else only the table does
    SocketId m_chosen = 0;
    SocketId m_followed = 0; ///< the first end of the conversation
    std::array<SocketId, 2> m_shownEnds{};
    Lone m_lone;
    Lone m_sought;
    static constexpr int mostMisses = 5; ///< a search walks through the whole table
    int m_misses = 0; ///< of that search
    bool m_pinned = false; ///< m_chosen was chosen by a person
    EndpointId m_panelEndpoint = 0;
    SocketId m_panelSocket = 0;
    QHash<SocketId, std::array<End, 2>> m_known; ///< of conversations followed before
    std::array<End, 2> m_ends;
    std::optional<Listener> m_listener;
    bool m_watched = false;
};

} // namespace sw
