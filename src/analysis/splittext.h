// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QByteArray>
#include <QHash>

#include "encodings.h"
#include "journal.h"

namespace sw {

/// Characters of a byte stream that were cut between two reads or writes: which bytes of earlier rows begin the first character of a
/// row, and which at its end go on in the next. Looks back only as far as it must and a bounded way, so another encoding costs
/// nothing for rows that nobody looks at. One thread at a time; a copy serves another. The journal outlives it.
class SplitText final
{
public:
    struct Edges
    {
        QByteArray lead; ///< from rows before, at most 3 bytes
        qsizetype tail = 0; ///< bytes at the end whose character is not whole
    };

    SplitText(const Journal &journal, TextEncoding encoding);
    SplitText(const SplitText &other); ///< knows nothing yet
    SplitText &operator=(const SplitText &) = delete;

    void setEncoding(TextEncoding encoding);
    [[nodiscard]] Edges edgesOf(const JournalRow &row);

private:
    [[nodiscard]] bool belongsToStream(const RowEntry &row) const;
    [[nodiscard]] QByteArray leadOf(const JournalRow &row);
    [[nodiscard]] QByteArray carryAfter(const QByteArray &lead, QByteArrayView bytes);
    [[nodiscard]] bool knowsCarry(const JournalRow &row) const;

    const Journal &m_journal;
    TextEncoding m_encoding;
    TextDecoder m_decoder;
    QHash<quint64, QByteArray> m_carries; ///< what a row leaves to the next one of its stream
};

} // namespace sw
