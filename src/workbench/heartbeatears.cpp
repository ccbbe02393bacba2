// SPDX-License-Identifier: GPL-3.0-or-later
#include "heartbeatears.h"

#include <utility>

#include "monotonic.h"

namespace sw {

namespace {

constexpr qsizetype bytesOfCharacter = 3; // of UTF-8, for one UTF-16 unit at most

} // namespace

void HeartbeatEars::expect(const AnswerRule &answer)
{
    auto made = std::make_shared<Expected>();
    made->match = ByteMatch(answer);
    made->anywhere = answer.match == RuleMatch::Contains;
    made->tail = bytesOfCharacter * answer.pattern.size();
    const std::lock_guard lock(m_mutex);
    m_expected = std::move(made);
}

void HeartbeatEars::setOpen(bool open)
{
    const std::lock_guard lock(m_mutex);
    m_open = open;
    if (!open)
        m_waiting.clear();
}

void HeartbeatEars::waitFor(quint32 connection)
{
    const std::lock_guard lock(m_mutex);
    Waiting one;
    one.beat = ++m_beats;
    m_waiting[connection] = one;
}

void HeartbeatEars::forget(quint32 connection)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.erase(connection);
}

qint64 HeartbeatEars::answeredNs(quint32 connection) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_waiting.find(connection);
    return found == m_waiting.end() ? 0 : found->second.answeredNs;
}

/// Whether these bytes are the answer, or make it whole. Without the lock: an expression may take its time.
bool HeartbeatEars::fits(const Expected &expected, Waiting &one, QByteArrayView bytes)
{
    std::vector<QByteArray> captures;
    const auto look = [&](QByteArrayView all) {
        const ByteMatch::Outcome outcome = expected.match.look(all, captures);
        one.deaf = one.deaf || outcome == ByteMatch::Outcome::GaveUp;
        return outcome == ByteMatch::Outcome::Yes;
    };
    if (expected.anywhere) {
        one.since.append(bytes.data(), bytes.size());
        if (look(one.since))
            return true;
        if (one.since.size() > expected.tail)
            one.since = one.since.last(expected.tail);
        return false;
    }
    if (look(bytes))
        return true;
    one.full = one.full || one.since.size() + bytes.size() > mostKept;
    if (one.full) {
        one.since.clear();
        return false;
    }
    const bool first = one.since.isEmpty();
    one.since.append(bytes.data(), bytes.size());
    return !first && look(one.since);
}

void HeartbeatEars::hear(quint32 connection, QByteArrayView bytes)
{
    if (!m_open || bytes.isEmpty())
        return;
    std::shared_ptr<const Expected> expected;
    Waiting one;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_waiting.find(connection);
        if (found == m_waiting.end() || found->second.answeredNs != 0 || found->second.deaf)
            return;
        expected = m_expected;
        one = std::exchange(found->second, {found->second.beat, 0, {}, false, false});
    }
    // One thread hears for a connection, so nobody else looks at what it has kept.
    if (fits(*expected, one, bytes))
        one.answeredNs = monotonicNs();
    const std::lock_guard lock(m_mutex);
    const auto found = m_waiting.find(connection);
    if (found != m_waiting.end() && found->second.beat == one.beat)
        found->second = std::move(one);
}

} // namespace sw
