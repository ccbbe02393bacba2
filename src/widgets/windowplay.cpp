// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowplay.h"

#include "lessonwords.h"
#include "mainwindow.h"
#include "scenarioplayer.h"

namespace sw {

namespace {

QString shown(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("–") : text;
}

} // namespace

WindowPlay::WindowPlay(Workbench &workbench, MainWindow &window, Scenario scenario, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_player(std::make_unique<ScenarioPlayer>(workbench, static_cast<RunReporter &>(*this), std::move(scenario),
                                                PlayOptions()))
{
    connect(m_player.get(), &ScenarioPlayer::finished, this, &WindowPlay::finished);
}

WindowPlay::~WindowPlay() = default;

void WindowPlay::start()
{
    m_player->start();
}

void WindowPlay::stop()
{
    m_player->stop(ScenarioPlayer::exitFailed);
}

void WindowPlay::nameActor(const PlayedCall &call)
{
    m_window.nameActor(call.record.endpoint, call.actor, m_looks.value(call.actor, WhoRole::Actor));
}

void WindowPlay::begin(const Scenario &scenario, qint64 zeroNs)
{
    Q_UNUSED(zeroNs)
    for (const ActorSpec &actor : scenario.actors) {
        // Most files name their actors after what they are.
        const QString role = actor.role.isEmpty() ? actor.id : actor.role;
        m_looks.insert(actor.id,
                       role == QLatin1StringView("server")       ? WhoRole::Server
                           : role == QLatin1StringView("client") ? WhoRole::Client
                                                                 : WhoRole::Actor);
    }
    const QString title = LessonWords::of(scenario.title);
    m_window.say(tr("Playing %1").arg(title.isEmpty() ? scenario.file : title));
}

void WindowPlay::unfinished(const PlayedCall &call)
{
    nameActor(call);
}

void WindowPlay::ended(const PlayedCall &call)
{
    nameActor(call);
}

void WindowPlay::judged(int step, const Judgement &judgement)
{
    if (!judgement.ok)
        m_failures.append(tr("step %1, %2: wanted %3, got %4")
                              .arg(step)
                              .arg(judgement.what, shown(judgement.wanted), shown(judgement.got)));
}

void WindowPlay::skipped(int step, QLatin1StringView reason)
{
    Q_UNUSED(step)
    Q_UNUSED(reason)
}

void WindowPlay::said(const LocalText &text)
{
    Q_UNUSED(text)
}

void WindowPlay::end(const RunTotals &totals)
{
    m_window.say(totals.failed == 0
                     ? tr("Played; calls: %1, everything as expected").arg(totals.calls)
                     : tr("Played; calls: %1, expectations that failed: %2").arg(totals.calls).arg(totals.failed));
}

} // namespace sw
