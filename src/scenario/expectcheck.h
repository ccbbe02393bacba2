// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "nodereader.h"

namespace sw {

/// Faults what is no expectation: unknown keys, names and types. Gives it as JSON, references still in it.
QJsonObject checkExpect(NodeReader &reader, const JsonNode &node);

} // namespace sw
