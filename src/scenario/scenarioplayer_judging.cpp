// SPDX-License-Identifier: GPL-3.0-or-later
// What comes back: records, expectations, and the end of the run.
#include "scenarioplayer.h"

#include <algorithm>
#include <utility>

#include "calltable.h"
#include "commandbuilder.h"
#include "errnotable.h"
#include "optionvalue.h"
#include "socketconstants.h"
#include "sockettable.h"

namespace sw {

namespace {

constexpr int closeLimitMs = 5000; // a close that lingers must not keep the program

} // namespace

void ScenarioPlayer::take(const CallRecord &record)
{
    if (m_phase == Phase::Idle || m_phase == Phase::Ended || record.kind == RecordKind::Notice || record.token == 0)
        return;
    if (const auto question = m_questions.find(record.token); question != m_questions.end()) {
        if (record.kind != RecordKind::Call)
            return;
        const Answered answered = std::move(question->second);
        m_questions.erase(question);
        answered(record);
        return;
    }
    CallRun *run = m_calls.withToken(record.token);
    if (!run || run->ended)
        return;
    if (record.kind == RecordKind::Inner)
        m_calls.takeInner(*run, CallRecord(record));
    else
        callEnded(*run, record);
}

void ScenarioPlayer::callEnded(CallRun &run, CallRecord record)
{
    m_book.refresh();
    completeRecord(record, run.told.args);
    if (record.call == Call::Socket && !record.failed()) {
        m_book.setFamily(run.command.socket, record.arguments[0]);
    } else if (record.call == Call::Socketpair && !record.failed()) {
        m_book.setFamily(run.command.newSocket, record.arguments[0]);
        m_book.setFamily(run.command.newSocket2, record.arguments[0]);
    } else if ((record.call == Call::Accept || record.call == Call::Dup) && !record.failed()) {
        m_book.setFamily(run.command.newSocket, m_book.family(run.command.socket));
    }
    m_calls.end(run, std::move(record));
    const Step &step = m_scenario.steps[static_cast<std::size_t>(run.step)];
    if (step.call && step.call->call == Call::Starttls)
        m_tlsOnly.handshakeEnded(step, run.told.record);
    if (!isRunning()) {
        run.judged = true;
        if (m_phase == Phase::Interrupting && !m_calls.isAnyPending())
            closeSockets();
        return;
    }
    if (run.told.record.flags & RecordFlag::Unsupported) {
        run.judged = true;
        failed();
        if (m_wait == Wait::Call && m_waitedStep == run.step)
            wake();
        return;
    }
    judgeCall(run, run.step, true);
}

bool ScenarioPlayer::mayFail(int step) const
{
    const auto &steps = m_scenario.steps;
    return saysOutcome(steps[static_cast<std::size_t>(step)].expect)
        || std::any_of(steps.begin(), steps.end(), [step](const Step &one) {
               return one.kind == StepKind::Finish && one.finishes == step && saysOutcome(one.expect);
           });
}

void ScenarioPlayer::judgeCall(CallRun &run, int ofStep, bool own)
{
    if (!isRunning())
        return;
    const CallRecord &record = run.told.record;
    const QJsonObject expect = resolved(m_scenario.steps[static_cast<std::size_t>(ofStep)].expect);
    const QString state = expect.contains(QLatin1StringView("state")) ? stateAfter(run) : QString();
    std::vector<Judgement> all = judge(expect, {record, state, m_scenario.folder});
    if (own && !mayFail(ofStep)) {
        if (auto failure = judgeFailure(record))
            all.insert(all.begin(), std::move(*failure));
    }
    for (const Judgement &one : all)
        report(ofStep + 1, one);
    if (own)
        run.judged = true;
    if (std::any_of(all.begin(), all.end(), [](const Judgement &one) { return !one.ok; }))
        failed();
    if (m_wait != Wait::Call || m_waitedStep != run.step)
        return;
    if (own && m_scenario.steps[static_cast<std::size_t>(m_next - 1)].kind == StepKind::Finish && isRunning())
        judgeCall(run, m_next - 1, false);
    else
        wake();
}

void ScenarioPlayer::report(int step, const Judgement &judgement)
{
    ++m_totals.expectations;
    if (!judgement.ok)
        ++m_totals.failed;
    m_reporter.judged(step, judgement);
}

QString ScenarioPlayer::stateAfter(const CallRun &run) const
{
    const bool makes = m_scenario.steps[static_cast<std::size_t>(run.step)].call->on == CallTarget::None;
    const SocketId socket = makes ? run.command.newSocket : run.command.socket;
    const SocketFacts facts = m_book.lastFacts(socket);
    // Looks, not steps: neither has a row in the log.
    if (m_book.isOpen(socket))
        return QString(tcpStateName(tcpStateOf(facts.fd)));
    // A closed socket lives on in the kernel without a descriptor.
    SocketTable table;
    TcpState state = TcpState::Close;
    for (const KernelSocket &one : table.dumpTcp()) {
        if (one.local.unmapped() == facts.local.unmapped() && one.remote.unmapped() == facts.peer.unmapped())
            state = one.state;
    }
    return QString(tcpStateName(state));
}

void ScenarioPlayer::drain()
{
    for (const CallRun *run : m_calls.unjudged()) {
        const bool expected = !m_scenario.steps[static_cast<std::size_t>(run->step)].expect.isEmpty();
        if (expected || run->ended || !isActorBlocked(run->actor))
            return;
    }
    stop(m_failed ? exitFailed : exitFine);
}

void ScenarioPlayer::stop(int exitCode)
{
    if (!isRunning())
        return;
    m_phase = Phase::Interrupting;
    m_totals.exitCode = exitCode;
    m_limit.stop();
    m_look.stop();
    m_pause.stop();
    m_giveUp.start(closeLimitMs);
    for (const auto &[token, answered] : std::exchange(m_questions, {}))
        m_workbench.cancel(token);
    for (const Actor &actor : m_actors)
        m_backend.cancelLane(actor.lane);
    if (!m_calls.isAnyPending())
        closeSockets();
}

void ScenarioPlayer::closeSockets()
{
    m_phase = Phase::Closing;
    m_book.refresh();
    for (const SocketId socket : m_book.open()) {
        SocketCommand command;
        command.call = Call::Close;
        command.socket = socket;
        command.cancelFirst = true;
        ask(std::move(command), [this](const CallRecord &) {
            if (m_questions.empty())
                endRun();
        });
    }
    // Whoever asked for the end may be in the midst of a step.
    if (m_questions.empty())
        QTimer::singleShot(0, this, [this] { endRun(); });
}

void ScenarioPlayer::endRun()
{
    if (m_phase == Phase::Ended)
        return;
    m_phase = Phase::Ended;
    m_giveUp.stop();
    for (const Actor &actor : m_actors)
        m_backend.endLane(actor.lane);
    m_folder.reset();
    m_totals.calls = m_calls.count();
    m_reporter.end(m_totals);
    Q_EMIT finished(m_totals.exitCode);
}

} // namespace sw
