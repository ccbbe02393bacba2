// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include <QtGlobal>

namespace sw {

/// Row numbers in ascending order, a bit a row where some of its neighbours are missing: ten million rows take little more than
/// a megabyte, and a copy of the set less than that. A value; copies may be read by other threads.
class RowSet final
{
public:
    RowSet() = default;

    void clear();
    /// [first, end): not below what was added before.
    void append(quint64 first, quint64 end);
    /// Takes out all that is lower. Gives how many that were.
    qint64 removeBelow(quint64 number);

    [[nodiscard]] qint64 count() const { return m_end - m_begin; }
    [[nodiscard]] bool isEmpty() const { return m_end == m_begin; }
    [[nodiscard]] bool contains(quint64 number) const;
    [[nodiscard]] quint64 at(qint64 index) const; ///< 0 <= index < count()
    /// How many are lower: the index of the number, or of the next higher one; count() when there is none.
    [[nodiscard]] qint64 indexOf(quint64 number) const;
    [[nodiscard]] std::optional<quint64> next(quint64 from) const; ///< the lowest that is >= from
    [[nodiscard]] quint64 bytesUsed() const; ///< about, for tests

private:
    static constexpr quint64 blockRows = 65536;
    static constexpr size_t words = blockRows / 64;
    using Bits = std::array<quint64, words>;

    /// Rows of one block, from `begin` to `end` (offsets in it) all of them unless `bits` tells which.
    struct Block
    {
        quint64 number; ///< of its first possible row, / blockRows
        qint64 before; ///< rows in blocks before it since clear()
        quint32 begin;
        quint32 end;
        std::shared_ptr<Bits> bits; ///< shared by copies: replaced, not changed, while it is

        [[nodiscard]] qint64 countBelow(quint32 offset) const;
        [[nodiscard]] quint32 select(qint64 index) const; ///< offset of the row with that index
    };
    using Blocks = std::vector<Block>;

    void appendIn(quint64 block, quint32 first, quint32 end);
    static void makeBits(Block &block);
    [[nodiscard]] Blocks::const_iterator blockAt(qint64 index) const;
    [[nodiscard]] Blocks::const_iterator firstFrom(quint64 number) const; ///< the first block not wholly below

    Blocks m_blocks;
    qint64 m_begin = 0; ///< running index of the first one kept
    qint64 m_end = 0;
};

} // namespace sw
