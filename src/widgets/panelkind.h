// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include <QString>

#include "logwho.h"

namespace sw {

/// The protocols that panels are made for, in the order of menus.
enum class PanelKind : quint8 {
    Tcp,
    Udp,
    UnixStream,
    UnixSeqpacket,
    UnixDatagram,
    Ping,
    PingV6,
    Crowd,
    TcpRelay,
    UdpRelay
};

/// The kinds that have connections of their own; the others send datagrams, or pings, or are many clients.
constexpr bool isStreamKind(PanelKind kind)
{
    return kind == PanelKind::Tcp || kind == PanelKind::UnixStream || kind == PanelKind::UnixSeqpacket;
}
constexpr bool isUnixKind(PanelKind kind)
{
    return kind == PanelKind::UnixStream || kind == PanelKind::UnixSeqpacket || kind == PanelKind::UnixDatagram;
}

/// These ask, and the kernel answers: they are made on the right only.
constexpr bool isPingKind(PanelKind kind)
{
    return kind == PanelKind::Ping || kind == PanelKind::PingV6;
}

/// Many clients at once; they too stand on the right only.
constexpr bool isCrowdKind(PanelKind kind)
{
    return kind == PanelKind::Crowd;
}

/// These listen and connect, and pass on what comes: they are made on the left only.
constexpr bool isRelayKind(PanelKind kind)
{
    return kind == PanelKind::TcpRelay || kind == PanelKind::UdpRelay;
}

std::span<const PanelKind> panelKinds(); ///< all of them
std::vector<PanelKind> panelKindsOf(WhoRole side);
/// "TCP", "UDP", "Unix stream". Main thread.
QString panelKindName(PanelKind kind);
/// What stands for it in a saved session; a key that is unknown gives TCP.
QString panelKindKey(PanelKind kind);
PanelKind panelKindFrom(const QString &key);

} // namespace sw
