// SPDX-License-Identifier: GPL-3.0-or-later
// What came: rows of the log, looked at one after the other.
#include "sequenceplay.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "monotonic.h"
#include "socketconstants.h"

namespace sw {

namespace {

using Kind = SequenceStep::Kind;
using State = SequenceResult::State;
using Outcome = SequenceMatch::Outcome;

constexpr qint64 nsPerMs = 1'000'000;
constexpr qint64 mostLookNs = 200 * nsPerMs; ///< of a step, one piece at a time

bool isStray(const RowEntry &entry)
{
    return entry.has(RecordFlag::Cancelled) || entry.error == EINTR || entry.error == EAGAIN;
}

} // namespace

void SequencePlay::collect()
{
    if (!m_running)
        return;
    const Journal &journal = m_workbench.journal();
    m_row = journal.visitAll(m_row, journal.endRow(), [this](const JournalRow &row) {
        takeRow(row);
        return true;
    });
}

bool SequencePlay::keep(QByteArrayView bytes, qint64 cameNs, bool message)
{
    const SequenceInbox::Dropped before = m_in.dropped();
    if (m_in.append(bytes, cameNs, message))
        return true;
    if (!m_results.empty()) { // between the last step and the end it is the last one's
        SequenceResult &of = m_results[std::min(static_cast<std::size_t>(m_at), m_results.size() - 1)];
        of.dropped.bytes += m_in.dropped().bytes - before.bytes;
        of.dropped.messages += m_in.dropped().messages - before.messages;
    }
    return false;
}

void SequencePlay::takeRow(const JournalRow &row)
{
    const RowEntry &entry = row.entry();
    if (entry.socket != m_socket || entry.kind != RecordKind::Call || entry.has(RecordFlag::Peeked)
        || traitsOf(entry.call).direction != Direction::In)
        return;
    // The error queue gives back what was sent.
    if (row.side() && (row.side()->messageFlags & constant::msgErrQueue) != 0)
        return;
    const bool message = entry.has(RecordFlag::Datagram);
    if (entry.error != 0) {
        if (isStray(entry))
            return;
        m_inError = entry.error;
        m_peerEnded = m_peerEnded || !message;
    } else if (!row.bytes().isEmpty() || message) {
        const std::size_t before = m_in.pieces().size();
        const qsizetype last = before == 0 ? 0 : m_in.pieces().back().size;
        if (!keep(row.bytes(), entry.beganNs + entry.tookNs, message)) {
            m_lookedPieces = 0;
            m_lookedBytes = 0;
        } else if (m_in.pieces().size() == before && m_lookedPieces == before) {
            --m_lookedPieces; // it has grown
            m_lookedBytes -= last;
        }
    } else if (entry.result == 0 && entry.asked > 0) {
        m_peerEnded = true;
    }
}

/// One more. Once a regular expression has taken long in this step, all that are there: each look is bounded, their number is
/// up to the peer.
std::size_t SequencePlay::piecesToLookAt() const
{
    if (m_lookNs < mostLookNs || !wanted().isPattern() || m_in.pieces()[m_lookedPieces].message)
        return 1;
    const std::size_t to = m_phase == Phase::Late ? std::min(m_lateFrom, m_in.pieces().size()) : m_in.pieces().size();
    return to - m_lookedPieces;
}

void SequencePlay::look()
{
    if (m_more.isActive())
        return;
    const qint64 began = monotonicNs();
    while (expects()) {
        const bool all = m_lookedPieces >= m_in.pieces().size();
        if (all || (m_phase == Phase::Late && m_lookedPieces >= m_lateFrom)) {
            const bool over = m_peerEnded || m_closed || m_inError != 0;
            if (!over && m_phase != Phase::Late)
                return;
            result().got = m_in.bytes().first(std::min(m_lookedBytes, shown)).toByteArray();
            result().ended = m_peerEnded || m_closed;
            result().error = std::exchange(m_inError, m_peerEnded ? m_inError : 0);
            m_in.takePieces(m_lookedPieces); // the next step looks at what comes then
            fail(over ? State::Failed : State::TimedOut, monotonicNs() - m_fromNs);
            return;
        }
        const SequenceInbox::Piece &piece = m_in.pieces()[m_lookedPieces];
        const qsizetype seen = m_lookedBytes;
        const qint64 lookBegan = monotonicNs();
        for (std::size_t left = piecesToLookAt(); left > 0; --left)
            m_lookedBytes += m_in.pieces()[m_lookedPieces++].size;
        const QByteArrayView bytes = m_in.bytes().first(m_lookedBytes);
        const Outcome outcome = wanted().look(bytes, seen, piece.message);
        const qint64 now = monotonicNs();
        m_lookNs += now - lookBegan;
        judge(outcome, piece.message);
        if (expects() && now - began > turnNs) {
            m_more.start(static_cast<int>((now - began) / nsPerMs)); // others have as long
            return;
        }
    }
}

void SequencePlay::judge(Outcome outcome, bool message)
{
    if (outcome == Outcome::NotYet)
        return;
    const bool found = outcome == Outcome::Yes;
    const qint64 cameNs = m_in.pieces()[m_lookedPieces - 1].cameNs;
    const auto exactly = found && !message ? wanted().taken() : std::nullopt;
    const qsizetype size = exactly.value_or(m_lookedBytes);
    result().got = m_in.bytes().first(std::min(size, shown)).toByteArray();
    result().gaveUp = outcome == Outcome::GaveUp;
    if (exactly)
        m_in.take(size);
    else
        m_in.takePieces(m_lookedPieces);
    const qint64 took = std::max<qint64>(0, cameNs - m_fromNs);
    if (found)
        done(took, std::max(cameNs, m_fromNs));
    else
        fail(State::Failed, took);
}

} // namespace sw
