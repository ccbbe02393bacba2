// SPDX-License-Identifier: GPL-3.0-or-later
// Sockets without another end: one that listens, and one whose connect waits.
#include "tcpstatesfeed.h"

#include <utility>

namespace sw {

void TcpStatesFeed::setLone(const Lone &lone)
{
    if (lone.socket == m_lone.socket && lone.inode == m_lone.inode)
        return;
    if (m_lone.socket == 0 && m_followed != 0)
        m_known.insert(m_followed, m_ends);
    else if (!m_lone.peer.isNull())
        m_known.insert(m_lone.socket, {m_ends[0], End{TcpPath(true), TcpState::Unknown, 0}});
    m_lone = lone;
    m_listener.reset();
    m_probed = false;
    if (lone.socket != 0) {
        const End fresh{TcpPath(), TcpState::Unknown, 0};
        m_ends = {lone.peer.isNull() ? fresh : m_known.value(lone.socket, {fresh, fresh})[0], fresh};
    } else {
        m_followed = 0; // its ends were put away
        followChosen();
    }
    probe();
    Q_EMIT changed();
}

EndpointId TcpStatesFeed::endpointOfChosen() const
{
    if (m_lone.socket == m_chosen)
        return m_lone.endpoint;
    const Conversation *talk = m_streams.tracks().conversationOf(m_chosen);
    if (!talk)
        return 0;
    return talk->ends[talk->ends[0].socket == m_chosen ? 0 : 1].endpoint;
}

TcpStatesFeed::Lone TcpStatesFeed::connecting(const SocketsNow &now) const
{
    SocketId socket = now.facts.contains(m_chosen) ? m_chosen : 0;
    const EndpointId endpoint = endpointOfChosen();
    qint64 began = 0;
    // After the chosen one: the next of the same panel.
    for (const RunningCall &call : socket == 0 ? now.running : std::vector<RunningCall>()) {
        const auto facts = now.facts.constFind(call.socket);
        if (facts == now.facts.constEnd() || facts->phase != SocketPhase::Connecting || call.beganNs < began
            || (m_chosen != 0 && call.endpoint != endpoint))
            continue;
        began = call.beganNs;
        socket = call.socket;
    }
    const auto facts = now.facts.constFind(socket);
    if (facts == now.facts.constEnd() || facts->phase != SocketPhase::Connecting || isConversation(socket))
        return {};
    Lone lone;
    lone.socket = socket;
    lone.endpoint = facts->endpoint;
    lone.inode = facts->connectingInode;
    return lone;
}

// In Qt a connect begins one before it has an address.
bool TcpStatesFeed::isConversation(SocketId socket) const
{
    return m_streams.tracks().conversationOf(socket) && m_streams.tracks().addressesOf(socket).first.port() != 0;
}

void TcpStatesFeed::seek(const Lone &lone)
{
    if (std::exchange(m_sought, lone).inode != lone.inode)
        probe();
}

SocketId TcpStatesFeed::newestConversation() const
{
    const auto &all = m_streams.tracks().conversations();
    return all.empty() ? 0 : all.back().ends[0].socket;
}

void TcpStatesFeed::leaveLone()
{
    if (m_lone.peer.isNull())
        return;
    const bool passed = m_chosen != m_lone.socket && newestConversation() != m_lone.newest;
    if (passed || isConversation(m_lone.socket))
        setLone({});
}

bool TcpStatesFeed::lookAtLone(const ConnectionLook &look)
{
    if (look.key.inode != 0) {
        if (look.key.inode != m_sought.inode || !look.first || look.first->socket.remote.port() == 0)
            return false;
        Lone found = m_sought;
        found.address = look.first->socket.local;
        found.peer = look.first->socket.remote;
        found.newest = newestConversation();
        setLone(found);
        return takeEnds({&look.first->socket, nullptr}, look.takenNs);
    }
    if (!(look.key.peer == m_lone.peer) || !(look.key.local == m_lone.address))
        return false;
    const auto &own = m_lone.peer.isNull() ? look.listener : look.first;
    return takeLook(look, own, std::nullopt);
}

} // namespace sw
