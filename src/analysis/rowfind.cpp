// SPDX-License-Identifier: GPL-3.0-or-later
#include "rowfind.h"

namespace sw {

namespace {

constexpr qint64 blockRows = 1024; ///< looked at together
constexpr quint64 sparseFactor = 16; ///< rows so far apart are asked for one by one

} // namespace

struct RowFind::Search
{
    FilterExpression wanted;
    RowSet rows;
    qint64 start; ///< the first index to look at; backward: the one behind it
    bool forward;
};

RowFind::RowFind(const Journal &journal, std::function<void()> notify)
    : m_journal(journal)
    , m_notify(std::move(notify))
{
}

RowFind::~RowFind()
{
    cancel();
}

void RowFind::start(const FilterExpression &wanted, const RowSet &rows, std::optional<quint64> from, bool forward)
{
    cancel();
    m_percent = 0;
    qint64 start = forward ? 0 : rows.count();
    if (from)
        start = rows.indexOf(forward ? *from + 1 : *from);
    m_thread = std::jthread(
        [this, search = Search{wanted, rows, start, forward}](const std::stop_token &stop) { run(stop, search); });
}

void RowFind::cancel()
{
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
    m_outcome.reset();
}

std::optional<RowFind::Outcome> RowFind::take()
{
    std::optional<Outcome> outcome;
    {
        const std::scoped_lock lock(m_mutex);
        outcome.swap(m_outcome);
    }
    if (outcome && m_thread.joinable())
        m_thread.join();
    return outcome;
}

void RowFind::run(const std::stop_token &stop, const Search &search)
{
    const qint64 count = search.rows.count();
    Outcome outcome;
    qint64 done = 0;
    // Two legs: up to the end, and from the other end to where it began.
    for (const bool wrapped : {false, true}) {
        const bool low = search.forward == wrapped; // the leg at the low end
        const qint64 from = low ? 0 : search.start;
        const qint64 to = low ? search.start : count;
        for (qint64 at = 0; at < to - from && !outcome.row; at += blockRows) {
            if (stop.stop_requested())
                return;
            const qint64 size = qMin(blockRows, to - from - at);
            const qint64 begin = search.forward ? from + at : to - at - size;
            outcome.row = among(stop, search, begin, begin + size);
            if (stop.stop_requested())
                return;
            done += size;
            m_percent = int(done * 100 / qMax(1LL, count));
        }
        outcome.wrapped = wrapped;
        if (outcome.row)
            break;
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_outcome = outcome;
    }
    m_notify();
}

std::optional<quint64> RowFind::among(const std::stop_token &stop, const Search &search, qint64 from, qint64 to) const
{
    std::optional<quint64> found;
    const auto look = [&](const JournalRow &row) {
        // A single row can keep a pattern busy for milliseconds, and who cancels waits for it.
        if (stop.stop_requested())
            return false;
        if (search.wanted.matches(row))
            found = row.number();
        return !found || !search.forward; // backward the last one counts
    };
    const quint64 first = search.rows.at(from);
    const quint64 last = search.rows.at(to - 1);
    if (last - first < quint64(to - from) * sparseFactor) {
        m_journal.visit(first, last + 1,
                        [&](const JournalRow &row) { return !search.rows.contains(row.number()) || look(row); });
        return found;
    }
    for (qint64 index = from; index < to; ++index) {
        const auto row = m_journal.row(search.rows.at(index));
        if (row && !look(*row))
            break;
    }
    return found;
}

} // namespace sw
