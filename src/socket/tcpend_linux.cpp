// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcpend.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "diagmessage.h"
#include "tcpinfo.h"

namespace sw {

namespace {

constexpr std::size_t bufferBytes = 16UL * 1024; // an answer has about 600
constexpr timeval answerLimit{2, 0};

// Of sk_meminfo, see SO_MEMINFO in <linux/sock_diag.h>.
enum Memory : std::size_t {
    ReceiveMemory,
    ReceiveBuffer,
    WriteMemory,
    SendBuffer,
    Forward,
    WriteQueued,
    Option,
    Backlog,
    Drops
};

struct Request
{
    nlmsghdr header;
    inet_diag_req_v2 question;
};

unsigned extension(int number)
{
    return 1U << unsigned(number - 1);
}

void copyAddress(const SocketAddress &address, __be32 *host, __be16 &port)
{
    const QByteArrayView bytes = address.hostBytes();
    std::memcpy(host, bytes.data(), std::min<std::size_t>(std::size_t(bytes.size()), 16));
    port = htons(address.port());
}

/// Sockets with link-local addresses belong to an interface.
quint32 interfaceOf(const SocketAddress &address)
{
    if (address.family() != AF_INET6)
        return 0;
    sockaddr_in6 v6{};
    std::memcpy(&v6, address.data(), std::min<std::size_t>(sizeof v6, address.length()));
    return v6.sin6_scope_id;
}

struct Figure
{
    QLatin1StringView name;
    void (*take)(TcpEnd &end, quint64 value);
};

// clang-format off
constexpr std::array figures{
    Figure{QLatin1StringView("tcpi_bytes_sent"), [](TcpEnd &end, quint64 value) { end.bytesSent = value; end.hasFigures = true; }},
    Figure{QLatin1StringView("tcpi_bytes_retrans"), [](TcpEnd &end, quint64 value) { end.bytesRetransmitted = value; }},
    Figure{QLatin1StringView("tcpi_bytes_acked"), [](TcpEnd &end, quint64 value) { end.bytesAcked = value; }},
    Figure{QLatin1StringView("tcpi_bytes_received"), [](TcpEnd &end, quint64 value) { end.bytesReceived = value; }},
    Figure{QLatin1StringView("tcpi_notsent_bytes"), [](TcpEnd &end, quint64 value) { end.bytesUnsent = quint32(value); }},
    Figure{QLatin1StringView("tcpi_delivery_rate"), [](TcpEnd &end, quint64 value) { end.deliveryRate = value; }},
    Figure{QLatin1StringView("tcpi_rtt"), [](TcpEnd &end, quint64 value) { end.rttUs = quint32(value); }},
    Figure{QLatin1StringView("tcpi_rttvar"), [](TcpEnd &end, quint64 value) { end.rttVarianceUs = quint32(value); }},
    Figure{QLatin1StringView("tcpi_min_rtt"), [](TcpEnd &end, quint64 value) { end.minRttUs = value == 0xffffffff ? 0 : quint32(value); }},
    Figure{QLatin1StringView("tcpi_snd_cwnd"), [](TcpEnd &end, quint64 value) { end.congestionWindow = quint32(value); }},
    Figure{QLatin1StringView("tcpi_snd_mss"), [](TcpEnd &end, quint64 value) { end.mss = quint32(value); }},
    Figure{QLatin1StringView("tcpi_total_retrans"), [](TcpEnd &end, quint64 value) { end.retransmits = quint32(value); }},
    Figure{QLatin1StringView("tcpi_snd_wnd"), [](TcpEnd &end, quint64 value) { end.sendWindow = quint32(value); }},
    Figure{QLatin1StringView("tcpi_rcv_wnd"), [](TcpEnd &end, quint64 value) { end.receiveWindow = quint32(value); }},
};
// clang-format on

void readFigures(QByteArrayView bytes, TcpEnd &end)
{
    for (const TcpInfoField &field : readTcpInfo(bytes)) {
        const auto *figure = std::find_if(figures.begin(), figures.end(),
                                          [&](const Figure &one) { return one.name == field.name; });
        if (figure != figures.end())
            figure->take(end, field.value);
    }
    end.bytesSent -= std::min(end.bytesSent, end.bytesRetransmitted);
}

void readMemory(QByteArrayView bytes, TcpEnd &end)
{
    std::array<quint32, Drops + 1> memory{};
    std::memcpy(memory.data(), bytes.data(), std::min(sizeof memory, std::size_t(bytes.size())));
    end.receiveMemory = memory[ReceiveMemory];
    end.receiveBuffer = memory[ReceiveBuffer];
    end.sendMemory = memory[WriteQueued];
    end.sendBuffer = memory[SendBuffer];
    end.drops = memory[Drops];
}

TcpEnd endOf(const char *payload, std::size_t size)
{
    const auto message = diag::readAs<inet_diag_msg>(payload);
    TcpEnd end;
    end.socket = diag::socketOf(payload, size);
    end.timer = message.idiag_timer <= quint8(TcpTimer::ZeroWindow) ? TcpTimer(message.idiag_timer) : TcpTimer::None;
    end.timerMs = end.timer == TcpTimer::None ? 0 : message.idiag_expires;
    diag::eachAttribute(payload, size, [&end](int type, QByteArrayView value) {
        if (type == INET_DIAG_INFO)
            readFigures(value, end);
        else if (type == INET_DIAG_SKMEMINFO)
            readMemory(value, end);
        else if (type == INET_DIAG_CONG)
            end.congestionControl = QByteArray(value.data(), qstrnlen(value.data(), size_t(value.size())));
    });
    return end;
}

} // namespace

TcpEndQuery::TcpEndQuery(Detail detail)
    : m_detail(detail)
    , m_fd(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG))
    , m_buffer(bufferBytes)
{
    if (m_fd < 0)
        m_error = errno;
    else
        ::setsockopt(m_fd, SOL_SOCKET, SO_RCVTIMEO, &answerLimit, sizeof answerLimit);
}

TcpEndQuery::~TcpEndQuery()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

std::optional<TcpEnd> TcpEndQuery::ask(const SocketAddress &local, const SocketAddress &peer)
{
    auto end = exchange(local, peer);
    // Without an exact one the kernel gives the listening socket at that address.
    if (end && (end->socket.state == TcpState::Listen || !(end->socket.remote.unmapped() == peer.unmapped())))
        end.reset();
    return end;
}

std::optional<TcpEnd> TcpEndQuery::askListening(const SocketAddress &local)
{
    auto end = exchange(local, SocketAddress());
    if (end && end->socket.state != TcpState::Listen)
        end.reset();
    return end;
}

std::optional<TcpEnd> TcpEndQuery::exchange(const SocketAddress &local, const SocketAddress &peer)
{
    const SocketAddress here = local.unmapped();
    if (m_fd < 0 || here.hostBytes().isEmpty())
        return std::nullopt;
    Request request{};
    request.header.nlmsg_len = sizeof request;
    request.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    request.header.nlmsg_flags = NLM_F_REQUEST;
    request.header.nlmsg_seq = ++m_sequence;
    inet_diag_req_v2 &question = request.question;
    question.sdiag_family = quint8(here.family());
    question.sdiag_protocol = IPPROTO_TCP;
    if (m_detail == Detail::All)
        question.idiag_ext = quint8(extension(INET_DIAG_INFO) | extension(INET_DIAG_CONG)
                                    | extension(INET_DIAG_SKMEMINFO));
    question.idiag_states = ~0U;
    question.id.idiag_cookie[0] = INET_DIAG_NOCOOKIE;
    question.id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
    copyAddress(here, question.id.idiag_src, question.id.idiag_sport);
    question.id.idiag_if = interfaceOf(here);
    if (!peer.isNull())
        copyAddress(peer.unmapped(), question.id.idiag_dst, question.id.idiag_dport);
    m_error = 0;
    if (::send(m_fd, &request, sizeof request, MSG_NOSIGNAL) < 0) {
        m_error = errno;
        return std::nullopt;
    }
    for (;;) {
        // The kernel answers inside of send; only a sandbox that swallows questions has nothing to give here.
        const auto got = ::recv(m_fd, m_buffer.data(), m_buffer.size(), m_detail == Detail::State ? MSG_DONTWAIT : 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < ssize_t(sizeof(nlmsghdr))) {
            m_error = got < 0 ? errno : EPROTO;
            return std::nullopt;
        }
        const auto header = diag::readAs<nlmsghdr>(m_buffer.data());
        if (header.nlmsg_seq != m_sequence)
            continue; // of a question that was given up
        const char *payload = m_buffer.data() + NLMSG_HDRLEN;
        const std::size_t whole = std::min<std::size_t>(header.nlmsg_len, std::size_t(got));
        const std::size_t size = whole - std::min<std::size_t>(whole, NLMSG_HDRLEN);
        if (header.nlmsg_type == SOCK_DIAG_BY_FAMILY && size >= sizeof(inet_diag_msg))
            return endOf(payload, size);
        const int refused = header.nlmsg_type == NLMSG_ERROR && size >= sizeof(nlmsgerr)
            ? -diag::readAs<nlmsgerr>(payload).error
            : EPROTO;
        m_error = refused == ENOENT ? 0 : refused;
        return std::nullopt;
    }
}

} // namespace sw
