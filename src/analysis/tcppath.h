// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include "tcpstate.h"

namespace sw {

/// What takes a connection from one state to the next (RFC 9293, figure 5).
enum class TcpCause : quint8 {
    Listen,
    Connect,
    SynCame,
    SynAckCame,
    AckCame,
    Close, ///< or shutdown of the sending direction
    FinCame,
    TimeOver,
};

/// One arrow of the diagram of states.
struct TcpEdge
{
    TcpState from;
    TcpState to;
    TcpCause cause;
};
/// Those that sockets can take, the usual ones first; from any of them a reset leads to CLOSED.
const std::array<TcpEdge, 18> &tcpEdges();

/// One state that a socket was in. A value.
struct TcpStep
{
    TcpState state = TcpState::Close;
    qint64 ns = 0; ///< monotonicNs() when it was first seen; of an inferred one, when the next one was seen
    bool inferred = false; ///< too quick to be seen: it must have been passed

    friend bool operator==(const TcpStep &, const TcpStep &) = default;
};

/// The way of one socket through the states, from looks at the kernel's table now and then. Between two looks the shortest way of the
/// diagram is filled in and marked as inferred. A value.
class TcpPath final
{
public:
    /// How a socket that is gone from the table can have gone.
    enum class Gone : quint8 {
        Unknown, ///< in whichever way: CLOSED follows at once
        InOrder, ///< the other end closed first: by CLOSE_WAIT and LAST_ACK
    };

    /// `accepted`: it came of a listening socket, else of connect.
    explicit TcpPath(bool accepted = false);

    /// What the table says now; Unknown: it has it no more. Gives whether a step was added.
    bool look(TcpState seen, qint64 ns, Gone gone = Gone::Unknown);
    [[nodiscard]] const std::vector<TcpStep> &steps() const { return m_steps; } ///< in order, from where it began
    [[nodiscard]] TcpState state() const { return m_steps.back().state; }
    [[nodiscard]] bool has(TcpState state) const;
    /// Whether the path took this arrow.
    [[nodiscard]] bool took(TcpState from, TcpState to) const;

private:
    std::vector<TcpStep> m_steps;
    bool m_seen = false; ///< in the table, at least once
};

/// The states between two, by the fewest arrows of the diagram; empty when one follows the other, or no way leads there.
std::vector<TcpState> tcpStatesBetween(TcpState from, TcpState to);

} // namespace sw
