// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QLatin1StringView>
#include <QtGlobal>

namespace sw {

/// The states of RFC 9293 with the kernel's numbers (TCP_ESTABLISHED = 1 ...); Unknown when nothing was seen.
enum class TcpState : quint8 {
    Unknown = 0,
    Established = 1,
    SynSent = 2,
    SynRecv = 3,
    FinWait1 = 4,
    FinWait2 = 5,
    TimeWait = 6,
    Close = 7,
    CloseWait = 8,
    LastAck = 9,
    Listen = 10,
    Closing = 11,
    NewSynRecv = 12,
};

/// "ESTABLISHED", "CLOSE_WAIT" ...; empty for Unknown. "CLOSED" for Close, "SYN_RECV" for NewSynRecv.
QLatin1StringView tcpStateName(TcpState state);
/// Asks the kernel now (TCP_INFO, tcp(7)); Unknown when the descriptor is no TCP socket. A look: no call of anybody's, so it
/// is recorded nowhere.
TcpState tcpStateOf(int descriptor);
TcpState tcpStateFromName(QByteArrayView name); ///< Unknown when unknown; takes CLOSE, CLOSED, SYN_RCVD, FIN_WAIT_1 too

} // namespace sw
