// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcpend.h"

#include <algorithm>

namespace sw {

bool TcpEnd::sentFin() const
{
    switch (socket.state) {
    case TcpState::FinWait1:
    case TcpState::FinWait2:
    case TcpState::Closing:
    case TcpState::LastAck:
    case TcpState::TimeWait:
        return true;
    default:
        return false;
    }
}

bool TcpEnd::gotFin() const
{
    switch (socket.state) {
    case TcpState::CloseWait:
    case TcpState::Closing:
    case TcpState::LastAck:
    case TcpState::TimeWait:
        return true;
    default:
        return false;
    }
}

quint64 TcpEnd::unsent() const
{
    return bytesUnsent > 0 && sentFin() ? bytesUnsent - 1 : bytesUnsent;
}

quint64 TcpEnd::received() const
{
    return bytesReceived > 0 && gotFin() ? bytesReceived - 1 : bytesReceived;
}

// The FIN is the last of all: while anything is unread, so is it.
quint64 TcpEnd::unread() const
{
    const quint64 waiting = socket.receiveQueue > 0 && gotFin() ? socket.receiveQueue - 1 : socket.receiveQueue;
    return std::min(waiting, received());
}

quint64 TcpEnd::acked(bool connected) const
{
    const quint64 data = bytesAcked > 0 && connected ? bytesAcked - 1 : bytesAcked;
    // Of what is not payload only a FIN is left, and it comes after all that was sent.
    return std::min(data, bytesSent);
}

} // namespace sw
