// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include "runreporter.h"
#include "socketbackend.h"
#include "socketcommand.h"

namespace sw {

/// One call step from the moment it was handed over.
struct CallRun
{
    int step = 0; ///< index into the scenario's steps
    int actor = 0; ///< index
    SocketCommand command;
    PlayedCall told; ///< what never changes: names and arguments; the record once it has ended
    std::vector<PlayedCall> inner;
    bool ended = false;
    bool judged = false;
};

/// The calls of one run: numbers them in order of ending and tells them. Inner calls are told when theirs has ended. Main
/// thread.
class PlayedCalls final
{
public:
    PlayedCalls(SocketBackend &backend, RunReporter &reporter)
        : m_backend(backend)
        , m_reporter(reporter)
    {
    }

    CallRun &add(CallRun &&run); ///< before its record can come
    [[nodiscard]] CallRun *withToken(quint64 token);
    [[nodiscard]] CallRun *ofStep(int step);
    [[nodiscard]] bool isPending(int actor) const; ///< a call of that actor has not ended
    [[nodiscard]] bool isAnyPending() const;
    [[nodiscard]] std::vector<const CallRun *> unjudged() const;

    void takeInner(CallRun &run, CallRecord &&record);
    void end(CallRun &run, CallRecord &&record);
    /// Tells what other actors are blocked in, when a call of this one begins.
    void tellBlocked(int beginner);
    [[nodiscard]] int count() const { return m_count; } ///< ended, inner ones not counted

private:
    SocketBackend &m_backend;
    RunReporter &m_reporter;
    std::map<quint64, CallRun> m_runs; ///< by token, which grows
    int m_lastSeq = 0;
    int m_count = 0;
};

} // namespace sw
