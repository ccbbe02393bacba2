// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcpstatesfeed.h"

#include <algorithm>

namespace sw {

namespace {

constexpr qsizetype mostKnown = 64;

bool closesFirst(const TcpPath &path)
{
    return path.has(TcpState::FinWait1) || path.has(TcpState::TimeWait);
}

} // namespace

TcpStatesFeed::TcpStatesFeed(const Journal &journal, SocketsWatch &watch, QObject *parent)
    : QObject(parent)
    , m_streams(journal)
    , m_watch(watch)
{
    connect(&m_watch, &SocketsWatch::looked, this, &TcpStatesFeed::look);
    connect(&m_streams, &StreamsFeed::changed, this, [this] {
        followChosen();
        Q_EMIT changed();
    });
}

TcpStatesFeed::~TcpStatesFeed()
{
    setWatched(false);
}

void TcpStatesFeed::setWatched(bool on)
{
    if (m_watched == on)
        return;
    m_watched = on;
    m_streams.setWatched(on);
    if (on)
        m_watch.addWatcher();
    else
        m_watch.removeWatcher();
}

void TcpStatesFeed::choose(SocketId socket)
{
    m_streams.choose(socket);
}

bool TcpStatesFeed::isTcp() const
{
    const Conversation *talk = conversation();
    return talk && !m_streams.tracks().addressesOf(talk->ends[0].socket).first.hostBytes().isEmpty();
}

void TcpStatesFeed::followChosen()
{
    const Conversation *talk = conversation();
    const SocketId first = talk ? talk->ends[0].socket : 0;
    if (first == m_followed)
        return;
    if (m_followed != 0) {
        if (m_known.size() >= mostKnown)
            m_known.clear();
        m_known.insert(m_followed, m_ends);
    }
    m_followed = first;
    m_listener.reset();
    if (const auto known = m_known.constFind(first); known != m_known.cend()) {
        m_ends = *known;
        return;
    }
    const bool accepted = talk && m_streams.tracks().isAccepted(first);
    m_ends = {End{TcpPath(accepted), TcpState::Unknown, 0}, End{TcpPath(!accepted), TcpState::Unknown, 0}};
}

std::optional<TcpStatesFeed::Listener> TcpStatesFeed::listenerOf(const KernelSnapshot &kernel,
                                                                 const SocketAddress &local) const
{
    const auto found = std::find_if(kernel.sockets.begin(), kernel.sockets.end(), [&](const KernelSocket &socket) {
        return socket.state == TcpState::Listen && socket.local.port() == local.port()
            && (socket.local.isAnyHost() || socket.local.unmapped() == local);
    });
    if (found == kernel.sockets.end())
        return std::nullopt;
    return Listener{found->local, found->receiveQueue, found->sendQueue};
}

void TcpStatesFeed::look(const SocketsNow &now)
{
    const Conversation *talk = conversation();
    if (!m_watched || !now.kernel || !talk || !isTcp() || talk->ends[0].socket != m_followed)
        return;
    const auto [local, peer] = m_streams.tracks().addressesOf(m_followed);
    if (local.isNull() || peer.isNull())
        return;
    const std::array<const KernelSocket *, 2> sockets{now.kernel->find(local, peer), now.kernel->find(peer, local)};
    // The one that is still there first: it tells how the other one went.
    for (const size_t i : sockets[0] ? std::array<size_t, 2>{0, 1} : std::array<size_t, 2>{1, 0}) {
        End &end = m_ends[i];
        end.now = sockets[i] ? sockets[i]->state : TcpState::Unknown;
        end.timeWaitMs = sockets[i] ? int(sockets[i]->timeWaitMs) : 0;
        end.path.look(end.now, now.kernel->takenNs,
                      closesFirst(m_ends[1 - i].path) ? TcpPath::Gone::InOrder : TcpPath::Gone::Unknown);
    }
    m_listener = listenerOf(*now.kernel, m_streams.tracks().isAccepted(m_followed) ? local : peer);
    Q_EMIT changed();
}

} // namespace sw
