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

class Workbench;

/// One look at everything that is open: what the program's own calls tell, which of them run, and what the kernel says. A
/// value, taken once and handed to all who show it.
struct SocketsNow
{
    qint64 takenNs = 0; ///< monotonicNs()
    std::vector<RunningCall> running;
    QHash<SocketId, SocketFacts> facts; ///< open sockets only
    QHash<SocketId, RunningCall> callOf; ///< the one to show: a send before a recv, else the one that began first
    std::shared_ptr<const KernelSnapshot> kernel; ///< null until the first was taken

    static SocketsNow take(const Workbench &workbench);
    /// What the kernel says of the connection between these two, or null.
    [[nodiscard]] const KernelSocket *kernelSocket(const SocketAddress &local, const SocketAddress &peer) const;
};

} // namespace sw
