// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "anyrecord.h"
#include "ipheaders.h"
#include "pcapngblocks.h"
#include "socketconstants.h"

namespace sw {

// Rows of calls as a conversation leaves them, and the packets that a file has of them.

inline CallRecord wireCall(Call what, SocketId socket, qint64 result = 0)
{
    static qint64 now = 2'000'000;
    CallRecord r;
    r.call = what;
    r.socket = socket;
    r.fd = int(socket);
    r.thread = 9;
    r.beganNs = now += 1000;
    r.tookNs = 500;
    r.result = result;
    return r;
}

inline CallRecord made(SocketId socket, int type)
{
    CallRecord r = wireCall(Call::Socket, socket);
    r.arguments = {constant::afInet, type, 0};
    return r;
}

inline CallRecord moved(Call what, SocketId socket, const QByteArray &bytes)
{
    CallRecord r = wireCall(what, socket, bytes.size());
    r.flags = RecordFlag::Bytes;
    r.asked = 65536;
    r.data = bytes;
    return r;
}

inline CallRecord connected(SocketId socket, const char *local, const char *peer)
{
    CallRecord r = wireCall(Call::Connect, socket);
    r.address = at(peer);
    r.local = at(local);
    return r;
}

inline CallRecord accepted(SocketId listening, SocketId socket, const char *local, const char *peer)
{
    CallRecord r = wireCall(Call::Accept, listening, socket);
    r.newSocket = socket;
    r.address = at(peer);
    r.local = at(local);
    return r;
}

/// The TCP or UDP payload of each packet.
inline QByteArrayList payloadsOf(QByteArrayView file)
{
    QByteArrayList all;
    while (const auto block = pcapng::blockAt(file)) {
        const QByteArrayView packet = pcapng::packetOf(*block);
        if (!packet.isEmpty())
            all.append(ipheaders::payloadOf(packet).toByteArray());
        file = file.sliced(block->size);
    }
    return all;
}

} // namespace sw
