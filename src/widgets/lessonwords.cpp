// SPDX-License-Identifier: GPL-3.0-or-later
#include "lessonwords.h"

#include <QFileInfo>

#include "calltext.h"

namespace sw {

QString LessonWords::language()
{
    return tr("en", "the code of the language of this translation; in Chinese zh_CN");
}

QString LessonWords::of(const LocalText &text)
{
    return text.in(language());
}

QString LessonWords::title(const Scenario &lesson)
{
    const QString title = of(lesson.title);
    return title.isEmpty() ? QFileInfo(lesson.file).fileName() : title;
}

QString LessonWords::actor(const Scenario &lesson, int actor)
{
    if (actor < 0 || actor >= static_cast<int>(lesson.actors.size()))
        return {};
    const ActorSpec &one = lesson.actors[static_cast<std::size_t>(actor)];
    const QString title = of(one.title);
    return title.isEmpty() ? one.id : title;
}

WhoRole LessonWords::look(const ActorSpec &actor)
{
    // Most files name their actors after what they are.
    const QString role = actor.role.isEmpty() ? actor.id : actor.role;
    if (role == QLatin1StringView("server"))
        return WhoRole::Server;
    return role == QLatin1StringView("client") ? WhoRole::Client : WhoRole::Actor;
}

QString LessonWords::step(const Scenario &lesson, const Step &step)
{
    const auto started = [&] {
        const Step &other = lesson.steps[static_cast<std::size_t>(step.finishes)];
        return tr("%1: %2").arg(actor(lesson, other.actor), lessonCallLine(other));
    };
    switch (step.kind) {
    case StepKind::Call:
        return tr("%1: %2").arg(actor(lesson, step.actor), lessonCallLine(step));
    case StepKind::Finish:
        return tr("Wait for the end of  %1").arg(started());
    case StepKind::UntilBlocked:
        return tr("Wait until the thread of %1 sleeps in its call").arg(actor(lesson, step.actor));
    case StepKind::Interrupt:
        return tr("Interrupt  %1").arg(started());
    case StepKind::Pause:
        return tr("Wait %1 ms").arg(step.pauseMs);
    case StepKind::Say:
        return tr("An explanation");
    case StepKind::Ask:
        return tr("A question");
    }
    return {};
}

QString LessonWords::outcome(const LessonOutcome &outcome)
{
    if (!outcome.ended || !outcome.call)
        return {};
    const CallRecord &record = outcome.call->record;
    if (record.flags & RecordFlag::Unsupported)
        return outcome.call->call + QStringLiteral("() = ") + unsupportedText(record);
    return straceLine(record);
}

QString LessonWords::failure(const Judgement &failure)
{
    const auto shown = [](const QString &text) { return text.isEmpty() ? QStringLiteral("–") : text; };
    return tr("%1: the lesson says %2, here it was %3").arg(failure.what, shown(failure.wanted), shown(failure.got));
}

QString LessonWords::reach(const Scenario &lesson, const LessonReach &reach)
{
    const QString who = lessonPlain(actor(lesson, reach.actor));
    switch (reach.kind) {
    case LessonReach::Kind::Binds:
        return tr("%1 binds a socket to %2").arg(who, reach.what);
    case LessonReach::Kind::Connects:
        return tr("%1 connects to %2").arg(who, reach.what);
    case LessonReach::Kind::Sends:
        return tr("%1 sends datagrams to %2").arg(who, reach.what);
    case LessonReach::Kind::Resolves:
        return tr("%1 looks up %2, which may ask a name server").arg(who, reach.what);
    case LessonReach::Kind::Reads:
        return tr("%1 uses the file %2").arg(who, reach.what);
    case LessonReach::Kind::Writes:
        return tr("%1 writes the file %2, and replaces one that this program made").arg(who, reach.what);
    case LessonReach::Kind::Listens:
        return tr("%1 waits for connections on %2").arg(who, reach.what);
    }
    return {};
}

} // namespace sw
