// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <future>

#include <QtTest>

#include "backendrouter.h"
#include "faultpipe.h"
#include "loopbackpeer.h"
#include "nativebackend.h"
#include "patience.h"
#include "qtbackend.h"
#include "realsocketapi.h"
#include "recordhub.h"
#include "workbench.h"

namespace sw {

/// The engine with both backends, as the program builds it, and every record that reached the main thread. Main thread.
struct RelayBench
{
    RelayBench()
    {
        QObject::connect(&workbench, &Workbench::recorded, &workbench,
                         [this](const CallRecord &record) { records.push_back(record); });
    }

    [[nodiscard]] int noticed(Notice notice) const
    {
        return static_cast<int>(std::count_if(records.begin(), records.end(), [notice](const CallRecord &record) {
            return record.kind == RecordKind::Notice && record.notice == notice;
        }));
    }
    /// Rows that tell of something that was not sent, and why.
    [[nodiscard]] int unsent(const char *why) const
    {
        return static_cast<int>(std::count_if(records.begin(), records.end(), [why](const CallRecord &record) {
            return faultOf(record) == QLatin1StringView(why);
        }));
    }
    /// The sizes of what was sent on a socket, by the log's rows.
    [[nodiscard]] QList<qint64> sends(SocketId socket) const
    {
        QList<qint64> sizes;
        journal.visit(journal.firstRow(), journal.endRow(), [&](const JournalRow &row) {
            const RowEntry &entry = row.entry();
            if (entry.kind == RecordKind::Call && entry.socket == socket
                && traitsOf(entry.call).direction == Direction::Out)
                sizes.append(row.bytes().size());
            return true;
        });
        return sizes;
    }

    RealSocketApi api;
    Journal journal;
    RecordHub hub{journal};
    std::shared_ptr<IdCounter> ids = std::make_shared<IdCounter>();
    NativeBackend native{api, hub, resolveName, ids};
    QtBackend qt{api, hub, ids};
    BackendRouter backend{native, qt};
    Workbench workbench{backend, hub};
    std::vector<CallRecord> records;
};

/// Calls of a peer that block, while the main thread goes on: the relay's own steps are made there.
template<typename Result>
bool elsewhere(Result &result, const std::function<Result()> &call)
{
    auto future = std::async(std::launch::async, call);
    const bool done = waitUntil(
        [&future] { return future.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }, 60'000);
    result = future.get();
    return done;
}

inline QByteArray numbered(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>((i * 7 + i / 251) & 0xff);
    return bytes;
}

} // namespace sw
