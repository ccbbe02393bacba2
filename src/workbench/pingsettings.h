// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presetoptions.h"

namespace sw {

/// What a panel that pings asks for. A value.
struct PingSettings
{
    static constexpr int leastInterval = 10; ///< ms
    static constexpr int longestTime = 3'600'000; ///< ms
    static constexpr int mostPayload = 65507; ///< bytes: what IPv4 leaves behind its header and that of ICMP

    bool v6 = false; ///< ICMPv6 over AF_INET6
    bool raw = false; ///< SOCK_RAW, else a ping socket: SOCK_DGRAM with IPPROTO_ICMP (icmp(7))
    QString host = QStringLiteral("127.0.0.1"); ///< numeric or a name
    int count = 4; ///< requests; 0 = until stopped
    int intervalMs = 1000; ///< from one request to the next
    int timeoutMs = 2000; ///< a reply that has not come by then counts as lost
    int payloadSize = 56; ///< bytes behind the header of ICMP
    QByteArray pattern; ///< repeated over the payload; empty = 00 01 02 ...
    int ttl = -1; ///< IP_TTL or IPV6_UNICAST_HOPS; -1 = as the system has it
    int id = 0; ///< 0: the kernel picks that of a ping socket, chance that of a raw one
    bool errorQueue = true; ///< IP_RECVERR
    bool filters = true; ///< raw only, ICMP_FILTER: no more than echo replies and errors
    bool broadcast = false; ///< SO_BROADCAST
    PresetOptions options; ///< set before the first request

    [[nodiscard]] QByteArray payload() const;
};

QJsonObject toJson(const PingSettings &settings);
/// Missing or wrong members keep their defaults.
PingSettings pingSettingsFrom(const QJsonObject &object);

} // namespace sw
