// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordhub.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include "recordsignal.h"

namespace sw {

bool recordsignal::takeLife(int descriptor)
{
    quint64 sum = 0;
    [[maybe_unused]] const auto got = ::read(descriptor, &sum, sizeof sum);
    return sum >= life;
}

RecordHub::RecordHub(Journal &journal)
    : m_journal(journal)
    , m_eventFd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
}

RecordHub::~RecordHub()
{
    if (m_eventFd >= 0)
        ::close(m_eventFd);
}

bool RecordHub::concernsLife(const CallRecord &record)
{
    // There is one for each message that a rule answers: it may come as often as data.
    if (record.kind == RecordKind::Notice && record.notice == Notice::RuleFired)
        return false;
    if (record.token != 0 || record.kind == RecordKind::Notice || record.error != 0)
        return true;
    const bool movedBytes = traitsOf(record.call).direction != Direction::None && record.result > 0;
    return !movedBytes;
}

void RecordHub::take(CallRecord &&record)
{
    const bool queued = concernsLife(record);
    quint64 signal = 0;
    {
        // One lock around both, so that the queue keeps the journal's order.
        const std::lock_guard lock(m_mutex);
        // What waits in the queue is told although plain rows were: the main thread may let those wait.
        if (queued && m_waiting.empty())
            signal = recordsignal::life;
        else if (!m_signalled)
            signal = recordsignal::rows;
        m_signalled = true;
        if (queued)
            m_waiting.push_back(record);
        // A look at options is no step of the program that is shown: a hundred of them would bury the log.
        if (!record.flags.testFlag(RecordFlag::Look))
            m_journal.append(std::move(record));
    }
    if (signal != 0) [[maybe_unused]]
        const auto written = ::write(m_eventFd, &signal, sizeof signal);
}

std::deque<CallRecord> RecordHub::drain()
{
    quint64 count = 0;
    [[maybe_unused]] const auto got = ::read(m_eventFd, &count, sizeof count);
    std::deque<CallRecord> all;
    const std::lock_guard lock(m_mutex);
    all.swap(m_waiting);
    m_signalled = false;
    return all;
}

} // namespace sw
