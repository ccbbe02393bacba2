// SPDX-License-Identifier: GPL-3.0-or-later
// Sockets without another end: one that listens, and one whose connect waits.
#include "tcpstatesfeed.h"

#include <utility>

namespace sw {

void TcpStatesFeed::setLone(const Lone &lone)
{
    if (lone.socket == m_lone.socket && lone.inode == m_lone.inode)
        return;
    const End fresh{TcpPath(), TcpState::Unknown, 0};
    const End accepted{TcpPath(true), TcpState::Unknown, 0};
    if (m_lone.socket == 0 && m_followed != 0)
        keep(m_followed, m_ends);
    else if (loneConnects())
        keep(m_lone.socket, {m_ends[0], m_known.value(m_lone.socket, {fresh, accepted})[1]});
    // create_connection tries several addresses under one number: each has a path of its own.
    const bool goesOn = !lone.peer.isNull() && lone.socket != m_lone.socket;
    m_lone = lone;
    m_listener.reset();
    m_probed = false;
    if (lone.socket != 0) {
        m_ends = {goesOn ? m_known.value(lone.socket, {fresh, fresh})[0] : fresh, fresh};
    } else {
        m_followed = 0; // its ends were put away
        followChosen();
    }
    probe();
    Q_EMIT changed();
}

bool TcpStatesFeed::mayConnect(SocketId socket, EndpointId endpoint) const
{
    if (socket == m_chosen || m_pinned)
        return socket == m_chosen;
    return m_chosen == 0 || (m_panelEndpoint != 0 && m_panelSocket == 0 && endpoint == m_panelEndpoint);
}

TcpStatesFeed::Lone TcpStatesFeed::connecting(const SocketsNow &now) const
{
    const auto waits = [&](SocketId socket) {
        const auto facts = now.facts.constFind(socket);
        return socket != 0 && facts != now.facts.constEnd() && facts->phase == SocketPhase::Connecting
            && !isConversation(socket);
    };
    SocketId socket = waits(m_chosen) ? m_chosen : 0;
    // Of many that wait, the one that is shown stays.
    if (socket == 0 && loneConnects() && waits(m_lone.socket) && mayConnect(m_lone.socket, m_lone.endpoint))
        socket = m_lone.socket;
    if (socket == 0) {
        qint64 began = 0;
        for (const RunningCall &call : now.running) {
            if (call.beganNs < began || !mayConnect(call.socket, call.endpoint) || !waits(call.socket))
                continue;
            began = call.beganNs;
            socket = call.socket;
        }
    }
    if (socket == 0)
        return {};
    const auto facts = now.facts.constFind(socket);
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
    if (std::exchange(m_sought, lone).inode == lone.inode)
        return;
    m_misses = 0;
    probe();
}

SocketId TcpStatesFeed::newestConversation() const
{
    const auto &all = m_streams.tracks().conversations();
    return all.empty() ? 0 : all.back().ends[0].socket;
}

void TcpStatesFeed::leaveLone()
{
    if (!loneConnects())
        return;
    const SocketId newest = newestConversation();
    const bool passed = m_chosen != m_lone.socket && newest != m_lone.newest && newest != m_lone.socket;
    if (passed || isConversation(m_lone.socket))
        setLone({});
}

bool TcpStatesFeed::lookAtLone(const ConnectionLook &look)
{
    if (look.key.inode != 0) {
        if (look.key.inode != m_sought.inode)
            return false;
        const bool waits = look.first && look.first->socket.state == TcpState::SynSent;
        if (!waits || isConversation(m_sought.socket)) {
            if (++m_misses == mostMisses)
                probe();
            return false;
        }
        Lone found = m_sought;
        found.address = look.first->socket.local.unmapped();
        found.peer = look.first->socket.remote.unmapped();
        found.newest = newestConversation();
        setLone(found);
        return takeEnds({&look.first->socket, nullptr}, look.takenNs);
    }
    if (!(look.key.peer == m_lone.peer) || !(look.key.local == m_lone.address))
        return false;
    const auto &own = loneListens() ? look.listener : look.first;
    return takeLook(look, own, std::nullopt);
}

} // namespace sw
