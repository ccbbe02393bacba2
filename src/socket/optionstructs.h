// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QString>

#include "socketoption.h"

namespace sw {

/// A multicast membership as people write it. `interfaceName` is a name ("lo"), an index ("1") or a local address; empty:
/// the system picks.
struct GroupText
{
    QString group;
    QString source;
    QString interfaceName;
};

/// The structure of one of the membership kinds (ip_mreqn, ip_mreq_source, ipv6_mreq, group_req, group_source_req; ip(7),
/// ipv6(7), RFC 3678). Nothing when an address is none of the right family or a needed one is missing. An interface that
/// this machine does not have is passed on as a number that no interface has, so that the kernel says so.
std::optional<QByteArray> packGroup(OptionKind kind, const GroupText &text);
/// IP_MULTICAST_IF: struct ip_mreqn with an interface alone.
std::optional<QByteArray> packMulticastInterface(const QString &interfaceName);
/// What getsockopt gives for it: struct in_addr.
QString multicastInterfaceText(QByteArrayView bytes);

/// The index of an interface given by name or number, 0 for none; a name that this machine does not have gives a number that
/// no interface has.
int interfaceIndex(const QString &nameOrNumber);
QString interfaceNameOf(int index); ///< empty when there is none
/// The congestion controls that this kernel has loaded (/proc/sys/net/ipv4/tcp_available_congestion_control).
QStringList availableCongestionControls();

} // namespace sw
