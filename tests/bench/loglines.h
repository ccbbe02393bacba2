// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sw {

/// Lines of the report about a log of ten million rows in the open window. Main thread.
void measureLog(); ///< opening, scrolling, jumping
void measureFilters();

} // namespace sw
