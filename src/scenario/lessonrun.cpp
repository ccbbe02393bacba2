// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessonrun.h"

#include <algorithm>

#include "calltable.h"
#include "reference.h"
#include "scenarioplayer.h"

namespace sw {

namespace {

constexpr int leastReadingMs = 1200;
constexpr int msOfLetter = 45;
constexpr int msOfChineseLetter = 140; // one says as much as three or four

} // namespace

LessonRun::LessonRun(Workbench &workbench, Scenario lesson, const QString &backend, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_lesson(std::move(lesson))
    , m_backend(backend)
    , m_reached(m_lesson.goals.size(), false)
{
    m_read.setSingleShot(true);
    connect(&m_read, &QTimer::timeout, this, [this] {
        if (m_playing && canGoOn())
            playUpTo(m_position + 1);
    });
}

LessonRun::~LessonRun() = default;

const Step *LessonRun::current() const
{
    return m_position > 0 ? &m_lesson.steps[static_cast<std::size_t>(m_position - 1)] : nullptr;
}

const Step *LessonRun::upcoming() const
{
    return m_position < stepCount() ? &m_lesson.steps[static_cast<std::size_t>(m_position)] : nullptr;
}

LocalText LessonRun::narration() const
{
    for (int i = m_position - 1; i >= 0; --i) {
        const Step &step = m_lesson.steps[static_cast<std::size_t>(i)];
        if (!step.say.isEmpty())
            return resolved(step.say);
    }
    return resolved(m_lesson.summary);
}

LocalText LessonRun::resolved(const LocalText &text) const
{
    if (!m_player || (!reference::isIn(text.en) && !reference::isIn(text.zhCn)))
        return text;
    const auto lookUp = [this](const QString &name) { return m_player->resolve(name); };
    LocalText told = text;
    told.en = reference::replace(text.en, lookUp);
    told.zhCn = reference::replace(text.zhCn, lookUp);
    return told;
}

std::vector<RunningCall> LessonRun::running() const
{
    std::vector<RunningCall> calls = m_workbench.backend().runningCalls();
    std::erase_if(calls, [this](const RunningCall &call) {
        for (int actor = 0; actor < static_cast<int>(m_lesson.actors.size()); ++actor) {
            if (call.endpoint != 0 && call.endpoint == endpointOf(actor))
                return false;
        }
        return true;
    });
    return calls;
}

const LessonOutcome *LessonRun::outcome(int step) const
{
    const auto found = m_outcomes.find(step);
    return found == m_outcomes.end() ? nullptr : &found->second;
}

int LessonRun::tellingStep(int question) const
{
    // The first step after it that waits for something to happen.
    for (int i = question + 1; i < stepCount(); ++i) {
        const Step &step = m_lesson.steps[static_cast<std::size_t>(i)];
        if (step.kind == StepKind::Finish || step.kind == StepKind::UntilBlocked || step.kind == StepKind::Pause
            || (step.kind == StepKind::Call && !step.start))
            return i;
        if (step.kind == StepKind::Ask)
            break;
    }
    return question;
}

LessonQuestion LessonRun::question() const
{
    for (int i = m_position - 1; i >= 0; --i) {
        if (m_lesson.steps[static_cast<std::size_t>(i)].kind != StepKind::Ask)
            continue;
        using enum LessonQuestion::Phase;
        const auto answer = m_answers.find(i);
        const int chosen = answer == m_answers.end() ? -1 : answer->second;
        const int now = m_position - 1;
        const int telling = tellingStep(i);
        if (now == i && (telling != i || chosen < 0))
            return {Asking, i, chosen};
        if (now < telling || (now == telling && isBusy()))
            return {Waiting, i, chosen};
        return now == telling ? LessonQuestion{Told, i, chosen} : LessonQuestion();
    }
    return {};
}

bool LessonRun::isBusy() const
{
    return m_stopping || (m_player && m_done < m_position);
}

bool LessonRun::canGoOn() const
{
    if (!m_player || isBusy() || m_position >= stepCount())
        return false;
    const LessonQuestion asked = question();
    return asked.phase != LessonQuestion::Phase::Asking || asked.chosen >= 0;
}

EndpointId LessonRun::endpointOf(int actor) const
{
    return m_player ? m_player->endpointOf(actor) : 0;
}

void LessonRun::restart()
{
    m_position = 0;
    m_answers.clear();
    m_reached.assign(m_lesson.goals.size(), false);
    stopPlayer(true);
}

void LessonRun::next()
{
    if (canGoOn())
        playUpTo(m_position + 1);
}

void LessonRun::back()
{
    if (!canGoBack())
        return;
    setPlaying(false);
    --m_position;
    stopPlayer(true);
}

void LessonRun::answer(int choice)
{
    const LessonQuestion asked = question();
    if (asked.phase != LessonQuestion::Phase::Asking || choice < 0)
        return;
    m_answers[asked.step] = choice;
    if (m_playing)
        schedule(leastReadingMs);
    Q_EMIT changed();
}

void LessonRun::setPlaying(bool on)
{
    if (m_playing == on)
        return;
    m_playing = on;
    m_read.stop();
    if (on && isAtEnd())
        restart();
    else if (on)
        schedule(0);
    Q_EMIT changed();
}

void LessonRun::setSpeed(double speed)
{
    m_speed = std::clamp(speed, slowest, fastest);
}

void LessonRun::setBackend(const QString &backend)
{
    if (m_backend == backend)
        return;
    m_backend = backend;
    restart();
}

void LessonRun::stop()
{
    m_playing = false;
    m_read.stop();
    stopPlayer(false);
}

void LessonRun::stopPlayer(bool again)
{
    m_again = again;
    if (m_player) {
        m_stopping = true;
        m_player->stop(ScenarioPlayer::exitFine);
    } else if (again) {
        startPlayer();
    } else {
        Q_EMIT stopped();
    }
    Q_EMIT changed();
}

void LessonRun::startPlayer()
{
    m_outcomes.clear();
    m_done = -1;
    PlayOptions options;
    options.backend = m_backend;
    options.keepGoing = true;
    options.stepwise = true;
    m_player = std::make_unique<ScenarioPlayer>(m_workbench, static_cast<RunReporter &>(*this), m_lesson, options);
    connect(m_player.get(), &ScenarioPlayer::held, this, &LessonRun::held);
    // It must not go while it tells that it has ended.
    connect(m_player.get(), &ScenarioPlayer::finished, this, &LessonRun::playerEnded, Qt::QueuedConnection);
    m_player->start();
    Q_EMIT begun();
    m_player->goOn(m_position);
}

void LessonRun::playerEnded()
{
    m_player.reset();
    m_stopping = false;
    if (m_again)
        startPlayer();
    else
        Q_EMIT stopped();
    Q_EMIT changed();
}

void LessonRun::playUpTo(int steps)
{
    m_position = steps;
    m_player->goOn(steps);
    Q_EMIT changed();
}

void LessonRun::held(int steps)
{
    m_done = steps;
    judgeSteps();
    if (m_playing && isAtEnd())
        m_playing = false;
    if (m_playing && !isBusy())
        schedule(readingMs());
    Q_EMIT changed();
}

void LessonRun::schedule(int ms)
{
    m_read.start(static_cast<int>(ms / m_speed));
}

int LessonRun::readingMs() const
{
    const Step *step = current();
    const QString said = step ? step->say.in(m_language) : m_lesson.summary.in(m_language);
    const auto chinese = std::count_if(said.begin(), said.end(),
                                       [](QChar c) { return c.script() == QChar::Script_Han; });
    const auto letters = said.size() - chinese;
    return leastReadingMs + static_cast<int>(letters * msOfLetter + chinese * msOfChineseLetter);
}

void LessonRun::judgeGoals(const PlayedCall &call)
{
    for (std::size_t i = 0; i < m_lesson.goals.size(); ++i) {
        const LessonGoal &goal = m_lesson.goals[i];
        const bool others = (!goal.call.isEmpty() && goal.call != call.call)
            || (!goal.actor.isEmpty() && goal.actor != call.actor);
        if (m_reached[i] || !goal.checked || goal.step >= 0 || others)
            continue;
        const auto all = judge(m_player ? m_player->resolved(goal.expect) : goal.expect,
                               {call.record, {}, m_lesson.folder});
        const bool held = std::all_of(all.begin(), all.end(), [](const Judgement &one) { return one.ok; });
        m_reached[i] = held && (saysOutcome(goal.expect) || !judgeFailure(call.record));
    }
}

void LessonRun::judgeSteps()
{
    for (std::size_t i = 0; i < m_lesson.goals.size(); ++i) {
        const int index = m_lesson.goals[i].step;
        if (index < 0 || index >= m_done || m_reached[i])
            continue;
        const LessonOutcome *came = outcome(index);
        const bool makesCall = m_lesson.steps[static_cast<std::size_t>(index)].kind == StepKind::Call;
        m_reached[i] = came ? came->failures.empty() && !came->skipped && (came->ended || !makesCall) : !makesCall;
    }
}

void LessonRun::ended(const PlayedCall &call)
{
    if (call.of != 0 || m_stopping)
        return;
    LessonOutcome &came = m_outcomes[call.step - 1];
    came.call = call;
    came.ended = true;
    if (!(call.record.flags & RecordFlag::Unsupported))
        judgeGoals(call);
    // One that was started may end at any time; what is expected of it is judged a moment later.
    QTimer::singleShot(0, this, [this] {
        judgeSteps();
        Q_EMIT changed();
    });
}

void LessonRun::judged(int step, const Judgement &judgement)
{
    if (!judgement.ok)
        m_outcomes[step - 1].failures.push_back(judgement);
}

void LessonRun::skipped(int step, QLatin1StringView reason)
{
    m_outcomes[step - 1].skipped = reason == QLatin1StringView("backend");
}

} // namespace sw
