// SPDX-License-Identifier: GPL-3.0-or-later
#include "loopbackpeer.h"

#include <array>
#include <cerrno>

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace sw {

namespace {

constexpr int patienceSeconds = 60;
constexpr int fillers = 4;

SocketAddress nameOf(int fd)
{
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    ::getsockname(fd, static_cast<sockaddr *>(static_cast<void *>(&storage)), &length);
    return SocketAddress::fromRaw(&storage, length);
}

void beImpatient(int fd)
{
    const timeval patience{patienceSeconds, 0};
    ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

} // namespace

LoopbackPeer::LoopbackPeer(int fd)
    : m_fd(fd)
{
    beImpatient(m_fd);
}

LoopbackPeer::~LoopbackPeer()
{
    close();
}

std::unique_ptr<LoopbackPeer> LoopbackPeer::unconnected()
{
    return std::make_unique<LoopbackPeer>(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
}

bool LoopbackPeer::connect(const SocketAddress &address)
{
    return ::connect(m_fd, address.data(), address.length()) == 0;
}

std::unique_ptr<LoopbackPeer> LoopbackPeer::connectTo(const SocketAddress &address)
{
    auto peer = std::make_unique<LoopbackPeer>(::socket(address.family(), SOCK_STREAM | SOCK_CLOEXEC, 0));
    return peer->connect(address) ? std::move(peer) : nullptr;
}

bool LoopbackPeer::send(const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const auto taken = ::send(m_fd, bytes.constData() + sent, static_cast<std::size_t>(bytes.size() - sent),
                                  MSG_NOSIGNAL);
        if (taken <= 0)
            return false;
        sent += taken;
    }
    return true;
}

QByteArray LoopbackPeer::receive(qint64 size)
{
    QByteArray all;
    std::array<char, 65536> buffer{};
    m_error = 0;
    while (all.size() < size) {
        const auto want = std::min<std::size_t>(buffer.size(), static_cast<std::size_t>(size - all.size()));
        const auto got = ::recv(m_fd, buffer.data(), want, 0);
        m_error = got < 0 ? errno : 0;
        m_sawEnd = got == 0;
        if (got <= 0)
            break;
        all.append(buffer.data(), got);
    }
    return all;
}

QByteArray LoopbackPeer::receiveAll()
{
    return receive(std::numeric_limits<qint64>::max());
}

void LoopbackPeer::endSending()
{
    ::shutdown(m_fd, SHUT_WR);
}

void LoopbackPeer::reset()
{
    const linger abortive{1, 0};
    ::setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &abortive, sizeof abortive);
    close();
}

void LoopbackPeer::close()
{
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
}

LoopbackListener::LoopbackListener(int backlog, int receiveBuffer)
    : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    if (receiveBuffer > 0)
        ::setsockopt(m_fd, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
    beImpatient(m_fd);
    const auto any = SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 0).value_or(SocketAddress());
    ::bind(m_fd, any.data(), any.length());
    ::listen(m_fd, backlog);
    m_address = nameOf(m_fd);
}

LoopbackListener::~LoopbackListener()
{
    for (const int fd : m_fillers)
        ::close(fd);
    ::close(m_fd);
}

std::unique_ptr<LoopbackPeer> LoopbackListener::accept()
{
    const int fd = ::accept4(m_fd, nullptr, nullptr, SOCK_CLOEXEC);
    return fd < 0 ? nullptr : std::make_unique<LoopbackPeer>(fd);
}

void LoopbackListener::fillQueue()
{
    for (int i = 0; i < fillers; ++i) {
        const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        ::connect(fd, m_address.data(), m_address.length());
        m_fillers.push_back(fd);
    }
}

SocketAddress closedLoopbackPort()
{
    const LoopbackListener gone;
    return gone.address();
}

} // namespace sw
