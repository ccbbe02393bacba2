// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagmessage.h"

#include <algorithm>

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace sw::diag {

namespace {

constexpr quint8 keepaliveTimer = 2; // idiag_timer of inet_diag, see sock_diag(7)
constexpr quint8 timeWaitTimer = 3;

SocketAddress addressOf(int family, const __be32 *host, __be16 port, quint32 interfaceNumber)
{
    if (family == AF_INET) {
        sockaddr_in v4{};
        v4.sin_family = AF_INET;
        v4.sin_port = port;
        v4.sin_addr.s_addr = host[0];
        return SocketAddress::fromRaw(&v4, sizeof v4);
    }
    sockaddr_in6 v6{};
    v6.sin6_family = AF_INET6;
    v6.sin6_port = port;
    std::memcpy(&v6.sin6_addr, host, sizeof v6.sin6_addr);
    // As getsockname(2) has it: the interface belongs to link-local addresses only.
    if (IN6_IS_ADDR_LINKLOCAL(&v6.sin6_addr))
        v6.sin6_scope_id = interfaceNumber;
    return SocketAddress::fromRaw(&v6, sizeof v6);
}

TcpState stateOf(quint8 number)
{
    // 13 is TCP_BOUND_INACTIVE of newer kernels: bound, neither listening nor connected.
    return number <= static_cast<quint8>(TcpState::NewSynRecv) ? static_cast<TcpState>(number) : TcpState::Close;
}

} // namespace

void eachAttribute(const char *bytes, std::size_t size, const std::function<void(int type, QByteArrayView)> &look)
{
    const std::size_t fixed = NLMSG_ALIGN(sizeof(inet_diag_msg));
    if (size <= fixed)
        return;
    bytes += fixed;
    size -= fixed;
    while (size >= sizeof(rtattr)) {
        const auto head = readAs<rtattr>(bytes);
        if (head.rta_len < RTA_LENGTH(0) || head.rta_len > size)
            return;
        look(head.rta_type, QByteArrayView(bytes + RTA_LENGTH(0), qsizetype(head.rta_len - RTA_LENGTH(0))));
        const std::size_t step = std::min<std::size_t>(RTA_ALIGN(head.rta_len), size);
        bytes += step;
        size -= step;
    }
}

KernelSocket socketOf(const char *bytes, std::size_t size)
{
    const auto message = readAs<inet_diag_msg>(bytes);
    const inet_diag_sockid &id = message.id;
    KernelSocket socket;
    socket.local = addressOf(message.idiag_family, id.idiag_src, id.idiag_sport, id.idiag_if);
    socket.remote = addressOf(message.idiag_family, id.idiag_dst, id.idiag_dport, id.idiag_if);
    socket.state = stateOf(message.idiag_state);
    socket.receiveQueue = message.idiag_rqueue;
    socket.sendQueue = message.idiag_wqueue;
    if (socket.state == TcpState::TimeWait && message.idiag_timer == timeWaitTimer)
        socket.timeWaitMs = message.idiag_expires;
    else if (message.idiag_timer == keepaliveTimer)
        socket.keepaliveMs = message.idiag_expires;
    socket.uid = message.idiag_uid;
    socket.inode = message.idiag_inode;
    socket.cookie = (static_cast<quint64>(id.idiag_cookie[1]) << 32U) | id.idiag_cookie[0];
    eachAttribute(bytes, size, [&socket](int type, QByteArrayView value) {
        if (type == INET_DIAG_SKV6ONLY && !value.isEmpty())
            socket.v6Only = value[0] != 0;
    });
    return socket;
}

} // namespace sw::diag
