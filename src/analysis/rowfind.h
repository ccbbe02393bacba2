// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "filterexpression.h"
#include "journal.h"
#include "rowset.h"

namespace sw {

/// Looks for the next or previous row with something among given rows, once around, on a thread of its own. Used by one thread,
/// which outlives it together with the journal.
class RowFind final
{
public:
    struct Outcome
    {
        std::optional<quint64> row; ///< nothing: it is nowhere
        bool wrapped = false; ///< found after going on from the other end
    };

    /// `notify` is called on the thread of the search when it has ended.
    RowFind(const Journal &journal, std::function<void()> notify);
    ~RowFind();
    Q_DISABLE_COPY_MOVE(RowFind)

    /// Starts behind (or before) the row `from`, at the first (last) one without it. Gives up what ran before.
    void start(const FilterExpression &wanted, const RowSet &rows, std::optional<quint64> from, bool forward);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_thread.joinable(); } ///< until its outcome was taken
    [[nodiscard]] int percent() const { return m_percent; }
    std::optional<Outcome> take(); ///< nothing: not ended yet

private:
    struct Search;

    void run(const std::stop_token &stop, const Search &search);
    /// The first (or last) match among the indexes [from, to).
    [[nodiscard]] std::optional<quint64> among(const std::stop_token &stop, const Search &search, qint64 from,
                                               qint64 to) const;

    const Journal &m_journal;
    const std::function<void()> m_notify;
    std::atomic<int> m_percent = 0;
    std::mutex m_mutex;
    std::optional<Outcome> m_outcome; ///< guarded
    std::jthread m_thread; ///< the last member: ends before the others go
};

} // namespace sw
