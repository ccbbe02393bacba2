// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QByteArrayView>
#include <QLatin1StringView>
#include <QtGlobal>

namespace sw {

/// One member of struct tcp_info as the kernel told it. A value; any thread.
struct TcpInfoField
{
    QLatin1StringView name; ///< as in <linux/tcp.h>: "tcpi_rtt"
    quint64 value = 0; ///< microseconds for times of the round trip, milliseconds for ages, bytes, counts: see tcp(7)
};

/// A buffer of this size is larger than any struct tcp_info: the kernel gives as much as it has and says how much.
inline constexpr int tcpInfoCapacity = 512;

/// The members that lie whole within what getsockopt(TCP_INFO) gave. A kernel that is older than the table gives fewer, what
/// a newer one adds stays without a name.
std::vector<TcpInfoField> readTcpInfo(QByteArrayView bytes);

} // namespace sw
