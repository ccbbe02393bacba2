// SPDX-License-Identifier: GPL-3.0-or-later
#include "playedrun.h"

#include <algorithm>
#include <map>

#include "monotonic.h"

namespace sw {

namespace {

constexpr std::size_t mostBeside = 10'000; // of a run that floods; the log has them all

} // namespace

QString PlayedAside::who() const
{
    if (actor.isEmpty())
        return {};
    return (socket.isEmpty() ? actor : actor + u' ' + socket) + QStringLiteral(": ");
}

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
    if (beside && record.beganNs <= m_endedNs && m_beside.size() < mostBeside)
        m_beside.push_back(record);
}

void PlayRecorder::begin(const Scenario &scenario, qint64 zeroNs)
{
    m_run.zeroNs = zeroNs;
    m_run.steps.assign(scenario.steps.size(), {});
    m_made.clear();
    for (const Step &step : scenario.steps)
        m_made.push_back(step.as);
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
    m_endedNs = monotonicNs();
}

void PlayRecorder::settle()
{
    std::map<EndpointId, QString> actors;
    std::map<SocketId, QString> names;
    std::vector<PlayedStep *> begun;
    for (std::size_t i = 0; i < m_run.steps.size(); ++i) {
        PlayedStep &step = m_run.steps[i];
        if (!step.call || step.call->record.call == Call::None)
            continue;
        const CallRecord &record = step.call->record;
        actors[record.endpoint] = step.call->actor;
        names[record.socket] = step.call->socket;
        names[record.newSocket] = m_made[i].value(0);
        names[record.newSocket2] = m_made[i].value(1);
        begun.push_back(&step);
    }
    names.erase(0);
    std::stable_sort(begun.begin(), begun.end(), [](const PlayedStep *one, const PlayedStep *other) {
        return one->call->record.beganNs < other->call->record.beganNs;
    });
    for (CallRecord &record : m_beside) {
        const auto actor = actors.find(record.endpoint);
        if (record.endpoint == 0 || actor == actors.end())
            continue;
        const auto name = names.find(record.socket);
        const auto after = std::upper_bound(
            begun.begin(), begun.end(), record.beganNs,
            [](qint64 ns, const PlayedStep *step) { return ns < step->call->record.beganNs; });
        if (after != begun.begin())
            (*std::prev(after))
                ->asides.push_back({std::move(record), actor->second, name == names.end() ? QString() : name->second});
    }
    m_beside.clear();
}

} // namespace sw
