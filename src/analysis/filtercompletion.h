// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace sw {

/// What can stand at a place of a filter: each candidate takes the place of `length` characters from `position` on.
struct FilterCompletion
{
    qsizetype position = 0;
    qsizetype length = 0;
    QStringList candidates; ///< whole, as they would stand in the text
};

/// For the cursor at `cursor` (UTF-16 units). `endpoints`: names that `endpoint:` may offer. A pure function, any thread.
FilterCompletion completeFilter(const QString &text, qsizetype cursor, const QStringList &endpoints = {});

} // namespace sw
