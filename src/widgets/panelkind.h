// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include <QString>

namespace sw {

/// The protocols that panels are made for, in the order of menus.
enum class PanelKind : quint8 { Tcp, Udp, UnixStream, UnixSeqpacket, UnixDatagram };

/// The kinds that have connections; the others send datagrams.
constexpr bool isStreamKind(PanelKind kind)
{
    return kind == PanelKind::Tcp || kind == PanelKind::UnixStream || kind == PanelKind::UnixSeqpacket;
}
constexpr bool isUnixKind(PanelKind kind)
{
    return kind == PanelKind::UnixStream || kind == PanelKind::UnixSeqpacket || kind == PanelKind::UnixDatagram;
}

std::span<const PanelKind> panelKinds();
/// "TCP", "UDP", "Unix stream". Main thread.
QString panelKindName(PanelKind kind);
/// What stands for it in a saved session; a key that is unknown gives TCP.
QString panelKindKey(PanelKind kind);
PanelKind panelKindFrom(const QString &key);

} // namespace sw
