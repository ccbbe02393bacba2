// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "codeprogram.h"

namespace sw {

struct CodePlan;

/// For C11 with GNU extensions on Linux: gcc -Wall -Wextra -Werror -pthread.
CodeProgram generateC(const CodePlan &plan);

} // namespace sw
