// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include "faultplan.h"

namespace sw {

/// The faults of a stream. Without a cut no byte is lost or overtakes another. Where pieces end depends on the seed and on the
/// place in the stream alone; what a read ended in the middle of one goes on at once, so that nothing waits for bytes that may
/// never come.
class StreamPlan final : public FaultPlan
{
public:
    explicit StreamPlan(const Faults &faults, quint64 conversation = 0);

    void change(const Faults &faults, qint64 nowNs) override;
    using FaultPlan::push;
    void push(const QByteArray &bytes, qint64 nowNs, quint64 tag) override;
    void withdraw(quint64 tag, qint64 from, qint64 size) override;
    void end() override;
    [[nodiscard]] std::optional<qint64> dueNs() const override;
    std::optional<FaultOutput> next(qint64 nowNs) override;
    [[nodiscard]] qint64 waitingBytes() const override { return m_waiting; }

private:
    struct Chunk
    {
        QByteArray bytes;
        qint64 since = 0;
        quint64 tag = 0;
    };
    struct Head
    {
        qsizetype size = 0;
        qint64 due = 0;
    };

    void flushJoined(qint64 nowNs);
    void plan();
    void take(FaultOutput &output, qint64 nowNs);
    [[nodiscard]] qint64 leftUntilCut() const;

    Faults m_faults;
    const quint64 m_conversation;
    quint64 m_seed = 0;
    Chunk m_joining; ///< collected until it is large or old enough
    std::deque<Chunk> m_chunks; ///< cut into pieces only when their turn comes: pieces of a byte cost memory
    qsizetype m_offset = 0; ///< in the first chunk
    std::optional<Head> m_head; ///< the next piece
    quint64 m_piece = 0; ///< index of the piece that the next byte belongs to
    qint64 m_pieceLeft = 0; ///< of that piece
    qint64 m_passed = 0;
    qint64 m_waiting = 0;
    qint64 m_lastDue = 0;
    qint64 m_freeNs = 0; ///< the throttle lets nothing through before
    bool m_ended = false;
    bool m_over = false; ///< the end or the cut came out
};

} // namespace sw
