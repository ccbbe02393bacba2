// SPDX-License-Identifier: GPL-3.0-or-later
#include "datagramplan.h"

#include <algorithm>
#include <utility>

#include "faultrandom.h"

namespace sw {

namespace {

constexpr qint64 nsInMs = 1'000'000;
constexpr qint64 nsInSecond = 1'000'000'000;

} // namespace

DatagramPlan::DatagramPlan(const Faults &faults, quint64 conversation)
    : m_conversation(conversation)
{
    change(faults, 0);
}

void DatagramPlan::change(const Faults &faults, qint64 nowNs)
{
    m_faults = withinLimits(faults);
    m_seed = faultNumber(static_cast<quint64>(m_faults.seed), FaultDraw::Conversation, m_conversation);
    m_lastDue = nowNs;
    m_freeNs = nowNs;
    // What waits is let go: a throttle that was taken away holds nothing up any more.
    const auto waiting = std::exchange(m_out, {});
    const auto held = std::exchange(m_held, {});
    m_waiting = 0;
    for (const auto &[due, output] : waiting) {
        if (output.kind == FaultOutput::Kind::Bytes)
            schedule(output.bytes, std::min(due, nowNs), output.tag);
        else
            m_out.emplace(nowNs, output);
    }
    for (const auto &[due, one] : held)
        schedule(one.bytes, nowNs, one.tag);
}

void DatagramPlan::push(const QByteArray &bytes, qint64 nowNs, quint64 tag)
{
    const quint64 index = m_index++;
    const bool noRoom = m_waiting + bytes.size() > mostWaiting
        || m_out.size() + m_held.size() >= static_cast<std::size_t>(mostDatagrams);
    if (noRoom || faultHappens(m_seed, FaultDraw::Drop, index, m_faults.dropPercent)) {
        m_out.emplace(nowNs, FaultOutput{FaultOutput::Kind::Dropped, bytes, false, tag});
        letGo(index, nowNs);
        return;
    }
    const qint64 delay = faultBetween(m_seed, FaultDraw::Delay, index, m_faults.delayMinMs, m_faults.delayMaxMs);
    const qint64 due = nowNs + delay * nsInMs;
    if (faultHappens(m_seed, FaultDraw::Reorder, index, m_faults.reorderPercent)) {
        m_waiting += bytes.size();
        m_held.emplace(due + longestHoldMs * nsInMs,
                       Held{bytes, index + static_cast<quint64>(m_faults.reorderDistance), tag});
    } else {
        schedule(bytes, due, tag);
    }
    if (faultHappens(m_seed, FaultDraw::Duplicate, index, m_faults.duplicatePercent))
        schedule(bytes, due, tag);
    letGo(index, due);
}

void DatagramPlan::withdraw(quint64 tag, qint64, qint64)
{
    std::erase_if(m_out, [this, tag](const auto &one) {
        const bool gone = one.second.tag == tag;
        if (gone && one.second.kind == FaultOutput::Kind::Bytes)
            m_waiting -= one.second.bytes.size();
        return gone;
    });
    std::erase_if(m_held, [this, tag](const auto &one) {
        const bool gone = one.second.tag == tag;
        m_waiting -= gone ? one.second.bytes.size() : 0;
        return gone;
    });
}

void DatagramPlan::schedule(const QByteArray &bytes, qint64 dueNs, quint64 tag)
{
    qint64 due = std::max(dueNs, m_lastDue);
    if (m_faults.throttle > 0) {
        due = std::max(due, m_freeNs);
        m_freeNs = due + bytes.size() * nsInSecond / m_faults.throttle;
    }
    m_lastDue = due;
    m_waiting += bytes.size();
    m_out.emplace(due, FaultOutput{FaultOutput::Kind::Bytes, bytes, false, tag});
}

/// Those that were held back until this one.
void DatagramPlan::letGo(quint64 index, qint64 dueNs)
{
    for (auto it = m_held.begin(); it != m_held.end();) {
        if (it->second.until > index) {
            ++it;
            continue;
        }
        m_waiting -= it->second.bytes.size();
        schedule(it->second.bytes, dueNs, it->second.tag);
        it = m_held.erase(it);
    }
}

std::optional<qint64> DatagramPlan::dueNs() const
{
    if (m_out.empty() && m_held.empty())
        return std::nullopt;
    if (m_held.empty())
        return m_out.begin()->first;
    if (m_out.empty())
        return m_held.begin()->first;
    return std::min(m_out.begin()->first, m_held.begin()->first);
}

std::optional<FaultOutput> DatagramPlan::next(qint64 nowNs)
{
    while (!m_held.empty() && m_held.begin()->first <= nowNs) {
        const auto [due, held] = *m_held.begin();
        m_held.erase(m_held.begin());
        m_waiting -= held.bytes.size();
        schedule(held.bytes, due, held.tag);
    }
    if (m_out.empty() || m_out.begin()->first > nowNs)
        return std::nullopt;
    FaultOutput output = std::move(m_out.begin()->second);
    m_out.erase(m_out.begin());
    if (output.kind == FaultOutput::Kind::Bytes)
        m_waiting -= output.bytes.size();
    return output;
}

} // namespace sw
