// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "callrecord.h"

namespace sw {

/// The arguments of the name functions and the byte-order functions, by the names that a scenario gives them. Inside the room
/// only: others use recordjson.h. Nothing for other calls. Pure, any thread.
void addNameCallArgs(const CallRecord &r, QJsonObject &args);

} // namespace sw
