// SPDX-License-Identifier: GPL-3.0-or-later
#include "tally.h"

#include <cstdlib>
#include <string>

#include "libccalls.h"

namespace sw {

namespace {

constexpr std::array functionNames{
    "socket",  "socketpair", "bind",        "listen",      "accept",     "connect",    "send", "sendto",
    "sendmsg", "recv",       "recvfrom",    "recvmsg",     "shutdown",   "close",      "dup",  "fcntl",
    "ioctl",   "poll",       "getsockname", "getpeername", "getsockopt", "setsockopt",
};
static_assert(functionNames.size() == static_cast<std::size_t>(Function::Count));

constexpr std::array wayNames{"engine", "no command", "bad arguments", "nested", "no lane"};
static_assert(wayNames.size() == static_cast<std::size_t>(Way::Count));

constinit Tally counted;

// Before Qt's own end: this library was loaded after the ones that it needs.
__attribute__((destructor)) void writeAtTheEnd()
{
    counted.write();
}

} // namespace

Tally &tally()
{
    return counted;
}

void Tally::write() const
{
    const char *path = std::getenv("SW_SHIM_STATS");
    if (!path)
        return;
    std::string rows;
    for (std::size_t i = 0; i < functionNames.size(); ++i) {
        std::string ways;
        for (std::size_t k = 0; k < wayNames.size(); ++k) {
            const quint64 number = m_counts[i][k];
            if (number != 0)
                ways += (ways.empty() ? "\"" : ", \"") + std::string(wayNames[k]) + "\": " + std::to_string(number);
        }
        if (!ways.empty())
            rows += (rows.empty() ? "\"" : ", \"") + std::string(functionNames[i]) + "\": {" + ways + "}";
    }
    if (rows.empty())
        return;
    const std::string line = "{\"pid\": " + std::to_string(::getpid()) + ", \"calls\": {" + rows
        + "}, \"strays\": " + std::to_string(m_strays) + ", \"missing\": " + std::to_string(m_missing) + "}\n";
    const int fd = ::open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return;
    const ssize_t written = ::write(fd, line.data(), line.size()); // one write: lines of several processes never mix
    Q_UNUSED(written)
    libc().close(fd);
}

} // namespace sw
