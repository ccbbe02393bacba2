// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "codeprogram.h"

namespace sw {

struct CodePlan;

/// For Python 3.9 and later, with its standard library alone.
CodeProgram generatePython(const CodePlan &plan);

} // namespace sw
