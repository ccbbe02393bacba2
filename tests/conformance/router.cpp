// SPDX-License-Identifier: GPL-3.0-or-later
#include "router.h"

#include <QtTest>

namespace sw {

namespace {

/// The far end: forwards, and tells of every packet that it cannot forward.
constexpr auto forwards = "echo 1 >/proc/sys/net/ipv4/ip_forward && echo 1 >/proc/sys/net/ipv6/conf/all/forwarding && "
                          "echo 0 >/proc/sys/net/ipv4/icmp_ratelimit && echo ready && cat";
constexpr auto farEnd = "ip link set sw-far up && ip addr add 10.9.1.1/24 dev sw-far && "
                        "ip -6 addr add fd09::1/64 dev sw-far nodad && ip route add 10.9.4.0/24 via 10.9.1.99";
constexpr auto nearEnd = "ip link set sw-near up && ip addr add 10.9.1.2/24 dev sw-near && "
                         "ip -6 addr add fd09::2/64 dev sw-near nodad && ip route add 10.9.0.0/16 via 10.9.1.1 && "
                         "ip -6 route add fd0a::/16 via fd09::1";

bool run(const QString &name, const QStringList &arguments)
{
    Program program(name);
    if (!program.start(arguments))
        return false;
    (void)program.outputAtEnd();
    if (program.exitCode() == 0)
        return true;
    qWarning("%s: %s", qPrintable(name), program.errors().constData());
    return false;
}

QStringList shell(const char *script)
{
    return {QStringLiteral("-c"), QString::fromLatin1(script)};
}

} // namespace

Router::Router()
    : m_network(QStringLiteral("unshare"))
    , m_stands(make())
{
}

bool Router::make()
{
    if (!m_network.start(QStringList{QStringLiteral("--net"), QStringLiteral("sh")} + shell(forwards))
        || !m_network.output(5).startsWith("ready"))
        return false;
    const QString process = QString::number(m_network.process().processId());
    return run(QStringLiteral("ip"),
               {QStringLiteral("link"), QStringLiteral("add"), QStringLiteral("sw-near"), QStringLiteral("type"),
                QStringLiteral("veth"), QStringLiteral("peer"), QStringLiteral("name"), QStringLiteral("sw-far"),
                QStringLiteral("netns"), process})
        && run(QStringLiteral("nsenter"),
               QStringList{QStringLiteral("--target"), process, QStringLiteral("--net"), QStringLiteral("sh")}
                   + shell(farEnd))
        && run(QStringLiteral("sh"), shell(nearEnd));
}

} // namespace sw
