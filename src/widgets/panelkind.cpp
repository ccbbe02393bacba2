// SPDX-License-Identifier: GPL-3.0-or-later
#include "panelkind.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <QCoreApplication>

namespace sw {

namespace {

struct Row
{
    const char *key;
    const char *name;
};

constexpr std::array kinds{PanelKind::Tcp,          PanelKind::Udp,     PanelKind::UnixStream, PanelKind::UnixSeqpacket,
                           PanelKind::UnixDatagram, PanelKind::Ping,    PanelKind::PingV6,     PanelKind::Crowd,
                           PanelKind::TcpRelay,     PanelKind::UdpRelay};
constexpr std::array<Row, kinds.size()> rows{{
    {"tcp", QT_TRANSLATE_NOOP("sw::PanelKind", "TCP")},
    {"udp", QT_TRANSLATE_NOOP("sw::PanelKind", "UDP")},
    {"unix-stream", QT_TRANSLATE_NOOP("sw::PanelKind", "Unix stream")},
    {"unix-seqpacket", QT_TRANSLATE_NOOP("sw::PanelKind", "Unix seqpacket")},
    {"unix-datagram", QT_TRANSLATE_NOOP("sw::PanelKind", "Unix datagram")},
    {"ping", QT_TRANSLATE_NOOP("sw::PanelKind", "Ping (ICMP)")},
    {"ping6", QT_TRANSLATE_NOOP("sw::PanelKind", "Ping (ICMPv6)")},
    {"many-clients", QT_TRANSLATE_NOOP("sw::PanelKind", "Many clients")},
    {"tcp-relay", QT_TRANSLATE_NOOP("sw::PanelKind", "TCP relay")},
    {"udp-relay", QT_TRANSLATE_NOOP("sw::PanelKind", "UDP relay")},
}};

} // namespace

std::span<const PanelKind> panelKinds()
{
    return kinds;
}

std::vector<PanelKind> panelKindsOf(WhoRole side)
{
    std::vector<PanelKind> found;
    std::copy_if(kinds.begin(), kinds.end(), std::back_inserter(found), [side](PanelKind kind) {
        return side == WhoRole::Client ? !isRelayKind(kind) : !isPingKind(kind) && !isCrowdKind(kind);
    });
    return found;
}

QString panelKindName(PanelKind kind)
{
    return QCoreApplication::translate("sw::PanelKind", rows[static_cast<size_t>(kind)].name);
}

QString panelKindKey(PanelKind kind)
{
    return QLatin1StringView(rows[static_cast<size_t>(kind)].key);
}

PanelKind panelKindFrom(const QString &key)
{
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const Row &row) { return key == QLatin1StringView(row.key); });
    return found == rows.end() ? PanelKind::Tcp : kinds[static_cast<size_t>(found - rows.begin())];
}

} // namespace sw
