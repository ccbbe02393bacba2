// SPDX-License-Identifier: GPL-3.0-or-later
#include "precedingsend.h"

#include <algorithm>

namespace sw {

std::optional<JournalRow> precedingSend(const Journal &journal, const JournalRow &row)
{
    constexpr quint64 farthest = 100'000; // rows; each costs well under a microsecond
    const SocketId socket = row.entry().socket;
    const quint64 first = std::max(journal.firstRow(), row.number() - std::min(row.number(), farthest));
    for (quint64 number = row.number(); number-- > first;) {
        const auto earlier = journal.row(number);
        if (!earlier)
            return std::nullopt;
        const RowEntry &entry = earlier->entry();
        const bool sent = entry.kind == RecordKind::Call && traitsOf(entry.call).direction == Direction::Out;
        if (entry.socket == socket && sent && entry.error == 0)
            return earlier;
    }
    return std::nullopt;
}

} // namespace sw
