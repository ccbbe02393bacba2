// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sw {

/// The columns of a SequenceDialog's list.
enum SequenceColumn : int { NumberColumn, StepColumn, ResultColumn, TimeColumn, SequenceColumns };

} // namespace sw
