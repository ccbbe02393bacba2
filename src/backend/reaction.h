// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>

#include "callrecord.h"

namespace sw {

/// What an endpoint answers by itself. Called on the connection's own thread, by many connections at once.
class Reaction
{
public:
    static constexpr qint64 usualReceiveBytes = 65536;

    Reaction() = default;
    virtual ~Reaction() = default;
    Q_DISABLE_COPY_MOVE(Reaction)

    /// Bytes to send as soon as the connection stands; empty = none.
    virtual QByteArray greeting() = 0;
    /// Bytes to send in answer to what one recv gave; empty = none.
    virtual QByteArray answer(QByteArrayView received) = 0;
    /// What goes back to the sender of a datagram; an empty one is sent too, nothing is not.
    virtual std::optional<QByteArray> answerToDatagram(QByteArrayView received)
    {
        const QByteArray bytes = answer(received);
        return bytes.isEmpty() ? std::nullopt : std::optional(bytes);
    }
    /// How many bytes the next recv of a stream asks for, at least 1.
    virtual qint64 receiveBytes() { return usualReceiveBytes; }
    /// Every chunk as it arrives, before answer(); for keeping it elsewhere.
    virtual void received(quint32 connection, QByteArrayView bytes) = 0;
    /// Every datagram of a receive loop, and every answer to one, as its call ended, before it goes to the log.
    virtual void datagram(const CallRecord &record) { Q_UNUSED(record) }
    /// Whether to close a connection whose peer has ended its direction or reset it.
    virtual bool closesAfterPeer() = 0;
};

} // namespace sw
