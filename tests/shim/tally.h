// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>

#include <QtGlobal>

namespace sw {

/// The functions that the shim takes over.
enum class Function : quint8 {
    Socket,
    Socketpair,
    Bind,
    Listen,
    Accept,
    Connect,
    Send,
    Sendto,
    Sendmsg,
    Recv,
    Recvfrom,
    Recvmsg,
    Shutdown,
    Close,
    Dup,
    Fcntl,
    Ioctl,
    Poll,
    Getsockname,
    Getpeername,
    Getsockopt,
    Setsockopt,
    Count,
};

/// Which way a call on a socket went.
enum class Way : quint8 {
    Engine,
    NoCommand, ///< the engine has no command for it: control messages, dup2, poll of several, ...
    BadArguments, ///< pointers or sizes that only the kernel can judge
    Nested, ///< from a signal handler, inside another call of the thread
    NoLane, ///< no thread for it, or the calling thread is about to end
    Count,
};

/// How many calls went which way; at the end of the process a line of JSON with the numbers is appended to the file that
/// SW_SHIM_STATS names. Any thread.
class Tally final
{
public:
    void count(Function function, Way way) { ++m_counts[index(function)][static_cast<std::size_t>(way)]; }
    void countStray() { ++m_strays; } ///< a record that nobody waited for
    void countMissing() { ++m_missing; } ///< a socket that the engine made without telling its number
    void write() const;

private:
    static constexpr std::size_t index(Function function) { return static_cast<std::size_t>(function); }

    using Row = std::array<std::atomic<quint64>, static_cast<std::size_t>(Way::Count)>;
    std::array<Row, static_cast<std::size_t>(Function::Count)> m_counts{};
    std::atomic<quint64> m_strays{0};
    std::atomic<quint64> m_missing{0};
};

Tally &tally();

} // namespace sw
