// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include <QString>

class QComboBox;

namespace sw {

/// The protocols that panels are made for, in the order of menus.
enum class PanelKind : quint8 { Tcp, Udp, UnixDatagram };

std::span<const PanelKind> panelKinds();
/// "TCP", "UDP", "Unix datagram". Main thread.
QString panelKindName(PanelKind kind);
/// What stands for it in a saved session; a key that is unknown gives TCP.
QString panelKindKey(PanelKind kind);
PanelKind panelKindFrom(const QString &key);
/// Fills a protocol box anew, in the language in force, and chooses `kind`.
void fillPanelKinds(QComboBox &box, PanelKind kind);

} // namespace sw
