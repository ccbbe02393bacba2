// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QByteArray>

#include "address.h"

namespace sw {

/// The other end of a connection, by plain system calls and none of the code under test. Its calls give up after 20 s, so
/// that a broken test ends. One thread at a time.
class LoopbackPeer final
{
public:
    explicit LoopbackPeer(int fd);
    ~LoopbackPeer();
    Q_DISABLE_COPY_MOVE(LoopbackPeer)

    static std::unique_ptr<LoopbackPeer> unconnected(); ///< IPv4
    bool connect(const SocketAddress &address);
    static std::unique_ptr<LoopbackPeer> connectTo(const SocketAddress &address); ///< null when it failed

    bool send(const QByteArray &bytes); ///< all of them
    QByteArray receive(qint64 size); ///< as many; fewer when the stream ended or the time is up
    QByteArray receiveAll(); ///< until the end of the stream
    [[nodiscard]] int receiveError() const { return m_error; } ///< errno of the last receive, 0 when it did not fail
    [[nodiscard]] bool sawEnd() const { return m_sawEnd; }
    void endSending(); ///< FIN
    void reset(); ///< SO_LINGER 0 and close: RST
    void close();

private:
    int m_fd;
    int m_error = 0;
    bool m_sawEnd = false;
};

/// A listening socket on 127.0.0.1 whose port the system picked.
class LoopbackListener final
{
public:
    explicit LoopbackListener(int backlog = 1024, int receiveBuffer = 0);
    ~LoopbackListener();
    Q_DISABLE_COPY_MOVE(LoopbackListener)

    [[nodiscard]] SocketAddress address() const { return m_address; }
    std::unique_ptr<LoopbackPeer> accept(); ///< null after 20 s
    /// Fills the accept queue, so that the kernel answers no further SYN.
    void fillQueue();

private:
    int m_fd;
    SocketAddress m_address;
    std::vector<int> m_fillers;
};

SocketAddress closedLoopbackPort(); ///< where nobody listens

} // namespace sw
