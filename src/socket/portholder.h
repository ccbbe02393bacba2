// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QString>

#include "address.h"
#include "sockettable.h"
#include "tcpstate.h"

namespace sw {

/// Who stands in the way of a bind: as much as the system tells this user.
struct PortHolder
{
    SocketAddress local;
    Transport transport = Transport::Tcp;
    TcpState state = TcpState::Unknown; ///< Listen, or TimeWait and its like for a connection that has not faded yet
    int pid = 0; ///< 0 when not visible (another user's process, or nobody's)
    QString program; ///< its name (/proc/PID/comm), empty when not visible
    bool own = false; ///< it is this process
    bool hasProcess = false; ///< some process has it open, visible or not; false: the kernel alone is still closing it
    quint32 uid = 0;
    QString user; ///< the name of uid (getpwuid(3)), empty when it has none
};

/// Looks for a socket that conflicts with binding `address` (same port; same host or either of them any host). Prefers
/// a listening one. May read /proc for some milliseconds: not on the main thread with many processes.
std::optional<PortHolder> findPortHolder(const SocketAddress &address, Transport transport = Transport::Tcp);

/// A port that is free for that transport on the host of `address` at this moment: the first one above its port that can be bound, or
/// one that the system picks. 0 when none is found.
quint16 findFreePort(const SocketAddress &address, Transport transport = Transport::Tcp);

} // namespace sw
