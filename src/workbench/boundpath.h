// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "unixsockets.h"
#include "workbench.h"

namespace sw {

/// The file that bind(2) of a unix socket makes: what stands in its way, that it outlives its socket, and that nobody is
/// reached at one that was left. Nothing is removed unless asked for. Main thread.
class BoundPath final
{
public:
    /// `workbench` outlives it.
    BoundPath(Workbench &workbench, EndpointId endpoint)
        : m_workbench(workbench)
        , m_endpoint(endpoint)
    {
    }

    /// Every record of the endpoint.
    void note(const CallRecord &record);
    /// What the last bind that failed with EADDRINUSE met; Free when there was none.
    [[nodiscard]] UnixPathState obstacle() const { return m_obstacle; }
    /// The path that is in the way, or was left when the socket was closed; null: none.
    [[nodiscard]] SocketAddress left() const { return m_left; }
    /// The stale path at which the last connect or sendto reached nobody (ECONNREFUSED); null: none.
    [[nodiscard]] SocketAddress unreached() const { return m_unreached; }
    /// Remove that file if it is still stale now; the log says so. 0 or errno as of removeStalePath().
    int removeLeft();
    int removeUnreached();

private:
    void noteReached(const CallRecord &record); ///< or not
    int remove(const SocketAddress &path);
    void tell(Notice what, const SocketAddress &path, int error, qint64 number);

    Workbench &m_workbench;
    const EndpointId m_endpoint;
    SocketId m_socket = 0;
    SocketAddress m_bound;
    SocketAddress m_left;
    SocketAddress m_peer; ///< that connect fixed
    SocketAddress m_unreached;
    UnixPathState m_obstacle = UnixPathState::Free;
};

} // namespace sw
