// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordlog.h"

#include <algorithm>
#include <chrono>

namespace sw {

void RecordLog::take(CallRecord &&record)
{
    {
        const std::lock_guard lock(m_mutex);
        m_records.push_back(std::move(record));
    }
    m_grown.notify_all();
}

bool RecordLog::hasRoom() const
{
    const std::lock_guard lock(m_mutex);
    return m_room;
}

void RecordLog::whenRoom(std::function<void()> wake)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_room) {
            m_waiting.push_back(std::move(wake));
            return;
        }
    }
    wake();
}

void RecordLog::setRoom(bool room)
{
    std::vector<std::function<void()>> waiting;
    {
        const std::lock_guard lock(m_mutex);
        m_room = room;
        if (room)
            waiting.swap(m_waiting);
    }
    for (const auto &wake : waiting)
        wake();
}

int RecordLog::waitingForRoom() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_waiting.size());
}

std::optional<CallRecord> RecordLog::waitFor(const Match &match, int timeoutMs) const
{
    std::unique_lock lock(m_mutex);
    std::size_t seen = 0;
    std::optional<CallRecord> found;
    m_grown.wait_for(lock, std::chrono::milliseconds(timeoutMs), [&] {
        for (; seen < m_records.size() && !found; ++seen) {
            if (match(m_records[seen]))
                found = m_records[seen];
        }
        return found.has_value();
    });
    return found;
}

bool RecordLog::waitForCount(const Match &match, int count, int timeoutMs) const
{
    std::unique_lock lock(m_mutex);
    std::size_t seen = 0;
    int have = 0;
    return m_grown.wait_for(lock, std::chrono::milliseconds(timeoutMs), [&] {
        for (; seen < m_records.size(); ++seen)
            have += match(m_records[seen]) ? 1 : 0;
        return have >= count;
    });
}

int RecordLog::count(const Match &match) const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(std::count_if(m_records.begin(), m_records.end(), match));
}

std::vector<CallRecord> RecordLog::all(const Match &match) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<CallRecord> found;
    std::copy_if(m_records.begin(), m_records.end(), std::back_inserter(found), match);
    return found;
}

QByteArray RecordLog::bytes(const Match &match) const
{
    const std::lock_guard lock(m_mutex);
    QByteArray all;
    for (const CallRecord &record : m_records) {
        if (match(record))
            all += record.data;
    }
    return all;
}

void RecordLog::clear()
{
    const std::lock_guard lock(m_mutex);
    m_records.clear();
}

RecordLog::Match RecordLog::answer(quint64 token)
{
    return [token](const CallRecord &record) { return record.kind == RecordKind::Call && record.token == token; };
}

RecordLog::Match RecordLog::inner(quint64 token, Call call)
{
    return [token, call](const CallRecord &record) {
        return record.kind == RecordKind::Inner && record.token == token && record.call == call;
    };
}

RecordLog::Match RecordLog::call(SocketId socket, Call call)
{
    return [socket, call](const CallRecord &record) {
        return record.kind == RecordKind::Call && record.socket == socket && record.call == call;
    };
}

RecordLog::Match RecordLog::notice(Notice notice)
{
    return [notice](const CallRecord &record) { return record.kind == RecordKind::Notice && record.notice == notice; };
}

RecordLog::Match RecordLog::failure(SocketId socket, Call call, int error)
{
    return [socket, call, error](const CallRecord &record) {
        return record.kind == RecordKind::Call && record.socket == socket && record.call == call
            && record.error == error;
    };
}

} // namespace sw
