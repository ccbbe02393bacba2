// SPDX-License-Identifier: GPL-3.0-or-later
// What loads a server: the same for the bare loops and for the workbench.
#include "bareside.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bare {

namespace {

constexpr std::int64_t nsPerSecond = 1'000'000'000;
constexpr std::int64_t nsPerMs = 1'000'000;

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

const sockaddr *plain(const sockaddr_in &address)
{
    return static_cast<const sockaddr *>(static_cast<const void *>(&address));
}

void sendAtOnce(int fd)
{
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

} // namespace

int told(const char *word, std::int64_t number)
{
    std::printf("%s %lld\n", word, static_cast<long long>(number));
    std::fflush(stdout);
    return 0;
}

std::int64_t processorNs()
{
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return used.tv_sec * nsPerSecond + used.tv_nsec;
}

std::int64_t nowNs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * nsPerSecond + now.tv_nsec;
}

int connectTo(std::uint16_t port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    // Where the machine's default is BBR, pacing by a guessed bandwidth decides the rate, from 1.4 to 7 GB/s in the same run; with
    // Reno the side that receives does.
    constexpr std::string_view unpaced = "reno";
    ::setsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, unpaced.data(), unpaced.size());
    const sockaddr_in address = loopback(port);
    if (fd < 0 || ::connect(fd, plain(address), sizeof address) != 0) {
        std::perror("connect");
        std::exit(1);
    }
    return fd;
}

int listenAndTell(int backlog)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t length = sizeof address;
    if (fd < 0 || ::bind(fd, plain(address), length) != 0 || ::listen(fd, backlog) != 0
        || ::getsockname(fd, static_cast<sockaddr *>(static_cast<void *>(&address)), &length) != 0) {
        std::perror("listen");
        std::exit(1);
    }
    told("PORT", ntohs(address.sin_port));
    return fd;
}

bool sendAll(int fd, const char *bytes, std::size_t size)
{
    while (size > 0) {
        const auto sent = ::send(fd, bytes, size, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes += sent;
        size -= static_cast<std::size_t>(sent);
    }
    return true;
}

void readToEnd(int fd)
{
    std::array<char, 4096> rest{};
    while (::recv(fd, rest.data(), rest.size(), 0) > 0) {}
}

// From the first byte until the server has read all and closed.
int loadBulk(std::uint16_t port, std::int64_t bytes)
{
    const std::vector<char> block(blockSize, 'x');
    const int fd = connectTo(port);
    const std::int64_t began = nowNs();
    for (std::int64_t left = bytes; left > 0; left -= static_cast<std::int64_t>(block.size())) {
        if (!sendAll(fd, block.data(), block.size()))
            return 1;
    }
    ::shutdown(fd, SHUT_WR);
    readToEnd(fd);
    return told("NS", nowNs() - began);
}

int loadMessages(std::uint16_t port, std::int64_t count)
{
    std::array<char, messageSize> message{};
    message.fill('m');
    const int fd = connectTo(port);
    sendAtOnce(fd);
    const std::int64_t began = nowNs();
    for (std::int64_t i = 0; i < count; ++i) {
        if (!sendAll(fd, message.data(), message.size()))
            return 1;
    }
    ::shutdown(fd, SHUT_WR);
    readToEnd(fd);
    return told("NS", nowNs() - began);
}

int loadDatagrams(std::uint16_t port, std::int64_t perSecond, std::int64_t seconds)
{
    const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    if (fd < 0 || ::connect(fd, plain(address), sizeof address) != 0)
        return 1;
    std::array<char, messageSize> message{};
    message.fill('d');
    const std::int64_t began = nowNs();
    std::int64_t sent = 0;
    while (true) {
        const std::int64_t now = nowNs() - began;
        if (now >= seconds * nsPerSecond)
            break;
        const std::int64_t due = std::min(perSecond * seconds, now * perSecond / nsPerSecond + 1);
        for (; sent < due; ++sent) {
            while (::send(fd, message.data(), message.size(), 0) < 0) {
                if (errno != ENOBUFS && errno != EAGAIN)
                    return 1;
            }
        }
        const timespec pause{0, nsPerMs / 4};
        clock_nanosleep(CLOCK_MONOTONIC, 0, &pause, nullptr);
    }
    told("NS", nowNs() - began);
    return told("SENT", sent);
}

int loadEcho(std::uint16_t port, std::int64_t count)
{
    const int fd = connectTo(port);
    sendAtOnce(fd);
    std::array<char, messageSize> message{};
    message.fill('e');
    std::vector<std::int64_t> times;
    times.reserve(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t began = nowNs();
        if (!sendAll(fd, message.data(), message.size())
            || ::recv(fd, message.data(), message.size(), MSG_WAITALL) != static_cast<ssize_t>(message.size()))
            return 1;
        times.push_back(nowNs() - began);
    }
    std::sort(times.begin(), times.end());
    told("P50", times[times.size() / 2]);
    told("P99", times[times.size() * 99 / 100]);
    ::shutdown(fd, SHUT_WR);
    readToEnd(fd);
    return 0;
}

// All connections stay open until whoever started this program closes its standard input.
int loadCrowd(std::uint16_t port, std::int64_t count)
{
    constexpr char line[] = "one line each\n";
    std::vector<int> all;
    const std::int64_t began = nowNs();
    for (std::int64_t i = 0; i < count; ++i) {
        all.push_back(connectTo(port));
        if (!sendAll(all.back(), line, sizeof line - 1))
            return 1;
    }
    for (const int fd : all) {
        std::array<char, sizeof line - 1> echo{};
        if (::recv(fd, echo.data(), echo.size(), MSG_WAITALL) != static_cast<ssize_t>(echo.size()))
            return 1;
    }
    told("BEGAN", began);
    told("NS", nowNs() - began);
    std::array<char, 16> wait{};
    while (::read(STDIN_FILENO, wait.data(), wait.size()) > 0) {}
    return 0;
}

} // namespace bare
