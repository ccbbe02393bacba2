// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "journal.h"
#include "logfilter.h"
#include "peerbook.h"

namespace sw {

/// Looks through the rows of a journal for those that pass a filter, on a thread of its own; what it finds waits here until it is
/// taken. Used by one thread, which outlives it together with the journal.
class RowScan final
{
public:
    /// Rows that pass: [first, end).
    struct Range
    {
        quint64 first;
        quint64 end;
    };
    struct Found
    {
        std::vector<Range> ranges; ///< ascending, after those taken before
        quint64 next = 0; ///< all rows below were looked at
        bool ended = false;
    };

    /// `notify` is called on the scan's thread when there is something to take, and not again before it was taken.
    RowScan(const Journal &journal, std::shared_ptr<PeerBook> peers, std::function<void()> notify);
    ~RowScan();
    Q_DISABLE_COPY_MOVE(RowScan)

    void start(const LogFilter &filter, quint64 from, quint64 to); ///< [from, to); gives up what ran before
    void cancel(); ///< returns when the thread has ended: within some rows
    [[nodiscard]] bool isRunning() const { return m_thread.joinable(); } ///< until its end was taken
    Found take();

private:
    void run(const std::stop_token &stop, const LogFilter &filter, quint64 from, quint64 to);
    void publish(std::vector<Range> &ranges, quint64 next, bool ended);

    const Journal &m_journal;
    const std::shared_ptr<PeerBook> m_peers;
    const std::function<void()> m_notify;
    std::mutex m_mutex;
    Found m_found; ///< guarded
    bool m_told = false; ///< guarded
    std::jthread m_thread; ///< the last member: ends before the others go
};

} // namespace sw
