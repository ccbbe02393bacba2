// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagescan.h"

namespace sw {

namespace {

constexpr int rowsPerLook = 64; ///< between two looks at the clock
constexpr quint32 bytesPerLook = 64 * 1024;
constexpr qint64 publishEveryNs = 40'000'000;
constexpr qint64 firstPublishNs = 2'000'000; ///< the first ones at once
constexpr size_t publishAt = 10'000; ///< messages: a row may hold many

} // namespace

MessageScan::MessageScan(const Journal &journal, std::function<void()> notify)
    : m_journal(journal)
    , m_notify(std::move(notify))
{
}

MessageScan::~MessageScan()
{
    cancel();
}

void MessageScan::cancel()
{
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
    m_found = {};
    m_told = false;
}

void MessageScan::restart(const Framing &framing, const LogFilter &filter)
{
    cancel();
    m_log = MessageLog(framing, filter);
    m_next = m_journal.firstRow();
}

void MessageScan::go(quint64 to)
{
    m_thread = std::jthread([this, to](const std::stop_token &stop) { run(stop, to); });
}

MessageScan::Found MessageScan::take()
{
    Found found;
    {
        const std::scoped_lock lock(m_mutex);
        std::swap(found, m_found);
        m_told = false;
    }
    if (found.ended && m_thread.joinable())
        m_thread.join();
    return found;
}

void MessageScan::publish(std::vector<LoggedMessage> &messages, quint64 next, bool ended)
{
    bool tell = false;
    {
        const std::scoped_lock lock(m_mutex);
        std::vector<LoggedMessage> &waiting = m_found.messages;
        waiting.insert(waiting.end(), messages.begin(), messages.end());
        if (waiting.size() > mostWaiting) {
            const size_t over = waiting.size() - mostWaiting;
            m_found.lost += over;
            waiting.erase(waiting.begin(), waiting.begin() + qsizetype(over));
        }
        m_found.next = next;
        m_found.ended = ended;
        if (ended)
            m_found.unfinished = m_log.unfinished(mostUnfinished);
        tell = !m_told;
        m_told = true;
    }
    messages.clear();
    if (tell)
        m_notify();
}

void MessageScan::run(const std::stop_token &stop, quint64 to)
{
    std::vector<LoggedMessage> messages;
    qint64 publishNs = monotonicNs() + firstPublishNs;
    while (m_next < to && !stop.stop_requested()) {
        int untilLook = rowsPerLook;
        bool any = false;
        m_next = m_journal.visit(m_next, to, [&](const JournalRow &row) {
            any = true;
            m_log.take(row, messages);
            if (stop.stop_requested())
                return false;
            if (--untilLook > 0 && row.entry().byteCount < bytesPerLook)
                return true;
            untilLook = rowsPerLook;
            return monotonicNs() < publishNs && messages.size() < publishAt;
        });
        if (!any)
            m_next = to; // the rest was dropped or cleared meanwhile
        if (m_next < to && (monotonicNs() >= publishNs || messages.size() >= publishAt)) {
            publish(messages, m_next, false);
            publishNs = monotonicNs() + publishEveryNs;
        }
    }
    if (!stop.stop_requested())
        publish(messages, m_next, true);
}

} // namespace sw
