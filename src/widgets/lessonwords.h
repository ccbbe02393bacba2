// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "lessonreach.h"
#include "lessonrun.h"
#include "logwho.h"

namespace sw {

/// What lessons, their actors and steps are called in the language of the window. Main thread.
class LessonWords final
{
    Q_DECLARE_TR_FUNCTIONS(sw::LessonWords)

public:
    [[nodiscard]] static QString language(); ///< of the window: "en", "zh_CN"; the system may speak another one
    [[nodiscard]] static QString of(const LocalText &text);
    [[nodiscard]] static QString title(const Scenario &lesson);
    [[nodiscard]] static QString actor(const Scenario &lesson, int actor);
    [[nodiscard]] static WhoRole look(const ActorSpec &actor); ///< whose colour it has
    /// What a step will do: "Server: listen(listener, backlog = 5)", "wait until Server is blocked".
    [[nodiscard]] static QString step(const Scenario &lesson, const Step &step);
    /// What became of it, as strace writes it; empty when there is nothing to tell.
    [[nodiscard]] static QString outcome(const LessonOutcome &outcome);
    [[nodiscard]] static QString failure(const Judgement &failure);
    [[nodiscard]] static QString reach(const Scenario &lesson, const LessonReach &reach);
};

} // namespace sw
