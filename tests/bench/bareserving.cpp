// SPDX-License-Identifier: GPL-3.0-or-later
// Bare loops that receive: what the workbench is compared with.
#include "bareside.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bare {

namespace {

// As the writer of session files: it gathers a moment, writes large blocks, and holds the receiver back when it is far behind.
constexpr std::uint64_t gatherBytes = 32 * 1024;
constexpr std::uint64_t blockBytes = 512 * 1024;
constexpr std::uint64_t mostBehind = 64 * 1024 * 1024;
constexpr auto gather = std::chrono::milliseconds(10);
constexpr auto heldBack = std::chrono::microseconds(200);

void *echoLines(void *argument)
{
    const auto fd = static_cast<int>(reinterpret_cast<std::intptr_t>(argument));
    std::array<char, 4096> buffer{};
    for (ssize_t got = 0; (got = ::recv(fd, buffer.data(), buffer.size(), 0)) > 0;) {
        if (!sendAll(fd, buffer.data(), static_cast<std::size_t>(got)))
            break;
    }
    ::close(fd);
    return nullptr;
}

} // namespace

Ring::Ring(std::size_t size, const char *file)
    : m_bytes(size, 'r')
{
    if (!file)
        return;
    m_file = ::open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (m_file < 0) {
        std::perror(file);
        std::exit(1);
    }
    m_writer = std::thread([this] { write(); });
}

Ring::~Ring()
{
    m_ended = true;
    if (m_writer.joinable())
        m_writer.join();
    if (m_file >= 0)
        ::close(m_file);
}

std::pair<char *, std::size_t> Ring::room(std::size_t most)
{
    while (m_file >= 0 && m_head - m_tail > mostBehind)
        std::this_thread::sleep_for(heldBack);
    const auto at = static_cast<std::size_t>(m_head % m_bytes.size());
    return {m_bytes.data() + at, std::min(most, m_bytes.size() - at)};
}

void Ring::write()
{
    while (true) {
        const bool ended = m_ended;
        const std::uint64_t waiting = m_head - m_tail;
        if (waiting == 0 && ended)
            return;
        if (waiting < gatherBytes && !ended) {
            std::this_thread::sleep_for(gather);
            continue;
        }
        const auto at = static_cast<std::size_t>(m_tail % m_bytes.size());
        const std::size_t size = std::min(
            {static_cast<std::size_t>(waiting), static_cast<std::size_t>(blockBytes), m_bytes.size() - at});
        const auto written = ::write(m_file, m_bytes.data() + at, size);
        if (written <= 0) {
            std::perror("write");
            std::exit(1);
        }
        m_tail += static_cast<std::uint64_t>(written);
    }
}

int serveBulk(std::size_t size, std::size_t askedFor, const char *path)
{
    Ring ring(size, path);
    const int listener = listenAndTell(1);
    const int fd = ::accept(listener, nullptr, nullptr);
    const std::int64_t before = processorNs();
    while (true) {
        const auto [room, most] = ring.room(askedFor);
        const auto got = ::recv(fd, room, most, 0);
        if (got <= 0)
            break;
        ring.took(static_cast<std::size_t>(got));
    }
    const std::int64_t used = processorNs() - before;
    ::close(fd);
    return told("CPU", used);
}

int serveEcho()
{
    const int listener = listenAndTell(1);
    const int fd = ::accept(listener, nullptr, nullptr);
    std::vector<char> buffer(blockSize);
    for (ssize_t got = 0; (got = ::recv(fd, buffer.data(), buffer.size(), 0)) > 0;) {
        if (!sendAll(fd, buffer.data(), static_cast<std::size_t>(got)))
            break;
    }
    ::close(fd);
    return 0;
}

int serveCrowd(std::size_t stack)
{
    const int listener = listenAndTell(1024);
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, stack);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    while (true) {
        const int fd = ::accept(listener, nullptr, nullptr);
        if (fd < 0)
            return 1;
        pthread_t thread = 0;
        if (pthread_create(&thread, &attributes, echoLines, reinterpret_cast<void *>(std::intptr_t{fd})) != 0)
            return 1;
    }
}

} // namespace bare
