// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTest>

#include <cerrno>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "misbehaver.h"
#include "patience.h"
#include "relayconversation.h"
#include "serverendpoint.h"

namespace sw {

/// A peer by plain system calls whose descriptor the test can look at.
class Raw final
{
public:
    explicit Raw(const SocketAddress &to)
        : m_fd(::socket(to.family(), SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const timeval limit{testPatienceMs / 1000, 0}; // of connect too
        ::setsockopt(m_fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        ::setsockopt(m_fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
        m_open = ::connect(m_fd, static_cast<const sockaddr *>(to.data()), static_cast<socklen_t>(to.length())) == 0;
    }
    ~Raw() { ::close(m_fd); }
    Q_DISABLE_COPY_MOVE(Raw)

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] bool send(const QByteArray &bytes) const
    {
        return ::send(m_fd, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size();
    }
    /// Sends until the kernel takes no more for a while; how much it took.
    [[nodiscard]] qint64 fill() const
    {
        const QByteArray block(65536, 'x');
        qint64 all = 0;
        pollfd room{m_fd, POLLOUT, 0};
        while (all < 1'000'000'000 && ::poll(&room, 1, 300) == 1) {
            const auto sent = ::send(m_fd, block.constData(), size_t(block.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent <= 0)
                break;
            all += sent;
        }
        return all;
    }
    /// One recv; -errno when it fails.
    [[nodiscard]] qint64 receive(QByteArray &bytes) const
    {
        QByteArray room(65536, Qt::Uninitialized);
        const auto got = ::recv(m_fd, room.data(), size_t(room.size()), 0);
        if (got > 0)
            bytes += room.first(got);
        return got < 0 ? -errno : got;
    }
    /// Segments with data that have come.
    [[nodiscard]] quint32 segments() const
    {
        tcp_info info{};
        socklen_t size = sizeof info;
        ::getsockopt(m_fd, IPPROTO_TCP, TCP_INFO, &info, &size);
        return info.tcpi_data_segs_in;
    }

private:
    int m_fd;
    bool m_open = false;
};

/// What recv gives, while the main thread goes on.
inline qint64 receiveElsewhere(const Raw &peer, QByteArray &bytes)
{
    qint64 got = 0;
    return elsewhere<qint64>(got, [&] { return peer.receive(bytes); }) ? got : -ETIMEDOUT;
}

inline MisbehaveSettings bad(Manners manners)
{
    MisbehaveSettings settings;
    settings.manners = manners;
    return settings;
}

inline MisbehaveSettings faulty(const std::function<void(Faults &)> &adjust)
{
    MisbehaveSettings settings;
    adjust(settings.faults);
    return settings;
}

/// A server that misbehaves.
struct BadServer
{
    explicit BadServer(const MisbehaveSettings &misbehaves, const std::function<void(ServerSettings &)> &adjust = {})
    {
        ServerSettings settings;
        settings.port = 0;
        if (adjust)
            adjust(settings);
        Misbehaver::of(server)->set(misbehaves);
        server.start(settings);
    }
    bool listens()
    {
        return waitUntil([this] { return server.state() == EndpointState::Listening; });
    }
    bool accepted()
    {
        return waitUntil([this] { return !server.connections().empty(); });
    }
    [[nodiscard]] const Connection &one() const { return server.connections().front(); }
    [[nodiscard]] quint64 received() const
    {
        const auto facts = bench.backend.facts(one().socket);
        return facts ? facts->bytesReceived : 0;
    }
    [[nodiscard]] std::optional<CallRecord> call(Call wanted) const
    {
        for (const CallRecord &record : bench.records) {
            if (record.kind == RecordKind::Call && record.call == wanted)
                return record;
        }
        return std::nullopt;
    }

    RelayBench bench;
    ServerEndpoint server{bench.workbench};
};

} // namespace sw
