// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filtersyntax.h"

namespace sw {

/// Reads the typed value of a field into the term. None when it is one. Pure functions, any thread.
FilterFault readFilterValue(FilterValue kind, const QString &typed, bool quoted, FilterTerm &term);

/// "10", "64k", "2M" (times 1024); nothing for anything else or more than fits.
std::optional<qint64> filterNumber(QStringView typed);

/// "250us", "1.5 ms", "2s" in nanoseconds.
struct FilterTime
{
    FilterFault fault = FilterFault::None; ///< UnitMissing, NotATime
    qint64 ns = 0;
};
FilterTime filterTime(QStringView typed);

} // namespace sw
