// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QJsonObject>

#include "sequence.h"

namespace sw {

/// A sequence as a panel's state keeps it, loops and all (scenario files have none). Pure.
QJsonObject toJson(const Sequence &sequence);
/// What can be used of it: unknown names become the usual ones, numbers are brought within their limits. Nothing when a text or
/// the list is longer than is allowed: cut, it would be another sequence. Pure.
std::optional<Sequence> sequenceFrom(const QJsonObject &object);

} // namespace sw
