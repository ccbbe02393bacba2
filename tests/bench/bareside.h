// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <thread>
#include <utility>
#include <vector>

/// What the programs of the benchmark have in common that use nothing but system calls. Any thread.
namespace bare {

constexpr std::size_t blockSize = 65536;
constexpr std::size_t messageSize = 64;

std::int64_t nowNs(); ///< CLOCK_MONOTONIC
std::int64_t processorNs(); ///< what all threads of this program have used of the processors
int told(const char *word, std::int64_t number); ///< prints both for whoever started this program; 0
/// A connected socket to the port on 127.0.0.1; ends the program when it cannot be had.
int connectTo(std::uint16_t port);
/// A listening socket on 127.0.0.1; prints `PORT n` for whoever started this program.
int listenAndTell(int backlog);
bool sendAll(int fd, const char *bytes, std::size_t size);
void readToEnd(int fd);

/// Where received bytes are kept: the newest `size` of them, on their way to a file if there is one. All of it is touched once, so that
/// no page comes while it is measured. One thread receives; the writer's own thread writes.
class Ring final
{
public:
    Ring(std::size_t size, const char *file);
    ~Ring(); ///< when all is written
    Ring(const Ring &) = delete;
    Ring &operator=(const Ring &) = delete;

    /// Room for at most `most` bytes, and how many there are; waits while the file is too far behind.
    std::pair<char *, std::size_t> room(std::size_t most);
    void took(std::size_t size) { m_head += size; }

private:
    void write();

    std::vector<char> m_bytes;
    int m_file = -1;
    std::atomic<std::uint64_t> m_head{0};
    std::atomic<std::uint64_t> m_tail{0};
    std::atomic<bool> m_ended{false};
    std::thread m_writer;
};

// The sides that serve: the bare loops to compare with. They end when their one peer has.
int serveBulk(std::size_t ring, std::size_t askedFor, const char *file);
int serveEcho();
int serveCrowd(std::size_t stack);

// The sides that load a server; each prints what it measured.
int loadBulk(std::uint16_t port, std::int64_t bytes);
int loadMessages(std::uint16_t port, std::int64_t count);
int loadDatagrams(std::uint16_t port, std::int64_t perSecond, std::int64_t seconds);
int loadEcho(std::uint16_t port, std::int64_t count);
int loadCrowd(std::uint16_t port, std::int64_t count);

} // namespace bare
