// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcpstatesfeed.h"

#include <algorithm>
#include <utility>

#include <QSocketNotifier>

namespace sw {

namespace {

constexpr qsizetype mostKnown = 64;
constexpr std::size_t mostQueued = 64; ///< named

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
    if (m_probe.wakeDescriptor() >= 0) {
        m_notifier = new QSocketNotifier(m_probe.wakeDescriptor(), QSocketNotifier::Read, this);
        connect(m_notifier, &QSocketNotifier::activated, this, &TcpStatesFeed::lookAtEnds);
    }
    connect(&m_streams, &StreamsFeed::changed, this, [this] {
        followChosen();
        Q_EMIT changed();
    });
}

TcpStatesFeed::~TcpStatesFeed()
{
    setWatched(false);
    delete m_notifier; // before the descriptor goes
}

void TcpStatesFeed::setWatched(bool on)
{
    if (m_watched == on)
        return;
    m_watched = on;
    m_streams.setWatched(on);
    if (on) {
        m_watch.addWatcher();
        probe();
    } else {
        m_watch.removeWatcher();
        m_probe.watch({});
    }
}

void TcpStatesFeed::probe()
{
    const auto [local, peer] = m_streams.tracks().addressesOf(m_followed);
    const bool tcp = m_watched && m_followed != 0 && !local.hostBytes().isEmpty() && !peer.isNull();
    m_probe.watch(tcp ? std::vector<ConnectionKey>{{local, peer, acceptedAddress()}} : std::vector<ConnectionKey>{});
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
        return probe(); // its addresses may be known by now
    if (m_followed != 0) {
        if (m_known.size() >= mostKnown)
            m_known.clear();
        m_known.insert(m_followed, m_ends);
    }
    m_followed = first;
    m_listener.reset();
    m_probed = false;
    probe();
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
    Listener listener{found->local, found->receiveQueue, found->sendQueue, 0, {}, 0};
    for (const KernelSocket &socket : kernel.sockets) {
        if (socket.local.port() != local.port()
            || (!found->local.isAnyHost() && !(socket.local.unmapped() == found->local.unmapped())))
            continue;
        // Without a descriptor of anybody's, and not closed by anybody either: accept() has not given it out.
        if (socket.inode == 0 && (socket.state == TcpState::Established || socket.state == TcpState::CloseWait)) {
            if (listener.queue.size() < mostQueued)
                listener.queue.push_back({socket.remote.unmapped(), socket.receiveQueue});
        } else if (socket.state == TcpState::SynRecv || socket.state == TcpState::NewSynRecv) {
            ++listener.handshakes;
        }
    }
    return listener;
}

void TcpStatesFeed::look(const SocketsNow &now)
{
    const Conversation *talk = conversation();
    if (!m_watched || !now.kernel || !talk || !isTcp() || talk->ends[0].socket != m_followed)
        return;
    const auto [local, peer] = m_streams.tracks().addressesOf(m_followed);
    if (local.isNull() || peer.isNull())
        return;
    const auto before = std::exchange(m_listener, listenerOf(*now.kernel, acceptedAddress()));
    // The probe's numbers are newer than the table's.
    if (m_listener && before && m_probed) {
        m_listener->waiting = before->waiting;
        m_listener->backlog = before->backlog;
        m_listener->drops = before->drops;
    }
    if (!m_probed)
        takeEnds({now.kernel->find(local, peer), now.kernel->find(peer, local)}, now.kernel->takenNs);
    Q_EMIT changed();
}

SocketAddress TcpStatesFeed::acceptedAddress() const
{
    const auto [local, peer] = m_streams.tracks().addressesOf(m_followed);
    return m_streams.tracks().isAccepted(m_followed) ? local : peer;
}

void TcpStatesFeed::lookAtEnds()
{
    const auto looks = m_probe.take();
    const Conversation *talk = conversation();
    if (!m_watched || !looks || looks->empty() || !talk || talk->ends[0].socket != m_followed)
        return;
    const ConnectionLook &look = looks->front();
    if (look.key.local != m_streams.tracks().addressesOf(m_followed).first)
        return;
    m_probed = look.error == 0;
    if (!m_probed)
        return;
    takeEnds({look.first ? &look.first->socket : nullptr, look.second ? &look.second->socket : nullptr}, look.takenNs);
    if (m_listener && look.listener) {
        m_listener->waiting = look.listener->socket.receiveQueue;
        m_listener->backlog = look.listener->socket.sendQueue;
        m_listener->drops = look.listener->drops;
    }
    Q_EMIT changed();
}

void TcpStatesFeed::takeEnds(const std::array<const KernelSocket *, 2> &sockets, qint64 takenNs)
{
    // The one that is still there first: it tells how the other one went.
    for (const size_t i : sockets[0] ? std::array<size_t, 2>{0, 1} : std::array<size_t, 2>{1, 0}) {
        End &end = m_ends[i];
        end.now = sockets[i] ? sockets[i]->state : TcpState::Unknown;
        end.timeWaitMs = sockets[i] ? int(sockets[i]->timeWaitMs) : 0;
        end.path.look(end.now, takenNs,
                      closesFirst(m_ends[1 - i].path) ? TcpPath::Gone::InOrder : TcpPath::Gone::Unknown);
    }
}

} // namespace sw
