// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "journalrow.h"

namespace sw {

/// Neighbouring rows with all their memory, dropped as one. The journal appends under its lock; rows that were published under
/// that lock never change or move, so readers need no lock while they hold the chunk.
class JournalChunk final
{
public:
    static constexpr quint32 capacity = 1024; ///< rows

    explicit JournalChunk(quint64 firstRow);

    /// Takes the record apart; the chunk must not be full.
    void append(CallRecord &&record);

    [[nodiscard]] quint64 firstRow() const { return m_firstRow; }
    [[nodiscard]] quint64 endRow() const { return m_firstRow + m_count; }
    [[nodiscard]] quint32 count() const { return m_count; }
    [[nodiscard]] bool isFull(quint64 byteLimit) const { return m_count == capacity || m_dataBytes >= byteLimit; }
    [[nodiscard]] const RowEntry &entry(quint32 index) const { return m_rows[index]; }
    [[nodiscard]] quint64 dataBytes() const { return m_dataBytes; }
    [[nodiscard]] quint64 memoryBytes() const { return m_memoryBytes; }
    /// Whether one of its rows may tell what a socket is and whom it is connected to, or that it is gone.
    [[nodiscard]] bool tellsOfSockets() const { return m_tellsOfSockets; }
    static bool tellsOfSockets(const RowEntry &row)
    {
        return row.kind != RecordKind::Notice
            && (traitsOf(row.call).direction == Direction::None || (row.side && row.side->local));
    }

private:
    /// From this size on the record's own buffer is kept instead of a copy.
    static constexpr qsizetype keepWholeFrom = 1024;
    static constexpr qsizetype segmentSize = 16 * 1024;

    const char *keep(QByteArray &&data);
    const RowSide *keepSide(CallRecord &record);

    const quint64 m_firstRow;
    quint32 m_count = 0;
    std::unique_ptr<RowEntry[]> m_rows;
    std::deque<RowSide> m_sides; ///< a deque: its elements never move
    std::vector<std::unique_ptr<char[]>> m_segments;
    qsizetype m_segmentFree = 0;
    std::vector<QByteArray> m_whole;
    quint64 m_dataBytes = 0;
    quint64 m_memoryBytes = sizeof(JournalChunk);
    bool m_tellsOfSockets = false;
};

} // namespace sw
