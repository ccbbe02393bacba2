// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QHash>

#include "callslot.h"
#include "kernelview.h"
#include "socketfacts.h"

namespace sw {

class TcpEndQuery;
class Workbench;

/// Which sockets somebody looks at. A value.
struct SocketsWanted
{
    static constexpr size_t most = 100; ///< with more, the whole table costs less

    bool all = false;
    bool connecting = false; ///< also the newest whose connect waits
    std::vector<SocketId> sockets;

    void add(SocketId socket)
    {
        if (socket != 0)
            sockets.push_back(socket);
    }
};

/// One look at everything that is open: what the program's own calls tell, which of them run, and what the kernel says. A
/// value, taken once and handed to all who show it.
struct SocketsNow
{
    qint64 takenNs = 0; ///< monotonicNs()
    std::vector<RunningCall> running;
    bool whole = true; ///< false: `facts` and `callOf` have only what was wanted, see SocketsWanted
    QHash<SocketId, SocketFacts> facts; ///< open sockets only
    QHash<SocketId, RunningCall> callOf; ///< the one to show: a send before a recv, else the one that began first
    std::shared_ptr<const KernelSnapshot>
        kernel; ///< the whole table; null until the first was taken, or when few are wanted

    static SocketsNow take(const Workbench &workbench);
    /// Of these only, which the kernel is asked for here and now, a few microseconds each. `table`: of them all, from the table.
    static SocketsNow take(const Workbench &workbench, const SocketsWanted &wanted, TcpEndQuery &query,
                           std::shared_ptr<const KernelSnapshot> table);
    /// What the kernel says of the connection between these two, or null.
    [[nodiscard]] const KernelSocket *kernelSocket(const SocketAddress &local, const SocketAddress &peer) const;

private:
    void noteCall(const RunningCall &call);
    void addOpen(const Workbench &workbench, SocketId socket);
    void addConnecting(const Workbench &workbench);
    void ask(TcpEndQuery &query, const SocketFacts &of);

    std::vector<KernelSocket> m_asked;
};

} // namespace sw
