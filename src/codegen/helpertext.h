// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "codelines.h"

namespace sw {

/// A function, or an include, that a program gets only when something in it names `name`.
struct HelperText
{
    const char *name;
    const char *text;
};

/// The texts of those that `body` uses, and of those that these use, in the order of the table: a later one may use earlier
/// ones. An empty line follows each unless `tight`. Any thread.
CodeLines helpersFor(std::span<const HelperText> table, const CodeLines &body, bool tight = false);

} // namespace sw
