// SPDX-License-Identifier: GPL-3.0-or-later
#include "peerbook.h"

#include <mutex>

namespace sw {

void PeerBook::learn(const JournalRow &row)
{
    const RowSide *side = row.side();
    if (!side || side->address.isNull() || row.failed() || row.entry().kind == RecordKind::Notice)
        return;
    SocketId socket = row.entry().socket;
    switch (row.entry().call) {
    case Call::Accept:
    case Call::CreateConnection:
        socket = side->newSocket != 0 ? side->newSocket : socket;
        break;
    case Call::Connect:
    case Call::ConnectEx:
    case Call::Getpeername:
        break;
    default:
        return;
    }
    const QString address = side->address.toString();
    const std::unique_lock lock(m_mutex);
    m_peers.insert(socket, address);
}

QString PeerBook::peerOf(SocketId socket) const
{
    const std::shared_lock lock(m_mutex);
    return m_peers.value(socket);
}

} // namespace sw
