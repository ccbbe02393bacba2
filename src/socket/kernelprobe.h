// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "socketapi.h"
#include "threads.h"

namespace sw {

/// What this kernel offers to this process: found by trying, never assumed. A value; any thread.
struct KernelOffer
{
    struct Kind
    {
        int family = 0;
        int type = 0;
        int error = 0; ///< errno of socket(family, type, 0); 0: it can be made
    };
    std::vector<Kind> kinds;
    int pingError = 0; ///< errno of an ICMP echo socket (icmp(7)); EACCES: see pingGroups
    int ping6Error = 0;
    int rawError = 0; ///< errno of a raw ICMP socket (raw(7)); EPERM: without CAP_NET_RAW
    int raw6Error = 0;
    std::optional<std::pair<qint64, qint64>> pingGroups; ///< net.ipv4.ping_group_range: who may ping, by group id

    // Limits of the system (sysctl); -1: cannot be told.
    qint64 receiveBufferMax = -1; ///< net.core.rmem_max, bytes
    qint64 sendBufferMax = -1; ///< net.core.wmem_max, bytes
    qint64 backlogMax = -1; ///< net.core.somaxconn
    qint64 unprivilegedPortStart = -1; ///< net.ipv4.ip_unprivileged_port_start
    std::optional<std::pair<qint64, qint64>>
        localPorts; ///< net.ipv4.ip_local_port_range: where ephemeral ports come from

    /// The errno of such a socket; nothing when it was not tried.
    [[nodiscard]] std::optional<int> errorOf(int family, int type) const;
};

/// Makes and closes a socket of every family and type that can be tried without loading drivers (AF_UNIX, AF_INET, AF_INET6,
/// AF_NETLINK, AF_PACKET), and reads the limits. Takes about a millisecond, blocks on nothing; for a worker thread.
KernelOffer probeKernel(SocketApi &api);

/// Probes on a thread of its own, once. Made and destroyed on one thread; the destructor waits for the probe.
class KernelProbe final
{
public:
    /// `done` is called on the probe's thread. `api` outlives the probe. When no thread can be made, error() says why and
    /// `done` is never called.
    KernelProbe(SocketApi &api, std::function<void(const KernelOffer &)> done);
    ~KernelProbe();
    Q_DISABLE_COPY_MOVE(KernelProbe)

    [[nodiscard]] int error() const { return m_error; } ///< errno of pthread_create(3), 0 when it runs or ran

private:
    WorkerThread m_thread;
    int m_error = 0;
};

} // namespace sw
