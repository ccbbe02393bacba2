// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QStringList>

#include "commandline.h"
#include "scenario.h"

namespace sw {

/// What the verbs `call` and `resolve` come to: a scenario of the calls, and how to play it. A value.
struct CallPlan
{
    QString help; ///< not empty: it is asked for
    QString error; ///< not empty: a sentence for people
    CommandLine line;
    std::optional<Scenario> scenario;
};

/// `arguments` are those behind the verb. Main thread for their words.
CallPlan planCall(const QStringList &arguments);
CallPlan planResolve(const QStringList &arguments);

} // namespace sw
