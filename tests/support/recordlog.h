// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "patience.h"
#include "recordsink.h"

namespace sw {

/// Collects records, and lets a test wait for one without a sleep. Any thread; the waiting functions block the caller until
/// the record is there or the deadline passed.
class RecordLog final : public RecordSink
{
public:
    using Match = std::function<bool(const CallRecord &)>;

    void take(CallRecord &&record) override;
    [[nodiscard]] bool hasRoom() const override;
    void whenRoom(std::function<void()> wake) override;

    void setRoom(bool room); ///< without, loops that receive have to wait
    [[nodiscard]] int waitingForRoom() const; ///< how many do

    /// The first record that matches, also one that came before. Nothing when the deadline passed.
    std::optional<CallRecord> waitFor(const Match &match, int timeoutMs = testPatienceMs) const;
    bool waitForCount(const Match &match, int count, int timeoutMs = testPatienceMs) const;
    [[nodiscard]] int count(const Match &match) const;
    [[nodiscard]] std::vector<CallRecord> all(const Match &match) const;
    /// All bytes that such records carry, in order of arrival.
    [[nodiscard]] QByteArray bytes(const Match &match) const;
    void clear();

    // What to wait for
    static Match answer(quint64 token); ///< the record of a command: no inner call, no notice
    static Match inner(quint64 token, Call call); ///< a call inside a composite one
    static Match call(SocketId socket, Call call);
    static Match notice(Notice notice);
    static Match failure(SocketId socket, Call call, int error);

private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_grown;
    std::vector<CallRecord> m_records;
    bool m_room = true;
    std::vector<std::function<void()>> m_waiting;
};

} // namespace sw
