// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernelview.h"

#include <algorithm>
#include <chrono>

#include <QHashFunctions>

#include "monotonic.h"

namespace sw {

namespace {

constexpr auto interval = std::chrono::milliseconds(100);
constexpr int restFactor = 5; ///< a dump of many thousand sockets takes a while: it must not keep a processor busy

quint64 hashOf(const SocketAddress &local, const SocketAddress &remote)
{
    // Dual-stack sockets show IPv4 peers as ::ffff:a.b.c.d on one end and plain on the other.
    const SocketAddress a = local.unmapped();
    const SocketAddress b = remote.unmapped();
    return qHashBits(a.data(), a.length(), qHashBits(b.data(), b.length(), 17));
}

} // namespace

void KernelSnapshot::index()
{
    m_index.reserve(sockets.size());
    for (quint32 i = 0; i < sockets.size(); ++i)
        m_index.emplace_back(hashOf(sockets[i].local, sockets[i].remote), i);
    std::sort(m_index.begin(), m_index.end());
}

const KernelSocket *KernelSnapshot::find(const SocketAddress &local, const SocketAddress &remote) const
{
    const quint64 hash = hashOf(local, remote);
    for (auto at = std::lower_bound(m_index.begin(), m_index.end(), std::pair(hash, 0U));
         at != m_index.end() && at->first == hash; ++at) {
        const KernelSocket &socket = sockets[at->second];
        if (socket.local.unmapped() == local.unmapped() && socket.remote.unmapped() == remote.unmapped())
            return &socket;
    }
    return nullptr;
}

const KernelSocket *KernelSnapshot::findListening(const SocketAddress &local) const
{
    const auto found = std::find_if(sockets.begin(), sockets.end(), [&](const KernelSocket &socket) {
        return socket.state == TcpState::Listen && socket.local == local;
    });
    return found == sockets.end() ? nullptr : &*found;
}

KernelView::KernelView()
{
    m_thread.start([this] { run(); }, "sw-kernelview");
}

KernelView::~KernelView()
{
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void KernelView::setWatching(bool on)
{
    {
        const std::lock_guard lock(m_mutex);
        m_watching = on;
    }
    m_changed.notify_one();
}

std::shared_ptr<const KernelSnapshot> KernelView::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

void KernelView::run()
{
    SocketTable table;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_quit || m_watching; });
        if (m_quit)
            return;
        lock.unlock();
        const qint64 began = monotonicNs();
        auto taken = std::make_shared<KernelSnapshot>();
        taken->sockets = table.dumpTcp();
        taken->takenNs = monotonicNs();
        taken->index();
        const std::chrono::nanoseconds rest((monotonicNs() - began) * restFactor);
        lock.lock();
        m_snapshot = std::move(taken);
        m_changed.wait_for(lock, std::max<std::chrono::nanoseconds>(interval, rest),
                           [this] { return m_quit || !m_watching; });
    }
}

} // namespace sw
