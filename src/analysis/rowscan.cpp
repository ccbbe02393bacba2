// SPDX-License-Identifier: GPL-3.0-or-later
#include "rowscan.h"

namespace sw {

namespace {

constexpr int rowsPerLook = 64; ///< between two looks at the clock
constexpr quint32 bytesPerLook = 64 * 1024;
constexpr qint64 publishEveryNs = 40'000'000;
constexpr qint64 firstPublishNs = 2'000'000; ///< first hits at once

} // namespace

RowScan::RowScan(const Journal &journal, std::shared_ptr<PeerBook> peers, std::function<void()> notify)
    : m_journal(journal)
    , m_peers(std::move(peers))
    , m_notify(std::move(notify))
{
}

RowScan::~RowScan()
{
    cancel();
}

void RowScan::start(const LogFilter &filter, quint64 from, quint64 to)
{
    cancel();
    m_found.next = from;
    // The filter remembers what it has met: the thread works with a copy of its own.
    m_thread = std::jthread([this, filter, from, to](const std::stop_token &stop) { run(stop, filter, from, to); });
}

void RowScan::cancel()
{
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
    m_found = {};
    m_told = false;
}

RowScan::Found RowScan::take()
{
    Found found;
    {
        const std::scoped_lock lock(m_mutex);
        std::swap(found.ranges, m_found.ranges);
        found.next = m_found.next;
        found.ended = m_found.ended;
        m_told = false;
    }
    if (found.ended && m_thread.joinable())
        m_thread.join();
    return found;
}

void RowScan::publish(std::vector<Range> &ranges, quint64 next, bool ended)
{
    bool tell = false;
    {
        const std::scoped_lock lock(m_mutex);
        m_found.ranges.insert(m_found.ranges.end(), ranges.begin(), ranges.end());
        m_found.next = next;
        m_found.ended = ended;
        tell = !m_told;
        m_told = true;
    }
    ranges.clear();
    if (tell)
        m_notify();
}

void RowScan::run(const std::stop_token &stop, const LogFilter &filter, quint64 from, quint64 to)
{
    std::vector<Range> ranges;
    qint64 publishAt = monotonicNs() + firstPublishNs;
    quint64 next = from;
    while (next < to && !stop.stop_requested()) {
        int untilLook = rowsPerLook;
        bool any = false;
        next = m_journal.visit(next, to, [&](const JournalRow &row) {
            any = true;
            m_peers->learn(row);
            if (filter.matches(row)) {
                if (!ranges.empty() && ranges.back().end == row.number())
                    ++ranges.back().end;
                else
                    ranges.push_back({row.number(), row.number() + 1});
            }
            if (stop.stop_requested())
                return false; // one row can keep a pattern busy for milliseconds
            if (--untilLook > 0 && row.entry().byteCount < bytesPerLook)
                return true;
            untilLook = rowsPerLook;
            return monotonicNs() < publishAt;
        });
        if (!any)
            next = to; // the rest was dropped or cleared meanwhile
        if (next < to && monotonicNs() >= publishAt) {
            publish(ranges, next, false);
            publishAt = monotonicNs() + publishEveryNs;
        }
    }
    if (!stop.stop_requested())
        publish(ranges, next, true);
}

} // namespace sw
