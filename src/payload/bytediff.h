// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QByteArrayView>

namespace sw {

/// A stretch of two messages: the same bytes in both, or bytes of one that stand in the place of bytes of the other. A value.
struct DiffSpan
{
    qsizetype left = 0; ///< offset of its first byte
    qsizetype leftSize = 0;
    qsizetype right = 0;
    qsizetype rightSize = 0;
    bool same = false;

    friend bool operator==(const DiffSpan &, const DiffSpan &) = default;
};

/// How two messages differ. A value.
struct ByteDiff
{
    std::vector<DiffSpan> spans; ///< in order, without holes; same ones and others by turns
    bool rough = false; ///< they differ so much that a shorter list may exist
};

/// The fewest insertions and deletions that make `right` of `left`, in linear space (Myers, An O(ND) Difference Algorithm and Its
/// Variations, 1986). Time is bounded: where two stretches differ too much, what was reached so far is taken. `stop` is asked
/// now and then; when it says true, nothing comes back. Pure, any thread.
ByteDiff diffBytes(QByteArrayView left, QByteArrayView right, const std::function<bool()> &stop = {});

} // namespace sw
