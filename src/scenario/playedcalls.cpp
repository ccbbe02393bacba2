// SPDX-License-Identifier: GPL-3.0-or-later
#include "playedcalls.h"

#include <algorithm>

namespace sw {

namespace {

/// What a call that has not returned looks like: its arguments, as far as they are known before.
CallRecord beginning(const SocketCommand &command, const RunningCall &running)
{
    CallRecord record;
    record.call = command.call;
    record.socket = command.socket;
    record.thread = running.thread;
    record.fd = running.fd;
    record.beganNs = running.beganNs;
    record.arguments = command.arguments;
    record.address = command.address;
    record.data = command.bytes;
    record.text = command.host;
    record.service = command.service;
    record.asked = traitsOf(command.call).direction == Direction::Out ? command.bytes.size() : command.number;
    if (command.call == Call::Poll)
        record.asked = command.timeoutMs;
    return record;
}

} // namespace

CallRun &PlayedCalls::add(CallRun &&run)
{
    return m_runs[run.command.token] = std::move(run);
}

CallRun *PlayedCalls::withToken(quint64 token)
{
    const auto found = m_runs.find(token);
    return found == m_runs.end() ? nullptr : &found->second;
}

CallRun *PlayedCalls::ofStep(int step)
{
    for (auto &[token, run] : m_runs) {
        if (run.step == step)
            return &run;
    }
    return nullptr;
}

bool PlayedCalls::isPending(int actor) const
{
    return std::any_of(m_runs.begin(), m_runs.end(),
                       [actor](const auto &one) { return one.second.actor == actor && !one.second.ended; });
}

bool PlayedCalls::isAnyPending() const
{
    return std::any_of(m_runs.begin(), m_runs.end(), [](const auto &one) { return !one.second.ended; });
}

std::vector<const CallRun *> PlayedCalls::unjudged() const
{
    std::vector<const CallRun *> all;
    for (const auto &[token, run] : m_runs) {
        if (!run.judged)
            all.push_back(&run);
    }
    return all;
}

void PlayedCalls::takeInner(CallRun &run, CallRecord &&record)
{
    PlayedCall inner;
    inner.seq = ++m_lastSeq;
    inner.step = run.told.step;
    inner.actor = run.told.actor;
    inner.backend = run.told.backend;
    inner.call = callName(record.call);
    inner.socket = run.told.socket;
    inner.record = std::move(record);
    run.inner.push_back(std::move(inner));
}

void PlayedCalls::end(CallRun &run, CallRecord &&record)
{
    run.ended = true;
    run.told.seq = ++m_lastSeq;
    run.told.record = std::move(record);
    ++m_count;
    tellBlocked(run.actor);
    for (PlayedCall &inner : run.inner) {
        inner.of = run.told.seq;
        m_reporter.ended(inner);
    }
    run.inner.clear();
    m_reporter.ended(run.told);
}

void PlayedCalls::tellBlocked(int beginner)
{
    if (!isAnyPending())
        return;
    for (const RunningCall &running : m_backend.runningCalls()) {
        CallRun *run = withToken(running.token);
        if (!run || run->ended || run->told.resumed || run->actor == beginner)
            continue;
        PlayedCall begun = run->told;
        begun.record = beginning(run->command, running);
        m_reporter.unfinished(begun);
        run->told.resumed = true;
    }
}

} // namespace sw
