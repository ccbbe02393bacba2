// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "faultplan.h"

namespace sw {

/// The faults of datagrams: each is one piece, also an empty one. What the throttle lets wait is bounded; what comes after
/// that is dropped, as a router does.
class DatagramPlan final : public FaultPlan
{
public:
    static constexpr qint64 mostWaiting = 4LL * 1024 * 1024; ///< bytes
    static constexpr int mostDatagrams = 10'000;
    static constexpr qint64 longestHoldMs = 500; ///< one that is held back goes then, also when none came after it

    explicit DatagramPlan(const Faults &faults, quint64 conversation = 0);

    void change(const Faults &faults, qint64 nowNs) override;
    using FaultPlan::push;
    void push(const QByteArray &bytes, qint64 nowNs, quint64 tag) override;
    void withdraw(quint64 tag, qint64 from, qint64 size) override;
    void end() override {} ///< datagrams have none
    [[nodiscard]] std::optional<qint64> dueNs() const override;
    std::optional<FaultOutput> next(qint64 nowNs) override;
    [[nodiscard]] qint64 waitingBytes() const override { return m_waiting; }

private:
    struct Held
    {
        QByteArray bytes;
        quint64 until = 0; ///< index of the datagram after which it goes
        quint64 tag = 0;
    };

    void schedule(const QByteArray &bytes, qint64 dueNs, quint64 tag);
    void letGo(quint64 index, qint64 dueNs);

    Faults m_faults;
    const quint64 m_conversation;
    quint64 m_seed = 0;
    quint64 m_index = 0;
    std::multimap<qint64, FaultOutput> m_out; ///< by due time; equal ones in the order they came
    std::multimap<qint64, Held> m_held; ///< by the time when they go at last
    qint64 m_lastDue = 0;
    qint64 m_freeNs = 0;
    qint64 m_waiting = 0;
};

} // namespace sw
