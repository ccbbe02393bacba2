// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcpstatesfeed.h"

#include <algorithm>
#include <utility>

#include <QSocketNotifier>

namespace sw {

namespace {

constexpr qsizetype mostKnown = 64;
constexpr std::size_t mostQueued = 64; ///< named

/// Who waits there is in the table of this machine; elsewhere, a socket with the same port is another one. To an address of its
/// own, the kernel connects from that address.
bool isHere(const SocketAddress &peer, const SocketAddress &local)
{
    const SocketAddress there = peer.unmapped();
    const SocketAddress own = local.unmapped();
    return there.isLoopback() || there.hostBytes() == own.hostBytes();
}

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
    connect(&m_watch, &SocketsWatch::wanting, this, &TcpStatesFeed::want);
    connect(&m_watch, &SocketsWatch::looked, this, &TcpStatesFeed::look);
    if (m_probe.wakeDescriptor() >= 0) {
        m_notifier = new QSocketNotifier(m_probe.wakeDescriptor(), QSocketNotifier::Read, this);
        connect(m_notifier, &QSocketNotifier::activated, this, &TcpStatesFeed::lookAtEnds);
    }
    connect(&m_streams, &StreamsFeed::changed, this, &TcpStatesFeed::takeStreams);
}

TcpStatesFeed::~TcpStatesFeed()
{
    setWatched(false);
    delete m_notifier; // before the descriptor goes
}

// Rows come with every message; which conversation it is, and between whom, seldom changes.
void TcpStatesFeed::takeStreams()
{
    const SocketId before = m_followed;
    leaveLone();
    followChosen();
    const Conversation *talk = conversation();
    std::array<SocketId, 2> ends{};
    if (talk)
        ends = {talk->ends[0].socket, talk->ends[1].socket};
    if (before != m_followed || ends != std::exchange(m_shownEnds, ends))
        Q_EMIT changed();
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
    std::vector<ConnectionKey> keys;
    const auto [local, peer] = m_streams.tracks().addressesOf(m_followed);
    if (m_watched && m_lone.socket != 0)
        keys = {{m_lone.address, m_lone.peer, listeningAddress()}};
    else if (m_watched && m_followed != 0 && !local.hostBytes().isEmpty() && !peer.isNull())
        keys = {{local, peer, acceptedAddress()}};
    if (m_watched && m_sought.inode != 0 && m_sought.inode != m_lone.inode && m_misses < mostMisses)
        keys.push_back({{}, {}, {}, m_sought.inode});
    m_probe.watch(std::move(keys));
}

void TcpStatesFeed::choose(SocketId socket)
{
    m_pinned = socket != 0;
    follow(socket);
}

void TcpStatesFeed::followPanel(EndpointId endpoint, SocketId socket)
{
    const bool other = endpoint != std::exchange(m_panelEndpoint, endpoint);
    if (socket == std::exchange(m_panelSocket, socket) && !other)
        return;
    m_pinned = false;
    if (socket != 0)
        follow(socket);
    else if (other && loneConnects())
        setLone({});
    m_watch.hurry();
}

void TcpStatesFeed::follow(SocketId socket)
{
    m_chosen = socket;
    m_sought = {};
    if (socket == 0 || socket != m_lone.socket)
        setLone({});
    m_streams.choose(socket);
    m_watch.hurry();
}

void TcpStatesFeed::keep(SocketId socket, const std::array<End, 2> &ends)
{
    if (m_known.size() >= mostKnown)
        m_known.clear();
    m_known.insert(socket, ends);
}

SocketId TcpStatesFeed::newestAt(const SocketAddress &listening) const
{
    const auto &all = m_streams.tracks().conversations();
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        if (one->merged)
            continue;
        for (const auto &end : one->ends) {
            const SocketAddress own = m_streams.tracks().addressesOf(end.socket).first;
            if (end.socket != 0 && m_streams.tracks().isAccepted(end.socket) && own.port() == listening.port()
                && (listening.isAnyHost() || own.unmapped() == listening.unmapped()))
                return one->ends[0].socket;
        }
    }
    return 0;
}

bool TcpStatesFeed::isTcp() const
{
    const Conversation *talk = conversation();
    return talk && !m_streams.tracks().addressesOf(talk->ends[0].socket).first.hostBytes().isEmpty();
}

void TcpStatesFeed::followChosen()
{
    if (m_lone.socket != 0)
        return;
    const Conversation *talk = conversation();
    const SocketId first = talk ? talk->ends[0].socket : 0;
    if (first == m_followed)
        return probe(); // its addresses may be known by now
    if (m_followed != 0)
        keep(m_followed, m_ends);
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
    if (local.isNull())
        return std::nullopt;
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

// Who waits in an accept queue only the whole table tells, and an end that the probe may not ask for.
bool TcpStatesFeed::needsTable() const
{
    return !m_probed || (m_listener && m_listener->waiting > 0);
}

void TcpStatesFeed::want(SocketsWanted *wanted) const
{
    if (!m_watched)
        return;
    wanted->add(m_chosen);
    wanted->add(m_lone.socket);
    wanted->connecting = !m_pinned;
    wanted->all = wanted->all || (hasStates() && needsTable());
}

void TcpStatesFeed::lookAtChosen(const SocketsNow &now)
{
    seek(connecting(now));
    leaveLone();
    if (loneConnects())
        return;
    const auto facts = now.facts.constFind(m_chosen);
    const bool listens = m_chosen != 0 && facts != now.facts.constEnd() && facts->phase == SocketPhase::Listening
        && !facts->local.hostBytes().isEmpty();
    if (!listens)
        return loneListens() ? setLone({}) : void();
    const SocketId newest = newestAt(facts->local);
    if (newest == 0)
        return setLone({m_chosen, facts->endpoint, 0, facts->local, {}, 0});
    setLone({});
    if (const Conversation *talk = conversation(); !talk || talk->ends[0].socket != newest)
        m_streams.choose(newest);
}

void TcpStatesFeed::look(const SocketsNow &now)
{
    if (!m_watched)
        return;
    lookAtChosen(now);
    const Conversation *talk = conversation();
    const bool follows = talk && isTcp() && talk->ends[0].socket == m_followed;
    if (!now.kernel || (m_lone.socket == 0 && !follows))
        return;
    const auto before = m_listener;
    takeQueue(*now.kernel);
    bool other = before != m_listener;
    const auto [local, peer] = m_streams.tracks().addressesOf(m_followed);
    if (m_lone.socket == 0 && !m_probed && !local.isNull() && !peer.isNull())
        other = takeEnds({now.kernel->find(local, peer), now.kernel->find(peer, local)}, now.kernel->takenNs) || other;
    if (other)
        Q_EMIT changed();
}

void TcpStatesFeed::takeQueue(const KernelSnapshot &kernel)
{
    const auto before = std::exchange(m_listener, listenerOf(kernel, listeningAddress()));
    // The probe's numbers are newer than the table's.
    if (m_listener && before && m_probed) {
        m_listener->waiting = before->waiting;
        m_listener->backlog = before->backlog;
        m_listener->drops = before->drops;
    }
}

SocketAddress TcpStatesFeed::acceptedAddress() const
{
    const auto [local, peer] = m_streams.tracks().addressesOf(m_followed);
    if (m_streams.tracks().isAccepted(m_followed))
        return local;
    return isHere(peer, local) ? peer : SocketAddress();
}

SocketAddress TcpStatesFeed::listeningAddress() const
{
    if (m_lone.socket == 0)
        return acceptedAddress();
    if (loneListens())
        return m_lone.address;
    return isHere(m_lone.peer, m_lone.address) ? m_lone.peer : SocketAddress();
}

void TcpStatesFeed::lookAtEnds()
{
    const auto looks = m_probe.take();
    if (!m_watched || !looks)
        return;
    bool other = false;
    for (const ConnectionLook &look : *looks)
        other = (m_lone.socket != 0 || look.key.inode != 0 ? lookAtLone(look) : lookAtConversation(look)) || other;
    if (other)
        Q_EMIT changed();
}

bool TcpStatesFeed::lookAtConversation(const ConnectionLook &look)
{
    const Conversation *talk = conversation();
    const bool follows = talk && talk->ends[0].socket == m_followed
        && look.key.local == m_streams.tracks().addressesOf(m_followed).first;
    return follows && takeLook(look, look.first, look.second);
}

bool TcpStatesFeed::takeLook(const ConnectionLook &look, const std::optional<TcpEnd> &first,
                             const std::optional<TcpEnd> &second)
{
    m_probed = look.error == 0;
    if (!m_probed)
        return false;
    const bool other = takeEnds({first ? &first->socket : nullptr, second ? &second->socket : nullptr}, look.takenNs);
    const auto before = m_listener;
    if (look.listener)
        takeListener(*look.listener);
    else
        m_listener.reset();
    return other || before != m_listener;
}

void TcpStatesFeed::takeListener(const TcpEnd &listener)
{
    if (!m_listener)
        m_listener = Listener();
    m_listener->address = listener.socket.local;
    m_listener->waiting = listener.socket.receiveQueue;
    m_listener->backlog = listener.socket.sendQueue;
    m_listener->drops = listener.drops;
    if (m_listener->waiting == 0) {
        m_listener->queue.clear();
        m_listener->handshakes = 0;
    }
}

bool TcpStatesFeed::takeEnds(const std::array<const KernelSocket *, 2> &sockets, qint64 takenNs)
{
    constexpr int secondMs = 1000; // TIME_WAIT is counted down in them
    bool other = false;
    // The one that is still there first: it tells how the other one went.
    for (const size_t i : sockets[0] ? std::array<size_t, 2>{0, 1} : std::array<size_t, 2>{1, 0}) {
        End &end = m_ends[i];
        const TcpState now = sockets[i] ? sockets[i]->state : TcpState::Unknown;
        const int left = sockets[i] ? int(sockets[i]->timeWaitMs) : 0;
        other = other || now != end.now
            || (left + secondMs - 1) / secondMs != (end.timeWaitMs + secondMs - 1) / secondMs;
        end.now = now;
        end.timeWaitMs = left;
        const bool further = end.path.look(
            end.now, takenNs, closesFirst(m_ends[1 - i].path) ? TcpPath::Gone::InOrder : TcpPath::Gone::Unknown);
        other = other || further;
    }
    return other;
}

} // namespace sw
