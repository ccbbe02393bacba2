// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessonactors.h"

#include <algorithm>
#include <array>

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "calltable.h"
#include "lessonrun.h"
#include "lessonwords.h"
#include "lifecyclestrip.h"
#include "styleproperty.h"

namespace sw {

namespace {

constexpr int lookMs = 100;
constexpr int gap = 3;

/// The calls that make, use and end a socket. Options and names are no part of its life.
constexpr std::array lifeCalls{
    Call::Socket,    Call::Socketpair,       Call::Bind,     Call::Listen,  Call::Accept,   Call::Connect,
    Call::ConnectEx, Call::CreateConnection, Call::Starttls, Call::Send,    Call::Sendto,   Call::Sendall,
    Call::Recv,      Call::Recvfrom,         Call::Recvmsg,  Call::Recvall, Call::Shutdown, Call::Close};

bool isOfLife(Call call)
{
    return std::find(lifeCalls.begin(), lifeCalls.end(), call) != lifeCalls.end();
}

} // namespace

LessonActors::LessonActors(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("lessonActors"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(gap);
    m_look.setInterval(lookMs);
    connect(&m_look, &QTimer::timeout, this, &LessonActors::renew);
    hide();
}

void LessonActors::setRun(const LessonRun *run)
{
    m_run = run;
    build();
}

void LessonActors::build()
{
    for (const Row &row : m_rows) {
        delete row.name;
        delete row.strip;
    }
    m_rows.clear();
    for (int actor = 0; m_run && actor < static_cast<int>(m_run->lesson().actors.size()); ++actor) {
        if (stepsOf(actor).empty())
            continue;
        const ActorSpec &spec = m_run->lesson().actors[static_cast<std::size_t>(actor)];
        auto *name = new QLabel(this);
        name->setObjectName(QStringLiteral("lessonActorName_") + spec.id);
        name->setTextFormat(Qt::PlainText);
        auto *strip = new LifecycleStrip(m_theme, this);
        strip->setObjectName(QStringLiteral("lessonActorStrip_") + spec.id);
        m_column->addWidget(name);
        m_column->addWidget(strip);
        m_rows.push_back({actor, name, strip});
    }
    setVisible(!m_rows.empty());
    showNames();
    renew();
}

void LessonActors::showNames()
{
    for (const Row &row : m_rows) {
        const QString name = LessonWords::actor(m_run->lesson(), row.actor);
        row.name->setText(name);
        row.strip->setAccessibleName(tr("Calls of %1", "an actor of a lesson").arg(name));
    }
}

void LessonActors::addCall(std::vector<LifecycleStep> &steps, int step) const
{
    const Step &made = m_run->lesson().steps[static_cast<std::size_t>(step)];
    auto place = std::find_if(steps.begin(), steps.end(),
                              [&](const LifecycleStep &one) { return one.call == made.call->call; });
    if (place == steps.end()) {
        steps.emplace_back();
        place = steps.end() - 1;
        place->call = made.call->call;
    }
    const LessonOutcome *came = step < m_run->position() ? m_run->outcome(step) : nullptr;
    if (!came || !came->ended || !came->call)
        return;
    const CallRecord &record = came->call->record;
    place->last = record;
    place->last.data.clear();
    place->phase = record.failed() ? LifecycleStep::Phase::Failed : LifecycleStep::Phase::Done;
    place->count += record.failed() ? 0 : 1;
    place->bytes += traitsOf(record.call).direction == Direction::None ? 0
                                                                       : quint64(std::max<qint64>(record.result, 0));
}

std::vector<LifecycleStep> LessonActors::stepsOf(int actor) const
{
    std::vector<LifecycleStep> steps;
    for (int i = 0; m_run && i < m_run->stepCount(); ++i) {
        const Step &step = m_run->lesson().steps[static_cast<std::size_t>(i)];
        if (step.kind == StepKind::Call && step.actor == actor && step.call && isOfLife(step.call->call))
            addCall(steps, i);
    }
    return steps;
}

void LessonActors::renew()
{
    if (!m_run || m_rows.empty())
        return m_look.stop();
    const std::vector<RunningCall> running = m_run->running();
    for (const Row &row : m_rows) {
        std::vector<LifecycleStep> steps = stepsOf(row.actor);
        const EndpointId endpoint = m_run->endpointOf(row.actor);
        for (const RunningCall &call : running) {
            const auto place = std::find_if(steps.begin(), steps.end(),
                                            [&](const LifecycleStep &one) { return one.call == call.call; });
            if (call.endpoint != endpoint || place == steps.end() || !traitsOf(call.call).mayBlock)
                continue;
            ++place->blockedThreads;
            place->blockedSinceNs = call.beganNs;
            place->phase = LifecycleStep::Phase::Blocked;
        }
        const ActorSpec &spec = m_run->lesson().actors[static_cast<std::size_t>(row.actor)];
        const bool serves = LessonWords::look(spec) == WhoRole::Server;
        row.strip->setSteps(steps, serves ? StripRole::Server : StripRole::Client);
    }
    // A call may block a moment after its step has begun, and end by itself.
    if (isVisible() && (m_run->isBusy() || !running.empty()))
        m_look.start();
    else
        m_look.stop();
}

void LessonActors::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_run)
        showNames();
}

void LessonActors::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    renew();
}

void LessonActors::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_look.stop();
}

} // namespace sw
