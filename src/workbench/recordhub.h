// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <mutex>

#include "journal.h"
#include "recordsink.h"

namespace sw {

/// The one bridge from the threads that make calls to the main thread: every record goes to the journal; those that change
/// the life of a socket, and the answers to commands, wait here in a queue with an eventfd to wake up on (a locked queue, not
/// queued signals). Rows of plain data in a loop are not queued: views read them from the journal by number. take(): any
/// thread. The rest: main thread.
class RecordHub final : public RecordSink
{
public:
    explicit RecordHub(Journal &journal);
    ~RecordHub() override;

    void take(CallRecord &&record) override;
    [[nodiscard]] bool hasRoom() const override { return m_journal.hasRoom(); }
    void whenRoom(std::function<void()> wake) override { m_journal.whenRoom(std::move(wake)); }

    [[nodiscard]] int wakeDescriptor() const { return m_eventFd; } ///< readable when there is something new
    /// All that waits, in order; makes the descriptor unreadable.
    std::deque<CallRecord> drain();
    [[nodiscard]] Journal &journal() const { return m_journal; }

private:
    static bool concernsLife(const CallRecord &record);

    Journal &m_journal;
    int m_eventFd = -1;
    std::mutex m_mutex;
    std::deque<CallRecord> m_waiting;
    bool m_signalled = false;
};

} // namespace sw
