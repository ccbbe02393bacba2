// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QCoreApplication>

#include "filtersyntax.h"

namespace sw {

/// The sentences about filters: what is wrong with one, and what its parts find. Main thread.
class FilterWords final
{
    Q_DECLARE_TR_FUNCTIONS(sw::FilterWords)

public:
    /// Cause and advice, with the column counted from 1: "Column 6: there is no call 'recieve'. …".
    static QString errorText(const FilterError &error);

    struct HelpRow
    {
        QString example; ///< as typed
        QString meaning;
    };
    /// All that can be written: the table of fields first.
    static std::vector<HelpRow> help();

private:
    static QString cause(const FilterError &error);
    static QString meaningOf(FilterField field);
};

} // namespace sw
