// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "sockettable.h"
#include "threads.h"

namespace sw {

/// One look at the kernel's socket table. A value, replaced and never logged.
struct KernelSnapshot
{
    qint64 takenNs = 0; ///< monotonicNs()
    std::vector<KernelSocket> sockets;

    /// The socket with these two addresses, or null.
    [[nodiscard]] const KernelSocket *find(const SocketAddress &local, const SocketAddress &remote) const;
    /// The listening socket on this address, or null.
    [[nodiscard]] const KernelSocket *findListening(const SocketAddress &local) const;

private:
    friend class KernelView;
    void index();
    std::vector<std::pair<quint64, quint32>> m_index; ///< hash of both addresses -> place in `sockets`, sorted
};

/// Takes a snapshot every 100 ms on a thread of its own while somebody looks. The functions may be called on any thread.
class KernelView final
{
public:
    KernelView();
    ~KernelView();
    Q_DISABLE_COPY_MOVE(KernelView)

    void setWatching(bool on);
    [[nodiscard]] std::shared_ptr<const KernelSnapshot> snapshot() const;

private:
    void run();

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_watching = false;
    bool m_quit = false;
    std::shared_ptr<const KernelSnapshot> m_snapshot;
    WorkerThread m_thread;
};

} // namespace sw
