// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "comparison.h"

namespace sw {

// What the comparison of two runs says to people, in the language in force. Plain text; it holds text from the file and from
// outside. Main thread.

/// Why the step was not made in that run; empty when it was.
QString leftOutText(const Step &step, const PlayedStep &played);
/// One difference by its key: "errno: ECONNREFUSED with native, nothing with qt".
QString differenceText(const QString &key, const PlayedStep &native, const PlayedStep &qt);
/// How the two runs compare as a whole, one sentence.
QString comparisonText(const Comparison &comparison);

} // namespace sw
