// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "codeprogram.h"

namespace sw {

struct CodePlan;

/// For Qt 6 and C++17: one thread and its event loop, as Qt programs have. What began and what ended is two statements with
/// others between them where calls overlapped.
CodeProgram generateQt(const CodePlan &plan);

} // namespace sw
