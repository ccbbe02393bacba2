// SPDX-License-Identifier: GPL-3.0-or-later
#include "portholder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <limits>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sw {

namespace {

struct CloseFolder
{
    void operator()(DIR *folder) const { ::closedir(folder); }
};
using Folder = std::unique_ptr<DIR, CloseFolder>;

bool sameHost(const SocketAddress &a, const SocketAddress &b)
{
    return a.unmapped().withPort(0) == b.unmapped().withPort(0);
}

/// Whether `held` takes connections to, or sends from, an address that `wanted` would use too (ip(7), ipv6(7)).
bool overlaps(const SocketAddress &wanted, const KernelSocket &held)
{
    if (sameHost(wanted, held.local))
        return true;
    const bool sameFamily = wanted.unmapped().family() == held.local.unmapped().family();
    if (sameFamily)
        return wanted.isAnyHost() || held.local.isAnyHost();
    // Across the families only a dual-stack socket on :: stands in the way.
    const bool heldIsDual = held.local.family() == AF_INET6 && held.local.isAnyHost() && !held.v6Only;
    const bool wantsDual = wanted.family() == AF_INET6 && wanted.isAnyHost();
    return heldIsDual || wantsDual;
}

/// Smaller is the better answer to 'who holds it': listening, then open, then fading; the same family first.
int rankOf(const SocketAddress &wanted, const KernelSocket &held)
{
    const int byState = held.state == TcpState::Listen ? 0 : held.inode != 0 ? 1 : 2;
    return byState * 2 + (held.local.unmapped().family() == wanted.unmapped().family() ? 0 : 1);
}

bool holdsInode(const QByteArray &process, const QByteArray &wantedLink)
{
    const QByteArray path = "/proc/" + process + "/fd";
    const Folder folder(::opendir(path.constData()));
    if (!folder)
        return false; // another user's, or gone
    std::array<char, 64> link{};
    while (const dirent *entry = ::readdir(folder.get())) {
        const auto length = ::readlinkat(::dirfd(folder.get()), entry->d_name, link.data(), link.size());
        if (length > 0 && wantedLink == QByteArrayView(link.data(), length))
            return true;
    }
    return false;
}

QString programName(const QByteArray &process)
{
    const int fd = ::open(("/proc/" + process + "/comm").constData(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return {};
    std::array<char, 64> text{};
    const auto length = ::read(fd, text.data(), text.size());
    ::close(fd);
    return length > 0 ? QString::fromUtf8(text.data(), length).trimmed() : QString();
}

QString userName(quint32 uid)
{
    std::array<char, 4096> text{};
    passwd entry{};
    passwd *found = nullptr;
    if (::getpwuid_r(uid, &entry, text.data(), text.size(), &found) != 0 || !found)
        return {};
    return QString::fromLocal8Bit(found->pw_name);
}

/// Which process has the socket open: this one if it does, else the first that is found; empty when none is visible.
QByteArray processOf(quint64 inode)
{
    const QByteArray wantedLink = "socket:[" + QByteArray::number(inode) + ']';
    const QByteArray self = QByteArray::number(::getpid());
    if (holdsInode(self, wantedLink))
        return self;
    const Folder folder(::opendir("/proc"));
    if (!folder)
        return {};
    while (const dirent *entry = ::readdir(folder.get())) {
        const bool isProcess = entry->d_name[0] >= '1' && entry->d_name[0] <= '9';
        if (isProcess && holdsInode(entry->d_name, wantedLink))
            return entry->d_name;
    }
    return {};
}

class PortProbe final
{
public:
    PortProbe(int family, Transport transport)
        : m_fd(::socket(family, (transport == Transport::Udp ? SOCK_DGRAM : SOCK_STREAM) | SOCK_CLOEXEC, 0))
    {
    }
    ~PortProbe()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Q_DISABLE_COPY_MOVE(PortProbe)

    /// 0 or errno. After a failure the next bind is possible.
    [[nodiscard]] int bind(const SocketAddress &address) const
    {
        return ::bind(m_fd, address.data(), address.length()) == 0 ? 0 : errno;
    }
    [[nodiscard]] quint16 port() const
    {
        sockaddr_storage storage{};
        socklen_t length = sizeof storage;
        auto *raw = static_cast<sockaddr *>(static_cast<void *>(&storage));
        return ::getsockname(m_fd, raw, &length) == 0 ? SocketAddress::fromRaw(&storage, length).port() : quint16(0);
    }

private:
    int m_fd;
};

} // namespace

std::optional<PortHolder> findPortHolder(const SocketAddress &address, Transport transport)
{
    SocketTable table;
    const std::vector<KernelSocket> sockets = transport == Transport::Udp ? table.dumpUdp() : table.dumpTcp();
    const KernelSocket *best = nullptr;
    int bestRank = std::numeric_limits<int>::max();
    for (const KernelSocket &socket : sockets) {
        if (socket.local.port() != address.port() || !overlaps(address, socket))
            continue;
        const int rank = rankOf(address, socket);
        if (rank < bestRank) {
            best = &socket;
            bestRank = rank;
        }
    }
    if (!best)
        return std::nullopt;
    PortHolder holder;
    holder.local = best->local;
    holder.transport = transport;
    holder.state = best->state;
    holder.uid = best->uid;
    holder.user = userName(best->uid);
    holder.hasProcess = best->inode != 0;
    const QByteArray process = holder.hasProcess ? processOf(best->inode) : QByteArray();
    if (!process.isEmpty()) {
        holder.pid = process.toInt();
        holder.program = programName(process);
        holder.own = holder.pid == ::getpid();
    }
    return holder;
}

quint16 findFreePort(const SocketAddress &address, Transport transport)
{
    // Reaches past the privileged ports; a bind costs some microseconds.
    constexpr int attempts = 1100;
    const PortProbe probe(address.family(), transport);
    const int last = address.port() == 0 ? 0 : std::min(address.port() + attempts, 65535);
    for (int port = address.port() + 1; port <= last; ++port) {
        const int error = probe.bind(address.withPort(static_cast<quint16>(port)));
        if (error == 0)
            return static_cast<quint16>(port);
        if (error != EADDRINUSE && error != EACCES)
            return 0; // the host is not of this machine: no port of it can be bound
    }
    return probe.bind(address.withPort(0)) == 0 ? probe.port() : quint16(0);
}

} // namespace sw
