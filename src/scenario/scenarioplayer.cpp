// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarioplayer.h"

#include <algorithm>

#include <QDir>

#include "calltable.h"
#include "commandbuilder.h"
#include "monotonic.h"
#include "qtgaps.h"
#include "reference.h"
#include "resolvedaddresses.h"
#include "socketconstants.h"
#include "threads.h"
#include "tlsgaps.h"
#include "writtenfiles.h"

namespace sw {

namespace {

constexpr int lookEveryMs = 1;

} // namespace

ScenarioPlayer::ScenarioPlayer(Workbench &workbench, RunReporter &reporter, Scenario scenario, PlayOptions options,
                               QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_backend(workbench.backend())
    , m_reporter(reporter)
    , m_scenario(std::move(scenario))
    , m_startsTls(std::any_of(m_scenario.steps.begin(), m_scenario.steps.end(),
                              [](const Step &step) { return step.call && step.call->call == Call::Starttls; }))
    , m_options(std::move(options))
    , m_tlsOnly(m_scenario)
    , m_book(m_backend)
    , m_calls(m_backend, reporter)
{
    m_limit.setSingleShot(true);
    m_pause.setSingleShot(true);
    m_giveUp.setSingleShot(true);
    m_look.setInterval(lookEveryMs);
    for (QTimer *timer : {&m_limit, &m_pause, &m_look})
        timer->setTimerType(Qt::PreciseTimer);
    connect(&m_workbench, &Workbench::recorded, this, &ScenarioPlayer::take);
    connect(&m_limit, &QTimer::timeout, this, [this] { stop(exitTimeout); });
    connect(&m_look, &QTimer::timeout, this, [this] { m_phase == Phase::Draining ? drain() : checkBlocked(); });
    connect(&m_pause, &QTimer::timeout, this, [this] { wake(); });
    connect(&m_giveUp, &QTimer::timeout, this, [this] { endRun(); });
}

ScenarioPlayer::~ScenarioPlayer() = default;

void ScenarioPlayer::start()
{
    m_phase = Phase::Running;
    if (!m_options.stepwise)
        m_limit.start(m_options.timeoutMs);
    m_reporter.begin(m_scenario, monotonicNs());
    for (const ActorSpec &spec : m_scenario.actors) {
        Actor actor;
        actor.endpoint = m_workbench.newEndpointId();
        actor.lane = m_backend.newLane(spec.id.toUtf8(), kindOf(static_cast<int>(m_actors.size())));
        m_actors.push_back(actor);
    }
    // From the event loop, so that whoever starts it has time to listen.
    QTimer::singleShot(0, this, [this] { advance(); });
}

QString ScenarioPlayer::backendOf(int actor) const
{
    const QString own = m_scenario.actors[static_cast<std::size_t>(actor)].backend;
    return own.isEmpty() ? m_options.backend : own;
}

BackendKind ScenarioPlayer::kindOf(int actor) const
{
    return backendFromName(backendOf(actor)).value_or(BackendKind::Native);
}

void ScenarioPlayer::wake()
{
    m_wait = Wait::Nothing;
    m_waitedStep = -1;
    m_look.stop();
    advance();
}

void ScenarioPlayer::advance()
{
    // What a step does may wake the run at once; the loop below takes it up then.
    if (m_advancing)
        return;
    m_advancing = true;
    const auto mayGoOn = [this] { return m_phase == Phase::Running && m_wait == Wait::Nothing; };
    while (mayGoOn()) {
        if (m_options.stepwise && m_next >= qMin(m_allowed, static_cast<int>(m_scenario.steps.size())))
            break;
        if (m_next >= static_cast<int>(m_scenario.steps.size())) {
            m_phase = Phase::Draining;
            m_look.start();
            break;
        }
        beginStep();
    }
    m_advancing = false;
    if (m_options.stepwise && mayGoOn())
        Q_EMIT held(m_next);
}

void ScenarioPlayer::goOn(int steps)
{
    m_allowed = steps;
    advance();
}

EndpointId ScenarioPlayer::endpointOf(int actor) const
{
    return actor < static_cast<int>(m_actors.size()) ? m_actors[static_cast<std::size_t>(actor)].endpoint : 0;
}

bool ScenarioPlayer::beginStep()
{
    const Step &step = m_scenario.steps[static_cast<std::size_t>(m_next)];
    ++m_next;
    if (!step.say.isEmpty())
        m_reporter.said(step.say);
    switch (step.kind) {
    case StepKind::Call:
        beginCall(step);
        break;
    case StepKind::Finish:
        waitForStep(step.finishes);
        break;
    case StepKind::UntilBlocked:
        m_wait = Wait::Blocked;
        m_actors[static_cast<std::size_t>(step.actor)].asleepIn = 0;
        checkBlocked();
        break;
    case StepKind::Interrupt:
        // One that has ended meanwhile is left as it is; its expectations tell.
        if (const CallRun *run = m_calls.ofStep(step.finishes); run && !run->ended)
            m_workbench.cancel(run->command.token);
        break;
    case StepKind::Pause:
        m_wait = Wait::Pause;
        m_pause.start(step.pauseMs);
        break;
    case StepKind::Say:
        break;
    case StepKind::Ask:
        skip(QLatin1StringView("ask"));
        break;
    }
    return m_wait == Wait::Nothing;
}

void ScenarioPlayer::skip(QLatin1StringView reason)
{
    ++m_totals.skipped;
    m_reporter.skipped(m_next, reason);
}

void ScenarioPlayer::beginCall(const Step &step)
{
    const QString backend = backendOf(step.actor);
    if (!step.backends.isEmpty() && !step.backends.contains(backend)) {
        skip(QLatin1StringView("backend"));
        return;
    }
    const Actor &actor = m_actors[static_cast<std::size_t>(step.actor)];
    CallRun run;
    run.step = m_next - 1;
    run.actor = step.actor;
    run.told.step = m_next;
    run.told.actor = m_scenario.actors[static_cast<std::size_t>(step.actor)].id;
    run.told.backend = backend;
    run.told.call = QLatin1StringView(step.call->name);
    run.told.socket = !step.on.isEmpty() || step.as.isEmpty() ? step.on : step.as.constFirst();
    m_book.refresh();
    run.told.args = resolved(step.args);
    const SocketId on = m_book.find(step.on).value_or(0);
    const SocketId made = step.call->makes > 0 ? m_book.add(step.as.value(0)) : 0;
    const SocketId second = step.call->makes > 1 ? m_book.add(step.as.value(1)) : 0;
    if (const auto why = whyNotMade(step)) {
        endUnsupported(std::move(run), *why);
        return;
    }
    const QString missing = reference::firstIn(run.told.args);
    BuiltCommand built = buildCommand(*step.call, run.told.args, m_scenario.folder);
    if (!missing.isNull() || !built.badArgument.isEmpty()) {
        const QString what = missing.isNull() ? built.badArgument : QStringLiteral("reference");
        report(m_next, {what, false, missing.isNull() ? QString() : missing, {}});
        failed();
        return;
    }
    run.command = std::move(built.command);
    run.command.backend = kindOf(step.actor);
    run.command.socket = step.call->on == CallTarget::None ? made : on;
    run.command.newSocket = made;
    run.command.newSocket2 = second;
    run.command.run = m_actors.front().endpoint;
    run.command.lane = actor.lane;
    run.command.endpoint = actor.endpoint;
    run.command.mayEncrypt = m_startsTls;
    const QStringList folders{m_scenario.folder, QDir::currentPath(), m_folder ? m_folder->path() : QString()};
    if (const QString file = fileElsewhere(run.command, folders); !file.isNull()) {
        CallRecord refused = notWritten(run.command, file);
        endWithoutCall(std::move(run), std::move(refused));
        return;
    }
    if (built.lookUp)
        lookUpAndHandOver(std::move(run), *built.lookUp);
    else
        handOver(std::move(run));
}

void ScenarioPlayer::lookUpAndHandOver(CallRun run, const HostPort &host)
{
    m_wait = Wait::Answer;
    SocketCommand question;
    question.call = Call::Getaddrinfo;
    question.endpoint = run.command.endpoint;
    question.host = host.host;
    question.service = QString::number(host.port);
    question.arguments = {m_book.family(run.command.socket), constant::sockStream, 0};
    ask(std::move(question), [this, run = std::move(run)](const CallRecord &answer) {
        m_wait = Wait::Nothing;
        CallRun asked = run;
        const auto address = firstResolvedAddress(answer);
        if (!address) {
            CallRecord record;
            record.call = asked.command.call;
            record.result = -1;
            record.error = answer.gaiError == 0 ? answer.error : 0;
            record.gaiError = answer.gaiError;
            record.beganNs = answer.beganNs;
            record.tookNs = answer.tookNs;
            record.thread = answer.thread;
            endWithoutCall(std::move(asked), std::move(record));
        } else {
            asked.command.address = *address;
            handOver(std::move(asked));
        }
        advance();
    });
}

void ScenarioPlayer::handOver(CallRun run)
{
    const int step = run.step;
    const bool started = m_scenario.steps[static_cast<std::size_t>(step)].start;
    m_calls.tellBlocked(run.actor);
    // The record can come only through the event loop, so the call is noted in time.
    run.command.token = m_workbench.execute(run.command);
    m_calls.add(std::move(run));
    if (!started)
        waitForStep(step);
}

void ScenarioPlayer::endWithoutCall(CallRun run, CallRecord record)
{
    if (record.beganNs == 0)
        record.beganNs = monotonicNs();
    run.command.token = m_ownToken--;
    callEnded(m_calls.add(std::move(run)), std::move(record));
}

std::optional<QString> ScenarioPlayer::whyNotMade(const Step &step) const
{
    const Call call = step.call->call;
    if (m_options.keepsTls && m_tlsOnly.isKeptBack(step))
        return tlsGapName(TlsGap::NotBegun);
    if (backendMakes(backendOf(step.actor), call))
        return std::nullopt;
    if (kindOf(step.actor) == BackendKind::Native)
        return call == Call::Starttls ? QString(tlsGapName(TlsGap::NeedsQt)) : QString();
    return call == Call::None ? QString() : QString(qtGapName(qtGapOf(call)));
}

void ScenarioPlayer::endUnsupported(CallRun run, const QString &why)
{
    CallRecord record;
    record.flags = RecordFlag::Unsupported;
    if (!why.isEmpty())
        record.value = why;
    record.result = -1;
    endWithoutCall(std::move(run), std::move(record));
}

void ScenarioPlayer::waitForStep(int step)
{
    m_waitedStep = step;
    m_wait = Wait::Call;
    CallRun *run = m_calls.ofStep(step);
    const bool finishes = m_scenario.steps[static_cast<std::size_t>(m_next - 1)].kind == StepKind::Finish;
    if (!run) {
        // The step was skipped, or could not be made.
        if (finishes)
            skip(QLatin1StringView("backend"));
        wake();
    } else if (run->judged && finishes) {
        judgeCall(*run, m_next - 1, false);
    } else if (run->judged) {
        wake();
    }
}

void ScenarioPlayer::ask(SocketCommand command, const Answered &answered)
{
    const quint64 token = m_workbench.execute(std::move(command));
    m_questions[token] = answered;
}

std::optional<QString> ScenarioPlayer::resolve(const QString &name)
{
    if (name == QLatin1StringView("tmp")) {
        if (!m_folder)
            m_folder = std::make_unique<QTemporaryDir>();
        return m_folder->isValid() ? std::optional(m_folder->path()) : std::nullopt;
    }
    const auto field = reference::socketField(name);
    return field ? m_book.field(field->socket, field->field) : std::nullopt;
}

QJsonObject ScenarioPlayer::resolved(const QJsonObject &object)
{
    return reference::replace(object, [this](const QString &name) { return resolve(name); }).toObject();
}

bool ScenarioPlayer::isActorBlocked(int actor)
{
    Actor &one = m_actors[static_cast<std::size_t>(actor)];
    for (const RunningCall &running : m_backend.runningCalls()) {
        const CallRun *run = m_calls.withToken(running.token);
        if (!run || run->ended || run->actor != actor)
            continue;
        // Seen asleep twice in the same call: a thread also sleeps for moments between its calls.
        const bool asleep = threadSleeps(running.thread).value_or(false);
        const bool before = one.asleepIn == running.beganNs;
        one.asleepIn = asleep ? running.beganNs : 0;
        return asleep && before;
    }
    one.asleepIn = 0;
    return false;
}

void ScenarioPlayer::checkBlocked()
{
    if (m_phase != Phase::Running || m_wait != Wait::Blocked)
        return;
    const int actor = m_scenario.steps[static_cast<std::size_t>(m_next - 1)].actor;
    if (isActorBlocked(actor)) {
        wake();
    } else if (!m_calls.isPending(actor)) {
        report(m_next, {QStringLiteral("until_blocked"), false, QStringLiteral("blocked"), QStringLiteral("idle")});
        failed();
        wake();
    } else if (!m_look.isActive()) {
        m_look.start();
    }
}

void ScenarioPlayer::failed()
{
    m_failed = true;
    if (!m_options.keepGoing)
        stop(exitFailed);
}

} // namespace sw
