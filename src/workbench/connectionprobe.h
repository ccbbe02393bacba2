// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "tcpend.h"
#include "threads.h"

namespace sw {

/// A TCP connection by its addresses, as its first end has them.
struct ConnectionKey
{
    SocketAddress local;
    SocketAddress peer;
    SocketAddress
        listening; ///< the accepted end's own address, whose listening socket shall be asked for too; may be null
    /// With it the addresses are not known yet: the whole table is searched for this socket of this process (socketInode()).
    quint64 inode = 0;

    bool operator==(const ConnectionKey &) const = default;
};

/// Both ends of one connection, asked for one right after the other. A value.
struct ConnectionLook
{
    ConnectionKey key;
    qint64 takenNs = 0; ///< monotonicNs()
    std::optional<TcpEnd>
        first; ///< nothing: the kernel has no such socket (any more), or the end is on another machine
    std::optional<TcpEnd> second; ///< asked for after `first`
    std::optional<TcpEnd> secondBefore; ///< asked for before `first`
    std::optional<TcpEnd> listener;
    int error = 0; ///< errno of a question that the kernel refused
};

using ConnectionLooks = std::vector<ConnectionLook>;

/// Asks the kernel about a few connections twenty times a second, on a thread of its own that exists since the first question and
/// sleeps while nobody asks. The functions may be called on any thread.
class ConnectionProbe final
{
public:
    ConnectionProbe();
    ~ConnectionProbe();
    Q_DISABLE_COPY_MOVE(ConnectionProbe)

    /// From now on looks at these; none: rests. The first look follows at once.
    void watch(std::vector<ConnectionKey> keys);
    /// Readable when there is a look that nobody has taken; -1 when there is none to be had.
    [[nodiscard]] int wakeDescriptor() const { return m_eventFd; }
    /// The newest look; null until there is one. Makes the descriptor unreadable.
    std::shared_ptr<const ConnectionLooks> take();

private:
    void run();

    int m_eventFd = -1;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_quit = false;
    bool m_new = false;
    std::vector<ConnectionKey> m_keys;
    quint64 m_turn = 0; ///< of m_keys
    std::shared_ptr<const ConnectionLooks> m_looks;
    WorkerThread m_thread;
};

} // namespace sw
