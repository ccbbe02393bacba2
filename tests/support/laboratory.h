// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <vector>

#include "fakesocketapi.h"
#include "nativebackend.h"
#include "recordhub.h"
#include "workbench.h"

namespace sw {

/// The engine as a program builds it, with every record that reached the main thread. Main thread.
class Laboratory final
{
public:
    explicit Laboratory(Lookups::Resolve resolve = resolveName)
        : hub(journal)
        , backend(api, hub, std::move(resolve))
        , workbench(backend, hub)
    {
        QObject::connect(&workbench, &Workbench::recorded, &workbench,
                         [this](const CallRecord &record) { records.push_back(record); });
    }

    [[nodiscard]] std::vector<CallRecord> calls(Call call) const
    {
        return matching(
            [call](const CallRecord &record) { return record.kind == RecordKind::Call && record.call == call; });
    }
    [[nodiscard]] std::vector<CallRecord> notices(Notice notice) const
    {
        return matching([notice](const CallRecord &record) {
            return record.kind == RecordKind::Notice && record.notice == notice;
        });
    }
    /// Whether a thread is inside that call now, for that socket if one is given.
    [[nodiscard]] bool isInside(Call call, SocketId socket = 0) const
    {
        const auto running = backend.runningCalls();
        return std::any_of(running.begin(), running.end(), [call, socket](const RunningCall &one) {
            return one.call == call && (socket == 0 || one.socket == socket);
        });
    }
    /// What was received or sent on a socket, put together from the log's rows.
    [[nodiscard]] QByteArray bytes(SocketId socket, Direction direction) const
    {
        QByteArray all;
        journal.visit(journal.firstRow(), journal.endRow(), [&](const JournalRow &row) {
            const RowEntry &entry = row.entry();
            if (entry.kind == RecordKind::Call && entry.socket == socket && traitsOf(entry.call).direction == direction)
                all.append(row.bytes());
            return true;
        });
        return all;
    }

    FakeSocketApi api; ///< the real calls unless a test scripts a failure
    Journal journal;
    RecordHub hub;
    NativeBackend backend;
    Workbench workbench;
    std::vector<CallRecord> records;

private:
    template<typename Matches>
    std::vector<CallRecord> matching(Matches matches) const
    {
        std::vector<CallRecord> found;
        std::copy_if(records.begin(), records.end(), std::back_inserter(found), matches);
        return found;
    }
};

} // namespace sw
