// SPDX-License-Identifier: GPL-3.0-or-later
#include "socketsnow.h"

#include "callnames.h"
#include "monotonic.h"
#include "workbench.h"

namespace sw {

namespace {

bool tellsMore(const RunningCall &one, const RunningCall &other)
{
    const bool oneSends = traitsOf(one.call).direction == Direction::Out;
    const bool otherSends = traitsOf(other.call).direction == Direction::Out;
    return oneSends != otherSends ? oneSends : one.beganNs < other.beganNs;
}

} // namespace

SocketsNow SocketsNow::take(const Workbench &workbench)
{
    SocketsNow now;
    now.running = workbench.backend().runningCalls();
    for (const RunningCall &call : now.running) {
        const auto found = now.callOf.constFind(call.socket);
        if (found == now.callOf.constEnd() || tellsMore(call, found.value()))
            now.callOf.insert(call.socket, call);
    }
    const std::vector<SocketFacts> sockets = workbench.backend().sockets();
    now.facts.reserve(static_cast<qsizetype>(sockets.size()));
    for (const SocketFacts &facts : sockets)
        now.facts.insert(facts.socket, facts);
    now.kernel = workbench.kernel();
    // Last: no call of this look began after it.
    now.takenNs = monotonicNs();
    return now;
}

const KernelSocket *SocketsNow::kernelSocket(const SocketAddress &local, const SocketAddress &peer) const
{
    return kernel && !local.isNull() && !peer.isNull() ? kernel->find(local, peer) : nullptr;
}

} // namespace sw
