// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>

#include "faults.h"

namespace sw {

/// What comes out of a plan. A value.
struct FaultOutput
{
    enum class Kind : quint8 {
        Bytes, ///< to be sent now, as one piece
        End, ///< the input has ended, and all of it came out
        Cut, ///< the connection is to be ended here; what was left is gone
        Dropped, ///< a datagram that is not to be sent
    };

    Kind kind = Kind::Bytes;
    QByteArray bytes;
    bool reset = false; ///< of a cut
    quint64 tag = 0; ///< that came with the bytes; of pieces put together, the last one's
};

/// What happens to the bytes of one direction of one conversation, in a time (ns) that whoever asks gives: a plan has no clock
/// and no thread. The same settings, seed and input at the same times give the same output at the same times.
class FaultPlan
{
public:
    FaultPlan() = default;
    virtual ~FaultPlan() = default;
    Q_DISABLE_COPY_MOVE(FaultPlan)

    /// From now on; what waits is planned anew.
    virtual void change(const Faults &faults, qint64 nowNs) = 0;
    /// `tag` comes out again with each piece of the bytes.
    virtual void push(const QByteArray &bytes, qint64 nowNs, quint64 tag) = 0;
    void push(const QByteArray &bytes, qint64 nowNs) { push(bytes, nowNs, 0); }
    /// Takes back what still waits: of a stream `size` of the bytes that wait, `from` the oldest of them on; of datagrams those
    /// with that tag.
    virtual void withdraw(quint64 tag, qint64 from, qint64 size) = 0;
    /// No more input comes.
    virtual void end() = 0;
    /// When next() has something; nothing: never, as long as nothing is pushed.
    [[nodiscard]] virtual std::optional<qint64> dueNs() const = 0;
    /// The next output that is due, in order; nothing: none is.
    virtual std::optional<FaultOutput> next(qint64 nowNs) = 0;
    [[nodiscard]] virtual qint64 waitingBytes() const = 0;
};

} // namespace sw
