// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcpinfo.h"

#include <array>
#include <cstddef>
#include <cstring>

#include <linux/tcp.h>

namespace sw {

namespace {

struct Member
{
    const char *name;
    int size; ///< bytes; 0 = some bits of the byte that the next member ends
    unsigned (*bits)(const tcp_info &) = nullptr; ///< the compiler knows where bits lie
};

// In the order of <linux/tcp.h>, which is older than many kernels: the table goes on where the header ends. Nothing is
// padded.
// clang-format off
constexpr std::array members{
    Member{"tcpi_state", 1}, Member{"tcpi_ca_state", 1}, Member{"tcpi_retransmits", 1}, Member{"tcpi_probes", 1},
    Member{"tcpi_backoff", 1}, Member{"tcpi_options", 1},
    Member{"tcpi_snd_wscale", 0, [](const tcp_info &info) -> unsigned { return info.tcpi_snd_wscale; }},
    Member{"tcpi_rcv_wscale", 1, [](const tcp_info &info) -> unsigned { return info.tcpi_rcv_wscale; }},
    Member{"tcpi_delivery_rate_app_limited", 0, [](const tcp_info &info) -> unsigned { return info.tcpi_delivery_rate_app_limited; }},
    Member{"tcpi_fastopen_client_fail", 1, [](const tcp_info &info) -> unsigned { return info.tcpi_fastopen_client_fail; }},
    Member{"tcpi_rto", 4}, Member{"tcpi_ato", 4}, Member{"tcpi_snd_mss", 4}, Member{"tcpi_rcv_mss", 4},
    Member{"tcpi_unacked", 4}, Member{"tcpi_sacked", 4}, Member{"tcpi_lost", 4}, Member{"tcpi_retrans", 4},
    Member{"tcpi_fackets", 4}, Member{"tcpi_last_data_sent", 4}, Member{"tcpi_last_ack_sent", 4},
    Member{"tcpi_last_data_recv", 4}, Member{"tcpi_last_ack_recv", 4}, Member{"tcpi_pmtu", 4},
    Member{"tcpi_rcv_ssthresh", 4}, Member{"tcpi_rtt", 4}, Member{"tcpi_rttvar", 4}, Member{"tcpi_snd_ssthresh", 4},
    Member{"tcpi_snd_cwnd", 4}, Member{"tcpi_advmss", 4}, Member{"tcpi_reordering", 4}, Member{"tcpi_rcv_rtt", 4},
    Member{"tcpi_rcv_space", 4}, Member{"tcpi_total_retrans", 4}, Member{"tcpi_pacing_rate", 8},
    Member{"tcpi_max_pacing_rate", 8}, Member{"tcpi_bytes_acked", 8}, Member{"tcpi_bytes_received", 8},
    Member{"tcpi_segs_out", 4}, Member{"tcpi_segs_in", 4}, Member{"tcpi_notsent_bytes", 4}, Member{"tcpi_min_rtt", 4},
    Member{"tcpi_data_segs_in", 4}, Member{"tcpi_data_segs_out", 4}, Member{"tcpi_delivery_rate", 8},
    Member{"tcpi_busy_time", 8}, Member{"tcpi_rwnd_limited", 8}, Member{"tcpi_sndbuf_limited", 8},
    Member{"tcpi_delivered", 4}, Member{"tcpi_delivered_ce", 4}, Member{"tcpi_bytes_sent", 8},
    Member{"tcpi_bytes_retrans", 8}, Member{"tcpi_dsack_dups", 4}, Member{"tcpi_reord_seen", 4},
    Member{"tcpi_rcv_ooopack", 4}, Member{"tcpi_snd_wnd", 4},
    Member{"tcpi_rcv_wnd", 4}, Member{"tcpi_rehash", 4}, Member{"tcpi_total_rto", 2},
    Member{"tcpi_total_rto_recoveries", 2}, Member{"tcpi_total_rto_time", 4}, Member{"tcpi_received_ce", 4},
    Member{"tcpi_delivered_e1_bytes", 4}, Member{"tcpi_delivered_e0_bytes", 4}, Member{"tcpi_delivered_ce_bytes", 4},
    Member{"tcpi_received_e1_bytes", 4}, Member{"tcpi_received_e0_bytes", 4}, Member{"tcpi_received_ce_bytes", 4},
};
// clang-format on

constexpr std::size_t offsetOf(std::size_t index)
{
    std::size_t offset = 0;
    for (std::size_t i = 0; i < index; ++i)
        offset += static_cast<std::size_t>(members[i].size);
    return offset;
}

static_assert(offsetOf(10) == offsetof(tcp_info, tcpi_rto));
static_assert(offsetOf(25) == offsetof(tcp_info, tcpi_rtt));
static_assert(offsetOf(34) == offsetof(tcp_info, tcpi_pacing_rate));
static_assert(offsetOf(44) == offsetof(tcp_info, tcpi_delivery_rate));
static_assert(offsetOf(55) == offsetof(tcp_info, tcpi_snd_wnd));

template<typename Number>
quint64 numberAt(const char *place)
{
    Number number{};
    std::memcpy(&number, place, sizeof number);
    return number;
}

quint64 valueOf(const Member &member, const char *place)
{
    switch (member.size) {
    case 2:
        return numberAt<quint16>(place);
    case 4:
        return numberAt<quint32>(place);
    case 8:
        return numberAt<quint64>(place);
    default:
        return numberAt<quint8>(place);
    }
}

} // namespace

std::vector<TcpInfoField> readTcpInfo(QByteArrayView bytes)
{
    tcp_info head{};
    if (!bytes.isEmpty())
        std::memcpy(&head, bytes.data(), qMin<std::size_t>(sizeof head, static_cast<std::size_t>(bytes.size())));
    std::vector<TcpInfoField> fields;
    fields.reserve(members.size());
    qsizetype offset = 0;
    for (const Member &member : members) {
        if (offset + qMax(member.size, 1) > bytes.size())
            break;
        fields.push_back(
            {QLatin1StringView(member.name), member.bits ? member.bits(head) : valueOf(member, bytes.data() + offset)});
        offset += member.size;
    }
    return fields;
}

} // namespace sw
