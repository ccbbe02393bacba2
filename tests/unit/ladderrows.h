// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cerrno>

#include "journal.h"
#include "socketconstants.h"

namespace sw {

/// Writes the rows of made-up conversations into a journal, a microsecond between the end of one call and the next. One thread.
class LadderRows final
{
public:
    static constexpr qint64 us = 1000;

    explicit LadderRows(Journal &rows)
        : journal(rows)
    {
    }

    static SocketAddress at(const char *text) { return *SocketAddress::parse(QString::fromLatin1(text)); }

    CallRecord call(Call which, SocketId socket, LaneId lane) const
    {
        CallRecord record;
        record.call = which;
        record.socket = socket;
        record.lane = lane;
        record.thread = 4000 + int(lane);
        record.endpoint = lane;
        record.beganNs = now;
        record.tookNs = us;
        return record;
    }
    quint64 add(CallRecord record)
    {
        now = std::max(now, record.beganNs + record.tookNs) + us;
        return journal.append(std::move(record));
    }
    quint64 make(SocketId socket, LaneId lane, int type = constant::sockStream)
    {
        CallRecord record = call(Call::Socket, socket, lane);
        record.arguments = {constant::afInet, type, 0};
        return add(std::move(record));
    }
    quint64 bind(SocketId socket, LaneId lane, const char *local)
    {
        CallRecord record = call(Call::Bind, socket, lane);
        record.address = record.local = at(local);
        return add(std::move(record));
    }
    quint64 connect(SocketId socket, LaneId lane, const char *peer, const char *local, int error = 0)
    {
        CallRecord record = call(Call::Connect, socket, lane);
        record.address = at(peer);
        if (local)
            record.local = at(local);
        record.tookNs = 80 * us;
        record.error = error;
        return add(std::move(record));
    }
    quint64 accept(SocketId listener, SocketId made, LaneId lane, const char *peer, const char *local)
    {
        CallRecord record = call(Call::Accept, listener, lane);
        record.newSocket = made;
        if (peer)
            record.address = at(peer);
        record.local = at(local);
        return add(std::move(record));
    }
    quint64 send(SocketId socket, LaneId lane, const QByteArray &bytes)
    {
        CallRecord record = call(Call::Send, socket, lane);
        record.flags = RecordFlag::Bytes;
        record.data = bytes;
        record.result = record.asked = bytes.size();
        return add(std::move(record));
    }
    quint64 recv(SocketId socket, LaneId lane, const QByteArray &bytes, RecordFlags flags = {}, int error = 0)
    {
        CallRecord record = call(Call::Recv, socket, lane);
        record.flags = RecordFlag::Bytes | flags;
        record.data = bytes;
        record.asked = 1024;
        record.result = error ? -1 : bytes.size();
        record.error = error;
        return add(std::move(record));
    }
    quint64 close(SocketId socket, LaneId lane) { return add(call(Call::Close, socket, lane)); }

    /// Listening socket 1 of lane 1, its connection 2 on lane 2, the client's socket 3 on lane 3.
    void converse()
    {
        make(1, 1);
        bind(1, 1, "127.0.0.1:9000");
        make(3, 3);
        connect(3, 3, "127.0.0.1:9000", "127.0.0.1:40000");
        accept(1, 2, 1, "127.0.0.1:40000", "127.0.0.1:9000");
    }

    Journal &journal;
    qint64 now = 1'000'000;
};

} // namespace sw
