// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QByteArray>
#include <QString>

#include "backendkind.h"
#include "callrecord.h"
#include "reaction.h"
#include "tlssettings.h"

namespace sw {

/// What a file over a socket is for: bits of the first argument of makefile.
inline constexpr int fileReads = 1;
inline constexpr int fileWrites = 2;

/// One intended call on one socket: the only thing that goes down. A value; any thread. Which members count depends on the
/// call; the rest is ignored.
struct SocketCommand
{
    Call call = Call::None;
    /// Who makes the call when its socket does not say: for calls that make a socket, and those without one.
    BackendKind backend = BackendKind::Native;
    SocketId socket = 0; ///< the socket to call on; for socket(): the number that the new one shall have
    LaneId lane = 0; ///< 0: a lane of that socket, chosen by the kind of call
    EndpointId endpoint = 0;
    EndpointId run = 0; ///< whose default time-out counts (setdefaulttimeout): the actors of a run share one; 0: none
    quint32 connection = 0;
    quint64 token = 0; ///< comes back in the record(s) of this command

    /// bind, connect, sendto; the Qt backend's listen: where, when there was no bind, as QTcpServer::listen takes it.
    SocketAddress address;
    std::array<int, 3> arguments{}; ///< family, type, protocol; level, name; how; flags: as in CallRecord
    qint64 number = 0; ///< backlog; bytes to receive; 0 or 1
    QByteArray bytes; ///< data to send; option value
    QString host; ///< getaddrinfo, create_connection
    QString service;
    SocketId newSocket = 0; ///< accept, dup, socketpair, makefile: the number that the new one shall have; 0: picked
    SocketId newSocket2 = 0; ///< socketpair: the number that the other end shall have
    /// Give up then (connect, getaddrinfo, poll); -1: never. settimeout, setdefaulttimeout and create_connection: >= 0 when
    /// there is a time-out, which `number` gives in ns; create_connection with -1 in both: blocking; with 0 in `number`: as
    /// the run's default says.
    int timeoutMs = -1;

    /// socket, create_connection: encryption may be started on its connections later. The Qt backend makes them of another
    /// class; the native one has none.
    bool mayEncrypt = false;
    bool look = false; ///< getsockopt: only to be shown; its record carries RecordFlag::Look
    bool repeat = false; ///< accept, recv, recvfrom, recvmsg: go on until it cannot
    bool untilAll = false; ///< send: the rest of a partial send follows in further sends, as one message
    bool cancelFirst =
        false; ///< close: interrupt what the socket's lanes are blocked in, drop what waits there, then close
    bool reset = false; ///< close: SO_LINGER with 0 s first, so that the peer gets a RST
    std::shared_ptr<Reaction> reaction; ///< for repeat: what is answered by itself
    /// starttls: how; null: as a client, with nothing else said. accept with repeat: each connection begins so by itself.
    std::shared_ptr<const TlsSettings> tls;
};

} // namespace sw
