// SPDX-License-Identifier: GPL-3.0-or-later
#include "rownotes.h"

namespace sw {

void RowNotes::toggle(quint64 row)
{
    if (m_notes.remove(row) == 0)
        m_notes.insert(row, {});
}

void RowNotes::setNote(quint64 row, const QString &note)
{
    m_notes.insert(row, note);
}

std::optional<quint64> RowNotes::next(std::optional<quint64> row, bool forward) const
{
    if (m_notes.isEmpty())
        return std::nullopt;
    if (forward) {
        const auto after = row ? m_notes.upperBound(*row) : m_notes.cend();
        return after == m_notes.cend() ? m_notes.firstKey() : after.key();
    }
    const auto from = row ? m_notes.lowerBound(*row) : m_notes.cbegin();
    return from == m_notes.cbegin() ? m_notes.lastKey() : std::prev(from).key();
}

} // namespace sw
