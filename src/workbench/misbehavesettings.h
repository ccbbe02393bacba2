// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "faults.h"
#include "manners.h"

namespace sw {

/// What an endpoint does wrong on purpose. A value.
struct MisbehaveSettings
{
    static constexpr qint64 mostLateMs = 600'000;

    Manners manners; ///< of connections
    Faults faults; ///< of what it sends

    friend bool operator==(const MisbehaveSettings &, const MisbehaveSettings &) = default;
};

QJsonObject toJson(const MisbehaveSettings &settings);
/// What is missing or out of its bounds keeps its default.
MisbehaveSettings misbehaveSettingsFrom(const QJsonObject &object);

} // namespace sw
