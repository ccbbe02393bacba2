// SPDX-License-Identifier: GPL-3.0-or-later
#include "privatenetwork.h"

#include <array>
#include <cstring>

#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QFile>

namespace sw {

namespace {

bool writeFile(const char *name, const QByteArray &text)
{
    QFile file(QString::fromLatin1(name));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(text) == text.size();
}

bool enterAsOrdinaryUser()
{
    const QByteArray user = QByteArray::number(::getuid());
    const QByteArray group = QByteArray::number(::getgid());
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return false;
    return writeFile("/proc/self/setgroups", "deny") && writeFile("/proc/self/uid_map", user + ' ' + user + " 1")
        && writeFile("/proc/self/gid_map", group + ' ' + group + " 1");
}

bool raiseLoopback()
{
    const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return false;
    ifreq asked{};
    std::memcpy(asked.ifr_name, "lo", sizeof "lo");
    asked.ifr_flags = IFF_UP;
    const bool up = ::ioctl(fd, SIOCSIFFLAGS, &asked) == 0;
    ::close(fd);
    return up;
}

} // namespace

bool enterPrivateNetwork()
{
    if (::unshare(CLONE_NEWNET) != 0 && !enterAsOrdinaryUser())
        return false;
    return raiseLoopback() && allowPingSockets(true);
}

bool allowPingSockets(bool allowed)
{
    const QByteArray group = QByteArray::number(::getgid());
    return writeFile("/proc/sys/net/ipv4/ping_group_range", allowed ? group + ' ' + group : QByteArray("1 0"));
}

} // namespace sw
