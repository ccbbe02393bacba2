// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "sockettable.h"

namespace sw {

/// What the kernel's timer of a socket is for, with the numbers of sock_diag(7).
enum class TcpTimer : quint8 {
    None = 0,
    Retransmit = 1, ///< or another look after data that was lost
    KeepAlive = 2,
    TimeWait = 3,
    ZeroWindow = 4, ///< asks a peer whose window is shut whether it has opened
};

/// What the kernel tells of one end of a TCP connection (TCP_INFO, tcp(7)), in one answer. A value.
struct TcpEnd
{
    KernelSocket socket;
    bool hasFigures = false; ///< false: only `socket` is known (TIME_WAIT, a kernel before 4.19)
    quint64 bytesSent = 0; ///< given to the network, those that went again counted once; no SYN, no FIN
    quint64 bytesAcked = 0; ///< the SYN of the end that connected counts as one
    quint64 bytesReceived = 0; ///< a FIN counts as one
    quint32 bytesUnsent = 0; ///< taken from send() and not given to the network yet; a FIN counts as one
    quint64 bytesRetransmitted = 0;
    quint64 deliveryRate = 0; ///< bytes per second, as the kernel estimates it
    quint32 rttUs = 0; ///< smoothed; 0: not measured yet
    quint32 rttVarianceUs = 0;
    quint32 minRttUs = 0;
    quint32 congestionWindow = 0; ///< segments
    quint32 mss = 0; ///< bytes
    quint32 retransmits = 0; ///< segments, since the beginning
    std::optional<quint32> sendWindow; ///< bytes that the peer has room for; not told by kernels before 5.4
    std::optional<quint32> receiveWindow; ///< bytes that this end has room for; not told by kernels before 6.2
    QByteArray congestionControl; ///< "cubic", "bbr"

    // Memory, not payload: each packet costs more than its bytes (SO_MEMINFO, socket(7)).
    quint32 receiveMemory = 0;
    quint32 receiveBuffer = 0; ///< SO_RCVBUF
    quint32 sendMemory = 0;
    quint32 sendBuffer = 0; ///< SO_SNDBUF
    quint32 drops = 0; ///< of a listening socket: SYNs and connections that it had no room for
    TcpTimer timer = TcpTimer::None;
    quint32 timerMs = 0; ///< until it fires

    [[nodiscard]] quint64 unsent() const; ///< payload only
    [[nodiscard]] quint64 received() const; ///< payload only
    [[nodiscard]] quint64 unread() const; ///< payload only
    [[nodiscard]] quint64 taken() const { return bytesSent + unsent(); } ///< from send(), since the beginning
    /// Payload that the peer's kernel has. `connected`: this end called connect().
    [[nodiscard]] quint64 acked(bool connected) const;

private:
    [[nodiscard]] bool sentFin() const;
    [[nodiscard]] bool gotFin() const;
};

/// A netlink socket that asks for single TCP sockets by their addresses: about 4 us each. Used on one thread; waits while
/// another thread is inside a call on that socket and moves bytes.
class TcpEndQuery final
{
public:
    enum class Detail : quint8 {
        All,
        State, ///< only TcpEnd::socket; never waits for who moves bytes
    };

    explicit TcpEndQuery(Detail detail = Detail::All);
    ~TcpEndQuery();
    Q_DISABLE_COPY_MOVE(TcpEndQuery)

    /// The connected socket with these addresses, IPv4 mapped or plain. Nothing when there is none, or the kernel refuses: error().
    std::optional<TcpEnd> ask(const SocketAddress &local, const SocketAddress &peer);
    /// The listening socket that takes connections to this address.
    std::optional<TcpEnd> askListening(const SocketAddress &local);
    /// errno of the last question that the kernel refused; 0 when it answered, also that there is no such socket.
    [[nodiscard]] int error() const { return m_error; }

private:
    std::optional<TcpEnd> exchange(const SocketAddress &local, const SocketAddress &peer);

    const Detail m_detail;
    int m_fd = -1;
    int m_error = 0;
    quint32 m_sequence = 0;
    std::vector<char> m_buffer;
};

} // namespace sw
