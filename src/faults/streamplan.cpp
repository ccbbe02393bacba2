// SPDX-License-Identifier: GPL-3.0-or-later
#include "streamplan.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "faultrandom.h"

namespace sw {

namespace {

constexpr qint64 nsInMs = 1'000'000;
constexpr qint64 nsInSecond = 1'000'000'000;
// A throttled stream flows in slices of this part of a second rather than in gulps.
constexpr qint64 slicesPerSecond = 20;

} // namespace

StreamPlan::StreamPlan(const Faults &faults, quint64 conversation)
    : m_conversation(conversation)
{
    change(faults, 0);
}

void StreamPlan::change(const Faults &faults, qint64 nowNs)
{
    m_faults = withinLimits(faults);
    m_seed = faultNumber(static_cast<quint64>(m_faults.seed), FaultDraw::Conversation, m_conversation);
    m_head.reset();
    m_pieceLeft = 0;
    m_lastDue = nowNs;
    m_freeNs = nowNs;
    if (m_faults.joinBytes == 0)
        flushJoined(nowNs);
    plan();
}

void StreamPlan::push(const QByteArray &bytes, qint64 nowNs, quint64 tag)
{
    if (m_over || m_ended)
        return;
    m_waiting += bytes.size();
    if (m_faults.joinBytes > 0 && !bytes.isEmpty()) {
        if (m_joining.bytes.isEmpty())
            m_joining.since = nowNs;
        m_joining.bytes += bytes;
        m_joining.tag = tag;
        if (m_joining.bytes.size() >= m_faults.joinBytes)
            flushJoined(nowNs);
    } else if (!bytes.isEmpty()) {
        m_chunks.push_back({bytes, nowNs, tag});
    }
    plan();
}

void StreamPlan::withdraw(quint64, qint64 from, qint64 size)
{
    if (!m_chunks.empty())
        m_chunks.front().bytes.remove(0, std::exchange(m_offset, 0));
    const auto cut = [&](QByteArray &bytes) {
        const qint64 begin = std::min<qint64>(from, bytes.size());
        const qint64 count = std::min<qint64>(size, bytes.size() - begin);
        bytes.remove(begin, count);
        from -= begin;
        size -= count;
        m_waiting -= count;
    };
    for (Chunk &one : m_chunks)
        cut(one.bytes);
    cut(m_joining.bytes);
    std::erase_if(m_chunks, [](const Chunk &one) { return one.bytes.isEmpty(); });
    m_head.reset(); // what was planned next may be gone
    plan();
}

void StreamPlan::end()
{
    if (m_ended)
        return;
    m_ended = true;
    flushJoined(m_joining.since);
    plan();
}

void StreamPlan::flushJoined(qint64 nowNs)
{
    if (m_joining.bytes.isEmpty())
        return;
    m_chunks.push_back({m_joining.bytes, nowNs, m_joining.tag});
    m_joining = {};
}

qint64 StreamPlan::leftUntilCut() const
{
    return m_faults.cutHow == Faults::NoCut ? std::numeric_limits<qint64>::max()
                                            : std::max<qint64>(m_faults.cutAfter - m_passed, 0);
}

/// How large the next piece is, and when it goes.
void StreamPlan::plan()
{
    if (m_over || m_head)
        return;
    if (leftUntilCut() == 0) { // at once, not only when another byte comes
        m_head = Head{0, m_lastDue};
        return;
    }
    if (m_chunks.empty())
        return;
    const Chunk &first = m_chunks.front();
    qint64 size = first.bytes.size() - m_offset;
    if (m_faults.splitMax > 0) {
        if (m_pieceLeft == 0)
            m_pieceLeft = faultBetween(m_seed, FaultDraw::Piece, m_piece, m_faults.splitMin, m_faults.splitMax);
        size = std::min(size, m_pieceLeft);
    }
    if (m_faults.throttle > 0)
        size = std::min(size, std::max<qint64>(m_faults.throttle / slicesPerSecond, 1));
    size = std::min(size, leftUntilCut());
    const qint64 delay = faultBetween(m_seed, FaultDraw::Delay, m_piece, m_faults.delayMinMs, m_faults.delayMaxMs);
    qint64 due = std::max(m_lastDue, first.since + delay * nsInMs);
    if (m_faults.throttle > 0 || m_faults.pauseMs > 0)
        due = std::max(due, m_freeNs);
    m_head = Head{static_cast<qsizetype>(size), due};
}

std::optional<qint64> StreamPlan::dueNs() const
{
    if (m_over)
        return std::nullopt;
    if (m_head)
        return m_head->due;
    if (!m_joining.bytes.isEmpty())
        return m_joining.since + m_faults.joinMs * nsInMs;
    if (m_ended)
        return m_lastDue;
    return std::nullopt;
}

void StreamPlan::take(FaultOutput &output, qint64 nowNs)
{
    Chunk &first = m_chunks.front();
    const qsizetype size = m_head->size;
    output.bytes = size == first.bytes.size() ? first.bytes : first.bytes.mid(m_offset, size);
    output.tag = first.tag;
    m_offset += size;
    m_passed += size;
    m_waiting -= size;
    m_lastDue = m_head->due;
    if (m_faults.throttle > 0) // in two parts: a product of all three may not fit
        m_freeNs = m_head->due + size / m_faults.throttle * nsInSecond
            + size % m_faults.throttle * nsInSecond / m_faults.throttle;
    if (m_faults.pauseMs > 0) // after it really went: late ones do not come together
        m_freeNs = std::max(m_freeNs, std::max(m_head->due, nowNs) + m_faults.pauseMs * nsInMs);
    if (m_offset == first.bytes.size()) {
        m_chunks.pop_front();
        m_offset = 0;
        if (m_faults.splitMax == 0)
            ++m_piece;
    }
    if (m_faults.splitMax > 0) {
        m_pieceLeft -= size;
        m_piece += m_pieceLeft == 0 ? 1 : 0;
    }
    m_head.reset();
    plan();
}

std::optional<FaultOutput> StreamPlan::next(qint64 nowNs)
{
    const auto due = dueNs();
    if (!due || *due > nowNs)
        return std::nullopt;
    if (!m_head && !m_joining.bytes.isEmpty()) {
        flushJoined(m_joining.since + m_faults.joinMs * nsInMs);
        plan();
        return next(nowNs);
    }
    FaultOutput output;
    if (m_head && m_head->size > 0) {
        take(output, nowNs);
        return output;
    }
    m_over = true;
    output.kind = m_head ? FaultOutput::Kind::Cut : FaultOutput::Kind::End;
    output.reset = m_head && m_faults.cutHow == Faults::CutByReset;
    m_head.reset();
    m_chunks.clear();
    m_waiting = 0;
    return output;
}

} // namespace sw
