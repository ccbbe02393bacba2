// SPDX-License-Identifier: GPL-3.0-or-later
#include "sockettable.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace sw {

namespace {

constexpr quint8 timeWaitTimer = 3; // idiag_timer of inet_diag, see sock_diag(7)

constexpr std::size_t bufferBytes = 64UL * 1024; // the kernel fills at most 32 KiB at a time
constexpr timeval answerLimit{2, 0};

struct Request
{
    nlmsghdr header;
    inet_diag_req_v2 question;
};

template<typename T>
T readAs(const char *from)
{
    T value{};
    std::memcpy(&value, from, sizeof value);
    return value;
}

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

bool readV6Only(const char *attributes, std::size_t size)
{
    while (size >= sizeof(rtattr)) {
        const auto head = readAs<rtattr>(attributes);
        if (head.rta_len < sizeof(rtattr) || head.rta_len > size)
            break;
        if (head.rta_type == INET_DIAG_SKV6ONLY && head.rta_len > RTA_LENGTH(0))
            return attributes[RTA_LENGTH(0)] != 0;
        const std::size_t step = std::min<std::size_t>(RTA_ALIGN(head.rta_len), size);
        attributes += step;
        size -= step;
    }
    return false;
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
    socket.uid = message.idiag_uid;
    socket.inode = message.idiag_inode;
    socket.cookie = (static_cast<quint64>(id.idiag_cookie[1]) << 32U) | id.idiag_cookie[0];
    const std::size_t fixed = NLMSG_ALIGN(sizeof message);
    socket.v6Only = size > fixed && readV6Only(bytes + fixed, size - fixed);
    return socket;
}

enum class Parsed { More, Done, Failed };

/// Reads the netlink messages of one answer; `error` gets the errno that the kernel refused with.
Parsed readAnswer(const char *bytes, std::size_t size, quint32 sequence, std::vector<KernelSocket> &into, int &error)
{
    while (size >= sizeof(nlmsghdr)) {
        const auto header = readAs<nlmsghdr>(bytes);
        if (header.nlmsg_len < sizeof(nlmsghdr) || header.nlmsg_len > size)
            break;
        const char *payload = bytes + NLMSG_HDRLEN;
        const std::size_t payloadSize = header.nlmsg_len - NLMSG_HDRLEN;
        if (header.nlmsg_seq == sequence) {
            if (header.nlmsg_type == NLMSG_DONE)
                return Parsed::Done;
            if (header.nlmsg_type == NLMSG_ERROR) {
                error = payloadSize >= sizeof(nlmsgerr) ? -readAs<nlmsgerr>(payload).error : EPROTO;
                return Parsed::Failed;
            }
            if (header.nlmsg_type == SOCK_DIAG_BY_FAMILY && payloadSize >= sizeof(inet_diag_msg))
                into.push_back(socketOf(payload, payloadSize));
        }
        const std::size_t step = std::min<std::size_t>(NLMSG_ALIGN(header.nlmsg_len), size);
        bytes += step;
        size -= step;
    }
    return Parsed::More;
}

} // namespace

SocketTable::SocketTable()
    : m_fd(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG))
    , m_buffer(bufferBytes)
{
    if (m_fd < 0) {
        m_error = errno;
        return;
    }
    // Only a sandbox that swallows the question leaves it unanswered; the tables then stay empty, nobody hangs.
    ::setsockopt(m_fd, SOL_SOCKET, SO_RCVTIMEO, &answerLimit, sizeof answerLimit);
}

SocketTable::~SocketTable()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

std::vector<KernelSocket> SocketTable::dumpTcp()
{
    return dump(IPPROTO_TCP);
}

std::vector<KernelSocket> SocketTable::dumpUdp()
{
    return dump(IPPROTO_UDP);
}

std::vector<KernelSocket> SocketTable::dump(quint8 protocol)
{
    std::vector<KernelSocket> sockets;
    if (m_fd < 0)
        return sockets;
    m_error = 0;
    if (!dumpFamily(AF_INET, protocol, sockets) || !dumpFamily(AF_INET6, protocol, sockets))
        sockets.clear();
    return sockets;
}

bool SocketTable::dumpFamily(quint8 family, quint8 protocol, std::vector<KernelSocket> &into)
{
    Request request{};
    request.header.nlmsg_len = sizeof request;
    request.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    request.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    request.header.nlmsg_seq = ++m_sequence;
    request.question.sdiag_family = family;
    request.question.sdiag_protocol = protocol;
    request.question.idiag_states = ~0U;
    if (::send(m_fd, &request, sizeof request, MSG_NOSIGNAL) < 0) {
        m_error = errno;
        return false;
    }
    for (;;) {
        const auto got = ::recv(m_fd, m_buffer.data(), m_buffer.size(), 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            m_error = got < 0 ? errno : EPROTO;
            return false;
        }
        const Parsed parsed = readAnswer(m_buffer.data(), static_cast<std::size_t>(got), m_sequence, into, m_error);
        if (parsed != Parsed::More)
            return parsed == Parsed::Done;
    }
}

} // namespace sw
