// SPDX-License-Identifier: GPL-3.0-or-later
#include "sockettable.h"

#include <algorithm>
#include <cerrno>

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "diagmessage.h"

namespace sw {

namespace {

constexpr std::size_t bufferBytes = 64UL * 1024; // the kernel fills at most 32 KiB at a time
constexpr timeval answerLimit{2, 0};

struct Request
{
    nlmsghdr header;
    inet_diag_req_v2 question;
};

enum class Parsed { More, Done, Failed };

/// Reads the netlink messages of one answer; `error` gets the errno that the kernel refused with.
Parsed readAnswer(const char *bytes, std::size_t size, quint32 sequence, std::vector<KernelSocket> &into, int &error)
{
    while (size >= sizeof(nlmsghdr)) {
        const auto header = diag::readAs<nlmsghdr>(bytes);
        if (header.nlmsg_len < sizeof(nlmsghdr) || header.nlmsg_len > size)
            break;
        const char *payload = bytes + NLMSG_HDRLEN;
        const std::size_t payloadSize = header.nlmsg_len - NLMSG_HDRLEN;
        if (header.nlmsg_seq == sequence) {
            if (header.nlmsg_type == NLMSG_DONE)
                return Parsed::Done;
            if (header.nlmsg_type == NLMSG_ERROR) {
                error = payloadSize >= sizeof(nlmsgerr) ? -diag::readAs<nlmsgerr>(payload).error : EPROTO;
                return Parsed::Failed;
            }
            if (header.nlmsg_type == SOCK_DIAG_BY_FAMILY && payloadSize >= sizeof(inet_diag_msg))
                into.push_back(diag::socketOf(payload, payloadSize));
        }
        const std::size_t step = std::min<std::size_t>(NLMSG_ALIGN(header.nlmsg_len), size);
        bytes += step;
        size -= step;
    }
    return Parsed::More;
}

} // namespace

quint64 socketInode(int fd)
{
    struct stat found
    {
    };
    return ::fstat(fd, &found) == 0 && S_ISSOCK(found.st_mode) ? found.st_ino : 0;
}

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
    sockets.reserve(m_lastCount + m_lastCount / 8);
    if (!dumpFamily(AF_INET, protocol, sockets) || !dumpFamily(AF_INET6, protocol, sockets))
        sockets.clear();
    m_lastCount = sockets.size();
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
