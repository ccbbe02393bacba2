// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "address.h"
#include "tcpstate.h"

namespace sw {

enum class Transport : quint8 { Tcp, Udp };

/// One TCP or UDP socket as the kernel lists it (sock_diag(7)), own or not; closed ones that linger (TIME_WAIT) included.
struct KernelSocket
{
    SocketAddress local;
    SocketAddress remote; ///< port 0 for a listening socket
    TcpState state = TcpState::Unknown;
    quint32 receiveQueue = 0; ///< bytes unread; of a listening socket: connections waiting for accept
    quint32 sendQueue = 0; ///< bytes not acknowledged; of a listening socket: the backlog in force
    quint32 uid = 0;
    quint64 inode = 0; ///< 0 when no process holds it any more
    quint32 timeWaitMs = 0; ///< left of TIME_WAIT; 0 in every other state
    quint32 keepaliveMs = 0; ///< until the next keepalive probe; 0: that timer does not run
    bool v6Only = false; ///< IPV6_V6ONLY, as far as the kernel tells it (listening and bound sockets)
    quint64 cookie = 0; ///< the kernel's own name of the socket, never used twice (SO_COOKIE)
};

/// By which number the table names the socket of a descriptor of this process (fstat(2)); 0: it is none.
quint64 socketInode(int fd);

/// A netlink socket that asks for the kernel's table of TCP or UDP sockets. Used on one thread; the calls do not block for long
/// (about 1 ms for 1,000 sockets).
class SocketTable final
{
public:
    SocketTable();
    ~SocketTable();
    Q_DISABLE_COPY_MOVE(SocketTable)

    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    [[nodiscard]] int error() const { return m_error; } ///< errno of the last call that failed, 0 when none did
    /// All TCP sockets over IPv4 and IPv6 of this network namespace. Empty with error() set when the kernel refuses.
    std::vector<KernelSocket> dumpTcp();
    /// The same for UDP; their states are Established when connected, else Close.
    std::vector<KernelSocket> dumpUdp();

private:
    std::vector<KernelSocket> dump(quint8 protocol);
    bool dumpFamily(quint8 family, quint8 protocol, std::vector<KernelSocket> &into);

    int m_fd = -1;
    int m_error = 0;
    std::size_t m_lastCount = 0; ///< of the last dump: the next one is about as long
    quint32 m_sequence = 0; ///< tells the answers of this request from those of one that was given up
    std::vector<char> m_buffer; ///< kept between dumps
};

} // namespace sw
