// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QGridLayout;

namespace sw {

/// Turns the fields of a form, each below its label in a grid of two rows, into a flow: in a narrow panel they go on in a next
/// line instead of reaching out of it. Columns that stretch in the grid take what a line has to spare. The grid is gone after
/// that; a widget that had it as its layout has a column instead, with the flow on top. Main thread.
void flowFields(QGridLayout &grid);

} // namespace sw
