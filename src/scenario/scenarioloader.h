// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QMap>

#include "loaderror.h"
#include "scenario.h"

namespace sw {

/// A scenario, or what is wrong with its file. Never both.
struct LoadResult
{
    std::optional<Scenario> scenario;
    LoadErrors errors; ///< in the order of the file
};

/// Reads and checks a scenario file. `variables` are the values of `--set`. Any thread.
LoadResult loadScenario(const QByteArray &text, const QString &file, const QMap<QString, QString> &variables = {});
LoadResult loadScenarioFile(const QString &file, const QMap<QString, QString> &variables = {});

} // namespace sw
