// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcppath.h"

#include <algorithm>
#include <deque>

namespace sw {

namespace {

constexpr size_t stateCount = 16; ///< more than there are numbers of states

} // namespace

const std::array<TcpEdge, 18> &tcpEdges()
{
    using S = TcpState;
    using C = TcpCause;
    static constexpr std::array<TcpEdge, 18> edges{{
        {S::Close, S::Listen, C::Listen},
        {S::Close, S::SynSent, C::Connect},
        {S::Listen, S::SynRecv, C::SynCame},
        {S::SynSent, S::Established, C::SynAckCame},
        {S::SynSent, S::SynRecv, C::SynCame},
        {S::SynRecv, S::Established, C::AckCame},
        {S::Established, S::FinWait1, C::Close},
        {S::Established, S::CloseWait, C::FinCame},
        {S::SynRecv, S::FinWait1, C::Close},
        {S::FinWait1, S::FinWait2, C::AckCame},
        {S::FinWait1, S::Closing, C::FinCame},
        {S::FinWait2, S::TimeWait, C::FinCame},
        {S::Closing, S::TimeWait, C::AckCame},
        {S::TimeWait, S::Close, C::TimeOver},
        {S::CloseWait, S::LastAck, C::Close},
        {S::LastAck, S::Close, C::AckCame},
        {S::Listen, S::Close, C::Close},
        {S::SynSent, S::Close, C::Close},
    }};
    return edges;
}

namespace {

/// Sockets of programs take these arrows hardly ever: a state that was missed is filled in by the others, if they lead there.
bool isUsual(const TcpEdge &edge)
{
    using S = TcpState;
    const bool listens = edge.from == S::Close && edge.to == S::Listen; // no connection begins with it
    const bool early = edge.from == S::SynRecv && edge.to != S::Established;
    const bool odd = edge.from == S::SynSent && edge.to != S::Established;
    return !listens && !early && !odd;
}

std::vector<TcpState> wayBetween(TcpState from, TcpState to, bool usualOnly)
{
    std::array<TcpState, stateCount> before{};
    std::deque<TcpState> open{from};
    while (!open.empty() && before[size_t(to)] == TcpState::Unknown) {
        const TcpState at = open.front();
        open.pop_front();
        for (const TcpEdge &edge : tcpEdges()) {
            if (usualOnly && !isUsual(edge))
                continue;
            if (edge.from != at || edge.to == from || before[size_t(edge.to)] != TcpState::Unknown)
                continue;
            before[size_t(edge.to)] = at;
            open.push_back(edge.to);
        }
    }
    std::vector<TcpState> way;
    for (TcpState at = before[size_t(to)]; at != from && at != TcpState::Unknown; at = before[size_t(at)])
        way.push_back(at);
    std::reverse(way.begin(), way.end());
    return way;
}

} // namespace

std::vector<TcpState> tcpStatesBetween(TcpState from, TcpState to)
{
    const auto &edges = tcpEdges();
    if (std::any_of(edges.begin(), edges.end(),
                    [&](const TcpEdge &edge) { return edge.from == from && edge.to == to; }))
        return {};
    std::vector<TcpState> way = wayBetween(from, to, true);
    return way.empty() ? wayBetween(from, to, false) : way;
}

TcpPath::TcpPath(bool accepted)
{
    m_steps.push_back({accepted ? TcpState::Listen : TcpState::Close, 0, true});
}

bool TcpPath::look(TcpState seen, qint64 ns, Gone gone)
{
    if (seen == TcpState::NewSynRecv)
        seen = TcpState::SynRecv;
    if (seen == TcpState::Unknown) {
        if (!m_seen)
            return false; // it is not there yet
        seen = TcpState::Close;
    }
    m_seen = true;
    const TcpState now = state();
    if (seen == now)
        return false;
    // Out of the table without a word is a reset, or a way that was too quick for a look: only the other end can tell.
    const bool jumps = seen == TcpState::Close && gone == Gone::Unknown && now != TcpState::TimeWait
        && now != TcpState::LastAck && now != TcpState::Listen;
    if (!jumps) {
        for (const TcpState between : tcpStatesBetween(now, seen))
            m_steps.push_back({between, ns, true});
    }
    m_steps.push_back({seen, ns, false});
    return true;
}

bool TcpPath::has(TcpState state) const
{
    return std::any_of(m_steps.begin(), m_steps.end(), [&](const TcpStep &step) { return step.state == state; });
}

bool TcpPath::took(TcpState from, TcpState to) const
{
    for (size_t i = 1; i < m_steps.size(); ++i) {
        if (m_steps[i - 1].state == from && m_steps[i].state == to)
            return true;
    }
    return false;
}

} // namespace sw
