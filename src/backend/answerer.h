// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callrecord.h"

namespace sw {

/// One thing to do in answer to what arrived.
struct AnswerStep
{
    enum class Kind : quint8 {
        Send,
        Wait, ///< `ms`, then go on; of datagrams only the following steps for the same one wait
        Close, ///< of a connection; datagrams have none: ignored
        Reset,
        Note, ///< a notice into the log
    };
    Kind kind = Kind::Send;
    QByteArray bytes;
    int ms = 0;
    Notice notice = Notice::None;
    QString text; ///< of the notice
    qint64 number = 0; ///< its result
};

/// What is remembered of one connection, or of one datagram socket, while it is answered. Made, used and deleted on its receiving
/// thread.
class Answerer
{
public:
    Answerer() = default;
    virtual ~Answerer() = default;
    Q_DISABLE_COPY_MOVE(Answerer)

    virtual void stands() = 0; ///< a connection: before anything is read
    /// What one call gave. `whole`: a message with its bounds, else a piece of a stream. `from`: of a datagram; null: the peer.
    virtual void take(QByteArrayView bytes, bool whole, const SocketAddress &from) = 0;
    /// The next step of what was taken so far; false: nothing is to be done until more comes.
    virtual bool next(AnswerStep &step) = 0;
    virtual void drop() = 0; ///< the steps that are left cannot be made
};

} // namespace sw
