// SPDX-License-Identifier: GPL-3.0-or-later
#include "playedrun.h"

#include <algorithm>
#include <set>

namespace sw {

namespace {

constexpr std::size_t mostBeside = 10'000; // of a run that floods; the log has them all

} // namespace

PlayRecorder::PlayRecorder(QString backend, Heard heard)
    : m_heard(std::move(heard))
{
    m_run.backend = std::move(backend);
}

PlayedStep *PlayRecorder::at(int step)
{
    return step >= 1 && step <= static_cast<int>(m_run.steps.size()) ? &m_run.steps[static_cast<std::size_t>(step) - 1]
                                                                     : nullptr;
}

void PlayRecorder::take(const CallRecord &record)
{
    const bool beside = record.kind == RecordKind::Notice || (record.kind == RecordKind::Inner && record.token == 0);
    if (beside && m_beside.size() < mostBeside)
        m_beside.push_back(record);
}

void PlayRecorder::begin(const Scenario &scenario, qint64 zeroNs)
{
    m_run.zeroNs = zeroNs;
    m_run.steps.assign(scenario.steps.size(), {});
}

void PlayRecorder::unfinished(const PlayedCall &call)
{
    if (m_heard)
        m_heard(call);
}

void PlayRecorder::ended(const PlayedCall &call)
{
    if (PlayedStep *step = at(call.step)) {
        if (call.of != 0)
            step->inner.push_back(call);
        else
            step->call = call;
    }
    if (m_heard)
        m_heard(call);
}

void PlayRecorder::judged(int step, const Judgement &judgement)
{
    if (PlayedStep *one = at(step))
        one->judgements.push_back(judgement);
}

void PlayRecorder::skipped(int step, QLatin1StringView reason)
{
    if (PlayedStep *one = at(step))
        one->skipped = reason;
}

void PlayRecorder::end(const RunTotals &totals)
{
    m_run.totals = totals;
    std::set<EndpointId> own;
    std::vector<PlayedStep *> begun;
    for (PlayedStep &step : m_run.steps) {
        if (!step.call || step.call->record.call == Call::None)
            continue;
        own.insert(step.call->record.endpoint);
        begun.push_back(&step);
    }
    std::stable_sort(begun.begin(), begun.end(), [](const PlayedStep *one, const PlayedStep *other) {
        return one->call->record.beganNs < other->call->record.beganNs;
    });
    for (CallRecord &record : m_beside) {
        if (record.endpoint == 0 || own.count(record.endpoint) == 0)
            continue;
        const auto after = std::upper_bound(
            begun.begin(), begun.end(), record.beganNs,
            [](qint64 ns, const PlayedStep *step) { return ns < step->call->record.beganNs; });
        if (after != begun.begin())
            (*std::prev(after))->asides.push_back(std::move(record));
    }
    m_beside.clear();
}

} // namespace sw
