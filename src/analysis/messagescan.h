// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "messagelog.h"

namespace sw {

/// Cuts the rows of a journal into messages on a thread of its own; what it finds waits here until it is taken. Used by one thread,
/// which outlives it together with the journal.
class MessageScan final
{
public:
    static constexpr size_t mostWaiting = 100'000; ///< messages not taken yet; the oldest go first
    static constexpr size_t mostUnfinished = 100; ///< shown of those that are not whole

    struct Found
    {
        std::vector<LoggedMessage> messages; ///< after those taken before
        std::vector<LoggedMessage> unfinished; ///< of now, instead of those taken before; when it ended
        quint64 lost = 0; ///< messages in front of them, more than could wait
        quint64 next = 0; ///< all rows below were looked at
        bool ended = false;
    };

    /// `notify` is called on the scan's thread when there is something to take, and not again before it was taken.
    MessageScan(const Journal &journal, std::function<void()> notify);
    ~MessageScan();
    Q_DISABLE_COPY_MOVE(MessageScan)

    void restart(const Framing &framing, const LogFilter &filter); ///< gives up what ran before
    /// Rows up to that one, after those looked at before. Only while it is not running.
    void go(quint64 to);
    void cancel(); ///< returns when the thread has ended: within some rows
    [[nodiscard]] bool isRunning() const { return m_thread.joinable(); } ///< until its end was taken
    Found take();

private:
    void run(const std::stop_token &stop, quint64 to);
    void publish(std::vector<LoggedMessage> &messages, quint64 next, bool ended);

    const Journal &m_journal;
    const std::function<void()> m_notify;
    MessageLog m_log; ///< the thread's while it runs
    quint64 m_next = 0; ///< the thread's while it runs
    std::mutex m_mutex;
    Found m_found; ///< guarded
    bool m_told = false; ///< guarded
    std::jthread m_thread; ///< the last member: ends before the others go
};

} // namespace sw
