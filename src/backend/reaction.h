// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace sw {

/// What an endpoint answers by itself. Called on the connection's own thread, by many connections at once.
class Reaction
{
public:
    Reaction() = default;
    virtual ~Reaction() = default;
    Q_DISABLE_COPY_MOVE(Reaction)

    /// Bytes to send as soon as the connection stands; empty = none.
    virtual QByteArray greeting() = 0;
    /// Bytes to send in answer to what one recv gave; empty = none.
    virtual QByteArray answer(QByteArrayView received) = 0;
    /// Every chunk as it arrives, before answer(); for keeping it elsewhere.
    virtual void received(quint32 connection, QByteArrayView bytes) = 0;
    /// Whether to close a connection whose peer has ended its direction or reset it.
    virtual bool closesAfterPeer() = 0;
};

} // namespace sw
