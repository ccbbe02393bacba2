// SPDX-License-Identifier: GPL-3.0-or-later
#include "socketsnow.h"

#include <algorithm>
#include <utility>

#include "callnames.h"
#include "monotonic.h"
#include "tcpend.h"
#include "workbench.h"

namespace sw {

namespace {

/// With a time limit, poll() is what waits.
bool mayConnect(Call call)
{
    return call == Call::Connect || call == Call::ConnectEx || call == Call::CreateConnection || call == Call::Poll;
}

bool tellsMore(const RunningCall &one, const RunningCall &other)
{
    const bool oneSends = traitsOf(one.call).direction == Direction::Out;
    const bool otherSends = traitsOf(other.call).direction == Direction::Out;
    return oneSends != otherSends ? oneSends : one.beganNs < other.beganNs;
}

} // namespace

void SocketsNow::noteCall(const RunningCall &call)
{
    const auto found = callOf.constFind(call.socket);
    if (found == callOf.constEnd() || tellsMore(call, found.value()))
        callOf.insert(call.socket, call);
}

SocketsNow SocketsNow::take(const Workbench &workbench)
{
    SocketsNow now;
    now.running = workbench.backend().runningCalls();
    for (const RunningCall &call : now.running)
        now.noteCall(call);
    const std::vector<SocketFacts> sockets = workbench.backend().sockets();
    now.facts.reserve(static_cast<qsizetype>(sockets.size()));
    for (const SocketFacts &facts : sockets)
        now.facts.insert(facts.socket, facts);
    now.kernel = workbench.kernel();
    // Last: no call of this look began after it.
    now.takenNs = monotonicNs();
    return now;
}

SocketsNow SocketsNow::take(const Workbench &workbench, const SocketsWanted &wanted, TcpEndQuery &query,
                            std::shared_ptr<const KernelSnapshot> table)
{
    SocketsNow now;
    const bool few = wanted.sockets.size() <= SocketsWanted::most;
    if (wanted.all || !few) {
        now = take(workbench);
        now.kernel = std::move(table);
    } else {
        now.whole = false;
        now.running = workbench.backend().runningCalls();
        for (const SocketId socket : wanted.sockets)
            now.addOpen(workbench, socket);
        if (wanted.connecting)
            now.addConnecting(workbench);
        for (const RunningCall &call : now.running) {
            if (now.facts.contains(call.socket))
                now.noteCall(call);
        }
    }
    // The table is older, and none may be there yet.
    for (const SocketId socket : few ? wanted.sockets : std::vector<SocketId>()) {
        if (const auto facts = now.facts.constFind(socket); facts != now.facts.constEnd())
            now.ask(query, *facts);
    }
    now.takenNs = monotonicNs();
    return now;
}

void SocketsNow::addOpen(const Workbench &workbench, SocketId socket)
{
    const auto known = facts.contains(socket) ? std::nullopt : workbench.backend().facts(socket);
    if (known && known->phase != SocketPhase::Closed)
        facts.insert(socket, *known);
}

void SocketsNow::addConnecting(const Workbench &workbench)
{
    std::vector<const RunningCall *> calls;
    for (const RunningCall &call : running) {
        if (mayConnect(call.call) && call.socket != 0)
            calls.push_back(&call);
    }
    const auto end = calls.begin() + static_cast<qsizetype>(std::min(calls.size(), SocketsWanted::most));
    std::partial_sort(calls.begin(), end, calls.end(),
                      [](const RunningCall *one, const RunningCall *other) { return one->beganNs > other->beganNs; });
    for (auto call = calls.begin(); call != end; ++call)
        addOpen(workbench, (*call)->socket);
}

void SocketsNow::ask(TcpEndQuery &query, const SocketFacts &of)
{
    if (of.local.hostBytes().isEmpty() || of.peer.isNull())
        return;
    if (const auto end = query.ask(of.local, of.peer))
        m_asked.push_back(end->socket);
}

const KernelSocket *SocketsNow::kernelSocket(const SocketAddress &local, const SocketAddress &peer) const
{
    if (local.isNull() || peer.isNull())
        return nullptr;
    const auto asked = std::find_if(m_asked.begin(), m_asked.end(), [&](const KernelSocket &one) {
        return one.local.port() == local.port() && one.remote.port() == peer.port()
            && one.local.unmapped() == local.unmapped() && one.remote.unmapped() == peer.unmapped();
    });
    if (asked != m_asked.end())
        return &*asked;
    return kernel ? kernel->find(local, peer) : nullptr;
}

} // namespace sw
