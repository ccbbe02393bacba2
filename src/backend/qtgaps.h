// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callnames.h"

namespace sw {

/// What Qt's classes cannot do: why the Qt backend does not make a call.
enum class QtGap : quint8 {
    None,
    HalfClose, ///< shutdown of one direction
    Pair, ///< socketpair
    Duplicate, ///< dup
    Wait, ///< poll
    File, ///< makefile and what is called on files
    Name, ///< services, protocols, names apart from hosts
    ByteOrder, ///< byte order and address forms: no sockets in them
    Family, ///< other than AF_INET, AF_INET6, AF_UNIX
    Packets, ///< SOCK_SEQPACKET, raw and other types; AF_UNIX datagrams
    Protocol, ///< a protocol of one's own
    Flags, ///< MSG_ flags
    Backlog, ///< listen again
    Datagrams, ///< of a stream on a QUdpSocket
    LocalName, ///< a QLocalSocket has no name of its own
    Encryption, ///< of what is no TCP connection
    PlainObject, ///< a QTcpSocket cannot start TLS: its socket was not made for it
    ServerShutdown, ///< shutdown of a listening socket
    NoName, ///< QLocalServer::listen needs a name
    ReuseAddress, ///< QTcpServer::listen always sets SO_REUSEADDR
    Broadcast, ///< QUdpSocket always sets SO_BROADCAST
    PacketInfo, ///< QUdpSocket always asks for destination, interface and hop limit
    Drops, ///< QNetworkDatagram does not tell what was lost
    ErrorQueue, ///< QUdpSocket does not read the error queue
};

/// As the command line names it: "half-close"; empty for None.
QLatin1StringView qtGapName(QtGap gap);
QtGap qtGapFromName(QStringView name); ///< None for what is no gap's name
/// Why the Qt backend never makes this call, whatever the socket; None: it does.
QtGap qtGapOf(Call call);
/// Why it makes no such socket; None: it does. As for socket(2).
QtGap qtGapOfSocket(int family, int type, int protocol);
/// Whether shutdown with that `how` has no counterpart.
QtGap qtGapOfShutdown(int how);

} // namespace sw
